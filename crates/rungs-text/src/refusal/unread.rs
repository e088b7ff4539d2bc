//! A clause that no frame reads: two requirements in one, a purpose, or words too many.

use crate::clause::Stop;
use crate::code;
use crate::frame::Frames;
use crate::matching::{self, Subject, written};
use crate::name::Found;
use crate::problem::{Problem, Rewrite};
use crate::refusal::always::lower_first;
use crate::refusal::bullets::Cut;
use crate::sentence::Grammar;
use crate::span::Span;
use crate::text::Text;
use crate::word::{A_OR_AN, Word, words};

/// *register with the HCPC or join a voluntary register*
pub(crate) fn two_requirements(
    words: &[Word],
    stop: usize,
    text: &Text,
    end: Span,
    grammar: &Grammar<'_>,
) -> Option<Problem> {
    // Reading stops at the joiner, or at a comma in front of it.
    let (at, joiner) = (1..=stop.saturating_add(1).min(words.len()))
        .rev()
        .filter_map(|at| words.get(at).map(|word| (at, word)))
        .find(|(at, word)| {
            word.is_one_of(&["and", "or"]) && second_clause(words, *at, grammar.frames, text, grammar)
        })?;
    let second = written(text, words.get(at + 1..)?);
    let first = written(text, words.get(1..at)?);
    let help = if joiner.is("or") { "write “one of:” and a bullet for each" } else { "write two bullets" };
    let problem = Problem::new(
        code::TWO_REQUIREMENTS,
        format!("“{} {} {}” is two requirements", first.value, joiner.lower, second.value),
        first.span.join(second.span),
    )
    .label(second.span, "this is the second")
    .help(help);
    let Some(cut) = Cut::before_verb(text, words, end) else { return Some(problem) };
    let things = [cut.until(joiner.start).to_owned(), cut.from(joiner.end).to_owned()];
    Some(problem.or(match joiner.is("or") {
        true => cut.list("one of them", "meet one of", &things),
        false => cut.sentences("two bullets", &things),
    }))
}

/// Whether the words after a joiner are a clause with a verb of its own.
fn second_clause(words: &[Word], joiner: usize, frames: &Frames, text: &Text, grammar: &Grammar<'_>) -> bool {
    let (Some(subject), Some(rest)) = (words.first(), words.get(joiner + 1..)) else { return false };
    let clause: Vec<Word<'_>> = std::iter::once(subject.clone()).chain(rest.iter().cloned()).collect();
    let found = grammar.names.find_all(&clause);
    let subject = Subject { text, words: &clause, found: &found, names: grammar.names };
    let is_read = |unknown: bool| {
        let hits = matching::match_all(frames, subject, unknown).hits;
        // With a name that nobody knows, the verb at least has to be a frame's own: *join a voluntary register*.
        hits.iter().any(|hit| !unknown || hit.literals > 1)
    };
    is_read(false) || is_read(true)
}

/// *Exactly 30 hours a week*: a number is a floor wherever it stands.
pub(crate) fn exactly(words: &[Word], stop: usize) -> Option<Problem> {
    let [word, number, ..] = words.get(stop..)? else { return None };
    if !word.is_one_of(&["exactly", "precisely"]) || !number.lower.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let message = format!("“{} {}” can't be asked: a number is a floor", word.lower, number.written);
    Some(
        Problem::new(code::UNREAD_WORDS, message, word.span.join(number.span))
            .help("more than is asked never counts against anybody; leave the word out")
            .rewrite("a floor", word.span.join(number.span), number.written.to_string()),
    )
}

