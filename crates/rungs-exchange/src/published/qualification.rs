//! Qualifications as published pages ask for them: *3 or 4 GCSEs at grades 9 to 4 (A\* to C), including maths, or
//! equivalent*.

use rungs_core::vocabulary::Vocabulary;
use rungs_text::{Joiner, Weight};

use super::asked::{Asked, Claim, Held, Item, ItemWhat, Strength, What};
use super::subject;
use super::word::Cursor;

/// What a route asks for, and of whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) strength: Strength,
    /// Who judges what the words leave open.
    pub(crate) decider: &'static str,
}

/// Reads what is asked of qualifications, all of it; nothing, if a word is left over.
pub(crate) fn read(cursor: Cursor<'_>, asking: Asking<'_>) -> Option<Vec<Asked>> {
    holdings(cursor, asking)
        .or_else(|| levels(cursor, asking))
        .or_else(|| music(cursor, asking))
        .or_else(|| alternatives(cursor, asking))
}

/// So many qualifications of a type, with all that is said of them.
#[derive(Clone, Debug)]
struct Holding {
    count: Count,
    kind: &'static str,
    is_plural: bool,
    grade: Option<&'static str>,
    equivalent: bool,
    subjects: Option<Subjects>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    None,
    /// *some*
    Some,
    Number(u32, Option<u32>),
}

#[derive(Clone, Debug)]
struct Subjects {
    weight: Weight,
    joiner: Joiner,
    titles: Vec<String>,
}

/// One holding, or two joined by *and*: *4 GCSEs and A levels, or equivalent*.
fn holdings(mut cursor: Cursor<'_>, asking: Asking<'_>) -> Option<Vec<Asked>> {
    let mut first = holding(&mut cursor, asking.vocabulary)?;
    let mut found = Vec::new();
    if cursor.eat("and") {
        let second = holding(&mut cursor, asking.vocabulary)?;
        // *Or equivalent* at the end may speak of both, and stops nobody by it.
        first.equivalent |= second.equivalent;
        found.extend(second.asked(asking)?);
    }
    if !cursor.is_at_end() {
        return None;
    }
    let mut all = first.asked(asking)?;
    all.extend(found);
    Some(all)
}

fn holding(cursor: &mut Cursor<'_>, vocabulary: &Vocabulary) -> Option<Holding> {
    let mut at = *cursor;
    let count = count(&mut at);
    let (kind, is_plural) = kind(&mut at)?;
    let mut held = Holding { count, kind, is_plural, grade: None, equivalent: false, subjects: None };
    loop {
        let mut next = at;
        next.eat(",");
        if next.eat("or equivalent") {
            next.eat_one(&["qualifications", "qualification"]);
            if std::mem::replace(&mut held.equivalent, true) {
                return None;
            }
        } else if let Some(grade) = grades(&mut next) {
            if held.grade.replace(grade).is_some() {
                return None;
            }
        } else if let Some(weight) = including(&mut next) {
            let (joiner, titles) = subject::names(&mut next, vocabulary, "subject")?;
            if held.subjects.replace(Subjects { weight, joiner, titles }).is_some() {
                return None;
            }
        } else if held.subjects.is_none()
            && let Some((joiner, titles)) = in_subjects(&mut next, vocabulary, held.count)
        {
            held.subjects = Some(Subjects { weight: Weight::Must, joiner, titles });
        } else {
            break;
        }
        at = next;
    }
    *cursor = at;
    Some(held)
}

/// *at least 2*, *2 or more*, *4 or 5*, *between 1 and 3*, *some*
fn count(cursor: &mut Cursor<'_>) -> Count {
    let mut at = *cursor;
    let floor = at.eat_one(&["at least", "a minimum of"]).is_some();
    if !floor && at.eat("some") {
        *cursor = at;
        return Count::Some;
    }
    let between = !floor && at.eat("between");
    let Some(low) = at.number() else { return Count::None };
    let mut high = None;
    let mut next = at;
    if !floor && next.eat("or more") {
        at = next;
    } else if next.eat_one(if between { &["and"] } else { &["or", "to"] }).is_some()
        && let Some(number) = next.number().filter(|number| *number > low)
    {
        // *At least 1 or 2*: more is no less than the floor.
        high = Some(number).filter(|_| !floor);
        at = next;
    } else if between {
        return Count::None;
    }
    *cursor = at;
    Count::Number(low, high)
}

