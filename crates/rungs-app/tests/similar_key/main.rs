//! How well *similar* agrees with answer keys that nobody here made: the related occupations of O*NET, and the sectors and
//! transitions of Nesta's Mapping Career Causeways.
//!
//! `CONFORMANCE=write cargo test --package rungs-app --test similar_key` writes `docs/similar.md` anew.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

mod document;
mod published;
mod ranks;

use std::collections::{BTreeMap, BTreeSet};

use published::Published;
use ranks::spearman;
use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::Compared;
use rungs_app::similar::{FoundBy, Listed, Measure, Pages, Sureness};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/similar.md");
pub(crate) const MEASURES: [(Measure, &str); 3] =
    [(Measure::Jaccard, "weighted Jaccard"), (Measure::Cosine, "cosine"), (Measure::Coverage, "coverage of the other")];
/// How many of the most similar are looked at.
pub(crate) const NEAREST: usize = 10;
/// From here on an occupation counts as near where near ones are counted.
const NEAR: f64 = 0.15;

#[test]
fn similarity_agrees_with_published_keys_as_documented() {
    let Some(published) = Published::read() else {
        println!("left out: the published classifications and transitions are not beside this checkout");
        return;
    };
    let figures = Figures::measured(&published, &built_in());
    let written = document::written(&published, &figures);
    if std::env::var_os("CONFORMANCE").is_some_and(|wish| wish == "write") {
        std::fs::write(DOCUMENT, &written).unwrap();
        return;
    }
    let before = std::fs::read_to_string(DOCUMENT).unwrap_or_default();
    let differs = before.lines().zip(written.lines()).find(|(before, now)| before != now);
    assert!(
        before == written,
        "docs/similar.md says otherwise, first here: {differs:#?}\nto take it over: CONFORMANCE=write, and read git diff"
    );
}

/// A share: hits, of all that were looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share(pub(crate) usize, pub(crate) usize);

impl Share {
    fn add(&mut self, is_hit: bool) {
        self.0 += usize::from(is_hit);
        self.1 += 1;
    }
}

/// What one measure comes to.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfMeasure {
    /// Of the nearest ESCO occupations: those that O*NET relates, or has as the same.
    pub(crate) related: Share,
    /// The same for the very nearest.
    pub(crate) first_related: Share,
    /// Those in the same sub-sector.
    pub(crate) sub_sector: Share,
    /// Rank agreement with the transitions between sectors, off the diagonal.
    pub(crate) transitions: f64,
    /// Rank agreement of how many are near with how many moves are desirable and highly viable.
    pub(crate) moves: f64,
    /// Of the nearest O*NET occupations by importance ratings: those that O*NET relates.
    pub(crate) onet_related: Share,
}

pub(crate) struct Figures {
    pub(crate) measures: Vec<OfMeasure>,
    /// What a random occupation would come to: related, same sub-sector, related in O*NET.
    pub(crate) by_chance: [f64; 3],
    /// Related ones among the nearest, by how sure the similarity is said to be.
    pub(crate) by_sureness: BTreeMap<Sureness, Share>,
    /// Roles that an occupation was found for, by how; and those without.
    pub(crate) linked: BTreeMap<&'static str, usize>,
    /// Rank agreement between pages and ESCO, and over how many pairs of roles.
    pub(crate) pages: (f64, usize),
}

