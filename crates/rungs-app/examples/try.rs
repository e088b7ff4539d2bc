//! Scratch.
use rungs_app::*;
fn main() {
    let t = std::time::Instant::now();
    let l = framework::built_in();
    eprintln!("load {:?}", t.elapsed());
    for f in l.checked.findings.iter().filter(|f| f.code != "unconfirmed") {
        println!("{}:{}:{} {} {} {:?}", f.location.path, f.location.line, f.location.column, f.code, f.message, f.help);
    }
    let args: Vec<String> = std::env::args().collect();
    if args.len() > 2 {
        let on = "2026-11-22".parse().unwrap();
        let bytes = std::fs::read(&args[1]).unwrap();
        let p = match person::read(&bytes, None, &l.checked.framework.vocabulary, on) {
            Ok(p) => p,
            Err(e) => {
                println!("{e:#?}");
                return;
            }
        };
        let role = match find::role(&l.checked.framework, &args[2]) {
            find::Found::Role(r) | find::Found::Close(r, _) => r,
            find::Found::None(s) => {
                println!("{s:?}");
                return;
            }
        };
        let q = service::Question { on, start: on, moment: rungs_core::requirement::Moment::Start };
        let t = std::time::Instant::now();
        let a = service::check(&l, &[role], None, &p, q).unwrap();
        eprintln!("check {:?}", t.elapsed());
        println!("{}", serde_json::to_string_pretty(&a).unwrap());
        let t = std::time::Instant::now();
        println!("{}", serde_json::to_string_pretty(&service::ask(&l, role, None, &p, q).unwrap()).unwrap());
        eprintln!("ask {:?}", t.elapsed());
    } else {
        let t = std::time::Instant::now();
        let c = cases::run(&l);
        eprintln!("cases {:?}", t.elapsed());
        for k in c.cases.iter().filter(|k| !k.passed) {
            println!("{} / {}: {:#?}", k.file, k.case, k.differences);
        }
        println!("{} passed {} failed, untested {:?}", c.passed, c.failed, c.untested);
    }
}
