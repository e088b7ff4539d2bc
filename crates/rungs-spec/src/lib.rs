//! What standings mean, as plainly as it can be written down.
//!
//! This crate is the definition that the engine in `rungs-core` is held against. It is written to
//! be read: no compiled form, no pruning, no search that stops early. It uses the data types of
//! `rungs-core` (requirements, facts, conditions) and nothing that reads them. It is never shipped.
//!
//! The definition is one sentence long. *The floor of a standing is the worst, and its ceiling the
//! best, over every way the unknown facts could turn out.* So four things have to be said:
//!
//! 1. what a person is of whom everything is known, and when a condition holds for them
//!    ([`Complete`], [`holds`]);
//! 2. what standing a requirement gives such a person ([`standing`]), row by row of the table in
//!    the language reference, and how requirements make up a way in ([`standings`]);
//! 3. which complete persons someone known in part could be ([`completions`]);
//! 4. the worst and the best over them ([`interval`]).

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Condition, Exact, Tally, Test};
use rungs_core::date::{Date, DateRange, day_after, day_before, months_before, months_between};
use rungs_core::fact::{Decision, Denial, Field, Known, List, Outcome, Person};
use rungs_core::framework::Role;
use rungs_core::requirement::{Content, How, Matter, Moment, Requirement, Strength};
use rungs_core::standing::{Interval, Standing};
use rungs_core::vocabulary::{TermId, Vocabulary};

/// What is asked: for which start, for which moment, in which words.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day of the start.
    pub start: Date,
    /// The moment whose standing is wanted.
    pub moment: Moment,
    /// The words that rules and facts share.
    pub vocabulary: &'a Vocabulary,
}

// ---------------------------------------------------------------------------------------------
// 1. A person of whom everything is known
// ---------------------------------------------------------------------------------------------

/// A person of whom everything is known that anybody asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complete {
    /// Every entry of every list.
    pub lists: BTreeMap<List, Vec<Entry>>,
    /// How what *isn't known yet* of the pages turns out: every such requirement is met, or none is.
    pub silence_is_met: bool,
}

/// One entry, with a value in every field that anybody asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The values.
    pub values: BTreeMap<Field, Exact>,
    /// Its time, where only its length is told. Otherwise its time runs from `From` to `Until`.
    pub untold: Option<Untold>,
}

/// Months on days that aren't told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untold {
    /// How many there are.
    pub months: u32,
    /// How many of them are beside all other time. The rest went by while something else counted too.
    pub beside: u32,
    /// How far back they reach, all together: they lie in every window at least this long.
    pub within_last: u32,
}

/// Whether a value passes a check.
fn passes(check: &Check, value: Exact, asked: &Asked<'_>) -> bool {
    let is_one_of = |wide: &[TermId], term: Option<TermId>| {
        wide.iter().any(|wide| term.is_some_and(|term| asked.vocabulary.covers(*wide, term)))
    };
    match (check, value) {
        (Check::StartSince(day), _) => asked.start >= *day,
        (Check::Within(wide), Exact::Term(term)) => is_one_of(wide, term),
        (Check::Outside(wide), Exact::Term(term)) => !is_one_of(wide, term),
        (Check::AtLeast(least), Exact::Number(number)) => number >= *least,
        (Check::AtMost(most), Exact::Number(number)) => number <= *most,
        (Check::Is(wanted), Exact::Truth(answer)) => answer == *wanted,
        (Check::ByThen(when), Exact::Date(day)) => day <= when.day(asked.start),
        (Check::SinceThen(when), Exact::Date(day)) => day >= when.day(asked.start),
        (Check::Grade(floors), Exact::Grade(Some((scale, rank)))) => floors.contains_at_or_below(scale, rank),
        _ => false,
    }
}

/// A floor on the same scale, at this rank or below it.
trait Floors {
    fn contains_at_or_below(&self, scale: TermId, rank: u8) -> bool;
}

impl Floors for Vec<(TermId, u8)> {
    fn contains_at_or_below(&self, scale: TermId, rank: u8) -> bool {
        self.iter().any(|(on, floor)| *on == scale && *floor <= rank)
    }
}

/// Whether an entry passes all of some tests. A test is passed if any of its fields passes its check.
fn passes_all(tests: &[Test], entry: &Entry, asked: &Asked<'_>) -> bool {
    tests.iter().all(|test| {
        test.fields.iter().filter_map(|field| entry.values.get(field)).any(|value| passes(&test.check, *value, asked))
    })
}

/// Whether an entry counts for a condition: it passes all the tests of one of its ways.
fn counts(condition: &Condition, entry: &Entry, asked: &Asked<'_>) -> bool {
    condition.ways.iter().any(|way| passes_all(way, entry, asked))
}

/// **Whether a condition holds for a complete person**: what counts is counted, or its time or amounts added up.
pub fn holds(condition: &Condition, person: &Complete, asked: &Asked<'_>) -> bool {
    let entries = person.lists.get(&condition.list).map(Vec::as_slice).unwrap_or_default();
    tallied(condition, entries, asked) == Tallied::Enough
}

