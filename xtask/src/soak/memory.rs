//! How much memory a process holds over time, and whether that is flat.

use std::fs;

/// Fewest samples from which anything is said: below that, quarters are too short for a median.
const FEWEST: usize = 16;
/// What the median of the last quarter may lie above that of the second, in KiB. Answers about every role come and go by
/// the dozen of MiB, and allocators give back late: in one run of two minutes the medians differed by 10 MiB, in the next
/// by none.
const SLACK: u64 = 16 * 1024;
/// The same as a part of what was held: one in so many.
const PART: u64 = 8;

/// Samples of what a process holds, in KiB, as long apart as another.
#[derive(Default)]
pub(crate) struct Memory(Vec<u64>);

/// What was held, in KiB.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// Median of the second quarter: whatever is made once is there by then.
    pub(crate) early: u64,
    /// Median of the last quarter.
    pub(crate) late: u64,
    pub(crate) most: u64,
}

impl Memory {
    /// Whether memory can be read here at all.
    pub(crate) fn can_be_read() -> bool {
        fs::exists("/proc/self/status").unwrap_or(false)
    }

    /// Takes a sample of a process.
    pub(crate) fn sample(&mut self, process: u32) -> Result<(), String> {
        let path = format!("/proc/{process}/status");
        let status = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}: has the server ended?"))?;
        let held = resident(&status).ok_or_else(|| format!("{path} says nothing of VmRSS: has the server ended?"))?;
        self.0.push(held);
        Ok(())
    }

    /// What was held, if that is flat: a process that keeps something of every request holds more in the last quarter
    /// than in the second.
    pub(crate) fn flat(&self) -> Result<Held, String> {
        let quarter = self.0.len() / 4;
        let [_, second, _, last] = [0, 1, 2, 3].map(|part| median(self.0.iter().skip(part * quarter).take(quarter)));
        let (Some(early), Some(late), true) = (second, last, self.0.len() >= FEWEST) else {
            return Err(format!("{} samples of memory are too few to say anything", self.0.len()));
        };
        let held = Held { early, late, most: self.0.iter().copied().max().unwrap_or(late) };
        let bound = early + SLACK.max(early / PART);
        if late > bound {
            return Err(format!(
                "memory isn't flat: {early} KiB in the second quarter, {late} KiB in the last, where {bound} KiB is the most"
            ));
        }
        Ok(held)
    }
}

fn median<'a>(samples: impl Iterator<Item = &'a u64>) -> Option<u64> {
    let mut sorted: Vec<u64> = samples.copied().collect();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}

/// The memory that is resident, in KiB, as `/proc/PID/status` says it.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred samples.
    fn of(held: impl Fn(u64) -> u64) -> Result<Held, String> {
        Memory((0..100).map(held).collect()).flat()
    }

    #[test]
    fn what_grows_with_every_request_is_not_flat() {
        for (name, a_sample) in [("a leak", 800), ("a slow leak", 400)] {
            assert!(of(|sample| 60_000 + a_sample * sample).is_err(), "{name}");
        }
    }

    #[test]
    fn what_is_made_once_is_flat_and_so_is_what_comes_and_goes() {
        assert_eq!(
            of(|sample| 40_000 + 1_000 * sample.min(25)),
            Ok(Held { early: 65_000, late: 65_000, most: 65_000 })
        );
        assert!(of(|sample| 60_000 + sample % 7 * 3_000).is_ok());
        // One large answer at the end is no growth.
        assert_eq!(of(|sample| if sample == 99 { 200_000 } else { 60_000 }).map(|held| held.late), Ok(60_000));
    }

    #[test]
    fn a_few_samples_say_nothing() {
        assert!(Memory(vec![60_000; 15]).flat().is_err());
    }

    #[test]
    fn resident_memory_is_read() {
        assert_eq!(resident("Name:\trungs\nVmHWM:\t  70000 kB\nVmRSS:\t  61234 kB\n"), Some(61_234));
        assert_eq!(resident("Name:\tended\n"), None);
        let mut memory = Memory::default();
        if Memory::can_be_read() {
            assert_eq!(memory.sample(std::process::id()), Ok(()));
        }
    }
}
