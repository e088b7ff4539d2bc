//! Occupations compared by the skills that a classification lists for them.

use rungs_exchange::{Occupations, Weights};

/// How two lists of skills are compared. Of each, a skill that few occupations take weighs more than one that many do: the
/// inverse document frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// What both take, of all that either takes (Jaccard, Ružička): the same from either side.
    Jaccard,
    /// The cosine of the angle between the two lists: the same from either side.
    Cosine,
    /// What both take, of all that the other one takes: how much of it somebody brings.
    Coverage,
}

/// The skills of occupations, weighed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// How much each skill weighs.
    rarity: Vec<f64>,
    /// By occupation: places of skills with their weights from 0 to 1, before rarity.
    rows: Vec<Vec<(u32, f64)>>,
    /// By skill: the places of occupations that take it, with the same weights.
    takers: Vec<Vec<(u32, f64)>>,
    /// By occupation: all that it takes, weighed.
    sums: Vec<f64>,
    /// By occupation: the length of its list as a vector.
    lengths: Vec<f64>,
}

/// What a skill is to two occupations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// The place of the skill.
    pub skill: u32,
    /// How much it weighs between the two.
    pub weight: f64,
}

/// What two occupations share, and what they don't: the weightiest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    /// What both take.
    pub both: Vec<Side>,
    /// What the first one alone takes.
    pub here: Vec<Side>,
    /// What the other one alone takes.
    pub there: Vec<Side>,
}

impl Listed {
    /// Weighs the skills of a file.
    pub fn of(occupations: &Occupations) -> Listed {
        let count = occupations.skills.len();
        let all = occupations.occupations.len().max(1) as f64;
        // Where everything is rated for everybody, a skill is one that an occupation takes more of than is usual.
        let usual: Vec<f64> = match occupations.weights {
            Weights::EssentialOrOptional => vec![0.0; count],
            Weights::Importance => {
                let mut sums = vec![(0.0, 0_u32); count];
                for (skill, weight) in occupations.occupations.iter().flat_map(|one| &one.skills) {
                    if let Some((sum, times)) = sums.get_mut(*skill as usize) {
                        *sum += f64::from(*weight) / 100.0;
                        *times += 1;
                    }
                }
                sums.into_iter().map(|(sum, times)| sum / f64::from(times.max(1))).collect()
            }
        };
        let row = |skills: &[(u32, u8)]| -> Vec<(u32, f64)> {
            let above = |(skill, weight): &(u32, u8)| {
                let usual = usual.get(*skill as usize).copied().unwrap_or_default();
                (*skill, f64::from(*weight) / 100.0 - usual)
            };
            skills.iter().map(above).filter(|(_, weight)| *weight > 0.0).collect()
        };
        let rows: Vec<Vec<(u32, f64)>> = occupations.occupations.iter().map(|one| row(&one.skills)).collect();
        let mut takers: Vec<Vec<(u32, f64)>> = vec![Vec::new(); count];
        for (place, row) in (0_u32..).zip(&rows) {
            for (skill, weight) in row {
                if let Some(takers) = takers.get_mut(*skill as usize) {
                    takers.push((place, *weight));
                }
            }
        }
        let rarity = takers.iter().map(|takers| (1.0 + all / takers.len().max(1) as f64).ln()).collect::<Vec<f64>>();
        let weighed = |row: &[(u32, f64)], each: fn(f64) -> f64| -> f64 {
            row.iter()
                .map(|(skill, weight)| each(weight * rarity.get(*skill as usize).copied().unwrap_or_default()))
                .sum()
        };
        let sums = rows.iter().map(|row| weighed(row, |weight| weight)).collect();
        let lengths = rows.iter().map(|row| weighed(row, |weight| weight * weight).sqrt()).collect();
        Listed { rarity, rows, takers, sums, lengths }
    }

    /// How similar every other occupation is to one, from 0 to 1, the most similar first; those that share nothing aren't
    /// there. Where two are as similar, the one that comes first in the file does.
    pub fn nearest(&self, of: usize, measure: Measure) -> Vec<(usize, f64)> {
        let mut shared: Vec<f64> = vec![0.0; self.rows.len()];
        for (skill, own) in self.rows.get(of).into_iter().flatten() {
            let rarity = self.rarity.get(*skill as usize).copied().unwrap_or_default();
            for (other, weight) in self.takers.get(*skill as usize).into_iter().flatten() {
                if let Some(sum) = shared.get_mut(*other as usize) {
                    *sum += match measure {
                        Measure::Jaccard | Measure::Coverage => own.min(*weight) * rarity,
                        Measure::Cosine => own * weight * rarity * rarity,
                    };
                }
            }
        }
        let (sum, length) = (at(&self.sums, of), at(&self.lengths, of));
        let mut found: Vec<(usize, f64)> = shared
            .into_iter()
            .enumerate()
            .filter(|(other, shared)| *other != of && *shared > 0.0)
            .map(|(other, shared)| {
                let whole = match measure {
                    Measure::Jaccard => sum + at(&self.sums, other) - shared,
                    Measure::Cosine => length * at(&self.lengths, other),
                    Measure::Coverage => at(&self.sums, other),
                };
                (other, (shared / whole).min(1.0))
            })
            .collect();
        found.sort_by(|(one, its), (other, theirs)| theirs.total_cmp(its).then(one.cmp(other)));
        found
    }

    /// What two occupations share and what they don't.
    pub fn sides(&self, one: usize, other: usize) -> Sides {
        let empty = Vec::new();
        let (here, there) = (self.rows.get(one).unwrap_or(&empty), self.rows.get(other).unwrap_or(&empty));
        let find = |row: &[(u32, f64)], skill: u32| {
            let found = row.binary_search_by_key(&skill, |(skill, _)| *skill).ok();
            found.and_then(|at| row.get(at)).map(|(_, weight)| *weight)
        };
        let side = |skill: u32, weight: f64| Side {
            skill,
            weight: weight * self.rarity.get(skill as usize).copied().unwrap_or_default(),
        };
        let mut sides = Sides::default();
        for (skill, weight) in here {
            match find(there, *skill) {
                Some(theirs) => sides.both.push(side(*skill, weight.min(theirs))),
                None => sides.here.push(side(*skill, *weight)),
            }
        }
        let alone = there.iter().filter(|(skill, _)| find(here, *skill).is_none());
        sides.there.extend(alone.map(|(skill, weight)| side(*skill, *weight)));
        for list in [&mut sides.both, &mut sides.here, &mut sides.there] {
            list.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.skill.cmp(&other.skill)));
        }
        sides
    }
}

fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or_default()
}
