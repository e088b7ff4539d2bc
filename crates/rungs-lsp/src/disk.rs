//! The files of frameworks, as far as they aren't open in the editor.

use std::path::Path;

use rungs_check::SourceFile;

/// Where files are looked for.
pub trait Disk {
    /// Whether there is such a file.
    fn has(&self, file: &Path) -> bool;

    /// The pages and cases in a folder, and in the folders in it, with their paths from there.
    fn files(&self, folder: &Path) -> Vec<SourceFile>;
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
}