impl Figures {
    fn measured(published: &Published, loaded: &Loaded) -> Figures {
        let (esco, onet) = (&published.esco, &published.onet);
        let (listed, rated) = (Listed::of(esco), Listed::of(onet));
        let code_of = |place: usize| published.onet_code.get(esco.occupations[place].id.as_str());
        let sector_of = |place: usize| published.sectors.get(esco.occupations[place].id.as_str());
        let is_related = |one: usize, other: usize| match (code_of(one), code_of(other)) {
            (Some(one), Some(other)) => Some(one == other || published.related.contains(&(one.clone(), other.clone()))),
            _ => None,
        };
        let mut by_sureness: BTreeMap<Sureness, Share> = BTreeMap::new();
        let mut measures = Vec::new();
        for (measure, _) in MEASURES {
            let mut of = OfMeasure::default();
            let mut flows: BTreeMap<(String, String), f64> = BTreeMap::new();
            let (mut near, mut moves) = (Vec::new(), Vec::new());
            for place in 0..esco.occupations.len() {
                let nearest = listed.nearest(place, measure);
                let known = nearest.iter().filter_map(|(other, _)| Some((*other, is_related(place, *other)?)));
                for (rank, (other, is_hit)) in known.take(NEAREST).enumerate() {
                    of.related.add(is_hit);
                    if rank == 0 {
                        of.first_related.add(is_hit);
                    }
                    if measure == Measure::Jaccard {
                        let sure = Sureness::of(listed.sides(place, other).both.len());
                        by_sureness.entry(sure).or_default().add(is_hit);
                    }
                }
                if let Some((sector, sub_sector)) = sector_of(place) {
                    let others = nearest.iter().filter_map(|(other, _)| sector_of(*other));
                    for (to, to_sub) in others.take(NEAREST) {
                        of.sub_sector.add(to_sub == sub_sector);
                        *flows.entry((sector.clone(), to.clone())).or_default() += 1.0;
                    }
                }
                if let Some(count) = published.moves.get(esco.occupations[place].id.as_str()) {
                    near.push(nearest.iter().filter(|(_, score)| *score >= NEAR).count() as f64);
                    moves.push(*count);
                }
            }
            let cells = published.transitions.iter().filter(|((from, to), _)| from != to);
            let (theirs, ours): (Vec<f64>, Vec<f64>) = cells
                .map(|(cell, share)| {
                    let all: f64 = flows.iter().filter(|((from, _), _)| *from == cell.0).map(|(_, flow)| flow).sum();
                    (*share, flows.get(cell).copied().unwrap_or_default() / all.max(1.0))
                })
                .unzip();
            of.transitions = spearman(&theirs, &ours);
            of.moves = spearman(&moves, &near);
            for (place, one) in onet.occupations.iter().enumerate().filter(|(_, one)| !one.skills.is_empty()) {
                let nearest = rated.nearest(place, measure);
                for (other, _) in nearest.iter().take(NEAREST) {
                    of.onet_related.add(one.related.iter().any(|place| *place as usize == *other));
                }
            }
            measures.push(of);
        }
        let (linked, pages) = pages_and_esco(published, loaded, &listed);
        Figures { measures, by_chance: by_chance(published), by_sureness, linked, pages }
    }
}

/// What a random other occupation would come to.
fn by_chance(published: &Published) -> [f64; 3] {
    let codes: Vec<&String> = published.onet_code.values().collect();
    let share = |hits: usize, all: usize| hits as f64 / all.max(1) as f64;
    let mut related = Share::default();
    for one in &codes {
        for other in &codes {
            related.add(one == other || published.related.contains(&((*one).clone(), (*other).clone())));
        }
    }
    let subs: Vec<&String> = published.sectors.values().map(|(_, sub)| sub).collect();
    let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
    subs.iter().for_each(|sub| *sizes.entry(*sub).or_default() += 1);
    let same: usize = sizes.values().map(|size| size * size).sum();
    let rated: Vec<_> = published.onet.occupations.iter().filter(|one| !one.skills.is_empty()).collect();
    let pairs: usize = rated.iter().map(|one| one.related.len()).sum();
    [share(related.0, related.1), share(same, subs.len() * subs.len()), share(pairs, rated.len() * rated.len())]
}

/// Roles with an occupation by their names, and whether pages and ESCO put pairs of them in the same order.
fn pages_and_esco(
    published: &Published,
    loaded: &Loaded,
    listed: &Listed,
) -> (BTreeMap<&'static str, usize>, (f64, usize)) {
    let compared = Compared::of(published.esco.clone());
    let pages = Pages::of(&loaded.checked.framework);
    let mut linked: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut sure: Vec<(usize, usize)> = Vec::new();
    let mut taken = BTreeSet::new();
    for (place, role) in loaded.checked.framework.roles.iter().enumerate() {
        let found = compared.suggested_for(role);
        let how = match found {
            None => "none",
            Some((_, FoundBy::Title)) => "the same title",
            Some((_, FoundBy::AnotherName | FoundBy::OtherNames)) => "another name",
            Some((_, FoundBy::Search)) => "search alone",
        };
        *linked.entry(how).or_default() += 1;
        if let Some((occupation, by)) = found
            && by != FoundBy::Search
            && taken.insert(occupation)
        {
            sure.push((place, occupation));
        }
    }
    let (mut by_pages, mut by_esco) = (Vec::new(), Vec::new());
    for (at, (one, its)) in sure.iter().enumerate() {
        let nearest = listed.nearest(*its, Measure::Jaccard);
        for (other, theirs) in sure.iter().skip(at + 1) {
            by_pages.push(pages.sides(*one, *other).score);
            by_esco.push(nearest.iter().find(|(place, _)| place == theirs).map_or(0.0, |(_, score)| *score));
        }
    }
    let count = by_pages.len();
    (linked, (spearman(&by_pages, &by_esco), count))
}
