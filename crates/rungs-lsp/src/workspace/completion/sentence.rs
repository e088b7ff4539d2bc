//! The rest of a sentence: how it can begin, what frames take next, how it can end.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rungs_text::{Expected, Expects, Heading, Holds, Part, Place, Span, expect};

use super::name::{Fitting, Wanted};
use super::{Completion, MOST, Sort, escaped};
use crate::workspace::Workspace;
use crate::workspace::english::count;
use crate::workspace::spot::{BulletSpot, Spot, Within};

/// Whole sentences offered on an empty bullet.
const WHOLE_SENTENCES: usize = 24;

/// By what completions are sorted; smaller is better.
type Rank = (u8, usize, Reverse<usize>, Reverse<usize>, usize);

impl Workspace {
    pub(super) fn bullet_completions(&self, path: &str, spot: &Spot<'_>, bullet: &BulletSpot) -> Vec<Completion> {
        let is_step_rule = matches!(spot.known(2), Some(Heading::WhereItLeads)) && !bullet.above.is_empty();
        if !spot.has_rules() && !is_step_rule {
            return Vec::new();
        }
        if bullet.typed.trim_end().ends_with('.') && spot.before().ends_with(['.', ']']) {
            return self.source_completions(path, spot);
        }
        match bullet.within(&self.grammar()) {
            Within::Definition => self.defined_names(spot, bullet),
            Within::Sentences(place) => self.sentence_completions(spot, bullet, &place),
        }
    }

    /// The names that a definition can list.
    fn defined_names(&self, spot: &Spot<'_>, bullet: &BulletSpot) -> Vec<Completion> {
        let classes = ["role", "role-family", "job", "subject", "qualification", "setting"].map(str::to_owned);
        let wanted = Wanted { classes: &classes, begun: &bullet.typed, is_counted: false, takes_article: true };
        let replaces = Span::new(bullet.place(0), spot.byte);
        let names = self.fitting(wanted).into_iter();
        names.map(|name| self.of_name(&name.spelling, name.term, name.words, replaces, "")).collect()
    }

    fn sentence_completions(&self, spot: &Spot<'_>, bullet: &BulletSpot, place: &Place) -> Vec<Completion> {
        let typed = bullet.typed.as_str();
        let expected = expect(typed, place, &self.grammar());
        let mut offered: Vec<(Rank, Completion)> = Vec::new();
        for (order, one) in expected.iter().enumerate() {
            let rank = self.rank(one, order, spot, place);
            match one.parts.split_first() {
                Some((Part::Slot(_, Holds::Names { classes, is_counted, has_article }), rest)) => {
                    let begun = typed.get(one.from..).unwrap_or_default();
                    let takes_article = !has_article && !is_attribute(rest);
                    let wanted = Wanted { classes, begun, is_counted: *is_counted, takes_article };
                    for (order, name) in self.fitting(wanted).into_iter().take(MOST).enumerate() {
                        let written = self.written_out(bullet, spot, one, &rest_of(rest, &name.words));
                        let named =
                            self.of_name(&name.spelling, name.term, written.words.clone(), written.replaces, begun);
                        let behind = written.label.strip_prefix(name.words.as_str()).unwrap_or_default();
                        let label = format!("{}{behind}", name.spelling);
                        let rank = self.rank_of_name(rank, one, typed, &name, order);
                        offered.push((rank, Completion { label, snippet: written.snippet, ..named }));
                    }
                }
                _ => {
                    let written = self.written_out(bullet, spot, one, &one.parts);
                    // What mostly stands here may not be what is being typed.
                    if written.goes_on(typed.get(one.from..).unwrap_or_default().trim_end()) {
                        offered.push((rank, written));
                    }
                }
            }
        }
        if typed.trim().is_empty() && *place == Place::Rules {
            offered.extend(self.whole_sentences(spot, bullet, place));
        }
        offered.sort_by(|(one, first), (other, second)| one.cmp(other).then_with(|| first.label.cmp(&second.label)));
        let mut seen = BTreeSet::new();
        offered.retain(|(_, one)| seen.insert((one.replaces, one.words.trim().to_owned(), one.snippet.clone())));
        offered.into_iter().map(|(_, one)| one).collect()
    }

    /// Sentences from the first word to the source, in the frames that are used most.
    fn whole_sentences(&self, spot: &Spot<'_>, bullet: &BulletSpot, place: &Place) -> Vec<(Rank, Completion)> {
        let source = self.last_cited(spot).unwrap_or_else(|| "source".to_owned());
        let mut whole = Vec::new();
        for (opening, group) in [("You must ", 2), ("Your employer must ", 3)] {
            let mut clauses = expect(opening, place, &self.grammar());
            clauses.retain(|one| matches!(one.sort, Expects::Clause { is_variation: false, is_optional: false, .. }));
            clauses.sort_by_key(|one| self.rank(one, 0, spot, place));
            for (order, one) in clauses.into_iter().take(WHOLE_SENTENCES).enumerate() {
                let mut parts = vec![Part::Words(opening.trim_end().to_owned())];
                parts.extend(one.parts.iter().cloned());
                let one = Expected { from: bullet.typed.len(), parts, ..one };
                let mut written = self.written_out(bullet, spot, &one, &one.parts);
                if let Some(snippet) = &mut written.snippet {
                    snippet.push_str(&format!(".[^${{9:{source}}}]"));
                }
                written.label.push('.');
                whole.push(((group, order, Reverse(0), Reverse(0), 0), written));
            }
        }
        whole
    }

