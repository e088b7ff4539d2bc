//! *Your degree must include at least 20 credits of biochemistry at level 4 or above.*

use crate::condition::Test;
use crate::fact::Field;
use crate::kind::credits::{Asked, gained};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::Content;

pub(super) const KIND: Kind = Kind {
    name: "course content",
    frames: &[
        "(your|that|the) {type:qualification} include {credits:number} credits (of|in|from) {subject:subject}[ at {level:level}]",
        "the (course|programme) include {credits:number} credits (of|in|from) {subject:words}",
        "the (course|programme) include {hours:number} (hours|hour) of {what:words}",
        "the (course|programme|degree|apprenticeship) last {length:months}",
        "it last {length:months}",
    ],
    examples: &[
        "Your degree must include at least 20 credits of biochemistry at level 4 or above.",
        "The course must include at least 1,000 hours of clinical practice.",
        "If you start before 1 August 2025, the apprenticeship must last at least 12 months.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    // What the course includes tells which one to choose; what one's own qualification includes is a fact.
    if clause.frame > 0 {
        return Ok(Content::OfTheCourse);
    }
    let kind = clause.term("type")?;
    let (credits, high) = clause.whole("credits", 1000)?;
    let one = |subject| {
        let mut told = format!("of {}", clause.title(subject));
        let mut tests = vec![Test::within(Field::Type, kind), Test::within(Field::Subject, subject)];
        if let Some((level, exactly)) = clause.level() {
            let at = super::credits::level_tests(level, exactly);
            tests.extend(at.0);
            told = format!("{told} {}", at.1);
        }
        let told = format!("{told} in your {}", clause.title(kind));
        Ok(Clause::ranged(credits, high, |credits| {
            gained(KIND.name, Asked { credits, tests: tests.clone(), told: told.clone() })
        }))
    };
    clause.each("subject", one).map(Content::Matter)
}
