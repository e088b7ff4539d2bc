//! Registers, by the names that published pages give them.

use rungs_core::english::article;

use super::title;
use crate::published::asked::{Claim, Held, NewTerm};
use crate::published::word::Cursor;

/// *register with the General Dental Council*: one name, all of it.
pub(super) fn registered(mut cursor: Cursor<'_>) -> Option<Claim> {
    let article = cursor.eat_one(&["the", "a", "your local"]);
    let (register, also) = match article {
        Some("a") => scheme(cursor)?,
        Some("your local") => one(cursor).map(|(name, also)| (format!("local {name}"), also))?,
        _ => one(cursor)?,
    };
    let article = match article {
        Some("your local") => "the ".to_owned(),
        Some(article) => format!("{article} "),
        None => String::new(),
    };
    let thing = format!("registered with {article}{register}");
    Some(
        Claim::new("registration", "be", thing)
            .slot("register", Held::name(register.clone()))
            .term("register", register, also),
    )
}

/// *register as a 'founder' with the Guild*
pub(super) fn registered_as(mut cursor: Cursor<'_>) -> Option<Claim> {
    cursor.eat_article();
    let words = cursor.rest();
    let by = words.iter().position(|word| ["by", "with"].contains(&word.lower.as_str()))?;
    let (profession, _) = title(words.get(..by)?)?;
    let profession = profession.replace('\'', "");
    let mut register = Cursor::new(words.get(by + 1..)?);
    let the = if register.eat("the") { "the " } else { "" };
    let (register, also) = one(register)?;
    let article = article(&profession);
    let claim = Claim::new("registration", "be", format!("registered with {the}{register} as {article} {profession}"))
        .slot("register", Held::name(register.clone()))
        .slot("profession", Held::name(profession.clone()));
    Some(claim.term("register", register, also).term("profession", profession, None))
}

/// *a member of the Guild of Founders*
pub(super) fn member(mut cursor: Cursor<'_>) -> Option<Claim> {
    let the = if cursor.eat("the") { "the " } else { "" };
    let (body, also) = one(cursor)?;
    let claim = Claim::new("registration", "be", format!("a member of {the}{body}"));
    Some(claim.slot("register", Held::name(body.clone())).term("register", body, also))
}

/// *fill in a health questionnaire*: what whoever asks for it is told.
pub(super) fn filled_in(mut cursor: Cursor<'_>) -> Option<Claim> {
    const FORMS: &[&str] = &["questionnaire", "declaration"];
    cursor.eat_one(&["complete", "fill in", "fill out"])?;
    cursor.eat_article();
    let last = cursor.rest().last()?.lower.as_str();
    let (name, also) = title(cursor.rest()).filter(|(name, _)| FORMS.contains(&last) && name.contains(' '))?;
    let thing = format!("{} {name}", article(&name));
    let claim = Claim::new("declaration", "provide", thing).slot("declaration", Held::name(name.clone()));
    Some(claim.term("declaration", name, also))
}

/// *both health and character references*
pub(super) fn references(mut cursor: Cursor<'_>) -> Option<Claim> {
    cursor.eat("both");
    let words = cursor.rest();
    let [first, and, second, references] = words else { return None };
    if and.lower != "and" || references.lower != "references" {
        return None;
    }
    let names = [first, second].map(|word| format!("{} reference", word.lower));
    let thing = names.each_ref().map(|name| format!("a {name}")).join(" and ");
    let claim = Claim::new("declaration", "provide", thing)
        .slot("declaration", Held::Names(rungs_text::Joiner::And, names.to_vec()));
    Some(names.into_iter().fold(claim, |claim, name| claim.term("declaration", name, None)))
}

/// *be registered in one of the safety schemes, supported by the Skills Register*: any of them.
pub(super) fn in_one_of(cursor: Cursor<'_>) -> Option<Claim> {
    let words = cursor.rest();
    let end = words.iter().position(|word| word.lower == ",").unwrap_or(words.len());
    let mut behind = Cursor::new(words.get(end..)?);
    let is_supported = behind.eat(", supported by") && {
        behind.eat("the");
        one(behind).is_some()
    };
    let (schemes, _) = title(words.get(..end)?)?;
    let scheme = schemes.strip_suffix('s').filter(|name| name.ends_with(" scheme"))?.to_owned();
    let claim = Claim::new("registration", "be", format!("registered with a {scheme}"));
    let claim = claim.slot("register", Held::name(scheme.clone())).term("register", scheme, None);
    (is_supported || behind.is_at_end()).then_some(claim)
}

/// *be registered with A or B*: either will do.
pub(super) fn registered_with_either(cursor: Cursor<'_>) -> Option<Claim> {
    let words = cursor.rest();
    let or = words.iter().position(|word| word.lower == "or")?;
    let (mut first, mut second) = (Cursor::new(words.get(..or)?), Cursor::new(words.get(or + 1..).unwrap_or_default()));
    let the = [first.eat("the"), second.eat("the")].map(|the| if the { "the " } else { "" });
    let ((first, first_also), (second, second_also)) = (one(first)?, one(second)?);
    let thing = format!("registered with {}{first} or {}{second}", the[0], the[1]);
    let mut claim = Claim::new("registration", "be", thing)
        .slot("register", Held::Names(rungs_text::Joiner::Or, vec![first.clone(), second.clone()]));
    claim.terms = vec![
        NewTerm { class: "register", title: first, also: first_also },
        NewTerm { class: "register", title: second, also: second_also },
    ];
    Some(claim)
}

/// *a water industry safety scheme*: any of such.
fn scheme(cursor: Cursor<'_>) -> Option<(String, Option<String>)> {
    let last = cursor.rest().last()?.lower.as_str();
    title(cursor.rest()).filter(|(name, _)| ["scheme", "register"].contains(&last) && name.contains(' '))
}

/// The name of a body: it begins with a capital, and so does its last word.
fn one(cursor: Cursor<'_>) -> Option<(String, Option<String>)> {
    let (name, also) = title(cursor.rest())?;
    let is_capital = |word: Option<&str>| word.and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
    let is_name = is_capital(name.split(' ').next()) && is_capital(name.split(' ').next_back());
    is_name.then_some((name, also))
}
