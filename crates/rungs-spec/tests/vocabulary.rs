//! What a name means, and where two scales meet.

#![allow(clippy::expect_used, reason = "tests")]

use rungs_core::vocabulary::{Term, TermId, Vocabulary, normal};

fn term(title: &str, class: &str, aliases: &[&str]) -> Term {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Term { title: title.into(), slug: normal(title), class: class.into(), aliases, ..Term::default() }
}

#[test]
fn a_name_is_first_the_title_of_something() {
    let mut vocabulary = Vocabulary::default();
    assert!(vocabulary.is_empty());
    let carer = vocabulary.add(term("carer", "role", &["assistant", "care-worker"]));
    let assistant = vocabulary.add(term("assistant", "role", &[]));
    let permit = vocabulary.add(term("assistant", "thing", &[]));
    let found = |name: &str, classes: &[&str]| vocabulary.find(name, classes);
    assert!(!vocabulary.is_empty());
    assert_eq!(found("assistant", &["role"]), Some(assistant));
    assert_eq!(found("Assistant", &["thing"]), Some(permit));
    assert_eq!(found("carer", &["role"]), Some(carer));
    assert_eq!(found("Care worker", &["thing", "role"]), Some(carer));
    assert_eq!(found("carer", &["thing"]), None);
    assert_eq!(found("porter", &["role"]), None);
}

fn scale(vocabulary: &mut Vocabulary, title: &str, grades: &[&str]) -> TermId {
    let grades = grades.iter().map(|grade| (*grade).to_owned()).collect();
    vocabulary.add(Term { grades, ..term(title, "scale", &[]) })
}

#[test]
fn a_grade_reaches_another_scale_where_the_two_meet_at_it_or_above() {
    let mut vocabulary = Vocabulary::default();
    let numbers = scale(&mut vocabulary, "numbers", &["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    let letters = scale(&mut vocabulary, "letters", &["D", "C", "B", "A"]);
    let at = |scale: TermId, grade: &str| (scale, vocabulary.rank(scale, grade).expect("it is on the scale"));
    let (four, seven, c, a) = (at(numbers, "4"), at(numbers, "7"), at(letters, "C"), at(letters, "A"));
    let (five, eight, d, b) = (at(numbers, "5"), at(numbers, "8"), at(letters, "D"), at(letters, "b"));
    for (number, letter) in [(four, c), (seven, a)] {
        vocabulary.align(number.0, number.1, letter.0, letter.1);
    }
    // What surely reaches it, and what may: a C may be a 5, and only an A surely is one.
    for (of, surely, perhaps) in [
        (four, vec![four, c], vec![four, c]),
        (five, vec![five, a], vec![five, c]),
        (seven, vec![seven, a], vec![seven, a]),
        (eight, vec![eight], vec![eight, a]),
        (d, vec![d, four], vec![d]),
        (b, vec![b, seven], vec![b, four]),
    ] {
        assert_eq!(vocabulary.reaching(of.0, of.1), (surely, perhaps), "{of:?}");
    }
}
