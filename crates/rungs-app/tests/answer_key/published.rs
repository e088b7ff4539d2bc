//! The published texts, where they are beside the checkout.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rungs_app::find::{Found, role};
use rungs_app::framework::Loaded;
use rungs_core::vocabulary::normal;
use serde_json::Value;

use crate::agreement::WAYS;
use crate::key::Key;

pub(crate) struct Texts {
    profiles: BTreeMap<String, Value>,
    groups: BTreeMap<String, BTreeMap<String, String>>,
}

impl Texts {
    pub(crate) fn read() -> Option<Texts> {
        let data =
            |path: &str| -> PathBuf { Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path) };
        let mut lines = String::new();
        let file = std::fs::File::open(data("ncs-job-profiles/job_profiles.ndjson.gz")).ok()?;
        flate2::read::GzDecoder::new(file).read_to_string(&mut lines).ok()?;
        let profiles = lines.lines().map(|line| {
            let profile: Value = serde_json::from_str(line).unwrap();
            (profile["url_name"].as_str().unwrap().to_owned(), profile)
        });
        let groups = std::fs::read(data("soc2020/soc2020_unit_group_descriptions.csv")).ok()?;
        let mut groups = csv::Reader::from_reader(groups.as_slice());
        let headings: Vec<String> =
            groups.headers().unwrap().iter().map(|one| one.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let groups = groups.records().map(|record| {
            let record = record.unwrap();
            let cells: BTreeMap<String, String> =
                headings.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
            (cells["SOC 2020 Unit Group"].trim().to_owned(), cells)
        });
        Some(Texts { profiles: profiles.collect(), groups: groups.collect() })
    }

    /// What was read by hand and doesn't stand there, and what stands there and wasn't read.
    pub(crate) fn held_against(&self, loaded: &Loaded, key: &Key) -> Vec<String> {
        let framework = &loaded.checked.framework;
        let mut wrong = Vec::new();
        for profile in &key.profiles {
            let Some(published) = self.profiles.get(&profile.profile) else {
                wrong.push(format!("{}: no such profile", profile.profile));
                continue;
            };
            let progression = plain(published["career_path_and_progression_html"].as_str().unwrap_or_default());
            let stands = |text: &str, words: &str| text.to_lowercase().contains(&words.to_lowercase());
            // A name is whole words; a plural stands as well.
            let is_named = |text: &str, name: &str| {
                let text = format!(" {} ", normal(text).replace([',', '.', ';', '(', ')'], " "));
                let name = normal(name);
                text.contains(&format!(" {name} ")) || text.contains(&format!(" {name}s "))
            };
            for named in &profile.next {
                if !stands(&progression, &named.names) {
                    wrong.push(format!("{}: it doesn't name {}: {progression}", profile.profile, named.names));
                }
            }
            let routes = &published["entry_routes"];
            let work = plain(&routes["work"].to_string());
            for named in profile.starts_as.iter().filter(|named| !stands(&work, &named.names)) {
                wrong.push(format!("{}: one doesn't start as {}: {work}", profile.profile, named.names));
            }
            let filled = |way: &&str| routes[*way].as_array().is_some_and(|list| !list.is_empty());
            let published_ways: Vec<&str> = WAYS.iter().copied().filter(filled).collect();
            if published_ways != profile.ways {
                wrong.push(format!("{}: its ways are {published_ways:?}", profile.profile));
            }
            // Nothing overlooked: the name of a role that stands in the text is one that was read.
            for other in framework.roles.iter().filter(|other| other.slug != profile.role) {
                let names = std::iter::once(&other.title).chain(&other.aliases);
                let in_text = names.filter(|name| name.len() > 4).find(|name| is_named(&progression, name));
                let is_read = |name: &str| profile.next.iter().any(|named| is_named(&named.names, name));
                if let Some(name) = in_text.filter(|name| !is_read(name)) {
                    wrong.push(format!("{}: {name} stands there and wasn't read", profile.profile));
                }
            }
        }
        // Nor a profile: one whose title is a role's name is in the table.
        for (slug, published) in &self.profiles {
            let title = published["title"].as_str().unwrap_or_default();
            if let Found::Role(found) = role(framework, title) {
                let known = key.profiles.iter().any(|one| one.profile == *slug && one.role == found.slug);
                if !known {
                    wrong.push(format!("{slug}: the profile is called as {} is, and isn't in the table", found.slug));
                }
            }
        }
        for group in &key.groups {
            let Some(published) = self.groups.get(&group.group) else {
                wrong.push(format!("{}: no such unit group", group.group));
                continue;
            };
            let titles: Vec<String> = published["Related Job Titles"].split('~').map(normal).collect();
            for title in group.titles.iter().filter(|title| !titles.contains(&normal(&title.names))) {
                wrong.push(format!("{}: no job there is called {}: {titles:?}", group.group, title.names));
            }
            let entry = plain(&published["Typical Entry Routes And Associated Qualifications"]);
            for way in group.ways.iter().filter(|way| !entry.contains(&way.names)) {
                wrong.push(format!("{}: the text doesn't say {}: {entry}", group.group, way.names));
            }
        }
        wrong
    }
}

/// The words of a text with marks.
fn plain(html: &str) -> String {
    let mut words = String::new();
    let mut in_mark = false;
    for letter in html.chars() {
        match letter {
            '<' => in_mark = true,
            '>' => {
                in_mark = false;
                words.push(' ');
            }
            letter if !in_mark => words.push(if letter == '\u{2019}' { '\'' } else { letter }),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
