//! What hurried hands and word processors put into a sentence: *&* for *and*, a semicolon at the end, *Candidates must*.
//!
//! None of it is read, as a page is to read well; but what was meant is plain, and a way to write it can be offered.

use std::ops::Range;

use crate::problem::{Edit, Rewrite};
use crate::span::Span;
use crate::text::Text;

/// Something in a sentence that is typed otherwise on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slip {
    /// Where, in the words of the sentence.
    at: Range<usize>,
    /// What stands there instead; several, where it could mean several things.
    instead: Vec<String>,
    /// What to do about it.
    told: String,
}

/// A sentence as it was most likely meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidied {
    /// What was found first, and what to write for it.
    pub told: String,
    /// Where that stands.
    pub span: Span,
    /// The sentence written otherwise; several, where it could mean several things.
    pub rewrites: Vec<Rewrite>,
}

/// What in a sentence is typed otherwise on a page, all of it; then the same with its alternatives in a list. Nothing, if
/// there is nothing of the sort. Whether the sentence can then be read, its reader knows.
pub fn tidied(text: &Text) -> Vec<Tidied> {
    let sentence = text.as_str();
    let plain: Vec<Slip> = RULES.iter().flat_map(|rule| rule(sentence)).collect();
    let listed: Vec<Slip> = alternatives(sentence).into_iter().collect();
    [plain, listed].into_iter().filter_map(|slips| mended(text, apart(slips))).collect()
}

fn mended(text: &Text, slips: Vec<Slip>) -> Option<Tidied> {
    let first = slips.first()?;
    let place = |at: &Range<usize>| text.source_span(at.start, at.end);
    let choices = slips.iter().map(|slip| slip.instead.len()).max().unwrap_or(1);
    let rewrite = |choice: usize| {
        let chosen = |slip: &Slip| slip.instead.get(choice).or(slip.instead.first()).cloned().unwrap_or_default();
        let edits = slips.iter().map(|slip| Edit::new(place(&slip.at), chosen(slip))).collect();
        let label =
            slips.iter().find(|slip| slip.instead.len() > 1).map_or_else(|| "as it is meant".to_owned(), chosen);
        Rewrite { label, edits }
    };
    Some(Tidied { told: first.told.clone(), span: place(&first.at), rewrites: (0..choices).map(rewrite).collect() })
}

/// Slips in the order of the sentence, without those that overlap one before them.
fn apart(mut found: Vec<Slip>) -> Vec<Slip> {
    found.sort_by_key(|slip| (slip.at.start, std::cmp::Reverse(slip.at.end)));
    let mut end = 0;
    found.retain(|slip| {
        let is_free = slip.at.start >= end;
        if is_free {
            end = slip.at.end;
        }
        is_free
    });
    found
}

type Rule = fn(&str) -> Vec<Slip>;

const RULES: &[Rule] = &[
    opening,
    closing,
    signs,
    slashes,
    ranges,
    at_least,
    entry_levels,
    about,
    abbreviations,
    marks,
    unseen,
    brackets,
    footnotes,
];

fn slip(at: Range<usize>, instead: &str, told: impl Into<String>) -> Slip {
    Slip { at, instead: vec![instead.to_owned()], told: told.into() }
}

