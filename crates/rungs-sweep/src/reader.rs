//! Reading the people of a crowd for one role, one after another: what several of them have in common is looked at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rungs_core::decide::Reading;
use rungs_core::fact::List;
use rungs_core::program::{Looking, Sighted};

use crate::crowd::{ContentId, Crowd};
use crate::sweep::RoleSweep;
use crate::told::{Told, told};

/// Lists that are kept at most, so that memory doesn't grow with the people.
const MOST_KEPT: usize = 1 << 12;

/// A crowd as one role reads it.
pub struct Reader<'r, 'f> {
    role: &'r RoleSweep<'f>,
    crowd: &'r Crowd,
    told: &'r Told,
    /// For each list of the program.
    lists: Vec<(List, Option<Looking<'r>>)>,
    /// What was seen of contents.
    known: HashMap<(usize, ContentId), Sighted>,
}

impl<'r, 'f> Reader<'r, 'f> {
    pub(crate) fn new(role: &'r RoleSweep<'f>, crowd: &'r Crowd, told: &'r Told) -> Reader<'r, 'f> {
        let of_list = |(place, list): (usize, List)| {
            let denials = told.list(list).into_iter().flat_map(|told| told.denials.values());
            (list, role.program.looking(place, denials.map(Vec::as_slice)))
        };
        let lists = role.program.lists.iter().map(|view| view.list).enumerate().map(of_list).collect();
        Reader { role, crowd, told, lists, known: HashMap::new() }
    }

    /// What the role sees of one of them: as [`RoleSweep::read`] has it.
    pub fn read(&mut self, person: usize) -> Reading {
        if self.crowd.beside(person).is_none()
            && let Some(lists) = (0..self.lists.len()).map(|list| self.list(list, person)).collect()
        {
            return self.role.program.reading_of(lists);
        }
        self.role.read(&self.crowd.person(person))
    }

    fn list(&mut self, place: usize, person: usize) -> Option<Sighted> {
        let (list, looking) = self.lists.get(place)?;
        let column = self.crowd.of(*list);
        let code = column.map(|column| column.code(person)).unwrap_or_default();
        if self.known.len() > MOST_KEPT {
            self.known.clear();
        }
        Some(match self.known.entry((place, code)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => {
                let (set, _) = self.told.list(*list)?.contents.get(code.0 as usize)?;
                let content = column.and_then(|column| column.contents.get(code.0 as usize)).cloned();
                let told = told(*list, &content.unwrap_or_default(), self.role.tell());
                new.insert(looking.as_ref()?.see(&told.items, *set as usize)?).clone()
            }
        })
    }
}
