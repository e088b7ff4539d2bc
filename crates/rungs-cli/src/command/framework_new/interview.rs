//! The questions about a role, one after another. What is typed is read with the framework's pages, so that the page
//! that comes of it can be read too.

mod mending;
mod rules;
mod steps;
mod talk;
mod tried;
mod ways_in;

use std::io::{BufRead, Write};

use rungs_app::framework::Loaded;
use rungs_check::{Level, check, nearest};
use rungs_core::date::Date;

use super::draft::{Draft, Part, Source, slug};
use super::place::Home;
use crate::answer::Failure;
use crate::screen::{BOLD, FAINT};
use crate::words;
use tried::Tried;

/// A conversation about a role that has no page yet.
pub(super) struct Interview<'a> {
    loaded: &'a Loaded,
    home: &'a Home,
    draft: Draft,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    /// Whether what is read is written as well: where nobody has typed it on this screen.
    echoes: bool,
}

impl<'a> Interview<'a> {
    pub(super) fn new(
        loaded: &'a Loaded,
        home: &'a Home,
        today: Date,
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        echoes: bool,
    ) -> Interview<'a> {
        Interview { loaded, home, draft: Draft::new(today), input, output, echoes }
    }

    /// Asks what a framework is called that begins with this role.
    pub(super) fn beginning(mut self) -> Result<Self, Failure> {
        self.tell(BOLD, "A new framework, and its first role page")?;
        loop {
            let title = self.required("What is the framework called?", "a framework to belong to")?;
            let checked = check(&[super::about(&title)]);
            let error = checked.findings.iter().find(|finding| finding.level == Level::Error);
            match error {
                None if slug(&title).is_empty() => self.refuse("a title has letters in it")?,
                Some(error) => self.refuse(&error.message)?,
                None => {
                    self.draft.framework = Some(title);
                    return Ok(self);
                }
            }
        }
    }

    /// Asks everything there is to ask.
    pub(super) fn hold(mut self) -> Result<Draft, Failure> {
        let framework = self.draft.framework.as_ref().unwrap_or(&self.loaded.checked.framework.title);
        let title = format!("A new role page for {framework}");
        if self.draft.framework.is_some() {
            self.put("\n")?;
        }
        self.tell(BOLD, &title)?;
        self.tell(
            FAINT,
            "Nothing is written before the last question. An empty line leaves out what you don't know, and goes on in \
             a list; back takes the last line of a list out. Ctrl-C stops, and leaves nothing behind.",
        )?;
        self.title()?;
        self.front_matter()?;
        self.list(Part::Summary, "What is it, in a sentence or two?", "")?;
        self.list(Part::Duties, "What does somebody in this role do?", "- ")?;
        self.list(Part::Skills, "What do they bring?", "- ")?;
        self.sources()?;
        self.rules(
            Part::Needs,
            "What does everybody need who holds the role? One sentence a line, such as: You must pass a DBS check.",
        )?;
        self.rules(
            Part::ToStart,
            "What does every way in ask of people when they start? Only what all of them ask; what one of them asks \
             comes with it.",
        )?;
        self.ways_in()?;
        self.rules(
            Part::Staying,
            "What is asked again and again of whoever holds it, such as: You must renew your registration every \
             2 years.",
        )?;
        self.steps()?;
        self.list(Part::Notes, "Is there more to tell? It goes under Notes, and nothing is decided by it.", "")?;
        self.other_sources()?;
        self.mended()?;
        Ok(self.draft)
    }

    fn title(&mut self) -> Result<(), Failure> {
        loop {
            let title = self.required("What is the role called?", "a title")?;
            let slug = slug(&title);
            if slug.is_empty() {
                self.refuse("a title has letters in it")?;
                continue;
            }
            if let Some(path) = self.home.taken(&slug) {
                self.refuse(&format!("{path} is there already: give the role another name"))?;
                continue;
            }
            self.draft.title = title;
            self.draft.slug = slug;
            if let Tried::Fits = self.tried(Part::Top)? {
                return Ok(());
            }
        }
    }

    fn front_matter(&mut self) -> Result<(), Failure> {
        self.fitting("Other names people know it by, with commas between them", |draft, typed| {
            draft.also_called = parted(typed);
        })?;
        self.professions()?;
        self.draft.level = self.level("The level of the qualification that goes with it, 1 to 8", 8)?;
        self.draft.career_level = self.level("Its level in the career framework, 1 to 9", 9)?;
        self.fitting("The pay band, such as 4, or 2 or 3", |draft, typed| {
            let band = without(typed, "band");
            draft.band = (!band.is_empty()).then(|| band.to_owned());
        })
    }

    /// Something of the front matter, asked until it can be read; an empty line leaves it out.
    fn fitting(&mut self, question: &str, set: impl Fn(&mut Draft, &str)) -> Result<(), Failure> {
        loop {
            let typed = self.optional(question)?.unwrap_or_default();
            set(&mut self.draft, &typed);
            if typed.is_empty() {
                return Ok(());
            }
            if let Tried::Fits = self.tried(Part::Top)? {
                return Ok(());
            }
            set(&mut self.draft, "");
        }
    }

    fn professions(&mut self) -> Result<(), Failure> {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        'asking: loop {
            let typed = self.optional("The professions it belongs to, with commas between them")?.unwrap_or_default();
            let mut professions = Vec::new();
            for name in parted(&typed) {
                let Some(term) = vocabulary.find(&name, &["profession"]) else {
                    let known = vocabulary.iter().filter(|(_, term)| term.class == "profession");
                    let known: Vec<&str> = known.map(|(_, term)| term.title.as_str()).collect();
                    let near = nearest(&name, known.iter().copied());
                    let near: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
                    let help = match (near.as_slice(), known.as_slice()) {
                        ([], []) => "it has none: leave this out".to_owned(),
                        ([], known) => format!("it knows {}", known.join(", ")),
                        (near, _) => format!("did you mean {}?", words::joined(near, "or")),
                    };
                    self.refuse(&format!("the framework knows no profession called “{name}”; {help}"))?;
                    continue 'asking;
                };
                professions.push(vocabulary.title(term).to_owned());
            }
            self.draft.professions = professions;
            return Ok(());
        }
    }

    fn level(&mut self, question: &str, highest: u8) -> Result<Option<u8>, Failure> {
        loop {
            let Some(typed) = self.optional(question)? else { return Ok(None) };
            let number = without(&typed, "level");
            match number.parse::<u8>().ok().filter(|level| (1..=highest).contains(level)) {
                Some(level) => return Ok(Some(level)),
                None => self.refuse(&format!("“{typed}” is not a number from 1 to {highest}"))?,
            }
        }
    }

    /// A list of things that aren't rules.
    fn list(&mut self, part: Part, question: &str, mark: &str) -> Result<(), Failure> {
        self.ask(question)?;
        while let Some(typed) = self.line("")? {
            match typed.as_str() {
                "" => break,
                "back" => self.take_back(part)?,
                typed => {
                    self.draft.add(part, format!("{mark}{}", bare(typed)));
                    if let Tried::Refused(_) = self.tried(part)? {
                        self.draft.take_back(part);
                    }
                }
            }
        }
        Ok(())
    }

    fn sources(&mut self) -> Result<(), Failure> {
        self.ask(
            "Where do you know it from? One source a line: its title, its owner, and its address if it has one. The \
             first is put behind every sentence that names none; to name one, end the sentence with its [^name].",
        )?;
        while let Some(typed) = self.line("")? {
            match typed.as_str() {
                "" => break,
                "back" => {
                    if let Some(source) = self.draft.sources.pop() {
                        self.note(&format!("taken out: {}", source.text))?;
                    }
                }
                typed => {
                    let source = source(typed, self.draft.today, &self.draft.sources);
                    self.note(&format!("[^{}]", source.name))?;
                    self.draft.sources.push(source);
                }
            }
        }
        if self.draft.sources.is_empty() {
            self.note("No source: the rules will say that they are general knowledge, not confirmed.")?;
            let text = "General knowledge, not confirmed.".to_owned();
            self.draft.sources.push(Source { name: "gk".to_owned(), text });
        }
        Ok(())
    }

    /// What was read and stands behind no sentence is worth knowing too.
    fn other_sources(&mut self) -> Result<(), Failure> {
        for source in self.draft.unused_sources() {
            self.note(&format!("No sentence names [^{}]: it is kept under Notes.", source.name))?;
            self.draft.add(Part::Notes, format!("Also read: {}", source.text));
        }
        Ok(())
    }

    fn take_back(&mut self, part: Part) -> Result<(), Failure> {
        match self.draft.take_back(part) {
            Some(block) => self.note(&format!("taken out: {}", unmarked(block.lines().next().unwrap_or_default()))),
            None => self.note("There is nothing to take out."),
        }
    }
}

