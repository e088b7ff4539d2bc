//! Documents that say what comes of a page: a heading a ruling, and below it fenced blocks in which the page is answered.
//!
//! A line that begins with `>` is an answer; what stands above it, up to the answer before, is what was written.

use std::path::{Path, PathBuf};

/// The variable that writes the answers as they come out into the documents, to be looked at with `git diff`.
const WRITE: &str = "CONFORMANCE";

/// A document of rulings.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) path: PathBuf,
    source: String,
    pub(crate) blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// What stands behind the fence: nothing for a part of a page, `vocabulary`, `people`.
    pub(crate) language: String,
    /// The heading it stands under.
    pub(crate) heading: String,
    /// The line of the fence, from 1.
    pub(crate) line: usize,
    pub(crate) turns: Vec<Turn>,
}

/// Something written, and the answer to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The lines, each with its end.
    pub(crate) written: String,
    /// The lines of the answer without their `>`, each with its end.
    pub(crate) answer: String,
}

/// A test for each of these documents: they are as many things that can be wrong, and one is quick to run by itself. And
/// a test that no document is missing of those that have what is looked at.
macro_rules! documents {
    ($answered:ident, of $is_looked_at:ident: $($name:ident $path:literal,)*) => {
        $(
            #[test]
            fn $name() {
                $answered(&crate::document::Document::at($path));
            }
        )*

        #[test]
        fn no_document_is_missing() {
            let mut listed = vec![$($path),*];
            listed.sort_unstable();
            assert_eq!(crate::document::paths($is_looked_at), listed);
        }
    };
}

/// The folder of the documents.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance")
}

/// The documents in the folders of `conformance`, in the order of their paths.
pub(crate) fn all() -> Vec<Document> {
    let mut paths: Vec<PathBuf> = entries(root()).iter().filter(|path| path.is_dir()).flat_map(entries).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths.into_iter().map(Document::read).collect()
}

/// The paths of those with such a block, in the folder of all.
pub(crate) fn paths(is_looked_at: impl Fn(&Block) -> bool) -> Vec<String> {
    let mut all = all();
    all.retain(|document| document.blocks.iter().any(&is_looked_at));
    let within = |document: &Document| document.path.strip_prefix(root()).map(|path| path.display().to_string());
    let mut paths: Vec<String> = all.iter().filter_map(|document| within(document).ok()).collect();
    paths.sort_unstable();
    paths
}

fn entries(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let folder = folder.as_ref();
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.flatten().map(|entry| entry.path()).collect()
}

impl Document {
    /// One of them, by its path in the folder of all.
    pub(crate) fn at(path: &str) -> Document {
        Document::read(root().join(path))
    }

    fn read(path: PathBuf) -> Document {
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (mut blocks, mut open, mut heading) = (Vec::new(), None::<Block>, String::new());
        for (number, line) in source.split_inclusive('\n').enumerate() {
            match (line.strip_prefix("```"), &mut open) {
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(language), None) => {
                    let (language, heading) = (language.trim().to_owned(), heading.clone());
                    open = Some(Block { language, heading, line: number + 1, turns: Vec::new() });
                }
                (None, Some(block)) => block.push(line),
                (None, None) => {
                    if let Some(words) = line.strip_prefix('#') {
                        heading = words.trim_start_matches('#').trim().to_owned();
                    }
                }
            }
        }
        assert!(open.is_none(), "{}: a block has no end", path.display());
        Document { path, source, blocks }
    }

    /// What differs between the answers as written and as they come out, or nothing. `answers` has a list for each
    /// block, empty for those left as they are; `is_answered` tells which blocks can't do without answers.
    ///
    /// With `CONFORMANCE=write` in the environment they are written into the document instead.
    pub(crate) fn differences(&self, is_answered: impl Fn(&Block) -> bool, answers: &[Vec<String>]) -> Vec<String> {
        assert_eq!(self.blocks.len(), answers.len());
        let unanswered =
            self.blocks.iter().zip(answers).find(|(block, answers)| is_answered(block) && answers.is_empty());
        assert!(unanswered.is_none(), "{}: nothing answers {unanswered:?}", self.path.display());
        let mut differences = Vec::new();
        let mut written = String::new();
        let mut lines = self.source.split_inclusive('\n');
        let mut at = 0;
        for (block, answers) in self.blocks.iter().zip(answers) {
            while at < block.line {
                written.extend(lines.next());
                at += 1;
            }
            for (turn, answer) in block.turns.iter().zip(answers.iter().map(Some).chain(std::iter::repeat(None))) {
                let answer = answer.unwrap_or(&turn.answer);
                let taken = turn.written.lines().count() + turn.answer.lines().count();
                lines.by_ref().take(taken).for_each(drop);
                at += taken;
                written.push_str(&turn.written);
                written.extend(answer.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n"));
                if *answer != turn.answer {
                    let name = self.path.file_name().unwrap_or_default().to_string_lossy();
                    differences.push(format!(
                        "{name}:{}: {}\n{}expected\n{}and it is\n{}",
                        block.line,
                        block.heading,
                        turn.written,
                        indented(&turn.answer),
                        indented(answer)
                    ));
                }
            }
        }
        written.extend(lines);
        if std::env::var(WRITE).is_ok_and(|value| value == "write") && !differences.is_empty() {
            std::fs::write(&self.path, written).unwrap_or_else(|error| panic!("{}: {error}", self.path.display()));
            return Vec::new();
        }
        differences
    }
}

