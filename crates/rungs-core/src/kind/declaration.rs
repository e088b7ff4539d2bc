//! *You must declare your health and character.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "declaration",
    frames: &[
        "you (declare|sign|provide) [your ]{declaration:declaration}",
        "you (make|sign|provide) a declaration (of|about) [your ]{declaration:declaration}",
    ],
    examples: &["You must declare your health and character."],
    falls_due: |_| Some(Moment::Offered),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |declaration: TermId| {
        let title = clause.title(declaration);
        let condition = Condition::held(List::Has, vec![Test::within(Field::What, declaration)]);
        let question = clause.question_for(declaration, || format!("Have you declared your {title}?"));
        let change = Change::Own(format!("declare your {title}"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, format!("a declaration of {title}"), question, change)))
    };
    clause.each("declaration", one).map(Content::Matter)
}
