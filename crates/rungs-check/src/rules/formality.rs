//! What everyone goes through once offered a place, among the sentences that somebody judges.

use rungs_text::Sentence;

use super::context::Context;

/// What is weighed where everyone is looked at, and no claim that one person makes of herself.
const GONE_THROUGH: [&str; 6] = ["values", "statement", "commitment", "interview", "audition", "portfolio"];

/// How a claim about oneself begins, whatever it speaks of: *show that you can study*, *be able to …*.
const CLAIMS: [&str; 6] = ["show that", "demonstrate that", "prove that", "be able to", "be ready to", "be willing to"];

/// Whether words that somebody judges are about an interview, a statement, values or the like: that is weighed once a
/// place is in sight, and stands in nobody's way before.
pub(super) fn is_gone_through(words: &str) -> bool {
    let lower = words.to_lowercase();
    let begins = |claim: &&str| lower.strip_prefix(*claim).is_some_and(|rest| rest.starts_with([' ', ',']));
    let is_word = |word: &str| GONE_THROUGH.contains(&word.strip_suffix('s').unwrap_or(word)) || word == "values";
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    !CLAIMS.iter().any(begins) && words.any(is_word)
}

/// Whether it asks for that by which the way in goes: a portfolio on a way in by portfolio.
pub(super) fn is_the_way_in(sentence: &Sentence, context: &Context) -> bool {
    context.by_portfolio && sentence.text.to_lowercase().contains("portfolio")
}

#[cfg(test)]
mod tests {
    use super::is_gone_through;

    #[test]
    fn what_everyone_goes_through_is_no_claim() {
        for words in ["show how the NHS values guide your work", "write a statement of your values", "show commitment"]
        {
            assert!(is_gone_through(words), "{words}");
        }
        let claims = [
            "show that you can study at degree level",
            "show that you share our values",
            "be able to write statements",
        ];
        for words in claims.into_iter().chain(["have experience that everyone there valued"]) {
            assert!(!is_gone_through(words), "{words}");
        }
    }
}
