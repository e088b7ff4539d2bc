//! What is asked for: a verb and its thing, as far as a kind of condition knows them.

mod check;
mod licence;
mod named;
mod person;

use rungs_core::vocabulary::Vocabulary;

use super::asked::{Again, Claim, Strength, What};
use super::word::{Cursor, Word, joined};

/// Something asked for, and who judges it where only judgement settles it.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) what: What,
    pub(crate) is_judged: bool,
    /// Where the thing itself says that it is asked for less strongly: *usually within 30 minutes*.
    pub(crate) strength: Option<Strength>,
    /// What only some ask beside it: *19*, where *over 18* was written.
    pub(crate) some_ask: Vec<Claim>,
    /// What stands around it speaks of what some ask, and of nothing else: *2 years, or 4 if you work in Leeds*.
    pub(crate) around_some: bool,
    /// How often, where that was said.
    pub(crate) again: Option<Again>,
}

impl From<Claim> for Thing {
    fn from(claim: Claim) -> Thing {
        Thing {
            what: What::Claim(claim),
            is_judged: false,
            strength: None,
            some_ask: Vec::new(),
            around_some: false,
            again: None,
        }
    }
}

/// Reads a verb in base form and what follows, all of it.
pub(crate) fn verb(words: &[Word], vocabulary: &Vocabulary) -> Option<Vec<Thing>> {
    if let Some(one) = one_verb(words, vocabulary) {
        return Some(one);
    }
    // *Be 16 or over and pass a test*
    let ands = words.iter().enumerate().filter(|(_, word)| word.lower == "and").map(|(at, _)| at);
    ands.into_iter().find_map(|at| {
        let first = words.get(..at)?;
        let first = if first.last().is_some_and(|last| last.lower == ",") { first.get(..at - 1)? } else { first };
        let mut found = one_verb(first, vocabulary)?;
        found.extend(verb(words.get(at + 1..)?, vocabulary)?);
        Some(found)
    })
}

/// Takes *each year* or *every 6 years*.
pub(crate) fn again(cursor: &mut Cursor<'_>) -> Option<Again> {
    if cursor.eat_one(&["each year", "every year"]).is_some() {
        return Some(Again::Yearly);
    }
    let mut at = *cursor;
    let years = if at.eat("every") { at.number()? } else { return None };
    let is_years = at.eat("years");
    if is_years {
        *cursor = at;
    }
    is_years.then_some(Again::EveryYears(years))
}

fn one_verb(words: &[Word], vocabulary: &Vocabulary) -> Option<Vec<Thing>> {
    let often = words.iter().rposition(|word| ["each", "every"].contains(&word.lower.as_str())).filter(|at| *at > 0);
    if let Some(at) = often {
        let mut rest = Cursor::new(words.get(at..)?);
        let often = again(&mut rest).filter(|_| rest.is_at_end())?;
        let things = one_verb(words.get(..at)?, vocabulary)?;
        return Some(things.into_iter().map(|thing| Thing { again: Some(often), ..thing }).collect());
    }
    let mut cursor = Cursor::new(words);
    if let Some(found) = person::read(cursor, vocabulary) {
        return Some(vec![found]);
    }
    const VERBS: &[&str] =
        &["have", "hold", "get", "gain", "obtain", "pass", "take", "complete", "undergo", "do", "sit"];
    if cursor.eat("apply for a licence to") {
        return licence::to_do(cursor).map(|claim| vec![claim.into()]);
    }
    if let Some(claim) = named::filled_in(cursor) {
        return Some(vec![claim.into()]);
    }
    if cursor.eat("provide") {
        return named::references(cursor).map(|claim| vec![claim.into()]);
    }
    if cursor.eat("renew your") {
        return licence::renewed(cursor).map(|claim| vec![claim.into()]);
    }
    if cursor.eat_one(&["let them know about any", "declare any"]).is_some() {
        let (name, also) = title(cursor.rest())?;
        let held = super::asked::Held::name(name.clone());
        let claim = Claim::new("declaration", "declare", format!("your {name}")).slot("declaration", held);
        return Some(vec![claim.term("declaration", name, also).into()]);
    }
    let verb = cursor.eat_one(VERBS)?;
    if let Some(claim) = check::hours(cursor) {
        return Some(vec![claim.into()]);
    }
    match verb {
        "have" | "hold" | "get" | "gain" | "obtain" => things(cursor.rest(), vocabulary),
        "pass" | "take" | "sit" | "undergo" | "do" | "complete" => check::passed(cursor.rest(), verb),
        _ => None,
    }
}

