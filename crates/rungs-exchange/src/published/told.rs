//! Sentences that ask for nothing: what somebody can do, where to find out more, how long a course takes.
//!
//! Only a sentence without any word that could ask for something is one of these. A sentence wrongly taken for advice would
//! make a page look easier than it is; a piece of advice left unread only keeps an answer open.

use super::word::{Cursor, Word};

/// What asks for something, however useful another thing may be.
const STRICT: &[&str] = &[
    "need",
    "needs",
    "needed",
    "must",
    "should",
    "require",
    "requires",
    "required",
    "expect",
    "expects",
    "expected",
    "essential",
    "vital",
    "necessary",
    "if",
    "unless",
    "minimum",
    "least",
    "not",
];

/// What may ask for something, or bound what another sentence asks.
const PERHAPS: &[&str] = &[
    "requirement",
    "requirements",
    "important",
    "has",
    "ask",
    "asks",
    "asked",
    "prefer",
    "prefers",
    "preferred",
    "want",
    "wants",
    "after",
    "once",
    "before",
    "previous",
    "first",
    "only",
    "qualify",
    "qualified",
    "eligible",
    "depend",
    "depends",
    "depending",
    "usually",
    "usual",
    "normally",
    "voluntary",
    "recommended",
    "except",
    "exceptions",
    "instead",
    "allowed",
    "governed",
    "regulations",
    "law",
    "legal",
    "rules",
    "criteria",
    "compulsory",
    "mandatory",
    "approved",
    "assessed",
    "tested",
    "checks",
    "check",
    "interview",
    "selected",
    "age",
    "aged",
    "over",
    "under",
    "licensed",
    "registered",
    "provided",
    "whether",
    "demonstrate",
    "prove",
    "evidence",
    "pass",
    "condition",
    "conditions",
    "competition",
    "you'd",
    "would",
    "have",
    "having",
    "got",
    "you've",
    "without",
    "show",
    "cannot",
    "can't",
    "no",
    "restrictions",
    "limits",
    "suitable",
    "relevant",
    "willing",
];

/// Things that are asked for. Where they are named, only a sentence about what one can do is advice.
const THINGS: &[&str] = &[
    "experience",
    "qualification",
    "qualifications",
    "degree",
    "degrees",
    "diploma",
    "certificate",
    "licence",
    "gcse",
    "gcses",
    "levels",
    "skills",
    "knowledge",
    "portfolio",
    "training",
    "insurance",
    "vaccinations",
    "test",
    "audition",
];

/// How a sentence about what one can do begins.
const CAN: &[&str] = &[
    "you can",
    "you could",
    "you might",
    "you may be able to",
    "you may improve",
    "find out more",
    "find more",
    "you'll find more",
    "you may also be able to",
    "your first step is to look at",
];

/// What, in a sentence about what one can do, is said of a course, a body or a firm rather than asked for.
const BESIDE_CAN: &[&str] =
    &["approved", "before", "first", "has", "law", "legal", "qualify", "relevant", "voluntary", "would"];

/// How a sentence begins that names examples of what was spoken of.
const EXAMPLES: &[&str] = &[
    "courses include",
    "examples include",
    "examples are",
    "options include",
    "qualifications include",
    "relevant courses include",
    "relevant qualifications include",
    "relevant subjects include",
    "subjects include",
    "these include",
];

/// What is only useful keeps nobody out.
const USEFUL: &[&str] = &["useful", "helpful", "advantage", "help"];

/// Where something is the more useful; it keeps nobody out either.
const THE_MORE: &[&str] = &["particularly if", "especially if"];

/// Whether a sentence asks for nothing, for certain.
pub(crate) fn asks_nothing(words: &[Word]) -> bool {
    let cursor = Cursor::new(words);
    let is_advice = !cursor.has(STRICT) && !cursor.has(PERHAPS) && (!cursor.has(THINGS) || begins(cursor, CAN));
    is_advice
        || is_open_to_all(cursor)
        || begins(cursor, EXAMPLES) && !cursor.has(STRICT)
        || is_pointer(cursor)
        || is_definition(cursor)
        || is_given(cursor)
        || is_part(cursor)
        || is_length(cursor)
        || is_legal_remark(cursor)
        || is_useful(cursor)
}

