//! Text of the framework's pages as HTML: the marks that pages use, and the words that say how firmly something is asked.

use askama::filters::HtmlSafe;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
    /// A link.
    pub(crate) fn link(address: &str, words: &str) -> Html {
        let mut html = String::from("<a href=\"");
        escape_all(address, &mut html);
        html.push_str("\">");
        escape_all(words, &mut html);
        html.push_str("</a>");
        Html(html)
    }

    /// This, and more behind it.
    pub(crate) fn and(mut self, more: &Html) -> Html {
        self.0.push_str(&more.0);
        self
    }

    /// Running text of a page, or of a message: emphasis and code are kept, links and footnotes leave their words.
    pub(crate) fn text(text: &str) -> Html {
        let mut html = String::with_capacity(text.len() + 16);
        for event in Parser::new_ext(text, Options::ENABLE_OLD_FOOTNOTES) {
            match event {
                Event::Start(Tag::Emphasis) => html.push_str("<em>"),
                Event::End(TagEnd::Emphasis) => html.push_str("</em>"),
                Event::Start(Tag::Strong) => html.push_str("<b>"),
                Event::End(TagEnd::Strong) => html.push_str("</b>"),
                Event::Code(code) => {
                    html.push_str("<code>");
                    escape_all(&code, &mut html);
                    html.push_str("</code>");
                }
                Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => escape_all(&words, &mut html),
                Event::SoftBreak | Event::HardBreak => html.push(' '),
                _ => {}
            }
        }
        Html(html)
    }

    /// Words that are shown as they are.
    pub(crate) fn plain(words: &str) -> Html {
        let mut html = String::with_capacity(words.len() + 16);
        escape_all(words, &mut html);
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
                escape_all(bare, &mut html);
                html.push_str("</b>");
                html.push_str(&word[bare.len()..]);
            } else {
                escape_all(word, &mut html);
            }
        }
        if !decides.is_empty() {
            let stop = if decides.ends_with('.') { "." } else { "" };
            html.push_str("<b>");
            escape_all(decides.trim_end_matches('.'), &mut html);
            html.push_str("</b>");
            html.push_str(stop);
        }
        Html(html)
    }
}

fn escape_all(text: &str, html: &mut String) {
    text.chars().for_each(|letter| escape(letter, html));
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
        let cases = [
            ("*Usually* <b> & `x*y`", "<em>Usually</em> &lt;b&gt; &amp; <code>x*y</code>"),
            ("an *open", "an *open"),
            ("read it.[^gm] See [here](https://x.example)", "read it. See here"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ];
        for (text, html) in cases {
            assert_eq!(Html::text(text).to_string(), html);
        }
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