/// How much of what counts there is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tallied {
    Enough,
    Entries(usize),
    Total(i64),
    Time(Vec<(Date, Date)>, u32, u32),
}

fn tallied(condition: &Condition, entries: &[Entry], asked: &Asked<'_>) -> Tallied {
    let counting = || entries.iter().filter(|entry| counts(condition, entry, asked));
    let (is_enough, so_far) = match condition.tally {
        Tally::Count(needed) => {
            let count = counting().count();
            (count >= usize::from(needed), Tallied::Entries(count))
        }
        Tally::Sum { field, at_least } => {
            let amounts = counting().filter_map(|entry| match entry.values.get(&field) {
                Some(Exact::Number(amount)) => Some(*amount),
                _ => None,
            });
            let total = amounts.fold(0, i64::saturating_add);
            (total >= at_least, Tallied::Total(total))
        }
        Tally::Months { at_least, within_last } => {
            let untold = || counting().filter_map(|entry| untold_months(entry, within_last, asked));
            let told = counting().filter(|entry| entry.untold.is_none());
            let days = covered(told.filter_map(|entry| days(entry, within_last, asked)).collect());
            let beside = untold().map(|(_, beside)| beside).fold(0, u32::saturating_add);
            let longest = untold().map(|(months, _)| months).max().unwrap_or(0);
            let total = (months_in(&days).saturating_add(beside)).max(longest);
            (total >= at_least, Tallied::Time(days, beside, longest))
        }
    };
    if is_enough { Tallied::Enough } else { so_far }
}

/// The days of an entry before the start and within the window, up to but not including the second one.
fn days(entry: &Entry, within_last: Option<u32>, asked: &Asked<'_>) -> Option<(Date, Date)> {
    let (Some(Exact::Date(from)), Some(Exact::Date(until))) =
        (entry.values.get(&Field::From), entry.values.get(&Field::Until))
    else {
        return None;
    };
    let window = within_last.map_or(Date::MIN, |months| months_before(asked.start, months));
    let (from, end) = ((*from).max(window), day_after(*until).min(asked.start));
    (from < end).then_some((from, end))
}

/// How many months of an entry whose days aren't told lie in the window, and how many of them are beside all other time.
fn untold_months(entry: &Entry, within_last: Option<u32>, asked: &Asked<'_>) -> Option<(u32, u32)> {
    let untold = entry.untold?;
    let room = match (within_last, entry.values.get(&Field::Until)) {
        (Some(window), _) if untold.within_last > window => 0,
        (Some(window), Some(Exact::Date(until))) => {
            months_between(months_before(asked.start, window), day_after(*until).min(asked.start)).0
        }
        _ => u32::MAX,
    };
    Some((untold.months.min(room), untold.beside.min(room)))
}

/// The days covered, overlaps once: stretches in order, apart from each other.
fn covered(days: BTreeSet<(Date, Date)>) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    for (from, end) in days {
        match stretches.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(end),
            _ => stretches.push((from, end)),
        }
    }
    stretches
}

/// Calendar months in these stretches. Days left over count thirty to a month.
fn months_in(stretches: &[(Date, Date)]) -> u32 {
    let parts: Vec<(u32, u32)> = stretches.iter().map(|(from, end)| months_between(*from, *end)).collect();
    parts.iter().map(|part| part.0).sum::<u32>() + parts.iter().map(|part| part.1).sum::<u32>() / 30
}

// ---------------------------------------------------------------------------------------------
// 2. The algebra
// ---------------------------------------------------------------------------------------------

/// Decisions on record, as they bear on one place of a role.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What was decided, in the order in which it was recorded.
    pub decisions: &'a [Decision],
    /// The way in that the requirement stands under, if any.
    pub route: Option<&'a str>,
    /// The offer it stands under, if any.
    pub offer: Option<&'a str>,
}

impl Record<'_> {
    /// What was decided last about a requirement. A record names it by its id or by words of its
    /// sentence, and may be limited to one way in or one offer.
    fn outcome(&self, requirement: &Requirement) -> Option<Outcome> {
        let same = |limit: &Option<String>, place: Option<&str>| match limit {
            None => true,
            Some(limit) => place.is_some_and(|place| place.eq_ignore_ascii_case(limit)),
        };
        let about = |decision: &&Decision| {
            let sentence = requirement.sentence.to_lowercase();
            (decision.requirement == requirement.id || sentence.contains(&decision.requirement.to_lowercase()))
                && same(&decision.route, self.route)
                && same(&decision.offer, self.offer)
        };
        self.decisions.iter().rfind(about).map(|decision| decision.outcome)
    }

    /// Refused is *not yet* and granted is *ready*; this is what it is until either.
    fn decided(&self, requirement: &Requirement, until_then: Standing) -> Standing {
        match self.outcome(requirement) {
            Some(Outcome::Granted) => Standing::Ready,
            Some(Outcome::Refused) => Standing::NotYet,
            None => until_then,
        }
    }

    /// Setting one's own usual rule aside.
    fn waiver(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::ByException)
    }

    /// Considering what one has said one will consider.
    fn consideration(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::AtDiscretion)
    }

    /// What everyone goes through once offered a place: in nobody's way until it is refused.
    fn formality(&self, requirement: &Requirement) -> Standing {
        self.decided(requirement, Standing::Ready)
    }
}

