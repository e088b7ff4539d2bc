//! How a case near a threshold could begin: somebody on that side of it, made up and read again before they are shown.

use rungs_core::condition::{Condition, Tally};
use rungs_core::date::Date;
use rungs_core::decide::Reading;
use rungs_core::program::{Asked as Compiling, Compiled, Program};
use rungs_core::requirement::{Content, Leaf, Matter, Moment, Requirement};
use rungs_core::standing::Standing;
use rungs_core::threshold::{Side, Threshold};
use rungs_core::vocabulary::Vocabulary;
use rungs_core::witness::Witness;
use serde_json::{Map, Value, json};

use super::near::{Both, Stated, name, plainly};
use super::{Read, said};
use crate::framework::Loaded;
use crate::person::sketch::Sketch;
use crate::person::{self, write};
use crate::service::Question;
use crate::wire::cases::{CaseIdea, SideName};

/// An idea for a case, where somebody can be made up.
pub(super) fn of(
    loaded: &Loaded,
    stated: &Stated<'_>,
    threshold: Threshold,
    side: Side,
    files: &[Read<'_>],
) -> Option<CaseIdea> {
    let vocabulary = &loaded.checked.framework.vocabulary;
    let moment = stated.requirement.moment;
    let said = said::words(threshold, vocabulary);
    let case = match name(side, threshold) {
        SideName::Below => format!("just below: {said}"),
        SideName::At => format!("exactly: {said}"),
        SideName::Above => format!("above: {said}"),
    };
    let file = files.iter().find(|read| read.role.slug == stated.role.slug);
    let on = file.and_then(|read| read.file.on.as_ref()?.parse().ok()).or(stated.role.reviewed)?;
    let idea = |start: Option<Date>, with| CaseIdea {
        case: case.clone(),
        route: stated.route.map(|route| route.slug.clone()),
        moment: (!moment.counts_at(Moment::Start, start.unwrap_or(on)) && stated.route.is_some())
            .then(|| moment.name()),
        start: start.map(|day| day.to_string()),
        with,
    };
    if let Some(start) = start_of(threshold, side) {
        return Some(idea(Some(start), Map::new()));
    }
    let base = file.map(|read| read.file.person.clone()).unwrap_or_default();
    let trying = Trying::new(loaded, stated.requirement, threshold, side, on)?;
    let drawn = trying.drawn(&base, vocabulary);
    drawn.or_else(|| trying.answering()).map(|with| idea(None, with))
}

/// The day of a start on this side of the day from which, or before which, a rule holds.
fn start_of(threshold: Threshold, side: Side) -> Option<Date> {
    let (Threshold::StartsFrom(day) | Threshold::StartsBefore(day)) = threshold else { return None };
    let holds = side == Side::At;
    let is_from = matches!(threshold, Threshold::StartsFrom(_));
    Some(if holds == is_from { day } else { rungs_core::date::day_before(day) })
}

/// A condition with a threshold, and the one that tells a side of it.
struct Trying<'a> {
    loaded: &'a Loaded,
    threshold: Threshold,
    side: Side,
    on: Date,
    /// What somebody just meets who stands there.
    met: Condition,
    /// The rule as it is, and as it would be mistaken.
    both: Both,
    /// All that the sentence asks.
    whole: Both,
}

