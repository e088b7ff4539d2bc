//! Verbs: in base form behind *must*, and as they go with who does it.

use crate::say::clause::Phrase;
use crate::say::token::joined;

impl Phrase {
    /// Who: the words before the verb.
    pub(super) fn subject(&self) -> String {
        joined(self.tokens.get(..self.verb.unwrap_or(0)).unwrap_or_default())
    }

    /// The verb in base form, and what follows.
    pub(super) fn base(&self) -> String {
        joined(self.tokens.get(self.verb.unwrap_or(0)..).unwrap_or_default())
    }

    /// What follows the verb.
    pub(super) fn behind_verb(&self) -> String {
        joined(self.tokens.get(self.verb.map_or(0, |verb| verb + 1)..).unwrap_or_default())
    }

    /// The words that were written, without those that were only meant.
    pub(super) fn written(&self) -> String {
        let meant = self.tokens.iter().take_while(|token| token.meant).count();
        joined(self.tokens.get(meant..).unwrap_or_default())
    }

    /// The whole clause, its verb as it goes with its subject.
    pub(super) fn inflected(&self) -> String {
        let mut tokens = self.tokens.clone();
        let subject = self.subject();
        for (index, token) in tokens.iter_mut().enumerate() {
            if let Some(written) = &token.inflected {
                token.text = written.clone();
            } else if Some(index) == self.verb {
                token.text = inflected(&token.text, &subject);
            }
        }
        joined(&tokens)
    }

    /// The verb alone, as it goes with its subject.
    pub(super) fn verb_inflected(&self) -> Option<String> {
        let verb = self.tokens.get(self.verb?)?;
        Some(verb.inflected.clone().unwrap_or_else(|| inflected(&verb.text, &self.subject())))
    }

    /// The verb in base form.
    pub(super) fn verb_text(&self) -> Option<&str> {
        Some(self.tokens.get(self.verb?)?.text.as_str())
    }
}

/// *take* → *takes*, *be* → *are*, as it goes with who does it.
pub(crate) fn inflected(verb: &str, subject: &str) -> String {
    let many = subject == "you" || subject.starts_with("those ") || subject.ends_with('s');
    match verb {
        "be" => if many { "are" } else { "is" }.to_owned(),
        _ if many => verb.to_owned(),
        "have" => "has".to_owned(),
        verb => match verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => format!("{stem}ies"),
            None if verb.ends_with(['s', 'x', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") => {
                format!("{verb}es")
            }
            None => format!("{verb}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_goes_with_who_does_it() {
        let one = "be is, have has, take takes, go goes, fix fixes, pass passes, teach teaches, wash washes, study studies, play plays";
        for verbs in one.split(", ") {
            let (base, with_one) = verbs.split_once(' ').unwrap_or_default();
            assert_eq!(inflected(base, "your employer"), with_one);
            let with_many = if base == "be" { "are" } else { base };
            for many in ["you", "those awards", "your A levels"] {
                assert_eq!(inflected(base, many), with_many, "{many}");
            }
        }
    }
}
