//! Roles compared by the duties and skills on their pages.

use rungs_core::framework::Framework;

use super::lines::{Lines, parts};

/// Two lines are the same duty or skill from here on.
const SAME: f64 = 0.5;

/// A line of a page, or a part of one that stands for itself: a duty or a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// As the page has it, with a capital.
    pub words: String,
    /// Whether it is a duty, and not a skill.
    pub is_duty: bool,
}

/// A line that two pages have, in the words of each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedLine {
    /// The line of the first page.
    pub here: usize,
    /// The line of the other.
    pub there: usize,
    /// How much of the same they say, from 0.5 to 1.
    pub likeness: f64,
    /// How much that weighs.
    weight: f64,
}

/// What two roles share and what they don't; lines are places in [`Pages::line`], the weightiest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedLines {
    /// How similar they are, from 0 to 1.
    pub score: f64,
    /// What both have.
    pub both: Vec<SharedLine>,
    /// What the first one alone has.
    pub here: Vec<usize>,
    /// What the other one alone has.
    pub there: Vec<usize>,
}

/// The duties and skills of a framework's pages, compared.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    lines: Vec<PageLine>,
    /// By role, in the order of the framework: the places of its lines.
    roles: Vec<Vec<usize>>,
    /// By line: how few roles have it.
    rarity: Vec<f64>,
    /// By line: the lines of other roles that say the same, with how much.
    alike: Vec<Vec<(usize, f64)>>,
}

impl Pages {
    /// Compares every line of every page with every other: a few hundred roles are no matter.
    pub fn of(framework: &Framework) -> Pages {
        let mut pages = Pages::default();
        let mut role_of = Vec::new();
        for (place, role) in framework.roles.iter().enumerate() {
            let duties = role.duties.iter().map(|words| (words, true));
            let lines = duties.chain(role.skills.iter().map(|words| (words, false)));
            let lines =
                lines.flat_map(|(line, is_duty)| parts(line, is_duty).into_iter().map(move |part| (part, is_duty)));
            let own = lines.map(|(words, is_duty)| {
                pages.lines.push(PageLine { words, is_duty });
                role_of.push(place);
                pages.lines.len() - 1
            });
            let own = own.collect();
            pages.roles.push(own);
        }
        let lines = Lines::of(pages.lines.iter().map(|line| line.words.as_str()));
        let count = pages.lines.len();
        pages.alike = vec![Vec::new(); count];
        let is_comparable = |one: usize, other: usize| {
            role_of.get(one) != role_of.get(other)
                && pages.lines.get(one).map(|line| line.is_duty) == pages.lines.get(other).map(|line| line.is_duty)
        };
        for one in 0..count {
            for other in (one + 1)..count {
                let likeness = if is_comparable(one, other) { lines.likeness(one, other) } else { 0.0 };
                if likeness >= SAME {
                    for (of, to) in [(one, other), (other, one)] {
                        if let Some(alike) = pages.alike.get_mut(of) {
                            alike.push((to, likeness));
                        }
                    }
                }
            }
        }
        let all = pages.roles.len() as f64;
        pages.rarity = pages
            .alike
            .iter()
            .map(|alike| {
                let mut having: Vec<_> = alike.iter().filter_map(|(line, _)| role_of.get(*line)).collect();
                having.sort_unstable();
                having.dedup();
                (1.0 + all / (1.0 + having.len() as f64)).ln()
            })
            .collect();
        pages
    }

    /// A line by its place.
    pub fn line(&self, place: usize) -> Option<&PageLine> {
        self.lines.get(place)
    }

    /// What the roles at two places share and what they don't. Each line counts once; the likest pairs are taken first.
    pub fn sides(&self, one: usize, other: usize) -> SharedLines {
        let empty = Vec::new();
        let (here, there) = (self.roles.get(one).unwrap_or(&empty), self.roles.get(other).unwrap_or(&empty));
        let mut pairs: Vec<SharedLine> = Vec::new();
        for line in here {
            let alike = self.alike.get(*line).into_iter().flatten().filter(|(to, _)| there.contains(to));
            pairs.extend(alike.map(|(to, likeness)| SharedLine {
                here: *line,
                there: *to,
                likeness: *likeness,
                weight: likeness * (self.weight(*line) + self.weight(*to)) / 2.0,
            }));
        }
        pairs.sort_by(|one, other| {
            other.likeness.total_cmp(&one.likeness).then((one.here, one.there).cmp(&(other.here, other.there)))
        });
        let mut both: Vec<SharedLine> = Vec::new();
        for pair in pairs {
            if !both.iter().any(|known| known.here == pair.here || known.there == pair.there) {
                both.push(pair);
            }
        }
        let sum = |lines: &[usize]| lines.iter().map(|line| self.weight(*line)).sum::<f64>();
        let shared: f64 = both.iter().map(|pair| pair.weight).sum();
        let whole = sum(here) + sum(there) - shared;
        let score = if whole > 0.0 { (shared / whole).clamp(0.0, 1.0) } else { 0.0 };
        both.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.here.cmp(&other.here)));
        let alone = |lines: &[usize], taken: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let mut alone: Vec<usize> = lines.iter().copied().filter(|line| !taken(*line)).collect();
            alone.sort_by(|one, other| self.weight(*other).total_cmp(&self.weight(*one)).then(one.cmp(other)));
            alone
        };
        let is_here = |line: usize| both.iter().any(|pair| pair.here == line);
        let is_there = |line: usize| both.iter().any(|pair| pair.there == line);
        let (here, there) = (alone(here, &is_here), alone(there, &is_there));
        SharedLines { score, both, here, there }
    }

    /// How similar every other role is to one, the most similar first; those that share nothing aren't there.
    pub fn nearest(&self, of: usize) -> Vec<(usize, SharedLines)> {
        let others = (0..self.roles.len()).filter(|other| *other != of).map(|other| (other, self.sides(of, other)));
        let mut found: Vec<(usize, SharedLines)> = others.filter(|(_, sides)| !sides.both.is_empty()).collect();
        found.sort_by(|(one, its), (other, theirs)| theirs.score.total_cmp(&its.score).then(one.cmp(other)));
        found
    }

    fn weight(&self, line: usize) -> f64 {
        self.rarity.get(line).copied().unwrap_or_default()
    }
}