/// Who a sentence speaks to, in front of its verb, and other ways to begin.
fn opening(sentence: &str) -> Vec<Slip> {
    const PEOPLE: &[&str] = &[
        "candidates",
        "applicants",
        "students",
        "learners",
        "trainees",
        "apprentices",
        "a candidate",
        "an applicant",
        "the candidate",
        "the applicant",
        "the successful candidate",
        "all candidates",
        "all applicants",
    ];
    const VERBS: &[&str] = &["must", "should", "need", "may", "will", "usually", "are", "have"];
    const LEADS: &[(&str, &str)] = &[
        ("a minimum of ", "You must have at least "),
        ("minimum of ", "You must have at least "),
        ("minimum ", "You must have at least "),
        ("at least ", "You must have at least "),
        ("essential: ", "You must have "),
        ("required: ", "You must have "),
        ("desirable: ", "Preferably, you have "),
        ("you'll ", "You will "),
        ("you’ll ", "You will "),
        ("we ask for ", "You must have "),
        ("we require ", "You must have "),
    ];
    let lowered = sentence.to_ascii_lowercase();
    let begins = |words: &str| lowered.strip_prefix(words).and_then(|rest| rest.strip_prefix(' '));
    for people in PEOPLE {
        let verb = begins(people).and_then(|rest| rest.split(' ').next());
        if verb.is_some_and(|verb| VERBS.contains(&verb)) {
            let shown = sentence.get(..people.len()).unwrap_or(people);
            return vec![slip(0..people.len(), "You", format!("a page speaks to its reader: “You” for “{shown}”"))];
        }
    }
    let lead = LEADS.iter().find(|(lead, _)| lowered.starts_with(lead));
    lead.map(|(lead, instead)| {
        let shown = sentence.get(..lead.len()).unwrap_or(lead).trim_end().to_owned();
        slip(0..lead.len(), instead, format!("“{shown}” begins no sentence here: write “{}”", instead.trim_end()))
    })
    .into_iter()
    .collect()
}

/// What stands at the end of an item in a word processor's list.
fn closing(sentence: &str) -> Vec<Slip> {
    const ENDS: &[&str] =
        &["; and", "; or", ", and", ", or", ";", ",", "!", "…", "...", ", etc.", ", etc", " etc.", " etc"];
    let end = sentence.trim_end().len();
    let written = sentence.trim_end();
    let lowered = written.to_ascii_lowercase();
    let fits = ENDS.iter().filter(|ending| lowered.ends_with(*ending)).max_by_key(|ending| ending.len());
    fits.and_then(|ending| {
        let start = written.get(..end - ending.len())?.trim_end().len();
        let shown = written.get(start..end)?.trim();
        Some(slip(start..end, ".", format!("a sentence ends in a full stop, not in “{shown}”")))
    })
    .into_iter()
    .collect()
}

/// Signs that stand for words.
fn signs(sentence: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, letter) in sentence.char_indices() {
        let (before, after) = sentence.split_at_checked(at).unwrap_or((sentence, ""));
        let is_apart =
            before.ends_with(' ') && after.get(letter.len_utf8()..).is_some_and(|rest| rest.starts_with(' '));
        let end = at + letter.len_utf8();
        match letter {
            '&' if is_apart => found.push(slip(at..end, "and", "write “and” for “&”")),
            '+' if is_apart => found.push(slip(at..end, "and", "write “and” for “+”")),
            '≥' => {
                let rest = sentence.get(end..).unwrap_or_default();
                let number =
                    rest.trim_start().split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
                let until = end + (rest.len() - rest.trim_start().len()) + number.len();
                let is_grade = before.trim_end().to_ascii_lowercase().ends_with("grade");
                let instead = if is_grade { format!("{number} or above") } else { format!("at least {number}") };
                if !number.is_empty() {
                    found.push(slip(at..until, &instead, format!("write “{instead}” for “≥”")));
                }
            }
            _ => {}
        }
    }
    found
}

/// *English/maths*: both or either. *4/C*: a grade in two scales.
fn slashes(sentence: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, word) in words(sentence) {
        let Some((one, other)) = word.split_once('/') else { continue };
        let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let slash = at + one.len()..at + one.len() + 1;
        if is_word(one) && is_word(other) && !word.eq_ignore_ascii_case("and/or") {
            let told = format!("“{word}”: all of them, or any?");
            found.push(Slip { at: slash, instead: vec![" and ".to_owned(), " or ".to_owned()], told });
        } else if one.chars().all(|digit| digit.is_ascii_digit()) && is_grade(other) && !one.is_empty() {
            let instead = format!("{one} ({other})");
            found.push(slip(at..at + word.len(), &instead, format!("write “{instead}” for a grade in two scales")));
        }
    }
    found
}

fn is_grade(word: &str) -> bool {
    matches!(word.as_bytes(), [b'A'..=b'G'] | [b'A'..=b'G', b'*'])
}

