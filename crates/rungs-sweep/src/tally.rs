//! Counting how many words have each bit, for many words: counters stood on end, so that one operation counts for all bits.

use wide::u64x2;

/// Rows counted in one go.
pub(crate) const TOGETHER: usize = EIGHT * EIGHT;
/// Rows added in one go.
pub(crate) const EIGHT: usize = 8;

/// Counters for two words of sixty-four bits side by side: the first digit of each counter is in the first row, the second in the
/// second, and so on. Rows are added eight at a time, by full adders, and so is what eight of them carry (W. Harley's and R. Seal's
/// way of counting bits).
pub(crate) struct Tally {
    /// Ones, twos and fours.
    ones: [u64x2; 3],
    /// Eights, sixteens and thirty-twos.
    eights: [u64x2; 3],
    /// The digits from sixty-four upwards.
    high: Vec<u64x2>,
}

impl Tally {
    pub(crate) fn new() -> Tally {
        Tally { ones: [u64x2::ZERO; 3], eights: [u64x2::ZERO; 3], high: Vec::new() }
    }

    /// Counts the bits of sixty-four rows of two words. They are asked for by eights: the first, the second, and so on.
    #[inline(always)]
    pub(crate) fn add(&mut self, mut rows: impl FnMut(usize) -> [u64x2; EIGHT]) {
        let mut ones = self.ones;
        // A plain loop: `rows` is then called in one place, and becomes part of it.
        let mut eights = [u64x2::ZERO; EIGHT];
        for (place, eight) in eights.iter_mut().enumerate() {
            (ones, *eight) = added(ones, rows(place));
        }
        self.ones = ones;
        let mut carried;
        (self.eights, carried) = added(self.eights, eights);
        for digit in &mut self.high {
            if carried == u64x2::ZERO {
                return;
            }
            (*digit, carried) = (*digit ^ carried, *digit & carried);
        }
        if carried != u64x2::ZERO {
            self.high.push(carried);
        }
    }

    /// How many rows had each bit, of each of the two words.
    pub(crate) fn counts(&self) -> [[u64; 64]; 2] {
        let mut counts = [[0; 64]; 2];
        for (place, digit) in self.ones.iter().chain(&self.eights).chain(&self.high).enumerate() {
            for (counts, word) in counts.iter_mut().zip(digit.to_array()) {
                for (bit, count) in counts.iter_mut().enumerate() {
                    *count += (word >> bit & 1) << place;
                }
            }
        }
        counts
    }
}

/// Adds eight rows to three digits: the digits after it, and what is carried into the next one.
#[inline(always)]
fn added([ones, twos, fours]: [u64x2; 3], rows: [u64x2; EIGHT]) -> ([u64x2; 3], u64x2) {
    let [a, b, c, d, e, f, g, h] = rows;
    let (ones, two) = full(ones, a, b);
    let (ones, other) = full(ones, c, d);
    let (twos, four) = full(twos, two, other);
    let (ones, two) = full(ones, e, f);
    let (ones, other) = full(ones, g, h);
    let (twos, other) = full(twos, two, other);
    let (fours, eight) = full(fours, four, other);
    ([ones, twos, fours], eight)
}

/// Three bits as two digits: their sum and what is carried.
#[inline(always)]
fn full(a: u64x2, b: u64x2, c: u64x2) -> (u64x2, u64x2) {
    let one = a ^ b;
    (one ^ c, a & b | one & c)
}
