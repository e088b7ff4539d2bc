//! *You must be a UK, Irish or Commonwealth citizen.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "nationality",
    frames: &[
        "you be {nationality:nationality} (citizen|national)",
        "you be a (citizen|national) of {nationality:nationality}",
        "you (have|hold) {nationality:nationality} (citizenship|nationality)",
    ],
    examples: &["You must be a UK, Irish or Commonwealth citizen.", "You must be a citizen of Ireland."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |nationality| {
        let title = clause.title(nationality);
        let condition = Condition::held(List::Nationalities, vec![Test::within(Field::What, nationality)]);
        let question = format!("Are you {} {title} citizen?", article(title));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, format!("{title} citizenship"), question, Change::Fixed)))
    };
    clause.each("nationality", one).map(Content::Matter)
}