/// *4–5 GCSEs*
fn ranges(sentence: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, word) in words(sentence) {
        let Some((one, other)) = word.split_once(['-', '–', '—', '‑']) else { continue };
        let (Ok(low), Ok(high)) = (one.parse::<u32>(), other.parse::<u32>()) else { continue };
        if low < high {
            let joint = if low + 1 == high { "or" } else { "to" };
            let instead = format!("{low} {joint} {high}");
            found.push(slip(at..at + word.len(), &instead, format!("write “{instead}” for “{word}”")));
        }
    }
    found
}

/// *18+*, *at grade 4+*, *18 years old*
fn at_least(sentence: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut before = "";
    for (at, word) in words(sentence) {
        if let Some(number) = word.strip_suffix('+').filter(|number| !number.is_empty()) {
            let is_number = number.bytes().all(|digit| digit.is_ascii_digit());
            let is_graded = matches!(before.to_ascii_lowercase().as_str(), "grade" | "grades" | "level");
            if is_graded || is_number {
                let instead = if is_graded { format!("{number} or above") } else { format!("at least {number}") };
                found.push(slip(at..at + word.len(), &instead, format!("write “{instead}” for “{word}”")));
            }
        }
        before = word;
    }
    for years in [" years old", " years of age"] {
        if let Some(at) = sentence.find(years) {
            let told = format!("an age is a number alone: leave out “{}”", years.trim_start());
            found.push(slip(at..at + years.len(), "", told));
        }
    }
    found
}

/// *At Entry 3*
fn entry_levels(sentence: &str) -> Vec<Slip> {
    let pairs = words(sentence).zip(words(sentence).skip(1));
    let steps = pairs.filter_map(|((at, entry), (next, step))| {
        let step = step.trim_end_matches(['.', ',']);
        let is_step = entry.eq_ignore_ascii_case("entry") && matches!(step, "1" | "2" | "3");
        let instead = format!("Entry level {step}");
        is_step.then(|| slip(at..next + step.len(), &instead, format!("write “{instead}” for “{entry} {step}”")))
    });
    steps.collect()
}

/// *About 2 years*
fn about(sentence: &str) -> Vec<Slip> {
    const NEARLY: &[&str] = &["about", "around", "approximately", "approx", "approx.", "roughly"];
    let pairs = words(sentence).zip(words(sentence).skip(1));
    let found = pairs.filter_map(|((at, about), (_, number))| {
        let is_measure = number.bytes().next().is_some_and(|digit| digit.is_ascii_digit())
            && NEARLY.iter().any(|word| about.eq_ignore_ascii_case(word));
        let told = format!("“{about} {number}” holds nobody to anything: name the least that is enough");
        is_measure.then(|| slip(at..at + about.len(), "at least", told))
    });
    found.collect()
}

/// Words cut short.
fn abbreviations(sentence: &str) -> Vec<Slip> {
    const SHORT: &[(&str, &str)] = &[
        ("e.g.", "such as"),
        ("eg.", "such as"),
        ("eg", "such as"),
        ("i.e.", "such as"),
        ("yrs", "years"),
        ("yrs.", "years"),
        ("yr", "year"),
        ("yr.", "year"),
        ("mths", "months"),
        ("hrs", "hours"),
        ("hrs.", "hours"),
        ("wk", "week"),
        ("min.", "at least"),
        ("min", "at least"),
        ("incl.", "including"),
        ("inc.", "including"),
        ("w/", "with"),
    ];
    let meant = |word: &str| SHORT.iter().find(|(short, _)| word.eq_ignore_ascii_case(short)).map(|(_, meant)| *meant);
    let short = words(sentence).filter_map(|(at, word)| {
        let meant = meant(word)?;
        // *E.g. as a porter*: such as says it already.
        let rest = sentence.get(at + word.len()..).unwrap_or_default();
        let end = if meant == "such as" && rest.starts_with(" as ") { word.len() + 3 } else { word.len() };
        Some(slip(at..at + end, meant, format!("write “{meant}” for “{word}”")))
    });
    short.collect()
}

