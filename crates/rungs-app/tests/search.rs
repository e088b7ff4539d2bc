//! Roles found by what people call them: everyday names of the roles that ship, and names that others have collected.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rungs_app::find::{Found, Index, role};
use rungs_app::framework::built_in;
use rungs_check::{SourceFile, role_heads};
use rungs_core::framework::Framework;
use rungs_core::vocabulary::normal;

#[test]
fn roles_are_found_by_their_everyday_names() {
    let names: BTreeMap<String, Vec<String>> = serde_saphyr::from_str(include_str!("search/names.yaml")).unwrap();
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let index = Index::of(framework);
    let mut missed = Vec::new();
    for (slug, names) in &names {
        assert!(framework.role(slug).is_some(), "{slug} is a role");
        for name in names {
            let found = index.search(name);
            let first: Vec<(&str, f64)> = found.iter().take(3).map(|hit| (hit.role.slug.as_str(), hit.score)).collect();
            if first.first().is_none_or(|(first, _)| first != slug) {
                missed.push(format!("{name}: {slug} is wanted, and {first:?} are found"));
            }
        }
    }
    assert!(missed.is_empty(), "{} not found first:\n{}", missed.len(), missed.join("\n"));
}

/// A name of a role finds it first, or another role that has a name as good.
#[test]
fn every_name_finds_its_role() {
    let loaded = built_in();
    let index = Index::of(&loaded.checked.framework);
    for role in &loaded.checked.framework.roles {
        for name in std::iter::once(&role.title).chain(&role.aliases) {
            let hits = index.search(name);
            let own = hits.iter().find(|hit| hit.role.slug == role.slug).map(|hit| hit.score);
            assert!(own.is_some_and(|own| own > 0.99), "{name}: {own:?} of {hits:?}");
        }
    }
}

#[test]
fn what_nobody_is_called_is_not_found() {
    let loaded = built_in();
    let index = Index::of(&loaded.checked.framework);
    for words in ["", "the", "zzzz", "astronaut", "?", "'s"] {
        assert!(index.search(words).is_empty(), "{words}");
    }
}

#[test]
fn a_name_that_is_meant_word_for_word_is_taken_and_told() {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let found = |name: &str| match role(framework, name) {
        Found::Role(role) => format!("is {}", role.slug),
        Found::Close(role, read) => format!("read as {read}: {}", role.slug),
        Found::None(near) => format!("near {}", near.join(", ")),
    };
    assert_eq!(found("HCA"), "is healthcare-support-worker");
    assert_eq!(found("physio helper"), "read as Physiotherapy assistant: physiotherapy-assistant");
    assert_eq!(found("asistant practitioner"), "read as assistant-practitioner: assistant-practitioner");
    assert!(found("someone in physiotherapy").contains("Physiotherap"), "{}", found("someone in physiotherapy"));
}

/// Names that ESCO and O*NET have collected for the occupations that job profiles point to, as questions to 695 profiles
/// that know nothing of either: titles and first paragraphs. A profile that points there is a hit.
#[test]
fn published_titles_are_found_as_often_as_was_measured() {
    let Some(profiles) = gz("ncs-job-profiles/job_profiles.ndjson.gz") else {
        println!("left out: the published profiles and classifications are not there");
        return;
    };
    let import = rungs_exchange::import_ncs(profiles.as_bytes(), "2026-01-01".parse().unwrap());
    let files = import
        .files
        .iter()
        .map(|(path, text)| SourceFile { path: path.clone(), content: Ok(text.clone().into_bytes()) });
    let mut framework = Framework { roles: role_heads(&files.collect::<Vec<_>>()), ..built_in().checked.framework };
    framework.roles.retain(|role| !role.slug.is_empty());
    assert!(framework.roles.len() > 690, "{}", framework.roles.len());
    let index = Index::of(&framework);
    let titles: HashMap<String, String> =
        framework.roles.iter().map(|role| (role.title.to_lowercase(), role.slug.clone())).collect();
    // Which profiles point to which occupation.
    let (mut esco, mut onet): (HashMap<String, BTreeSet<String>>, HashMap<String, BTreeSet<String>>) =
        Default::default();
    for line in profiles.lines() {
        let profile: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(slug) = titles.get(&profile["title"].as_str().unwrap().to_lowercase()) else { continue };
        let texts = |key: &str| {
            profile[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|one| one.as_str())
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
        };
        texts("esco_occupation_label").into_iter().for_each(|label| {
            esco.entry(label).or_default().insert(slug.clone());
        });
        texts("onet_soc").into_iter().for_each(|code| {
            onet.entry(code).or_default().insert(slug.clone());
        });
    }
    let mut questions: Vec<(&str, String, BTreeSet<String>)> = Vec::new();
    let occupations = gz("esco-v1.1/occupations_en.csv.gz").expect("the classification is beside the profiles");
    for record in csv::Reader::from_reader(occupations.as_bytes()).deserialize::<HashMap<String, String>>() {
        let record = record.unwrap();
        let Some(wanted) = esco.get(&record["preferredLabel"].to_lowercase()) else { continue };
        questions.extend(record["altLabels"].lines().map(|name| ("ESCO", name.to_owned(), wanted.clone())));
    }
    let alternates = gz("onet-29.3/Alternate Titles.txt.gz").expect("the classification is beside the profiles");
    for line in alternates.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let Some(wanted) = onet.get(&fields[0].to_lowercase()) else { continue };
        questions.push(("O*NET", fields[2].to_owned(), wanted.clone()));
    }
    // What a page is called by already shows nothing.
    let known: BTreeSet<String> = framework.roles.iter().map(|role| normal(&role.title)).collect();
    questions.retain(|(_, name, _)| !name.trim().is_empty() && !known.contains(&normal(name)));
    // One in seven is enough to guard by, and always the same ones.
    let each = if std::env::var_os("RUNGS_ALL_TITLES").is_some() { 1 } else { 7 };
    let mut rates: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (source, name, wanted) in questions.iter().step_by(each) {
        let found = index.search(name);
        let place = found.iter().take(5).position(|hit| wanted.contains(&hit.role.slug));
        let [asked, first, five] = rates.entry(source).or_default();
        *asked += 1;
        *first += usize::from(place == Some(0));
        *five += usize::from(place.is_some());
    }
    for (source, [asked, first, five]) in &rates {
        let part = |hits: usize| 100.0 * hits as f64 / *asked as f64;
        println!(
            "{source}: {asked} names asked, {:.1} % first, {:.1} % among the first five",
            part(*first),
            part(*five)
        );
    }
    // What was measured, less one in a hundred: a change of the search that loses more is to be thought over.
    let among_five = |source: &str| rates[source][2] as f64 / rates[source][0] as f64;
    assert!(among_five("ESCO") > 0.66, "{}", among_five("ESCO"));
    assert!(among_five("O*NET") > 0.28, "{}", among_five("O*NET"));
}

fn gz(path: &str) -> Option<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).ok()?).read_to_string(&mut text).ok()?;
    Some(text)
}
