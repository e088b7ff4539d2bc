#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::*;
use crate::{Frames, Names};

const FRAMES: &[(&str, &str)] = &[
    ("employment", "you (be|have been) (employed|recruited) (in|by) {sector:sector}[ for the last {length:months}]"),
    ("employment", "you work (in|as) {role:role}<, {such:examples role}>"),
    ("employment", "your employer be in {sector:sector}"),
    ("employers part", "your employer take part in {scheme:scheme}"),
    ("hours", "you work {hours:number} hours a week[ or more][ in {role:role}]"),
    ("hours", "~you be contracted to {hours:number} hours a week"),
    (
        "count",
        "you have|hold {count:number} {type:qualification}<?equivalent:or equivalent|{grade:grade}>[, {weight:weight} including {included:subject}]",
    ),
    ("experience", "you have experience (in|with|as) {in:setting+role}"),
    ("age", "you be {age:number}[ when you start]"),
];

/// Frames of every make, for what becomes of each half-way through.
const MAKES: &[(&str, &str)] = &[
    ("hours", "you work {hours:number} hours a week[ or more][ in {role:role}]"),
    ("comma", "you ride[ a pony|,, alone,] {from:sector} daily"),
    ("words", "you recite {what:words} by heart"),
    ("order", "you list <(red|green) things|sorts such|{of:number} things> aloud"),
    ("last in order", "you name <red things|green things>"),
    ("examples", "you show them {such:examples role} aloud"),
    ("weight", "you count {what:sector}[, {weight:weight} in {role:role}]"),
    ("choices", "you sleep (on|off) beds (by day|at night)"),
    ("in between", "you carry [a|the] [heavy] {from:sector} things"),
    ("comma in between", "you swim[, at a stretch, {count:number} lengths]"),
];

fn offered(typed: &str, place: &Place, wanted: impl Fn(&Expects) -> bool) -> Vec<String> {
    offered_of(FRAMES, typed, place, wanted)
}

fn offered_of(frames: &[(&str, &str)], typed: &str, place: &Place, wanted: impl Fn(&Expects) -> bool) -> Vec<String> {
    let frames = Frames::new(frames.iter().copied()).unwrap();
    let mut names = Names::new();
    let known = [("NHS", "sector"), ("GCSE", "qualification"), ("A level", "qualification"), ("English", "subject")];
    let more = [("maths", "subject"), ("porter", "role"), ("health or care", "setting"), ("care home", "setting")];
    for (key, (name, class)) in (0..).zip(known.into_iter().chain(more)) {
        names.insert(name, class, key);
    }
    let found = expect(typed, place, &Grammar { frames: &frames, names: &names });
    let found = found.into_iter().filter(|one| wanted(&one.sort));
    // What is replaced stands in brackets.
    let shown = found.map(|one| match typed.get(one.from..) {
        Some("") => one.shown(),
        Some(begun) => format!("[{begun}] {}", one.shown()),
        None => panic!("{typed:?}: {one:?} begins inside a letter"),
    });
    shown.collect()
}

/// What the clause can go on with.
fn clause(typed: &str, expected: &[&str]) {
    let mut shown = offered(typed, &Place::Rules, |sort| matches!(sort, Expects::Clause { .. }));
    shown.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(shown, expected, "{typed}");
}

#[test]
fn behind_the_strength_stand_the_frames_that_fit() {
    clause(
        "You must ",
        &[
            "be 4",
            "be contracted to 4 hours a week",
            "be employed in sector",
            "have 4 qualification",
            "have experience in setting",
            "work 4 hours a week",
            "work in role",
        ],
    );
    clause("You must be emp", &["[emp] employed in sector"]);
    clause("You must w", &["[w] work 4 hours a week", "[w] work in role"]);
    clause("Your employer must ", &["be in sector", "take part in scheme"]);
    clause("You must fly", &[]);
    // In front of the verb one of several words for the same is enough; further on each says something else.
    clause("You must be ", &["4", "contracted to 4 hours a week", "employed in sector"]);
    clause("You must be rec", &["[rec] recruited in sector"]);
    clause("You must have experience ", &["as setting", "in setting", "with setting"]);
}

#[test]
fn a_verb_goes_with_who_does_it() {
    clause("You usually wo", &["[wo] work 4 hours a week", "[wo] work in role"]);
    clause("You usually a", &["[a] are 4", "[a] are contracted to 4 hours a week", "[a] are employed in sector"]);
    clause("Your employer usually t", &["[t] takes part in scheme"]);
    clause("If your employer ", &["is in sector", "takes part in scheme"]);
    clause("If you a", &["[a] are 4", "[a] are contracted to 4 hours a week", "[a] are employed in sector"]);
}

