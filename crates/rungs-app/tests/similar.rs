//! What is similar to a role, and why: on the pages that ship, and on a small classification.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{Compared, similar, similar_occupations};
use rungs_app::similar::{FoundBy, Listed, Measure, Pages, Sureness};
use rungs_app::wire::similar::{SimilarAnswer, SimilarShown};
use rungs_check::{SourceFile, check};
use rungs_exchange::{OCCUPATIONS_FORMAT, Occupation, Occupations, Skill, Weights};

fn framework(pages: &[(&str, &str, &str)]) -> Loaded {
    let page = |(slug, duties, skills): &(&str, &str, &str)| {
        let list = |items: &str| items.lines().map(|line| format!("- {}\n", line.trim())).collect::<String>();
        let content = format!(
            "---\nrole: {slug}\n---\n# {slug}\n\n## What you do\n{}\n## What you bring\n{}",
            list(duties),
            list(skills)
        );
        SourceFile { path: format!("roles/{slug}.md"), content: Ok(content.into_bytes()) }
    };
    let files: Vec<SourceFile> = pages.iter().map(page).collect();
    Loaded {
        checked: check(&files),
        files,
        digest: String::new(),
        left_out: Vec::new(),
        undertakings: Default::default(),
    }
}

fn asked(loaded: &Loaded, slug: &str) -> SimilarAnswer {
    let framework = &loaded.checked.framework;
    similar(loaded, &Pages::of(framework), framework.role(slug).unwrap(), 10)
}

/// A similarity in a line: what it is to, on how many shared things, and what they are.
fn told(one: &SimilarShown) -> String {
    let shared = one.shared.iter().map(|pair| match pair.here == pair.there {
        true => pair.here.clone(),
        false => format!("{} = {}", pair.here, pair.there),
    });
    let shared = shared.collect::<Vec<_>>().join("; ");
    format!("{}: {}/{}/{}: {shared}", one.title, one.shared_count, one.only_here_count, one.only_there_count)
}

#[test]
fn pages_share_what_says_the_same_in_other_words() {
    let loaded = framework(&[
        ("founder", "Cast bells in bronze\nKeep the furnace safe", "Patience, and a good ear\nStrength"),
        ("tuner", "Tune bells\nKeep furnaces safely", "A good ear\nPatience"),
        ("ringer", "Ring changes on Sundays", "Strength"),
        ("clerk", "Answer letters", "Tact"),
    ]);
    let answer = asked(&loaded, "founder");
    let lines: Vec<String> = answer.similar.iter().map(told).collect();
    assert_eq!(
        lines,
        ["tuner: 3/2/1: Keep the furnace safe = Keep furnaces safely; Patience; A good ear", "ringer: 1/4/1: Strength",]
    );
    let tuner = &answer.similar[0];
    assert_eq!(
        (tuner.only_here.as_slice(), tuner.only_there.as_slice()),
        (["Cast bells in bronze".to_owned(), "Strength".to_owned()].as_slice(), ["Tune bells".to_owned()].as_slice(),)
    );
    assert_eq!((answer.of, tuner.sureness, tuner.related_by_source), (3, Sureness::Weak, None));
    assert!(tuner.similarity > answer.similar[1].similarity);
}

/// A duty is no skill, a word that only says *skill* is nothing shared, and what many have weighs less than what few have.
#[test]
fn what_only_looks_alike_is_not_shared() {
    let loaded = framework(&[
        ("one", "Drive a van\nFile reports", "Ease with hands\nCalm"),
        ("two", "Drive a van", "Driving a van\nEase in company"),
        ("three", "File reports", "Tact"),
        ("four", "File reports", "Tact"),
        ("five", "File reports", "Tact"),
    ]);
    let lines: Vec<String> = asked(&loaded, "one").similar.iter().map(told).collect();
    assert_eq!(lines[0], "two: 1/3/2: Drive a van");
    assert_eq!(lines[1..].iter().filter(|line| line.contains("1/3/1: File reports")).count(), 3, "{lines:#?}");
}