/// All of: the worst of them.
fn all_of(standings: impl Iterator<Item = Standing>) -> Standing {
    standings.min().unwrap_or(Standing::Ready)
}

/// One of: the best of them.
fn one_of(standings: impl Iterator<Item = Standing>) -> Standing {
    standings.max().unwrap_or(Standing::NotYet)
}

/// At least k of: the k-th best of them.
fn at_least(count: u16, standings: impl Iterator<Item = Standing>) -> Standing {
    let mut standings: Vec<Standing> = standings.collect();
    standings.sort_by(|one, other| other.cmp(one));
    let needed = standings.into_iter().take(usize::from(count)).collect::<Vec<_>>();
    if needed.len() < usize::from(count) { Standing::NotYet } else { all_of(needed.into_iter()) }
}

/// **The standing that a requirement gives a complete person**, row by row of the table.
pub fn standing(requirement: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let stated = stated(requirement, person, record, asked);
    match &requirement.guard {
        None => stated,
        // If c, x: the better of not c, and x.
        Some(guard) => matter(&guard.clause, requirement, person, record, asked).opposite().max(stated),
    }
}

/// A requirement without its *if*.
fn stated(requirement: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let waiver = || record.waiver(requirement);
    let consideration = || record.consideration(requirement);
    let has_decider = requirement.decider.is_some();

    // A rule about the course says which course to choose, and nothing about the person.
    if requirement.content == Content::OfTheCourse {
        return Standing::Ready;
    }
    // Preferably x: ready; x is shown, and never decides.
    if requirement.strength == Strength::Preferably {
        return Standing::Ready;
    }
    // What everyone goes through once offered a place doesn't lower the standing; a refusal does.
    if requirement.moment == Moment::Offered {
        return record.formality(requirement);
    }
    let asked_for = match &requirement.content {
        Content::OfTheCourse => return Standing::Ready,
        // What is needed here isn't known yet: [not yet, ready].
        Content::NotKnownYet => return if person.silence_is_met { Standing::Ready } else { Standing::NotYet },
        // No set requirements: ready. Where somebody decides, and nothing stands beside it, that is their consideration.
        Content::NothingSet { alone } => return if *alone && has_decider { consideration() } else { Standing::Ready },
        // Requirements vary: a note beside other rules; alone it is at discretion.
        Content::Varies { alone } => return if *alone { consideration() } else { Standing::Ready },
        // As someone decides, with nothing to check: their consideration.
        Content::Judgement => consideration(),
        Content::Matter(asked_for) => matter(asked_for, requirement, person, record, asked),
        Content::Group { how, members } => {
            let in_force = members.iter().filter(|member| member.starts.contains(asked.start));
            let each = in_force.map(|member| standing(member, person, record, asked));
            match how {
                How::All => all_of(each),
                How::One => one_of(each),
                How::AtLeast(count) => at_least(*count, each),
            }
        }
    };
    // Must x, as someone decides; x may count instead: the worse of x and their consideration.
    let considered = match requirement.strength {
        _ if has_decider => asked_for.min(consideration()),
        Strength::Instead => asked_for.min(consideration()),
        _ => asked_for,
    };
    match requirement.strength {
        Strength::Must | Strength::Instead => considered,
        // Should x, as someone decides: the same, never below by exception.
        Strength::Usually | Strength::Should if has_decider => considered.max(Standing::ByException),
        // Usually x, should x: the better of x and the waiver.
        Strength::Usually | Strength::Should => considered.max(waiver()),
        // May need x: the better of x and the consideration (this one may not ask).
        Strength::May => considered.max(consideration()),
        Strength::Preferably => Standing::Ready,
    }
}

/// The words of one sentence.
fn matter(matter: &Matter, of: &Requirement, person: &Complete, record: Record<'_>, asked: &Asked<'_>) -> Standing {
    let value = |part: &Matter| self::matter(part, of, person, record, asked);
    match matter {
        Matter::Leaf(leaf) if holds(&leaf.condition, person, asked) => Standing::Ready,
        Matter::Leaf(_) => Standing::NotYet,
        Matter::All(parts) => all_of(parts.iter().map(value)),
        Matter::Any(parts) => one_of(parts.iter().map(value)),
        Matter::AtLeast(count, parts) => at_least(*count, parts.iter().map(value)),
        Matter::Not(part) => value(part).opposite(),
        // The better of the strict reading, and the loose one capped at discretion until they decide.
        Matter::Softened { strict, loose } => value(strict).max(value(loose).min(record.consideration(of))),
        Matter::Usually(part) => value(part).max(record.waiver(of)),
        Matter::Preferably(_) => Standing::Ready,
    }
}

