//! A survey of the people in `people` gives what a check of each of them gives.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{Programs, Question, check};
use rungs_app::wire::StandingName;
use rungs_app::wire::sweep::{Rows, SweepAnswer};
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;
use rungs_sweep::Crowd;
use rungs_workforce::survey::Survey;

fn question() -> Question {
    let day = "2026-11-22".parse().unwrap();
    Question { on: day, start: day, moment: Moment::Start }
}

fn people(loaded: &Loaded) -> Vec<(String, Person)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../people");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        let content = std::fs::read(&path).unwrap();
        let vocabulary = &loaded.checked.framework.vocabulary;
        (path.display().to_string(), rungs_app::person::read(&content, None, vocabulary, question().on).unwrap())
    };
    files.into_iter().map(read).collect()
}

#[test]
fn each_person_stands_as_a_check_says_and_is_as_many_steps_away() {
    let loaded = built_in();
    let roles: Vec<&Role> = loaded.checked.framework.roles.iter().collect();
    let people = people(&loaded);
    let mut crowd = Crowd::new();
    people.iter().for_each(|(_, person)| crowd.push_person(person));
    let mut survey = Survey::new(&loaded, &roles, None, Vec::new(), question()).unwrap();
    let surveyed = survey.add(&crowd, |_| &[]);
    let programs = Programs::of(&loaded);
    for (place, (name, person)) in people.iter().enumerate() {
        let checked = check(&programs, &roles, None, person, question()).unwrap();
        let told: Vec<_> = surveyed.person(place).collect();
        assert_eq!(told.len(), checked.results.len());
        for (told, result) in told.iter().zip(&checked.results) {
            let route = &told.role.routes[told.route];
            assert_eq!((&told.role.slug, &route.slug), (&result.role, &result.route));
            if result.at.is_some() {
                // Of whoever is applying to a provider a check tells the standing there; a survey goes by the general rules.
                continue;
            }
            let what = format!("{name}: {}, {}", result.role, result.route);
            assert_eq!(rungs_app::wire::Bounds::from(told.story.standing), result.standing, "{what}");
            let ready = result.mends_reach == Some(StandingName::Ready);
            if !result.mends_complete {
                continue;
            }
            let single = |kind: fn(&str) -> bool| -> BTreeSet<&str> {
                let sets = result.mends.iter().filter(|set| ready && set.len() == 1).flatten();
                sets.filter(|step| kind(&step.kind)).map(|step| step.words.as_str()).collect()
            };
            let words = |steps: &'_ [rungs_workforce::survey::Step]| {
                steps.iter().map(|step| step.words.clone()).collect::<BTreeSet<_>>()
            };
            let same = |one: BTreeSet<String>, other: BTreeSet<&str>| one.iter().map(String::as_str).eq(other);
            assert!(same(words(&told.story.steps), single(|kind| kind != "find-out")), "{what}");
            assert!(same(words(&told.story.answers), single(|kind| kind == "find-out")), "{what}");
        }
    }
}

fn answer(people: &[Person], role: &str) -> SweepAnswer {
    let loaded = built_in();
    let role = loaded.checked.framework.roles.iter().find(|one| one.slug == role).unwrap();
    let mut crowd = Crowd::new();
    people.iter().for_each(|person| crowd.push_person(person));
    let mut survey = Survey::new(&loaded, &[role], None, Vec::new(), question()).unwrap();
    survey.add(&crowd, |_| &[]);
    survey.answer(Rows { came_in: 9, read: 8, set_aside: 1 }, Vec::new())
}

#[test]
fn people_are_counted_once_and_levers_say_how_many_more_are_ready() {
    let loaded = built_in();
    let named = |part: &str| people(&loaded).into_iter().find(|(name, _)| name.contains(part)).unwrap().1;
    let (ready, stopped) = (named("ready.yaml"), named("employer-takes-no-part"));
    let answer = answer(&[ready.clone(), stopped.clone(), stopped.clone(), ready, stopped], "assistant-practitioner");
    let route = answer.routes.iter().find(|route| route.route == "foundation-degree-higher-apprenticeship").unwrap();
    assert_eq!(answer.people, 5);
    assert!(answer.routes.iter().all(|route| route.counts.people() == 5));
    assert_eq!((route.counts.ready, route.counts.not_yet, route.counts.one_step_away), (2, 3, 3));
    let levers: Vec<_> = answer.levers.iter().filter(|lever| lever.route == route.route).collect();
    assert!(levers.iter().all(|lever| lever.more_ready == 3), "{levers:?}");
    assert!(levers.iter().any(|lever| lever.what.contains("take part")), "{levers:?}");
    assert!(answer.together.iter().all(|together| together.what.len() >= 2), "{:?}", answer.together);
}

