//! Bullets that belong below the one in front of them, and stand beside it.

use rungs_text::{Bullet, Edit, Place, Rewrite, Span};

use super::Rules;
use crate::finding::INTRODUCER_WITHOUT_LIST;

impl Rules<'_, '_> {
    /// How many of the bullets behind an introducer without a list are most likely its items: those that say nothing of
    /// their own. They are told of at once, with the blanks they lack.
    pub(super) fn not_nested(&mut self, bullet: &Bullet, behind: &[Bullet]) -> Option<usize> {
        if !bullet.children.is_empty() || !bullet.text.as_str().trim_end().ends_with(':') {
            return None;
        }
        let introduces = |rules: &mut Self, bullet: &Bullet| {
            let text = rules.told(bullet);
            rules.readings.read(&text, &Place::Rules).is_ok()
        };
        if !introduces(self, bullet) {
            return None;
        }
        let items = behind.iter().take_while(|item| !introduces(self, item)).count();
        if items < 2 {
            return None;
        }
        let line = |item: &Bullet| {
            let before = self.sheet.source.get(..item.span.start).unwrap_or_default();
            Span::at(before.rfind('\n').map_or(0, |end| end + 1))
        };
        let edits = behind.iter().take(items).map(|item| Edit::new(line(item), "  ")).collect();
        let message = "this introduces a list, and the bullets that belong to it stand beside it, not below it";
        let finding = INTRODUCER_WITHOUT_LIST.at(self.sheet.locate(bullet.text.span()), message);
        let help = "put two more blanks in front of each of them than it has itself";
        self.findings.push(finding.help(help).rewrite(Rewrite { label: "below it".to_owned(), edits }));
        Some(items)
    }
}
