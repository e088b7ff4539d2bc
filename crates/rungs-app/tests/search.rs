//! Whether a role is found by what people call it: words made up for these tests, and titles that nobody here chose.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use rungs_app::find::Index;
use rungs_app::{find, framework};
use rungs_check::{SourceFile, check};
use rungs_core::framework::Framework;
use rungs_core::vocabulary::normal;

#[test]
fn roles_are_found_by_what_people_call_them() {
    let loaded = framework::built_in();
    for (typed, role) in [
        ("HCA", "healthcare-support-worker"),
        ("health care assistant", "healthcare-support-worker"),
        ("physio helper", "physiotherapy-assistant"),
        ("physio", "physiotherapist"),
        ("radiographer's assistant", "radiography-assistant"),
        ("assistant radiographer", "radiography-assistant"),
        ("OT", "occupational-therapist"),
        ("OT assistant", "occupational-therapy-assistant"),
        ("ODP", "operating-department-practitioner"),
        ("SLT", "speech-and-language-therapist"),
        ("phisiotherapist", "physiotherapist"),
        ("paremedic", "paramedic"),
        ("dietican", "dietitian"),
        ("occupational therapist's helper", "occupational-therapy-assistant"),
        ("language and speech therapist", "speech-and-language-therapist"),
        ("foot care assistant", "podiatry-assistant"),
    ] {
        let found = find::search(&loaded.checked.framework, typed);
        let first: Vec<&str> = found.iter().take(5).map(|role| role.slug.as_str()).collect();
        assert_eq!(first.first(), Some(&role), "{typed}: {first:?}");
    }
    for typed in ["xyzzy", "", "?!", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"] {
        let found = find::search(&loaded.checked.framework, typed);
        assert!(found.is_empty(), "{typed}: {:?}", found.first().map(|role| &role.slug));
    }
}

/// A name of a role finds it first, or another role that has a name as good.
#[test]
fn every_name_finds_its_role() {
    let loaded = framework::built_in();
    let framework = &loaded.checked.framework;
    let index = Index::of(framework);
    for (place, role) in framework.roles.iter().enumerate() {
        for name in std::iter::once(&role.title).chain(&role.aliases) {
            let hits = index.search(name);
            let own = hits.iter().find(|hit| hit.role == place).map(|hit| hit.score);
            let best = hits.first().map(|hit| hit.score);
            assert!(
                own.is_some_and(|own| own > 0.99 && best.is_some_and(|best| best - own < 0.01)),
                "{name}: {hits:?}"
            );
        }
    }
}

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");

fn unpacked(path: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(format!("{DATA}/{path}")).ok()?;
    let mut content = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Profiles of careers, imported, with what ESCO and O*NET call each of them in the right place.
struct Profiles {
    framework: Framework,
    /// Labels of each role in ESCO and codes of it in O*NET, by its title.
    known_as: Vec<(String, Vec<String>, Vec<String>)>,
}

fn profiles() -> Option<Profiles> {
    let bytes = std::fs::read(format!("{DATA}/ncs-job-profiles/job_profiles.ndjson.gz")).ok()?;
    let import = rungs_exchange::import_ncs(&bytes, jiff::civil::date(2026, 11, 26));
    let files: Vec<SourceFile> = import
        .files
        .into_iter()
        .map(|(path, content)| SourceFile { path, content: Ok(content.into_bytes()) })
        .collect();
    let lines = String::from_utf8(unpacked("ncs-job-profiles/job_profiles.ndjson.gz")?).ok()?;
    let known_as = lines.lines().map(|line| {
        let profile: serde_json::Value = serde_json::from_str(line).expect("a profile");
        let list = |name: &str| {
            let list = profile.get(name).and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
            list.iter().filter_map(serde_json::Value::as_str).map(str::to_owned).collect()
        };
        let title = profile.get("title").and_then(serde_json::Value::as_str).unwrap_or_default();
        (title.to_owned(), list("esco_occupation_label"), list("onet_soc"))
    });
    Some(Profiles { known_as: known_as.collect(), framework: check(&files).framework })
}

/// How many of the titles find a role that they belong to: first, among the first five, and of how many.
fn hits(framework: &Framework, titles: &BTreeMap<String, BTreeSet<usize>>, each: usize) -> (usize, usize, usize) {
    let index = Index::of(framework);
    // All of them take minutes without optimisation: some are as good, and the same ones every time.
    let each = if std::env::var_os("RUNGS_ALL_TITLES").is_some() { 1 } else { each };
    let names: BTreeSet<String> = framework
        .roles
        .iter()
        .flat_map(|role| std::iter::once(role.title.as_str()).chain(role.aliases.iter().map(String::as_str)))
        .map(normal)
        .collect();
    let (mut first, mut five, mut all) = (0, 0, 0);
    for (title, roles) in titles.iter().step_by(each) {
        // What a page is called by already shows nothing.
        if names.contains(&normal(title)) {
            continue;
        }
        all += 1;
        let hits = index.search(title);
        first += usize::from(hits.first().is_some_and(|hit| roles.contains(&hit.role)));
        five += usize::from(hits.iter().take(5).any(|hit| roles.contains(&hit.role)));
    }
    (first, five, all)
}

/// The figures stand in docs/search.md. A change that lowers them has to say why.
#[test]
fn alternative_titles_of_careers_find_their_profile() {
    let (Some(profiles), Some(esco), Some(onet)) =
        (profiles(), unpacked("esco-v1.1/occupations_en.csv.gz"), unpacked("onet-29.3/Alternate Titles.txt.gz"))
    else {
        println!("left out: the profiles and the titles that others have for them are not beside this checkout");
        return;
    };
    let places: BTreeMap<String, usize> =
        profiles.framework.roles.iter().enumerate().map(|(at, role)| (normal(&role.title), at)).collect();
    let mut by_label: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut by_code: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (title, labels, codes) in &profiles.known_as {
        let Some(place) = places.get(&normal(title)) else { continue };
        for label in labels {
            by_label.entry(normal(label)).or_default().insert(*place);
        }
        for code in codes {
            by_code.entry(code.clone()).or_default().insert(*place);
        }
    }
    let mut titles: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for record in csv::Reader::from_reader(esco.as_slice()).records() {
        let record = record.expect("an occupation");
        let Some(roles) = by_label.get(&normal(record.get(3).unwrap_or_default())) else { continue };
        for title in record.get(4).unwrap_or_default().lines().filter(|title| !title.trim().is_empty()) {
            titles.entry(title.trim().to_owned()).or_default().extend(roles);
        }
    }
    let (first, five, all) = hits(&profiles.framework, &titles, 5);
    println!("ESCO: {first} first and {five} among five, of {all}");
    assert!(all > 1_000 && first * 100 >= all * 50 && five * 100 >= all * 60, "ESCO: {first} and {five} of {all}");

    let mut titles: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').quoting(false).from_reader(onet.as_slice());
    for record in reader.records() {
        let record = record.expect("a title");
        if let (Some(roles), Some(title)) = (by_code.get(record.get(0).unwrap_or_default()), record.get(2)) {
            titles.entry(title.trim().to_owned()).or_default().extend(roles);
        }
    }
    let (first, five, all) = hits(&profiles.framework, &titles, 20);
    println!("O*NET: {first} first and {five} among five, of {all}");
    assert!(all > 1_000 && first * 100 >= all * 15 && five * 100 >= all * 20, "O*NET: {first} and {five} of {all}");
}
