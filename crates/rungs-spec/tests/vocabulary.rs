//! What a name means, and where two scales meet.

#![allow(clippy::expect_used, reason = "tests")]

use rungs_core::condition::{Check, Condition, Test};
use rungs_core::fact::{Field, KnownBy, List};
use rungs_core::framework::{Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Gained};
use rungs_core::requirement::Owner;
use rungs_core::vocabulary::{Equivalence, Points, Term, TermId, Vocabulary, normal};

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

/// What one scale meets says nothing of where another one does.
#[test]
fn each_two_scales_meet_by_themselves() {
    let mut vocabulary = Vocabulary::default();
    let grades = ["1", "2", "3", "4"];
    let [numbers, letters, classes] =
        ["numbers", "letters", "classes"].map(|title| scale(&mut vocabulary, title, &grades));
    vocabulary.align(numbers, 2, letters, 1);
    vocabulary.align(numbers, 3, classes, 2);
    let (surely, perhaps) = vocabulary.reaching(numbers, 2);
    assert_eq!(surely, [(numbers, 2), (letters, 1), (classes, 2)]);
    assert_eq!(perhaps, [(numbers, 2), (letters, 1)]);
}

/// What the older of two vocabularies has alone comes in behind the newer one, and its scales with it.
#[test]
fn what_only_an_older_vocabulary_has_keeps_its_scales() {
    let mut older = Vocabulary::default();
    let award = older.add(term("award", "qualification", &[]));
    older.add(term("carer", "role", &[]));
    let classes = scale(&mut older, "classes", &["pass", "merit"]);
    older.update(award, |term| term.scales = vec![classes]);
    let mut newer = Vocabulary::default();
    newer.add(term("porter", "role", &[]));
    newer.add(term("carer", "role", &[]));
    let joined = newer.joined(&older).vocabulary;
    let found = |name: &str, class: &str| joined.find(name, &[class]).expect("it came in");
    let in_both = joined.get(found("award", "qualification")).expect("it is there");
    assert_eq!(in_both.scales, [found("classes", "scale")]);
    assert_ne!(found("classes", "scale"), classes);
}

/// A scale that has lost its grades says nothing of where the older ones stand: they stay in their order.
#[test]
fn a_grade_of_a_scale_that_has_none_any_more_keeps_its_place() {
    let mut older = Vocabulary::default();
    let points = scale(&mut older, "points", &["1", "2", "3"]);
    let graded = |scale: TermId, rank: u8| {
        let test = Test::new(Field::Grade, Check::Grade(vec![(scale, rank)]));
        Condition::held(List::Qualifications, vec![test])
    };
    for (grades, rank) in [(&[][..], 2), (&["0", "1", "2", "3"][..], 3), (&["1", "2", "3"][..], 2)] {
        let mut newer = Vocabulary::default();
        newer.add(term("porter", "role", &[]));
        let now = scale(&mut newer, "points", grades);
        assert_eq!(newer.joined(&older).condition(&graded(points, 2)), graded(now, rank), "{grades:?}");
    }
}

/// What a way in gives is told in the words of both vocabularies, as what it asks is.
#[test]
fn what_is_given_comes_in_with_what_is_asked() {
    let (mut older, mut newer) = (Vocabulary::default(), Vocabulary::default());
    let then = older.add(term("award", "qualification", &[]));
    newer.add(term("porter", "role", &[]));
    let now = newer.add(term("award", "qualification", &[]));
    let giving = |award: TermId| {
        let entry = Condition::held(List::Qualifications, vec![Test::within(Field::Type, award)]);
        let gain = Gain { words: "an award".to_owned(), what: Some(Gained::Entry(entry)) };
        Role { routes: vec![Route { gives: vec![gain], ..Route::asking(Vec::new()) }], ..Role::default() }
    };
    assert_eq!(newer.joined(&older).role(&giving(then)), giving(now));
}

#[test]
fn points_are_flat_or_go_by_the_grade() {
    let scale = TermId(0);
    assert_eq!(Points::Flat(48).at(None), Some((48, 48)));
    assert_eq!(Points::Flat(48).at(Some((scale, 1))), Some((48, 48)));
    let by_grade = Points::ByGrade(vec![((scale, 0), 16), ((scale, 1), 56), ((scale, 2), 40)]);
    assert_eq!(by_grade.at(Some((scale, 1))), Some((56, 56)));
    assert_eq!(by_grade.at(Some((scale, 3))), None);
    assert_eq!(by_grade.at(None), Some((16, 56)));
    assert_eq!(Points::ByGrade(Vec::new()).at(None), None);
}

#[test]
fn those_that_stand_for_others_are_listed() {
    let mut vocabulary = Vocabulary::default();
    let gcse = vocabulary.add(term("GCSE", "qualification", &[]));
    assert_eq!((vocabulary.len(), vocabulary.with_equivalences().count()), (1, 0));
    let equivalence = Equivalence { stands_for: gcse, subject: None, grade: Vec::new(), owner: None, from: None };
    let skills = Term { equivalences: vec![equivalence], ..term("Functional Skills", "qualification", &[]) };
    let skills = vocabulary.add(skills);
    let listed: Vec<TermId> = vocabulary.with_equivalences().map(|(id, _)| id).collect();
    assert_eq!((vocabulary.len(), listed), (2, vec![skills]));
}

/// Files and the wire have these names for good.
#[test]
fn names_on_the_wire() {
    assert_eq!([KnownBy::Said, KnownBy::Seen, KnownBy::Verified].map(KnownBy::as_str), ["said", "seen", "verified"]);
    let owners = [
        Owner::Funder,
        Owner::Standard,
        Owner::Provider,
        Owner::Regulator,
        Owner::Employer,
        Owner::Named("the council".to_owned()),
    ];
    assert_eq!(
        owners.each_ref().map(Owner::as_str),
        ["funder", "standard", "provider", "regulator", "employer", "the council"]
    );
    assert_eq!(
        [RouteKind::DirectEntry, RouteKind::Apprenticeship, RouteKind::Promotion].map(RouteKind::as_str),
        ["direct-entry", "apprenticeship", "promotion"]
    );
}
