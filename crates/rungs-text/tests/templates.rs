//! The notation of templates, with grammars of a line or two.

#![allow(clippy::unwrap_used, reason = "tests say what must be there")]

mod support;

use rungs_text::{Frames, Grammar, Names, Place, Text, read_sentence};
use support::{describe, describe_problem};

/// What a sentence reads as with these templates alone; each is a kind named by its place, `0`, `1` …
fn told(templates: &[&str], sentence: &str) -> String {
    let kinds = ["0", "1", "2"];
    let frames = Frames::new(kinds.iter().copied().zip(templates.iter().copied())).unwrap();
    let mut names = Names::new();
    for (key, (spelling, class)) in (0u32..).zip([
        ("cat", "pet"),
        ("dog", "pet"),
        ("salt and pepper", "spice"),
        ("cat", "app"),
        ("pepper", "spice"),
        ("the moon", "place"),
        ("A walk", "place"),
        ("A", "vitamin"),
        ("cafe\u{301}", "place"),
        ("good book", "app"),
    ]) {
        names.insert(spelling, class, key);
    }
    match read_sentence(&Text::verbatim(sentence, 0), Place::Rules, &Grammar { frames: &frames, names: &names }) {
        Ok(sentence) => describe(&sentence),
        Err(problems) => problems.iter().map(|problem| describe_problem(sentence, problem)).collect(),
    }
}

#[track_caller]
fn check(templates: &[&str], sentence: &str, expected: &str) {
    assert_eq!(told(templates, sentence), expected, "{sentence}");
}

#[test]
fn words_and_alternatives() {
    check(&["you have|own a cat"], "You must own a Cat.", "must 0");
    check(&["you keep (a cat|two dogs)"], "You must keep two dogs.", "must 0");
    check(&["you keep (a cat|two dogs)"], "You must keep a dogs.", "! unread-words “dogs”");
    check(&["you keep [a cat|a dog] indoors"], "You must keep indoors.", "must 0");
    check(&["you keep [a cat|a dog] indoors"], "You must keep a dog indoors.", "must 0");
}

#[test]
fn commas() {
    check(&["you rest, often"], "You must rest often.", "must 0");
    check(&["you rest, often"], "You must rest, often.", "must 0");
    check(&["you rest,, often"], "You must rest often.", "! unread-words “often”");
    check(&["you rest,, often"], "You must rest, often.", "must 0");
    check(&["you rest often"], "You must rest, often.", "! unread-words “often”");
}

#[test]
fn optional_pieces_and_labels() {
    let template = &["you keep {what:pet}[?paid:, paid][ for {long:months}]"];
    check(template, "You must keep a cat.", "must 0 what=[cat]");
    check(template, "You must keep a cat, paid.", "must 0 +paid what=[cat]");
    check(template, "You must keep a cat paid for 2 years.", "must 0 long=24m +paid what=[cat]");
}

#[test]
fn rows_of_grades() {
    let template = &["you earn {what:row}"];
    check(template, "You must earn AAB.", "must 0 what=AAB");
    check(template, "You must earn ABB to AAB.", "must 0 what=ABB..AAB");
    check(template, "You must earn ABB until AAB.", "! unread-words “until AAB”");
    check(template, "You must earn ABB to A.", "! unread-words “to A”");
    check(template, "You must earn A to AAB.", "! unread-words “A to AAB”");
    check(template, "You must earn A.", "! unread-words “A”");
}

#[test]
fn a_comma_of_its_own_may_be_there() {
    let template = &["you rest[,] or work[,] often"];
    for sentence in ["You must rest or work often.", "You must rest, or work often.", "You must rest, or work, often."]
    {
        check(template, sentence, "must 0");
    }
    check(template, "You must rest,, or work often.", "! unread-words “or work often”");
}

#[test]
fn any_order_takes_each_piece_once() {
    let template = &["you keep {what:pet}<?fed:fed|{grade:grade}|{weight:weight} with {other:pet}>"];
    check(template, "You must keep a cat.", "must 0 what=[cat]");
    check(template, "You must keep a cat at grade 4, fed.", "must 0 +fed grade=4 what=[cat]");
    check(
        template,
        "You must keep a cat, usually with a dog, fed, at C or above.",
        "must 0 +fed grade=C other=[dog] weight=usually what=[cat]",
    );
    check(template, "You must keep a cat, fed, fed.", "! unread-words “fed”");
    check(template, "You must keep a cat at C or above, at B or above.", "! unread-words “at B or above”");
}

