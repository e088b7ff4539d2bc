//! Published HTML as blocks of text. What is wrong with it is named, and read as a browser would.

use html5gum::{Token, Tokenizer};

use crate::markdown::{escaped, target};

/// A text in HTML, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html {
    pub(crate) blocks: Vec<Block>,
    /// What is wrong with it, a few words each.
    pub(crate) faults: Vec<String>,
}

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) is_item: bool,
    runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    text: String,
    link: Option<String>,
}

/// Elements whose text stays in its line.
const INLINE: &[&str] = &["a", "b", "strong", "i", "em", "span", "abbr", "small", "sup", "sub", "u"];
/// Elements that stand by themselves.
const BLOCKS: &[&str] = &["p", "ul", "ol", "li", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6"];
/// Elements whose content is no text.
const HIDDEN: &[&str] = &["script", "style"];

impl Html {
    /// Never fails: there is always as much text as there is.
    pub(crate) fn read(source: &str) -> Html {
        let mut reader = Reader::default();
        // Reading from memory can't fail.
        for token in Tokenizer::new(source).flatten() {
            reader.take(token);
        }
        reader.end()
    }

    /// All its text in one line, the items of lists parted by semicolons.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut after_item = false;
        for block in &self.blocks {
            if !text.is_empty() {
                text.push_str(if after_item && block.is_item { "; " } else { " " });
            }
            text.push_str(&block.text());
            after_item = block.is_item;
        }
        text
    }
}

impl Block {
    /// Its words.
    pub(crate) fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its words and links as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut out = String::new();
        for run in &self.runs {
            let words = escaped(&run.text);
            if words.is_empty() {
                out.push(' ');
                continue;
            }
            let (before, after) = (run.text.starts_with(char::is_whitespace), run.text.ends_with(char::is_whitespace));
            if before {
                out.push(' ');
            }
            match run.link.as_deref().and_then(target) {
                Some(target) => out.push_str(&format!("[{words}]({target})")),
                None => out.push_str(&words),
            }
            if after {
                out.push(' ');
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[derive(Default)]
struct Reader {
    html: Html,
    block: Block,
    open: Vec<String>,
    links: Vec<Option<String>>,
    hidden: usize,
}

impl Reader {
    fn take(&mut self, token: Token) {
        match token {
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text.value).into_owned();
                if self.hidden == 0 && !text.is_empty() {
                    let link = self.links.last().cloned().flatten();
                    self.block.runs.push(Run { text, link });
                }
            }
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let link =
                    tag.attributes.get(b"href".as_slice()).map(|link| String::from_utf8_lossy(link).into_owned());
                self.start(&name, link, tag.self_closing);
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                self.close(&name);
            }
            Token::Error(error) => self.fault(format!("{}", error.value)),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }

    fn start(&mut self, name: &str, link: Option<String>, self_closing: bool) {
        let is_known = INLINE.contains(&name) || BLOCKS.contains(&name) || HIDDEN.contains(&name);
        if !is_known {
            self.fault(format!("<{name}> is no mark of text"));
            return;
        }
        if BLOCKS.contains(&name) {
            self.finish_block();
            self.block.is_item = name == "li";
            if name == "li" && !self.open.iter().any(|open| open == "ul" || open == "ol") {
                self.fault("<li> outside a list".to_owned());
            }
        }
        if name == "br" || self_closing {
            return;
        }
        match name {
            "a" => self.links.push(link),
            _ if HIDDEN.contains(&name) => {
                self.hidden += 1;
                self.fault(format!("<{name}> was left out"));
            }
            _ => {}
        }
        self.open.push(name.to_owned());
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.finish_block();
        }
        match self.open.iter().rposition(|open| open == name) {
            Some(at) => {
                // A list in a paragraph is common, and browsers end the paragraph: that is no lie.
                for unclosed in self.open.split_off(at).into_iter().skip(1) {
                    self.drop_inline(&unclosed);
                    self.fault(format!("<{unclosed}> isn't closed"));
                }
                self.drop_inline(name);
            }
            None if BLOCKS.contains(&name) || INLINE.contains(&name) => {
                self.fault(format!("</{name}> closes nothing"));
            }
            None => {}
        }
    }

    fn drop_inline(&mut self, name: &str) {
        if name == "a" {
            self.links.pop();
        }
        if HIDDEN.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
    }

    fn finish_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if !block.text().is_empty() {
            self.html.blocks.push(block);
        }
    }

    fn fault(&mut self, fault: String) {
        self.html.faults.push(fault);
    }

    fn end(mut self) -> Html {
        self.finish_block();
        for open in std::mem::take(&mut self.open) {
            self.fault(format!("<{open}> isn't closed"));
        }
        self.html
    }
}
