//! `implied-requirement`

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::fact::{Field, List};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, How, Moment, Requirement, Strength};
use rungs_core::standing::Standing;
use rungs_core::witness::Witness;
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules, Shown};

use super::{Finding, Level, Rule};

/// Whoever meets another requirement of this list meets this one as well.
pub(crate) const IMPLIED_REQUIREMENT: Rule = Rule {
    code: "implied-requirement",
    level: Level::Warning,
    meaning: "Whoever meets another requirement of this list meets this one as well.",
    matters: "It asks for nothing more. Often one of the two has another number than was meant, or an old rule was left standing beside the new one.",
    example: Example::Bullets(
        "- You must have 4 GCSEs at grade 4 or above.[^a]\n- You must have 5 GCSEs at grade 4 or above.[^a]",
    ),
    cure: Example::Bullets("- You must have 5 GCSEs at grade 4 or above.[^a]"),
};

/// An alternative that another one makes idle.
pub(crate) const IMPLIED_ALTERNATIVE: Rule = Rule {
    code: "implied-alternative",
    level: Level::Warning,
    meaning: "Whoever meets this alternative meets another one of the list as well.",
    matters: "It opens the way for nobody. Often the other one is wider than was meant.",
    example: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - 5 GCSEs at grade 4 or above.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in health or care.[^a]",
    ),
};

/// What has been looked at already.
#[derive(Default)]
struct Seen<'r> {
    /// Pairs by their places: a list can stand on several ways in.
    pairs: BTreeSet<(Line, Line)>,
    /// Pairs by their sentences of which the stronger doesn't imply the weaker. The same sentences stand on many pages.
    apart: BTreeMap<(&'r str, &'r str), (&'r Requirement, &'r Requirement)>,
}

impl<'r> Seen<'r> {
    /// Each pair is looked at once; and of two that are the same, one is told.
    fn is_new(&mut self, one: &Requirement, other: &Requirement) -> bool {
        self.pairs.insert((line(one), line(other)))
    }

    /// Whether a pair that asks the same, on whichever page, is known to be apart.
    fn are_apart(&self, weak: &Requirement, strong: &Requirement) -> bool {
        let known = self.apart.get(&(weak.sentence.as_str(), strong.sentence.as_str()));
        known.is_some_and(|(one, other)| one.content == weak.content && other.content == strong.content)
    }

    /// As [`implied`], of pairs that aren't known to be apart.
    fn implied(
        &mut self,
        desk: &Desk<'_>,
        rules: &Rules<'_>,
        weak: &'r Requirement,
        strong: &'r Requirement,
    ) -> Option<Apart> {
        if self.are_apart(weak, strong) {
            return None;
        }
        let found = implied(desk, rules, weak, strong);
        if found.is_none() {
            self.apart.insert((&weak.sentence, &strong.sentence), (weak, strong));
        }
        found
    }
}

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = Seen::default();
    for rules in desk.standings() {
        all_of(desk, &rules, &rules.requirements, &mut seen, findings);
        for requirement in &rules.requirements {
            if let Content::Group { how, members } = &requirement.content {
                let members: Vec<&Requirement> = members.iter().collect();
                match how {
                    How::All => all_of(desk, &rules, &members, &mut seen, findings),
                    How::One => one_of(desk, &rules, &members, &mut seen, findings),
                    How::AtLeast(_) => {}
                }
            }
        }
    }
}

/// A requirement by its page and line.
type Line = (String, u32);

fn all_of<'r>(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    requirements: &[&'r Requirement],
    seen: &mut Seen<'r>,
    findings: &mut Vec<Finding>,
) {
    for (this, other) in pairs(requirements) {
        let fits = this.moment == other.moment
            && this.starts == other.starts
            && this.decider.is_none()
            && rank(this.strength) > 0
            && rank(this.strength) <= rank(other.strength)
            && rules.breadth(this) <= rules.breadth(other)
            && applies_as_widely(this, other);
        if !fits || !may_imply(this, other) || !seen.is_new(this, other) {
            continue;
        }
        let Some(Apart { person, are_same }) = seen.implied(desk, rules, this, other) else { continue };
        let message = match are_same {
            true => "this asks for what another requirement of the list asks for",
            false => "whoever meets another requirement of the list meets this one too",
        };
        let mut finding = IMPLIED_REQUIREMENT
            .at(desk.at(&this.place), message)
            .see(desk.at(&other.place), "this one")
            .help("keep the one that is meant");
        if let Some(person) = person {
            let words = "somebody who meets this one and not the other";
            finding = finding.shown(Shown::new(person, rules, desk.on, words));
        }
        seen.pairs.insert((line(other), line(this)));
        findings.push(finding);
    }
}

