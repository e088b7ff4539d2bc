//! The switch that stands before every mutant. This file is put into each crate that is mutated, as it is: it uses
//! nothing but the standard library.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Names the mutant that is switched on; [`RECORD`] says that none is, and that those that are come by are written down.
const CHOSEN_BY: &str = "RUNGS_MUTANT";
/// The file for those that are come by.
const RECORD: &str = "RUNGS_MUTANTS_REACHED";

const NOT_READ: u32 = u32::MAX;
const RECORDING: u32 = u32::MAX - 1;
static CHOSEN: AtomicU32 = AtomicU32::new(NOT_READ);
/// Those that were come by so far. A test comes by some of them millions of times.
static REACHED: [AtomicBool; 1 << 16] = [const { AtomicBool::new(false) }; 1 << 16];

/// Whether this mutant is the one that is switched on.
#[inline(always)]
pub(crate) fn on(number: u32) -> bool {
    let chosen = CHOSEN.load(Ordering::Relaxed);
    chosen == number || chosen >= RECORDING && come_by(number)
}

#[cold]
fn come_by(number: u32) -> bool {
    if CHOSEN.load(Ordering::Relaxed) == NOT_READ {
        let told = std::env::var(CHOSEN_BY).ok().and_then(|told| told.parse().ok()).unwrap_or(0);
        let chosen = if std::env::var_os(RECORD).is_some() { RECORDING } else { told };
        CHOSEN.store(chosen, Ordering::Relaxed);
    }
    let chosen = CHOSEN.load(Ordering::Relaxed);
    let reached = usize::try_from(number).ok().and_then(|number| REACHED.get(number));
    if chosen == RECORDING && reached.is_some_and(|reached| !reached.swap(true, Ordering::Relaxed)) {
        record(number);
    }
    chosen == number
}

/// Written at once: a test may end in any way.
fn record(number: u32) {
    let Some(path) = std::env::var_os(RECORD) else { return };
    if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(path) {
        let _ = writeln!(file, "{number}");
    }
}
