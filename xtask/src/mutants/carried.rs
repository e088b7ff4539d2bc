//! What became of mutants in a run before, told of those there are now: a line more at the top of a file moves every
//! mutant below it, and makes none of them another one.

use std::collections::BTreeMap;

use super::mutant::Mutant;
use super::trial::Fate;

/// What a mutant is, wherever it stands: its file; its function and the change.
type What<'a> = (&'a str, &'a str);
type At = (usize, usize);

/// Fates by the names that mutants have now.
///
/// As many of a function's mutants as there were with the same change are those, in their order. Where there are more or
/// fewer, only one at the very same place is the same. Those of files that aren't among these mutants stay as they are.
pub(super) fn carried(before: BTreeMap<String, Fate>, now: &[&Mutant]) -> BTreeMap<String, Fate> {
    let names: Vec<String> = now.iter().map(ToString::to_string).collect();
    let new = by_what(names.iter().map(String::as_str));
    let old = by_what(before.keys().map(String::as_str));
    let mut all = BTreeMap::new();
    for (what, old) in old {
        let is_read = now.iter().any(|mutant| mutant.place.file == what.0);
        let new = new.get(&what);
        for (number, (at, name)) in old.iter().enumerate() {
            let same = match new {
                Some(new) if new.len() == old.len() => new.values().nth(number),
                Some(new) => new.get(at),
                None if is_read => None,
                None => Some(name),
            };
            if let Some((same, fate)) = same.zip(before.get(*name)) {
                all.insert((*same).to_owned(), fate.clone());
            }
        }
    }
    all
}

fn by_what<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<What<'a>, BTreeMap<At, &'a str>> {
    let mut all: BTreeMap<What, BTreeMap<At, &str>> = BTreeMap::new();
    for (what, at, name) in names.filter_map(|name| read(name).map(|(what, at)| (what, at, name))) {
        all.entry(what).or_default().insert(at, name);
    }
    all
}

fn read(name: &str) -> Option<(What<'_>, At)> {
    let (place, what) = name.split_once(" in `")?;
    let (place, column) = place.rsplit_once(':')?;
    let (file, line) = place.rsplit_once(':')?;
    Some(((file, what), (line.parse().ok()?, column.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::super::mutant::Place;
    use super::*;

    fn mutant(file: &str, line: usize, change: &str) -> Mutant {
        let place = Place { file: file.into(), line, column: 5 };
        Mutant { number: 0, place, within: "f".into(), change: change.into() }
    }

    /// What is carried of mutants that were caught, each by the test of its line.
    fn check(before: &[Mutant], now: &[Mutant], expected: &[(usize, &str)]) {
        let fate = |mutant: &Mutant| (mutant.to_string(), Fate::Caught(mutant.place.line.to_string()));
        let carried = carried(before.iter().map(fate).collect(), &now.iter().collect::<Vec<_>>());
        let of =
            |line: usize| now.iter().chain(before).find(|mutant| mutant.place.line == line).map(ToString::to_string);
        let expected = expected.iter().map(|(line, by)| (of(*line).unwrap_or_default(), Fate::Caught((*by).into())));
        assert_eq!(carried, expected.collect::<BTreeMap<_, _>>());
    }

    #[test]
    fn a_mutant_that_has_moved_is_known_again() {
        let both = |first, second| [mutant("a.rs", first, "`<` is `<=`"), mutant("a.rs", second, "`<` is `<=`")];
        check(&both(3, 9), &both(4, 10), &[(4, "3"), (10, "9")]);
        check(&both(3, 9), &[mutant("a.rs", 9, "`<` is `<=`")], &[(9, "9")]);
        check(&both(3, 9), &[mutant("a.rs", 4, "`<` is `<=`")], &[]);
        check(&both(3, 9), &[mutant("a.rs", 3, "`<` is `>`")], &[]);
        check(&both(3, 9), &[mutant("b.rs", 7, "`<` is `<=`")], &[(3, "3"), (9, "9")]);
    }
}