/// The standings that one role gives a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings<S> {
    /// Towards holding the role.
    pub to_hold: S,
    /// Towards each way in.
    pub routes: Vec<RouteStandings<S>>,
}

/// The standings that one way in gives a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteStandings<S> {
    /// By the general rules.
    pub general: S,
    /// By the funder's rules, if there are any: they decide who pays, and not who may start.
    pub funded: Option<S>,
    /// By the rules of each offer: the general ones and the provider's own.
    pub offers: Vec<S>,
}

/// **How requirements make up a role.** A way in stands as the worst of what every way in asks and
/// what it asks itself. What it takes to hold the role is kept apart.
pub fn standings(role: &Role, person: &Complete, decisions: &[Decision], asked: &Asked<'_>) -> Standings<Standing> {
    let worst = |requirements: &[&Requirement], route: Option<&str>, offer: Option<&str>| {
        let record = Record { decisions, route, offer };
        let due = requirements.iter().filter(|requirement| {
            let counts = requirement.moment.counts_at(asked.moment) || requirement.moment == Moment::Offered;
            counts && requirement.starts.contains(asked.start)
        });
        all_of(due.map(|requirement| standing(requirement, person, record, asked)))
    };
    let routes = role.routes.iter().map(|route| {
        let slug = Some(route.slug.as_str());
        let (funding, rules): (Vec<&Requirement>, Vec<&Requirement>) =
            role.to_start.iter().chain(&route.requirements).partition(|requirement| requirement.for_funding);
        let rules = worst(&rules, slug, None);
        let in_force = funding.iter().any(|requirement| requirement.starts.contains(asked.start));
        let offers = route.offers.iter().map(|offer| {
            let own: Vec<&Requirement> = offer.requirements.iter().filter(|own| !own.for_funding).collect();
            rules.min(worst(&own, slug, Some(&offer.provider)))
        });
        let offers: Vec<Standing> = offers.collect();
        // Offered only by those named: it stands as its best offer.
        let general = if route.only_named { one_of(offers.iter().copied()) } else { rules };
        let funded = in_force.then(|| worst(&funding, slug, None));
        RouteStandings { general, funded, offers }
    });
    let routes = routes.collect();
    Standings { to_hold: worst(&role.to_hold.iter().collect::<Vec<_>>(), None, None), routes }
}

// ---------------------------------------------------------------------------------------------
// 3. Every way the unknown facts could turn out
// ---------------------------------------------------------------------------------------------

/// **Every complete person that someone known in part could be**, as far as these conditions can tell them apart.
///
/// Facts of different lists say nothing about each other, so every completion of one list meets
/// every completion of the others. Two completions of a list under which the same conditions hold
/// are as one, and one of them is kept.
pub fn completions(person: &Person, conditions: &[&Condition], asked: &Asked<'_>) -> Vec<Complete> {
    let mut persons = vec![Complete::default()];
    for list in List::ALL {
        let of_list: Vec<&Condition> = conditions.iter().filter(|one| one.list == list).copied().collect();
        if of_list.is_empty() {
            continue;
        }
        let ways = ListInPart::new(list, &of_list, person, asked).completions();
        let with = |person: &Complete| {
            let person = person.clone();
            ways.iter().map(move |entries| {
                let mut more = person.clone();
                more.lists.insert(list, entries.clone());
                more
            })
        };
        persons = persons.iter().flat_map(with).collect();
    }
    let met = persons.iter().map(|person| Complete { silence_is_met: true, ..person.clone() }).collect::<Vec<_>>();
    persons.into_iter().chain(met).collect()
}

/// One list of a person known in part, and what asks about it.
pub struct ListInPart<'a> {
    list: List,
    conditions: &'a [&'a Condition],
    items: Vec<BTreeMap<Field, Known>>,
    denials: Vec<&'a Denial>,
    asked: &'a Asked<'a>,
}

