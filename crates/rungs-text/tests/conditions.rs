//! What stands in front of a sentence: conditions, scopes, moments. Section 3 of the reference.

mod support;

use rungs_text::{Grammar, Text, read_guard};
use support::{check, frames, names};

#[test]
fn guards() {
    check(
        "If you are under 19 when you start, you must have English and maths at level 1.",
        "if (age under=19 @Start) must basics level=1 subjects=[English & maths]",
    );
    check(
        "Unless English is your first language, you must have IELTS 7.0 overall with at least 6.5 in each part.",
        "unless (language) must language-test overall=7 part=6.5 test=[IELTS]",
    );
    check(
        "If English isn't your first language, you must have IELTS 7 overall.",
        "if (not language) must language-test overall=7 test=[IELTS]",
    );
    check(
        "If you don't hold a degree, you must have 4 GCSEs.",
        "if (not held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check(
        "If you do not hold a degree, you must have 4 GCSEs.",
        "if (not held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check(
        "If you haven't lived in the UK for the last 3 years, you must pass a DBS check.",
        "if (not residence country=[UK] length=36m) must check check=[DBS check]",
    );
    // What stands where *not* could isn't *not*.
    check(
        "If you did once hold a degree, you must pass a DBS check.",
        "if (“you did once hold a degree”) must check check=[DBS check]",
    );
    check(
        "If your employer is in the NHS, you must pass a DBS check.",
        "if (employment sector=[NHS]) must check check=[DBS check]",
    );
    check(
        "If your employer takes part in the apprenticeship scheme, you must pass a DBS check.",
        "if (employers-part scheme=[apprenticeship scheme]) must check check=[DBS check]",
    );
    check(
        "If the post asks for it, you must have a driving licence.",
        "if (asks) must licence licence=[driving licence]",
    );
    check(
        "If you trained outside the UK, you must register with the HCPC.",
        "if (trained country=[UK]) must registration register=[HCPC]",
    );
    check(
        "If you start on or after 1 August 2025, you must pass a DBS check.",
        "if (started date=2025-08-01) must check check=[DBS check]",
    );
    check(
        "You must pass a DBS check if you work in a clinical support role.",
        "if (employment role=[clinical support role]) must check check=[DBS check]",
    );
    check(
        "You must pass a DBS check, unless you work in a clinical support role.",
        "unless (employment role=[clinical support role]) must check check=[DBS check]",
    );
    check(
        "If you live on a boat, you must pass a DBS check.",
        "if (“you live on a boat”) must check check=[DBS check]",
    );
    check("If the moon is full, you must pass a DBS check.", "! unread-guard “the moon is full”");
    check(
        "If you are a nurse, midwife or doctor, you must pass a DBS check.",
        "if (“you are a nurse, midwife or doctor”) must check check=[DBS check]",
    );
    check(
        "If you are under 19, for funding, you must pass a DBS check.",
        "if (age under=19) Funding must check check=[DBS check]",
    );
}

#[test]
fn one_guard_a_sentence() {
    check("If you are under 19, unless you hold a degree, you must pass a DBS check.", "! guard-in-guard “unless”");
    check("If you are under 19 if you start, you must pass a DBS check.", "! guard-in-guard “if”");
    check("Unless you hold a degree, you must pass a DBS check if you are under 19.", "! guard-in-guard “if”");
    check("If you hold a degree and you work in the NHS, you must pass a DBS check.", "! joined-guards “and”");
    check("You must wash your hands if worn.", "! unread-guard “worn”; ! unread-words “wash your hands”");
    check(
        "If you are under 19 you must pass a DBS check.",
        "! unread-guard “If” => If you are under 19, you must pass a DBS check.",
    );
    check("If you hold a degree, in Wales, you must have 4 GCSEs.", "! unread-guard “in Wales”");
    check("You must know what to do if someone falls, as the employer decides.", "! unread-guard “someone falls”");
}

