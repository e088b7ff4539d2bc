//! One list of a role's program: how it can turn out for people, each different outlook once.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexSet;
use rungs_core::decide::ListOutlook;
use rungs_core::fact::Field;
use rungs_core::program::Program;
use rungs_core::world::World;

use crate::crowd::Content;
use crate::sight::{Look, Sight};
use crate::told::{ENTRY, Said, Tell, ToldList, number, told};

/// One list as a role sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Each different outlook, under its number; the first is that of somebody who has said nothing of the list.
    pub(crate) outlooks: IndexSet<ListOutlook, RandomState>,
}

/// What a role has seen of the contents of one list, as what is told of them is numbered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looked {
    /// For each content, its outlook.
    pub(crate) outlooks: Vec<u32>,
    /// For each set of what is said not to be there, what the role can't tell apart.
    alike: Vec<Alike>,
    /// How many contents that aren't seen alike are kept.
    kept: usize,
}

/// Contents that aren't seen alike which a role keeps at most, of one list. Past these they are looked at again, so that memory
/// doesn't grow with the people.
const MOST_KEPT: usize = 1 << 14;

/// What is seen alike.
#[derive(Clone, Debug, Default)]
struct Alike {
    /// For each fact that was met, its number among those that aren't; none where nobody looks at it.
    numbers: HashMap<u32, Option<u32>, RandomState>,
    looks: IndexSet<(Field, Look), RandomState>,
    /// The outlook of contents, by the numbers of their facts.
    outlooks: HashMap<Box<[u32]>, u32, RandomState>,
}

impl Seen {
    /// The list, with the outlook of somebody who has said nothing of it.
    pub(crate) fn of(program: &Program<'_>, list: usize, tell: Tell<'_>) -> Seen {
        let mut seen = Seen::default();
        if let Some(view) = program.lists.get(list) {
            let content = told(view.list, &Content::default(), tell);
            let looking = program.looking(list, [content.denials.as_slice()]);
            seen.outlooks.extend(looking.and_then(|looking| Some(looking.see(&content.items, 0)?.outlook())));
        }
        seen
    }

    /// Looks at contents that weren't looked at before, each of those that are seen alike once.
    pub(crate) fn look(
        &mut self,
        program: &Program<'_>,
        list: usize,
        (contents, told_list): (&[Arc<Content>], &ToldList),
        tell: Tell<'_>,
        looked: &mut Looked,
    ) {
        let Some(view) = program.lists.get(list) else { return };
        if looked.outlooks.len() >= contents.len() {
            return;
        }
        looked.alike.resize_with(told_list.denials.len(), Alike::default);
        let sights: Vec<OnceCell<Sight<'_, '_>>> = told_list.denials.values().map(|_| OnceCell::new()).collect();
        let looking = program.looking(list, told_list.denials.values().map(Vec::as_slice));
        let mut entries = Vec::new();
        for (content, (set, facts)) in contents.iter().zip(&told_list.contents).skip(looked.outlooks.len()) {
            let place = *set as usize;
            let (Some(alike), Some(sight), Some((_, denials))) =
                (looked.alike.get_mut(place), sights.get(place), told_list.denials.get_index(place))
            else {
                break;
            };
            let sight = sight.get_or_init(|| Sight::of(program, World::MAX, denials, view.list));
            alike.see(sight, facts, told_list, &mut entries);
            let outlook = alike.outlooks.get(entries.as_slice()).copied().unwrap_or_else(|| {
                let told = told(view.list, content, tell);
                let outlook = looking.as_ref().and_then(|looking| looking.see(&told.items, place));
                let outlook = outlook.map_or(0, |seen| number(self.outlooks.insert_full(seen.outlook()).0));
                alike.outlooks.insert(entries.as_slice().into(), outlook);
                looked.kept += 1;
                outlook
            });
            if looked.kept > MOST_KEPT {
                looked.alike.iter_mut().for_each(|alike| alike.outlooks.clear());
                looked.kept = 0;
            }
            looked.outlooks.push(outlook);
        }
    }
}

impl Alike {
    /// Entries with what the role can't tell apart under one number, and without what it doesn't look at.
    fn see(&mut self, sight: &Sight<'_, '_>, entries: &[u32], told: &ToldList, seen: &mut Vec<u32>) {
        seen.clear();
        for fact in entries {
            let number = match *fact {
                ENTRY => Some(ENTRY),
                fact => *self.numbers.entry(fact).or_insert_with(|| {
                    let look = match told.facts.get_index(fact as usize)? {
                        Said::Fact(field, known) => (*field, sight.see(*field, known)?),
                        Said::Period(from, until, months) => {
                            (Field::From, sight.see_period([from, until, months].map(Option::as_ref))?)
                        }
                    };
                    Some(number(self.looks.insert_full(look).0))
                }),
            };
            seen.extend(number);
        }
    }
}
