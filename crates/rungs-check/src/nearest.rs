//! Names that a misspelt one may have meant.

/// How alike two names have to be, by the likeness of Jaro and Winkler; 1 is the same.
const ALIKE: f64 = 0.82;
/// More names than these nobody reads.
const MOST: usize = 3;

/// The names nearest to a misspelt one, best first.
pub fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let written = written.to_lowercase();
    let mut near: Vec<(f64, &str)> = names
        .map(|name| (strsim::jaro_winkler(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.dedup_by(|one, other| one.1 == other.1);
    near.into_iter().take(MOST).map(|(_, name)| name.to_owned()).collect()
}
