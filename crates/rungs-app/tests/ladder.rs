//! From a healthcare support worker to the top of every profession's ladder, by links and by answers.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rungs_app::framework::{Loaded, built_in};
use rungs_app::person;
use rungs_app::service::{self, Programs};
use rungs_app::wire::StandingName;
use rungs_core::date::Date;
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;

const FIRST: &str = "healthcare-support-worker";
const TOP: &str = "consultant-practitioner";

/// The professions, each with the page of its register.
fn professions(loaded: &Loaded) -> BTreeMap<&str, &Role> {
    let of_one = |role: &&Role| role.regulator.is_some() && role.professions.len() == 1;
    let registered = loaded.checked.framework.roles.iter().filter(of_one);
    let pages = registered.filter(|role| role.next.iter().any(|step| step.role == "specialist-practitioner"));
    pages.filter_map(|role| Some((role.professions.first()?.as_str(), role))).collect()
}

/// The shortest way by links from one role to another.
fn path<'f>(loaded: &'f Loaded, from: &'f str, to: &str) -> Option<Vec<&'f str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        if at == to {
            let mut path = vec![at];
            let mut last = at;
            while let Some(earlier) = before.get(last).filter(|_| last != from) {
                path.push(earlier);
                last = earlier;
            }
            path.reverse();
            return Some(path);
        }
        for step in &loaded.checked.framework.role(at)?.next {
            if step.role != from && !before.contains_key(step.role.as_str()) {
                before.insert(&step.role, at);
                waiting.push_back(&step.role);
            }
        }
    }
    None
}

/// The best that somebody who works in a role, and of whom nothing else is known, can still turn out to be on a way into
/// another one. It is exact, so there are answers that lead there.
fn can_become(loaded: &Loaded, from: &Role, to: &Role) -> StandingName {
    let today: Date = "2026-11-26".parse().expect("a day");
    let file = format!(
        "born: 1985-06-01\nemployments:\n  - {{ role: \"{}\", employer: {{ sector: NHS }}, from: 2015-01-01 }}\n",
        from.title
    );
    let vocabulary = &loaded.checked.framework.vocabulary;
    let person = person::read(file.as_bytes(), None, vocabulary, today).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let question = service::Question { on: today, start: today, moment: Moment::Start };
    let answer = service::standings(&Programs::of(loaded), &[to], None, &person, question).expect("it fits");
    let ceilings = answer.results.iter().map(|result| result.standing.ceiling);
    ceilings.max_by_key(|standing| *standing as u8).expect("there is a way in")
}

#[test]
fn a_healthcare_support_worker_reaches_the_top_of_every_ladder() {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let professions = professions(&loaded);
    assert_eq!(professions.len(), 15, "{:?}", professions.keys());
    let mut steps: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (profession, registered) in professions {
        let up = path(&loaded, FIRST, &registered.slug).unwrap_or_else(|| panic!("no links lead into {profession}"));
        let on = path(&loaded, &registered.slug, TOP).unwrap_or_else(|| panic!("no links lead on from {profession}"));
        for walk in [&up, &on] {
            steps.extend(walk.iter().copied().zip(walk.iter().copied().skip(1)));
        }
        // What lies past the register is for this profession too.
        for slug in on {
            let page = framework.role(slug).expect("a link leads to a role");
            assert!(page.professions.iter().any(|one| one == profession), "{} is not for {profession}", page.title);
        }
    }
    for (from, to) in steps {
        let role = |slug| framework.role(slug).expect("a link leads to a role");
        let best = can_become(&loaded, role(from), role(to));
        let is_open = matches!(best, StandingName::AtDiscretion | StandingName::Ready);
        assert!(is_open, "from {from} to {to} nobody comes nearer than {best:?}");
    }
}
