//! Lists of names whose joining words can be read two ways.

use crate::code;
use crate::fixed::after;
use crate::matching::written;
use crate::name::{self, Found};
use crate::problem::{Problem, Rewrite};
use crate::refusal::bullets::Cut;
use crate::span::Span;
use crate::text::Text;
use crate::word::Word;

/// Names in a row, where they are joined, and where the row ends.
struct Chain {
    start: usize,
    /// The words that join them: commas, *and*, *or*.
    joints: Vec<usize>,
    /// One past the last word.
    end: usize,
}

/// *a and b or c*, and *a, b* without *and* or *or*. `stop` is the word at which reading stopped.
pub(crate) fn lists(words: &[Word], found: &Found<'_>, stop: usize, text: &Text, end: Span) -> Option<Problem> {
    (0..words.len()).find_map(|start| {
        let chain = chain(words, found, start)?;
        let span = written(text, words.get(start..chain.end)?).span;
        let joiners: Vec<&Word> = chain.joints.iter().filter_map(|at| words.get(*at)).collect();
        let has = |joiner: &str| joiners.iter().any(|word| word.is(joiner));
        if has("and") && has("or") {
            return Some(mixed(words, &chain, span, text, end));
        }
        let last = joiners.last()?;
        let goes_on = words.get(chain.end).is_some_and(|word| word.is_one_of(&[",", "and", "or"]));
        let stopped_here = chain.end == words.len() || (start < stop && stop < chain.end && !goes_on);
        (last.is(",") && stopped_here).then(|| {
            Problem::new(code::LIST_WITHOUT_JOINER, "this list doesn't say “and” or “or”", span)
                .help("put the word before the last name")
                .rewrite("all of them", last.span, " and")
                .rewrite("any of them", last.span, " or")
        })
    })
}

/// Names that stand in a row from a word on.
fn chain(words: &[Word], found: &Found<'_>, start: usize) -> Option<Chain> {
    let name_end = |at: usize| {
        let article = words.get(at).is_some_and(|word| name::ARTICLES.contains(&word.lower.as_ref()));
        let ends = [Some(at), article.then_some(at + 1)];
        ends.into_iter().flatten().find_map(|at| found.at(at).first().map(|candidate| candidate.end))
    };
    let mut end = name_end(start)?;
    let mut joints = Vec::new();
    while let Some(joint) = words.get(end).filter(|word| word.is_one_of(&[",", "and", "or"])) {
        let oxford = joint.is(",") && words.get(end + 1).is_some_and(|word| word.is_one_of(&["and", "or"]));
        let at = end + usize::from(oxford);
        let Some(next) = name_end(at + 1) else { break };
        joints.push(at);
        end = next;
    }
    (!joints.is_empty()).then_some(Chain { start, joints, end })
}

/// *a and b or c*: *a and b*, or *c*? *a*, and *b or c*?
fn mixed(words: &[Word], chain: &Chain, span: Span, text: &Text, end: Span) -> Problem {
    let problem = Problem::new(code::MIXED_LIST, "“and” and “or” in one list", span)
        .help("nest it: “one of:” or “all of:”, and the others in bullets below");
    let Some(cut) = Cut::behind_verb(text, words, end) else { return problem };
    ["or", "and"].iter().filter_map(|outer| nested(words, chain, &cut, outer)).fold(problem, Problem::or)
}

/// The list parted at *or*, or at *and*: what stands between them stays together.
fn nested(words: &[Word], chain: &Chain, cut: &Cut<'_>, outer: &str) -> Option<Rewrite> {
    let mut parts = Vec::new();
    let mut start = words.get(chain.start)?.start;
    for (place, joint) in chain.joints.iter().enumerate() {
        let word = words.get(*joint)?;
        // A comma joins like the next word that says how.
        let joins = chain.joints.iter().skip(place).filter_map(|at| words.get(*at)).find(|word| !word.is(","));
        if joins.is_some_and(|joins| joins.is(outer)) {
            parts.push(cut.between(start, word.start));
            start = word.end;
        }
    }
    let list_end = words.get(chain.end - 1)?.end;
    parts.push(cut.between(start, list_end));
    let (before, behind) = (cut.until(words.get(chain.start)?.start), cut.from(list_end));
    let item = |part: &&str| {
        let words = [before, part, behind];
        words.iter().filter(|words| !words.is_empty()).copied().collect::<Vec<_>>().join(" ")
    };
    let items: Vec<String> = parts.iter().map(item).collect();
    let (how, label) = match outer {
        "or" => ("one of", format!("either {}", parts.join(", or "))),
        _ => ("all of", parts.join(", and ")),
    };
    Some(cut.list(label, how, &items))
}