impl<'a> ListInPart<'a> {
    /// What is known of this list. `conditions` are those on it.
    pub fn new(
        list: List,
        conditions: &'a [&'a Condition],
        person: &'a Person,
        asked: &'a Asked<'a>,
    ) -> ListInPart<'a> {
        let known =
            |item: &rungs_core::fact::Item| item.fields.iter().map(|(field, fact)| (*field, fact.known)).collect();
        let mut items: Vec<_> = person.items.iter().filter(|item| item.list == list).map(known).collect();
        // A list that has one entry by its nature has it also when nothing is known of it.
        if list.is_single() && items.is_empty() {
            items.push(BTreeMap::new());
        }
        let denials = person.denials.iter().filter(|denial| denial.list == list).collect();
        ListInPart { list, conditions, items, denials, asked }
    }

    /// Every way the list could turn out: each entry known in part is one of its completions, and an
    /// open list may have further entries, as many as all the conditions together could want.
    fn completions(&self) -> Vec<Vec<Entry>> {
        let mut ways = vec![Vec::new()];
        for item in &self.items {
            let turned_out = self.distinct(self.listed(item));
            ways = self.apart(ways.iter().flat_map(|way| with_one_more(way, &turned_out)).collect());
        }
        let further = self.distinct(self.unlisted());
        let wanted = |condition: &&Condition| match condition.tally {
            Tally::Count(needed) => usize::from(needed),
            Tally::Sum { at_least, .. } => usize::try_from(at_least).unwrap_or(0),
            Tally::Months { .. } => 1,
        };
        for _ in 0..self.conditions.iter().map(wanted).sum() {
            let larger: Vec<Vec<Entry>> = ways.iter().flat_map(|way| with_one_more(way, &further)).collect();
            ways.extend(larger);
            ways = self.apart(ways);
        }
        // In the end it only matters which conditions hold.
        let mut apart: BTreeMap<Vec<bool>, Vec<Entry>> = BTreeMap::new();
        for way in ways {
            let held = self.conditions.iter().map(|one| tallied(one, &way, self.asked) == Tallied::Enough);
            apart.entry(held.collect()).or_insert(way);
        }
        apart.into_values().collect()
    }

    /// One of all the ways that have the same counted for every condition: whatever is added, they stay alike.
    fn apart(&self, ways: Vec<Vec<Entry>>) -> Vec<Vec<Entry>> {
        let mut apart: BTreeMap<Vec<Tallied>, Vec<Entry>> = BTreeMap::new();
        for way in ways {
            let counted = self.conditions.iter().map(|one| tallied(one, &way, self.asked)).collect();
            apart.entry(counted).or_insert(way);
        }
        apart.into_values().collect()
    }

    /// One of all the entries that count alike by themselves.
    fn distinct(&self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut apart: BTreeMap<Vec<Option<Alone>>, Entry> = BTreeMap::new();
        for entry in entries {
            let alone = |condition: &&Condition| {
                counts(condition, &entry, self.asked).then(|| match condition.tally {
                    Tally::Count(_) => (None, None, None),
                    Tally::Sum { field, .. } => (entry.values.get(&field).copied(), None, None),
                    Tally::Months { within_last, .. } if entry.untold.is_some() => {
                        (None, None, untold_months(&entry, within_last, self.asked))
                    }
                    Tally::Months { within_last, .. } => (None, days(&entry, within_last, self.asked), None),
                })
            };
            apart.entry(self.conditions.iter().map(alone).collect()).or_insert(entry);
        }
        apart.into_values().collect()
    }

    /// What an entry known in part could be.
    ///
    /// What is said not to be there strikes out completions. Said of an entry that surely is just
    /// that, it means no further one. And where the statements leave nothing, they contradict what
    /// is known of the entry, and the entry stands.
    pub fn listed(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let all = self.entries(known);
        let denied = |denial: &Denial, entry: &Entry| passes_all(&denial.tests, entry, self.asked);
        let about_others = |denial: &Denial| all.iter().all(|entry| denied(denial, entry));
        let striking: Vec<&&Denial> = self.denials.iter().filter(|denial| !about_others(denial)).collect();
        let left: Vec<Entry> =
            all.iter().filter(|entry| !striking.iter().any(|denial| denied(denial, entry))).cloned().collect();
        if left.is_empty() { all } else { left }
    }

    /// What an entry that isn't listed could be.
    pub fn unlisted(&self) -> Vec<Entry> {
        if self.list.is_single() {
            return Vec::new();
        }
        let denied = |entry: &Entry| self.denials.iter().any(|denial| passes_all(&denial.tests, entry, self.asked));
        self.entries(&BTreeMap::new()).into_iter().filter(|entry| !denied(entry)).collect()
    }

    /// Every entry that agrees with what is known, with a value in each field that anybody asks about.
    fn entries(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let mut asked_about: BTreeSet<Field> = self.conditions.iter().flat_map(|one| one.fields()).collect();
        asked_about.extend(self.denials.iter().flat_map(|one| &one.tests).flat_map(|test| test.fields.clone()));
        let asks = |fields: [Field; 3]| fields.iter().any(|field| asked_about.contains(field));

        let mut entries = vec![Entry::default()];
        if asks(AWARD) {
            entries = joined(&entries, &self.awards(known));
        }
        if asks(PERIOD) {
            entries = joined(&entries, &self.periods(known));
        }
        for field in asked_about.iter().filter(|field| !AWARD.contains(field) && !PERIOD.contains(field)) {
            let said = known.get(field).copied();
            let values = self.values(*field, said).into_iter();
            let each = values.map(|value| Entry { values: BTreeMap::from([(*field, value)]), untold: None });
            entries = joined(&entries, &each.collect::<Vec<_>>());
        }
        entries
    }

    /// Candidates for a field that agree with what is said of it.
    fn values(&self, field: Field, said: Option<Known>) -> Vec<Exact> {
        let possible = match field {
            Field::Role
            | Field::Sector
            | Field::Setting
            | Field::With
            | Field::Type
            | Field::Subject
            | Field::EquivalentTo
            | Field::ApprovedBy
            | Field::What
            | Field::Profession => {
                // Every term that can stand in the field, and a term that the vocabulary doesn't have. What is
                // said in so many words is possible whatever its class.
                let classes = field.classes();
                let stands = |class: &str| said.is_some() || classes.is_empty() || classes.contains(&class);
                let named = self.asked.vocabulary.iter().filter(|(_, term)| stands(&term.class));
                named.map(|(id, _)| Some(id)).chain([None]).map(Exact::Term).collect()
            }
            Field::Paid | Field::Employed | Field::Held | Field::Part(_) => {
                vec![Exact::Truth(false), Exact::Truth(true)]
            }
            Field::Hours | Field::Level | Field::Months | Field::Share | Field::Score(_) => {
                self.numbers(field, said).into_iter().map(Exact::Number).collect()
            }
            Field::Born | Field::On | Field::From | Field::Until => {
                self.dates(field, said).into_iter().map(Exact::Date).collect()
            }
            Field::Grade => Vec::new(),
        };
        possible.into_iter().filter(|value| said.is_none_or(|said| self.agrees(said, *value))).collect()
    }

    /// Whether a value agrees with what is said.
    fn agrees(&self, said: Known, value: Exact) -> bool {
        match (said, value) {
            (Known::Term(wide), Exact::Term(Some(term))) => self.asked.vocabulary.covers(wide, term),
            (Known::Unnamed, Exact::Term(None)) => true,
            (Known::Number(low, high), Exact::Number(number)) => low <= number && number <= high,
            (Known::Date(range), Exact::Date(day)) => range.earliest <= day && day <= range.latest,
            (Known::Truth(said), Exact::Truth(answer)) => said == answer,
            (Known::Grade(on, low, high), Exact::Grade(Some((scale, rank)))) => {
                on == scale && low <= rank && rank <= high
            }
            _ => false,
        }
    }

    fn checks(&self, field: Field) -> impl Iterator<Item = &Check> {
        let ways = self.conditions.iter().flat_map(|condition| &condition.ways).flatten();
        let tests = ways.chain(self.denials.iter().flat_map(|denial| &denial.tests));
        tests.filter(move |test| test.fields.contains(&field)).map(|test| &test.check)
    }

    /// Numbers just below, at and above every threshold, the ends of what is said, and none at all. Where amounts
    /// are added up, every number up to the threshold: there are many ways to reach it.
    fn numbers(&self, field: Field, said: Option<Known>) -> BTreeSet<i64> {
        let most = if field == Field::Level { 8 } else { i64::MAX };
        let mut numbers = BTreeSet::from([0, most]);
        if let Some(Known::Number(low, high)) = said {
            numbers.extend([low, high]);
        }
        for check in self.checks(field) {
            if let Check::AtLeast(threshold) | Check::AtMost(threshold) = check {
                numbers.extend([threshold - 1, *threshold, threshold + 1]);
            }
        }
        for condition in self.conditions {
            if let Tally::Sum { field: summed, at_least } = condition.tally
                && summed == field
            {
                numbers.extend(0..=at_least);
            }
        }
        numbers.into_iter().filter(|number| said.is_some() || (0..=most).contains(number)).collect()
    }

    /// The days around every threshold, and the ends of what is said.
    fn dates(&self, field: Field, said: Option<Known>) -> BTreeSet<Date> {
        let mut days = BTreeSet::from([DateRange::FIRST, DateRange::LAST]);
        if let Some(Known::Date(range)) = said {
            days.extend([range.earliest, range.latest]);
        }
        for check in self.checks(field) {
            if let Check::ByThen(when) | Check::SinceThen(when) = check {
                let day = when.day(self.asked.start);
                days.extend([day_before(day), day, day_after(day)]);
            }
        }
        days
    }

    /// Type, grade and level hang together: a type is graded on its own scales, and may have its level by itself.
    /// Where what is said of an entry leaves no such award, it is taken at its word.
    fn awards(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let said = |field| known.get(&field).copied();
        let (mut sound, mut at_its_word) = (Vec::new(), Vec::new());
        for kind in self.values(Field::Type, said(Field::Type)) {
            let Exact::Term(kind) = kind else { continue };
            let grades_said = match said(Field::Grade) {
                Some(Known::Grade(scale, low, high)) => (low..=high).map(|rank| Some((scale, rank))).collect(),
                _ => self.grades_of(kind),
            };
            for grade in grades_said {
                let of_type = self.levels_of(kind, grade);
                let mut levels_said = of_type.clone();
                if let Some(said) = said(Field::Level) {
                    levels_said.retain(|level| self.agrees(said, *level));
                    levels_said.extend(self.values(Field::Level, Some(said)));
                }
                for level in levels_said {
                    let values = BTreeMap::from([
                        (Field::Type, Exact::Term(kind)),
                        (Field::Grade, Exact::Grade(grade)),
                        (Field::Level, level),
                    ]);
                    let entry = Entry { values, untold: None };
                    let level_fits = of_type.contains(&level) || self.own_level(kind).is_none();
                    if self.grades_of(kind).contains(&grade) && level_fits {
                        sound.push(entry.clone());
                    }
                    at_its_word.push(entry);
                }
            }
        }
        if sound.is_empty() { at_its_word } else { sound }
    }

    /// Every grade of a type; one without scales is ungraded.
    fn grades_of(&self, kind: Option<TermId>) -> Vec<Option<(TermId, u8)>> {
        let scales = kind.and_then(|kind| self.asked.vocabulary.get(kind)).map(|term| term.scales.clone());
        let ranks = |scale: TermId| {
            let count = self.asked.vocabulary.get(scale).map_or(0, |term| term.grades.len());
            (0..count).filter_map(move |rank| u8::try_from(rank).ok().map(|rank| Some((scale, rank))))
        };
        let grades: Vec<_> = scales.unwrap_or_default().into_iter().flat_map(ranks).collect();
        if grades.is_empty() { vec![None] } else { grades }
    }

    fn own_level(&self, kind: Option<TermId>) -> Option<&rungs_core::vocabulary::TypeLevel> {
        self.asked.vocabulary.get(kind?)?.level.as_ref()
    }

    /// The level that a type has by itself, or else any.
    fn levels_of(&self, kind: Option<TermId>, grade: Option<(TermId, u8)>) -> Vec<Exact> {
        match self.own_level(kind) {
            Some(level) => {
                let reached = match (&level.threshold, grade) {
                    (None, _) => level.level,
                    (Some((floors, _)), Some((scale, rank))) if floors.contains_at_or_below(scale, rank) => level.level,
                    (Some((_, below)), _) => *below,
                };
                vec![Exact::Number(i64::from(reached))]
            }
            None => self.values(Field::Level, None),
        }
    }

    /// From, until and months hang together: an entry tells its days or its length.
    /// Where what is said of its days contradicts itself, they are taken at their word and add up to nothing.
    fn periods(&self, known: &BTreeMap<Field, Known>) -> Vec<Entry> {
        let said = |field| known.get(&field).copied();
        let entry = |from: Date, until: Date, untold| Entry {
            values: BTreeMap::from([(Field::From, Exact::Date(from)), (Field::Until, Exact::Date(until))]),
            untold,
        };
        let mut entries = Vec::new();
        let ends = match said(Field::Until) {
            Some(Known::Date(range)) => vec![range.earliest, range.latest],
            _ => Vec::new(),
        };
        for from in self.days_around(said(Field::From), &ends) {
            for until in self.days_around(said(Field::Until), &[from]) {
                if until < from {
                    continue;
                }
                let Some(Known::Number(fewest, most)) = said(Field::Months) else {
                    entries.push(entry(from, until, None));
                    continue;
                };
                // Time that is told without days has been spent, so it has begun.
                if from <= self.asked.start {
                    let untold = self.untold(fewest, most).into_iter().map(Some);
                    entries.extend(untold.map(|untold| entry(from, until, untold)));
                }
            }
        }
        if let (true, Some(Known::Date(from))) = (entries.is_empty(), said(Field::From)) {
            let until = match said(Field::Until) {
                Some(Known::Date(until)) => until.latest,
                _ => DateRange::LAST,
            };
            let nothing = Untold { months: 0, beside: 0, within_last: u32::MAX };
            entries.push(entry(from.earliest, until, Some(nothing)));
        }
        entries
    }

    fn untold(&self, fewest: i64, most: i64) -> Vec<Untold> {
        let time_conditions = || {
            self.conditions.iter().filter_map(|condition| match condition.tally {
                Tally::Months { at_least, within_last } => Some((at_least, within_last)),
                _ => None,
            })
        };
        let longest = time_conditions().map(|(at_least, _)| at_least).max().unwrap_or(0);
        let windows: BTreeSet<u32> = time_conditions().filter_map(|(_, window)| window).chain([u32::MAX]).collect();
        let lengths =
            (0..=longest).map(i64::from).chain([fewest, most]).filter(|length| (fewest..=most).contains(length));
        let lengths: BTreeSet<u32> = lengths.filter_map(|length| u32::try_from(length).ok()).collect();
        let mut found = Vec::new();
        for months in lengths {
            for beside in 0..=months.min(longest) {
                found.extend(windows.iter().map(|window| Untold { months, beside, within_last: *window }));
            }
        }
        found
    }

    /// Days for either end of a period: those around every threshold, also those from which, or from
    /// the other end, time adds up to one. Both ends share them: the shortest period has them in common.
    fn days_around(&self, said: Option<Known>, other: &[Date]) -> BTreeSet<Date> {
        let mut days = self.dates(Field::From, said);
        days.extend(self.dates(Field::Until, said));
        days.extend(other);
        for condition in self.conditions {
            if let Tally::Months { at_least, within_last } = condition.tally {
                // From each of these days until the start it is so many months, and from the next one it isn't.
                let begins = (1..=at_least).map(|months| months_before(self.asked.start, months));
                days.extend(begins.flat_map(|begin| [begin, day_after(begin)]));
                days.extend(within_last.map(|window| months_before(self.asked.start, window)));
                days.insert(self.asked.start);
                for other in other {
                    let reached = months_after(*other, at_least).unwrap_or(DateRange::LAST);
                    let begun = months_before(day_after(*other), at_least);
                    days.extend([reached, day_before(reached), day_before(day_before(reached))]);
                    days.extend([day_before(begun), begun, day_after(begun)]);
                }
            }
        }
        let agrees = |day: &Date| said.is_none_or(|said| self.agrees(said, Exact::Date(*day)));
        days.into_iter().filter(agrees).collect()
    }
}

