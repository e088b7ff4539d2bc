//! The little English that is needed to put a name into a sentence: plurals, and capitals.

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
