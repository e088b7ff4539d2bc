//! *A degree in art or creative therapies*; *a degree in a related subject, such as psychology or nursing*.

use crate::kind::award::{Award, counted, holding, or_studying, softened};
use crate::kind::wording::{article, list};
use crate::kind::{Clause, Joiner, Kind, Misfit};
use crate::requirement::{Content, Leaf, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "degree",
    frames: &[concat!(
        "you have|hold",
        or_studying!(),
        " {type:qualification} in a (related|relevant|fitting) subject<{grade:grade}|{such:examples subject}|for {course:qualification+course}>"
    )],
    examples: &[
        "You must have a degree in a related subject, such as psychology, nursing or social work.",
        "You must have a degree in a relevant subject.",
        "You must have, or be predicted, a degree in a relevant subject at 2:1 or above.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let kind = clause.term("type")?;
    let floor = clause.grade_floor(kind)?;
    let grade = floor.as_ref().map(|floor| floor.surely.clone()).unwrap_or_default();
    let title = clause.title(kind);
    let at = floor.as_ref().map(|floor| format!(" at {}", floor.words)).unwrap_or_default();
    let studying = clause.has("studying");
    let award =
        |subject: Vec<TermId>| Award { kind: Some(kind), subject, grade: grade.clone(), studying, ..Award::default() };
    let any = leaf(award(Vec::new()), format!("{} {title}{at} in a related subject", article(title)));
    // The examples are surely related; whether anything else is, its owner says.
    let Some((_, examples)) = clause.terms("such") else {
        return Ok(Content::Matter(softened_from_nothing(any)));
    };
    let titles: Vec<&str> = examples.iter().map(|subject| clause.title(*subject)).collect();
    let named =
        leaf(award(examples.to_vec()), format!("{} {title}{at} in {}", article(title), list(&titles, Joiner::Or)));
    Ok(Content::Matter(softened(Matter::Leaf(named), Matter::Leaf(any))))
}

/// Nothing is sure to count, so all of it is for the owner to consider.
fn softened_from_nothing(loose: Leaf) -> Matter {
    Matter::Softened {
        strict: Box::new(Matter::Any(Vec::new())),
        loose: Box::new(Matter::Leaf(loose)),
        is_range: false,
    }
}

fn leaf(award: Award, words: String) -> Leaf {
    holding(KIND.name, counted(vec![award.tests()], 1), &award, &words)
}
