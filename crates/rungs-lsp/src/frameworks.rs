//! The frameworks in view: what is on the disk, and over it what is open in the editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rungs_app::service::PersonContent;
use rungs_check::SourceFile;

use crate::address;
use crate::disk::{self, Disk};
use crate::document::{Change, Document};
use crate::position::Encoding;
use crate::workspace::{self, Workspace};

/// The page by which a framework's folder is known.
const FRAMEWORK_PAGE: &str = "framework.md";
/// Folders above a page that are looked through for its framework: as deep as frameworks are read.
const HIGHEST: usize = 12;
/// The folder whose files are people.
const PEOPLE: &str = "people";

/// Where a page belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// The framework in this folder.
    Framework(PathBuf),
    /// No framework: the page at this address stands alone.
    Alone(String),
}

/// A page seen as part of its framework.
#[derive(Clone, Debug)]
pub struct View {
    /// Where it belongs.
    pub home: Home,
    /// The framework as it stands.
    pub workspace: Arc<Workspace>,
    /// The page's path in it.
    pub path: String,
}

/// All that is in view.
#[derive(Debug)]
pub struct Frameworks<D> {
    disk: D,
    /// Open pages by their addresses.
    open: BTreeMap<String, Document>,
    homes: BTreeMap<Home, Kept>,
    /// The folders that the editor has open.
    folders: Vec<PathBuf>,
    /// How many changes there were.
    changes: u64,
}

/// What is kept of a framework, or of a page alone.
#[derive(Debug, Default)]
struct Kept {
    /// What was on the disk when it was last looked at.
    files: Vec<SourceFile>,
    /// People found beside it.
    people: Vec<PersonContent>,
    /// As it stands; none where something has changed since.
    workspace: Option<Arc<Workspace>>,
    /// As it stood before that.
    earlier: Option<Arc<Workspace>>,
    /// Whether what was found has not been told yet.
    is_untold: bool,
    /// Whether it is in view no more, which is still to be told.
    is_closed: bool,
    /// Which change it was that made it as it stands.
    change: u64,
    /// Whether somebody was asked to examine it as it stands.
    is_examined: bool,
}

/// A framework to be checked, by whoever has the time.
#[derive(Debug)]
pub struct Check {
    home: Home,
    change: u64,
    pages: Pages,
    people: Vec<PersonContent>,
}

#[derive(Debug)]
enum Pages {
    Framework(Vec<SourceFile>),
    Alone(String, String),
}

/// A framework that was checked, as it stood then.
#[derive(Debug)]
pub struct Checked {
    home: Home,
    change: u64,
    workspace: Arc<Workspace>,
}

impl Check {
    /// Checks it.
    pub fn run(self) -> Checked {
        let workspace = match self.pages {
            Pages::Framework(files) => Workspace::new(files).with_people(self.people),
            Pages::Alone(path, text) => Workspace::alone(&path, &text),
        };
        Checked { home: self.home, change: self.change, workspace: Arc::new(workspace) }
    }
}

impl<D: Disk> Frameworks<D> {
    /// Nothing in view.
    pub fn new(disk: D) -> Frameworks<D> {
        Frameworks { disk, open: BTreeMap::new(), homes: BTreeMap::new(), folders: Vec::new(), changes: 0 }
    }

    /// Brings a folder's framework into view, if it is one.
    pub fn add_folder(&mut self, folder: &Path) {
        self.folders.push(folder.to_path_buf());
        if self.disk.has(&folder.join(FRAMEWORK_PAGE)) {
            self.look_at(Home::Framework(folder.to_path_buf()));
        }
    }

    /// A folder was closed: its framework stays in view only for pages that are open.
    pub fn remove_folder(&mut self, folder: &Path) {
        self.folders.retain(|open| open != folder);
        let home = Home::Framework(folder.to_path_buf());
        let is_used = self.open.keys().any(|address| self.home(address).as_ref() == Some(&home));
        if let Some(kept) = self.homes.get_mut(&home).filter(|_| !is_used) {
            (kept.workspace, kept.earlier, kept.is_untold, kept.is_closed) = (None, None, true, true);
        }
    }

    /// A page was opened.
    pub fn open(&mut self, document: Document) {
        let address = document.address.clone();
        self.open.insert(address.clone(), document);
        if is_framework_page(&address) {
            return self.look_again();
        }
        match self.home(&address) {
            Some(home) if self.homes.contains_key(&home) => self.changed(&home),
            Some(home) => self.look_at(home),
            None => {}
        }
    }

    /// A page was changed in the editor.
    pub fn change(&mut self, address: &str, version: i32, changes: Vec<Change>, encoding: Encoding) {
        let Some(document) = self.open.get_mut(address) else { return };
        document.change(version, changes, encoding);
        match self.home(address) {
            Some(home) if self.homes.contains_key(&home) => self.changed(&home),
            // A page without front matter has become one of ours.
            Some(home) => self.look_at(home),
            None => self.changed(&Home::Alone(address.to_owned())),
        }
    }

