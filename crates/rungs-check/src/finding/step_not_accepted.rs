//! `step-not-accepted`

use std::collections::BTreeMap;

use rungs_core::date::{DateRange, months_before};
use rungs_core::fact::{Denial, Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::framework::{Role, Step};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Moment, Requirement};
use rungs_core::standing::Standing;
use rungs_core::witness::in_favour;
use rungs_text::manual::Example;

use crate::examine::{Desk, Shown};

use super::{Finding, Level, Rule};

/// A role leads to another one, and no way into that one takes somebody from it.
pub(crate) const STEP_NOT_ACCEPTED: Rule = Rule {
    code: "step-not-accepted",
    level: Level::Warning,
    meaning: "A role leads to another one, and no way into that one takes somebody who comes from it.",
    matters: "One page promises what the other one refuses. Whoever plans by the first finds out at the second.",
    example: Example::Files(&[
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role four](four.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "roles/four.md",
            "---\nrole: four\nlevel: 5\n---\n# Role four\n\n## Ways in\n\n### Promotion\nPromotion.\n- You must have experience as a porter.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
    cure: Example::Files(&[
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role four](four.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "roles/four.md",
            "---\nrole: four\nlevel: 5\n---\n# Role four\n\n## Ways in\n\n### Promotion\nPromotion.\n- You must have experience as a porter or a role one.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
};

/// How long the made-up person has been in the role: long enough for any experience that is asked.
const MONTHS_IN_ROLE: u32 = 20 * 12;

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        let Some(person) = only_ever(desk, role) else { continue };
        for step in &role.next {
            if let Some(next) = desk.roles().find(|next| next.slug == step.role) {
                findings.extend(look(desk, role, step, next, &person));
            }
        }
    }
}

fn look(desk: &Desk<'_>, role: &Role, step: &Step, next: &Role, person: &Person) -> Option<Finding> {
    let mut refused: Option<&Requirement> = None;
    for route in &next.routes {
        let own = next.to_start.iter().chain(&route.requirements).filter(|one| !one.for_funding);
        let asked: Vec<&Requirement> =
            own.filter(|one| one.starts.contains(desk.on) && one.moment.counts_at(Moment::Start, desk.on)).collect();
        // What nobody can meet is reported by itself.
        if !desk.can_be_met(Some(route), &asked) {
            continue;
        }
        match asked.iter().find(|one| !could_meet(desk, one, person)) {
            None => return None,
            Some(one) => refused = refused.or(Some(one)),
        }
    }
    let refused = refused?;
    let message = format!("nobody who has only ever worked as “{}” can get into “{}”", role.title, next.title);
    let shown = Shown {
        person: Person { decisions: Vec::new(), ..person.clone() },
        role: next.slug.clone(),
        route: None,
        start: desk.on,
        words: "somebody who has only ever worked in this role".to_owned(),
    };
    Some(
        STEP_NOT_ACCEPTED
            .at(desk.at(&step.place), message)
            .see(desk.at(&refused.place), "this is asked there")
            .help("name this role among those that are accepted there, or take the step out")
            .shown(shown),
    )
}

/// Whether the person could meet a requirement, whatever else is true of them and whoever decides.
fn could_meet(desk: &Desk<'_>, requirement: &Requirement, person: &Person) -> bool {
    let role = desk.way(None, vec![requirement.at_once()]);
    let asked = Asked { start: desk.on, moment: Moment::Start };
    let Ok(program) = Program::new(desk.framework, &role, asked) else { return true };
    let Some(way) = program.routes.first() else { return true };
    program.interval(way.standing, &program.read(person)).ceiling == Standing::Ready
}

/// Somebody who has worked in a role for long, and nowhere else, with everything decided for them.
fn only_ever(desk: &Desk<'_>, role: &Role) -> Option<Person> {
    let term = desk.framework.vocabulary.find(&role.title, &["role"])?;
    let from = DateRange::day(months_before(desk.on, MONTHS_IN_ROLE));
    let fact = |known, shown: &str| Fact {
        known,
        known_by: KnownBy::Said,
        path: "employments[0]".to_owned(),
        shown: shown.to_owned(),
    };
    let fields = BTreeMap::from([
        (Field::Role, fact(Known::Term(term), &role.title)),
        (Field::Employed, fact(Known::Truth(true), "a job")),
        (Field::From, fact(Known::Date(from), &from.earliest.to_string())),
        (Field::Until, fact(Known::Date(DateRange::day(DateRange::LAST)), "still")),
    ]);
    let item = Item { list: List::Work, label: role.title.clone(), fields };
    let no_other =
        Denial { list: List::Work, tests: Vec::new(), path: "complete".to_owned(), shown: "no other work".to_owned() };
    Some(Person { items: vec![item], denials: vec![no_other], ..in_favour() })
}
