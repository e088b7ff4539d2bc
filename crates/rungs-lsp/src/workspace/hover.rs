//! What something means: a term, a source, a heading, a key, a sentence and whom it affects. As Markdown.

mod sentence;
mod term;

use rungs_check::keys;
use rungs_core::date::Date;
use rungs_core::english::number_of;
use rungs_text::{Heading, Span, Text};

use super::definition::Thing;
use super::spot::{PageSort, Spot};
use super::{Workspace, completion};

/// An answer, and the words it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// As Markdown.
    pub text: String,
    /// What it is about.
    pub span: Span,
}

impl Workspace {
    /// What stands at a byte of a page, and what it means.
    pub fn hover(&self, path: &str, byte: usize, on: Date) -> Option<Hover> {
        let text = self.text(path)?;
        let spot = Spot::new(text, byte);
        if spot.is_front_matter {
            return self.of_key(path, byte).or_else(|| front_matter_key(&spot));
        }
        let sentence = self.sentence_hover(path, byte, on);
        match (self.thing(path, byte), sentence) {
            (Some(Thing::Footnote(label, span)), _) => Some(Hover { text: self.source_text(path, &label)?, span }),
            (Some(Thing::Term(term, span)), sentence) => {
                let mut text = self.term_text(term);
                if let Some(sentence) = sentence {
                    text.push_str(&format!("\n\n---\n\n{}", sentence.text));
                }
                Some(Hover { text, span })
            }
            (None, Some(sentence)) => Some(sentence),
            (None, None) => heading(&spot).or_else(|| line(&spot)),
        }
    }

    /// A term that the front matter names.
    fn of_key(&self, path: &str, byte: usize) -> Option<Hover> {
        match self.thing(path, byte)? {
            Thing::Term(term, span) => Some(Hover { text: self.term_text(term), span }),
            Thing::Footnote(..) => None,
        }
    }

    /// What a footnote says, when it was read, and how much rests on it.
    fn source_text(&self, path: &str, label: &str) -> Option<String> {
        let footnote = self.page(path)?.footnotes.iter().find(|one| one.name.value == label)?;
        let source = self.loaded.checked.framework.sources.get(label);
        let written = footnote.text.as_str().trim();
        let cited = self.citations(path, label).len();
        let own = super::english::count(cited, "place", "places");
        let others = self.footnotes(label).iter().filter(|(other, _)| *other != path).count();
        let others = match others {
            0 => String::new(),
            count => format!(" It is defined on {} too.", super::english::count(count, "other page", "other pages")),
        };
        let read = match source.and_then(|source| source.read) {
            Some(day) => format!("Read on {}.", day.strftime("%-d %B %Y")),
            None if source.is_some_and(|source| !source.confirmed) => {
                "General knowledge: no source has confirmed it.".to_owned()
            }
            None => "Nothing says when it was read: end it with “Read”, and the day as 2026-11-22.".to_owned(),
        };
        Some(format!("**[^{label}]** {written}\n\n{read}\n\nCited in {own} of this page.{others}"))
    }
}

/// What a key of the front matter says.
fn front_matter_key(spot: &Spot<'_>) -> Option<Hover> {
    let line = format!("{}{}", spot.before(), spot.behind());
    let (name, _) = line.split_once(':')?;
    let keys = match spot.sort? {
        PageSort::Role => keys::ROLE,
        PageSort::Opportunity => keys::OPPORTUNITY,
        PageSort::Vocabulary => keys::VOCABULARY,
        PageSort::Framework => keys::FRAMEWORK,
    };
    let key = keys.iter().find(|key| key.name == name.trim())?;
    let span = Span::new(spot.line, spot.line + name.len());
    Some(Hover { text: format!("**{}** {}", key.name, key.meaning), span })
}

/// How a line about a way in is understood.
fn line(spot: &Spot<'_>) -> Option<Hover> {
    let is_below = spot.headings.last().is_some_and(|(level, _)| *level == 3);
    if !is_below || !matches!(spot.known(2), Some(Heading::WaysIn)) {
        return None;
    }
    let written = format!("{}{}", spot.before(), spot.behind());
    let text = Text::verbatim(written.trim_end(), 0);
    let span = Span::new(spot.line, spot.line + written.trim_end().len());
    let told = |text: String| Some(Hover { text, span });
    if let Some((line, _)) = rungs_text::route_line(&text) {
        let mut parts = Vec::new();
        parts.extend(line.level.map(|level| format!("level {level}")));
        parts.extend(line.months.map(|(least, most)| match (least, most) {
            (0, most) => format!("up to {}", number_of(most, "month")),
            (least, most) if least == most => number_of(most, "month"),
            (least, most) => format!("{least} to {}", number_of(most, "month")),
        }));
        parts.extend(line.standard.map(|standard| format!("standard {standard}")));
        parts.extend(line.mode);
        let more = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        return told(format!("**What the way in is** A way in by the name of {}{more}.", line.name));
    }
    if let Some(Ok(awards)) = rungs_text::award_line(&text) {
        let awards: Vec<String> = awards.into_iter().map(|award| format!("“{}”", award.as_str())).collect();
        let awards = awards.join(", ");
        return told(format!("**What it gives** {awards}: had at the end, and so never asked for at the start."));
    }
    if let Some(Ok(owner)) = rungs_text::owner_line(&text) {
        return told(format!("**Who asks** {}, for all below this heading.", owner.value));
    }
    if rungs_text::named_offers_line(&text) {
        return told("**Who offers it** Nobody but those whose rules stand below it.".to_owned());
    }
    let length = rungs_text::length_line(&text)?;
    length
        .is_ok()
        .then(|| Hover { text: "**How long it takes** The first length whose condition holds.".to_owned(), span })
}

/// What a heading of a role page means.
fn heading(spot: &Spot<'_>) -> Option<Hover> {
    let line = format!("{}{}", spot.before(), spot.behind());
    let level = line.len() - line.trim_start_matches('#').len();
    if level == 0 || spot.sort != Some(PageSort::Role) {
        return None;
    }
    let words = line.trim_start_matches('#').trim();
    let known = rungs_text::known_heading(&rungs_text::Text::verbatim(words, 0), u8::try_from(level).ok()?)?;
    let meaning = completion::heading_meaning(&known)?;
    Some(Hover {
        text: format!("**{words}** {meaning}"),
        span: Span::new(spot.line, spot.line + line.trim_end().len()),
    })
}
