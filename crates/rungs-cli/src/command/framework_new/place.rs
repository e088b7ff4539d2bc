//! Where a new page goes, and writing it without touching what is there.

use std::io::Write;
use std::path::{Path, PathBuf};

use rungs_core::framework::Framework;
use tempfile::NamedTempFile;

use crate::answer::Failure;
use crate::input;

/// The folder of a framework, and the one inside it where its role pages lie.
pub(super) struct Home {
    root: PathBuf,
    roles: String,
}

/// Whether there is nothing in a folder, or no such folder.
pub(super) fn is_empty(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => {
            entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with('.')))
        }
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

impl Home {
    /// New pages go where the others are.
    pub(super) fn of(root: &Path, framework: &Framework) -> Home {
        let page = framework.roles.first().map_or("roles/new.md", |role| role.page.as_str());
        let roles = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        Home { root: root.to_path_buf(), roles: roles.to_owned() }
    }

    /// The path of a role's page inside the framework.
    pub(super) fn page(&self, slug: &str) -> String {
        self.inside(&format!("{slug}.md"))
    }

    /// The path of its cases.
    pub(super) fn cases(&self, slug: &str) -> String {
        self.inside(&format!("{slug}.cases.yaml"))
    }

    fn inside(&self, name: &str) -> String {
        if self.roles.is_empty() { name.to_owned() } else { format!("{}/{name}", self.roles) }
    }

    /// A path as the folder was named.
    pub(super) fn shown(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// The first of a role's files that is there already.
    pub(super) fn taken(&self, slug: &str) -> Option<String> {
        let paths = [self.page(slug), self.cases(slug)];
        paths.iter().find(|path| self.root.join(path).exists()).map(|path| self.shown(path))
    }

    /// Writes files that aren't there yet, each whole or not at all, and all of them or none.
    pub(super) fn write(&self, files: &[(&str, &str)]) -> Result<(), Failure> {
        let mut ready = Vec::new();
        for (path, text) in files {
            let target = self.root.join(path);
            ready.push((self.beside(&target, text).map_err(|error| self.refused(path, &error))?, target, *path));
        }
        let mut done: Vec<PathBuf> = Vec::new();
        for (file, target, path) in ready {
            if let Err(refused) = file.persist_noclobber(&target) {
                // Only what was made a moment ago is taken away again.
                done.iter().for_each(|made| drop(std::fs::remove_file(made)));
                return Err(self.refused(path, &refused.error));
            }
            done.push(target);
        }
        Ok(())
    }

    /// The text in a file of its own beside where it is to go.
    fn beside(&self, target: &Path, text: &str) -> std::io::Result<NamedTempFile> {
        let folder = target.parent().unwrap_or(&self.root);
        std::fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".rungs-new-");
        #[cfg(unix)]
        {
            // As any file that a person writes; what is made for a moment is otherwise its maker's alone.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        Ok(file)
    }

    fn refused(&self, path: &str, error: &std::io::Error) -> Failure {
        let path = self.shown(path);
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Failure::with_help(format!("{path} is there already, and stays as it is"), "nothing was written")
            }
            _ => Failure::new(format!("{path} can't be written: {}", input::reason(error))),
        }
    }
}