impl Block {
    fn push(&mut self, line: &str) {
        let answer = line.strip_prefix('>').map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        let goes_on = self.turns.last().is_some_and(|turn| turn.answer.is_empty());
        match (self.turns.last_mut(), answer) {
            (Some(turn), Some(answer)) => turn.answer.push_str(answer),
            (Some(turn), None) if goes_on => turn.written.push_str(line),
            (None, Some(_)) => panic!("line {}: an answer to nothing", self.line),
            (_, None) => self.turns.push(Turn { written: line.to_owned(), answer: String::new() }),
        }
    }
}

/// The roles that these pages are about. Those that ship are left aside beside them, save what they are called: a piece of a
/// page means the same.
pub(crate) fn roles<'p>(pages: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    pages.filter_map(|page| page.lines().find_map(|line| line.strip_prefix("role: "))).map(str::trim).collect()
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}

/// The page that a piece of one stands for. A bullet stands under a way in, `####` below one, `###` under *Ways in*, `##`
/// under the title; what begins with `---` is a page already.
pub(crate) fn page(slug: &str, written: &str) -> String {
    if written.starts_with("---\n") {
        return written.to_owned();
    }
    let mut page = format!("---\nrole: {slug}\nlevel: 5\n---\n# Example {slug}\n\n");
    let level = written.bytes().take_while(|byte| *byte == b'#').count();
    if level == 0 || level >= 3 {
        page.push_str("## Ways in\n\n");
    }
    if level == 0 || level >= 4 {
        page.push_str("### Example course[^a]\nFull-time course at level 5, 24 months.\n\n");
    }
    // Every rule has a source, unless it is about sources.
    match written.split_once('\n') {
        Some((heading, rest)) if matches!(level, 2 | 3) && !written.contains("[^") => {
            page.push_str(&format!("{heading}[^a]\n{rest}"));
        }
        _ => page.push_str(written),
    }
    page.push_str("\n[^a]: A source. Read 2026-11-22.\n");
    page
}

/// A page under another name and another title, so that it can stand beside the one it was made from.
#[allow(dead_code, reason = "only rewritten pages stand beside the ones they were made from")]
pub(crate) fn renamed(page: &str, suffix: &str) -> String {
    let (mut role, mut title) = (false, false);
    let mut renamed = String::new();
    for line in page.split_inclusive('\n') {
        let end = line.trim_end();
        let changes = if end.starts_with("role: ") { &mut role } else { &mut title };
        if (end.starts_with("role: ") || end.starts_with("# ")) && !*changes {
            *changes = true;
            renamed.push_str(&format!("{end}-{suffix}\n"));
        } else {
            renamed.push_str(line);
        }
    }
    renamed
}
