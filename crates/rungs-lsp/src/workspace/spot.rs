//! What a place in a page is part of, line by line: it has to be known of pages that are half written, too.

use rungs_text::{Body, Grammar, Heading, Text, known_heading, read_sentence};

/// A place in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot<'t> {
    pub(super) text: &'t str,
    pub(super) byte: usize,
    /// Where its line begins.
    pub(super) line: usize,
    /// The headings it stands below, each with its level, the outermost first.
    pub(super) headings: Vec<(usize, &'t str)>,
    /// Whether it stands between the `---` lines.
    pub(super) is_front_matter: bool,
    pub(super) sort: Option<PageSort>,
}

/// What a page says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageSort {
    Role,
    Opportunity,
    Vocabulary,
    Framework,
}

/// A bullet up to some place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BulletSpot {
    /// The words so far: without footnotes, on one line.
    pub(super) typed: String,
    /// Where each byte of them stands in the page; one more for the end.
    pub(super) places: Vec<usize>,
    /// How many blanks stand before its mark.
    pub(super) indent: usize,
    /// The words of the bullets it is nested in, the outermost first.
    pub(super) above: Vec<String>,
}

/// Where a bullet stands, for the reader of sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Where sentences stand.
    Sentences(rungs_text::Place),
    /// Below *A relevant role is one of:*
    Definition,
}

impl<'t> Spot<'t> {
    pub(super) fn new(text: &'t str, byte: usize) -> Spot<'t> {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = text.get(..byte).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let mut spot = Spot { text, byte, line, headings: Vec::new(), is_front_matter: false, sort: None };
        let (mut fence, mut at) = (false, 0);
        for written in text.split_inclusive('\n') {
            let is_rule = written.trim_end() == "---";
            match (at, is_rule) {
                (0, true) => spot.is_front_matter = true,
                (_, true) if spot.is_front_matter => {
                    if line <= at {
                        break;
                    }
                    spot.is_front_matter = false;
                }
                _ if spot.is_front_matter => spot.sort = spot.sort.or_else(|| page_sort(written)),
                _ if at >= line => break,
                _ if written.trim_start().starts_with("```") => fence = !fence,
                _ if !fence => spot.heading(written),
                _ => {}
            }
            at += written.len();
        }
        spot
    }

    fn heading(&mut self, written: &'t str) {
        let level = written.len() - written.trim_start_matches('#').len();
        let words = written.trim_start_matches('#');
        if (1..=6).contains(&level) && words.starts_with(' ') {
            self.headings.retain(|(above, _)| *above < level);
            self.headings.push((level, words.trim()));
        }
    }

    /// What stands on the line, up to the place.
    pub(super) fn before(&self) -> &'t str {
        self.text.get(self.line..self.byte).unwrap_or_default()
    }

    /// What stands on the line behind the place.
    pub(super) fn behind(&self) -> &'t str {
        self.text.get(self.byte..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The heading of the language at a level.
    pub(super) fn known(&self, level: usize) -> Option<Heading> {
        let (level, words) = self.headings.iter().find(|(at, _)| *at == level)?;
        known_heading(&Text::verbatim(words, 0), u8::try_from(*level).ok()?)
    }

    /// Whether bullets here are rules.
    pub(super) fn has_rules(&self) -> bool {
        if self.sort == Some(PageSort::Opportunity) {
            return self.headings.iter().any(|(level, words)| {
                *level == 2 && rungs_text::opportunity_heading(&Text::verbatim(words, 0), 2).is_ok()
            });
        }
        match self.known(2) {
            Some(Heading::EveryoneNeeds | Heading::ToStartAnyWayIn | Heading::StayingInTheRole) => true,
            Some(Heading::WaysIn) => self.headings.iter().any(|(level, _)| *level == 3),
            _ => false,
        }
    }

    /// The bullet here, as far as it goes before the place.
    pub(super) fn bullet(&self) -> Option<BulletSpot> {
        let mut start = self.line;
        while mark(line_at(self.text, start)).is_none() {
            let line = line_at(self.text, start);
            // A line of a bullet that goes on is set in.
            if !line.starts_with(' ') || line.trim().is_empty() && start != self.line || start == 0 {
                return None;
            }
            start = line_before(self.text, start)?;
        }
        let (indent, words) = mark(line_at(self.text, start))?;
        let from = start + words;
        if self.byte < from {
            return None;
        }
        let (typed, places) = plain(self.text, from, self.byte);
        Some(BulletSpot { typed, places, indent, above: self.above(start, indent) })
    }

    /// The words of the bullets around one that begins at a line.
    fn above(&self, line: usize, mut indent: usize) -> Vec<String> {
        let mut above = Vec::new();
        let (mut start, mut end) = (line, line);
        while indent > 0
            && let Some(before) = line_before(self.text, start)
        {
            start = before;
            let line = line_at(self.text, start);
            match mark(line) {
                Some((outer, words)) => {
                    if outer < indent {
                        let (text, _) = plain(self.text, start + words, end);
                        above.push(text.trim().to_owned());
                        indent = outer;
                    }
                    end = start;
                }
                None if line.trim().is_empty() => end = start,
                None if line.starts_with(' ') => {}
                None => break,
            }
        }
        above.reverse();
        above
    }
}

impl BulletSpot {
    /// Where a byte of the words stands in the page.
    pub(super) fn place(&self, byte: usize) -> usize {
        self.places.get(byte).or(self.places.last()).copied().unwrap_or_default()
    }