#[test]
fn a_thing_stands_behind_need() {
    clause("You need ", &["4 qualification", "experience in setting"]);
    clause("Some employers ask for exp", &["[exp] experience in setting"]);
}

#[test]
fn names_are_expected_where_one_is_begun_or_another_may_follow() {
    clause("You must be employed in ", &["sector"]);
    clause("You must be employed in the n", &["[n] sector", "[the n] sector"]);
    clause("You must have experience in health or c", &["[health or c] setting"]);
    clause(
        "You must have 4 GCSEs including English and ",
        &["[English and ] subject", "[GCSEs including English and ] qualification", "subject"],
    );
}

#[test]
fn what_may_follow_a_clause_follows_it() {
    // A comma stands right behind the word before it; and a longer name may begin with the same words.
    clause(
        "You must have 4 GCSEs ",
        &["[ ] , or equivalent", "[ ] , preferably including subject", "[GCSEs ] qualification", "at grade 4 or above"],
    );
    clause("You must have 4 GCSEs at gr", &["[GCSEs at gr] qualification", "[at gr] at grade 4 or above"]);
    clause("You must work 30 hours a week ", &["in role"]);
}

/// What is typed of a length says which.
#[test]
fn a_length_goes_on_in_the_units_that_are_begun() {
    let after = |typed: &str| {
        let shown = offered(&format!("You must be employed in the NHS for {typed}"), &Place::Rules, |sort| {
            matches!(sort, Expects::Clause { .. })
        });
        shown.into_iter().filter(|one| !one.ends_with("sector")).collect::<Vec<_>>().join(" | ")
    };
    for (typed, expected) in [
        ("the last ", "6 months"),
        ("the last y", "[y] year"),
        ("the last mo", "[mo] month"),
        ("the last yards", ""),
        ("the last 3 y", "[3 y] 3 years"),
        ("the last three ye", "[three ye] three years"),
        ("the last 1 m", "[1 m] 1 month"),
        ("the last 4 months", ""),
        ("the last 0 y", ""),
    ] {
        assert_eq!(after(typed), expected, "{typed}");
    }
}

#[test]
fn openings_fit_what_is_typed() {
    let all = |sort: &Expects| !matches!(sort, Expects::Clause { .. });
    let openings = offered("You m", &Place::Rules, all);
    assert!(openings.contains(&"[You m] You must".to_owned()) && openings.contains(&"[You m] You may need".to_owned()));
    assert!(openings.iter().all(|one| one.starts_with("[You m] You m")), "{openings:?}");
    let behind = offered("For funding, you us", &Place::Rules, all);
    assert_eq!(behind, ["[you us] you usually", "[you us] you usually need", "[you us] you usually need one of:"]);
}

#[test]
fn moments_and_deciders_follow_a_clause_that_could_end() {
    let tails = |sort: &Expects| matches!(sort, Expects::Moment | Expects::Decider | Expects::Instead);
    let item = Place::Item { introducer: "have".to_owned(), group: GroupHow::One };
    assert_eq!(
        offered("You must be employed in the NHS before you f", &Place::Rules, tails),
        ["[before you f] before you finish"]
    );
    assert_eq!(
        offered("You must show promise, as the em", &Place::Rules, tails),
        ["[, as the em] , as the employer decides"]
    );
    assert!(offered("experience in health or care", &item, tails).is_empty(), "the last word is on its way");
    let instead = offered("experience in health or care, wh", &item, tails);
    assert!(instead.contains(&"[, wh] , which may count instead, as the university decides".to_owned()), "{instead:?}");
    assert_eq!(offered("You must be employed ", &Place::Rules, |sort| *sort == Expects::Moment), Vec::<String>::new());
}