/// The day this many months after another (the last of its month where that day does not exist).
fn months_after(day: Date, months: u32) -> Option<Date> {
    let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::from(months);
    let (year, month) = (i16::try_from(month.div_euclid(12)).ok()?, i8::try_from(month.rem_euclid(12) + 1).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.day().min(first.days_in_month())).ok()
}

/// What an entry adds to one condition by itself.
type Alone = (Option<Exact>, Option<(Date, Date)>, Option<(u32, u32)>);

const AWARD: [Field; 3] = [Field::Type, Field::Grade, Field::Level];
const PERIOD: [Field; 3] = [Field::From, Field::Until, Field::Months];

fn with_one_more(entries: &[Entry], further: &[Entry]) -> Vec<Vec<Entry>> {
    further.iter().map(|entry| entries.iter().chain([entry]).cloned().collect()).collect()
}

/// Every entry with every further part.
fn joined(entries: &[Entry], parts: &[Entry]) -> Vec<Entry> {
    let with = |entry: &Entry, part: &Entry| {
        let values = entry.values.iter().chain(&part.values).map(|(field, value)| (*field, *value)).collect();
        Entry { values, untold: entry.untold.or(part.untold) }
    };
    entries.iter().flat_map(|entry| parts.iter().map(move |part| with(entry, part))).collect()
}

