//! `source-disagrees`

use std::collections::BTreeMap;

use rungs_text::manual::Example;

use crate::examine::Desk;
use crate::finding::Location;

use super::{Finding, Level, Rule};

/// One footnote names two sources on two pages.
pub(crate) const SOURCE_DISAGREES: Rule = Rule {
    code: "source-disagrees",
    level: Level::Warning,
    meaning: "One footnote names two sources on two pages.",
    matters: "A source is shown with the rules that rest on it, by the name of its footnote. Of two texts only one is shown, and a reader would check the rule against the wrong one.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: Another source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^b]\n\n## Where it leads\n- [Role two](two.md)\n\n[^b]: Another source. Read 2026-11-22.\n",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<String, (String, Location)> = BTreeMap::new();
    for role in desk.roles() {
        let (Some(source), Some(page)) = (desk.source(&role.page), desk.page(&role.page)) else { continue };
        for footnote in &page.footnotes {
            let text = footnote.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            let line = source.get(..footnote.name.span.start).map_or(0, |before| before.matches('\n').count()) + 1;
            let place = Location {
                span: Some(footnote.text.span()),
                ..desk.place(&role.page, u32::try_from(line).unwrap_or(1))
            };
            match first.get(&footnote.name.value) {
                None => {
                    first.insert(footnote.name.value.clone(), (text, place));
                }
                Some((other, elsewhere)) if *other != text => findings.push(
                    SOURCE_DISAGREES
                        .at(place, format!("“{}” is another source on another page", footnote.name.value))
                        .see(elsewhere.clone(), "it is named so here")
                        .help("give one of them another name"),
                ),
                Some(_) => {}
            }
        }
    }
}
