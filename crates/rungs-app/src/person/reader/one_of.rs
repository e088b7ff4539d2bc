//! A value that is known only as one of several: *nurse or midwife*.

use rungs_core::fact::Known;
use rungs_core::vocabulary::TermId;

use super::Reader;

/// What stands between two names of which one is meant.
const BETWEEN: [&str; 3] = [", or ", " or ", ", "];

impl Reader<'_> {
    /// A term by its name, or several joined by *or*: it is one of them, and which isn't known. A name that has *or* in
    /// it is that name.
    pub(super) fn one_of(&mut self, path: &str, name: &str, classes: &[&str], what: &str) -> Option<Known> {
        if !name.contains(" or ") || self.find(name, classes).is_some() {
            return self.term(path, name, classes, what);
        }
        let names = self.names(name.trim().trim_start_matches("either "), classes);
        if let [first, .., last] = names.as_slice()
            && last.eq_ignore_ascii_case("equivalent")
            && classes == ["qualification"]
        {
            let help = format!("name what it is, or write `type: other` with `equivalent_to: {first}`");
            self.fault(path, format!("“{name}” doesn't say which {what} it is"), Some(help));
            return None;
        }
        let each: Vec<Option<Known>> = names.iter().map(|name| self.term(path, name, classes, what)).collect();
        let known: Vec<Known> = each.into_iter().collect::<Option<_>>()?;
        let mut terms: Vec<Option<TermId>> = known.iter().flat_map(Known::terms).collect();
        terms.sort_unstable();
        terms.dedup();
        Some(Known::one_of(&terms))
    }

    /// The names in a list of them: from the left, the longest that is one.
    fn names<'n>(&self, list: &'n str, classes: &[&str]) -> Vec<&'n str> {
        let (mut names, mut rest) = (Vec::new(), list);
        loop {
            let ends: Vec<(usize, usize)> = ends(rest);
            let longest = ends
                .iter()
                .rev()
                .find(|(end, _)| rest.get(..*end).is_some_and(|name| self.find(name, classes).is_some()));
            // Where no name is known, what stands up to the next “or” is what was meant for one.
            let Some((end, next)) = longest.or(ends.first()) else { return names };
            names.extend(rest.get(..*end).map(str::trim));
            match rest.get(*next..) {
                Some(further) if !further.is_empty() => rest = further,
                _ => return names,
            }
        }
    }
}

/// Where a name in a list could end, and where the next one then begins.
fn ends(list: &str) -> Vec<(usize, usize)> {
    let mut ends: Vec<(usize, usize)> = BETWEEN
        .iter()
        .flat_map(|between| list.match_indices(between).map(|(at, between)| (at, at + between.len())))
        .collect();
    // Of “, or ” and what lies within it, the whole.
    ends.sort_by_key(|(at, next)| (*at, std::cmp::Reverse(*next)));
    let mut after = 0;
    ends.retain(|(at, next)| {
        let is_new = *at >= after;
        after = after.max(*next);
        is_new
    });
    ends.push((list.len(), list.len()));
    ends
}
