//! What somebody is, has or can do.

use rungs_core::english::{article, months_of_one, number_of};
use rungs_core::vocabulary::Vocabulary;
use rungs_text::Joiner;

use super::{Thing, licence, named, title};
use crate::published::asked::{Claim, Held, Strength};
use crate::published::subject;
use crate::published::word::{Cursor, joined};

/// *be over 18 years of age*, *be able to swim*, *live within 10 miles of the foundry*
pub(super) fn read(cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Thing> {
    let mut at = cursor;
    if at.eat("be") {
        return age(at)
            .or_else(|| being(at, vocabulary).map(Thing::from))
            .or_else(|| state(cursor, at).map(Thing::from));
    }
    if at.eat("register as") {
        return named::registered_as(at).map(Thing::from);
    }
    if at.eat("apply to") {
        return licence::applied_for(at).map(Thing::from);
    }
    if at.eat("register with") {
        return named::registered(at).or_else(|| named::registered_with_either(at)).map(Thing::from);
    }
    if at.eat("join") && at.rest().last().is_some_and(|last| last.lower == "register") {
        return named::registered(at).map(Thing::from);
    }
    if at.eat("have the ability to") {
        return ability(at).map(Thing::from);
    }
    if at.eat("have lived in") {
        return lived(at, vocabulary).map(Thing::from);
    }
    if at.eat("live within") {
        return near(at).map(Thing::from);
    }
    if at.eat("live close to") {
        return close(at);
    }
    let mut rules = cursor;
    if rules.eat("meet") && rules.has(&["rules", "requirements", "requirement"]) {
        return state(cursor, rules).map(Thing::from);
    }
    None
}

/// *over 18*: whether 18 is enough is not said, so 18 is needed, and some ask for 19.
fn age(mut cursor: Cursor<'_>) -> Option<Thing> {
    cursor.eat("aged");
    let over = cursor.eat("over");
    let least = !over && cursor.eat("at least");
    let age = cursor.number().filter(|age| (5..100).contains(age))?;
    let or_over = !over && !least && cursor.eat_one(&["or over", "or older"]).is_some();
    cursor.eat_one(&["years of age", "years old"]);
    let at_least = |age: u32| Claim::new("age", "be", format!("at least {age}")).slot("age", Held::number(age, None));
    let mut elsewhere = cursor;
    if over && elsewhere.eat("but over") {
        // Over 18 here and over 21 there: below both nobody is, and past both everybody.
        let there = elsewhere.number().filter(|there| *there > age)?;
        let in_some = elsewhere.eat_one(&["in some areas", "in some places"]).is_some();
        let remark = elsewhere.eat(",") && elsewhere.eat("including");
        let is_all = elsewhere.is_at_end() || remark && elsewhere.rest().len() == 1;
        return (in_some && is_all).then(|| Thing { some_ask: vec![at_least(there + 1)], ..at_least(age).into() });
    }
    let mut until = cursor;
    if until.eat_one(&["and under", "but under"]).is_some() {
        let under = until.number().filter(|under| *under > age + 1)?;
        until.eat("when appointed");
        if !until.is_at_end() || !over {
            return None;
        }
        let claim = Claim::new("age", "be", format!("at least {age} and under {under}"));
        let claim = claim.slot("least", Held::number(age, None)).slot("under", Held::number(under, None));
        return Some(Thing { some_ask: vec![at_least(age + 1)], ..claim.into() });
    }
    if !cursor.is_at_end() || !(over || least || or_over) {
        return None;
    }
    let some_ask = over.then(|| at_least(age + 1)).into_iter().collect();
    Some(Thing { some_ask, ..at_least(age).into() })
}

/// What one is, apart from an age.
fn being(cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Claim> {
    let mut at = cursor;
    if at.eat("able to") {
        return ability(at);
    }
    if at.eat_one(&["registered with", "registered by"]).is_some() {
        return named::registered(at).or_else(|| named::registered_with_either(at));
    }
    if at.eat("a member of") {
        return named::member(at);
    }
    if at.eat("registered in one of the") {
        return named::in_one_of(at);
    }
    if at.eat("licensed to") {
        return licence::to_do(at);
    }
    if at.eat("on the") {
        return on_register(at);
    }
    if at.eat("screened for") {
        let (name, also) = title(at.rest())?;
        let claim = Claim::new("check", "be", format!("screened for {name}")).slot("check", Held::name(name.clone()));
        return Some(claim.term("check", name, also));
    }
    if at.eat("eligible to work in") {
        return right_to_work(at, vocabulary);
    }
    if at.eat("at least")
        && let Some(claim) = height(at)
    {
        return Some(claim);
    }
    citizen(cursor, vocabulary)
}

/// *at least 151.5cm tall*
fn height(mut cursor: Cursor<'_>) -> Option<Claim> {
    let written = cursor.next()?.lower.strip_suffix("cm")?.to_owned();
    if !cursor.eat("tall") || !cursor.is_at_end() {
        return None;
    }
    let (whole, part) = written.split_once('.').unwrap_or((&written, "0"));
    let hundredths = part.parse::<u32>().ok().filter(|_| part.len() == 1)?.checked_mul(10)?;
    let hundredths = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    let claim = Claim::new("measurement", "be", format!("at least {written}cm tall"));
    Some(claim.slot("least", Held::Number(hundredths, None)))
}

/// *an Irish or British citizen*, *a citizen of Ireland*
fn citizen(mut cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Claim> {
    cursor.eat_article();
    let mut at = cursor;
    if at.eat_one(&["citizen of", "national of"]).is_some() {
        let title = subject::name(&mut at, vocabulary, "nationality").filter(|_| at.is_at_end())?;
        let claim = Claim::new("nationality", "be", format!("a citizen of {}", with_article(&title)));
        return Some(claim.slot("nationality", Held::name(title)));
    }
    let (joiner, titles) = subject::names(&mut cursor, vocabulary, "nationality")?;
    if cursor.eat_one(&["citizen", "national"]).is_none() || !cursor.is_at_end() || joiner == Joiner::And {
        return None;
    }
    let listed = subject::listed(joiner, &titles);
    let claim = Claim::new("nationality", "be", format!("{} {listed} citizen", article(&listed)));
    Some(claim.slot("nationality", Held::Names(joiner, titles)))
}

fn with_article(title: &str) -> String {
    if title.ends_with("state") { format!("{} {title}", article(title)) } else { title.to_owned() }
}

/// *the Gas Safe Register*
fn on_register(cursor: Cursor<'_>) -> Option<Claim> {
    let (name, also) = title(cursor.rest())?;
    let register = name.strip_suffix(" Register").or_else(|| name.strip_suffix(" register"))?.to_owned();
    let claim = Claim::new("registration", "be", format!("on the {register} register"));
    Some(claim.slot("register", Held::name(register.clone())).term("register", register, also))
}

fn right_to_work(mut cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Claim> {
    let country = subject::name(&mut cursor, vocabulary, "country").filter(|_| cursor.is_at_end())?;
    let claim = Claim::new("right to work", "have", format!("the right to work in the {country}"));
    Some(claim.slot("country", Held::name(country)))
}

/// *swim 50 metres fully clothed*
fn ability(cursor: Cursor<'_>) -> Option<Claim> {
    let words = joined(cursor.rest());
    let is_plain = !cursor.has(&["if", "unless", ";", ":", ".", "(", "or", "without", "less", "-"]);
    if !is_plain || words.is_empty() {
        return None;
    }
    let words = words.replace(',', "");
    let claim = Claim::new("ability", "be", format!("able to {words}"));
    Some(claim.slot("thing", Held::name(words.clone())).term("ability", words, None))
}

/// *England for the last 2 years*
fn lived(mut cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Claim> {
    let country = subject::name(&mut cursor, vocabulary, "country")?;
    cursor.eat_one(&["for the last", "for the past"])?;
    let years = cursor.number()?;
    cursor.eat_one(&["years", "year"])?;
    if !cursor.is_at_end() {
        return None;
    }
    let claim = Claim::new(
        "residence",
        "have",
        format!("lived in the {country} for the last {}", months_of_one(years.checked_mul(12)?)),
    );
    Some(claim.slot("country", Held::name(country)).slot("length", Held::Months(years.checked_mul(12)?, None)))
}

/// *20 minutes of your foundry*, *2 hours' travel of it*
fn near(mut cursor: Cursor<'_>) -> Option<Claim> {
    let number = cursor.number()?;
    let (unit, slot) = match cursor.eat_one(&["minutes", "minutes'", "hour", "hours", "hour's", "hours'", "miles"])? {
        "minutes" | "minutes'" => ("minute", "minutes"),
        "miles" => ("mile", "miles"),
        _ => ("hour", "hours"),
    };
    let travel = cursor.eat("travel");
    if !cursor.eat("of") {
        return None;
    }
    cursor.eat_one(&["the", "your"]);
    let words = cursor.rest();
    let end = words.iter().position(|word| word.lower == "you're").unwrap_or(words.len());
    if !["", "you're applying to", "you're applying for"].contains(&joined(words.get(end..)?).as_str()) {
        return None;
    }
    let (place, also) = title(words.get(..end)?)?;
    let claim = Claim::new(
        "living near",
        "live",
        format!("within {}{} of the {place}", number_of(number, unit), if travel { " of travel" } else { "" }),
    );
    let claim = claim.slot(slot, Held::number(number, None)).slot("place", Held::name(place.clone()));
    Some(claim.term("place", place, also))
}

/// *the foundry, usually within 10 to 30 minutes by car*: the longer way is what is usual, and some ask for the shorter.
fn close(mut cursor: Cursor<'_>) -> Option<Thing> {
    cursor.eat_one(&["the", "your"]);
    let words = cursor.rest();
    let comma = words.iter().position(|word| word.lower == ",")?;
    let (place, also) = title(words.get(..comma)?)?;
    let mut far = Cursor::new(words.get(comma + 1..)?);
    if !far.eat("usually within") {
        return None;
    }
    let low = far.number()?;
    let high = if far.eat("to") { Some(far.number().filter(|high| *high > low)?) } else { None };
    if !far.eat("minutes") || far.eat_one(&["by car", "by road", "drive", "travel"]).is_none() || !far.is_at_end() {
        return None;
    }
    let within = |minutes: u32| {
        Claim::new("living near", "live", format!("within {} of travel of the {place}", number_of(minutes, "minute")))
            .slot("minutes", Held::number(minutes, None))
            .slot("place", Held::name(place.clone()))
            .term("place", place.clone(), also.clone())
    };
    let usual = within(high.unwrap_or(low));
    let some_ask = high.map(|_| within(low)).into_iter().collect();
    Some(Thing { strength: Some(Strength::Usually), some_ask, ..usual.into() })
}

/// A state that is asked word for word: *meet the Civil Service nationality requirements*, *be prepared to travel*.
fn state(cursor: Cursor<'_>, behind: Cursor<'_>) -> Option<Claim> {
    let mut at = behind;
    let is_known = cursor.peek().is_some_and(|word| word.lower == "meet")
        || at.eat_one(&["prepared to", "willing to", "happy to", "physically fit"]).is_some();
    let is_plain = !cursor.has(&["if", "unless", ";", ":", ".", "(", "or", "-", "–", ",", "usual", "which", "certain"]);
    if !is_known || !is_plain {
        return None;
    }
    let words = joined(cursor.rest());
    let (verb, thing) = words.split_once(' ')?;
    let verb = if verb == "be" { "be" } else { "meet" };
    let title = if verb == "be" { thing.to_owned() } else { words.clone() };
    Some(Claim::new("circumstance", verb, thing).slot("thing", Held::name(title.clone())).term("status", title, None))
}

/// Things one has: *your own transport*, *access to a vehicle*
pub(super) fn possession(mut cursor: Cursor<'_>) -> Option<Claim> {
    let own = cursor.eat_one(&["your own", "access to your own"]).is_some();
    cursor.eat_article();
    let words = cursor.rest();
    let first = words.first()?.lower.as_str();
    let last = words.last()?.lower.as_str();
    let is_known = own && words.len() <= 4
        || first == "access" && (3..=6).contains(&words.len())
        || last == "insurance" && words.len() <= 5
        || last == "passport" && words.len() <= 3;
    let (name, also) = title(
        words
            .iter()
            .filter(|word| !["your", "own"].contains(&word.lower.as_str()))
            .cloned()
            .collect::<Vec<_>>()
            .as_slice(),
    )?;
    if !is_known || name.contains(" and ") {
        return None;
    }
    let name = if own { format!("own {name}") } else { name };
    let thing = if own { format!("your {name}") } else { name.clone() };
    Some(Claim::new("possession", "have", thing).slot("thing", Held::name(name.clone())).term("possession", name, also))
}

/// What one has beside things: experience, an ability, the right to work, a status.
pub(super) fn had(cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Claim> {
    let mut at = cursor;
    if at.eat("the ability to") {
        return ability(at);
    }
    if at.eat("the right to work in") {
        return right_to_work(at, vocabulary);
    }
    let mut status = cursor;
    if status.eat("qualified teacher status") {
        status.eat("( qts )");
        let title = "qualified teacher status";
        let claim = Claim::new("circumstance", "have", title).slot("thing", Held::name(title));
        return status.is_at_end().then(|| claim.term("status", title, Some("QTS".to_owned())));
    }
    experience(cursor)
}

/// *between 3 and 4 years' experience of ringing*
fn experience(mut cursor: Cursor<'_>) -> Option<Claim> {
    let between = cursor.eat("between");
    let floor = !between && cursor.eat_one(&["at least", "a minimum of"]).is_some();
    let low = cursor.number()?;
    let high = match cursor.eat_one(if between { &["and"] } else { &["to", "or"] }) {
        Some(_) => Some(cursor.number().filter(|high| *high > low)?),
        None if between => return None,
        None => None,
    };
    let unit = match cursor.eat_one(&["years'", "year's", "years", "months'", "months"])? {
        "years'" | "year's" | "years" => 12,
        _ => 1,
    };
    if !cursor.eat("experience") || floor && high.is_some() {
        return None;
    }
    let joint = cursor.eat_one(&["of", "in", "with"])?;
    let (name, also) = title(cursor.rest())?;
    let noun = if unit == 12 { "years'" } else { "months'" };
    let length = match high {
        Some(high) => format!("{low} to {high} {noun}"),
        None if low == 1 => format!("at least 1 {}", noun.replace("s'", "'s")),
        None => format!("at least {low} {noun}"),
    };
    let months = Held::Months(low.checked_mul(unit)?, high.and_then(|high| high.checked_mul(unit)));
    let claim = Claim::new("experience", "have", format!("{length} experience {joint} {name}"));
    Some(claim.slot("length", months).slot("in", Held::name(name.clone())).term("setting", name, also))
}
