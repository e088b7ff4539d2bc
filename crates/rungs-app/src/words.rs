//! Words for standings, owners, moments and dates, the same on every surface.

pub mod fact;
pub mod requirement;

use rungs_core::date::Date;
use rungs_core::requirement::{Moment, Owner};

use crate::wire::check::{MendStep, RequirementResult, RouteResult, is_clause, so};
use crate::wire::{Bounds, StandingName};

/// What a standing is called, best first. Floor and ceiling come down to six names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandingSign {
    /// Whatever else turns out, everything asked is met.
    Ready,
    /// Ready if a fact turns out well; otherwise somebody decides, or would have to make an exception.
    CanApply,
    /// Somebody's judgement is what it comes down to.
    TheyDecide,
    /// What isn't known could still make it anything.
    CannotTell,
    /// Something that is usually asked for isn't there.
    ByException,
    /// Something that must be there isn't.
    NotYet,
}

impl StandingSign {
    /// The sign of a standing between these two.
    pub fn of(bounds: Bounds) -> StandingSign {
        use StandingName::{AtDiscretion, ByException, NotYet, Ready};
        match (bounds.floor, bounds.ceiling) {
            (Ready, _) => StandingSign::Ready,
            (AtDiscretion | ByException, Ready) => StandingSign::CanApply,
            (AtDiscretion, _) | (ByException, AtDiscretion) => StandingSign::TheyDecide,
            (NotYet, Ready | AtDiscretion | ByException) => StandingSign::CannotTell,
            (ByException, ByException) => StandingSign::ByException,
            (_, NotYet) => StandingSign::NotYet,
        }
    }

    /// The name, as it stands at the beginning of a line.
    pub fn name(self) -> &'static str {
        match self {
            StandingSign::Ready => "Ready",
            StandingSign::CanApply => "You can apply",
            StandingSign::TheyDecide => "They decide",
            StandingSign::CannotTell => "Can't tell yet",
            StandingSign::ByException => "Only by exception",
            StandingSign::NotYet => "Not yet",
        }
    }

    /// Whether somebody who stands so has something to apply for: nothing that must be there is missing.
    pub fn is_open(self) -> bool {
        matches!(self, StandingSign::Ready | StandingSign::CanApply | StandingSign::TheyDecide)
    }
}

/// A standing in words: its name, and what it hangs on.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its name.
    pub sign: StandingSign,
    /// What it hangs on, as the rest of a sentence without its full stop.
    pub rest: String,
}

/// How a person stands towards a way in, with what it hangs on.
pub fn standing(result: &RouteResult) -> Standing {
    use StandingName::{AtDiscretion, ByException, NotYet, Ready};
    let rest = match (result.standing.floor, result.standing.ceiling) {
        (Ready, _) => "you meet everything asked".to_owned(),
        (floor, Ready) => {
            let (hangs_on, otherwise) = ready_if(result);
            match floor {
                NotYet => hangs_on,
                ByException => {
                    let whom = decider(result, ByException);
                    format!("{hangs_on}; {otherwise} {whom} would have to make an exception")
                }
                _ => format!("{hangs_on}; {otherwise} {} decides", decider(result, AtDiscretion)),
            }
        }
        (AtDiscretion, _) => considered(result),
        (ByException, AtDiscretion) => {
            format!("at best, {} decides; otherwise it would have to be an exception", decider(result, ByException))
        }
        (NotYet, AtDiscretion) => format!("at best, {} decides", decider(result, AtDiscretion)),
        (NotYet, ByException) => "at best, by exception".to_owned(),
        (ByException, ByException) => missing_usual(result),
        (_, NotYet) => to_do(result),
    };
    Standing { sign: StandingSign::of(result.standing), rest }
}

/// What a standing hangs on first of all, where nobody has looked for what to do: as [`standing`], from less.
pub fn first_reason(result: &RouteResult) -> String {
    match StandingSign::of(result.standing) {
        StandingSign::CanApply | StandingSign::CannotTell => match result.missing.first() {
            Some(missing) => format!("it depends, first of all, on {}", missing.what),
            None => standing(result).rest,
        },
        StandingSign::NotYet => {
            let unmet = open(result).into_iter().find(|one| one.answer == "not-met" && one.strength == "must");
            unmet.map_or_else(|| "something that must be there isn't".to_owned(), |one| format!("“{}”", one.sentence))
        }
        _ => standing(result).rest,
    }
}

/// "ready if you have …": what the smallest set of things to find out comes to, and the word for what is so if not.
fn ready_if(result: &RouteResult) -> (String, &'static str) {
    let is_question = |set: &&Vec<MendStep>| set.iter().all(|step| step.kind == "find-out");
    let set = result.mends.iter().find(is_question).map(Vec::as_slice).unwrap_or_default();
    let otherwise = "otherwise";
    match set {
        [] => match result.missing.first() {
            Some(missing) => (format!("it depends, first of all, on {}", missing.what), "at worst,"),
            None => ("a fact is missing".to_owned(), "at worst,"),
        },
        [one] => match one.what.strip_prefix("not ") {
            Some(what) => (format!("ready unless {}", so(what)), otherwise),
            None => (format!("ready if {}", so(&one.what)), otherwise),
        },
        [one, other] => {
            let other = if is_clause(&one.what) { so(&other.what) } else { other.what.clone() };
            (format!("ready if {} and {other}", so(&one.what)), otherwise)
        }
        [first, others @ ..] => {
            (format!("ready if {}, and {} things more", so(&first.what), number(others.len())), otherwise)
        }
    }
}