    /// How the bullet is read, by the bullets it is nested in.
    pub(super) fn within(&self, grammar: &Grammar<'_>) -> Within {
        let mut place = rungs_text::Place::Rules;
        for above in &self.above {
            let sentence = read_sentence(&Text::verbatim(above, 0), place.clone(), grammar);
            place = match sentence {
                Ok(sentence) if matches!(sentence.body, Body::Definition(_)) => return Within::Definition,
                Ok(sentence) => sentence.place_below().unwrap_or(rungs_text::Place::Rules),
                Err(_) => rungs_text::Place::Rules,
            };
        }
        Within::Sentences(place)
    }
}

fn page_sort(line: &str) -> Option<PageSort> {
    let (key, _) = line.split_once(':')?;
    match key.trim() {
        "role" => Some(PageSort::Role),
        "opportunity" => Some(PageSort::Opportunity),
        "vocabulary" => Some(PageSort::Vocabulary),
        "framework" => Some(PageSort::Framework),
        _ => None,
    }
}

/// The line that begins at a byte, without its end.
fn line_at(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default()
}

/// Where the line above begins.
fn line_before(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start.checked_sub(1)?)?;
    Some(before.rfind('\n').map_or(0, |at| at + 1))
}

/// How many blanks stand before the mark of a bullet, and where its words begin.
fn mark(line: &str) -> Option<(usize, usize)> {
    let words = line.trim_start_matches(' ');
    let indent = line.len() - words.len();
    let rest = words.strip_prefix(['-', '*', '+'])?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| (indent, line.len() - rest.trim_start_matches(' ').len()))
}

/// The words of a stretch of a page: footnotes and the addresses of links left out, on one line.
fn plain(text: &str, from: usize, to: usize) -> (String, Vec<usize>) {
    let (mut plain, mut places) = (String::new(), Vec::new());
    let mut push = |words: &str, at: usize, verbatim: bool| {
        places.extend((0..words.len()).map(|byte| if verbatim { at + byte } else { at }));
        plain.push_str(words);
    };
    let mut at = from;
    while let Some(rest) = text.get(at..to).filter(|rest| !rest.is_empty()) {
        let skipped = match () {
            () if rest.starts_with("[^") => rest.find(']').map(|end| end + 1),
            () if rest.starts_with("](") => rest.find(')').map(|end| end + 1),
            () if rest.starts_with(['[', ']', '\r']) => Some(1),
            () => None,
        };
        if let Some(skipped) = skipped {
            at += skipped;
            continue;
        }
        let letter = rest.chars().next().map_or(1, char::len_utf8);
        if rest.starts_with('\n') {
            let blanks = rest.len() - rest.trim_start().len();
            push(" ", at, false);
            at += blanks.max(1);
        } else {
            push(rest.get(..letter).unwrap_or_default(), at, true);
            at += letter;
        }
    }
    places.push(to);
    (plain, places)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const PAGE: &str = "---\nrole: one\n---\n# One\n\n## Ways in\n\n### Course\n- You must have one of:\n  - 4 GCSEs.[^a]\n  - experience\n    in health‸\n";

    #[test]
    fn a_place_knows_its_headings_and_its_bullets() {
        let byte = PAGE.find('‸').unwrap();
        let spot = Spot::new(PAGE, byte);
        assert_eq!(spot.headings, [(1, "One"), (2, "Ways in"), (3, "Course")]);
        assert_eq!((spot.sort, spot.is_front_matter, spot.has_rules()), (Some(PageSort::Role), false, true));
        let bullet = spot.bullet().unwrap();
        assert_eq!((bullet.typed.as_str(), bullet.indent), ("experience in health", 2));
        assert_eq!(bullet.above, ["You must have one of:"]);
        assert_eq!(bullet.place(11), PAGE.find("in health").unwrap());
    }

    #[test]
    fn footnotes_and_links_are_no_words() {
        let page = "- You must [work](a.md) in ŵ.[^a][^b] x";
        let bullet = Spot::new(page, page.len()).bullet().unwrap();
        assert_eq!(bullet.typed, "You must work in ŵ. x");
        assert_eq!(bullet.place(bullet.typed.len()), page.len());
    }

    #[test]
    fn what_is_no_bullet_has_none() {
        for page in ["", "text", "  text", "# Heading", "- one\n\ntext", "-‸"] {
            let byte = page.find('‸').unwrap_or(page.len());
            assert_eq!(Spot::new(page, byte).bullet(), None, "{page:?}");
        }
        assert_eq!(Spot::new("- ", 2).bullet().unwrap().typed, "");
        assert!(Spot::new("---\nrole: x\nlevel", 12).is_front_matter);
        assert!(!Spot::new("---\nrole: x\n---\n", 16).is_front_matter);
    }

    #[test]
    fn a_place_inside_a_letter_is_the_one_before_it() {
        assert_eq!(Spot::new("ŵ", 1).byte, 0);
        assert_eq!(Spot::new("", 9).byte, 0);
    }
}
