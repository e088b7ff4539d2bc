//! The files of frameworks, as far as they aren't open in the editor.

use std::path::Path;

use rungs_app::service::PersonContent;
use rungs_app::tree::Format;
use rungs_check::SourceFile;

/// Where files are looked for.
pub trait Disk {
    /// Whether there is such a file.
    fn has(&self, file: &Path) -> bool;

    /// The pages and cases in a folder, and in the folders in it, with their paths from there.
    fn files(&self, folder: &Path) -> Vec<SourceFile>;

    /// The person files in a folder; none, where there is no such folder.
    fn people(&self, folder: &Path) -> Vec<PersonContent> {
        let _ = folder;
        Vec::new()
    }
}

/// The files of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Files;

/// Whether a file is part of a framework, by its name: a page, or worked cases.
pub fn is_ours(path: &str) -> bool {
    path.ends_with(".md") || path.ends_with(".cases.yaml")
}

impl Disk for Files {
    fn has(&self, file: &Path) -> bool {
        file.is_file()
    }

    fn files(&self, folder: &Path) -> Vec<SourceFile> {
        // A folder that can't be read has no files that could be shown.
        rungs_app::framework::files_in(folder, is_ours).unwrap_or_default()
    }
    fn people(&self, folder: &Path) -> Vec<PersonContent> {
        let files = rungs_app::framework::files_in(folder, |path| format(path).is_some()).unwrap_or_default();
        let mut people: Vec<PersonContent> = files
            .into_iter()
            .map(|file| PersonContent { format: format(&file.path), file: file.path, content: file.content })
            .collect();
        people.sort_by(|one, other| one.file.cmp(&other.file));
        people
    }
}

/// How a person file is written, by its name; none for what is no person file.
fn format(path: &str) -> Option<Format> {
    match path.rsplit_once('.')?.1 {
        "yaml" | "yml" => Some(Format::Yaml),
        "toml" => Some(Format::Toml),
        "json" => Some(Format::Json),
        _ => None,
    }
}
