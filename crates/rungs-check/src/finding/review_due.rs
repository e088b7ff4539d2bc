//! `stale-source` and `stale-page`

use std::collections::BTreeMap;

use rungs_core::date::{Date, months_before};
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// After so many months somebody should read a source again: rules of funding, of entry and of courses change with the
/// academic year, so that what was read longer ago has been through a change of all of them.
const MONTHS: u32 = 12;

/// A source was read too long ago.
pub(crate) const STALE_SOURCE: Rule = Rule {
    code: "stale-source",
    level: Level::Note,
    meaning: "A source was last read more than a year ago.",
    matters: "Rules of funding and of entry change with the academic year. What rests on the source may not hold any more.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^b]\n\n## Where it leads\n- [Role two](two.md)\n\n[^b]: An old source. Read 2025-08-01.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^b]\n\n## Where it leads\n- [Role two](two.md)\n\n[^b]: An old source. Read 2026-08-01.\n",
    ),
};

/// A page was reviewed too long ago.
pub(crate) const STALE_PAGE: Rule = Rule {
    code: "stale-page",
    level: Level::Note,
    meaning: "A page was last reviewed more than a year ago.",
    matters: "Nobody has looked whether it still says what is so. People are told the day, and some will doubt the page for it.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\nreviewed: 2025-08-01\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\nreviewed: 2026-08-01\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let oldest = months_before(desk.on, MONTHS);
    let mut sources: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (path, text) in desk.pages() {
        for (line, written) in (1..).zip(text.lines()) {
            if let Some(name) = footnote(written).filter(|_| read(written).is_some_and(|day| day < oldest)) {
                sources.entry(name.to_owned()).or_default().push((read(written), desk.place(path, line)));
            } else if let Some(day) = written.strip_prefix("reviewed:").and_then(|day| day.trim().parse::<Date>().ok())
                && day < oldest
                && line < 40
            {
                let message = format!("this page was last reviewed on {}", day.strftime("%-d %B %Y"));
                let help = "go through it with its sources, and write the day on which you did";
                findings.push(STALE_PAGE.at(desk.place(path, line), message).help(help));
            }
        }
    }
    // One source stands on many pages, and is read once for all of them.
    for (name, mut places) in sources {
        places.sort_by_key(|(day, _)| *day);
        let pages = places.len();
        let Some((Some(day), place)) = places.into_iter().next() else { continue };
        let elsewhere = match pages {
            1 => String::new(),
            2 => ", here and on another page".to_owned(),
            pages => format!(", here and on {} other pages", pages - 1),
        };
        let message = format!("the source “{name}” was last read on {}{elsewhere}", day.strftime("%-d %B %Y"));
        findings.push(
            STALE_SOURCE.at(place, message).help("read it again, mend what it says otherwise, and write the day"),
        );
    }
}

/// The name of the footnote that a line defines.
fn footnote(line: &str) -> Option<&str> {
    line.strip_prefix("[^")?.split_once("]:").map(|(name, _)| name)
}

/// The day on which a footnote says that it was read.
fn read(line: &str) -> Option<Date> {
    line.split_once(" Read ").and_then(|(_, rest)| rest.get(..10)?.parse().ok())
}