fn kind(cursor: &mut Cursor<'_>) -> Option<(&'static str, bool)> {
    let kinds = [("gcses", "GCSE", true), ("gcse", "GCSE", false)];
    for (word, kind, is_plural) in kinds {
        if cursor.eat(word) {
            return Some((kind, is_plural));
        }
    }
    for (letters, kind) in [("a", "A level"), ("as", "AS level"), ("t", "T level")] {
        for (word, is_plural) in [("levels", true), ("level", false)] {
            let mut at = *cursor;
            // *A level 3 diploma* is no A level.
            let is_capital = at.peek().is_some_and(|first| first.written != first.lower);
            let is_taken = is_capital && at.eat(letters) && at.eat(word);
            if is_taken && at.peek().is_none_or(|next| next.lower.parse::<u8>().is_err()) {
                *cursor = at;
                return Some((kind, is_plural));
            }
        }
    }
    None
}

/// *at grades 9 to 4 (A\* to C)*: the lowest number. The letters have to say the same.
fn grades(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    let mut at = *cursor;
    at.eat("at");
    at.eat_one(&["grades", "grade"])?;
    let top = at.number()?;
    let low = if at.eat("to") { at.number()? } else { top };
    if low == top {
        at.eat_one(&["or above", "or higher"])?;
    } else if top != 9 {
        return None;
    }
    let (floor, letter) =
        FLOORS.iter().find_map(|(number, floor, letter)| (*number == low).then_some((*floor, *letter)))?;
    if at.eat("( a*") {
        at.eat_one(&["to", "or"])?;
        let said = at.next()?;
        if said.lower != letter || !at.eat(")") {
            return None;
        }
    } else if at.eat("(") {
        return None;
    }
    *cursor = at;
    Some(floor)
}

/// Where published pages put the old letters, as they say themselves.
const FLOORS: &[(u32, &str, &str)] = &[(7, "7", "a"), (4, "4", "c"), (3, "3", "d"), (2, "2", "e"), (1, "1", "g")];

fn including(cursor: &mut Cursor<'_>) -> Option<Weight> {
    let mut at = *cursor;
    let weight = match at.eat_one(&["usually", "preferably", "ideally"]) {
        Some("usually") => Weight::Usually,
        Some(_) => Weight::Preferably,
        None => Weight::Must,
    };
    let is_said = at.eat("including");
    if is_said {
        *cursor = at;
    }
    is_said.then_some(weight)
}

/// *GCSEs in English and maths*, *GCSE science*; a number in front would make it another thing.
fn in_subjects(cursor: &mut Cursor<'_>, vocabulary: &Vocabulary, count: Count) -> Option<(Joiner, Vec<String>)> {
    let mut at = *cursor;
    at.eat("in");
    let found = subject::names(&mut at, vocabulary, "subject").filter(|_| count == Count::None)?;
    *cursor = at;
    Some(found)
}

impl Holding {
    fn asked(&self, asking: Asking<'_>) -> Option<Vec<Asked>> {
        match (self.count, &self.subjects) {
            (Count::Number(low, high), _) => Some(vec![Asked::claim(asking.strength, self.counted(low, high))]),
            (Count::None, Some(subjects)) if subjects.weight == Weight::Must => {
                Some(vec![Asked::claim(asking.strength, self.passed(subjects))])
            }
            // *A levels* are more than one; with one, it is for them.
            (Count::None, None) if self.is_plural => {
                Some(vec![Asked::claim(asking.strength, self.counted(1, Some(2)))])
            }
            // *Some GCSEs*: how many, only those who ask can say.
            (Count::Some, subjects) if self.is_plural => {
                let bare = Holding { subjects: None, ..self.clone() };
                let decider = Some(asking.decider);
                let mut asked = vec![Asked { decider, ..Asked::claim(asking.strength, bare.counted(1, None)) }];
                if let Some(subjects) = subjects {
                    let own = match subjects.weight {
                        Weight::Must => Strength::Must,
                        Weight::Usually => Strength::Usually,
                        Weight::Preferably => Strength::Preferably,
                    };
                    asked.push(Asked::claim(asking.strength.and(own), self.passed(subjects)));
                }
                Some(asked)
            }
            _ => None,
        }
    }

    /// *3 or 4 GCSEs, or equivalent, at grade 4 or above, including maths*
    fn counted(&self, low: u32, high: Option<u32>) -> Claim {
        let number = match high {
            Some(high) if high == low + 1 => format!("{low} or {high}"),
            Some(high) => format!("{low} to {high}"),
            None => format!("at least {low}"),
        };
        let plural = if high.unwrap_or(low) == 1 { "" } else { "s" };
        let included = self.subjects.as_ref().map(|subjects| {
            let weight = match subjects.weight {
                Weight::Must => "",
                Weight::Usually => "usually ",
                Weight::Preferably => "preferably ",
            };
            format!(", {weight}including {}", subject::listed(subjects.joiner, &subjects.titles))
        });
        let thing = format!("{number} {}{plural}{}{}", self.kind, self.narrowed(), included.unwrap_or_default());
        let mut claim = Claim::new("qualification count", "have", thing).slot("count", Held::number(low, high));
        if let Some(subjects) = &self.subjects {
            claim = claim.slot("included", Held::Names(subjects.joiner, subjects.titles.clone()));
            if subjects.weight != Weight::Must {
                claim = claim.slot("weight", Held::Weight(subjects.weight));
            }
        }
        self.claimed(claim)
    }