fn one_of<'r>(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    members: &[&'r Requirement],
    seen: &mut Seen<'r>,
    findings: &mut Vec<Finding>,
) {
    for (this, other) in pairs(members) {
        // An alternative that somebody has to accept is no way round one that they needn't.
        let fits = other.decider.is_none()
            && other.strength != Strength::Instead
            && this.starts == other.starts
            && applies_as_widely(other, this);
        if !fits || !may_imply(this, other) || !seen.is_new(this, other) {
            continue;
        }
        let Some(Apart { person, are_same }) = seen.implied(desk, rules, other, this) else { continue };
        let message = match are_same {
            true => "this alternative is there already",
            false => "whoever meets this alternative meets another one too",
        };
        let mut finding = IMPLIED_ALTERNATIVE
            .at(desk.at(&this.place), message)
            .see(desk.at(&other.place), "this one is enough already")
            .help("take it out, or narrow the other one");
        if let Some(person) = person {
            let words = "somebody who meets the other one and not this";
            finding = finding.shown(Shown::new(person, rules, desk.on, words));
        }
        seen.pairs.insert((line(other), line(this)));
        findings.push(finding);
    }
}

/// Whether the stronger one applies wherever the weaker one does.
fn applies_as_widely(weak: &Requirement, strong: &Requirement) -> bool {
    let clause = |one: &Requirement| one.guard.as_ref().map(|guard| guard.clause.clone());
    strong.guard.is_none() || clause(weak) == clause(strong)
}

fn pairs<'r>(requirements: &[&'r Requirement]) -> Vec<(&'r Requirement, &'r Requirement)> {
    let each = requirements.iter().enumerate();
    let with = each.flat_map(|(place, this)| {
        let others = requirements.iter().enumerate().filter(move |(other, _)| *other != place);
        others.map(move |(_, other)| (*this, *other))
    });
    with.collect()
}

/// How strongly something is asked; what is not asked at all is 0.
fn rank(strength: Strength) -> u8 {
    match strength {
        Strength::Must => 3,
        Strength::Usually | Strength::Should => 2,
        Strength::May => 1,
        Strength::Preferably | Strength::Instead => 0,
    }
}

/// Whether meeting one can say anything about meeting the other: a field of a list that both look at. A field that only
/// one of them looks at could be anything, whatever the other one finds.
fn may_imply(one: &Requirement, other: &Requirement) -> bool {
    let (one, other) = (looked_at(one), looked_at(other));
    one.iter().any(|(list, fields)| {
        let others = other.get(list);
        others.is_some_and(|others| !fields.is_disjoint(others) || fields.is_empty() || others.is_empty())
    })
}

/// The fields that a requirement looks at, by their lists; none of a list where any entry of it will do.
fn looked_at(requirement: &Requirement) -> BTreeMap<List, BTreeSet<Field>> {
    let mut found: BTreeMap<List, BTreeSet<Field>> = BTreeMap::new();
    let mut pending = vec![requirement];
    while let Some(one) = pending.pop() {
        match &one.content {
            Content::Matter(matter) => {
                for leaf in matter.leaves() {
                    found.entry(leaf.condition.list).or_default().extend(leaf.condition.fields_together());
                }
            }
            Content::Group { members, .. } => pending.extend(members),
            _ => {}
        }
    }
    found
}

fn line(requirement: &Requirement) -> Line {
    (requirement.place.page.clone(), requirement.place.line)
}

/// How two requirements differ, where whoever meets the stronger meets the weaker.
struct Apart {
    person: Option<rungs_core::fact::Person>,
    are_same: bool,
}

/// Whether whoever meets `strong` meets `weak`; with somebody who meets only `weak`.
fn implied(desk: &Desk<'_>, rules: &Rules<'_>, weak: &Requirement, strong: &Requirement) -> Option<Apart> {
    let role = desk.way(rules.route, vec![weak.at_once(), strong.at_once()]);
    let program = Program::new(desk.framework, &role, Asked { start: desk.on, moment: Moment::Start }).ok()?;
    let [weak, strong] = program.routes.first()?.requirements.as_slice() else { return None };
    // Only what is asked of facts can be implied by facts, and only what somebody can meet implies anything.
    let (weak, strong) = (weak.alone?, strong.alone?);
    if program.circuit.lists(weak.gate) & program.circuit.lists(strong.gate) == 0 {
        return None;
    }
    let nobody = program.read(&rungs_core::fact::Person::default());
    if program.interval(strong, &nobody).ceiling < Standing::Ready {
        return None;
    }
    if program.can_stand_better(strong, weak)? {
        return None;
    }
    if !program.can_stand_better(weak, strong)? {
        return Some(Apart { person: None, are_same: true });
    }
    let person = match program.telling_apart(weak, strong)? {
        Witness::Nobody => None,
        Witness::Somebody(person) => person.map(|person| *person),
    };
    Some(Apart { person, are_same: false })
}
