//! *You must meet the apprenticeship residence rule*: rules that the vocabulary gives a name.

use crate::kind::{Clause, Joiner, Kind, Misfit};
use crate::requirement::{Content, How};

pub(super) const KIND: Kind = Kind {
    name: "named rule",
    frames: &["you (meet|satisfy) {rule:rule}", "~you be eligible (for|under) {rule:rule}"],
    examples: &["You must meet the apprenticeship residence rule."],
    falls_due: |_| None,
    read,
};

/// What the rules ask stands around the clause: they are written elsewhere, and read for whoever asks here.
fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (joiner, rules) = clause.terms("rule").ok_or_else(|| Misfit::new("rule", "a rule is missing here"))?;
    if joiner == Joiner::Or {
        let misfit = Misfit::new("rule", "each of these is a list of rules, and “or” joins them");
        return Err(misfit.help("write “You must meet one of:” and a bullet for each"));
    }
    let named = clause.around.rules.iter().filter(|(rule, _)| rules.contains(rule));
    let members = named.flat_map(|(_, asked)| asked.iter().cloned()).collect();
    Ok(Content::Group { how: How::All, members })
}
