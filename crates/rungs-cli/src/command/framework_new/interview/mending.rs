//! The page as a whole, once all is said: what fits sentence by sentence and not together is mended before it is written.

use rungs_check::{Finding, Level, SourceFile, check, examine};

use super::{Interview, unmarked};
use crate::answer::Failure;
use crate::screen::{BAD, FAINT, PLAIN, Screen};

impl Interview<'_> {
    /// Asks for other words until nothing on the page is an error. What no rule can mend is left to whoever writes the page.
    pub(super) fn mended(&mut self) -> Result<(), Failure> {
        loop {
            let Some(finding) = self.first_error() else { return Ok(()) };
            let line = usize::try_from(finding.location.line).unwrap_or(usize::MAX);
            let rule = line.checked_sub(1).and_then(|line| self.draft.rule_on(line));
            let Some((at, block)) = rule.and_then(|at| Some((at, self.draft.rule(at)?))) else { return Ok(()) };
            self.ask("One sentence doesn't go with the rest of the page:")?;
            let mut screen = Screen::for_answers();
            screen.hanging(4, "", PLAIN, unmarked(block.lines().next().unwrap_or_default()));
            screen.marked(4, screen.sign("✗ ", "refused: "), BAD, PLAIN, &finding.message);
            if let Some(help) = &finding.help {
                screen.hanging(6, "help: ", FAINT, help);
            }
            self.put(&screen.into_text())?;
            let other = self.in_other_words(&[], &block)?;
            self.draft.set_rule(at, other);
        }
    }

    fn first_error(&self) -> Option<Finding> {
        let page = self.home.page(&self.draft.slug);
        let own = SourceFile { path: page.clone(), content: Ok(self.draft.text().into_bytes()) };
        let files: Vec<SourceFile> = self.loaded.files.iter().cloned().chain([own]).collect();
        let findings = examine(&files, &check(&files), self.draft.today);
        findings.into_iter().find(|finding| finding.level == Level::Error && finding.location.path == page)
    }
}
