//! *You must be vaccinated against hepatitis B.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};

pub(super) const KIND: Kind = Kind {
    name: "vaccination",
    frames: &[
        "you be (vaccinated|immunised|immunized) against {against:disease}",
        "you have [a|your] (vaccination|vaccinations|immunisation|immunisations|jab|jabs) (against|for) {against:disease}",
        "you have [your ]{against:disease} (vaccination|vaccinations|immunisation|immunisations|jab|jabs)",
    ],
    examples: &[
        "You must be vaccinated against hepatitis B.",
        "You need vaccinations against hepatitis B and measles.",
    ],
    falls_due: |_| Some(Moment::Offered),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |disease| {
        let title = clause.title(disease);
        let condition = Condition::held(List::Vaccinations, vec![Test::within(Field::What, disease)]);
        let words = format!("a vaccination against {title}");
        let question = clause.question_for(disease, || format!("Are you vaccinated against {title}?"));
        let change = Change::Own(format!("get vaccinated against {title}"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, change)))
    };
    clause.each("against", one).map(Content::Matter)
}
