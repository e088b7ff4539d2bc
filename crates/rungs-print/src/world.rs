//! All that the typesetter gets to see: the template, the words of one plan, and a typeface. No files, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// How a plan stands on paper.
const TEMPLATE: &str = include_str!("plan.typ");

/// Noto Sans, under the SIL Open Font License 1.1: upright and bold are all that the template asks for.
const TYPEFACE: [&[u8]; 2] = [notosans::REGULAR_TTF, notosans::BOLD_TTF];

/// What lies on the typesetter's desk.
pub(crate) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    words_at: FileId,
    words: Bytes,
}

impl Desk {
    /// A desk with the words of a plan, as JSON.
    ///
    /// # Errors
    ///
    /// Where the template or the words have no place: never, as their names are what they are.
    pub(crate) fn with(words: String) -> Result<Desk, String> {
        let fonts: Vec<Font> = TYPEFACE.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect();
        let at = |name: &str| {
            let path = VirtualPath::new(name).map_err(|error| format!("{name}: {error:?}"))?;
            Ok::<FileId, String>(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        Ok(Desk {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(at("plan.typ")?, TEMPLATE.to_owned()),
            words_at: at("plan.json")?,
            words: Bytes::from_string(words),
        })
    }

    /// The letters among the words that the typeface doesn't have, each once, in the order of their numbers.
    pub(crate) fn letters_missing(&self) -> String {
        let has = |letter: char| self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(letter)));
        let words = self.words.as_str().unwrap_or_default();
        let missing: std::collections::BTreeSet<char> = words.chars().filter(|&letter| !has(letter)).collect();
        missing.into_iter().collect()
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.words_at { Ok(self.words.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
