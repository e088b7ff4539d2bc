//! Text of the framework's pages as HTML: the marks that pages use, and the words that say how firmly something is asked.

use askama::filters::HtmlSafe;

/// HTML put together here, in which everything that came from elsewhere is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html(String);

impl HtmlSafe for Html {}

impl std::fmt::Display for Html {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Words that say how firmly a rule is meant, and who decides on it.
const STRENGTHS: [&str; 5] = ["must", "usually", "should", "may", "preferably"];

impl Html {
    /// HTML that was put together by other means and is whole.
    pub(crate) fn trusted(html: String) -> Html {
        Html(html)
    }

    /// Running text: `*so*` is emphasis, `` `so` `` stands for itself, `[words](address)` is left as its words.
    pub(crate) fn text(text: &str) -> Html {
        let mut html = String::with_capacity(text.len() + 16);
        let (mut is_emphasis, mut is_code) = (false, false);
        for letter in text.chars() {
            match letter {
                '*' if !is_code => {
                    html.push_str(if is_emphasis { "</em>" } else { "<em>" });
                    is_emphasis = !is_emphasis;
                }
                '`' => {
                    html.push_str(if is_code { "</code>" } else { "<code>" });
                    is_code = !is_code;
                }
                letter => escape(letter, &mut html),
            }
        }
        // What was opened is closed, whatever the page does.
        if is_code {
            html.push_str("</code>");
        }
        if is_emphasis {
            html.push_str("</em>");
        }
        Html(html)
    }

    /// A sentence that is a rule: the first word of its strength is bold, and so is *as the university decides*.
    pub(crate) fn rule(sentence: &str) -> Html {
        let (before, decides) = match sentence.find(", as the ").filter(|at| sentence[*at..].contains(" decide")) {
            Some(at) => sentence.split_at(at + 2),
            None => (sentence, ""),
        };
        let mut html = String::with_capacity(sentence.len() + 32);
        let mut is_found = false;
        for (place, word) in before.split(' ').enumerate() {
            if place > 0 {
                html.push(' ');
            }
            let bare = word.trim_end_matches([',', '.', ':']);
            if !is_found && STRENGTHS.contains(&bare) {
                is_found = true;
                html.push_str("<b>");
                bare.chars().for_each(|letter| escape(letter, &mut html));
                html.push_str("</b>");
                html.push_str(&word[bare.len()..]);
            } else {
                html.push_str(&Html::text(word).0);
            }
        }
        if !decides.is_empty() {
            let stop = if decides.ends_with('.') { "." } else { "" };
            html.push_str("<b>");
            decides.trim_end_matches('.').chars().for_each(|letter| escape(letter, &mut html));
            html.push_str("</b>");
            html.push_str(stop);
        }
        Html(html)
    }
}

fn escape(letter: char, html: &mut String) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        letter => html.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_tags_and_all_else_is_escaped() {
        assert_eq!(
            Html::text("*Usually* <b> & `x*y`").to_string(),
            "<em>Usually</em> &lt;b&gt; &amp; <code>x*y</code>"
        );
        assert_eq!(Html::text("an *open").to_string(), "an <em>open</em>");
    }

    #[test]
    fn a_rule_shows_how_firm_it_is_and_who_decides() {
        assert_eq!(Html::rule("You must have one of:").to_string(), "You <b>must</b> have one of:");
        assert_eq!(
            Html::rule("experience, which may count instead, as the university decides.").to_string(),
            "experience, which <b>may</b> count instead, <b>as the university decides</b>."
        );
    }
}
