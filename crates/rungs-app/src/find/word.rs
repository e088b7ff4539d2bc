//! Words of a name, and how well one typed stands for one of them.

use rungs_core::vocabulary::normal;

/// Words that tell no role from another.
const SMALL: &[&str] = &["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"];

/// What people call those who help, whatever a framework calls them.
const HELPERS: &[&str] = &["aide", "assistant", "auxiliary", "helper", "support"];

/// The words of a name that count, without possessives and the *s* of many.
pub(super) fn words(name: &str) -> Vec<String> {
    let bare = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("s'")).unwrap_or(word);
        let is_many = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        if is_many { word.get(..word.len() - 1).unwrap_or(word).to_owned() } else { word.to_owned() }
    };
    let name = normal(name).replace(['/', '(', ')', ','], " ");
    let words: Vec<String> = name.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
    let counting: Vec<String> = words.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    if counting.is_empty() { words } else { counting }
}

/// The letters of a word as a set: words a few typing errors apart differ in few of them.
pub(super) fn letters(word: &str) -> u64 {
    let bit = |letter: char| match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        '0'..='9' => 26 + u32::from(letter) - u32::from('0'),
        other => 36 + u32::from(other) % 28,
    };
    word.chars().fold(0, |set, letter| set | 1 << bit(letter))
}

/// How well a word that was typed stands for a word of a name, from 0 to 1.
pub(super) fn likeness(typed: (&str, u64), name: (&str, u64)) -> f64 {
    let ((typed, typed_letters), (name, name_letters)) = (typed, name);
    if typed == name {
        return 1.0;
    }
    if HELPERS.contains(&typed) && HELPERS.contains(&name) {
        return 0.85;
    }
    let (short, long) = (typed.len().min(name.len()), typed.len().max(name.len()));
    let shared = typed.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
    // *Physio* for physiotherapist; *admin* for administrator. The name within a longer word says less.
    if shared == typed.len() && shared >= 3 {
        return 0.9;
    }
    // *Radiographer* and *radiography*, *nurse* and *nursing*: one stem. Counted in bytes, which is as well for English.
    let is_stem = shared >= 4 && shared * 20 >= long * 11;
    let differ = (typed_letters ^ name_letters).count_ones();
    let allowed = match short {
        0..=3 => 0,
        4..=6 => 1,
        7..=10 => 2,
        _ => 3,
    };
    let errors = |name: &str| {
        let errors = strsim::osa_distance(typed, name);
        (errors <= allowed).then_some(0.92 - 0.06 * (errors as f64 - 1.0))
    };
    let typo = match long - short <= allowed && differ as usize <= 2 * allowed {
        true => errors(name).unwrap_or(0.0),
        false => 0.0,
    };
    // A short form with an error in it: *phsyio*.
    let front = if typed.len() >= 5 && name.len() > typed.len() + 2 { name.get(..typed.len()) } else { None };
    let may_begin = (typed_letters & !name_letters).count_ones() <= 1;
    let begins = match front.filter(|front| may_begin && strsim::osa_distance(typed, front) <= 1) {
        Some(_) => 0.75,
        None => 0.0,
    };
    let stem = if is_stem { 0.85 } else { 0.0 };
    let within = if shared == name.len() && shared >= 4 { 0.7 } else { 0.0 };
    typo.max(stem).max(begins).max(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(typed: &str, name: &str) -> f64 {
        likeness((typed, letters(typed)), (name, letters(name)))
    }

    #[test]
    fn names_are_cut_into_what_counts() {
        assert_eq!(words("Radiographer's assistant"), ["radiographer", "assistant"]);
        assert_eq!(words("Speech and language therapists"), ["speech", "language", "therapist"]);
        assert_eq!(words("The"), ["the"]);
        assert_eq!(words("actor/actress"), ["actor", "actress"]);
    }

    #[test]
    fn words_are_alike_by_stem_by_beginning_and_but_for_typing_errors() {
        for (typed, name) in [
            ("radiographer", "radiography"),
            ("nurse", "nursing"),
            ("physio", "physiotherapist"),
            ("phsyio", "physiotherapy"),
            ("phisiotherapist", "physiotherapist"),
            ("paremedic", "paramedic"),
            ("helper", "assistant"),
        ] {
            assert!(like(typed, name) >= 0.7, "{typed} for {name}: {}", like(typed, name));
        }
        for (typed, name) in [("car", "care"), ("art", "arts"), ("baker", "banker")] {
            assert!(like(typed, name) < 1.0, "{typed} is not {name}");
        }
        for (typed, name) in [("vet", "vat"), ("constable", "consultant"), ("dog", "god"), ("cook", "clerk")] {
            assert!(like(typed, name) < 0.7, "{typed} is not {name}: {}", like(typed, name));
        }
    }
}
