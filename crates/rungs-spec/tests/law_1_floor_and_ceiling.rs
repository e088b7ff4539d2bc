//! Law 1. Floor and ceiling are exactly the worst and the best over all completions of the unknown
//! facts; so learning a fact about the person never widens an interval.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_core::condition::Exact;
use rungs_core::date::{DateRange, day_after, months_after};
use rungs_core::fact::{Field, Item, Known, List, Person};
use rungs_core::recall::Recall;
use rungs_core::standing::{Interval, Standing};
use rungs_spec::{Entry, ListInPart};
use support::random::{Size, case, case_or_time};
use support::{Case, build, cases, computed, flat, nodes};

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn the_engine_gives_the_worst_and_the_best_over_all_completions(case in case(Size::USUAL)) {
        prop_assert_eq!(case.computed(), case.defined());
    }

    #[test]
    fn learning_a_fact_never_widens(case in case_or_time(Size::USUAL), pick in any::<[Index; 4]>()) {
        let learned = learn(&case, pick);
        prop_assume!(learned.is_some());
        let learned = learned.expect("just looked");
        let (before, after) = (flat(&case.computed()), flat(&case.computed_for(&learned)));
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before.contains(*after), "{} became {} knowing {:?}", before, after, learned);
        }
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn past_the_bound_on_what_is_looked_through_an_interval_only_widens(
        case in case(Size::SMALL),
        more in 1usize..4,
        bound in 0usize..2,
    ) {
        let case = crowded(case, more);
        let bounded = flat(&computed(&case.program().looking_through(bound), &case.person));
        for (bounded, exact) in bounded.iter().zip(flat(&case.defined())) {
            prop_assert!(bounded.contains(exact), "{} is {} past {} ways", exact, bounded, bound);
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn it_does_so_also_where_time_is_added_up(case in case(Size::TIME)) {
        prop_assert_eq!(case.computed(), case.defined());
    }

    #[test]
    fn every_requirement_has_an_exact_interval_of_its_own(case in case(Size::SMALL)) {
        let (program, asked, completions) = (case.program(), case.asked(), case.completions());
        let reading = program.read(&case.person);
        for route in &program.routes {
            let slug = route.route.slug.as_str();
            let record = rungs_spec::Record { decisions: &case.person.decisions, route: Some(slug), offer: None };
            for explained in program.explain(&route.requirements, &reading) {
                let standing = |person: &_| rungs_spec::standing(explained.requirement, person, record, &asked);
                prop_assert_eq!(explained.standing, rungs_spec::interval(&completions, standing));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// What was looked at before, of somebody else or on another day, is taken up again only where it is the same.
    #[test]
    fn a_ceiling_that_is_recalled_is_the_ceiling(
        case in case_or_time(Size::USUAL),
        pick in any::<[Index; 4]>(),
        later in prop::collection::vec((0..30_u32, 0..40_u32), 1..4),
    ) {
        let people = [Some(case.person.clone()), learn(&case, pick)];
        let mut recall = Recall::default();
        for (months, days) in [(0, 0)].into_iter().chain(later) {
            let start = (0..days).fold(months_after(case.start, months), |day, _| day_after(day));
            let then = Case { start, ..case.clone() };
            let program = then.program();
            for person in people.iter().flatten() {
                let (reading, told) = (program.read(person), recall.told(person));
                // Whoever is told of entry by entry is the same person.
                let (few, rest) = person.items.split_at(person.items.len() / 2);
                let in_part = recall.told(&Person { items: few.to_vec(), ..person.clone() });
                let noted: Vec<_> = rest.iter().map(|item| recall.note(item)).collect();
                let in_part = recall.told_beside(&in_part, &noted);
                for node in nodes(&program) {
                    let sight = recall.sight(&program, node);
                    let looks = recall.looks((&program, &sight), &told, start);
                    let ceiling = recall.best(&looks).ceilings(&sight, &reading.outcomes).of(node.gate);
                    prop_assert_eq!(ceiling, program.interval(node, &reading).ceiling, "on {}", start);
                    let looks = recall.looks((&program, &sight), &in_part, start);
                    let best = recall.best(&looks);
                    prop_assert_eq!(best.ceilings(&sight, &reading.outcomes).of(node.gate), ceiling, "on {}", start);
                }
            }
        }
    }
}

/// The same case, where the person has so many more things on some list, describes none of them, and has no others there:
/// what the bound is for.
fn crowded(mut case: Case, more: usize) -> Case {
    let lists = case.conditions().into_iter().map(|condition| condition.list).find(|list| !list.is_single());
    if let Some(list) = lists {
        case.person.items.extend(std::iter::repeat_n(Item::unknown(list), more));
        case.person.denials.push(build::complete(list));
    }
    case
}

/// What is past the bound differs from what is within it, or the law above would hold of nothing.
#[test]
fn past_the_bound_two_jobs_nobody_describes_may_be_three() {
    let words = build::words(0);
    let jobs = build::so_many(build::works_in(words.sectors[0]), 3);
    let case = build::case(&words, vec![build::must(build::that(&jobs))], build::nobody_knows());
    let case = crowded(case, 2);
    let not_yet = Interval { floor: Standing::NotYet, ceiling: Standing::NotYet };
    assert_eq!(case.computed().routes[0].general, not_yet);
    let bounded = computed(&case.program().looking_through(0), &case.person);
    assert_eq!(bounded.routes[0].general, Interval { ceiling: Standing::Ready, ..not_yet });
}

/// The person with one more thing known, which was possible before: a field of an entry, an entry
/// that wasn't listed, or that there is nothing of some sort. None if nothing was picked.
fn learn(case: &Case, pick: [Index; 4]) -> Option<Person> {
    let (conditions, asked) = (case.conditions(), case.asked());
    if conditions.is_empty() {
        return None;
    }
    let list = pick[1].get(&conditions).list;
    let of_list: Vec<_> = conditions.into_iter().filter(|condition| condition.list == list).collect();
    let known = ListInPart::new(list, &of_list, &case.person, &asked);
    let mut learned = case.person.clone();
    match pick[0].index(4) {
        0 => {
            let entries = known.unlisted();
            let entry = (!entries.is_empty()).then(|| pick[2].get(&entries))?;
            learned.items.push(told(list, entry));
        }
        1 => {
            let tests = pick[2].get(&of_list).ways[0].clone();
            learned.denials.push(build::denial(list, if pick[3].index(3) == 0 { Vec::new() } else { tests }));
            // Statements that contradict each other, or an entry, tell nothing about how it could turn out.
            let after = ListInPart::new(list, &of_list, &learned, &asked);
            let listed = learned.items.iter().filter(|item| item.list == list);
            let mut entries: Vec<BTreeMap<Field, Known>> = listed
                .map(|item| item.fields.iter().map(|(field, fact)| (*field, fact.known.clone())).collect())
                .collect();
            if list.is_single() && entries.is_empty() {
                entries.push(BTreeMap::new());
            }
            for fields in entries {
                // There can be thousands.
                let before: BTreeSet<Entry> = known.listed(&fields).into_iter().collect();
                if after.listed(&fields).iter().any(|entry| !before.contains(entry)) {
                    return None;
                }
            }
        }
        _ => {
            let mut items: Vec<&mut Item> = learned.items.iter_mut().filter(|item| item.list == list).collect();
            if items.is_empty() {
                return None;
            }
            let place = pick[2].index(items.len());
            let item = &mut items[place];
            let fields = item.fields.iter().map(|(field, fact)| (*field, fact.known.clone())).collect();
            let entries = known.listed(&fields);
            let whole = told(list, pick[3].get(&entries));
            let (field, fact) = whole.fields.into_iter().nth(pick[1].index(3))?;
            item.fields.insert(field, fact);
        }
    }
    Some(learned)
}

/// All that can be said of an entry.
fn told(list: List, entry: &Entry) -> Item {
    let known = entry.values.iter().filter_map(|(field, value)| {
        let known = match value {
            Exact::Term(Some(term)) => Known::Term(*term),
            Exact::Term(None) => Known::Unnamed,
            Exact::Number(number) => Known::Number(*number, *number),
            Exact::Date(day) => Known::Date(DateRange::day(*day)),
            Exact::Truth(answer) => Known::Truth(*answer),
            Exact::Grade(grade) => {
                let (scale, rank) = (*grade)?;
                Known::Grade(scale, rank, rank)
            }
        };
        Some((*field, known))
    });
    let fact = |known| build::item(list, [(Field::What, known)]).fields.remove(&Field::What).expect("just put there");
    let fields = known.map(|(field, known)| (field, fact(known))).collect();
    Item { list, label: String::new(), fields }
}
