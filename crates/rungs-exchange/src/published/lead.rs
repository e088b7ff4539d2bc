//! How a published sentence begins: how strongly it asks, and whether a verb or a thing follows.

use super::asked::Strength;
use super::tail::Around;
use super::word::{Cursor, Word};

/// What follows the words for the strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// *you must* pass a check
    Verb,
    /// *you'll need* a driving licence
    Thing,
    /// *find it useful if you can* swim
    Ability,
    /// *request that you are* licensed
    Being,
}

use Follows::{Ability, Being, Thing, Verb};
use Strength::{May, Must, Preferably, Should, Usually};

/// The longest come first where one begins another.
const LEADS: &[(&str, Strength, Follows)] = &[
    ("you'll need to", Must, Verb),
    ("you'll need", Must, Thing),
    ("you will need to", Must, Verb),
    ("you will need", Must, Thing),
    ("you would need to", Must, Verb),
    ("you need to", Must, Verb),
    ("you need", Must, Thing),
    ("you must", Must, Verb),
    ("you'll have to", Must, Verb),
    ("you would have to", Must, Verb),
    ("you have to", Must, Verb),
    ("you'll usually need to", Usually, Verb),
    ("you'll usually need", Usually, Thing),
    ("you usually need to", Usually, Verb),
    ("you usually need", Usually, Thing),
    ("you'll normally need to", Usually, Verb),
    ("you'll normally need", Usually, Thing),
    ("you'll usually have to", Usually, Verb),
    ("you'll usually be expected to", Usually, Verb),
    ("you're likely to need to", Usually, Verb),
    ("you're likely to need", Usually, Thing),
    ("you are likely to need to", Usually, Verb),
    ("you are likely to need", Usually, Thing),
    ("you should", Should, Verb),
    ("you'll be expected to", Should, Verb),
    ("you may be expected to", May, Verb),
    ("you may need to", May, Verb),
    ("you may need", May, Thing),
    ("you may have to", May, Verb),
    ("you might need to", May, Verb),
    ("you might need", May, Thing),
    ("you might have to", May, Verb),
    ("some jobs ask for", May, Thing),
    ("some jobs need", May, Thing),
    ("some employers ask that you are", May, Being),
    ("some local authorities request that you are", May, Being),
    ("it will help to", Preferably, Verb),
    ("it may help to", Preferably, Verb),
    ("it helps to", Preferably, Verb),
    ("it's useful to", Preferably, Verb),
    ("it would be useful to", Preferably, Verb),
    ("you'll find it useful to", Preferably, Verb),
    ("you'll find it helpful to", Preferably, Verb),
    ("you may find it useful to", Preferably, Verb),
    ("you may find it useful if you can", Preferably, Ability),
];

/// What some, or many, are said to do: *many foundries will expect you to*. Whether these are among them, they say.
const SOME_DO: &[(&str, Follows)] = &[
    ("will ask for you to", Verb),
    ("may ask for you to", Verb),
    ("will ask you to", Verb),
    ("may ask you to", Verb),
    ("will want you to", Verb),
    ("may want you to", Verb),
    ("will expect you to", Verb),
    ("may expect you to", Verb),
    ("will ask for", Thing),
    ("may ask for", Thing),
    ("ask for", Thing),
];

/// Those who ask are named in no more words than these.
const ASKERS: usize = 3;

/// What everyone goes through, told of those who do it.
const UNDERGONE: &[&str] = &["employers will carry out", "an employer will carry out", "your employer will carry out"];

/// Takes *employers will carry out*: what follows is gone through.
pub(crate) fn undergone(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat_one(UNDERGONE).is_some()
}

/// What follows a thing that is only useful: *a driving licence will be useful*.
const USEFUL: &[(&str, Strength)] = &[
    ("could be useful", Preferably),
    ("may be useful", Preferably),
    ("might be useful", Preferably),
    ("will be useful", Preferably),
    ("would be useful", Preferably),
    ("can be useful", Preferably),
    ("is useful", Preferably),
    ("could be helpful", Preferably),
    ("may be helpful", Preferably),
    ("will be helpful", Preferably),
    ("would be helpful", Preferably),
    ("is an advantage", Preferably),
    ("will be an advantage", Preferably),
    ("may be an advantage", Preferably),
    ("is usually required", Usually),
    ("is usually needed", Usually),
    ("may be required", May),
    ("may be needed", May),
];

/// Takes the words for the strength in front.
pub(crate) fn lead(cursor: &mut Cursor<'_>) -> Option<(Strength, Follows)> {
    let found = LEADS.iter().find(|(words, ..)| cursor.eat(words));
    found.map(|(_, strength, follows)| (*strength, *follows)).or_else(|| some_do(cursor).map(|follows| (May, follows)))
}

fn some_do(cursor: &mut Cursor<'_>) -> Option<Follows> {
    let mut at = *cursor;
    at.eat_one(&["some", "many"])?;
    for _ in 0..ASKERS {
        at.next().filter(|word| word.written.chars().all(char::is_alphabetic))?;
        if let Some((_, follows)) = SOME_DO.iter().find(|(words, _)| at.eat(words)) {
            *cursor = at;
            return Some(*follows);
        }
    }
    None
}

/// *Due to the heat, you would have two checks carried out*: the checks, and what follows.
pub(crate) fn carried_out<'w>(mut cursor: Cursor<'w>, around: &mut Around) -> Option<(&'w [Word], Cursor<'w>)> {
    let mut beside = around.clone();
    let goes_on = |mut rest: Cursor<'_>| rest.eat_one(HAD).is_some();
    if !beside.front(&mut cursor, goes_on) {
        return None;
    }
    cursor.eat_one(HAD)?;
    let words = cursor.rest();
    let end = (1..words.len()).find(|at| Cursor::new(words.get(*at..).unwrap_or_default()).eat("carried out"))?;
    *around = beside;
    Some((words.get(..end)?, Cursor::new(words.get(end + 2..).unwrap_or_default())))
}

/// *You would have a check carried out*: it is gone through.
const HAD: &[&str] = &["you would have", "you'll have", "you will have"];

/// The thing in front of *will be useful*, the strength, and what follows.
pub(crate) fn behind<'w>(words: &'w [Word]) -> Option<(&'w [Word], Strength, Cursor<'w>)> {
    (1..words.len()).find_map(|at| {
        let mut cursor = Cursor::new(words.get(at..).unwrap_or_default());
        let (_, strength) = USEFUL.iter().find(|(words, _)| cursor.eat(words))?;
        Some((words.get(..at)?, *strength, cursor))
    })
}

/// *Also* and *then* tie a sentence to another one and ask for nothing.
pub(crate) fn without_ties(words: Vec<Word>) -> Vec<Word> {
    const FRONT: usize = 5;
    const ASKING: &[&str] = &["you", "you'll", "must", "will", "would", "may", "might"];
    let mut place = 0;
    let mut asks = false;
    let mut words = words;
    words.retain(|word| {
        place += 1;
        let ties = (place <= FRONT || asks) && ["also", "then"].contains(&word.lower.as_str());
        asks = ASKING.contains(&word.lower.as_str());
        !ties
    });
    words
}
