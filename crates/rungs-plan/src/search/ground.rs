//! What plans are looked for among.

use rungs_core::program::TooLarge;

use crate::bench::Bench;
use crate::bounds::{Asking, Bounds};
use crate::kept::Keeping;
use crate::limits::Limits;
use crate::undertaking::UndertakingId;

/// What plans are looked for among: what may be undertaken at all, and what no plan can do without.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    allowed: Vec<bool>,
    pub(super) bounds: Bounds,
}

impl Ground {
    pub(super) fn of(bench: &Bench<'_>, limits: &Limits) -> Result<Ground, TooLarge> {
        let all = &bench.atlas.undertakings;
        let mut allowed = match (limits.allow_all(), bench.keeping) {
            (true, Keeping::Nothing | Keeping::Mostly(_)) => vec![true; all.len()],
            (_, keeping) => {
                let is_allowed = |(what, one)| limits.allow(one) && keeping.allows(what);
                all.iter().enumerate().map(is_allowed).collect()
            }
        };
        // Registration is for whoever has trained already, mostly abroad.
        for what in &bench.atlas.chart().registrations {
            if let Some(allowed) = allowed.get_mut(*what).filter(|allowed| **allowed) {
                *allowed = bench.is_told_of(*what)?;
            }
        }
        for what in bench.atlas.left_out(limits) {
            allowed.get_mut(what).into_iter().for_each(|allowed| *allowed = false);
        }
        let asking = Asking {
            person: bench.person,
            exceptions: bench.exceptions,
            allowed: &allowed,
            counts: &|what| bench.keeping.counts(what),
        };
        let bounds = Bounds::new(bench.atlas, &asking);
        Ok(Ground { allowed, bounds })
    }

    pub(super) fn allows(&self, what: UndertakingId) -> bool {
        self.allowed.get(what).copied().unwrap_or(false)
    }
}
