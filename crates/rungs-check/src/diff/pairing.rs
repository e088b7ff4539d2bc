//! Which requirement of the newer version is which of the older one.

use rungs_core::date::Date;
use rungs_core::requirement::{Content, Requirement};
use rungs_core::vocabulary::Vocabulary;

use super::requirement::{change, is_same, kinds};
use super::{Change, ChangeKind, Section};

/// Below this likeness two sentences are not taken for versions of one.
const ALIKE: f64 = 0.62;
/// With the same kind of condition in both, this is enough.
const ALIKE_IN_KIND: f64 = 0.4;

/// What differs between two lists of requirements of one section.
pub(super) fn changes(
    vocabulary: &Vocabulary,
    section: &Section,
    before: &[Requirement],
    after: &[Requirement],
    start: Date,
) -> Vec<Change> {
    let pairs = paired(before, after);
    let mut found: Vec<Change> = Vec::new();
    for (place, requirement) in after.iter().enumerate() {
        let earlier = pairs.iter().find(|(_, now)| *now == place).and_then(|(then, _)| before.get(*then));
        match earlier {
            Some(earlier) => found.extend(change(vocabulary, section, earlier, requirement, start)),
            None => found.push(alone(section, ChangeKind::Added, requirement)),
        }
    }
    let gone = before.iter().enumerate().filter(|(place, _)| !pairs.iter().any(|(then, _)| then == place));
    found.extend(gone.map(|(_, requirement)| alone(section, ChangeKind::Removed, requirement)));
    found
}

fn alone(section: &Section, kind: ChangeKind, requirement: &Requirement) -> Change {
    let (before, after) = match kind {
        ChangeKind::Removed => (Some(requirement.clone()), None),
        _ => (None, Some(requirement.clone())),
    };
    Change { section: section.clone(), kind, before, after, details: Vec::new(), worse: None, better: None }
}

/// Pairs of places: the same sentence first, then the same meaning, then the likeliest, and at last lists that begin alike.
fn paired(before: &[Requirement], after: &[Requirement]) -> Vec<(usize, usize)> {
    let mut pairing = Pairing {
        then: before.iter().enumerate().collect(),
        now: after.iter().enumerate().collect(),
        pairs: Vec::new(),
    };
    pairing.pair_where(|before, after| before.sentence == after.sentence && is_same(before, after));
    pairing.pair_where(|before, after| whole(before) == whole(after));
    pairing.pair_where(is_same);
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for (old, before) in &pairing.then {
        let alike = |(new, after): &(usize, &Requirement)| Some((likeness(before, after)?, *old, *new));
        likely.extend(pairing.now.iter().filter_map(alike));
    }
    likely.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (_, old, new) in likely {
        pairing.pair(old, new);
    }
    pairing.pair_where(|before, after| before.sentence == after.sentence);
    pairing.pairs
}

/// What has been paired, and what is left on either side: each requirement with its place.
struct Pairing<'r> {
    then: Vec<(usize, &'r Requirement)>,
    now: Vec<(usize, &'r Requirement)>,
    pairs: Vec<(usize, usize)>,
}

impl Pairing<'_> {
    /// Pairs each that is left with the first that fits it.
    fn pair_where(&mut self, fits: impl Fn(&Requirement, &Requirement) -> bool) {
        for (old, before) in self.then.clone() {
            if let Some((new, _)) = self.now.iter().find(|(_, after)| fits(before, after)) {
                self.pair(old, *new);
            }
        }
    }

    /// Pairs two places, if both are left.
    fn pair(&mut self, old: usize, new: usize) {
        let of = |left: &[(usize, &Requirement)], wanted: usize| left.iter().position(|(place, _)| *place == wanted);
        if let (Some(then), Some(now)) = (of(&self.then, old), of(&self.now, new)) {
            self.then.remove(then);
            self.now.remove(now);
            self.pairs.push((old, new));
        }
    }
}

/// How alike two sentences are, from 0 to 1, if they could be versions of one requirement.
fn likeness(before: &Requirement, after: &Requirement) -> Option<f64> {
    let is_group = |one: &Requirement| matches!(one.content, Content::Group { .. });
    let (mine, theirs) = (kinds(before), kinds(after));
    let in_kind = !mine.is_empty() && mine == theirs && is_group(before) == is_group(after);
    let words = |one: &Requirement| whole(one).to_lowercase();
    let likeness = strsim::sorensen_dice(&words(before), &words(after));
    let enough = if in_kind { ALIKE_IN_KIND } else { ALIKE };
    (likeness >= enough).then_some(likeness + if in_kind { 1.0 } else { 0.0 })
}

/// A sentence with the items of its list.
fn whole(requirement: &Requirement) -> String {
    match &requirement.content {
        Content::Group { members, .. } => {
            let members: Vec<String> = members.iter().map(whole).collect();
            format!("{} {}", requirement.sentence, members.join(" "))
        }
        _ => requirement.sentence.clone(),
    }
}