#[test]
fn the_pages_that_ship_are_compared_the_same_from_both_sides() {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let pages = Pages::of(framework);
    for one in 0..framework.roles.len() {
        for other in 0..one {
            let (there, back) = (pages.sides(one, other), pages.sides(other, one));
            assert!((there.score - back.score).abs() < 1e-9, "{one} {other}");
            assert!((0.0..=1.0).contains(&there.score));
            assert_eq!((there.both.len(), there.here.len()), (back.both.len(), back.there.len()));
        }
    }
    let nearest = |slug: &str| -> Vec<String> {
        let role = framework.role(slug).unwrap();
        similar(&loaded, &pages, role, 3).similar.into_iter().filter_map(|one| one.role).collect()
    };
    // Three arts therapies, two radiographers: whoever knows the field would name them first.
    assert!(nearest("music-therapist").contains(&"dramatherapist".to_owned()), "{:?}", nearest("music-therapist"));
    assert!(nearest("art-therapist").contains(&"dramatherapist".to_owned()), "{:?}", nearest("art-therapist"));
}

/// An occupation: its title, other names, and its skills with their weights.
type Row<'r> = (&'r str, &'r [&'r str], &'r [(u32, u8)]);

fn classification(weights: Weights, rows: &[Row<'_>]) -> Occupations {
    let skill = |name: &str| Skill { id: format!("s/{name}"), name: name.to_owned() };
    let occupation = |(title, others, skills): &Row<'_>| Occupation {
        id: format!("o/{title}"),
        title: (*title).to_owned(),
        also_called: others.iter().map(|name| (*name).to_owned()).collect(),
        group: None,
        skills: skills.to_vec(),
        related: Vec::new(),
    };
    Occupations {
        format: OCCUPATIONS_FORMAT.to_owned(),
        source: "Bells of Europe".to_owned(),
        attribution: "By those who ring them.".to_owned(),
        imported: "2026-11-27".to_owned(),
        weights,
        skills: ["cast", "tune", "ring", "listen"].map(skill).to_vec(),
        occupations: rows.iter().map(occupation).collect(),
    }
}

#[test]
fn measures_come_to_what_they_say() {
    // With two occupations that both take everything, every skill weighs the same: ln 2.
    let both = classification(
        Weights::EssentialOrOptional,
        &[("one", &[], &[(0, 100), (1, 50)]), ("two", &[], &[(0, 50), (1, 50)])],
    );
    let listed = Listed::of(&both);
    let score = |of: usize, measure| listed.nearest(of, measure)[0].1;
    // The lesser weights are 0.5 and 0.5, the greater 1 and 0.5.
    assert!((score(0, Measure::Jaccard) - 1.0 / 1.5).abs() < 1e-9);
    assert!((score(0, Measure::Coverage) - 1.0).abs() < 1e-9);
    assert!((score(1, Measure::Coverage) - 1.0 / 1.5).abs() < 1e-9);
    assert!((score(0, Measure::Cosine) - 0.75 / (1.25_f64 * 0.5).sqrt()).abs() < 1e-9);
    // What one takes alone counts against it, and a skill that all take counts less than one that two of four take.
    let four = classification(
        Weights::EssentialOrOptional,
        &[
            ("one", &[], &[(0, 100), (3, 100)]),
            ("rare", &[], &[(0, 100)]),
            ("common", &[], &[(3, 100)]),
            ("neither", &[], &[(2, 100), (3, 100)]),
            ("apart", &[], &[(2, 100)]),
        ],
    );
    let listed = Listed::of(&four);
    let order = |of: usize| listed.nearest(of, Measure::Jaccard).iter().map(|(place, _)| *place).collect::<Vec<_>>();
    assert_eq!(order(0), [1, 2, 3]);
    let sides = listed.sides(0, 3);
    let skills = |sides: &[rungs_app::similar::Side]| sides.iter().map(|side| side.skill).collect::<Vec<_>>();
    assert_eq!((skills(&sides.both), skills(&sides.here), skills(&sides.there)), (vec![3], vec![0], vec![2]));
}