// ---------------------------------------------------------------------------------------------
// 4. Floor and ceiling
// ---------------------------------------------------------------------------------------------

/// **The worst and the best standing over every completion.**
pub fn interval(completions: &[Complete], of: impl Fn(&Complete) -> Standing) -> Interval {
    let mut standings = completions.iter().map(of);
    let first = standings.next().unwrap_or(Standing::NotYet);
    standings.fold(Interval::point(first), |interval, standing| Interval {
        floor: interval.floor.min(standing),
        ceiling: interval.ceiling.max(standing),
    })
}

/// What is known of every standing of a role.
pub fn intervals(
    role: &Role,
    completions: &[Complete],
    decisions: &[Decision],
    asked: &Asked<'_>,
) -> Standings<Interval> {
    let all: Vec<Standings<Standing>> =
        completions.iter().map(|person| standings(role, person, decisions, asked)).collect();
    let over = |of: &dyn Fn(&Standings<Standing>) -> Option<Standing>| {
        let (least, greatest) = (all.iter().filter_map(of).min()?, all.iter().filter_map(of).max()?);
        Some(Interval { floor: least, ceiling: greatest })
    };
    let known = |of: &dyn Fn(&Standings<Standing>) -> Option<Standing>| over(of).unwrap_or(Interval::UNKNOWN);
    let routes = role.routes.iter().enumerate().map(|(place, route)| RouteStandings {
        general: known(&|one| one.routes.get(place).map(|route| route.general)),
        funded: over(&|one| one.routes.get(place).and_then(|route| route.funded)),
        offers: (0..route.offers.len())
            .map(|offer| known(&|one| one.routes.get(place).and_then(|route| route.offers.get(offer).copied())))
            .collect(),
    });
    Standings { to_hold: known(&|one| Some(one.to_hold)), routes: routes.collect() }
}

/// Every condition that a role asks about, each once.
pub fn conditions(role: &Role) -> Vec<&Condition> {
    let offers = role.routes.iter().flat_map(|route| &route.offers).flat_map(|offer| &offer.requirements);
    let ways_in = role.routes.iter().flat_map(|route| &route.requirements);
    let requirements = role.to_hold.iter().chain(&role.to_start).chain(ways_in).chain(offers);
    let mut found: Vec<&Condition> = requirements.flat_map(conditions_of).collect();
    found.sort();
    found.dedup();
    found
}

fn conditions_of(requirement: &Requirement) -> Vec<&Condition> {
    let guard = requirement.guard.iter().flat_map(|guard| guard.clause.leaves());
    let mut found: Vec<&Condition> = guard.map(|leaf| &leaf.condition).collect();
    match &requirement.content {
        Content::Matter(matter) => found.extend(matter.leaves().iter().map(|leaf| &leaf.condition)),
        Content::Group { members, .. } => found.extend(members.iter().flat_map(conditions_of)),
        _ => {}
    }
    found
}