    /// What authors want most comes first: what the sentence can't do without, then what most sentences have.
    fn rank(&self, one: &Expected, order: usize, spot: &Spot<'_>, place: &Place) -> Rank {
        let in_list = matches!(place, Place::Item { .. });
        let (group, place) = match &one.sort {
            Expects::Clause { is_variation: true, .. } => (6, 0),
            // *Or be predicted* goes with whatever comes next, and is rarely wanted.
            Expects::Clause { .. } if is_another_way(one) => (6, 0),
            Expects::Clause { is_optional: true, .. } => (1, 0),
            Expects::Clause { .. } => (u8::from(!in_list), 0),
            Expects::Strength => match strength_place(&one.parts) {
                Some(place) => (u8::from(in_list), place),
                None => (4, 0),
            },
            Expects::Instead => (2, usize::from(!is_likely_decider(one, spot))),
            Expects::Decider => (3, usize::from(!is_likely_decider(one, spot))),
            Expects::Moment => (4, 0),
            Expects::Introducer => (4, 1),
            Expects::Scope => (4, 2),
            Expects::Guard => (4, 3),
            Expects::Silence => (4, 4),
            Expects::Reason => (5, 0),
        };
        let (own, elsewhere) = match &one.sort {
            Expects::Clause { template, .. } => self.usage().of_frame(*template),
            _ => (0, 0),
        };
        (group, place, Reverse(own), Reverse(elsewhere), order)
    }

    /// A name comes where its clause does, as often as this frame names it.
    fn rank_of_name(&self, of_clause: Rank, one: &Expected, typed: &str, name: &Fitting, order: usize) -> Rank {
        let begun = typed.get(one.from..).unwrap_or_default();
        // Another name of a list, and a longer name than the one that is there, are wanted less than the rest of the clause.
        let is_doubtful = begun.ends_with(' ') || (begun.is_empty() && typed.trim_end().ends_with(','));
        let group = if name.is_inner { 5 } else { of_clause.0.max(if is_doubtful { 2 } else { 0 }) };
        let named = match &one.sort {
            Expects::Clause { template, .. } => self.usage().of_name(*template, name.term),
            _ => 0,
        };
        let likely = if named > 0 { named } else { of_clause.2.0.min(1) };
        (group, 0, Reverse(likely), Reverse(self.usage().of_term(name.term)), order)
    }

    /// Something expected, written out with these parts.
    fn written_out(&self, bullet: &BulletSpot, spot: &Spot<'_>, one: &Expected, parts: &[Part]) -> Completion {
        let typed = bullet.typed.as_str();
        let start = bullet.place(one.from).min(spot.byte);
        let begins_with_comma = matches!(parts.first(), Some(Part::Words(words)) if words.starts_with(','));
        let before = typed.get(..one.from).unwrap_or_default();
        let needs_blank = !begins_with_comma && !before.is_empty() && !before.ends_with(char::is_whitespace);
        let blank = if needs_blank { " " } else { "" };
        let (mut words, mut snippet, mut label, mut number) = (blank.to_owned(), blank.to_owned(), String::new(), 0);
        let mut is_filled = true;
        for part in parts {
            let gap = |so_far: &str, next: &str| !so_far.trim().is_empty() && !next.starts_with(',');
            match part {
                Part::Words(next) => {
                    let gap = if gap(&snippet, next) { " " } else { "" };
                    if is_filled {
                        words.push_str(&format!("{gap}{next}"));
                    }
                    snippet.push_str(&format!("{gap}{}", escaped(next)));
                    label.push_str(&format!("{gap}{next}"));
                }
                Part::Slot(name, holds) => {
                    let gap = if gap(&snippet, "x") { " " } else { "" };
                    number += 1;
                    if is_filled {
                        words.push_str(gap);
                    }
                    is_filled = false;
                    let (typical, plural) = (self.typical(one, name, holds), if is_plural(holds) { "s" } else { "" });
                    snippet.push_str(&format!("{gap}${{{number}:{}}}", escaped(&format!("{typical}{plural}"))));
                    let shown = if matches!(holds, Holds::Names { .. } | Holds::Words) {
                        format!("‹{typical}{plural}›")
                    } else {
                        typical
                    };
                    label.push_str(&format!("{gap}{shown}"));
                }
            }
        }
        if goes_on(&one.sort) {
            words.push(' ');
            snippet.push(' ');
        }
        if one.sort == Expects::Introducer || words.ends_with("must:") {
            let below = format!("\n{}- ", " ".repeat(bullet.indent + 2));
            words.push_str(&below);
            snippet = format!("{}$1", escaped(&words));
            number = 1;
        }
        let filter = typed.get(one.from..).unwrap_or_default();
        // Editors compare what is typed with this from its first letter on.
        let blanks = filter.len() - filter.trim_start().len();
        let filter = format!("{}{}", filter.get(..blanks).unwrap_or_default(), label.trim_start());
        Completion {
            label: label.trim().to_owned(),
            filter,
            snippet: (number > 0).then_some(snippet),
            ..Completion::new(sort(&one.sort), Span::new(start, spot.byte), words).detail(detail(&one.sort))
        }
    }

