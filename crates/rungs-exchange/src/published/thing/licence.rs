//! Licences, certificates and cards.

use rungs_core::english::{article, months};
use rungs_core::vocabulary::Vocabulary;
use rungs_text::Joiner;

use super::{Thing, title};
use crate::published::asked::{Claim, Held, Strength};
use crate::published::subject;
use crate::published::word::{Cursor, Word, joined};

/// *a clean EU driving licence, held for at least 2 years*
pub(super) fn driving(mut cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<Thing> {
    cursor.eat_article();
    let (mut full, mut clean) = (false, false);
    loop {
        match cursor.eat_one(&["full", "valid", "current", "clean", "manual"]) {
            Some("full") => full = true,
            Some("clean") => clean = true,
            Some(_) => return None,
            None => break,
        }
        cursor.eat(",");
    }
    let issued = subject::names(&mut cursor, vocabulary, "country");
    let is_said = cursor.eat("category");
    let category = subject::names(&mut cursor, vocabulary, CATEGORY).filter(|(joiner, _)| *joiner != Joiner::And);
    // *(LGV)*: letters that it is known by, in brackets that end.
    let is_open = category.is_some() && cursor.eat("(") && (cursor.next().is_none() || !cursor.eat(")"));
    // *A category C1 LGV licence*: both say what may be driven, and the category says more.
    let is_of_lorries = category.is_some() && subject::name(&mut cursor, vocabulary, CATEGORY).is_some();
    let is_licence = category.is_some() && cursor.eat("licence") || cursor.eat("driving licence");
    if !is_licence || is_open || is_said && category.is_none() {
        return None;
    }
    let licence = |category, length| licence(full, clean, issued.clone(), category, length);
    let length = held_for(&mut cursor);
    if cursor.is_at_end() {
        return Some(licence(category, length).into());
    }
    if let Some(shorter) = length.filter(|_| category.is_none()) {
        let longer = or_longer(cursor).filter(|longer| *longer > shorter)?;
        let some_ask = vec![licence(None, Some(longer))];
        return Some(Thing { some_ask, around_some: true, ..licence(None, length).into() });
    }
    let (might, included) = including(cursor, vocabulary).filter(|_| category.is_none() && !is_of_lorries)?;
    let mut licences = included.into_iter().map(|category| licence(Some((Joiner::One, vec![category])), None));
    let first = if might { licence(None, None) } else { licences.next()? };
    // *LGV for lorries or PCV for buses*: which of them, the job says.
    Some(Thing { strength: (!might).then_some(Strength::May), some_ask: licences.collect(), ..first.into() })
}

const CATEGORY: &str = "driving category";

/// *, or 3 years*, with a condition behind it.
fn or_longer(mut cursor: Cursor<'_>) -> Option<u32> {
    cursor.eat(",");
    let number = if cursor.eat("or") { cursor.number()? } else { return None };
    cursor.eat_one(&["years", "year"]).filter(|_| cursor.is_at_end())?;
    number.checked_mul(12)
}

/// *that includes LGV for lorries, or PCV for buses*; and whether it only might.
fn including(mut cursor: Cursor<'_>, vocabulary: &Vocabulary) -> Option<(bool, Vec<String>)> {
    cursor.eat(",");
    let might = cursor.eat_one(&["which might include", "which may include"]).is_some();
    if !might {
        cursor.eat_one(&["that includes", "which includes"])?;
    }
    let mut included = Vec::new();
    loop {
        included.push(subject::name(&mut cursor, vocabulary, CATEGORY)?);
        let mut drives = cursor;
        let is_named = drives.eat("for") && drives.next().is_some()
            || drives.eat("(") && drives.next().is_some() && drives.eat(")");
        if is_named {
            cursor = drives;
        }
        if cursor.is_at_end() {
            return (included.len() > 1 || might).then_some((might, included));
        }
        cursor.eat(",");
        if !cursor.eat("or") {
            return None;
        }
    }
}

fn held_for(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut at = *cursor;
    at.eat(",");
    at.eat_one(&["held for at least", "held for"])?;
    let number = at.number()?;
    let months = match at.eat_one(&["years", "year", "months", "month"])? {
        "years" | "year" => number.checked_mul(12)?,
        _ => number,
    };
    *cursor = at;
    Some(months)
}

fn licence(
    full: bool,
    clean: bool,
    issued: Option<(Joiner, Vec<String>)>,
    category: Option<(Joiner, Vec<String>)>,
    length: Option<u32>,
) -> Claim {
    let marks: Vec<&str> =
        [(full, "full"), (clean, "clean")].iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
    let mut words = marks.join(", ");
    if let Some((joiner, titles)) = &issued {
        words = format!("{words} {}", subject::listed(*joiner, titles));
    }
    words = match &category {
        Some((joiner, titles)) => format!("{words} {} driving licence", subject::listed(*joiner, titles)),
        None => format!("{words} driving licence"),
    };
    let words = words.trim();
    let length_said = match length {
        Some(length) => format!(", held for at least {}", months(length)),
        None => String::new(),
    };
    let mut claim = Claim::new("driving licence", "have", format!("a {words}{length_said}"))
        .flag_if(full, "full")
        .flag_if(clean, "clean");
    if let Some((joiner, titles)) = issued {
        claim = claim.slot("issued", Held::Names(joiner, titles));
    }
    if let Some((joiner, titles)) = category {
        claim = claim.slot("category", Held::Names(joiner, titles));
    }
    match length {
        Some(months) => claim.slot("length", Held::Months(months, None)),
        None => claim,
    }
}

/// Words that such a thing is called by.
const HEADS: &[&str] = &["licence", "license", "certificate", "card", "permit", "award"];

/// *a furnace or kiln certificate*: either of two, with one head.
fn either(words: &[Word]) -> Option<Claim> {
    let [first, or, second, head] = words else { return None };
    let is_plain = |word: &Word| word.written.chars().all(|letter| letter.is_lowercase());
    if or.lower != "or" || !HEADS.contains(&head.lower.as_str()) || ![first, second].into_iter().all(is_plain) {
        return None;
    }
    let names = [first, second].map(|word| format!("{} {}", word.lower, head.lower));
    let thing = names.each_ref().map(|name| format!("{} {name}", article(name))).join(" or ");
    let claim = Claim::new("licence or card", "have", thing).slot("licence", Held::Names(Joiner::Or, names.to_vec()));
    Some(names.into_iter().fold(claim, |claim, name| claim.term("licence", name, None)))
}

/// *a foundry certificate like the Guild (GF) Hot Card*: the one named is one of these.
fn with_example(words: &[Word]) -> Option<Claim> {
    let like = words.iter().position(|word| word.lower == "like")?;
    let mut example = Cursor::new(words.get(like + 1..)?);
    example.eat_article();
    let ((sort, sort_also), (name, also)) = (title(words.get(..like)?)?, title(example.rest())?);
    let is_one = sort.split(' ').next_back().is_some_and(|head| HEADS.contains(&head)) && sort.contains(' ');
    let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !name.contains(" and ");
    if !is_one || !is_name {
        return None;
    }
    let thing = format!("{} {sort} or {} {name}", article(&sort), article(&name));
    let held = Held::Names(Joiner::Or, vec![sort.clone(), name.clone()]);
    let claim = Claim::new("licence or card", "have", thing).slot("licence", held);
    Some(claim.term("licence", sort, sort_also).term("licence", name, also))
}

/// *an offshore medical certificate*, *a furnace licence issued by the Guild*
pub(super) fn held(mut cursor: Cursor<'_>) -> Option<Claim> {
    cursor.eat_article();
    let words = cursor.rest();
    if let Some(claim) = either(words).or_else(|| with_example(words)) {
        return Some(claim);
    }
    let head = words.iter().position(|word| HEADS.contains(&word.lower.as_str()))?;
    // *The Certificate of Professional Competence*, *an Award in Food Safety*: the name goes on.
    let goes_on = words.get(head + 1).is_some_and(|next| ["of", "in"].contains(&next.lower.as_str()));
    let is_award = goes_on && words.get(head).is_some_and(|word| word.written != word.lower);
    let (name, also) = title(words.get(..if is_award { words.len() } else { head + 1 })?)?;
    // *A licence* by itself doesn't say which.
    let is_proper = name.starts_with(|letter: char| letter.is_uppercase());
    if !name.contains(' ') || (name.contains(" and ") && !is_proper) {
        return None;
    }
    let head = if is_award { words.len().saturating_sub(1) } else { head };
    let thing = format!("{} {name}", article(&name));
    let mut issued = Cursor::new(words.get(head + 1..).unwrap_or_default());
    let claim = |thing: String| {
        let claim = Claim::new("licence or card", "have", thing).slot("licence", Held::name(name.clone()));
        claim.term("licence", name.clone(), also.clone())
    };
    if issued.is_at_end() {
        return Some(claim(thing));
    }
    issued.eat_one(&["issued by", "issued through", "from"])?;
    let your = issued.eat("your");
    issued.eat_article();
    let (issuer, letters) = title(issued.rest())?;
    let from = if your { format!("from your {issuer}") } else { format!("from the {issuer}") };
    let claim = claim(format!("{thing} {from}")).slot("from", Held::name(issuer.clone()));
    Some(claim.term("issuer", issuer, letters))
}

/// *run a nail business*: a licence for it, called by it.
pub(super) fn to_do(cursor: Cursor<'_>) -> Option<Claim> {
    let is_plain = !cursor.has(&[",", "if", "unless", "or", "and", "(", "-", ".", ";"]) && cursor.rest().len() <= 6;
    let name = format!("licence to {}", joined(cursor.rest()));
    let claim = Claim::new("licence or card", "have", format!("a {name}")).slot("licence", Held::name(name.clone()));
    (is_plain && !cursor.is_at_end()).then(|| claim.term("licence", name, None))
}

/// *renew your bus driving licence*
pub(super) fn renewed(cursor: Cursor<'_>) -> Option<Claim> {
    let (name, also) = title(cursor.rest())?;
    let is_licence = name.split(' ').next_back().is_some_and(|head| HEADS.contains(&head)) && name.contains(' ');
    let claim =
        Claim::new("licence or card", "renew", format!("your {name}")).slot("licence", Held::name(name.clone()));
    is_licence.then(|| claim.term("licence", name, also))
}

/// *apply to your guild for a furnace licence*, *apply to the Guild for a licence to work as …*: what one has in the end.
pub(super) fn applied_for(mut cursor: Cursor<'_>) -> Option<Claim> {
    let your = cursor.eat("your");
    cursor.eat_article();
    let words = cursor.rest();
    let for_it = words.iter().position(|word| word.lower == "for")?;
    if let Some(claim) = held(Cursor::new(words.get(for_it + 1..)?)) {
        let (issuer, letters) = title(words.get(..for_it)?)?;
        let thing = format!("{} from {} {issuer}", claim.thing, if your { "your" } else { "the" });
        let claim = Claim { thing, ..claim }.slot("from", Held::name(issuer.clone()));
        return Some(claim.term("issuer", issuer, letters));
    }
    let at = (1..words.len()).find(|at| {
        let mut rest = Cursor::new(words.get(*at..).unwrap_or_default());
        rest.eat("for a licence to work as")
    })?;
    let (issuer, letters) = title(words.get(..at)?)?;
    let mut what = Cursor::new(words.get(at..)?);
    what.eat("for a licence to work as");
    what.eat_article();
    let name = format!("{} licence", title(what.rest())?.0);
    let claim = Claim::new("licence or card", "have", format!("a {name} from the {issuer}"))
        .slot("licence", Held::name(name.clone()))
        .slot("from", Held::name(issuer.clone()));
    Some(claim.term("licence", name, None).term("issuer", issuer, letters))
}
