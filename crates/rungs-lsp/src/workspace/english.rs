//! The little English that is needed to put a name into a sentence: articles and plurals.

/// *a* or *an* before a word.
pub(super) fn article(word: &str) -> &'static str {
    let first_word: String = word.chars().take_while(|letter| letter.is_alphabetic()).collect();
    let first = first_word.chars().next().unwrap_or('x');
    // Letters that are spoken with a vowel first: an NVQ; but a UK degree.
    let is_abbreviation = first_word.chars().count() > 1 && first_word.chars().all(char::is_uppercase);
    let lower = first_word.to_lowercase();
    let sounds_otherwise = ["uni", "use", "eu", "one"].iter().any(|begins| lower.starts_with(begins));
    let vowel = match is_abbreviation {
        true => "AEFHILMNORSX".contains(first),
        false => {
            ("aeiou".contains(lower.chars().next().unwrap_or('x')) && !sounds_otherwise)
                || ["hon", "hour"].iter().any(|silent| lower.starts_with(silent))
        }
    };
    if vowel { "an" } else { "a" }
}

/// A name in the plural, as it is read back: *GCSEs*, *nurseries*, *classes*.
pub(super) fn plural(name: &str) -> String {
    let lower = name.to_lowercase();
    match name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "ch", "sh"].iter().any(|end| lower.ends_with(end)) => format!("{name}es"),
        None => format!("{name}s"),
    }
}

/// A name with its first letter as large as that of the words it stands for.
pub(super) fn capitalised_like(name: &str, written: &str, known: &str) -> String {
    let first = |words: &str| words.chars().next();
    let is_raised = match (first(written), first(known)) {
        (Some(written), Some(known)) => written.is_uppercase() && known.is_lowercase(),
        _ => false,
    };
    if is_raised { upper_first(name) } else { name.to_owned() }
}

pub(super) fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// *a, b and c*
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// *1 page*, *2 pages*
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_go_by_the_sound() {
        for (word, expected) in [
            ("healthcare assistant", "a"),
            ("assistant practitioner", "an"),
            ("NVQ", "an"),
            ("UK degree", "a"),
            ("honours degree", "an"),
            ("university", "a"),
            ("X-ray", "a"),
            ("ŵyl", "a"),
            ("", "a"),
        ] {
            assert_eq!(article(word), expected, "{word}");
        }
    }

    #[test]
    fn plurals_are_regular() {
        for (name, expected) in [("GCSE", "GCSEs"), ("nursery", "nurseries"), ("day", "days"), ("class", "classes")] {
            assert_eq!(plural(name), expected);
        }
    }

    #[test]
    fn a_name_at_the_front_of_a_sentence_keeps_its_capital() {
        assert_eq!(
            capitalised_like("care assistant", "Healthcare assistant", "healthcare assistant"),
            "Care assistant"
        );
        assert_eq!(
            capitalised_like("care assistant", "healthcare assistant", "healthcare assistant"),
            "care assistant"
        );
        assert_eq!(capitalised_like("health service", "NHS", "NHS"), "health service");
    }
}
