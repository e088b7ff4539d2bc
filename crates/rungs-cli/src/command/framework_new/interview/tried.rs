//! Reading the page that is being made with what was typed last, and saying what is wrong with that.

use rungs_check::{Finding, Level, SourceFile, check};

use super::{Interview, unmarked};
use crate::answer::Failure;
use crate::command::framework_new::draft::Part;
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};

/// Ready-made sentences that are offered for one that can't be read.
const MOST_REWRITES: usize = 5;

/// What came of something that was typed.
pub(super) enum Tried {
    Fits,
    /// It can't be read, and these are ready-made ways to write it.
    Refused(Vec<String>),
}

impl Interview<'_> {
    /// Reads the page with what was added to a part last, and says what is wrong with that.
    pub(super) fn tried(&mut self, part: Part) -> Result<Tried, Failure> {
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
        // What it breaks elsewhere is: everything typed before could be read.
        let is_broken = |finding: &&Finding| {
            finding.level == Level::Error
                && (finding.location.path != page || finding.location.span.is_some())
                && !self.loaded.checked.findings.iter().any(|known| is_same(known, finding))
        };
        let found: Vec<&Finding> = checked
            .findings
            .iter()
            .filter(|finding| finding.level > Level::Note)
            .filter(|finding| is_here(finding) || is_broken(finding))
            .collect();
        let mut screen = Screen::for_answers();
        let mut rewrites: Vec<String> = Vec::new();
        for finding in &found {
            let is_error = finding.level == Level::Error;
            let (sign, style) = match is_error {
                true => (screen.sign("✗ ", "refused: "), BAD),
                false => (screen.sign("? ", "warning: "), OPEN),
            };
            screen.marked(4, sign, style, PLAIN, &finding.message);
            if let Some(help) = &finding.help {
                screen.hanging(6, "help: ", FAINT, help);
            }
            for rewrite in finding.rewrites.iter().filter(|_| is_error) {
                let Some(rewritten) = rewrite.applied(&text) else { continue };
                let added = rewritten.lines().count() as isize - text.lines().count() as isize;
                let Some(count) = lines.len().checked_add_signed(added) else { continue };
                let block: Vec<&str> = rewritten.lines().skip(lines.start).take(count).collect();
                // Rules of a step are nested below it.
                let indent = if part == Part::Step { "  " } else { "" };
                let block: Vec<&str> = block.iter().map(|line| line.strip_prefix(indent).unwrap_or(line)).collect();
                let block = block.join("\n");
                if rewrites.len() < MOST_REWRITES && !rewrites.contains(&block) {
                    rewrites.push(block);
                }
            }
        }
        for (place, block) in rewrites.iter().enumerate() {
            // The heading above a way in's line stays as it is.
            for (number, line) in block.lines().filter(|line| !line.starts_with('#')).enumerate() {
                let mark = if number == 0 { format!("{}  ", place + 1) } else { "   ".to_owned() };
                screen.hanging(6, &mark, BOLD, unmarked(line));
            }
        }
        let is_refused = found.iter().any(|finding| finding.level == Level::Error);
        if !is_refused && (part.has_rules() || matches!(part, Part::WayIn | Part::Heading)) {
            let first = text.lines().nth(if part == Part::WayIn { lines.end.saturating_sub(1) } else { lines.start });
            screen.marked(4, screen.sign("✓ ", "read: "), GOOD, FAINT, unmarked(first.unwrap_or_default()));
        }
        self.put(&screen.into_text())?;
        Ok(if is_refused { Tried::Refused(rewrites) } else { Tried::Fits })
    }
}

fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.code, &one.location.path, &one.message) == (other.code, &other.location.path, &other.message)
}
