//! The little English that is needed to say a name or a number: articles, and counts with their nouns.
//!
//! `rungs-core` has the same articles: neither crate uses the other. `rungs-check/tests/articles.rs` holds the two to each other.

/// In capitals, and spoken as words all the same: *a NEBOSH certificate*.
const SPOKEN_AS_WORDS: &[&str] = &["LAMDA", "MOOC", "NARIC", "NEBOSH", "NICE", "SCITT", "SENCO"];

/// *a* or *an* before a word, as it is spoken: *an NVQ*, *an MSc*, *an hour*, but *a BTEC diploma*, *a UK degree*.
///
/// What is written in capitals is taken to be spelled out, unless it is known to be a word. Which others are one, only people know, so an
/// author's own article stays where its word does.
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

/// *1 hour*, *30 hours*; *up to 6 months*, *3 to 6 months*, where the two ends are apart.
pub(crate) fn counted((low, high): (u32, u32), unit: &str) -> String {
    let plural = if high == 1 { "" } else { "s" };
    match (low, high) {
        (0, high) if high > 0 => format!("up to {high} {unit}{plural}"),
        (low, high) if low != high => format!("{low} to {high} {unit}{plural}"),
        _ => format!("{high} {unit}{plural}"),
    }
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn an_article_goes_by_how_the_word_is_spoken() {
        let with_an = "8 80 11 18 NVQ MSc HNC F1 A hour honours art interview unidentified ushers";
        let with_a = "1 12 110 BTEC UK T unit user uterine European one-year once degree NEBOSH SENCo";
        for word in with_an.split(' ') {
            assert_eq!(article(word), "an", "{word}");
        }
        for word in with_a.split(' ') {
            assert_eq!(article(word), "a", "{word}");
        }
    }
}
