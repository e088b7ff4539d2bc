//! Scratch.
fn main() {
    let root = std::env::args().nth(1).unwrap();
    let mut files = vec![];
    fn walk(root: &str, dir: &str, files: &mut Vec<rungs_check::SourceFile>) {
        for e in std::fs::read_dir(dir).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() {
                walk(root, p.to_str().unwrap(), files)
            } else {
                files.push(rungs_check::SourceFile {
                    path: p.strip_prefix(root).unwrap().to_str().unwrap().into(),
                    content: std::fs::read(&p).map_err(|e| e.to_string()),
                })
            }
        }
    }
    walk(&root, &root, &mut files);
    rungs_check::frames().unwrap();
    let c = rungs_check::check(&files);
    for f in &c.findings {
        println!("{}:{}:{} {} {} {:?}", f.location.path, f.location.line, f.location.column, f.code, f.message, f.help);
    }
    for r in &c.framework.roles {
        println!("{} {} {}", r.slug, r.routes.len(), r.to_hold.len());
    }
}
