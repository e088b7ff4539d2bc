//! A small grammar for tests, and a compact way to write down what was read.

#![allow(dead_code, reason = "each test file uses its own part of the support")]
#![allow(clippy::unwrap_used, reason = "tests say what must be there")]

mod grammar;

use std::fmt::Write;

use rungs_text::{
    Body, Clause, Decimal, Frames, Grammar, GroupHow, Joiner, Match, Moment, Names, Place, Problem, Scope, Sentence,
    Slot, Spanned, Strength, Text, Weight, read_sentence,
};

pub(crate) use grammar::{FRAMES, NAMES};

pub(crate) fn frames() -> Frames {
    Frames::new(FRAMES.iter().copied()).unwrap()
}

pub(crate) fn names() -> Names {
    let mut names = Names::new();
    for (key, (spelling, class)) in (0u32..).zip(NAMES) {
        names.insert(spelling, class, key);
    }
    names
}

pub(crate) fn read_in(sentence: &str, place: Place) -> Result<Sentence, Vec<Problem>> {
    let (frames, names) = (frames(), names());
    read_sentence(&Text::verbatim(sentence, 0), place, &Grammar { frames: &frames, names: &names })
}

/// What a sentence in a group under `introducer` reads as.
pub(crate) fn item(introducer: &str, group: GroupHow) -> Place {
    Place::Item { introducer: introducer.to_owned(), group }
}

#[track_caller]
pub(crate) fn check(sentence: &str, expected: &str) {
    check_in(sentence, Place::Rules, expected);
}

#[track_caller]
pub(crate) fn check_in(sentence: &str, place: Place, expected: &str) {
    assert_eq!(told(sentence, read_in(sentence, place)), expected, "{sentence}");
}

/// With one frame alone, and one more name.
#[track_caller]
pub(crate) fn check_with(frame: &str, sentence: &str, expected: &str) {
    check_with_frames(&[("only", frame)], sentence, expected);
}

/// With these frames alone, and one more name.
#[track_caller]
pub(crate) fn check_with_frames(frames: &[(&str, &str)], sentence: &str, expected: &str) {
    let frames = Frames::new(frames.iter().copied()).unwrap();
    let mut names = names();
    names.insert("BTEC diploma", "qualification", u32::MAX - 1);
    let read = read_sentence(&Text::verbatim(sentence, 0), Place::Rules, &Grammar { frames: &frames, names: &names });
    assert_eq!(told(sentence, read), expected, "{sentence}");
}