/// Something typed, without the mark of a bullet or a heading that it was copied with.
fn bare(typed: &str) -> &str {
    typed.trim_start_matches(|letter: char| letter.is_whitespace() || MARKS.contains(letter)).trim()
}

/// What stands in front of a bullet or a heading, here and in word processors.
const MARKS: &str = "-*+#•◦▪●·–";

/// A value without the word that says what it is: *band 4*.
fn without<'t>(typed: &'t str, word: &str) -> &'t str {
    let lowered = typed.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let rest = typed.get(word.len()..).unwrap_or_default();
    if lowered && rest.starts_with(' ') { rest.trim() } else { typed }
}

/// A line of the page without its mark and its footnotes, as it is shown.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches("- ").trim_start_matches('#').trim_start();
    line.find("[^").map_or(line, |at| line.split_at(at).0)
}

fn stopped(line: &str) -> String {
    let line = line.trim_end_matches('.').trim_end();
    let mut letters = line.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Names with commas between them.
fn parted(typed: &str) -> Vec<String> {
    typed.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A source as a footnote has it: what it is, the day it was read, and its address.
fn source(typed: &str, today: Date, others: &[Source]) -> Source {
    let (words, address) = match typed.rsplit_once(' ') {
        Some((words, address)) if address.starts_with("http") => (words, Some(address)),
        _ => (typed, None),
    };
    let title = words.trim_end_matches(['.', ',', ':', ' ']);
    let address = address.map(|address| format!(" {address}")).unwrap_or_default();
    let named = slug(title).split('-').take(2).collect::<Vec<_>>().join("-");
    let named = if named.is_empty() { "source".to_owned() } else { named };
    let is_free = |name: &String| others.iter().all(|other| other.name != *name);
    let numbered = (2..).map(|number| format!("{named}-{number}"));
    let name = std::iter::once(named.clone()).chain(numbered).find(is_free).unwrap_or(named);
    Source { name, text: format!("{title}. Read {today}.{address}") }
}