#[test]
fn names() {
    check(&["you use {what:spice}"], "You must use salt and pepper.", "must 0 what=[salt and pepper]");
    check(
        &["you use {what:spice}"],
        "You must use pepper or salt and pepper.",
        "must 0 what=[pepper | salt and pepper]",
    );
    check(&["you use {what:pet+app}"], "You must use a cat.", "! ambiguous-term “cat”");
    check(&["you use {what:app}"], "You must use a dog.", "! unknown-term “dog”");
    check(
        &["you like pets[, {such:examples pet}]"],
        "You must like pets, such as a cat, dogs and the cat.",
        "must 0 such=[cat & dogs & cat]",
    );
}

#[test]
fn free_words_take_as_few_as_they_can() {
    check(
        &["you show {what:words}[ in {where:words}]"],
        "You must show care in a crisis in bed.",
        "must 0 what=“care” where=“a crisis in bed”",
    );
}

#[test]
fn the_most_literal_words_win() {
    check(
        &["you show {what:words}", "you show that you can {what:words}"],
        "You must show that you can sing.",
        "must 1 what=“sing”",
    );
    check(
        &["you use {what:app}", "you use {what:pet}"],
        "You must use a cat.",
        "! ambiguous-sentence “You must use a cat”",
    );
}

#[test]
fn templates_that_can_not_be_read_say_where() {
    for (template, at) in [
        ("", 0),
        ("you (a|b", 4),
        ("you a)", 5),
        ("you [a>", 6),
        ("you []", 4),
        ("you {x}", 6),
        ("you {x:", 4),
        ("you {x:Big}", 7),
        ("you {X:number}", 5),
        ("you a}", 5),
        ("you [?Paid:x]", 6),
        ("you [?paid x]", 10),
        ("you [?:x]", 6),
        ("you (?paid:x|y)", 4),
        ("you a||b", 4),
        ("~you a}", 6),
    ] {
        let error = Frames::new([("kind", template)]).unwrap_err();
        assert_eq!(error.at, at, "{error}");
    }
    let told = Frames::new([("kind", "~you a}")]).unwrap_err().to_string();
    assert_eq!(told, "kind: byte 6 of `~you a}`: a `}` without its `{`");
    let told = Frames::new([("kind", "you a |b")]).unwrap_err().to_string();
    assert_eq!(told, "kind: byte 6 of `you a |b`: `|` joins two words");
    let is_read = |depth: usize| {
        let deep = format!("you {}a{}", "[".repeat(depth), "]".repeat(depth));
        Frames::new([("kind", deep.as_str())]).is_ok()
    };
    assert!(is_read(16) && !is_read(17));
}

#[test]
fn templates_have_readable_examples() {
    let frames = Frames::new([("kind", "you work|be at least {hours:number} hours[ in {role:role}]")]).unwrap();
    assert_eq!(frames.examples().next(), Some(("kind", "you work at least ‹number› hours")));
}

#[test]
fn nearest_names_come_best_first() {
    let names = support::names();
    assert_eq!(names.nearest("mahts", &["subject"]), ["maths"]);
    assert_eq!(names.nearest("helthcare asistant", &["role"]), ["healthcare assistant"]);
    assert!(names.nearest("zebra", &["subject"]).is_empty());
}

#[test]
fn pieces_in_any_order_are_taken_once_each() {
    let template = &["you keep {what:pet}<fed|?clean:clean|warm>"];
    check(template, "You must keep a cat, warm, clean, fed.", "must 0 +clean what=[cat]");
    check(template, "You must keep a cat, clean, clean.", "! unread-words “clean”");
    check(template, "You must keep a cat, warm, fed, warm.", "! unread-words “warm”");
}

#[test]
fn free_words_are_never_none() {
    check(&["you show {what:words}[ in {where:words}]"], "You must show in bed.", "must 0 what=“in bed”");
}

#[test]
fn of_two_templates_the_one_with_fewer_free_words_is_meant() {
    check(&["you show {what:words}", "you show {what:pet}"], "You must show a cat.", "must 1 what=[cat]");
    check(
        &["you show {what:pet} {more:words}", "you show {what:words}"],
        "You must show a cat daily.",
        "must 0 more=“daily” what=[cat]",
    );
    // Wherever they stand.
    check(
        &["you {what:words} cats daily", "you show {what:words} daily"],
        "You must show cats daily.",
        "! ambiguous-sentence “You must show cats daily”",
    );
}

#[test]
fn what_has_nothing_wrong_with_it_is_meant_first() {
    check(&["you use {what:pet+app}", "you use {what:words}"], "You must use a cat.", "must 1 what=“a cat”");
    check(
        &["you use {many:number} cats", "you use {what:words} cats"],
        "You must use 5 to 4 cats.",
        "must 1 what=“5 to 4”",
    );
}