    /// A page was closed: what is on the disk holds again.
    pub fn close(&mut self, address: &str) {
        self.open.remove(address);
        if is_framework_page(address) {
            return self.look_again();
        }
        self.changed(&Home::Alone(address.to_owned()));
        if let Some(home @ Home::Framework(_)) = self.home(address) {
            self.look_at(home);
        }
    }

    /// Files changed on the disk, or a framework came or went.
    pub fn look_again(&mut self) {
        let homes: Vec<Home> = self.homes.keys().cloned().collect();
        homes.into_iter().for_each(|home| self.look_at(home));
        // A page that stood alone may have got a framework, or lost it.
        let opened: Vec<Home> = self.open.keys().filter_map(|address| self.home(address)).collect();
        for home in opened {
            if !self.homes.contains_key(&home) {
                self.look_at(home);
            }
        }
    }

    /// An open page.
    pub fn document(&self, address: &str) -> Option<&Document> {
        self.open.get(address)
    }

    /// A page as part of its framework, as it stands now. None for a page that isn't ours.
    pub fn view(&mut self, address: &str) -> Option<View> {
        let home = self.home(address)?;
        if !self.homes.contains_key(&home) {
            self.look_at(home.clone());
        }
        let workspace = self.workspace(&home)?;
        let path = inside(&home, address)?;
        Some(View { home, workspace, path })
    }

    /// A page as part of its framework as it was last checked: for answers that can't wait for a check.
    pub fn latest(&mut self, address: &str) -> Option<View> {
        let home = self.home(address)?;
        let earlier = self.homes.get(&home).and_then(|kept| kept.workspace.clone().or_else(|| kept.earlier.clone()));
        match earlier {
            Some(workspace) => Some(View { path: inside(&home, address)?, home, workspace }),
            None => self.view(address),
        }
    }

    /// Every framework in view, as it stands now.
    pub fn all(&mut self) -> Vec<(Home, Arc<Workspace>)> {
        let homes: Vec<Home> = self.homes.keys().cloned().collect();
        homes.into_iter().filter_map(|home| Some((home.clone(), self.workspace(&home)?))).collect()
    }

    /// Whether something was found that hasn't been told.
    pub fn has_untold(&self) -> bool {
        self.homes.values().any(|kept| kept.is_untold)
    }

    /// What has changed since this was last asked. First, with none, what isn't in view any more: its pages may have
    /// gone elsewhere.
    pub fn untold(&mut self) -> Vec<(Home, Option<Arc<Workspace>>)> {
        let homes = self.homes.iter().filter(|(_, kept)| kept.is_untold).map(|(home, _)| home.clone());
        let homes: Vec<Home> = homes.collect();
        let mut untold = Vec::new();
        for home in homes {
            let workspace = self.workspace(&home);
            match (&workspace, self.homes.get_mut(&home)) {
                (Some(_), Some(kept)) => kept.is_untold = false,
                _ => {
                    self.homes.remove(&home);
                }
            }
            untold.push((home, workspace));
        }
        untold.sort_by_key(|(_, workspace)| workspace.is_some());
        untold
    }

    /// The address of a file of a framework: the editor's own, if it is open there.
    pub fn address(&self, home: &Home, path: &str) -> String {
        match home {
            Home::Alone(address) => address.clone(),
            Home::Framework(root) => {
                let file = root.join(path);
                let open = self.open.keys().find(|address| address::path(address).as_deref() == Some(&file));
                open.cloned().unwrap_or_else(|| address::address(&file))
            }
        }
    }

    /// Where a page belongs; none for one that isn't ours.
    fn home(&self, address: &str) -> Option<Home> {
        let path = address::path(address);
        let folders = path.as_deref().into_iter().flat_map(|path| path.ancestors().skip(1).take(HIGHEST));
        for folder in folders {
            if self.is_framework(folder) {
                return Some(Home::Framework(folder.to_path_buf()));
            }
        }
        let text = &self.open.get(address)?.text;
        workspace::is_ours(text).then(|| Home::Alone(address.to_owned()))
    }

    fn is_framework(&self, folder: &Path) -> bool {
        let page = folder.join(FRAMEWORK_PAGE);
        self.disk.has(&page) || self.open.keys().any(|open| address::path(open).as_deref() == Some(&page))
    }

    fn look_at(&mut self, home: Home) {
        let files = match &home {
            Home::Framework(root) => self.disk.files(root),
            Home::Alone(_) => Vec::new(),
        };
        let people = match &home {
            Home::Framework(root) => self.people(root),
            Home::Alone(_) => Vec::new(),
        };
        let earlier = self.homes.remove(&home).and_then(|kept| kept.workspace.or(kept.earlier));
        self.changes += 1;
        let change = self.changes;
        self.homes.insert(home, Kept { files, people, earlier, is_untold: true, change, ..Kept::default() });
    }

    fn changed(&mut self, home: &Home) {
        self.changes += 1;
        if let Some(kept) = self.homes.get_mut(home) {
            kept.earlier = kept.workspace.take().or(kept.earlier.take());
            kept.is_untold = true;
            (kept.change, kept.is_examined) = (self.changes, false);
        }
    }