/// Quotation marks: a page says a thing, and doesn't quote it.
fn marks(sentence: &str) -> Vec<Slip> {
    let letters = sentence.char_indices().filter(|(_, letter)| matches!(letter, '“' | '”' | '"' | '„' | '«' | '»'));
    letters.map(|(at, letter)| slip(at..at + letter.len_utf8(), "", "leave out the quotation marks")).collect()
}

/// Letters that nobody sees, as they come with a copied text.
fn unseen(sentence: &str) -> Vec<Slip> {
    let hidden = |letter: &char| matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}');
    let letters = sentence.char_indices().filter(|(_, letter)| hidden(letter));
    letters
        .map(|(at, letter)| {
            let told = "a character that nobody sees stands here; it came with a copied text: take it out";
            slip(at..at + letter.len_utf8(), "", told)
        })
        .collect()
}

/// What stands in brackets and belongs into the sentence, or not on the page.
fn brackets(sentence: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    if let Some(at) = sentence.find(" (or equivalent)") {
        let end = at + " (or equivalent)".len();
        let goes_on = sentence.get(end..).is_some_and(|rest| rest.starts_with(' '));
        let instead = if goes_on { ", or equivalent," } else { ", or equivalent" };
        found.push(slip(at..end, instead, "write “, or equivalent” without brackets"));
    }
    let address = ["https://", "http://", "www."].iter().find_map(|scheme| sentence.find(scheme));
    if let Some(start) = address {
        let rest = sentence.get(start..).unwrap_or_default();
        let length = rest.find(|letter: char| letter.is_whitespace() || letter == ')').unwrap_or(rest.len());
        let address = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',', ';']);
        let before = sentence.get(..start).unwrap_or_default();
        // *, see https://…* and *(https://…)* go with their introduction.
        let lead = before.trim_end_matches('(').trim_end();
        let lead = ["see", "at"].iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead);
        let lead = lead.trim_end_matches(['(', ' ', ',', ':']);
        let end = start + address.len();
        let end = end + usize::from(sentence.get(end..).is_some_and(|rest| rest.starts_with(')')));
        let told =
            "an address stands with its source, at the end of the page: `[^name]: Title. Read 2026-11-22. https://…`";
        found.push(slip(lead.len()..end, "", told));
    }
    found
}

/// *[1]*: a footnote without its mark.
fn footnotes(sentence: &str) -> Vec<Slip> {
    let end = sentence.trim_end_matches(['.', ' ']);
    let Some((before, name)) = end.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) else { return Vec::new() };
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    if !is_name {
        return Vec::new();
    }
    vec![slip(before.len()..end.len(), &format!("[^{name}]"), format!("a source is named with a caret: `[^{name}]`"))]
}

/// *either GCSE maths or a driving licence*: things of two kinds, which stand in a list.
fn alternatives(sentence: &str) -> Option<Slip> {
    let words = sentence.trim_end().trim_end_matches('.');
    let begins = ["You must have", "You must hold", "You need"].iter().find(|begins| words.starts_with(**begins));
    let either = words.find(" either ").map(|at| (at, at + " either ".len()));
    let (at, items) = either.or(begins.map(|begins| (begins.len(), begins.len() + 1)))?;
    let items = words.get(items..).unwrap_or_default();
    // *A levels at AAB, or a BTEC at DDM*: the comma says where the two are parted.
    let parted = match items.matches(", or ").count() {
        1 => ", or ",
        _ => " or ",
    };
    let [one, other] = items.split(parted).collect::<Vec<_>>()[..] else { return None };
    // *Or above* belongs to what stands before it; and where somebody decides, any words could be meant.
    const BELONGS: &[&str] = &["above", "over", "more", "better", "equivalent", "higher", "below", "under"];
    let behind = other.split(' ').next().unwrap_or_default();
    if one.contains(',') || other.contains(',') || BELONGS.contains(&behind) {
        return None;
    }
    let list = format!(" one of:\n  - {one}.\n  - {other}.");
    Some(slip(at..sentence.trim_end().len(), &list, "things of two kinds stand in a list below “one of:”"))
}

