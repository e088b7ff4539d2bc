//! What a requirement asks of qualifications, for sentences that take it up again: *those GCSEs*, *a further 2*.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::kind::Earlier;
use rungs_core::requirement::{Content, How, Matter, Requirement, Strength};
use support::build::{Worded, group, has, holds_type, must, not, requirement, softened, that, usually, words};

/// How many conditions it asks of qualifications, and whether it asks them for sure; none where it asks none.
#[track_caller]
fn check(asks: Requirement, expected: Option<(usize, bool)>) {
    let earlier = Earlier::of(&asks).map(|earlier| (earlier.conditions.len(), earlier.is_sure));
    assert_eq!(earlier, expected, "{asks:?}");
}

#[test]
fn what_is_asked_of_qualifications_and_whether_for_sure() {
    let words = words(0);
    let [exam, award, _] = words.types.map(|kind| that(&holds_type(kind)));
    let (permit, none) = (that(&has(words.things[0])), || Matter::Any(Vec::new()));
    check(must(exam.clone()), Some((1, true)));
    check(must(permit.clone()), None);
    check(usually(exam.clone()), Some((1, false)));
    check(must(exam.clone()).provided(permit.clone()), Some((1, false)));
    check(must(exam.clone()).if_they_decide(), Some((1, false)));
    check(requirement(Strength::Must, Content::Judgement), None);
    check(must(Matter::All(vec![exam.clone(), award.clone()])), Some((2, true)));
    check(must(Matter::All(vec![exam.clone(), permit.clone()])), Some((1, true)));
    // Either may be what somebody has.
    check(must(Matter::Any(vec![exam.clone(), award.clone()])), Some((2, false)));
    check(must(Matter::AtLeast(1, vec![exam.clone(), permit.clone()])), Some((1, false)));
    check(must(not(exam.clone())), Some((1, false)));
    check(must(Matter::Usually(Box::new(exam.clone()))), Some((1, false)));
    check(must(Matter::Preferably(Box::new(exam.clone()))), None);
    // Alternatives of which none is a qualification leave what stands beside them sure.
    for beside in [Matter::Any(vec![permit.clone(), none()]), not(permit.clone())] {
        check(must(Matter::All(vec![exam.clone(), beside])), Some((1, true)));
    }
    // What isn't sure stays so, whatever stands beside it.
    for unsure in [Matter::Any(vec![award.clone()]), not(award.clone())] {
        for beside in [Matter::Any(vec![permit.clone()]), not(permit.clone())] {
            check(must(Matter::All(vec![exam.clone(), unsure.clone(), beside])), Some((2, false)));
        }
    }
    check(must(softened(Matter::All(vec![exam.clone(), award.clone()]), exam.clone())), Some((2, true)));
    let range = Matter::Softened {
        strict: Box::new(Matter::All(vec![exam.clone(), award])),
        loose: Box::new(exam),
        is_range: true,
    };
    check(must(range), Some((1, true)));
}

#[test]
fn what_the_members_of_a_list_ask() {
    let words = words(0);
    let [exam, award, _] = words.types.map(|kind| that(&holds_type(kind)));
    let permit = that(&has(words.things[0]));
    let members = || vec![must(exam.clone()), must(award.clone()), must(permit.clone())];
    check(group(How::All, members()), Some((2, true)));
    check(group(How::One, members()), Some((2, false)));
    check(group(How::AtLeast(2), members()), Some((2, false)));
    check(group(How::All, vec![must(permit.clone())]), None);
    check(group(How::All, vec![usually(exam.clone()), must(award.clone())]), Some((2, false)));
    check(group(How::All, vec![must(exam.clone()), usually(award.clone())]), Some((2, false)));
    // What asks nothing of qualifications makes nothing less sure.
    check(group(How::All, vec![must(exam), usually(permit)]), Some((1, true)));
}