/// *You could do an approved course before looking for work*: what one can do asks for nothing, unless it is said what one
/// has first: *with relevant experience*, *after a year*, *if you have rung*.
fn is_open_to_all(cursor: Cursor<'_>) -> bool {
    let can = ["you can", "you could", "you might"];
    let perhaps: Vec<&str> = PERHAPS.iter().copied().filter(|word| !BESIDE_CAN.contains(word)).collect();
    let words = cursor.rest();
    let with = |at: usize| words.get(at).is_some_and(|word| ["with", "by"].contains(&word.lower.as_str()));
    // *Approved by the Guild* says who approves; *with experience* says what one has.
    let comes_with = (0..words.len()).any(|at| {
        with(at) && words.get(at + 1..).unwrap_or_default().iter().take(4).any(|word| word.lower == "experience")
    });
    begins(cursor, &can) && !cursor.has(STRICT) && !cursor.has(&perhaps) && !comes_with
}

/// *It is useful, particularly if you ring.*
fn is_useful(cursor: Cursor<'_>) -> bool {
    let words = cursor.rest();
    let ends =
        (0..words.len()).find(|at| Cursor::new(words.get(*at..).unwrap_or_default()).eat_one(THE_MORE).is_some());
    let (front, behind) = words.split_at_checked(ends.unwrap_or(words.len())).unwrap_or((words, &[]));
    let (front, behind) = (Cursor::new(front), Cursor::new(behind.get(2..).unwrap_or_default()));
    front.has(USEFUL) && !front.has(STRICT) && !behind.has(STRICT)
}

fn begins(cursor: Cursor<'_>, with: &[&'static str]) -> bool {
    let mut cursor = cursor;
    cursor.eat_one(with).is_some()
}

/// *The test is divided into two categories*: what something is.
fn is_definition(cursor: Cursor<'_>) -> bool {
    let about_itself = cursor.peek().is_some_and(|first| !["you", "you'll", "your"].contains(&first.lower.as_str()));
    let mut rest = cursor;
    let fronts = ["is divided into", "is the shortened name for", "allows you to drive", "proves that you are"];
    while !rest.is_at_end() && rest.eat_one(&fronts).is_none() {
        rest.next();
    }
    about_itself && !rest.is_at_end() && !cursor.has(STRICT)
}

/// *Find out more about founding*: where to look.
fn is_pointer(cursor: Cursor<'_>) -> bool {
    let offered = [
        "you can complete relevant",
        "this can be taken as",
        "you can take a short course",
        "employers will advise you on what's required",
    ];
    if begins(cursor, &offered) {
        return true;
    }
    let fronts = [
        "find out more about",
        "you can find out more about",
        "you can get more information about",
        "your first step is to look at",
    ];
    let mut has_information = cursor;
    while !has_information.is_at_end() && !has_information.eat("has information about") {
        has_information.next();
    }
    begins(cursor, &fronts) && !cursor.has(STRICT) || !has_information.is_at_end() && !cursor.has(STRICT)
}

/// *Your employer will put you through training*: it is given, and asks for nothing.
fn is_given(mut cursor: Cursor<'_>) -> bool {
    let fronts =
        ["your employer will", "your employer should", "your employer may", "as a minimum , your employer should"];
    let gives = ["put you through", "offer you", "give you", "train you", "pay for", "provide you with"];
    cursor.eat_one(&fronts).is_some()
        && cursor.eat_one(&gives).is_some()
        && !cursor.has(&["if", "unless", "need", "must"])
}

/// *This could include two courses, if you ring*: what could be part of a thing is asked for by whoever asks for the thing.
fn is_part(mut cursor: Cursor<'_>) -> bool {
    const ASKING: &[&str] = &["need", "needs", "must", "should", "have", "required", "unless"];
    cursor.eat_one(&["this could include", "this may include", "this might include"]).is_some() && !cursor.has(ASKING)
}

/// *A course takes 2 years.*
fn is_length(cursor: Cursor<'_>) -> bool {
    let bounds = ["usually", "normally", "least", "over"];
    let others: Vec<&str> = STRICT.iter().chain(PERHAPS).copied().filter(|word| !bounds.contains(word)).collect();
    cursor.has(&["take", "takes", "lasts", "last"]) && cursor.has(&["years", "year", "months"]) && !cursor.has(&others)
}

/// *This is a legal requirement.*: it says nothing that the sentence before it doesn't ask.
fn is_legal_remark(mut cursor: Cursor<'_>) -> bool {
    cursor.eat("this is a legal requirement") && (cursor.is_at_end() || cursor.eat("."))
}
