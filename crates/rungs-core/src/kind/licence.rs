//! *You must have a street trading licence from your local council*; *renew your practising certificate.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{months, thing, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};

pub(super) const KIND: Kind = Kind {
    name: "licence or card",
    frames: &[
        "you (have|hold|have held) [a|your] [valid|current] {licence:licence}<from [your ]{from:issuer}|for the last {length:months}>",
        "you renew [your ]{licence:licence}",
    ],
    examples: &[
        "You must have a street trading licence from your local council.",
        "You must renew your street trading licence every 3 years.",
    ],
    falls_due: |frame| (frame == 1).then_some(Moment::EveryYears(1)),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let length = clause.months("length").map(|(low, _)| low);
    let one = |licence| {
        let mut tests = vec![
            Test::within(Field::What, licence),
            Test::new(Field::From, Check::ByThen(clause.ago(length.unwrap_or(0)))),
            Test::new(Field::Until, Check::SinceThen(clause.then())),
        ];
        let title = clause.title(licence);
        let mut words = thing(title);
        if let Some((_, issuers)) = clause.terms("from") {
            tests.push(Test::new(Field::IssuedBy, Check::Within(issuers.to_vec())));
            words = format!("{words} from {}", clause.titles("from"));
        }
        if let Some(length) = length {
            words = format!("{words} held for {}", months(length));
        }
        let question = clause.question_for(licence, || format!("Do you have {words}?"));
        let change = match clause.frame {
            1 => Change::Own(format!("renew your {title}")),
            _ => Change::Own(format!("get {words}")),
        };
        Ok(Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Licences, tests), words, question, change)))
    };
    clause.each("licence", one).map(Content::Matter)
}