/// *You must be within 1 hour of the depot*: who is, or what?
pub(crate) fn nearby(words: &[Word], stop: usize, text: &Text) -> Option<Problem> {
    let within = words.get(stop..).filter(|within| begins_with_distance(within))?;
    let shown = written(text, within);
    let problem = Problem::new(code::UNREAD_WORDS, format!("“{}”: what is to be so near?", shown.value), shown.span)
        .help("say that it is a home: “You must live within 1 hour of the depot”");
    let verb = stop.checked_sub(1).and_then(|before| words.get(before)).filter(|verb| verb.is("be"));
    Some(match verb.filter(|verb| !verb.written.is_empty()) {
        Some(verb) => problem.rewrite("a home", verb.span, "live"),
        None => problem,
    })
}

/// *Within 1 hour*, *within an hour*, *within 10 miles*: how far, and not how long.
pub(crate) fn begins_with_distance(words: &[Word]) -> bool {
    const UNITS: &[&str] = &["minute", "minutes", "hour", "hours", "hour's", "hours'", "minutes'", "mile", "miles"];
    matches!(words, [within, _, unit, ..] if within.is("within") && unit.is_one_of(UNITS))
}

/// *Full membership of the Association*: what sort of member somebody is, no fact tells.
pub(crate) fn membership(words: &[Word], stop: usize, text: &Text) -> Option<Problem> {
    // Behind who, the verb and the article.
    let at = words.iter().position(|word| word.is_one_of(&["membership", "member"])).filter(|at| *at >= stop)?;
    let front = if words.get(2).is_some_and(|word| word.is_one_of(&A_OR_AN)) { 3 } else { 2 };
    words.get(at + 1).filter(|joint| joint.is_one_of(&["of", "with", "in"]))?;
    // One word or two say which; more are something else.
    let sort = words.get(front..at).filter(|sort| (1..=2).contains(&sort.len()) && !sort.iter().any(Word::is_stop))?;
    let shown = written(text, sort);
    let noun = words.get(at).map(|word| word.lower.to_string()).unwrap_or_default();
    let message = format!("which sort of {noun} “{}” is can't be told", shown.value);
    Some(Problem::new(code::UNREAD_WORDS, message, shown.span).help(
        "write “You must be a member of the …”; a sort of member that has a list of its own is a register of the vocabulary",
    ))
}

/// *a driving licence to travel between sites*: for everyone, and that is why, or only for those who do?
pub(crate) fn reason_or_limit(
    words: &[Word],
    stop: usize,
    found: &Found<'_>,
    text: &Text,
    end: Span,
    grammar: &Grammar<'_>,
) -> Option<Problem> {
    words.get(stop).filter(|word| word.is("to"))?;
    // *You must apply to register* has no purpose behind it: what is applied for isn't said without it.
    const GOES_ON: &[&str] = &["apply", "agree", "ask", "commit", "intend", "plan", "promise", "wait"];
    let asked = words.get(..stop).filter(|asked| asked.last().is_none_or(|verb| !verb.is_one_of(GOES_ON)))?;
    let names = grammar.names.find_all(asked);
    let subject = Subject { text, words: asked, found: &names, names: grammar.names };
    if matching::match_all(grammar.frames, subject, false).hits.is_empty() {
        return None;
    }
    let verb = words.get(stop + 1).filter(|word| word.lower.chars().all(char::is_alphabetic))?;
    if found.covers(stop) || verb.is_one_of(&["the", "a", "an", "be"]) {
        return None;
    }
    let tail = written(text, words.get(stop..)?);
    // A purpose follows what it is the purpose of.
    let before = stop.checked_sub(1).and_then(|before| words.get(before)).filter(|word| !word.written.is_empty())?;
    let before = before.span.end;
    let purpose = written(text, words.get(stop + 1..)?).value;
    let problem =
        Problem::new(code::REASON_OR_LIMIT, format!("“{}”: the reason, or only when?", tail.value), tail.span)
            .help(format!("for the reason, put a comma in front of it; for a limit, begin with “If you {purpose}, …”"))
            .rewrite("the reason", Span::at(before), ",");
    let limit = limit(text, &purpose, Span::new(before, tail.span.end)).filter(|_| tail.span.end == end.end);
    Some(limit.into_iter().fold(problem, Problem::or))
}