#[test]
fn conditions_of_each_make() {
    check(
        "If the course is long, you must pass a DBS check.",
        "if (“the course is long”) must check check=[DBS check]",
    );
    check(
        "If the course's fees are paid, you must pass a DBS check.",
        "if (“the course's fees are paid”) must check check=[DBS check]",
    );
    check("If the post is new, you must pass a DBS check.", "if (“the post is new”) must check check=[DBS check]");
    check("If the course, you must pass a DBS check.", "! unread-guard “the course”");
    check("If a course is long, you must pass a DBS check.", "! unread-guard “a course is long”");
    check("If the moon is long, you must pass a DBS check.", "! unread-guard “the moon is long”");
    check("If you, you must pass a DBS check.", "! unread-guard “you”");
    check("If you're new, you must pass a DBS check.", "if (“you're new”) must check check=[DBS check]");
    check("If you're under 19, you must pass a DBS check.", "if (age under=19) must check check=[DBS check]");
    check("If you has a degree, you must pass a DBS check.", "if (held type=[degree]) must check check=[DBS check]");
    check(
        "If your employer has a degree, you must pass a DBS check.",
        "if (“your employer has a degree”) must check check=[DBS check]",
    );
    check(
        "If you have not a degree, you must pass a DBS check.",
        "if (not held type=[degree]) must check check=[DBS check]",
    );
    check(
        "If you have not lived in the UK for the last 3 years, you must pass a DBS check.",
        "if (not residence country=[UK] length=36m) must check check=[DBS check]",
    );
    check(
        "If your employer is not in the NHS, you must pass a DBS check.",
        "if (not employment sector=[NHS]) must check check=[DBS check]",
    );
    check(
        "If your employer weren't in the NHS, you must pass a DBS check.",
        "if (not employment sector=[NHS]) must check check=[DBS check]",
    );
    check(
        "If your employer did not take part in the apprenticeship scheme, you must pass a DBS check.",
        "if (not employers-part scheme=[apprenticeship scheme]) must check check=[DBS check]",
    );
    check(
        "If your employer doesn't take part in the apprenticeship scheme, you must pass a DBS check.",
        "if (not employers-part scheme=[apprenticeship scheme]) must check check=[DBS check]",
    );
    check(
        "If you holds a degree, you must pass a DBS check.",
        "if (“you holds a degree”) must check check=[DBS check]",
    );
    check(
        "If your employer sponsors the degree, you must pass a DBS check.",
        "if (employers-part of=[degree]) must check check=[DBS check]",
    );
    check("If you hold a degree and your employer is in the NHS, you must pass a DBS check.", "! joined-guards “and”");
    check("If you hold a degree or you are under 19, you must pass a DBS check.", "! joined-guards “or”");
    check("If you study art and your art, you must pass a DBS check.", "! joined-guards “and”");
}

#[test]
fn what_stands_in_front() {
    check("At the start, you must have a degree.", "! unread-words “At the start”");
    check("At Northmoor, you must have a degree.", "at [Northmoor] must held type=[degree]");
    check("At a college, you must have a degree.", "! unread-words “At a college”");
    check("At a College, you must have a degree.", "! unread-words “At a College”");
    check("At The Open University, you must have a degree.", "at [The Open University] must held type=[degree]");
    check("To register, you must pass a DBS check.", "must check check=[DBS check] @Register");
    check("To finish, you must pass a DBS check.", "must check check=[DBS check] @BeforeFinish");
    check(
        "To sing, you must pass a DBS check.",
        "! purpose-in-front “To sing” => If you sing, you must pass a DBS check. => You must pass a DBS check.",
    );
    check(
        "To register with art, you must pass a DBS check.",
        "! purpose-in-front “To register with art” => If you register with art, you must pass a DBS check. => You must pass a DBS check.",
    );
    check("For funding you must pass a DBS check.", "Funding must check check=[DBS check]");
    check("Throughout the course, you must pass a DBS check.", "! unread-words “Throughout the course”");
    check("Throughout, you must pass a DBS check.", "must check check=[DBS check] @Throughout");
    check(
        "For some jobs, when you start, you must pass a DBS check.",
        "! no-strength “For some jobs, when you start, you must pass a DBS check” => You must have for some jobs, when you start, you must pass a DBS check. => You usually need for some jobs, when you start, you must pass a DBS check. => You may need for some jobs, when you start, you must pass a DBS check.",
    );
    check("If you are under 19, when you start, you must pass a DBS check.", "! unread-guard “when you start”");
    check(
        "If you are a nurse, a midwife, or a doctor, for funding, you must pass a DBS check.",
        "if (“you are a nurse, a midwife, or a doctor”) Funding must check check=[DBS check]",
    );
}

/// The condition in front of a line that is no sentence of its own, such as a length.
#[test]
fn conditions_in_front_of_a_line() {
    let told = |line: &str| {
        let guard = read_guard(&Text::verbatim(line, 0), &Grammar { frames: &frames(), names: &names() });
        match guard {
            Ok(guard) => guard.map_or("none".to_owned(), |guard| guard.span.slice(line).to_owned()),
            Err(problems) => problems.iter().map(|problem| problem.code).collect::<Vec<_>>().join(", "),
        }
    };
    assert_eq!(told("It takes 12 months."), "none");
    assert_eq!(told("If you hold a degree, it takes 12 months."), "If you hold a degree");
    assert_eq!(told("If the moon is full, it takes 12 months."), "unread-guard");
    // What is wrong in front of it is told, though the condition itself could be read.
    assert_eq!(told("If you hold a degree, if you work in the NHS, it takes 12 months."), "guard-in-guard");
    assert_eq!(told("For funding, if you hold a degree, for registration, it takes 12 months."), "said-twice");
}