/// *4 GCSEs or equivalent experience*: two kinds in one line.
pub(crate) fn or_experience(words: &[Word], found: &Found<'_>, text: &Text, end: Span) -> Option<Problem> {
    const LIKE: &[&str] = &["equivalent", "relevant", "similar", "comparable", "suitable"];
    let at = (0..words.len()).find(|at| {
        let fits = match words.get(*at..) {
            Some([or, what, experience, ..]) => or.is("or") && what.is_one_of(LIKE) && experience.is("experience"),
            _ => false,
        };
        fits && !found.covers(*at)
    })?;
    let [or, what, experience] = [words.get(at)?, words.get(at + 1)?, words.get(at + 2)?];
    let message = format!("“or {} experience”: experience and qualifications are told apart", what.lower);
    let problem = Problem::new(code::OR_EXPERIENCE, message, or.span.join(experience.span)).help(
        "write “You must have one of:” with a bullet “experience …, which may count instead, as the university decides”",
    );
    // Of what, only the author knows, unless it is said.
    let of = words.get(at + 3..).unwrap_or_default();
    let cut = Cut::behind_verb(text, words, end)
        .filter(|_| of.first().is_some_and(|word| word.is_one_of(&["in", "of", "with", "as"])));
    Some(match cut {
        Some(cut) => {
            let instead = format!("{}, which may count instead, as they decide", cut.from(experience.start));
            problem.or(cut.list("an alternative that they weigh", "one of", &[cut.until(or.start).to_owned(), instead]))
        }
        None => problem,
    })
}

/// *level 2 or level 3*: the lower one is a floor.
pub(crate) fn two_levels(words: &[Word]) -> Option<Problem> {
    words.windows(5).find_map(|row| {
        let [level, low, or, again, high] = row else { return None };
        let fits = level.is("level") && or.is("or") && (again.is("level") || again.lower.parse::<u8>().is_ok());
        let low_number: u8 = low.lower.parse().ok()?;
        let high_number: u8 = if again.is("level") { high } else { again }.lower.parse().ok()?;
        (fits && low_number < high_number).then(|| {
            let last = if again.is("level") { high } else { again };
            let span = level.span.join(last.span);
            Problem::new(
                code::TWO_LEVELS,
                format!("“level {low_number} or level {high_number}”: a level is a floor"),
                span,
            )
            .help("write the lowest that is enough; higher ones count without being named")
            .rewrite(format!("level {low_number} or above"), span, format!("level {low_number}"))
        })
    })
}

/// A word that takes something out of a sentence, where nothing negates but *must not already*.
pub(crate) fn negated(words: &[Word], stop: usize, text: &Text, end: Span) -> Option<Problem> {
    let joined = words.get(stop).is_some_and(|word| word.is_one_of(&[",", "but", "and", "or"]));
    let at = stop + usize::from(joined);
    let word = words.get(at).filter(|word| word.is_one_of(&["no", "never", "without", "not"]))?;
    let problem =
        Problem::new(code::NEGATION, format!("“{}” can't turn a requirement round here", word.written), word.span)
            .help(
                "what must not be there is written “You must not already hold …”; what isn't needed belongs in Notes",
            );
    let have_no = after(words, &["you", "have", "no"]).or_else(|| after(words, &["you", "hold", "no"]));
    Some(match (have_no, words.get(1), words.last()) {
        (Some(thing), Some(verb), Some(last)) if !verb.written.is_empty() && last.span == end => {
            let article = match thing.first() {
                Some(first) if !last.lower.ends_with('s') => super::article(&first.written),
                _ => "",
            };
            let (thing, span) = (written(text, thing).value, verb.span.join(last.span));
            problem.rewrite("having none", span, format!("not already {} {article}{thing}", verb.written))
        }
        _ => problem,
    })
}
