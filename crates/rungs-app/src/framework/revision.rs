//! Earlier versions of a framework, from the Git repository that its folder is in.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rungs_check::SourceFile;

use super::{DEEPEST, Loaded, digest, of_files};

/// Commits looked through for a version or a digest.
const MOST_COMMITS: usize = 2_000;

/// A framework as it was, and the commit it was found in; none where it is as the folder has it now.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The framework.
    pub loaded: Loaded,
    /// The commit, in full.
    pub commit: Option<String>,
}

/// A folder's framework as an answer named it: by digest (`sha256:…`), by version, or by any name that Git knows a commit
/// by: `HEAD~3`, a tag, a branch.
///
/// Of several commits with one version, the last is taken.
///
/// # Errors
/// No Git, no repository, no such folder in the commit; and where nothing in the history fits.
pub fn at_version(folder: &Path, version: &str) -> Result<Earlier, String> {
    let now = super::from_folder(folder)?;
    if now.digest == version || now.checked.framework.version == version {
        return Ok(Earlier { loaded: now, commit: None });
    }
    let is_now =
        |message: String| format!("{} is version {}; {message}", folder.display(), now.checked.framework.version);
    let repository = Repository::of(folder).map_err(is_now)?;
    let by_digest = version.starts_with("sha256:");
    if !by_digest && let Some(commit) = repository.commit(version)? {
        return Ok(Earlier { loaded: of_files(repository.files(&commit)?), commit: Some(commit) });
    }
    for commit in repository.history()? {
        let files = repository.files(&commit)?;
        let fits = if by_digest { digest(&files) == version } else { states(&files, version) };
        if fits {
            return Ok(Earlier { loaded: of_files(files), commit: Some(commit) });
        }
    }
    Err(no_such(folder, version))
}

fn no_such(folder: &Path, version: &str) -> String {
    format!("there is no version “{version}” of {}", folder.display())
}

/// Whether the page about the framework says that this is its version.
fn states(files: &[SourceFile], version: &str) -> bool {
    let lines = files.iter().filter(|file| file.path.ends_with(".md")).filter_map(|file| {
        let text = std::str::from_utf8(file.content.as_ref().ok()?).ok()?;
        let matter = text.strip_prefix("---\n")?.split("\n---").next()?;
        let is_about = matter.lines().any(|line| line.starts_with("framework:"));
        is_about.then(|| matter.lines().find_map(|line| line.strip_prefix("version:")))?
    });
    lines.into_iter().any(|told| told.trim().trim_matches(['"', '\'']) == version)
}

/// A folder in a Git repository.
struct Repository {
    folder: PathBuf,
    /// The folder's path from the top of the repository: empty or with a slash at its end.
    inside: String,
}

impl Repository {
    fn of(folder: &Path) -> Result<Repository, String> {
        let folder = folder.to_path_buf();
        let repository = Repository { folder, inside: String::new() };
        let inside = repository.git(&["rev-parse", "--show-prefix"])?;
        Ok(Repository { inside: inside.trim_end_matches('\n').to_owned(), ..repository })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments);
        command
    }

    fn git(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self
            .command(arguments)
            .output()
            .map_err(|error| format!("earlier versions are read with Git, which can't be run: {error}"))?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            let told = told.lines().next().unwrap_or("Git gave no reason").trim_start_matches("fatal: ");
            return Err(format!("the history of {} can't be read: {told}", self.folder.display()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The commit that Git knows by this name, if there is one.
    fn commit(&self, name: &str) -> Result<Option<String>, String> {
        let wanted = format!("{name}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        let output = self.command(&arguments).output().map_err(|error| format!("Git can't be run: {error}"))?;
        let found = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok((output.status.success() && !found.is_empty()).then_some(found))
    }

    /// The commits that changed the folder, newest first.
    fn history(&self) -> Result<Vec<String>, String> {
        let most = format!("--max-count={MOST_COMMITS}");
        let listed = self.git(&["log", "--format=%H", &most, "--", "."])?;
        Ok(listed.lines().map(str::to_owned).collect())
    }

    /// The folder's files as they were in a commit.
    fn files(&self, commit: &str) -> Result<Vec<SourceFile>, String> {
        let tree = format!("{commit}:{}", self.inside.trim_end_matches('/'));
        let listed = self.git(&["ls-tree", "-r", "-z", "--full-tree", &tree])?;
        let mut wanted: Vec<(String, String)> = Vec::new();
        for entry in listed.split('\0').filter(|entry| !entry.is_empty()) {
            // "100644 blob <id>\t<path>": links and other repositories are no files of the framework.
            let Some((about, path)) = entry.split_once('\t') else { continue };
            let mut about = about.split(' ');
            let (mode, id) = (about.next().unwrap_or_default(), about.nth(1).unwrap_or_default());
            let hidden = path.split('/').any(|part| part.starts_with('.'));
            if mode.starts_with("100") && !hidden && path.split('/').count() <= DEEPEST + 1 {
                wanted.push((path.to_owned(), id.to_owned()));
            }
        }
        let contents = self.contents(wanted.iter().map(|(_, id)| format!("{id}\n")).collect())?;
        let files = wanted.into_iter().zip(contents);
        Ok(files.map(|((path, _), content)| SourceFile { path, content: Ok(content) }).collect())
    }

    /// The contents behind these ids, a line each, in their order.
    fn contents(&self, ids: String) -> Result<Vec<Vec<u8>>, String> {
        let failed = |error: std::io::Error| format!("Git can't be read from: {error}");
        let mut running = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let count = ids.lines().count();
        let asked = running.stdin.take();
        // Both ends at once: either pipe may be full before the other is done.
        let asking = std::thread::spawn(move || asked.map_or(Ok(()), |mut asked| asked.write_all(ids.as_bytes())));
        let mut contents = Vec::with_capacity(count);
        if let Some(printed) = running.stdout.take() {
            let mut printed = BufReader::new(printed);
            for _ in 0..count {
                let mut header = String::new();
                printed.read_line(&mut header).map_err(failed)?;
                let size = header.trim().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
                let size = size.ok_or_else(|| format!("Git no longer has one of the files: {}", header.trim()))?;
                // The content ends with a newline of Git's own.
                let mut content = vec![0; size + 1];
                printed.read_exact(&mut content).map_err(failed)?;
                content.pop();
                contents.push(content);
            }
        }
        let _ = running.wait();
        match asking.join() {
            Ok(asked) => asked.map_err(failed)?,
            Err(_) => return Err("Git can't be asked for the files".to_owned()),
        }
        Ok(contents)
    }
}