/// Who decides, or would have to make an exception: the owner of what holds the standing at this level.
fn decider(result: &RouteResult, at: StandingName) -> String {
    let all = open(result);
    let holds_it = |one: &&&RequirementResult| one.standing.floor == at || one.standing.ceiling == at;
    let told = all.iter().filter(holds_it).find_map(|one| one.theirs_to_decide.as_deref());
    let any = || all.iter().find_map(|one| one.theirs_to_decide.as_deref());
    told.or_else(any).map_or_else(|| "whoever asks".to_owned(), owner)
}

fn considered(result: &RouteResult) -> String {
    let all = open(result);
    let judged =
        all.iter().find(|one| one.theirs_to_decide.is_some() && one.standing.ceiling == StandingName::AtDiscretion);
    match judged {
        Some(one) => {
            let what = one.sentence.split(", which may count instead").next().unwrap_or(&one.sentence);
            let whom = one.theirs_to_decide.as_deref().map_or_else(String::new, owner);
            match (one.strength.as_str(), one.sentence.starts_with("There are no set requirements")) {
                ("instead", _) => format!("you meet what must be met, and {whom} will consider this instead: “{what}”"),
                (_, true) => format!("there are no set requirements, and {whom} decides"),
                _ if one.answer != "met" && one.sentence.contains("equivalent") => {
                    format!("{whom} decides whether what you have is equivalent: “{what}”")
                }
                _ => format!("you meet what must be met, and {whom} decides: “{what}”"),
            }
        }
        None => format!("you meet what must be met, and {} decides", decider(result, StandingName::AtDiscretion)),
    }
}

fn missing_usual(result: &RouteResult) -> String {
    let lacking: Vec<String> = result
        .requirements
        .iter()
        .filter(|one| !one.for_funding && one.standing.floor == StandingName::ByException && one.answer != "met")
        .map(|one| format!("“{}”", one.sentence))
        .collect();
    let whom = decider(result, StandingName::ByException);
    match lacking.is_empty() {
        true => format!("{whom} would have to make an exception"),
        false => format!("you're missing something {whom} usually asks for: {}", lacking.join(" ")),
    }
}

fn to_do(result: &RouteResult) -> String {
    let Some(set) = result.mends.first() else {
        let in_the_way = open(result).into_iter().find(|one| one.answer == "not-met" && one.strength == "must");
        let in_the_way = in_the_way.map_or_else(|| ".".to_owned(), |one| format!(": “{}”", one.sentence));
        return match &result.waiting {
            Some(day) => {
                format!("time alone changes this, from {} if all else stays as it is{in_the_way}", told_date(day))
            }
            None => format!("nothing you could do now changes this{in_the_way}"),
        };
    };
    match set.as_slice() {
        [one] => format!("one thing to do: {}", one.words),
        [first, ..] => format!("{} things to do; first, {}", number(set.len()), first.words),
        [] => String::new(),
    }
}

/// The requirements of a way in that aren't groups and still stand in the way, those about funding left out. What is
/// listed below a group that is met is in nobody's way.
fn open(result: &RouteResult) -> Vec<&RequirementResult> {
    fn gather<'r>(one: &'r RequirementResult, all: &mut Vec<&'r RequirementResult>) {
        if one.standing.floor == StandingName::Ready {
            return;
        }
        if one.requirements.is_empty() {
            all.push(one);
        }
        one.requirements.iter().for_each(|member| gather(member, all));
    }
    let mut all = Vec::new();
    result.requirements.iter().filter(|one| !one.for_funding).for_each(|one| gather(one, &mut all));
    all
}

/// A provider's name behind *at*: a university of a place has its article.
pub fn at_provider(name: &str) -> String {
    let article = if name.starts_with("University of ") { "the " } else { "" };
    format!("At {article}{name}")
}

/// A way in, at the provider by whose rules somebody stands.
pub fn way_in(title: &str, at: Option<&str>) -> String {
    match at {
        Some(provider) => format!("{title}, {}", lower(&at_provider(provider))),
        None => title.to_owned(),
    }
}

/// A standing's name in the middle of a sentence.
pub fn standing_name(name: StandingName) -> &'static str {
    match name {
        StandingName::NotYet => "not yet",
        StandingName::ByException => "only by exception",
        StandingName::AtDiscretion => "for them to decide",
        StandingName::Ready => "ready",
    }
}

/// An owner as a person reads it: "the employer", "the HCPC".
pub fn owner(name: &str) -> String {
    let known = [Owner::Funder, Owner::Standard, Owner::Provider, Owner::Regulator, Owner::Employer];
    known.iter().find(|owner| owner.as_str() == name).map_or_else(|| name.to_owned(), Owner::spoken)
}

/// A moment as a person reads it, at the beginning of a line.
pub fn moment(name: &str) -> String {
    let spoken = Moment::from_name(name).map_or_else(|| name.to_owned(), Moment::spoken);
    let mut letters = spoken.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A day as British readers write it: 22 November 2026.
pub fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A day of the wire as British readers write it.
pub fn told_date(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), date)
}

/// "a", "a and b", "a, b and c".
pub fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// Small numbers as words.
pub fn number(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A large number as people write it: *1,184*.
pub fn in_threes(count: u64) -> String {
    let digits = count.to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// "1 role", "2 roles".
pub fn count(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        0 => format!("no {many}"),
        _ => format!("{count} {many}"),
    }
}

/// A sentence with its full stop, unless it ends in one already.
pub fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) || text.ends_with(".”") || text.ends_with("?”") {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The first letter in lower case, unless the word is written in capitals.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        // "NHS route" stays.
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