#[test]
fn the_form_that_is_read_best_is_meant() {
    let says = "Preferably, your employer keeps a cat.";
    // Of equals the words as they stand, before those in base form.
    check(&["your employer keep {what:pet}", "your employer keeps {what:pet}"], says, "preferably 1 what=[cat]");
    // More words that are known, and then more of the template's own.
    check(&["your employer keep {what:pet}", "your employer keeps {what:words}"], says, "preferably 0 what=[cat]");
    check(&["your employer keep a cat", "your employer keeps {what:pet}"], says, "preferably 0");
}

#[test]
fn a_name_with_a_word_behind_it_is_no_slip() {
    check(&["you use {what:pet}"], "You must use a cat tomorrow.", "! unread-words “tomorrow”");
    check(&["you use {what:pet+app}"], "You must use a cat or a camel.", "! unknown-term “camel”");
    // Neither is it beside one that is.
    check(
        &["you use {what:spice}"],
        "You must use pepper tomorrow or salt and peper.",
        "! unread-words “tomorrow or salt and peper”",
    );
    check(
        &["you use {what:pet} in {spice:spice}"],
        "You must use a cat tomorrow in peper.",
        "! unread-words “tomorrow in peper”",
    );
}

#[test]
fn a_list_has_so_many_names_and_no_more() {
    let use_of = |many: usize| format!("You must use {}.", vec!["a cat"; many].join(" or "));
    let named = format!("must 0 what=[{}]", vec!["cat"; 24].join(" | "));
    check(&["you use {what:pet}"], &use_of(24), &named);
    check(&["you use {what:pet}"], &use_of(25), "! unread-words “or a cat”");
}

#[test]
fn or_more_behind_what_is_counted() {
    let template = "you keep {many:number} cats[ or more]";
    check(&[template], "You must keep 2 cats or more.", "must 0 many=2");
    check(
        &[template],
        "You must keep 2 cats or more tomorrow and on Monday.",
        "! unread-words “tomorrow and on Monday”",
    );
    // They are two words of its own.
    check(&[template, "you keep {many:number} cats or {what:words}"], "You must keep 2 cats or more.", "must 0 many=2");
    check(
        &[template, "you keep {many:number} cats or more"],
        "You must keep 2 cats or more.",
        "! ambiguous-sentence “You must keep 2 cats or more”",
    );
}

#[test]
fn the_article_of_a_name_is_no_part_of_it() {
    let template = &["you see {what:place}"];
    check(template, "You must see the moon or moon.", "must 0 what=[moon | moon]");
    check(template, "You must see the walk.", "must 0 what=[walk]");
    // A name of nothing else keeps it.
    check(&["you take vitamin {what:vitamin}"], "You must take vitamin A.", "must 0 what=[A]");
}

#[test]
fn a_mark_above_a_letter_belongs_to_its_word() {
    check(&["you see {what:place}"], "You must see cafe\u{301}s.", "must 0 what=[cafe\u{301}s]");
}

#[test]
fn a_word_ends_before_a_hyphen_with_nothing_behind_it() {
    check(&["you see {what:place}"], "You must see the moon- today.", "! unread-words “- today”");
}

#[test]
fn a_name_is_not_judged_by_a_word_in_it() {
    check(&["you use {what:app}"], "You must eat a good book.", "! unread-words “eat a good book”");
}

#[test]
fn of_two_ways_to_read_a_slip_the_first_is_meant() {
    let slip = "You must use peper.";
    check(&["you use ({what:spice}|{who:pet})"], slip, "! unknown-term “peper” => You must use pepper.");
    check(&["you use ({who:pet}|{what:spice})"], slip, "! unknown-term “peper”");
}

#[test]
fn one_of_nothing_is_no_name() {
    for sentence in ["You must use at least one of.", "You must use at least 1 of."] {
        let stopped = sentence.trim_start_matches("You must use ").trim_end_matches('.');
        check(&["you use {what:pet}"], sentence, &format!("! unread-words “{stopped}”"));
    }
}

#[test]
fn any_words_that_are_taken_as_they_stand_may_be_vague() {
    let template = &["you show {what:words}[ in {where:words}]"];
    check(
        template,
        "You must show care in a good home.",
        "! vague-word “good” => You must show care in a good home, as they decide. => You must show care in a home. / - You must show care in a good home, as they decide. => You must show care in a home.",
    );
}

#[test]
fn a_second_verb_alone_is_a_second_requirement() {
    check(
        &["you keep {what:pet}", "you rest"],
        "You must keep a cat and rest.",
        "! two-requirements “keep a cat and rest” => You must keep a cat. / - You must rest.",
    );
}