    /// *GCSE English and maths, or equivalent, at grade 4 or above*
    fn passed(&self, subjects: &Subjects) -> Claim {
        let thing = format!("{} {}{}", self.kind, subject::listed(subjects.joiner, &subjects.titles), self.narrowed());
        let titles = Held::Names(subjects.joiner, subjects.titles.clone());
        self.claimed(Claim::new("subjects passed", "have", thing).slot("subjects", titles))
    }

    fn narrowed(&self) -> String {
        let equivalent = if self.equivalent { ", or equivalent" } else { "" };
        match self.grade {
            Some(grade) if self.equivalent => format!("{equivalent}, at grade {grade} or above"),
            Some(grade) => format!(" at grade {grade} or above"),
            None => equivalent.to_owned(),
        }
    }

    fn claimed(&self, claim: Claim) -> Claim {
        let claim = claim.slot("type", Held::name(self.kind)).flag_if(self.equivalent, "equivalent");
        match self.grade {
            Some(grade) => claim.slot("grade", Held::Grade(grade.to_owned())),
            None => claim,
        }
    }
}

/// *level 2 or 3 fitness qualification*: the lower level is needed, and some ask for the higher one.
fn levels(mut cursor: Cursor<'_>, asking: Asking<'_>) -> Option<Vec<Asked>> {
    cursor.eat("a");
    let mut at = cursor;
    if !at.eat("level") {
        return None;
    }
    let low = i8::try_from(at.number()?).ok()?;
    let high = if at.eat("or") { Some(i8::try_from(at.number()?).ok()?) } else { None };
    let subject = subject::name(&mut at, asking.vocabulary, "subject")?;
    if !at.eat("qualification") || !at.is_at_end() || high.is_some_and(|high| high <= low) {
        return None;
    }
    let at_level = |level: i8| {
        Claim::new("qualification held", "have", format!("a {subject} qualification at level {level} or above"))
            .slot("subject", Held::name(subject.clone()))
            .slot("level", Held::Level(level))
    };
    let mut asked = vec![Asked::claim(asking.strength, at_level(low))];
    asked.extend(high.map(|high| Asked::claim(asking.strength.and(Strength::May), at_level(high))));
    Some(asked)
}

/// *grade 8 in your main instrument*
fn music(mut cursor: Cursor<'_>, asking: Asking<'_>) -> Option<Vec<Asked>> {
    if !cursor.eat("grade") {
        return None;
    }
    let grade = cursor.number().filter(|grade| (1..=8).contains(grade))?;
    let title = match cursor.eat_one(&["in your main instrument", "in an instrument", "in your instrument"])? {
        "in your main instrument" => "music exam on your main instrument",
        _ => "music exam",
    };
    if !cursor.is_at_end() {
        return None;
    }
    let claim = Claim::new("qualification held", "have", format!("a {title} at grade {grade} or above"))
        .slot("type", Held::name(title))
        .slot("grade", Held::Grade(grade.to_string()));
    Some(vec![Asked::claim(asking.strength, claim)])
}

/// One thing, or any of several.
fn alternatives(mut cursor: Cursor<'_>, asking: Asking<'_>) -> Option<Vec<Asked>> {
    let mut items = vec![alternative(&mut cursor, asking)?];
    while !cursor.is_at_end() {
        let comma = cursor.eat(",");
        let or = cursor.eat("or");
        if !comma && !or {
            return None;
        }
        items.push(alternative(&mut cursor, asking)?);
        if !or && cursor.is_at_end() {
            return None;
        }
    }
    match items.as_slice() {
        [one] => match &one.what {
            Found::Claim(claim) => Some(vec![Asked::claim(asking.strength, claim.clone())]),
            _ => None,
        },
        _ => {
            let what = What::OneOf(items_of(&items, asking)?);
            Some(vec![Asked::new(asking.strength, what)])
        }
    }
}

struct Alternative {
    what: Found,
}

enum Found {
    Claim(Claim),
    /// A diploma at a level, of which a later *in* may speak as well.
    Diploma(i8),
    /// The same with subjects: *access to higher education in health or nursing*.
    Access(Joiner, Vec<String>),
    Judged(String),
}