/// The sentence with its purpose as a condition in front.
fn limit(text: &Text, purpose: &str, tail: Span) -> Option<Rewrite> {
    let all = words(text);
    let first = all.first().filter(|first| !first.is_one_of(&["if", "unless"]))?;
    let begun = format!("If you {purpose}, {}", lower_first(&first.written));
    Some(Rewrite::new("only when you do", first.span, begun).and(tail, ""))
}

/// Where in the page the furthest frame stopped.
pub(crate) fn stopping_place(stop: &Stop<'_>) -> usize {
    stop.form.words.get(stop.reach.word).map_or(usize::MAX, |word| word.span.start)
}

/// No frame reads the clause, and nothing better can be said than where reading stopped.
pub(crate) fn unread(stop: &Stop<'_>, text: &Text, grammar: &Grammar<'_>) -> Problem {
    let (words, reach) = (&stop.form.words, stop.reach);
    let stop = reach.word.min(words.len().saturating_sub(1));
    let written_from =
        (stop..words.len()).find(|at| words.get(*at).is_some_and(|word| !word.written.is_empty() && !word.is(",")));
    let left = words.get(written_from.unwrap_or(stop)..).unwrap_or_default();
    let shown = written(text, left);
    let complete = reach.word >= words.len();
    let message = if complete {
        format!("the sentence ends too soon, at “{}”", shown.value)
    } else {
        format!("I stopped reading at “{}”", shown.value)
    };
    let problem = Problem::new(code::UNREAD_WORDS, message, shown.span);
    if left.first().is_some_and(|word| word.is(":")) {
        return problem.help(
            "a colon ends an introducer, such as “You must have one of:”, and the list stands in bullets below it",
        );
    }
    // A form that only shares the subject is no help.
    let nearest = reach.frame.filter(|_| reach.word > 1);
    match nearest.and_then(|index| grammar.frames.get(index)) {
        Some(frame) => {
            let such = grammar.frames.sentence_like(frame).map(|sentence| sentence.trim_end_matches('.'));
            let such = such.map(|sentence| format!(", as in “{sentence}”")).unwrap_or_default();
            let form = as_sentence(&frame.example);
            problem.help(format!("the nearest form is “{form}”{such}; explanation goes after because, or in Notes"))
        }
        None => problem.help("no form of sentence begins like this; explanation belongs in Notes"),
    }
}

/// A clause in base form with its *must*: *you have …* is *You must have …*.
fn as_sentence(clause: &str) -> String {
    const SUBJECTS: &[&str] =
        &["your employer", "the course", "there", "every duty", "each skill", "those", "your degree", "English", "you"];
    let subject =
        SUBJECTS.iter().find(|subject| clause.strip_prefix(**subject).is_some_and(|rest| rest.starts_with(' ')));
    match subject {
        Some(subject) => {
            let rest = clause.get(subject.len()..).unwrap_or_default();
            super::always::upper_first(&format!("{subject} must{rest}"))
        }
        None => clause.to_owned(),
    }
}

/// Words that stand for something said before.
pub(crate) const POINTING: &[&str] = &["it", "them", "they", "this", "that", "these", "those"];

/// Words that stand for something said before, where it is not clear what: as the subject, or as all that is asked for.
pub(crate) fn refers_back(words: &[Word]) -> Option<Problem> {
    let (first, rest) = words.split_first()?;
    let object = match rest {
        [_verb, object] => Some(object),
        _ => None,
    };
    std::iter::once(first).chain(object).find(|word| word.is_one_of(POINTING)).map(points_back)
}

/// A word for something that stands elsewhere.
pub(crate) fn points_back(what: &Word) -> Problem {
    Problem::new(code::REFERS_BACK, format!("“{}” can be more than one thing", what.written), what.span)
        .help("name it, or say it in the sentence it is about")
}
