//! The little English that is needed to put a name or a number into a sentence: articles, and counts with their nouns.
//!
//! `rungs-text`, which knows nothing of the domain, has articles of its own. A test holds the two to each other.

use std::fmt::Display;

/// In capitals, and spoken as words all the same: *a NEBOSH certificate*.
const SPOKEN_AS_WORDS: &[&str] = &["LAMDA", "MOOC", "NARIC", "NEBOSH", "NICE", "SCITT", "SENCO"];

/// *a* or *an* before a word, as it is spoken: *an NVQ*, *an MSc*, *an hour*, but *a BTEC diploma*, *a UK degree*.
///
/// What is written in capitals is taken to be spelled out, unless it is known to be a word. Which others are one, only people know.
pub fn article(word: &str) -> &'static str {
    let first: String = word.chars().take_while(|character| character.is_alphanumeric()).collect();
    if is_spoken_with_a_vowel(&first) { "an" } else { "a" }
}

fn is_spoken_with_a_vowel(word: &str) -> bool {
    let mut letters = word.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    if first.is_ascii_digit() {
        // Eight, eighty; eleven, eighteen.
        return first == '8' || word == "11" || word == "18";
    }
    // *S level*, *MSc*, *HNDs*, *F1*: letter by letter.
    let is_spelled = |second: char| second.is_uppercase() || second.is_ascii_digit();
    let is_word = SPOKEN_AS_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    if first.is_uppercase() && second.is_none_or(is_spelled) && !is_word {
        return "AEFHILMNORSX".contains(first);
    }
    let lower = word.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if first.eq_ignore_ascii_case(&'h') {
        return begins(&["heir", "honest", "honorary", "honour", "hons", "hour"]);
    }
    // A unit, a user, a urology ward, a European degree; but an unidentified one.
    let begins_with_y = begins(&["eu", "ubi", "unic", "unif", "union", "uniq", "unis", "unit", "univ", "uri", "uro"])
        || (begins(&["us", "uti", "ute"]) && !begins(&["ush"]));
    let begins_with_w = lower == "one" || lower == "once";
    begins(&["a", "e", "i", "o", "u"]) && !begins_with_y && !begins_with_w
}

/// A count with its noun, whose plural is regular: *1 hour*, *37.5 hours*.
pub fn number_of(count: impl Display, noun: &str) -> String {
    let count = count.to_string();
    let plural = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// A length in months, as people say it: *6 months*, *1 year*, *2 years*.
pub fn months(months: u32) -> String {
    match months % 12 {
        0 if months > 0 => number_of(months / 12, "year"),
        _ => number_of(months, "month"),
    }
}

/// The same behind *the last* or *the*: *the last year*, *the last 2 years*.
pub fn months_of_one(length: u32) -> String {
    let told = months(length);
    told.strip_prefix("1 ").map_or_else(|| told.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_go_by_the_sound() {
        for word in [
            "A level",
            "AS level",
            "S level",
            "F1 post",
            "NVQ",
            "NVQs",
            "HND",
            "HNC",
            "MSc",
            "MA",
            "MPhil",
            "LLB",
            "NHS trust",
            "RQF diploma",
            "X-ray",
            "EdD",
            "art",
            "English",
            "eye service",
            "undergraduate",
            "urgent",
            "usher",
            "unidentified",
            "honours degree",
            "Honours",
            "hour",
            "18-month course",
            "80",
            "11",
            "older person",
            "onerous duty",
        ] {
            assert_eq!(article(word), "an", "{word}");
        }
        for word in [
            "T level",
            "UK degree",
            "BTEC",
            "BSc",
            "GCSE",
            "PhD",
            "PGCE",
            "DBS check",
            "CIPD",
            "university",
            "unit",
            "union",
            "user",
            "usual day",
            "urology ward",
            "urinary",
            "European",
            "one-year course",
            "hospital",
            "NEBOSH certificate",
            "homely place",
            "degree",
            "12-month course",
            "4",
            "",
            "…",
        ] {
            assert_eq!(article(word), "a", "{word}");
        }
    }

    #[test]
    fn one_is_no_plural() {
        assert_eq!(number_of(1, "hour"), "1 hour");
        assert_eq!(number_of(1.0, "hour"), "1 hour");
        assert_eq!(number_of(37.5, "hour"), "37.5 hours");
        assert_eq!(number_of(0, "month"), "0 months");
        assert_eq!(number_of("0.5", "hour"), "0.5 hours");
    }

    #[test]
    fn months_are_years_where_they_make_whole_ones() {
        let said: Vec<String> = [0, 1, 6, 12, 18, 24].map(months).to_vec();
        assert_eq!(said, ["0 months", "1 month", "6 months", "1 year", "18 months", "2 years"]);
        let behind_the_last: Vec<String> = [1, 6, 12, 13, 120, 132].map(months_of_one).to_vec();
        assert_eq!(behind_the_last, ["month", "6 months", "year", "13 months", "10 years", "11 years"]);
    }
}