#[test]
fn each_way_in_has_its_levers_however_many_others_there_are() {
    let loaded = built_in();
    let told = |roles: &[&Role], route: Option<&str>| {
        let mut crowd = Crowd::new();
        people(&loaded).iter().for_each(|(_, person)| crowd.push_person(person));
        let mut survey = Survey::new(&loaded, roles, route, Vec::new(), question()).unwrap();
        survey.add(&crowd, |_| &[]);
        survey.answer(Rows { came_in: 9, read: 9, set_aside: 0 }, Vec::new())
    };
    let every: Vec<&Role> = loaded.checked.framework.roles.iter().collect();
    let all = told(&every, None);
    let of = |answer: &SweepAnswer, role: &str, route: &str| -> Vec<(u64, String)> {
        let levers = answer.levers.iter().filter(|lever| (lever.role.as_str(), lever.route.as_str()) == (role, route));
        levers.map(|lever| (lever.more_ready, lever.what.clone())).collect()
    };
    for route in &all.routes {
        let levers = of(&all, &route.role, &route.route);
        assert!(!levers.is_empty() || route.counts.one_step_away == 0, "{}, {}", route.role, route.route);
        let alone = told(&[loaded.checked.framework.role(&route.role).unwrap()], Some(&route.route));
        assert_eq!(levers, of(&alone, &route.role, &route.route), "asked about alone");
        assert!(levers.len() <= 10);
    }
    assert!(all.levers.len() > 20, "{}", all.levers.len());
    assert!(all.levers.windows(2).all(|two| two[0].more_ready >= two[1].more_ready));
}

#[test]
fn a_column_of_too_many_groups_is_told_of_and_tells_nothing() {
    let loaded = built_in();
    let told = |rows: usize, values: &str| {
        let mut text = "No,Job,Ward,Name\n".to_owned();
        (0..rows).for_each(|row| text.push_str(&format!("{row},HCA,{},Name {row}\n", row % 3)));
        let mapping = format!(
            "columns: [{{ column: No, is: staff number }}, {{ column: Job, is: job title }}, \
             {{ column: Ward, is: group }}, {{ column: Name, is: group, values: {{ {values} }} }}]"
        );
        let mapping = rungs_workforce::mapping::Mapping::read(mapping.as_bytes()).unwrap();
        let roles = [loaded.checked.framework.role("assistant-practitioner").unwrap()];
        let sweep = rungs_workforce::sweeping::Sweep {
            loaded: &loaded,
            roles: &roles,
            route: None,
            asked: question(),
            mapping: &mapping,
        };
        let export = rungs_workforce::sheet::Export::of_bytes("staff.csv", text.into_bytes()).unwrap();
        let go_on = &mut |_| std::ops::ControlFlow::Continue(());
        let counted = rungs_workforce::sweeping::count(vec![export], sweep, go_on).unwrap();
        let mut columns: Vec<String> =
            counted.report.answer.groups.iter().map(|grouping| grouping.column.clone()).collect();
        columns.dedup();
        let untold = &counted.report.answer.untold_groups;
        let untold: Vec<String> = untold.iter().map(|untold| format!("{}: {}", untold.column, untold.why)).collect();
        (columns, untold)
    };
    let (columns, untold) = told(5_000, "");
    assert_eq!(columns, ["Ward"]);
    assert_eq!(untold, ["Name: it has more than 4,000 different groups"]);
    let together: Vec<String> = (0..5_000).map(|row| format!("Name {row}: Half {}", row % 2)).collect();
    let (columns, untold) = told(5_000, &together.join(", "));
    assert_eq!(
        (columns, untold),
        (vec!["Ward".to_owned(), "Name".to_owned()], Vec::new()),
        "put together by the mapping"
    );
    let (columns, untold) = told(4_000, "");
    assert_eq!(columns, ["Ward"]);
    assert_eq!(untold, ["Name: it doesn't have two groups of 5 people or more"], "four thousand groups of one");
}