    /// What a slot mostly holds.
    fn typical(&self, one: &Expected, name: &str, holds: &Holds) -> String {
        let used = match (&one.sort, holds) {
            (_, Holds::Names { .. } | Holds::Words | Holds::Grade) => None,
            (Expects::Clause { template, .. }, _) => self.usage().typical(*template, name),
            _ => None,
        };
        used.map_or_else(|| holds.typical(), str::to_owned)
    }

    fn of_name(
        &self,
        spelling: &str,
        term: rungs_core::vocabulary::TermId,
        words: String,
        replaces: Span,
        begun: &str,
    ) -> Completion {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let (title, class) = vocabulary.get(term).map_or(("", ""), |term| (&term.title, &term.class));
        let used = self.usage().of_term(term);
        let used = if used > 0 { format!(", {}", count(used, "use", "uses")) } else { String::new() };
        let alias = if spelling == title { String::new() } else { format!(" → {title}") };
        let blanks = begun.len() - begun.trim_start().len();
        Completion {
            label: spelling.to_owned(),
            filter: format!("{}{spelling}", begun.get(..blanks).unwrap_or_default()),
            term: Some(term),
            ..Completion::new(Sort::Term, replaces, words).detail(format!("{class}{alias}{used}"))
        }
    }
}

/// The name in the place of the first slot, and what follows it.
fn rest_of(rest: &[Part], name: &str) -> Vec<Part> {
    std::iter::once(Part::Words(name.to_owned())).chain(rest.iter().cloned()).collect()
}

/// A name in front of a noun has no article of its own: *healthcare qualification*.
fn is_attribute(rest: &[Part]) -> bool {
    const PREPOSITIONS: &[&str] =
        &["in", "at", "of", "as", "for", "from", "with", "on", "and", "or", "since", "include"];
    match rest.first() {
        Some(Part::Words(words)) => {
            !words.starts_with(',') && !PREPOSITIONS.contains(&words.split(' ').next().unwrap_or_default())
        }
        Some(Part::Slot(_, holds)) => matches!(holds, Holds::Names { .. }),
        None => false,
    }
}

/// Universities decide about ways in, employers about everything else.
fn is_another_way(one: &Expected) -> bool {
    matches!(one.parts.first(), Some(Part::Words(words)) if words == "or" || words.starts_with("or be "))
}

fn is_likely_decider(one: &Expected, spot: &Spot<'_>) -> bool {
    let decider = match spot.known(2) {
        Some(Heading::WaysIn | Heading::ToStartAnyWayIn) => "the university",
        _ => "the employer",
    };
    one.shown().contains(decider)
}

fn is_plural(holds: &Holds) -> bool {
    matches!(holds, Holds::Names { is_counted: true, .. })
}

/// Whether more words follow.
fn goes_on(sort: &Expects) -> bool {
    matches!(sort, Expects::Strength | Expects::Scope | Expects::Guard | Expects::Reason)
}

/// The place of the usual strengths among each other.
fn strength_place(parts: &[Part]) -> Option<usize> {
    const ORDER: &[&str] = &["you must", "you usually", "you usually need", "you may need", "some employers ask for"];
    let Some(Part::Words(words)) = parts.first() else { return None };
    ORDER.iter().position(|known| words.eq_ignore_ascii_case(known))
}

fn sort(expects: &Expects) -> Sort {
    if matches!(expects, Expects::Clause { .. }) { Sort::Clause } else { Sort::Language }
}

fn detail(expects: &Expects) -> String {
    match expects {
        Expects::Clause { kind, .. } => kind.clone(),
        Expects::Strength => "how strongly".to_owned(),
        Expects::Scope => "whose rule".to_owned(),
        Expects::Guard => "when it applies".to_owned(),
        Expects::Introducer => "a list".to_owned(),
        Expects::Silence => "nothing asked".to_owned(),
        Expects::Moment => "when it is due".to_owned(),
        Expects::Decider => "who decides".to_owned(),
        Expects::Instead => "an alternative they weigh".to_owned(),
        Expects::Reason => "a reason, kept and shown".to_owned(),
    }
}
