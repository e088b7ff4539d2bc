//! What to do, for rules of every make and people of whom much, little or nothing is known: against every set of actions,
//! tried in turn.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::fact::{Field, Known, List, Person};
use rungs_core::mend::{Action, ActionKind, Target};
use rungs_core::requirement::{Content, How, Leaf, Matter, Owner, Requirement, Strength};
use support::build::{
    self, Worded, Words, case, complete, group, has, holds_type, instead, item, months_of, must, nobody_knows, not,
    requirement, so_many, that, usually, words, works_in,
};

/// People of whom nothing is known, all is known, and something may be what is asked or not.
fn people(words: &Words) -> [Person; 4] {
    let lists = [List::Has, List::Work, List::Qualifications];
    let closed: Vec<_> = lists.map(complete).into();
    let unknown = [
        item(List::Has, []),
        item(List::Work, [(Field::Months, Known::Number(0, 30))]),
        item(List::Qualifications, [(Field::Level, Known::Number(1, 4))]),
    ];
    let known = [
        item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::Months, Known::Number(14, 14))]),
        item(List::Qualifications, [(Field::Type, Known::Term(words.types[0]))]),
    ];
    [
        nobody_knows(),
        Person { denials: closed.clone(), ..nobody_knows() },
        Person { denials: closed, ..build::person(unknown) },
        build::person(known),
    ]
}

/// For everybody: the sets of actions that the engine finds are those that trying finds.
#[track_caller]
fn check(shape: u16, rules: impl Fn(&Words) -> Vec<Requirement>) {
    let words = words(shape);
    for person in people(&words) {
        support::mends_are_found_by_trying(&case(&words, rules(&words), person));
    }
}

/// What one way to mend it is called, for somebody.
fn told(rules: Vec<Requirement>, person: Person) -> Vec<String> {
    let case = case(&words(0), rules, person);
    let program = case.program();
    let mends = program.mends(&program.read(&case.person), program.routes[0].standing);
    let name = |action: &Action| {
        let what = match action.target {
            Target::Leaf(leaf, true) => format!("{leaf}"),
            Target::Leaf(leaf, false) => format!("not {leaf}"),
            Target::Decision(slot) => format!("decision {slot}"),
        };
        match &action.kind {
            ActionKind::FindOut => format!("find out {what}"),
            ActionKind::Do => format!("do {what}"),
            ActionKind::Ask(owner) => format!("ask {}: {what}", owner.spoken()),
        }
    };
    mends.sets.iter().map(|set| set.iter().map(name).collect::<Vec<_>>().join(", ")).collect()
}

fn all(of: &[&Condition]) -> Requirement {
    group(How::All, of.iter().map(|one| must(that(one))).collect())
}

fn one(of: &[&Condition]) -> Requirement {
    group(How::One, of.iter().map(|one| must(that(one))).collect())
}

fn judged() -> Requirement {
    requirement(Strength::Must, Content::Judgement).if_they_decide()
}

#[test]
fn what_may_be_so_is_found_out_and_what_is_not_is_done() {
    let [permit, licence, _] = words(0).things.map(has);
    let closed = || Person { denials: vec![complete(List::Has)], ..nobody_knows() };
    assert_eq!(told(vec![must(that(&permit))], nobody_knows()), ["find out 0"]);
    assert_eq!(told(vec![must(that(&permit))], closed()), ["do 0"]);
    assert_eq!(told(vec![must(not(that(&permit)))], nobody_knows()), ["find out not 0"]);
    assert_eq!(told(vec![must(not(that(&permit)))], closed()), [""; 0]);
    // What is to be so comes before what isn't.
    assert_eq!(
        told(vec![must(not(that(&permit))), must(that(&licence))], nobody_knows()),
        ["find out 1, find out not 0"]
    );
    assert_eq!(told(vec![one(&[&permit, &licence])], closed()), ["do 0", "do 1"]);
    assert_eq!(told(vec![all(&[&permit, &licence])], closed()), ["do 0, do 1"]);
    assert_eq!(
        told(vec![judged(), must(that(&permit))], closed()),
        [format!("do 0, ask {}: decision 0", Owner::Provider.spoken())]
    );
}