/// A tail is known by its words, however many have been typed; and other commas begin none.
#[test]
fn a_tail_is_followed_as_far_as_it_is_typed() {
    let one = Place::Item { introducer: "have".to_owned(), group: GroupHow::One };
    let offered = |typed: &str, place: &Place, sort: Expects| offered(typed, place, |one| *one == sort).join(" | ");
    let instead = "experience in health or care, which may count instead, as the university ";
    assert_eq!(
        offered(instead, &one, Expects::Instead),
        "[, which may count instead, as the university ] , which may count instead, as the university decides"
    );
    assert_eq!(
        offered("You must sing, dance, as the em", &Place::Rules, Expects::Decider),
        "[, as the em] , as the employer decides"
    );
    assert!(
        offered("You must sing, dance and play ", &Place::Rules, Expects::Decider).contains("[ ] , as they decide")
    );
    assert_eq!(offered("You must sing, as they decide ", &Place::Rules, Expects::Decider), "");
    // A thing in a list is judged as a sentence is, once there is one.
    assert!(offered("a strong portfolio ", &one, Expects::Decider).contains(", as the employer decides"));
    assert_eq!(offered("", &one, Expects::Decider), "");
    let dance = Place::Item { introducer: "dance".to_owned(), group: GroupHow::One };
    assert_eq!(offered("", &dance, Expects::Decider), "");
    // Where no strength is said, and where a frame goes on, nobody judges anything yet.
    assert_eq!(offered("sing ", &Place::Rules, Expects::Decider), "");
    assert_eq!(offered("You must be employed ", &Place::Rules, Expects::Decider), "");
    // Nothing stands there yet that could have a moment.
    let whole = Place::Item { introducer: "work as porter".to_owned(), group: GroupHow::One };
    assert_eq!(offered("", &whole, Expects::Moment), "");
    assert!(offered("For funding,", &Place::Rules, Expects::Strength).contains(" you must"));
}

#[test]
fn a_condition_ends_with_a_comma() {
    let guards = offered("If your employer is in the NHS ", &Place::Rules, |sort| *sort == Expects::Guard);
    assert_eq!(guards, ["[ ] , you must", "[ ] , you usually", "[ ] , you must:"]);
}

#[test]
fn an_item_completes_its_introducer() {
    let item = Place::Item { introducer: "have".to_owned(), group: GroupHow::One };
    let clause = |sort: &Expects| matches!(sort, Expects::Clause { .. });
    assert_eq!(offered("", &item, clause), ["4 qualification", "experience in setting"]);
    assert_eq!(offered("exp", &item, clause), ["[exp] experience in setting"]);
    // An item may have a verb of its own; *need* is a thing's.
    assert_eq!(offered("work in ", &item, clause), ["role"]);
    let need = Place::Item { introducer: "need".to_owned(), group: GroupHow::One };
    assert_eq!(offered("", &need, clause), ["4 qualification", "experience in setting"]);
    let be = Place::Item { introducer: "be".to_owned(), group: GroupHow::One };
    assert_eq!(offered("emp", &be, clause), ["[emp] employed in sector"]);
}

#[test]
fn a_sentence_that_has_ended_takes_nothing_more() {
    assert_eq!(offered("You must be employed in the NHS. ", &Place::Rules, |_| true), Vec::<String>::new());
}