/// Where everything is rated for everybody, only what an occupation takes more of than usual is its own.
#[test]
fn ratings_count_above_what_is_usual() {
    let rated = classification(
        Weights::Importance,
        &[("one", &[], &[(0, 90), (3, 80)]), ("two", &[], &[(0, 80), (3, 80)]), ("three", &[], &[(0, 10), (3, 80)])],
    );
    let listed = Listed::of(&rated);
    let nearest = listed.nearest(0, Measure::Jaccard);
    assert_eq!(nearest.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1]);
    assert!(listed.nearest(2, Measure::Jaccard).is_empty());
}

#[test]
fn a_role_is_an_occupation_by_its_names_as_a_suggestion() {
    let loaded = framework(&[("bell-founder", "Cast bells", "Strength"), ("bell-ringer", "Ring", "Strength")]);
    let of_names = |rows: &[Row<'_>]| {
        let compared = Compared::of(classification(Weights::EssentialOrOptional, rows));
        let role = loaded.checked.framework.role("bell-founder").unwrap();
        compared.suggested_for(role).map(|(place, by)| (rows[place].0.to_owned(), by))
    };
    let skills: &[(u32, u8)] = &[(0, 100)];
    assert_eq!(of_names(&[("Bell founders", &[], skills)]), Some(("Bell founders".to_owned(), FoundBy::Title)));
    assert_eq!(of_names(&[("caster", &["bell-founder"], skills)]), Some(("caster".to_owned(), FoundBy::AnotherName)));
    assert_eq!(of_names(&[("town crier", &[], skills)]), None);
    // What is called as several are is none of them.
    assert_eq!(of_names(&[("caster", &["bell founder"], skills), ("belfry hand", &["bell founder"], skills)]), None);
}

#[test]
fn occupations_are_told_with_what_both_take_and_the_role_they_may_be() {
    let loaded = framework(&[("bell-founder", "Cast bells", "Strength"), ("bell-tuner", "Tune", "Strength")]);
    let mut occupations = classification(
        Weights::EssentialOrOptional,
        &[
            ("bell founder", &[], &[(0, 100), (1, 50), (3, 100)]),
            ("bell tuner", &[], &[(1, 100), (2, 50), (3, 100)]),
            ("bell ringer", &["pealer"], &[(2, 100)]),
        ],
    );
    occupations.occupations[1].related = vec![0];
    let compared = Compared::of(occupations);
    let role = loaded.checked.framework.role("bell-founder").unwrap();
    let answer = similar_occupations(&loaded, &compared, Some(role), None, 5).unwrap();
    let by = answer.classification.as_ref().unwrap();
    assert_eq!((by.title.as_str(), by.found_by), ("bell founder", Some(FoundBy::Title)));
    assert_eq!(answer.similar.iter().map(told).collect::<Vec<_>>(), ["bell tuner: 2/1/1: listen; tune"]);
    let tuner = &answer.similar[0];
    assert_eq!((tuner.role.as_deref(), tuner.related_by_source), (None, Some(true)));
    assert_eq!(tuner.suggested_role.as_ref().unwrap().role, "bell-tuner");
    // By a name that was given, and without a role.
    let answer = similar_occupations(&loaded, &compared, None, Some("Pealers"), 5).unwrap();
    assert_eq!((answer.role.as_deref(), answer.title.as_str()), (None, "bell ringer"));
    assert_eq!(answer.classification.unwrap().found_by, None);
    let unlinked = similar_occupations(&loaded, &compared, Some(role), Some("ringer of bells"), 5).unwrap_err();
    assert_eq!(unlinked.name, "ringer of bells");
    assert!(unlinked.near.contains(&"bell ringer".to_owned()), "{unlinked:?}");
}