impl<'a> Trying<'a> {
    fn new(
        loaded: &'a Loaded,
        requirement: &Requirement,
        threshold: Threshold,
        side: Side,
        on: Date,
    ) -> Option<Trying<'a>> {
        let vocabulary = &loaded.checked.framework.vocabulary;
        let alone = |leaf: &Leaf| Requirement {
            content: Content::Matter(Matter::Leaf(leaf.clone())),
            guard: None,
            ..plainly(requirement)
        };
        let of_guard = requirement.guard.iter().flat_map(|guard| guard.clause.leaves());
        let own = match &requirement.content {
            Content::Matter(matter) => matter.leaves(),
            _ => Vec::new(),
        };
        let asked = of_guard.chain(own).map(alone).find(|one| one.thresholds().contains(&threshold))?;
        let asked = &asked;
        let other = match side {
            Side::Short => asked.mistaken(threshold, Side::Short, vocabulary)?,
            Side::At | Side::Beyond => asked.mistaken(threshold, Side::At, vocabulary)?,
        };
        let Content::Matter(Matter::Leaf(met)) = asked.asking_for(threshold, side, vocabulary)?.content else {
            return None;
        };
        let whole = plainly(requirement);
        let whole = Both::new(&whole, &whole);
        Some(Trying { loaded, threshold, side, on, met: met.condition, both: Both::new(asked, &other), whole })
    }

    /// A person of a case file: the entry of the base that has the threshold changed, or one made up.
    fn drawn(&self, base: &Map<String, Value>, vocabulary: &Vocabulary) -> Option<Map<String, Value>> {
        let field = match (self.threshold, self.met.tally) {
            (Threshold::AtLeast(field, _) | Threshold::AtMost(field, _), _) => Some(field),
            (Threshold::By(field, _) | Threshold::Since(field, _), _) => Some(field),
            (Threshold::Months(_), Tally::Months { .. }) => Some(rungs_core::fact::Field::From),
            _ => None,
        };
        let sketch = Sketch::of(&self.met, self.on, vocabulary)?;
        let changed = field.map(|field| sketch.onto(base, field)).unwrap_or_default();
        let made_up = sketch.alone();
        let complete = json!(sketch.lists());
        let candidates = changed.into_iter().chain([made_up]).flat_map(|with| {
            let closed = with.clone().into_iter().chain([("complete".to_owned(), complete.clone())]).collect();
            [with, closed]
        });
        let shown: Vec<Map<String, Value>> = candidates.filter(|with| self.shows(&merged(base, with))).collect();
        // Where a condition in front says whom the rule is for, what it asks of them is left to the author.
        shown.iter().find(|with| self.is_settled(&merged(base, with))).or(shown.first()).cloned()
    }

    /// The same by answers to what the page asks.
    fn answering(&self) -> Option<Map<String, Value>> {
        let asked = Compiling { start: self.on, moment: Moment::Start };
        let found = self.both.ask(self.loaded, asked, |program, right, wrong| match self.side {
            Side::Short => program.telling_apart(wrong.standing, right.standing),
            Side::At => program.telling_apart(right.standing, wrong.standing),
            Side::Beyond => Some(program.witness(wrong.standing, Standing::Ready)),
        });
        let Some(Some(Witness::Somebody(Some(person)))) = found else { return None };
        match write::value(&person) {
            Value::Object(with) => Some(with),
            _ => None,
        }
    }

    /// Whether this person, read like anybody else, surely stands on that side.
    fn shows(&self, person: &Map<String, Value>) -> bool {
        let shown = self.asked_of(&self.both, person, |program, right, wrong, reading| {
            let met = |node| program.interval(node, reading).floor == Standing::Ready;
            let unmet = |node| program.interval(node, reading).ceiling < Standing::Ready;
            match self.side {
                Side::Short => unmet(right.standing) && met(wrong.standing),
                Side::At => met(right.standing) && unmet(wrong.standing),
                Side::Beyond => met(wrong.standing),
            }
        });
        shown == Some(true)
    }

    /// Whether all that the sentence asks leaves no doubt where they stand.
    fn is_settled(&self, person: &Map<String, Value>) -> bool {
        let settled = self.asked_of(&self.whole, person, |program, whole, _, reading| {
            program.interval(whole.standing, reading).is_settled()
        });
        settled == Some(true)
    }

    fn asked_of(
        &self,
        both: &Both,
        person: &Map<String, Value>,
        answer: impl FnOnce(&Program<'_>, &Compiled<'_>, &Compiled<'_>, &Reading) -> bool,
    ) -> Option<bool> {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let person = person::of_value(Value::Object(person.clone()), vocabulary, self.on).ok()?;
        let question = Question { on: self.on, start: self.on, moment: Moment::Start };
        both.ask(self.loaded, question.asked(), |program, one, other| {
            answer(program, one, other, &program.read(&question.told(program, &person)))
        })
    }
}

fn merged(base: &Map<String, Value>, with: &Map<String, Value>) -> Map<String, Value> {
    let mut person = base.clone();
    person.extend(with.clone());
    person
}
