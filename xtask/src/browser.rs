//! The site as visitors use it: journeys, axe, and widths, in Debian's Chromium, driven from `crates/rungs-web/browser`.
//! What it takes is installed: packages of npm, and Chromium, where this may install one.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{is_there, quietly, root, rungs, succeed, target_directory};
use crate::{Outcome, Step};

/// Names under which Chromium is installed.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// Every test in the browser.
pub(crate) fn test() -> Step {
    run(&["--test-reporter=dot", "--test-reporter-destination=stdout"], None)
}

/// Takes the pictures that are kept in `docs/screens`.
pub(crate) fn screens() -> Outcome {
    let folder = root().join("docs/screens");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(&["--test-name-pattern=every page", "--test-reporter=spec"], Some(&folder)).must_run()
}

fn run(arguments: &[&str], screens: Option<&Path>) -> Step {
    let (tests, chromium) = match ready() {
        Ok(ready) => ready,
        Err(why) => return Step::LeftOut(format!("the site in a browser: {why}")),
    };
    let binary = match rungs(false) {
        Ok(binary) => binary,
        Err(why) => return Step::Run(Err(why)),
    };
    let mut node = Command::new("node");
    // One file after the other: two servers and browsers at once only wait for each other.
    node.args(["--test", "--test-concurrency=1"]).args(arguments).current_dir(&tests);
    node.args(["journeys.test.mjs", "every-page.test.mjs"]);
    node.env("RUNGS", binary).env("RUNGS_CHROMIUM", chromium);
    if let Some(folder) = screens {
        node.env("RUNGS_SCREENS", folder);
    }
    Step::Run(succeed(&mut node))
}

/// The folder of the tests with their packages beside them, and Chromium.
fn ready() -> Result<(PathBuf, PathBuf), String> {
    if !is_there(Command::new("node").arg("--version")) || !is_there(Command::new("npm").arg("--version")) {
        return Err("it takes Node.js with npm, version 20 or later".into());
    }
    // A copy of its own, so that nothing is installed among the sources.
    let folder = target_directory()?.join("fetched/browser");
    copy(&root().join("crates/rungs-web/browser"), &folder)?;
    let lock =
        std::fs::read(folder.join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    let installed = folder.join("installed.json");
    if std::fs::read(&installed).ok().as_ref() != Some(&lock) {
        quietly(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder))?;
        std::fs::write(&installed, lock).map_err(|error| format!("{}: {error}", installed.display()))?;
    }
    Ok((folder, chromium()?))
}

/// Copies the files of a folder, those of packages left out.
fn copy(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    std::fs::create_dir_all(to).map_err(failed)?;
    for entry in std::fs::read_dir(from).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, to.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}

/// Chromium as it is installed; where it isn't and this may, it is installed first.
fn chromium() -> Result<PathBuf, String> {
    if let Some(told) = std::env::var_os("RUNGS_CHROMIUM") {
        return Ok(told.into());
    }
    let found = || {
        let folders: Vec<PathBuf> =
            std::env::var_os("PATH").iter().flat_map(|path| std::env::split_paths(path).collect::<Vec<_>>()).collect();
        CHROMIUM.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file()))
    };
    if let Some(path) = found() {
        return Ok(path);
    }
    println!("Chromium is installed …");
    let installed = quietly(Command::new("apt-get").args(["update", "-qq"])).and_then(|()| {
        let mut install = Command::new("apt-get");
        install.args(["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
        quietly(install.env("DEBIAN_FRONTEND", "noninteractive"))
    });
    match (installed, found()) {
        (_, Some(path)) => Ok(path),
        (Err(why), None) => Err(format!("it takes Chromium (as root: apt-get install chromium): {why}")),
        (Ok(()), None) => Err("it takes Chromium, and the one that apt installed can't be found".into()),
    }
}
