//! *You must be registered with the HCPC.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "registration",
    frames: &[
        "you be registered with {register:register}[ as a {profession:profession}]",
        "you register with {register:register}",
        "you hold registration with {register:register}",
        "you be on the {register:register} register",
    ],
    examples: &["You must be registered with the HCPC.", "You must register with the HCPC before you use the title."],
    // Being registered is a state; registering is an act, and completes the way in.
    falls_due: |frame| (frame == 1).then_some(Moment::Qualified),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |register: TermId| {
        let mut tests = vec![Test::within(Field::What, register)];
        if let Some((_, professions)) = clause.terms("profession") {
            tests.push(Test::new(Field::Profession, Check::Within(professions.to_vec())));
        }
        tests.push(Test::new(Field::From, Check::ByThen(clause.then())));
        tests.push(Test::new(Field::Until, Check::SinceThen(clause.then())));
        let title = clause.title(register);
        let words = format!("registration with the {title}");
        let question = format!("Are you registered with the {title}?");
        let change = Change::Own(format!("register with the {title}"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Registrations, tests), words, question, change)))
    };
    clause.each("register", one).map(Content::Matter)
}