/// One job that is long enough is one job; and credits may come in two halves.
#[test]
fn what_is_gained_is_as_many_entries_as_it_takes() {
    let words = words(0);
    let closed = |list| Person { denials: vec![complete(list)], ..nobody_knows() };
    let work = works_in(words.sectors[0]);
    let months = months_of(work.clone(), 12, None);
    let one_job = || vec![must(that(&months)), must(not(that(&so_many(work.clone(), 2))))];
    assert_eq!(told(vec![must(that(&months))], closed(List::Work)), ["do 0"]);
    assert_eq!(told(one_job(), closed(List::Work)), ["do 0"]);
    let exam = holds_type(words.types[0]);
    let credits = Condition { tally: Tally::Sum { field: Field::Credits, at_least: 4 }, ..exam.clone() };
    assert_eq!(told(vec![must(that(&credits))], closed(List::Qualifications)), ["do 0"]);
    let one_exam = vec![must(that(&credits)), must(not(that(&so_many(exam, 2))))];
    assert_eq!(told(one_exam, closed(List::Qualifications)), [""; 0]);
}

#[test]
fn what_others_do_is_asked_of_them() {
    let permit = has(words(0).things[0]);
    let change = rungs_core::requirement::Change::Others(Owner::Employer, "give it".to_owned());
    let leaf = Leaf { change, ..build::leaf(permit) };
    let rules = || vec![must(Matter::Leaf(leaf.clone()))];
    let closed = Person { denials: vec![complete(List::Has)], ..nobody_knows() };
    assert_eq!(told(rules(), closed), [format!("ask {}: 0", Owner::Employer.spoken())]);
    assert_eq!(told(rules(), nobody_knows()), ["find out 0"]);
    // To have less of something is nothing to do, whoever would do it.
    let own = build::leaf(has(words(0).things[0]));
    for leaf in [leaf, own] {
        let listed = item(List::Has, [(Field::What, Known::Term(words(0).things[0]))]);
        let case = case(&words(0), vec![must(not(Matter::Leaf(leaf)))], build::person([listed]));
        let program = case.program();
        assert_eq!(program.workshop(&program.read(&case.person), program.routes[0].standing).actions(), []);
    }
}

#[test]
fn lists_side_by_side() {
    for shape in [0, 1] {
        check(shape, |words| {
            let (permit, work, exam) = (has(words.things[0]), works_in(words.sectors[1]), holds_type(words.types[1]));
            vec![all(&[&permit, &work]), must(that(&exam))]
        });
        check(shape, |words| {
            let (permit, work, exam) = (has(words.things[0]), works_in(words.sectors[1]), holds_type(words.types[1]));
            vec![group(How::AtLeast(2), [permit, work, exam].iter().map(|one| must(that(one))).collect())]
        });
        check(shape, |words| {
            let [permit, licence, _] = words.things.map(has);
            let (work, exam) = (works_in(words.sectors[1]), holds_type(words.types[1]));
            vec![group(How::One, vec![all(&[&permit, &work]), all(&[&licence, &exam])])]
        });
    }
}

#[test]
fn parts_that_share_something() {
    for shape in [0, 1] {
        check(shape, |words| {
            let (permit, work, exam) = (has(words.things[0]), works_in(words.sectors[0]), holds_type(words.types[1]));
            vec![one(&[&permit, &work]), one(&[&permit, &exam])]
        });
        check(shape, |words| {
            let [permit, licence, card] = words.things.map(has);
            vec![one(&[&permit, &licence]), one(&[&licence, &card])]
        });
        check(shape, |words| {
            let [permit, licence, card] = words.things.map(has);
            vec![group(
                How::One,
                vec![all(&[&permit, &licence]), all(&[&licence, &card]), must(that(&works_in(words.sectors[0])))],
            )]
        });
    }
}