fn told(sentence: &str, read: Result<Sentence, Vec<Problem>>) -> String {
    match read {
        Ok(sentence) => describe(&sentence),
        Err(problems) => {
            problems.iter().map(|problem| describe_problem(sentence, problem)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// `! code “the words it points at”`, and behind `=>` each way that is offered to write it.
pub(crate) fn describe_problem(source: &str, problem: &Problem) -> String {
    let mut told = format!("! {} “{}”", problem.code, problem.span.slice(source));
    for rewrite in &problem.rewrites {
        let after = rewrite.applied(source).unwrap();
        // Of a page, the lines that come of it.
        let new = after.lines().filter(|line| !source.lines().any(|before| before == *line));
        write!(told, " => {}", new.collect::<Vec<_>>().join(" / ")).unwrap();
    }
    told
}

pub(crate) fn describe(sentence: &Sentence) -> String {
    let mut out = String::new();
    if let Some(guard) = &sentence.guard {
        let word = if guard.unless { "unless" } else { "if" };
        let clause = match &guard.clause {
            Clause::Match { found, .. } => describe_match(found),
            Clause::AskedFor(words) => format!("asked for: {}", words.value),
            Clause::Open(words) => format!("“{}”", words.value),
        };
        let moment = guard.moment.as_ref().map(|moment| format!(" @{:?}", moment.value)).unwrap_or_default();
        write!(out, "{word} ({clause}{moment}) ").unwrap();
    }
    match sentence.scope.as_ref().map(|scope| &scope.value) {
        Some(Scope::At(provider)) => write!(out, "at [{provider}] ").unwrap(),
        Some(scope) => write!(out, "{scope:?} ").unwrap(),
        None => {}
    }
    match &sentence.strength {
        Strength::Instead { of: Some(of) } => write!(out, "instead of [{}] ", of.value).unwrap(),
        Strength::Instead { of: None } => out.push_str("instead "),
        strength => write!(out, "{} ", format!("{strength:?}").to_lowercase()).unwrap(),
    }
    out.push_str(&describe_body(&sentence.body));
    if let Some(reason) = &sentence.reason {
        write!(out, " reason [{}]", reason.value).unwrap();
    }
    if let Some(moment) = &sentence.moment {
        write!(out, " @{}", describe_moment(&moment.value)).unwrap();
    }
    if let Some(decider) = &sentence.decider {
        write!(out, " ~[{}]", decider.value).unwrap();
    }
    if let Some(otherwise) = &sentence.otherwise {
        write!(out, " but instead of [{}] {}", otherwise.instead_of, describe(&otherwise.sentence)).unwrap();
    }
    out
}

fn describe_moment(moment: &Moment) -> String {
    match moment {
        Moment::By(date) => format!("by {date}"),
        Moment::On(date) => format!("on {date}"),
        Moment::Within { count, days, of } => {
            format!("within {count} {} of {of:?}", if *days { "days" } else { "months" })
        }
        moment => format!("{moment:?}"),
    }
}

fn describe_body(body: &Body) -> String {
    let by = |words: &Option<Spanned<String>>| {
        words.as_ref().map(|words| format!(" by [{}]", words.value)).unwrap_or_default()
    };
    match body {
        Body::Match(found) => describe_match(found),
        Body::Words(words) => format!("“{}”", words.value),
        Body::Group { how, verb, .. } => format!("group {how:?} “{verb}”"),
        Body::Definition(term) => format!("defines [{}]", term.value),
        Body::NothingSet => "nothing set".to_owned(),
        Body::Varies { by: what } => format!("varies{}", by(what)),
        Body::NotKnownYet => "not known yet".to_owned(),
        Body::FilledIn(filled) => {
            format!("{:?} [{}]{}", filled.filling, filled.what.value, by(&filled.of))
        }
        Body::Unread(words) => format!("unread “{}”", words.value),
    }
}

fn describe_match(found: &Match) -> String {
    let mut out = if found.negated { format!("not {}", found.kind) } else { found.kind.clone() };
    for (name, slot) in found.slots.iter() {
        match slot {
            Slot::Weight(Weight::Must) => {}
            Slot::Flag => write!(out, " +{name}").unwrap(),
            slot => write!(out, " {name}={}", describe_slot(slot)).unwrap(),
        }
    }
    out
}

fn describe_slot(slot: &Slot) -> String {
    match slot {
        Slot::Number { low, high, at_least } => format!("{low}{}{}", to(high), if *at_least { "+" } else { "" }),
        Slot::Grade { floor, high: Some(high), .. } => format!("{floor}..{high}"),
        Slot::Grade { floor, letters: Some(letters), .. } => format!("{floor}({letters})"),
        Slot::Grade { floor, .. } => floor.clone(),
        Slot::Level { level, exactly } => format!("{}{level}", if *exactly { "=" } else { "" }),
        Slot::Months { low, high } => format!("{low}{}m", high.map(|high| format!("..{high}")).unwrap_or_default()),
        Slot::Date(date) => date.to_string(),
        Slot::Day(day) => format!("{}/{}", day.day, day.month),
        Slot::Weight(weight) => format!("{weight:?}").to_lowercase(),
        Slot::Words(words) => format!("“{}”", words.value),
        Slot::Names { joiner, names } => {
            let joiner = match joiner {
                Joiner::One => "",
                Joiner::And => " & ",
                Joiner::Or => " | ",
            };
            format!("[{}]", names.iter().map(|name| name.written.as_str()).collect::<Vec<_>>().join(joiner))
        }
        Slot::Flag => "yes".to_owned(),
    }
}

fn to(high: &Option<Decimal>) -> String {
    high.map(|high| format!("..{high}")).unwrap_or_default()
}
