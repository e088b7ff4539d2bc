//! *4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.*

use crate::kind::award::{Award, GradeFloor, at_one_sitting, counted, or_studying, ranged, softened, taken_together};
use crate::kind::subjects_passed::in_subject;
use crate::kind::wording::{article, at_level, named_level, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

/// The frame that begins with a row of grades.
const IN_A_ROW: usize = 1;

pub(super) const KIND: Kind = Kind {
    name: "qualification count",
    frames: &[
        concat!(
            "you have|hold",
            or_studying!(),
            " {count:number} {type:qualification}<?equivalent:or equivalent|at {level:level}|{grade:grade}|in {subject:subject}|?asked:",
            at_one_sitting!(),
            "|for {course:qualification+course}>[, {weight:weight} including [at least (one|1) ]{included:subject}[ {included-grade:grade}]][?equivalent:, or equivalent][?asked:, ",
            at_one_sitting!(),
            "][?loose:, {included-grade:grade}][ for {course:qualification+course}]"
        ),
        concat!(
            "~you have|hold|gain|achieve",
            or_studying!(),
            " [grades|the grades] {grade:row} (in|at|from) [{count:number} ]{type:qualification}<?equivalent:or equivalent|{weight:weight} including [at least (one|1) ]{included:subject}>"
        ),
    ],
    examples: &[
        "You usually need 4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
        "You must have at least 5 GCSEs at grade 4 or above.",
        "You usually need 4 or 5 GCSEs at grade 4 or above.",
        "You must have at least 4 GCSEs at grade 4 or above, including maths at grade 6 or above.",
        "You usually need 2 A levels in science at grade B or above.",
        "You must have 3 A levels at AAB.",
        "You usually need 3 A levels at ABB to AAB, including a science.",
        "You must have, or be predicted, 2 A levels at grade C or above.",
        "You usually need 4 GCSEs at grade 4 or above for a T level.",
        "You must have 4 GCSEs at grade 4 or above, all taken at one sitting.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let kind = clause.term("type")?;
    if clause.has("loose") {
        let included = clause.titles("included");
        let message = format!("is this the grade of all of them, or of {included} only?");
        return Err(Misfit::new("included-grade", message).help(
            "for all of them, put it before “including”; for the named subjects only, right after them, without a comma",
        ));
    }
    if let Some(row) = in_a_row(clause, kind)? {
        let together = taken_together(clause, KIND.name, &format!("your {}s", clause.title(kind)));
        return Ok(Content::Matter(Matter::all([Some(row), together].into_iter().flatten().collect())));
    }
    // *DDM in a BTEC extended diploma*: a row that is one grade of its type needs no number.
    let (low, high) =
        if clause.frame == IN_A_ROW && !clause.has("count") { (1, None) } else { clause.count("count")? };
    let floor = clause.grade_floor(kind)?;
    let counting = Counting { clause, kind, low, high };
    let mut counted = counting.at(floor.as_ref())?;
    let at = floor.as_ref().map(|floor| format!(" at {}", floor.words)).unwrap_or_default();
    let words = format!("{low} {}s{at}", clause.title(kind));
    if let Some(together) = taken_together(clause, KIND.name, &words) {
        counted = Matter::All(vec![counted, together]);
    }
    with_included(clause, kind, counted, floor)
}

/// *3 A levels at AAB*: as many at each grade as the row has; none where the grade is one of the type's own.
pub(super) fn in_a_row(clause: &Clause<'_>, kind: TermId) -> Result<Option<Matter>, Misfit> {
    let Some(row) = clause.row_in("grade", kind) else { return Ok(None) };
    let grades = row.last().map_or(0, |(count, _)| *count);
    if clause.number("count").is_some() {
        let (asked, high) = clause.count("count")?;
        if high.is_some() || asked != grades {
            let title = clause.title(kind);
            let message = format!("these are {grades} grades, for {} {title}s", high.unwrap_or(asked));
            return Err(Misfit::new("grade", message).help("write a grade for each"));
        }
    }
    let step = |(count, grade)| {
        let floor = clause.floor_of(kind, &grade)?;
        Counting { clause, kind, low: count, high: None }.at(Some(&floor))
    };
    let counted = Matter::all(row.into_iter().map(step).collect::<Result<_, Misfit>>()?);
    match with_included(clause, kind, counted, None)? {
        Content::Matter(matter) => Ok(Some(matter)),
        _ => Ok(None),
    }
}

/// So many of a type.
struct Counting<'c> {
    clause: &'c Clause<'c>,
    kind: TermId,
    low: u16,
    high: Option<u16>,
}

impl Counting<'_> {
    /// All of them at this grade or above.
    fn at(&self, floor: Option<&GradeFloor>) -> Result<Matter, Misfit> {
        let Counting { clause, kind, low, high } = self;
        let (kind, low, high) = (*kind, *low, *high);
        let grade = floor.map(|floor| floor.surely.clone()).unwrap_or_default();
        let subject = clause.any_of("subject")?.unwrap_or_default().to_vec();
        let mut at = if subject.is_empty() { String::new() } else { format!(" in {}", clause.titles("subject")) };
        let (level, exactly) = clause.level().unzip();
        if let (Some(level), Some(exactly)) = (level, exactly) {
            at = format!("{at} at {}", at_level(level, exactly));
        }
        if let Some(floor) = floor {
            at = format!("{at} at {}", floor.words);
        }
        let studying = clause.has("studying");
        let award = Award {
            kind: Some(kind),
            grade,
            subject,
            level,
            exactly: exactly == Some(true),
            studying,
            ..Award::default()
        };
        let title = clause.title(kind);
        let (told, asked) = if studying { (", held or predicted", ", or are you predicted,") } else { ("", "") };
        let leaf = |ways, count: u16, extra: &str| {
            let things = if count == 1 { format!("{} {title}", article(title)) } else { format!("{count} {title}s") };
            // What stands between two commas.
            let extra_asked = if extra.is_empty() { String::new() } else { format!("{extra},") };
            let question = format!("How many {title}s{at}{extra_asked} do you have{}?", asked.trim_end_matches(','));
            Matter::Leaf(Leaf {
                condition: counted(ways, count),
                kind: KIND.name,
                words: format!("{things}{at}{told}{extra}"),
                question: Question { key: question.clone(), text: question, shape: Shape::Count },
                change: Change::Own(format!("gain {things}{at}")),
            })
        };
        let mut strict_ways = vec![award.tests()];
        let mut loose = Vec::new();
        if clause.has("equivalent") {
            let (accepted, considered) = clause.equivalents(&award);
            strict_ways.extend(accepted);
            let mut loose_ways = strict_ways.clone();
            loose_ways.extend(considered);
            loose.push(leaf(loose_ways, low, ", or what may count as one"));
            // One qualification of another type may stand for several of these, and whether it does is theirs to say.
            let level = level.or_else(|| clause.level_reached(kind, floor));
            if let Some(other) = clause.same_level(&Award { exactly: true, ..award.clone() }, level) {
                let words = format!("another qualification at {}", named_level(level.unwrap_or_default()));
                loose.push(Matter::Leaf(yes_or_no(
                    KIND.name,
                    counted(vec![other], 1),
                    words.clone(),
                    format!("Do you hold {words} ({title}s aside)?"),
                    Change::Own(format!("gain {words}")),
                )));
            }
        }
        if let Some(floor) = floor.filter(|floor| floor.perhaps != floor.surely) {
            let perhaps = Award { grade: floor.perhaps.clone(), ..award.clone() };
            loose.push(leaf(vec![perhaps.tests()], low, ", counting letter grades that may reach it"));
        }
        let strict = leaf(strict_ways.clone(), low, "");
        let asked = match loose.is_empty() {
            true => strict,
            false => softened(strict, Matter::Any(loose)),
        };
        Ok(match high {
            Some(high) => ranged(asked, leaf(strict_ways, high, "")),
            None => asked,
        })
    }
}

/// With the subjects that have to be among them: at the same grade, or at the one that stands right after them.
fn with_included(
    clause: &Clause<'_>,
    kind: TermId,
    counted: Matter,
    mut floor: Option<GradeFloor>,
) -> Result<Content, Misfit> {
    if clause.terms("included").is_none() {
        return Ok(Content::Matter(counted));
    }
    if let Some(own) = clause.floor_in("included-grade", kind)? {
        floor = Some(own);
    }
    let grade = floor.as_ref().map(|floor| floor.surely.clone()).unwrap_or_default();
    let award = Award { kind: Some(kind), grade, studying: clause.has("studying"), ..Award::default() };
    let equivalent = clause.has("equivalent");
    let included =
        clause.each("included", |subject| Ok(in_subject(clause, &award, floor.as_ref(), subject, equivalent)))?;
    Ok(Content::Matter(Matter::All(vec![counted, clause.weight("weight").on(included)])))
}