#[test]
fn what_must_not_be_so() {
    for shape in [0, 1] {
        check(shape, |words| {
            let [permit, licence, _] = words.things.map(has);
            vec![must(that(&permit)), must(not(that(&licence)))]
        });
        check(shape, |words| {
            let [permit, licence, card] = words.things.map(has);
            vec![must(that(&permit)).provided(not(that(&licence))), must(that(&card)).provided(that(&licence))]
        });
        check(shape, |words| {
            let (permit, licence) = (has(words.things[0]), has(words.things[1]));
            vec![one(&[&permit]).provided(that(&licence)), must(not(that(&works_in(words.sectors[0]))))]
        });
    }
}

/// Each holds where the other fails.
#[test]
fn parts_that_take_turns() {
    check(0, |words| {
        let exam = holds_type(words.types[0]);
        let other =
            Condition::held(List::Qualifications, vec![Test::new(Field::Type, Check::Outside(vec![words.types[0]]))]);
        vec![one(&[&exam, &other])]
    });
    check(0, |words| {
        let permit = has(words.things[0]);
        vec![group(How::One, vec![must(that(&permit)), must(not(that(&permit))).provided(that(&has(words.things[1])))])]
    });
}

/// What is granted helps one part and harms another, whichever of them comes first.
#[test]
fn one_decision_for_and_against() {
    for turned in [false, true] {
        check(0, |words| {
            let [permit, licence, card] = words.things.map(|thing| Matter::Usually(Box::new(that(&has(thing)))));
            let mut parts = vec![permit, not(Matter::All(vec![licence, card]))];
            if turned {
                parts.reverse();
            }
            vec![must(Matter::All(parts))]
        });
    }
}

#[test]
fn one_entry_may_count_for_several() {
    let with_level = |words: &Words, level: i64| {
        let mut exam = holds_type(words.types[1]);
        exam.ways[0].push(Test::new(Field::Level, Check::AtLeast(level)));
        exam
    };
    check(0, |words| vec![all(&[&holds_type(words.types[1]), &with_level(words, 3)])]);
    check(0, |words| vec![all(&[&with_level(words, 2), &with_level(words, 4)])]);
    check(0, |words| vec![one(&[&with_level(words, 2), &with_level(words, 4)]), must(that(&has(words.things[0])))]);
}

#[test]
fn so_many_and_so_long() {
    check(0, |words| vec![must(that(&so_many(holds_type(words.types[0]), 3)))]);
    check(0, |words| {
        let exams = |count| so_many(holds_type(words.types[0]), count);
        vec![must(that(&exams(2))), must(not(that(&exams(4))))]
    });
    check(0, |words| vec![must(that(&months_of(works_in(words.sectors[0]), 24, None)))]);
    check(0, |words| {
        let [first, second, _] = words.sectors.map(|sector| months_of(works_in(sector), 12, None));
        vec![one(&[&first, &second]), must(that(&works_in(words.sectors[1])))]
    });
    check(0, |words| {
        let tally = Tally::Sum { field: Field::Credits, at_least: 30 };
        vec![must(that(&Condition { tally, ..holds_type(words.types[1]) }))]
    });
}

#[test]
fn decisions_and_strengths() {
    let permit = |words: &Words| has(words.things[0]);
    let licence = |words: &Words| has(words.things[1]);
    check(0, |words| vec![judged(), must(that(&permit(words)))]);
    check(0, |words| vec![group(How::One, vec![judged(), must(that(&permit(words)))])]);
    check(0, |words| vec![usually(that(&permit(words))), must(that(&licence(words)))]);
    check(0, |words| {
        let may_count = instead(that(&licence(words))).if_they_decide();
        vec![group(How::One, vec![must(that(&permit(words))), may_count])]
    });
    check(0, |words| vec![requirement(Strength::Should, Content::Matter(that(&permit(words)))).if_they_decide()]);
    check(0, |words| vec![requirement(Strength::Must, Content::NotKnownYet), must(that(&permit(words)))]);
}

/// One part has to do with each of two others, that have nothing to do with each other: all three stay together.
#[test]
fn what_ties_two_others_ties_them_together() {
    for turned in 0..3 {
        check(0, |words| {
            let exams = |count| so_many(holds_type(words.types[0]), count);
            let jobs = |count| so_many(works_in(words.sectors[0]), count);
            let mut rules = vec![one(&[&exams(2), &jobs(2)]), must(not(that(&exams(3)))), must(not(that(&jobs(1))))];
            rules.rotate_left(turned);
            rules
        });
    }
}

