//! What comes to a set of undertakings for something that is lacking: whether it counts for that at all.

use std::rc::Rc;

use rungs_core::condition::Tally;
use rungs_core::fact::List;
use rungs_core::opportunity::Gained;
use rungs_core::program::TooLarge;

use crate::bench::{Bench, Gateway, Lack, kept};
use crate::undertaking::UndertakingId;

/// Somebody is taken to do one thing so often at most, to see whether it counts.
const MOST_COPIES: u16 = 12;

/// What came to a set, and what for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Filling {
    /// What came.
    pub(crate) giver: UndertakingId,
    /// What lacks something.
    pub(crate) asks: UndertakingId,
    /// At which gateway.
    pub(crate) at: Gateway,
    /// What it lacks: one of these.
    pub(crate) lack: Rc<Lack>,
}

impl Bench<'_> {
    /// Whether what came to a set can bring about any of what was lacking, or add to it. Givers are found by what an entry
    /// could be; whether the entry that this one gives is one that counts is for the engine to say, once for each gateway and
    /// giver.
    pub(crate) fn brings(&self, filling: &Filling, last: u32) -> Result<bool, TooLarge> {
        kept(&self.brought, (filling.clone(), last), |(filling, last)| {
            let Filling { giver, asks, at, lack } = filling;
            let Some(undertaking) = self.undertaking(*giver) else { return Ok(false) };
            let gives_to = |list: List| {
                let gained = undertaking.gives.iter().filter_map(|gain| gain.what.as_ref());
                gained.into_iter().any(|gained| matches!(gained, Gained::Entry(given) if given.list == list))
            };
            let all = |number: &usize| {
                let condition = self.atlas.condition(*number)?;
                match condition.tally {
                    Tally::Count(count) => (count <= MOST_COPIES).then_some(count.max(1)),
                    // A post is held from when it is there.
                    Tally::Months { .. } => (undertaking.post.is_some() && !gives_to(condition.list)).then_some(1),
                    Tally::Sum { .. } => None,
                }
            };
            // As often as it would take, if each of them counted.
            let copies = lack.iter().map(all).try_fold(1, |most, copies| Some(copies?.max(most)));
            match copies {
                Some(copies) => self.bring(&vec![*giver; usize::from(copies)], (*asks, *at), lack, *last),
                None => Ok(true),
            }
        })
    }

    /// Whether it was found already that something brings about nothing of what is lacking.
    pub(crate) fn is_known_useless(&self, filling: &Filling, last: u32) -> bool {
        self.brought.borrow().get(&(filling.clone(), last)) == Some(&false)
    }

    /// Whether these together can bring about any of what a gateway lacks.
    pub(crate) fn bring(
        &self,
        givers: &[UndertakingId],
        (asks, at): (UndertakingId, Gateway),
        lack: &Lack,
        last: u32,
    ) -> Result<bool, TooLarge> {
        let mut besides = givers.to_vec();
        besides.extend((at == Gateway::Hold).then_some(asks));
        let never = self.never((asks, at), &besides, last)?;
        Ok(!never.is_so() || !lack.is_subset(&never.missing))
    }
}