/// The words of a sentence between blanks, each with where it begins; without the comma or the stop behind them, unless
/// they could be short for something.
fn words(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    sentence.split(char::is_whitespace).filter_map(move |word| {
        let start = at;
        at += word.len() + sentence.get(start + word.len()..)?.chars().next().map_or(0, char::len_utf8);
        let is_short = word.ends_with('.') && word.chars().all(|letter| letter.is_alphabetic() || letter == '.');
        let word = if is_short { word.trim_end_matches(',') } else { word.trim_end_matches([',', '.', ';', ':']) };
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a sentence is meant to say; the ways it could be meant, with bars between them.
    #[track_caller]
    fn check(sentence: &str, expected: &str) {
        let text = Text::verbatim(sentence, 0);
        let ways = tidied(&text);
        let first = ways.first().map(|first| first.rewrites.as_slice()).unwrap_or_default();
        let written: Vec<String> = first.iter().filter_map(|way| way.applied(sentence)).collect();
        assert_eq!(written.join(" | "), expected, "{sentence}");
    }

    #[test]
    fn a_sentence_as_pages_write_it_has_nothing_of_the_sort() {
        for sentence in [
            "You must have 4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
            "You usually work at least 30 hours a week, e.g.",
            "You must be at least 16 when you start.",
            "You must have one of:",
            "You must have experience in R&D.",
            "You must have written C++ programs.",
            "You must have 4-4 GCSEs.",
            "You must pass a test of A/B sorts.",
            "You must have GCSE English and/or maths.",
            "You must work 24/seven.",
            "You must have 4b/maths.",
            "You must have 4/AB.",
            "You must have /C.",
            "You must have GCSE maths at grade 4 or above.",
            "You must pass a DBS check.[]",
            "You must pass a DBS check.[or so]",
        ] {
            check(sentence.trim_end_matches(", e.g."), "");
        }
    }

    #[test]
    fn what_was_meant_is_written_out() {
        check("Candidates must have GCSE English & maths;", "You must have GCSE English and maths.");
        check(
            "You must have GCSE English/maths.",
            "You must have GCSE English and maths. | You must have GCSE English or maths.",
        );
        check("You must have 4–5 GCSEs at grade 4/C or above.", "You must have 4 or 5 GCSEs at grade 4 (C) or above.");
        check("You must be 18+.", "You must be at least 18.");
        check("You must have ≥4 GCSEs.", "You must have at least 4 GCSEs.");
        check("You must have 4 + 2 GCSEs.", "You must have 4 and 2 GCSEs.");
        check("You must have GCSE maths at grade ≥ 4!", "You must have GCSE maths at grade 4 or above.");
        check("Min. 2 yrs experience", "at least 2 years experience");
        check("You must have care experience, e.g. as a porter.", "You must have care experience, such as a porter.");
        check("You must pass a “DBS\u{200b} check” (https://example.org).", "You must pass a DBS check.");
        check("You must have care experience, e.g. in a home.", "You must have care experience, such as in a home.");
        check("You must have 2 yrs as a porter.", "You must have 2 years as a porter.");
        check("You must have 4 GCSEs incl. maths.", "You must have 4 GCSEs including maths.");
        check("You must have English at Entry 3.", "You must have English at Entry level 3.");
        check("You must have about 2 years of practice.", "You must have at least 2 years of practice.");
        check("You must have approx. 2 years of practice.", "You must have at least 2 years of practice.");
        check("You must pass a DBS check, see https://example.org/a.", "You must pass a DBS check.");
        check("You must pass a DBS check, see www.example.org again.", "You must pass a DBS check again.");
        check("You must pass a DBS check.[1]", "You must pass a DBS check.[^1]");
        check("You must pass a DBS check.[nhs-1]", "You must pass a DBS check.[^nhs-1]");
        let grade = Text::verbatim("You must have GCSE maths at grade 4 or above foo.", 0);
        assert_eq!(tidied(&grade), [], "what belongs together stays together");
        check("You must have either GCSE maths or a degree.", "You must have one of:\n  - GCSE maths.\n  - a degree.");
        check("You must have GCSE maths or a degree.", "You must have one of:\n  - GCSE maths.\n  - a degree.");
        check(
            "You must have A levels at B or C, or a BTEC.",
            "You must have one of:\n  - A levels at B or C.\n  - a BTEC.",
        );
    }
}
