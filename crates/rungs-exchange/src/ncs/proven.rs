//! Proofs of everything that is asked, each made once.

use std::collections::HashMap;

use rungs_core::vocabulary::Vocabulary;

use crate::published::{Asked, Proven, Prover};

/// The sentences that were proven, by what was written for them.
#[derive(Debug)]
pub(super) struct Proofs {
    proven: HashMap<(String, Vec<String>), Option<Proven>>,
}

impl Proofs {
    /// Proves everything with the vocabulary as it is going to be.
    pub(super) fn of(asked: &[&Asked], vocabulary: &Vocabulary) -> Proofs {
        let mut proven = HashMap::new();
        let prover = Prover::new(rungs_check::frames(), vocabulary);
        for asked in asked {
            proven.entry(asked.written()).or_insert_with(|| prover.prove(asked));
        }
        Proofs { proven }
    }

    /// The sentences of a statement; none, if one of them isn't proven.
    pub(super) fn all(&self, asked: &[Asked]) -> Option<Vec<&Proven>> {
        asked.iter().map(|asked| self.proven.get(&asked.written())?.as_ref()).collect()
    }
}