    /// What has to be checked before what has changed can be told.
    pub fn unchecked(&self) -> Vec<Check> {
        let unchecked = self.homes.iter().filter(|(_, kept)| kept.is_untold && kept.workspace.is_none());
        unchecked.filter_map(|(home, _)| self.check(home)).collect()
    }

    /// Takes what was checked, unless it has changed since.
    pub fn take(&mut self, checked: Checked) {
        let Checked { home, change, workspace } = checked;
        let current = self.homes.get_mut(&home).filter(|kept| kept.change == change && !kept.is_closed);
        if let Some(kept) = current.filter(|kept| kept.workspace.is_none()) {
            kept.earlier = None;
            kept.workspace = Some(workspace);
        }
    }

    /// The frameworks that were told of and that nobody was asked to examine since they changed. A page alone is none: what
    /// it leads to isn't there.
    pub fn unexamined(&mut self) -> Vec<(Home, Arc<Workspace>)> {
        let frameworks = self.homes.iter_mut().filter(|(home, _)| matches!(home, Home::Framework(_)));
        let unexamined = frameworks.filter(|(_, kept)| !kept.is_untold && !kept.is_examined);
        let asked = unexamined.filter_map(|(home, kept)| {
            let workspace = kept.workspace.clone()?;
            kept.is_examined = true;
            Some((home.clone(), workspace))
        });
        asked.collect()
    }

    /// Whether a framework still stands as it was examined.
    pub fn stands(&self, home: &Home, workspace: &Arc<Workspace>) -> bool {
        let now = self.homes.get(home).and_then(|kept| kept.workspace.as_ref());
        now.is_some_and(|now| Arc::ptr_eq(now, workspace))
    }

    fn check(&self, home: &Home) -> Option<Check> {
        let kept = self.homes.get(home).filter(|kept| !kept.is_closed)?;
        let pages = match home {
            Home::Framework(root) if !self.is_framework(root) => return None,
            Home::Framework(_) => Pages::Framework(self.files(home, &kept.files)),
            Home::Alone(address) => {
                let text = &self.open.get(address)?.text;
                if self.home(address).as_ref() != Some(home) {
                    return None;
                }
                Pages::Alone(inside(home, address)?, text.clone())
            }
        };
        Some(Check { home: home.clone(), change: kept.change, pages, people: kept.people.clone() })
    }

    /// The people in the folders named so beside a framework: in its own folder, and above it as far as the editor's goes.
    fn people(&self, root: &Path) -> Vec<PersonContent> {
        let open = self.folders.iter().filter(|folder| root.starts_with(folder)).map(|folder| folder.as_path());
        let highest = open.min_by_key(|folder| folder.components().count()).unwrap_or(root);
        let folders = root.ancestors().take_while(|folder| folder.starts_with(highest)).take(HIGHEST);
        folders
            .map(|folder| self.disk.people(&folder.join(PEOPLE)))
            .find(|people| !people.is_empty())
            .unwrap_or_default()
    }

    fn workspace(&mut self, home: &Home) -> Option<Arc<Workspace>> {
        let kept = self.homes.get(home).filter(|kept| !kept.is_closed)?;
        if let Some(workspace) = &kept.workspace {
            return Some(workspace.clone());
        }
        let Checked { workspace, .. } = self.check(home)?.run();
        let kept = self.homes.get_mut(home)?;
        // What it takes the place of goes now, while nobody is typing: of a large framework that takes a while.
        kept.earlier = None;
        kept.workspace = Some(workspace.clone());
        Some(workspace)
    }

    /// The files on the disk, and over them what is open.
    fn files(&self, home: &Home, on_disk: &[SourceFile]) -> Vec<SourceFile> {
        let mut files: BTreeMap<String, SourceFile> =
            on_disk.iter().map(|file| (file.path.clone(), file.clone())).collect();
        for (address, document) in &self.open {
            if self.home(address).as_ref() != Some(home) {
                continue;
            }
            if let Some(path) = inside(home, address).filter(|path| disk::is_ours(path)) {
                let content = Ok(document.text.clone().into_bytes());
                files.insert(path.clone(), SourceFile { path, content });
            }
        }
        files.into_values().collect()
    }
}

fn is_framework_page(address: &str) -> bool {
    address::path(address).is_some_and(|path| path.ends_with(FRAMEWORK_PAGE))
}

/// A page's path inside its framework; the name of its file, where it stands alone.
fn inside(home: &Home, address: &str) -> Option<String> {
    match home {
        Home::Framework(root) => {
            let path = address::path(address)?;
            Some(path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/"))
        }
        Home::Alone(_) => {
            let name = address.rsplit(['/', ':', '\\']).next().filter(|name| !name.is_empty());
            let name = name.unwrap_or("page").trim_end_matches(".md");
            // In a folder that the built-in framework doesn't have, so that the page takes no other's place.
            Some(format!("alone/{name}.md"))
        }
    }
}
