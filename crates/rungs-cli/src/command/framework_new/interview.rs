//! The questions about a role, one after another. What is typed is read with the framework's pages, so that the page
//! that comes of it can be read too.

use std::io::{BufRead, Write};

use rungs_app::find::{self, Found};
use rungs_app::framework::Loaded;
use rungs_check::{Finding, Level, SourceFile, check, nearest};
use rungs_core::date::Date;

use super::draft::{Draft, Part, Source, WayIn, slug};
use super::place::Home;
use crate::answer::Failure;
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::words;

/// Ready-made sentences that are offered for one that can't be read.
const MOST_REWRITES: usize = 5;

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

/// What came of something that was typed.
enum Tried {
    Fits,
    /// It can't be read, and these are ready-made ways to write it.
    Refused(Vec<String>),
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

    /// Asks everything there is to ask.
    pub(super) fn hold(mut self) -> Result<Draft, Failure> {
        let title = self.loaded.checked.framework.title.clone();
        self.tell(BOLD, &format!("A new role page for {title}"))?;
        self.tell(
            FAINT,
            "Nothing is written before the last question. In a list, an empty line goes on, and back takes the last \
             line out. Ctrl-C stops, and leaves nothing behind.",
        )?;
        self.title()?;
        self.front_matter()?;
        self.list(Part::Summary, "What is it, in a sentence or two?", "")?;
        self.list(Part::Duties, "What does somebody in this role do?", "- ")?;
        self.list(Part::Skills, "What do they bring?", "- ")?;
        self.sources()?;
        let needs = "What does everybody need who holds the role? One sentence a line, such as: \
                     You must pass a DBS check.";
        self.rules(Part::Needs, needs)?;
        self.ways_in()?;
        self.leads_to()?;
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
            draft.band = (!typed.is_empty()).then(|| typed.to_owned());
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
            match typed.parse::<u8>().ok().filter(|level| (1..=highest).contains(level)) {
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

    /// Rules, each read at once. Returns whether there may be more lines to read.
    fn rules(&mut self, part: Part, question: &str) -> Result<bool, Failure> {
        self.ask(question)?;
        loop {
            let Some(typed) = self.line("")? else { return Ok(false) };
            match typed.as_str() {
                "" => return Ok(true),
                "back" => self.take_back(part)?,
                typed => self.rule(part, typed)?,
            }
        }
    }

    /// One rule: tried, and while it can't be read, mended or left out.
    fn rule(&mut self, part: Part, typed: &str) -> Result<(), Failure> {
        let mut block = self.bullet(bare(typed))?;
        loop {
            self.draft.add(part, block.clone());
            let rewrites = match self.tried(part)? {
                Tried::Fits => return Ok(()),
                Tried::Refused(rewrites) => rewrites,
            };
            self.draft.take_back(part);
            let choice = match rewrites.len() {
                0 => "Write it in other words, or leave it out with an empty line.".to_owned(),
                1 => "Type 1 to take that, or write it in other words; an empty line leaves it out.".to_owned(),
                many => {
                    let last = if many == 2 { "1 or 2".to_owned() } else { format!("1 to {many}") };
                    format!("Type {last} to take one, or write it in other words; an empty line leaves it out.")
                }
            };
            self.note(&choice)?;
            let Some(typed) = self.line("")?.filter(|typed| !typed.is_empty()) else {
                return self.note("Left out.");
            };
            let chosen = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            block = match chosen.and_then(|place| rewrites.get(place)) {
                Some(rewritten) => rewritten.clone(),
                None => self.bullet(bare(&typed))?,
            };
        }
    }

    /// A sentence as a bullet, with its source; an introducer with the items that are asked for below it.
    fn bullet(&mut self, sentence: &str) -> Result<String, Failure> {
        if !sentence.ends_with(':') {
            return Ok(format!("- {}", self.sourced(sentence)));
        }
        let mut block = format!("- {sentence}");
        self.note("Its items, one a line; an empty line ends them.")?;
        while let Some(item) = self.line("  ")?.filter(|item| !item.is_empty()) {
            block.push_str(&format!("\n  - {}", self.sourced(bare(&item))));
        }
        Ok(block)
    }

    /// The sentence with a full stop, and with the first source where it names none.
    fn sourced(&self, sentence: &str) -> String {
        let (words, marks) = sentence.find("[^").map_or((sentence, ""), |at| sentence.split_at(at));
        let words = words.trim_end();
        let stop = if words.ends_with('.') { "" } else { "." };
        let first = self.draft.sources.first().map(|source| format!("[^{}]", source.name)).unwrap_or_default();
        let marks = if marks.is_empty() { first.as_str() } else { marks };
        format!("{words}{stop}{marks}")
    }

    fn ways_in(&mut self) -> Result<(), Failure> {
        let first = "How do people get in? Name a way in, such as: Healthcare support worker apprenticeship";
        let mut question = first;
        loop {
            let Some(title) = self.optional(question)? else {
                if !self.draft.ways_in.is_empty() {
                    return Ok(());
                }
                self.required("A role has at least one way in. What is it called?", "a way in")
                    .and_then(|title| self.way_in(&title))?;
                question = "Another way in; an empty line goes on";
                continue;
            };
            self.way_in(&title)?;
            question = "Another way in; an empty line goes on";
        }
    }

    fn way_in(&mut self, title: &str) -> Result<(), Failure> {
        self.draft.ways_in.push(WayIn { title: bare(title).to_owned(), lines: Vec::new(), rules: Vec::new() });
        loop {
            let question = "What is it? Its kind, and its level and length if you know them, such as: \
                            Apprenticeship at level 5, 18 to 24 months, learning on and off the job.";
            let line = self.required(question, "what kind of way in it is")?;
            self.set_lines(vec![stopped(&line)]);
            if let Tried::Fits = self.tried(Part::WayIn)? {
                break;
            }
        }
        loop {
            let question = "What does it give, such as: a foundation degree at level 5? Nothing, if you type nothing";
            let Some(given) = self.optional(question)? else { break };
            let is_whole = given.to_lowercase().starts_with("gives ");
            let given = if is_whole { stopped(&given) } else { stopped(&format!("Gives {given}")) };
            let before = self.draft.ways_in.last().map(|way| way.lines.clone()).unwrap_or_default();
            self.set_lines(before.iter().cloned().chain([given]).collect());
            if let Tried::Fits = self.tried(Part::WayIn)? {
                break;
            }
            self.set_lines(before);
        }
        let mut question = "What does it ask? One sentence a line, such as: You usually work at least 30 hours a week.";
        loop {
            let has_more = self.rules(Part::Rules, question)?;
            if self.draft.ways_in.last().is_some_and(|way| !way.rules.is_empty()) {
                return Ok(());
            }
            if !has_more {
                return Err(ended("what the way in asks"));
            }
            question = "A way in says what it asks. If nothing is set, write: There are no set requirements.";
        }
    }

    fn set_lines(&mut self, lines: Vec<String>) {
        if let Some(way) = self.draft.ways_in.last_mut() {
            way.lines = lines;
        }
    }

    fn leads_to(&mut self) -> Result<(), Failure> {
        self.ask("Which roles does it lead to? One a line.")?;
        while let Some(typed) = self.line("")? {
            match typed.as_str() {
                "" => break,
                "back" => {
                    if let Some((title, _)) = self.draft.leads_to.pop() {
                        self.note(&format!("taken out: {title}"))?;
                    }
                }
                name => match find::role(&self.loaded.checked.framework, name) {
                    Found::Role(role) | Found::Close(role, _) => {
                        let file = role.page.rsplit('/').next().unwrap_or(&role.page).trim_end_matches(".md");
                        self.draft.leads_to.push((role.title.clone(), file.to_owned()));
                        self.accept(&role.title)?;
                    }
                    Found::None(near) => {
                        let near: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
                        let help = match near.as_slice() {
                            [] => "`rungs roles` lists them".to_owned(),
                            near => format!("did you mean {}?", words::joined(near, "or")),
                        };
                        self.refuse(&format!("no role is called “{name}”; {help}"))?;
                    }
                },
            }
        }
        Ok(())
    }

    /// Reads the page with what was added to a part last, and says what is wrong with that.
    fn tried(&mut self, part: Part) -> Result<Tried, Failure> {
        let (text, lines) = self.draft.with_last(part);
        let page = self.home.page(&self.draft.slug);
        let own = SourceFile { path: page.clone(), content: Ok(text.as_bytes().to_vec()) };
        let files: Vec<SourceFile> = self.loaded.files.iter().cloned().chain([own]).collect();
        let checked = check(&files);
        let is_here = |finding: &&Finding| {
            let line = usize::try_from(finding.location.line).unwrap_or(usize::MAX);
            // What is said of the page as a whole isn't about what was just typed.
            finding.location.path == page
                && finding.location.span.is_some()
                && line.checked_sub(1).is_some_and(|line| lines.contains(&line))
        };
        let found: Vec<&Finding> =
            checked.findings.iter().filter(|finding| finding.level > Level::Note).filter(is_here).collect();
        let mut screen = Screen::for_answers();
        let mut rewrites: Vec<String> = Vec::new();
        for finding in &found {
            let is_error = finding.level == Level::Error;
            let (sign, style) = if is_error { ("✗ ", BAD) } else { ("? ", OPEN) };
            screen.marked(4, sign, style, PLAIN, &finding.message);
            if let Some(help) = &finding.help {
                screen.hanging(6, "help: ", FAINT, help);
            }
            for rewrite in finding.rewrites.iter().filter(|_| is_error) {
                let Some(rewritten) = rewrite.applied(&text) else { continue };
                let added = rewritten.lines().count() as isize - text.lines().count() as isize;
                let Some(count) = lines.len().checked_add_signed(added) else { continue };
                let block: Vec<&str> = rewritten.lines().skip(lines.start).take(count).collect();
                let block = block.join("\n");
                if rewrites.len() < MOST_REWRITES && !rewrites.contains(&block) {
                    rewrites.push(block);
                }
            }
        }
        for (place, block) in rewrites.iter().enumerate() {
            for (number, line) in block.lines().enumerate() {
                let mark = if number == 0 { format!("{}  ", place + 1) } else { "   ".to_owned() };
                screen.hanging(6, &mark, BOLD, unmarked(line));
            }
        }
        let is_refused = found.iter().any(|finding| finding.level == Level::Error);
        if !is_refused && matches!(part, Part::Needs | Part::Rules | Part::WayIn) {
            let first = text.lines().nth(if part == Part::WayIn { lines.end.saturating_sub(1) } else { lines.start });
            screen.marked(4, "✓ ", GOOD, FAINT, unmarked(first.unwrap_or_default()));
        }
        self.put(&screen.into_text())?;
        Ok(if is_refused { Tried::Refused(rewrites) } else { Tried::Fits })
    }

    fn take_back(&mut self, part: Part) -> Result<(), Failure> {
        match self.draft.take_back(part) {
            Some(block) => self.note(&format!("taken out: {}", unmarked(block.lines().next().unwrap_or_default()))),
            None => self.note("There is nothing to take out."),
        }
    }

    fn required(&mut self, question: &str, what: &str) -> Result<String, Failure> {
        self.ask(question)?;
        loop {
            match self.line("")? {
                None => return Err(ended(what)),
                Some(typed) if typed.is_empty() => self.refuse("This one is needed.")?,
                Some(typed) => return Ok(typed),
            }
        }
    }

    /// A line, or nothing where nothing was typed.
    fn optional(&mut self, question: &str) -> Result<Option<String>, Failure> {
        self.ask(question)?;
        Ok(self.line("")?.filter(|typed| !typed.is_empty()))
    }

    /// What was typed; none where there are no more lines.
    fn line(&mut self, indent: &str) -> Result<Option<String>, Failure> {
        self.put(&format!("  {indent}> "))?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line).map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => Failure::new("what was typed is not text in UTF-8; nothing was written"),
            _ => Failure::new(format!("the answers can't be read: {error}; nothing was written")),
        })?;
        let typed = crate::screen::clean(&line).split_whitespace().collect::<Vec<_>>().join(" ");
        if self.echoes || read == 0 {
            self.put(&format!("{typed}\n"))?;
        }
        Ok((read > 0).then_some(typed))
    }

    fn ask(&mut self, question: &str) -> Result<(), Failure> {
        self.put("\n")?;
        self.tell(BOLD, question)
    }

    fn tell(&mut self, style: anstyle::Style, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.line(style, text);
        self.put(&screen.into_text())
    }

    fn note(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.hanging(4, "", FAINT, text);
        self.put(&screen.into_text())
    }

    fn accept(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.marked(4, "✓ ", GOOD, FAINT, text);
        self.put(&screen.into_text())
    }

    fn refuse(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.marked(4, "✗ ", BAD, PLAIN, text);
        self.put(&screen.into_text())
    }

    fn put(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
        written.map_err(|_| Failure::new("nobody reads the questions any more; nothing was written"))
    }
}

fn ended(what: &str) -> Failure {
    Failure::with_help(
        format!("the answers ended before the page had {what}"),
        "nothing was written; one answer a line is needed for each question",
    )
}

/// Something typed, without the mark of a bullet or a heading that a page would have in front of it.
fn bare(typed: &str) -> &str {
    typed.trim_start_matches(['-', '*', '+', '#', ' ']).trim()
}

/// A line of the page without its mark and its footnotes, as it is shown.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches("- ").trim_start_matches("### ");
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