fn alternative(cursor: &mut Cursor<'_>, asking: Asking<'_>) -> Option<Alternative> {
    let what = found(cursor, asking)?;
    Some(Alternative { what })
}

fn found(cursor: &mut Cursor<'_>, asking: Asking<'_>) -> Option<Found> {
    let mut at = *cursor;
    if let Some(held) = holding(&mut at, asking.vocabulary)
        && let Some([Asked { what: What::Claim(claim), decider: None, .. }]) = held.asked(asking).as_deref()
    {
        *cursor = at;
        return Some(Found::Claim(claim.clone()));
    }
    if cursor.eat("relevant experience") {
        return Some(Found::Judged("relevant experience".to_owned()));
    }
    let mut at = *cursor;
    if at.eat("a level")
        && let Some(level) = at.number().and_then(|level| i8::try_from(level).ok())
        && at.eat("diploma")
    {
        *cursor = at;
        return Some(Found::Diploma(level));
    }
    let mut at = *cursor;
    at.eat("an");
    if at.eat("access to higher education") {
        at.eat("diploma");
        let (joiner, titles) = match at.eat("in") {
            true => subject::names(&mut at, asking.vocabulary, "subject")?,
            false => (Joiner::One, Vec::new()),
        };
        *cursor = at;
        return Some(Found::Access(joiner, titles));
    }
    let mut at = *cursor;
    let claim = degree(&mut at, asking)?;
    *cursor = at;
    Some(Found::Claim(claim))
}

/// *a degree in a relevant subject*, *a diploma in music*, *a degree*
fn degree(cursor: &mut Cursor<'_>, asking: Asking<'_>) -> Option<Claim> {
    if !cursor.eat_article() {
        return None;
    }
    let title = subject::name(cursor, asking.vocabulary, "qualification")?;
    let article = if title.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let kind = Held::name(title.clone());
    if cursor.eat_one(&["in a relevant subject", "in a related subject"]).is_some() {
        let thing = format!("{article} {title} in a relevant subject");
        return Some(Claim::new("degree", "have", thing).slot("type", kind));
    }
    let held = |thing| Claim::new("qualification held", "have", thing).slot("type", kind.clone());
    if cursor.eat("in any subject") {
        return Some(held(format!("{article} {title} in any subject")).flag_if(true, "any"));
    }
    if cursor.eat("in") {
        let (joiner, titles) = subject::names(cursor, asking.vocabulary, "subject")?;
        let thing = format!("{article} {title} in {}", subject::listed(joiner, &titles));
        return Some(held(thing).slot("subject", Held::Names(joiner, titles)));
    }
    Some(held(format!("{article} {title}")))
}

fn items_of(found: &[Alternative], asking: Asking<'_>) -> Option<Vec<Item>> {
    let subjects = found.iter().find_map(|one| match &one.what {
        Found::Access(joiner, titles) if !titles.is_empty() => Some((*joiner, titles)),
        _ => None,
    });
    let mut items = Vec::new();
    for one in found {
        match &one.what {
            Found::Claim(claim) => items.push(Item { what: ItemWhat::Claim(claim.clone()), instead: None }),
            Found::Judged(words) => {
                items.push(Item { what: ItemWhat::Judged(words.clone()), instead: Some(asking.decider) });
            }
            Found::Access(joiner, titles) => {
                let claim = qualification("an access diploma", "access diploma", *joiner, titles);
                items.push(Item { what: ItemWhat::Claim(claim), instead: None });
            }
            Found::Diploma(level) => {
                let of = |joiner, titles: &[String]| {
                    let claim = qualification("a diploma", "diploma", joiner, titles);
                    let thing = format!("{} at level {level} or above", claim.thing);
                    Claim { thing, ..claim }.slot("level", Held::Level(*level))
                };
                // *A diploma or access in health*: whether the diploma, too, has to be in health is not said.
                if let Some((joiner, titles)) = subjects {
                    items.push(Item { what: ItemWhat::Claim(of(joiner, titles)), instead: None });
                }
                let instead = subjects.map(|_| asking.decider);
                items.push(Item { what: ItemWhat::Claim(of(Joiner::One, &[])), instead });
            }
        }
    }
    Some(items)
}

fn qualification(thing: &str, kind: &str, joiner: Joiner, titles: &[String]) -> Claim {
    let claim = |thing: String| Claim::new("qualification held", "have", thing).slot("type", Held::name(kind));
    match titles {
        [] => claim(thing.to_owned()),
        titles => claim(format!("{thing} in {}", subject::listed(joiner, titles)))
            .slot("subject", Held::Names(joiner, titles.to_vec())),
    }
}
