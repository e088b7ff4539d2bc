//! *You must have a further 2 GCSEs at grade 4 or above*: apart from what earlier sentences of the list use.

use crate::condition::{Tally, Test};
use crate::kind::award::{Award, counted, softened};
use crate::kind::earlier::{are_apart, is_within};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};

pub(super) const KIND: Kind = Kind {
    name: "further qualifications",
    frames: &["you have|hold [a] further {count:number} {type:qualification}<{grade:grade}|in {subject:subject}>"],
    examples: &["You must have a further 2 GCSEs at grade 4 or above."],
    falls_due: |_| None,
    read,
};

/// Earlier requirements that one sentence can count apart from, at most: each doubles what has to be reckoned.
const MOST_EARLIER: usize = 6;

/// What an earlier requirement takes: so many of what goes these ways.
struct Used {
    ways: Vec<Vec<Test>>,
    count: u16,
    words: String,
}

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (low, high) = clause.count("count")?;
    let kind = clause.term("type")?;
    let floor = clause.grade_floor(kind)?;
    let subject = clause.any_of("subject")?.unwrap_or_default().to_vec();
    let of = if subject.is_empty() { String::new() } else { format!(" in {}", clause.titles("subject")) };
    let at = floor.as_ref().map(|floor| format!("{of} at {}", floor.words)).unwrap_or(of);
    let ways =
        |grade: Vec<_>| vec![Award { kind: Some(kind), grade, subject: subject.clone(), ..Award::default() }.tests()];
    let title = clause.title(kind);
    let told = format!("{title}s{at}");
    let asked = |ways: Vec<Vec<Test>>| -> Result<Matter, Misfit> {
        let used = used(clause, &ways)?;
        let sets = sets(clause, &used)?;
        Ok(Clause::ranged(low, high, |count| apart(clause, &told, &ways, &used, &sets, count)))
    };
    let Some(floor) = floor else { return asked(ways(Vec::new())).map(Content::Matter) };
    let strict = asked(ways(floor.surely))?;
    Ok(Content::Matter(softened(strict, asked(ways(floor.perhaps))?)))
}

/// What earlier sentences take of what is asked for here.
fn used(clause: &Clause<'_>, ways: &[Vec<Test>]) -> Result<Vec<Used>, Misfit> {
    let mut used = Vec::new();
    for earlier in clause.around.earlier.iter() {
        for (condition, words) in &earlier.conditions {
            if are_apart(&condition.ways, ways, clause.vocabulary) {
                continue;
            }
            match condition.tally {
                Tally::Count(count) if earlier.is_sure => {
                    used.push(Used { ways: condition.ways.clone(), count, words: words.clone() });
                }
                _ => {
                    let message = format!("how many of these are left over from “{words}” can't be told");
                    return Err(Misfit::new("count", message)
                        .help("say it in one sentence: “at least 4 GCSEs, including English and maths”"));
                }
            }
        }
    }
    match used.len() {
        0 => Err(Misfit::new(
            "count",
            format!("nothing earlier in this list asks for {}s", clause.title(clause.term("type")?)),
        )
        .help("leave “further” out, or put this below what it adds to")),
        1..=MOST_EARLIER => Ok(used),
        _ => Err(Misfit::new("count", format!("it would be apart from more than {MOST_EARLIER} others"))
            .help("say in one sentence how many are needed in all")),
    }
}

/// The sets of earlier requirements that take different things, each as the places in `used`.
///
/// So many are left for this one if, for every such set, what fits this one or one of the set comes to what all of them
/// take together. That is enough as long as two earlier ones share nothing, or one is within the other.
fn sets(clause: &Clause<'_>, used: &[Used]) -> Result<Vec<Vec<usize>>, Misfit> {
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for (place, one) in used.iter().enumerate() {
        for other in used.iter().take(place) {
            let apart = are_apart(&one.ways, &other.ways, clause.vocabulary);
            let nested = is_within(&one.ways, &other.ways, clause.vocabulary)
                || is_within(&other.ways, &one.ways, clause.vocabulary);
            if !apart && !nested {
                let message = format!(
                    "“{}” and “{}” overlap in part, so what they leave over can't be told",
                    other.words, one.words
                );
                return Err(Misfit::new("count", message).help("say in one sentence how many are needed in all"));
            }
        }
        let beside = |set: &&Vec<usize>| {
            set.iter()
                .filter_map(|other| used.get(*other))
                .all(|other| are_apart(&one.ways, &other.ways, clause.vocabulary))
        };
        let wider: Vec<Vec<usize>> =
            sets.iter().filter(beside).map(|set| set.iter().copied().chain([place]).collect()).collect();
        sets.extend(wider);
    }
    Ok(sets)
}

/// So many that fit, and for each set so many together.
fn apart(
    clause: &Clause<'_>,
    told: &str,
    ways: &[Vec<Test>],
    used: &[Used],
    sets: &[Vec<usize>],
    count: u16,
) -> Matter {
    // The most that is asked of what fits here alone says all that less would.
    let mut alone = count;
    let mut together = Vec::new();
    for set in sets {
        let taken: Vec<&Used> = set.iter().filter_map(|place| used.get(*place)).collect();
        let total = taken.iter().fold(count, |total, one| total.saturating_add(one.count));
        let beyond: Vec<Vec<Test>> = taken
            .iter()
            .flat_map(|one| &one.ways)
            .filter(|way| !is_within(std::slice::from_ref(*way), ways, clause.vocabulary))
            .cloned()
            .collect();
        if beyond.is_empty() {
            alone = alone.max(total);
            continue;
        }
        let others: Vec<&str> = taken.iter().map(|one| one.words.as_str()).collect();
        let words = format!("{total} in all of {told} and of {}", others.join(" and of "));
        let question = format!("How many of these do you have in all: {told}; {}?", others.join("; "));
        let all: Vec<Vec<Test>> = ways.iter().cloned().chain(beyond).collect();
        together.push(leaf(all, total, words, question, count, told));
    }
    let besides: Vec<&str> = used.iter().map(|one| one.words.as_str()).collect();
    let words = match alone > count {
        true => format!("{alone} {told}, {count} of them besides {}", besides.join(" and ")),
        false => format!("{count} further {told}"),
    };
    let first = leaf(ways.to_vec(), alone, words, format!("How many {told} do you have?"), count, told);
    Matter::all(std::iter::once(first).chain(together).collect())
}

fn leaf(ways: Vec<Vec<Test>>, total: u16, words: String, question: String, count: u16, told: &str) -> Matter {
    Matter::Leaf(Leaf {
        condition: counted(ways, total),
        kind: KIND.name,
        words,
        question: Question { key: question.clone(), text: question, shape: Shape::Count },
        change: Change::Own(format!("gain {count} further {told}")),
    })
}
