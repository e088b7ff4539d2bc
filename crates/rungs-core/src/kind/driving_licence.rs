//! *You must have a full driving licence, held for at least 3 years*; *a C1 licence.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, months, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "driving licence",
    frames: &[
        "you have|hold [a|your|and] <?full:full|?valid:valid|?valid:current|?clean:clean|?manual:manual|{issued:country}|{category:driving-category}> driving licence<(with|in|for) (category|categories) {category:driving-category}|?clean:without points|[which you have] [held] for {length:months}>",
        "you have|hold [a|your] <?full:full|?valid:valid|?clean:clean|{issued:country}> {category:driving-category} licence<?clean:without points|[held] for {length:months}>",
        "you can drive",
    ],
    examples: &[
        "You must have a full driving licence, held for at least 3 years.",
        "You must have a full driving licence with category C1.",
        "You must have a C1 licence.",
        "You usually need a full, clean UK or EU driving licence.",
        "Some employers ask for a driving licence.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let licence = clause.vocabulary.find("driving licence", &["licence"]);
    let licence = licence.ok_or_else(|| {
        Misfit::whole("the vocabulary has no licence “driving licence”")
            .help("define it: `## driving licence` with `Kind: licence`")
    })?;
    let length = clause.months("length").map(|(low, _)| low);
    let mut tests = vec![
        Test::within(Field::What, licence),
        Test::new(Field::From, Check::ByThen(clause.ago(length.unwrap_or(0)))),
        Test::new(Field::Until, Check::SinceThen(clause.then())),
    ];
    let mut words = String::new();
    // Who can drive holds a full licence.
    let marks = [("full", Field::Full), ("clean", Field::Clean), ("manual", Field::Manual)];
    for (mark, field) in marks {
        if clause.has(mark) || (mark == "full" && clause.frame == 2) {
            tests.push(Test::new(field, Check::Is(true)));
            words = format!("{words}{mark} ");
        }
    }
    if let Some((_, countries)) = clause.terms("issued") {
        tests.push(Test::new(Field::IssuedIn, Check::Within(countries.to_vec())));
        words = format!("{words}{} ", clause.titles("issued"));
    }
    words = format!("{words}driving licence");
    words = format!("{} {words}", article(&words));
    let of = |tests: Vec<Test>, words: String| {
        let words = match length {
            Some(length) => format!("{words}, held for {}", months(length)),
            None => words,
        };
        let question = format!("Do you have {words}?");
        let change = Change::Own(format!("get {words}"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Licences, tests), words, question, change))
    };
    if clause.terms("category").is_none() {
        return Ok(Content::Matter(of(tests, words)));
    }
    let one = |category| {
        let mut tests = tests.clone();
        tests.push(Test::within(Field::Category, category));
        Ok(of(tests, format!("{words} with category {}", clause.title(category))))
    };
    clause.each("category", one).map(Content::Matter)
}
