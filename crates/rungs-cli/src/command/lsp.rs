//! `rungs lsp`: a session with an editor.

use std::fs;
use std::path::PathBuf;

use include_dir::{Dir, include_dir};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};

/// The manual as it is checked in, so that the start of a session needn't work it out.
static MANUAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../docs/manual");

pub(crate) fn run() -> Outcome {
    let input = std::io::BufReader::new(std::io::stdin());
    let today = || jiff::Zoned::now().date();
    match rungs_lsp::serve(input, std::io::stdout().lock(), today, manual()) {
        Ok(properly) => Ok(Answer { status: if properly { ANSWERED } else { FOUND }, ..Answer::default() }),
        Err(error) => Err(Failure::new(format!("the editor can't be spoken to any more: {error}"))),
    }
}

/// The address of the manual's pages, so that an editor can show the page of a code. They are kept where this machine keeps
/// what can be made anew; where that isn't possible, codes have no page to link to.
fn manual() -> Option<String> {
    let folder = caches()?.join("rungs").join(concat!("manual-", env!("CARGO_PKG_VERSION")));
    fs::create_dir_all(&folder).ok()?;
    for file in MANUAL.files() {
        let page = folder.join(file.path().file_name()?);
        if fs::read(&page).ok().as_deref() != Some(file.contents()) {
            fs::write(page, file.contents()).ok()?;
        }
    }
    Some(rungs_lsp::address::address(&folder))
}

/// The folder for what can be made anew.
fn caches() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || variable("HOME");
    match std::env::consts::OS {
        "windows" => variable("LOCALAPPDATA"),
        "macos" => home().map(|home| home.join("Library/Caches")),
        _ => variable("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache"))),
    }
}