/// What comes of so many things as these, none of which somebody has: how large the sets are, and whether they are all.
fn sizes(rule: impl Fn(&[Requirement]) -> Requirement) -> (Vec<usize>, bool) {
    let words = words(0);
    let terms = [words.things, words.types, words.roles, words.sectors, words.subjects].concat();
    let asked: Vec<Requirement> = terms.iter().chain(&words.scales).map(|term| must(that(&has(*term)))).collect();
    let closed = Person { denials: [List::Has, List::Qualifications].map(complete).into(), ..nobody_knows() };
    let case = case(&words, vec![rule(&asked)], closed);
    let program = case.program();
    let mends = program.mends(&program.read(&case.person), program.routes[0].standing);
    (mends.sets.iter().map(Vec::len).collect(), mends.is_complete)
}

/// Of five out of eleven there are more sets than are kept. Among those that aren't there could be one that is smaller than six:
/// so six others aren't told, and those of five are.
#[test]
fn beside_sets_that_are_cut_short_no_larger_ones_are_told() {
    let five_of = |asked: &[Requirement]| group(How::AtLeast(5), asked.to_vec());
    let all_of = |asked: &[Requirement]| group(How::All, asked.to_vec());
    assert_eq!(sizes(|asked| group(How::One, vec![five_of(&asked[..11]), all_of(&asked[11..])])), (vec![5; 64], false));
}

/// Two of these, or one of them and six of twelve others: of a thousand sets after the first none is enough, and the search for
/// another ends.
#[test]
fn where_nothing_more_comes_up_the_search_ends() {
    let two_of = |asked: &[Requirement]| {
        let six = group(How::AtLeast(6), asked[2..14].to_vec());
        group(How::AtLeast(2), vec![asked[0].clone(), asked[1].clone(), six])
    };
    assert_eq!(sizes(two_of), (vec![2], false));
}

fn all_but_one(asked: &[Requirement]) -> Requirement {
    group(How::AtLeast(u16::try_from(asked.len()).expect("a few") - 1), asked.to_vec())
}

/// One thing, or all but one of others.
fn either(one: &Requirement, others: &[Requirement]) -> Requirement {
    group(How::One, vec![one.clone(), all_but_one(others)])
}

/// Each of these by itself takes a few hundred sets to search, and both at once take more than are tried.
#[test]
fn parts_of_which_each_can_be_searched_are_searched() {
    let both = |asked: &[Requirement]| vec![either(&asked[0], &asked[1..5]), either(&asked[5], &asked[6..15])];
    let sets = |more: usize| [vec![2 + more], vec![4 + more; 4], vec![9 + more; 9], vec![11 + more; 36]].concat();
    assert_eq!(sizes(|asked| group(How::All, both(asked))), (sets(0), true));
    let one = |asked: &[Requirement]| group(How::One, vec![all_but_one(&asked[..8]), all_but_one(&asked[8..])]);
    assert_eq!(sizes(one), ([vec![7; 8], vec![8; 9]].concat(), true));
    // Two of them are in one part with what else is asked of exams.
    let exams = |count| that(&so_many(holds_type(words(0).types[0]), count));
    let beside = |asked: &[Requirement]| {
        let inner = both(asked).into_iter().chain([must(exams(2))]).collect();
        group(How::All, vec![group(How::All, inner), must(not(exams(4)))])
    };
    assert_eq!(sizes(beside), (sets(1), true));
    // One exam can count for both.
    let at_level = |level: i64| {
        let mut exam = holds_type(words(0).types[1]);
        exam.ways[0].push(Test::new(Field::Level, Check::AtLeast(level)));
        must(that(&exam))
    };
    let exams = |asked: &[Requirement]| {
        group(How::All, vec![either(&at_level(2), &asked[..4]), either(&at_level(4), &asked[4..13])])
    };
    assert_eq!(sizes(exams), ([vec![1], vec![9; 9], vec![11; 36]].concat(), true));
}