/// What is typed of frames of every make, and what each then goes on with; with a mark where the clause could end.
#[test]
fn frames_of_every_make_are_followed() {
    let told = |typed: &str| {
        let mut shown = offered_of(MAKES, typed, &Place::Rules, |sort| matches!(sort, Expects::Clause { .. }));
        shown.sort();
        let ends = !offered_of(MAKES, typed, &Place::Rules, |sort| *sort == Expects::Moment).is_empty();
        format!("{typed}→ {}{}", shown.join(" | "), if ends { " ." } else { "" })
    };
    let expected = [
        "You must work 30 hours a week or more → in role .",
        "You must work 30 hours a week or more in → role",
        "You must work 30 hours a week or → ",
        "You must work 30 hours a week → in role .",
        "You must ride → sector daily",
        "You must ride NHS → [NHS ] sector daily | daily",
        "You must ride a pony NHS → [NHS ] sector daily | [a pony NHS ] sector daily | [pony NHS ] sector daily | daily",
        "You must ride, alone, NHS → [, NHS ] sector daily | [, alone, NHS ] sector daily | [NHS ] sector daily | daily",
        "You must ride, alone NHS → [, alone NHS ] sector daily | [NHS ] sector daily | daily",
        "You must ride alone NHS → [alone NHS ] sector daily",
        "You must ride, alone → [, alone ] sector daily | sector daily",
        "You must recite a long poem by → by heart | heart",
        "You must recite a long poem → by heart",
        "You must recite → … by heart",
        "You must list → 4 things | aloud | red things | sorts such",
        "You must list red things → 4 things | aloud | sorts such",
        "You must list red things, sorts such → 4 things | aloud",
        "You must list 3 things, green → things aloud",
        "You must list red things, red → ",
        "You must list red things and → ",
        "You must name red things → green things .",
        "You must name red things, green → things",
        "You must name red things, green things →  .",
        "You must show them → such as role aloud",
        "You must show them such → [such ] such as role aloud",
        "You must show them such as → role aloud",
        "You must show them such as porter → [porter ] role aloud | aloud",
        "You must show them such as porter or → [porter or ] role aloud | role aloud",
        "You must show them such as a → [a ] role aloud | role aloud",
        "You must show them such as p→ [p] role aloud",
        "You must count NHS → [ ] , preferably in role | [NHS ] sector .",
        "You must count NHS, preferably → [NHS, preferably ] sector | [preferably ] sector | in role",
        "You must count NHS, preferably in → [NHS, preferably in ] sector | [preferably in ] sector | role",
        "You must count NHS, in → [NHS, in ] sector | [in ] in role | [in ] sector | role",
        "You must count NHS, usually in porter → [NHS, usually in porter ] sector | [porter ] role | [usually in porter ] sector .",
        // In front of what it is about a choice is one of words, and behind it of meanings; what is begun tells which.
        "You must sleep → on beds by day",
        "You must sleep o→ [o] off beds by day | [o] on beds by day",
        "You must sleep on beds → at night | by day",
        // What may stand in between is offered where it is begun.
        "You must carry → sector things",
        "You must carry h→ [h] heavy | [h] sector things",
        "You must carry heavy → [heavy ] sector things | sector things",
        "You must swim → [ ] , at a stretch 4 lengths .",
        "You must list sorts such, sorts → ",
        "You must recite by → by heart",
        "You must show them big porters → ",
    ];
    let typed = expected.iter().map(|one| one.split('→').next().unwrap_or_default());
    let told: Vec<String> = typed.map(told).collect();
    assert_eq!(told, expected);
}

/// What is begun of a slot is so many words at most; further back, another sentence has begun.
#[test]
fn what_is_begun_of_a_slot_is_a_few_words() {
    clause("You must be employed in one two three four five six ", &["[one two three four five six ] sector"]);
    clause("You must be employed in one two three four five six seven ", &[]);
}

/// What has no verb is about something, once it is begun.
#[test]
fn a_thing_that_comes_first_is_offered_where_it_is_begun() {
    let first = |typed: &str| {
        let frames = [("first", "{what:sector} count, please,, for all")];
        offered_of(&frames, typed, &Place::Rules, |sort| matches!(sort, Expects::Clause { .. })).join(" | ")
    };
    assert_eq!(first("If "), "");
    assert_eq!(first("If N"), "[N] sector count please, for all");
    assert_eq!(first("If NHS "), "count please, for all | [NHS ] sector count please, for all");
}

/// An editor shows words in a row as one, and can fill in what stands between.
#[test]
fn words_in_a_row_are_one_part() {
    let frames = Frames::new([("part", "your employer take part in {scheme:scheme} daily")]).unwrap();
    let names = Names::new();
    let found = expect("If your employer ", &Place::Rules, &Grammar { frames: &frames, names: &names });
    let clauses = found.into_iter().filter(|one| matches!(one.sort, Expects::Clause { .. }));
    let told = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Slot(name, _) => format!("{{{name}}}"),
    };
    let parts: Vec<String> = clauses.flat_map(|one| one.parts.iter().map(told).collect::<Vec<_>>()).collect();
    assert_eq!(parts, ["takes part in", "{scheme}", "daily"]);
}

/// Names behind a number stand in the plural, and no others.
#[test]
fn what_stands_behind_a_number_is_counted() {
    let counted = |typed: &str| {
        let frames =
            Frames::new([("count", "you have {count:number} {type:qualification}[ in {in:subject}]")]).unwrap();
        let names = Names::new();
        let found = expect(typed, &Place::Rules, &Grammar { frames: &frames, names: &names });
        let parts = found.into_iter().flat_map(|one| one.parts);
        let counts = |part: Part| match part {
            Part::Slot(name, Holds::Names { is_counted, .. }) => Some((name, is_counted)),
            _ => None,
        };
        parts.filter_map(counts).collect::<std::collections::BTreeMap<String, bool>>()
    };
    assert_eq!(counted("You must have 4 ").get("type"), Some(&true));
    assert_eq!(counted("You must have ").get("type"), Some(&true));
    assert_eq!(counted("You must have 4 diplomas in ").get("in"), None);
}