/// Reads a thing, or several joined by *and*, to the last word.
pub(crate) fn things(words: &[Word], vocabulary: &Vocabulary) -> Option<Vec<Thing>> {
    if let Some(one) = thing(words, vocabulary) {
        return Some(vec![one]);
    }
    let ands = words.iter().enumerate().filter(|(_, word)| word.lower == "and").map(|(at, _)| at);
    ands.into_iter().find_map(|at| {
        let mut found = vec![thing(words.get(..at)?, vocabulary)?];
        found.extend(things(words.get(at + 1..)?, vocabulary)?);
        Some(found)
    })
}

fn thing(words: &[Word], vocabulary: &Vocabulary) -> Option<Thing> {
    let cursor = Cursor::new(words);
    if let Some(licence) = licence::driving(cursor, vocabulary) {
        return Some(licence);
    }
    let claim = person::possession(cursor)
        .or_else(|| person::had(cursor, vocabulary))
        .or_else(|| licence::held(cursor))
        .or_else(|| check::had(cursor));
    claim.map(Thing::from).or_else(|| judged(words))
}

/// *checks on your credit history, up to 6 years*
pub(crate) fn checks(mut cursor: Cursor<'_>) -> Option<Vec<Thing>> {
    if !cursor.eat("checks on your") {
        return None;
    }
    let words = cursor.rest();
    let history = words.iter().position(|word| word.lower == "history")?;
    let (name, _) = title(words.get(..=history)?)?;
    let mut behind = Cursor::new(words.get(history + 1..)?);
    let reach = behind.eat_one(&["up to", ", which could go back up to"]).is_some();
    if reach && (behind.number().is_none() || !behind.eat("years")) || !behind.is_at_end() {
        return None;
    }
    let check = format!("check of {name}");
    let claim =
        Claim::new("check", "pass", format!("a {check}")).slot("check", super::asked::Held::name(check.clone()));
    Some(vec![claim.term("check", check, None).into()])
}

/// Words with which somebody's judgement is asked for.
const VAGUE: &[&str] =
    &["good", "excellent", "strong", "positive", "smart", "knowledge", "understanding", "understand"];

/// *a good level of fitness*: only whoever asks can say.
fn judged(words: &[Word]) -> Option<Thing> {
    let mut cursor = Cursor::new(words);
    cursor.eat_one(&["a", "an", "some"]);
    let first = cursor.peek()?;
    let is_plain = !cursor.has(&[",", ";", ":", ".", "(", "or", "if", "unless", "usually", "-", "–", "who", "that"]);
    if !is_plain || !VAGUE.contains(&first.lower.as_str()) {
        return None;
    }
    let what = What::Judged { verb: "have", thing: joined(words) };
    Some(Thing { what, is_judged: true, strength: None, some_ask: Vec::new(), around_some: false, again: None })
}

/// Words as the title of a term, with the letters it is known by; none, where they are more than a name.
fn title(words: &[Word]) -> Option<(String, Option<String>)> {
    const LONGEST: usize = 12;
    // Names of their own may have a *for*, an *or*: *the Award in Casting for Church or Chapel*.
    let is_capital =
        |at: usize| words.get(at).is_some_and(|word| word.written.starts_with(|letter: char| letter.is_uppercase()));
    let inside_name = |at: usize| at > 0 && is_capital(0) && is_capital(at - 1) && is_capital(at + 1);
    const JOINTS: &[&str] = &[
        "if",
        "or",
        "unless",
        "when",
        "that",
        "which",
        "who",
        "usually",
        "before",
        "after",
        "as",
        "like",
        "for",
        "some",
        "any",
        "relevant",
        "own",
        "certain",
        "specific",
        "further",
        "following",
        "you",
        "you're",
        "your",
    ];
    let mut letters = None;
    let mut name: Vec<&Word> = Vec::new();
    let mut rest = words.iter().enumerate();
    while let Some((at, word)) = rest.next() {
        if word.lower == "(" {
            let (_, inside) = rest.next()?;
            if rest.next().is_none_or(|(_, end)| end.lower != ")") || letters.is_some() || !is_short(&inside.written) {
                return None;
            }
            letters = Some(inside.written.clone());
        } else if word.lower.chars().all(|letter| letter == '-')
            || JOINTS.contains(&word.lower.as_str()) && !inside_name(at)
            || !word.written.chars().all(is_of_a_name)
        {
            return None;
        } else {
            name.push(word);
        }
    }
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let title: Vec<&str> = name.iter().map(|word| word.written.as_str()).collect();
    let title = title.join(" ");
    // *Construction Skills Certification Scheme (CSCS) card* is a *CSCS card*.
    let also = letters.map(|letters| match name.last() {
        Some(last) if name.len() > 1 && last.lower == last.written && last.written.chars().all(char::is_alphabetic) => {
            format!("{letters} {}", last.written)
        }
        _ => letters,
    });
    Some((title, also))
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || ['\'', '-', '&', '+', '/'].contains(&letter)
}

fn is_short(word: &str) -> bool {
    word.chars().all(|letter| letter.is_uppercase() || letter.is_numeric() || letter == '-')
}
