//! What is asked of a list by whoever looks at it by itself.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::fact::{Field, Item, Known, List, Person};
use rungs_core::world::Pull;
use support::build::{
    at_least_years_old, case, complete, denial, has, holds_type, item, must, nobody_knows, not, that, words, works_in,
};

/// The place of a list among those of a program.
fn place(program: &rungs_core::program::Program<'_>, list: List) -> usize {
    program.lists.iter().position(|view| view.list == list).expect("every list has a place")
}

#[test]
fn only_what_is_looked_at_counts() {
    let [permit, licence, card] = words(0).things.map(has);
    let rules = vec![
        must(that(&permit)),
        must(not(that(&licence))),
        must(that(&card)),
        must(not(that(&has(words(0).roles[0])))),
    ];
    let case = case(&words(0), rules, nobody_knows());
    let program = case.program();
    let list = place(&program, List::Has);
    let whole = program.lists[list].pull;
    assert_eq!((whole.helps.count_ones(), whole.harms.count_ones()), (2, 2));
    for (bit, of_one) in (0..4).map(|bit| (1 << bit, program.narrowed(list, 1 << bit).expect("there is such a list"))) {
        assert_eq!(of_one.pull, Pull { helps: whole.helps & bit, harms: whole.harms & bit });
        let asked: Vec<usize> = (0..4).filter(|condition| !of_one.conditions[*condition].ways.is_empty()).collect();
        assert_eq!(asked, [bit.trailing_zeros() as usize]);
    }
    assert_eq!(program.narrowed(program.lists.len(), 1), None);
}

#[test]
fn what_could_be_there_without_being_listed() {
    let words = words(0);
    let (permit, exam, job) = (has(words.things[0]), holds_type(words.types[0]), works_in(words.sectors[0]));
    let rules = [at_least_years_old(18), permit.clone(), exam, job].iter().map(|one| must(that(one))).collect();
    let case = case(&words, rules, nobody_knows());
    let program = case.program();
    let could_add = |list, person: &Person| program.could_add(place(&program, list), &person.denials);
    let denying = |denials| Person { denials, ..nobody_knows() };
    let nothing_said = nobody_knows();
    let lists = [List::About, List::Has, List::Qualifications, List::Work];
    // There is nobody besides the person.
    assert_eq!(lists.map(|list| could_add(list, &nothing_said)), [0, 1, 1, 1]);
    assert_eq!(lists.map(|list| could_add(list, &denying(vec![complete(List::Has)]))), [0, 0, 1, 1]);
    let no_permit = denying(vec![denial(List::Has, permit.ways[0].clone())]);
    assert_eq!(lists.map(|list| could_add(list, &no_permit)), [0, 0, 1, 1]);
    assert_eq!(program.could_add(program.lists.len(), &[]), 0);
}

#[test]
fn what_can_hold_what_surely_does_and_what_is_open() {
    let (permit, licence) = (words(0).things[0], words(0).things[1]);
    let listed = |thing| item(List::Has, [(Field::What, Known::Term(thing))]);
    let told = |items: Vec<Item>, denials| {
        let case = case(&words(0), vec![must(that(&has(permit)))], Person { items, denials, ..nobody_knows() });
        let (program, reading) = (case.program(), case.program().read(&case.person));
        [program.can_hold(0, &reading), program.surely_holds(0, &reading), program.is_open(0, &reading)]
    };
    let complete = || vec![complete(List::Has)];
    assert_eq!(told(vec![listed(permit)], complete()), [true, true, false]);
    assert_eq!(told(vec![listed(licence)], complete()), [false, false, false]);
    assert_eq!(told(vec![listed(licence)], Vec::new()), [true, false, true]);
    assert_eq!(told(vec![item(List::Has, [])], complete()), [true, false, true]);
}

/// In which fields something can stand that only its class tells.
#[test]
fn every_field_that_takes_a_name_says_of_what() {
    let told = [
        (Field::Role, "role, role family, job"),
        (Field::Sector, "sector"),
        (Field::Setting, "setting"),
        (Field::With, "client group"),
        (Field::Type, "qualification"),
        (Field::EquivalentTo, "qualification"),
        (Field::Subject, "subject"),
        (Field::ApprovedBy, "register, regulator"),
        (Field::Profession, "profession"),
        (Field::Category, "driving category"),
        (Field::IssuedIn, "country"),
        (Field::IssuedBy, "issuer"),
        (Field::What, ""),
        (Field::Born, ""),
    ];
    for (field, classes) in told {
        assert_eq!(field.classes().join(", "), classes, "{field:?}");
    }
}
