//! *You need 112 UCAS points, usually including a science, not counting general studies.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::award::{Award, counted};
use crate::kind::wording::{article, number_of, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "UCAS points",
    frames: &[
        "you have[?studying:[,] or be (predicted|studying for|working towards)[,]] {points:number} UCAS [tariff ]points<{weight:weight} including [at least (one|1) ]{included:subject}|not counting {excluded:subject+qualification}|from {count:number} {type:qualification}|from {type:qualification}>",
    ],
    examples: &[
        "You need 112 UCAS points, usually including a science, not counting general studies.",
        "You usually need 112 to 128 UCAS points.",
        "You need 96 UCAS points from at least 2 A levels.",
    ],
    falls_due: |_| None,
    read,
};

/// More points than anybody can have.
const MOST: u32 = 1000;

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (low, high) = clause.whole("points", MOST)?;
    let kind = clause.terms("type").map(|_| clause.term("type")).transpose()?;
    let award = Award { kind, studying: clause.has("studying"), ..Award::default() };
    let from = kind.map(|kind| format!(" from {}s", clause.title(kind))).unwrap_or_default();
    let points = |points: u32| {
        let tally = Tally::Sum { field: Field::Points, at_least: i64::from(points) };
        let question = format!("How many UCAS points{from} do you have?");
        Matter::Leaf(Leaf {
            condition: Condition { list: List::Qualifications, ways: vec![award.tests()], tally },
            kind: KIND.name,
            words: format!("{}{from}", number_of(points, "UCAS point")),
            question: Question { key: question.clone(), text: question, shape: Shape::Count },
            change: Change::Own(format!("gain {}{from}", number_of(points, "UCAS point"))),
        })
    };
    let mut parts = vec![Clause::ranged(low, high, points)];
    if let (Some(_), Some(kind)) = (clause.number("count"), kind) {
        let (least, most) = clause.count("count")?;
        let title = clause.title(kind);
        parts.push(Clause::ranged(least, most, |count| {
            let question = format!("How many {title}s do you have?");
            Matter::Leaf(Leaf {
                condition: counted(vec![award.tests()], count),
                kind: KIND.name,
                words: format!("at least {} among them", number_of(count, title)),
                question: Question { key: question.clone(), text: question, shape: Shape::Count },
                change: Change::Own(format!("gain {}", number_of(count, title))),
            })
        }));
    }
    if clause.terms("included").is_some() {
        let included = clause.each("included", |subject| Ok(with_points(clause, &award, subject)))?;
        parts.push(clause.weight("weight").on(included));
    }
    Ok(Content::Matter(Matter::all(parts)))
}

/// One of the qualifications that carry the points is in this subject.
fn with_points(clause: &Clause<'_>, award: &Award, subject: TermId) -> Matter {
    let title = clause.title(subject);
    let mut tests = Award { subject: vec![subject], ..award.clone() }.tests();
    tests.push(Test::new(Field::Points, Check::AtLeast(1)));
    let words = format!("UCAS points for {} {title} qualification", article(title));
    let question = format!("Do you have {words}?");
    let change = Change::Own(format!("gain {words}"));
    Matter::Leaf(yes_or_no(KIND.name, counted(vec![tests], 1), words, question, change))
}
