//! Loading a framework: the one built into the binary, a folder's, or a folder's as it was.

mod revision;
mod usable;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use rungs_check::{Checked, SourceFile};
use rungs_core::framework::Framework;
use rungs_plan::{Atlas, Undertakings};
use sha2::{Digest, Sha256};

use crate::find::{self, Found};

pub use revision::{Earlier, at_version};
pub use usable::LeftOut;

/// The framework that ships, as it was when the binary was built.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../frameworks/ahp-england");

/// A framework's files and what came of reading them.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The files, in the order of their paths.
    pub files: Vec<SourceFile>,
    /// The framework and the findings.
    pub checked: Checked,
    /// A digest of all files: `sha256:` and 64 digits.
    pub digest: String,
    /// Pages that [`Loaded::usable`] has left out.
    pub left_out: Vec<LeftOut>,
    /// What there is to undertake in it, from when somebody first asks for a plan.
    pub undertakings: Kept,
}

/// Undertakings, kept from question to question.
#[derive(Clone, Debug, Default)]
pub struct Kept(OnceLock<Arc<Undertakings>>);

impl Loaded {
    /// The framework as an atlas of what there is to undertake.
    pub fn atlas(&self) -> Atlas<'_> {
        let framework = &self.checked.framework;
        Atlas::kept(framework, self.undertakings.0.get_or_init(|| Arc::new(Undertakings::of(framework))))
    }
}

/// Folders deeper than this are not read: no framework needs them, and a link in a circle would never end.
const DEEPEST: usize = 12;

/// The framework built into the binary.
pub fn built_in() -> Loaded {
    of_files(built_in_files())
}

/// The files of the framework built into the binary.
pub fn built_in_files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![&BUILT_IN];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| SourceFile {
            path: file.path().to_string_lossy().replace('\\', "/"),
            content: Ok(file.contents().to_vec()),
        }));
    }
    files
}

/// A framework in a folder.
///
/// # Errors
/// A folder that can't be read; files that can't be are findings of their own.
pub fn from_folder(folder: &Path) -> Result<Loaded, String> {
    files_in(folder, |_| true).map(of_files)
}

/// The files of a framework in a folder whose paths are wanted, hidden ones left out.
///
/// # Errors
/// A folder that can't be read; files that can't be are kept with the reason.
pub fn files_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<SourceFile>, String> {
    let mut files = Vec::new();
    let mut pending = vec![(folder.to_path_buf(), 0)];
    while let Some((folder_here, depth)) = pending.pop() {
        let entries = std::fs::read_dir(&folder_here)
            .map_err(|error| format!("the folder {} can't be read: {}", folder_here.display(), why(&error)))?;
        for entry in entries {
            let entry = entry
                .map_err(|error| format!("the folder {} can't be read: {}", folder_here.display(), why(&error)))?;
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if path.is_dir() {
                if depth < DEEPEST && !hidden {
                    pending.push((path, depth + 1));
                }
            } else if !hidden {
                let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                if wanted(&inside) {
                    let content = std::fs::read(&path).map_err(|error| error.to_string());
                    files.push(SourceFile { path: inside, content });
                }
            }
        }
    }
    Ok(files)
}

/// Why a folder can't be read, without the numbers of the system.
fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this needs a permission that you don't have".to_owned(),
        _ => error.to_string(),
    }
}

/// A framework from its files, wherever they come from.
pub fn of_files(mut files: Vec<SourceFile>) -> Loaded {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let checked = rungs_check::check(&files);
    Loaded { digest: digest(&files), files, checked, left_out: Vec::new(), undertakings: Kept::default() }
}

/// As much of a framework as answers about one role rest on, named by slug, title or another name.
///
/// None where no role is called just so, or anything is wrong with what its answers rest on: then all of the framework is to
/// be read, to say what was meant, or what is wrong.
pub fn for_role(mut files: Vec<SourceFile>, name: &str) -> Option<Loaded> {
    let heads = Framework { roles: rungs_check::role_heads(&files), ..Framework::default() };
    let Found::Role(role) = find::role(&heads, name) else { return None };
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let checked = rungs_check::check_roles(&files, &[&role.slug]);
    let loaded = Loaded { digest: digest(&files), files, checked, left_out: Vec::new(), undertakings: Kept::default() };
    loaded.checked.is_sound().then_some(loaded)
}

/// A digest of files in the order of their paths.
fn digest(files: &[SourceFile]) -> String {
    let mut files: Vec<&SourceFile> = files.iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut hash = Sha256::new();
    for file in files {
        if let Ok(content) = &file.content {
            // Lengths keep one file's end apart from the next one's start.
            hash.update((file.path.len() as u64).to_le_bytes());
            hash.update(file.path.as_bytes());
            hash.update((content.len() as u64).to_le_bytes());
            hash.update(content);
        }
    }
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}
