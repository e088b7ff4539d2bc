//! What could give what is asked for, found without looking at everything there is to undertake: entries stand by the terms
//! that they name.

use std::collections::BTreeSet;

use rungs_core::condition::{Check, Condition, Test};
use rungs_core::fact::{Field, Known, List};
use rungs_core::framework::Framework;
use rungs_core::quick::QuickMap;
use rungs_core::vocabulary::TermId;

use crate::entry;
use crate::undertaking::{Undertaking, UndertakingId};

/// Undertakings by the entries that they give.
pub(crate) struct Giving<'g> {
    framework: &'g Framework,
    undertakings: &'g [Undertaking],
    of_list: QuickMap<List, BTreeSet<UndertakingId>>,
    /// By a term that an entry names, and by each that this one includes.
    naming: QuickMap<(List, Field, TermId), BTreeSet<UndertakingId>>,
    /// By the term alone that an entry names.
    naming_just: QuickMap<(List, Field, TermId), BTreeSet<UndertakingId>>,
    /// Those with an entry that doesn't say which term it is.
    unnamed: QuickMap<(List, Field), BTreeSet<UndertakingId>>,
    /// Those that give hours in the job one has, with how many, in hundredths a week.
    hours: Vec<(UndertakingId, i64)>,
}

/// Fields by which entries are found.
const BY_TERM: [Field; 3] = [Field::Role, Field::Type, Field::What];

impl<'g> Giving<'g> {
    pub(crate) fn of(framework: &'g Framework, undertakings: &'g [Undertaking]) -> Giving<'g> {
        let mut giving = Giving {
            framework,
            undertakings,
            of_list: QuickMap::default(),
            naming: QuickMap::default(),
            naming_just: QuickMap::default(),
            unnamed: QuickMap::default(),
            hours: Vec::new(),
        };
        for (place, undertaking) in undertakings.iter().enumerate() {
            giving.hours.extend(entry::hours_in_the_job(&undertaking.gives).map(|hours| (place, hours)));
            for item in &undertaking.entries {
                let list = item.list;
                giving.of_list.entry(list).or_default().insert(place);
                for field in BY_TERM {
                    let Some(Known::Term(term)) = item.fields.get(&field).map(|fact| &fact.known) else {
                        giving.unnamed.entry((list, field)).or_default().insert(place);
                        continue;
                    };
                    giving.naming_just.entry((list, field, *term)).or_default().insert(place);
                    for narrow in framework.vocabulary.narrower(*term) {
                        giving.naming.entry((list, field, *narrow)).or_default().insert(place);
                    }
                }
            }
        }
        giving
    }

    /// The undertakings with an entry that could count for a condition, in order.
    pub(crate) fn that_may_give(&self, condition: &Condition) -> Vec<UndertakingId> {
        let mut found: BTreeSet<UndertakingId> = BTreeSet::new();
        for way in &condition.ways {
            match way.iter().find_map(by_term) {
                Some((field, wide)) => {
                    found.extend(self.unnamed.get(&(condition.list, field)).into_iter().flatten());
                    for term in wide {
                        found.extend(self.naming.get(&(condition.list, field, *term)).into_iter().flatten());
                        for narrow in self.framework.vocabulary.narrower(*term) {
                            found.extend(self.naming_just.get(&(condition.list, field, *narrow)).into_iter().flatten());
                        }
                    }
                }
                None => found.extend(self.of_list.get(&condition.list).into_iter().flatten()),
            }
        }
        let counts = |place: &UndertakingId| {
            let entries = self.undertakings.get(*place).map(|one| one.entries.as_slice()).unwrap_or_default();
            entries.iter().any(|item| entry::may_count(item, condition, &self.framework.vocabulary))
        };
        let mut found: BTreeSet<UndertakingId> = found.into_iter().filter(counts).collect();
        let enough = |hours: i64| condition.ways.iter().flatten().any(|test| is_met_by_hours(test, hours));
        found.extend(self.hours.iter().filter(|(_, hours)| enough(*hours)).map(|(place, _)| *place));
        found.into_iter().collect()
    }
}

/// Whether so many hours a week, in hundredths, pass a test of the hours of a job.
fn is_met_by_hours(test: &Test, hours: i64) -> bool {
    test.fields == [Field::Hours] && matches!(test.check, Check::AtLeast(least) if hours >= least)
}

/// A test by which entries can be found, with the terms that it names.
fn by_term(test: &Test) -> Option<(Field, &[TermId])> {
    match (test.fields.as_slice(), &test.check) {
        ([field], Check::Within(terms)) if BY_TERM.contains(field) => Some((*field, terms)),
        _ => None,
    }
}
