//! Standings as planes of bits, in which the algebra is AND and OR.
//!
//! A standing is one of four in a row, and three questions tell which: is it at least *by exception*,
//! at least *at discretion*, *ready*? With a bit for each, the worse of two standings is the AND of
//! their bits and the better is the OR, however many standings stand side by side in one word.

use crate::standing::{Interval, Standing};

/// Standings side by side: one operation takes the worse, or the better, of all of them.
pub trait Plane: Copy {
    /// *Not yet* everywhere: no bit is set.
    const NOT_YET: Self;
    /// *Ready* everywhere: every bit is set.
    const READY: Self;

    /// The worse of each two.
    fn worse(self, other: Self) -> Self;

    /// The better of each two.
    fn better(self, other: Self) -> Self;
}

/// One interval in six planes of one bit: the floor in the lower three, the ceiling in the upper three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Six(u8);

/// Three planes of sixty-four lanes: one standing in each of sixty-four worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lanes([u64; 3]);

/// The bits of a standing, the lowest for *at least by exception*.
fn bits(standing: Standing) -> u8 {
    match standing {
        Standing::NotYet => 0b000,
        Standing::ByException => 0b001,
        Standing::AtDiscretion => 0b011,
        Standing::Ready => 0b111,
    }
}

/// The standing with these bits; other bits than its own can't come of any.
#[inline]
fn standing(bits: u8) -> Standing {
    match bits & 0b111 {
        0b000 => Standing::NotYet,
        0b001 => Standing::ByException,
        0b011 => Standing::AtDiscretion,
        _ => Standing::Ready,
    }
}

impl Plane for Six {
    const NOT_YET: Six = Six(0);
    const READY: Six = Six(0b111_111);

    #[inline]
    fn worse(self, other: Six) -> Six {
        Six(self.0 & other.0)
    }

    #[inline]
    fn better(self, other: Six) -> Six {
        Six(self.0 | other.0)
    }
}

impl From<Interval> for Six {
    fn from(interval: Interval) -> Six {
        Six(bits(interval.floor) | bits(interval.ceiling) << 3)
    }
}

impl From<Six> for Interval {
    #[inline]
    fn from(six: Six) -> Interval {
        Interval { floor: six.floor(), ceiling: standing(six.0 >> 3) }
    }
}

impl Six {
    /// A floor and a ceiling by their bits.
    #[inline]
    pub fn of_bits(floor: u8, ceiling: u8) -> Six {
        Six(floor & 0b111 | (ceiling & 0b111) << 3)
    }

    /// The bits: the floor's in the lower three, the ceiling's in the next three, the lowest for *at least by exception*.
    #[inline]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The interval of a condition that surely holds, or may.
    pub(crate) fn of_condition(surely: bool, perhaps: bool) -> Six {
        Six((u8::from(surely) * 0b111) | (u8::from(perhaps) * 0b111_000))
    }

    /// The floor alone.
    pub(crate) fn floor(self) -> Standing {
        standing(self.0)
    }

    /// The same with another floor.
    pub(crate) fn with_floor(self, floor: Standing) -> Six {
        Six(self.0 & 0b111_000 | bits(floor))
    }

    /// The same with another ceiling.
    pub(crate) fn with_ceiling(self, ceiling: Standing) -> Six {
        Six(self.0 & 0b111 | bits(ceiling) << 3)
    }
}

impl Plane for Lanes {
    const NOT_YET: Lanes = Lanes([0; 3]);
    const READY: Lanes = Lanes([u64::MAX; 3]);

    fn worse(self, other: Lanes) -> Lanes {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Lanes([a & d, b & e, c & f])
    }

    fn better(self, other: Lanes) -> Lanes {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Lanes([a | d, b | e, c | f])
    }
}

impl Lanes {
    /// The same standing in every lane.
    pub fn all(of: Standing) -> Lanes {
        let all = bits(of);
        Lanes([0, 1, 2].map(|plane| if all & (1 << plane) != 0 { u64::MAX } else { 0 }))
    }

    /// The planes, lowest first: lanes at least *by exception*, at least *at discretion*, *ready*.
    #[inline]
    pub fn planes(self) -> [u64; 3] {
        self.0
    }

    /// The bits of one lane, as [`Six::bits`] has those of a floor.
    #[inline]
    pub fn lane(self, lane: u32) -> u8 {
        let [exception, discretion, ready] = self.0.map(|plane| (plane >> lane & 1) as u8);
        exception | discretion << 1 | ready << 2
    }

    /// *Ready* in these lanes, *not yet* in the others.
    pub fn ready_in(lanes: u64) -> Lanes {
        Lanes([lanes; 3])
    }

    /// The worst standing in any of these lanes.
    pub fn worst(self, lanes: u64) -> Standing {
        self.reached(|plane| plane & lanes == lanes)
    }

    fn reached(self, is_reached: impl Fn(u64) -> bool) -> Standing {
        let [exception, discretion, ready] = self.0.map(|plane| u8::from(is_reached(plane)));
        standing(exception | discretion << 1 | ready << 2)
    }

    /// The best standing in any of these lanes.
    pub fn best(self, lanes: u64) -> Standing {
        self.reached(|plane| plane & lanes != 0)
    }
}

/// The k-th best of some standings. `reached` is room to reckon in.
pub(crate) fn at_least<P: Plane>(count: usize, of: impl Iterator<Item = P>, reached: &mut Vec<P>) -> P {
    // At each place: the standing that so many of those seen so far have reached.
    reached.clear();
    reached.resize(count, P::NOT_YET);
    for value in of {
        let mut before = P::READY;
        for place in reached.iter_mut() {
            let with_one_more = before.worse(value);
            before = *place;
            *place = place.better(with_one_more);
        }
    }
    reached.last().copied().unwrap_or(P::READY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planes_say_what_the_order_of_standings_says() {
        for one in Standing::ALL {
            for other in Standing::ALL {
                let (first, second) = (Six::from(Interval::point(one)), Six::from(Interval::point(other)));
                assert_eq!(Interval::from(first.worse(second)), Interval::point(one.min(other)));
                assert_eq!(Interval::from(first.better(second)), Interval::point(one.max(other)));
                let (first, second) = (Lanes::all(one), Lanes::all(other));
                assert_eq!(first.worse(second).worst(u64::MAX), one.min(other));
                assert_eq!(first.better(second).best(1), one.max(other));
                let both = Interval { floor: one, ceiling: other };
                assert_eq!(Interval::from(Six::from(both)), both);
                assert_eq!(Interval::from(Six::READY.with_floor(one).with_ceiling(other)), both);
            }
        }
    }

    /// What is handed on as bits is the same as what is kept as planes.
    #[test]
    fn bits_say_what_planes_say() {
        let bits = [(Standing::NotYet, 0b000), (Standing::ByException, 0b001)];
        for (floor, low) in bits.into_iter().chain([(Standing::AtDiscretion, 0b011), (Standing::Ready, 0b111)]) {
            let six = Six::from(Interval { floor, ceiling: Standing::Ready });
            assert_eq!((six.bits(), Six::of_bits(low, 0b111)), (low | 0b111_000, six));
            assert_eq!(Six::of_bits(low | 0b1000, low | 0b1000).bits(), low | low << 3);
            assert_eq!(Lanes::all(floor).lane(0), low);
        }
        let third = Lanes::ready_in(0b100);
        assert_eq!([third.lane(1), third.lane(2), third.lane(3)], [0b000, 0b111, 0b000]);
    }

    #[test]
    fn the_kth_best_is_the_kth_best() {
        let three = [Standing::Ready, Standing::ByException, Standing::AtDiscretion];
        for (count, expected) in
            [(1, Standing::Ready), (2, Standing::AtDiscretion), (3, Standing::ByException), (4, Standing::NotYet)]
        {
            let of = three.iter().map(|standing| Lanes::all(*standing));
            assert_eq!(at_least(count, of, &mut Vec::new()).worst(u64::MAX), expected);
        }
    }

    #[test]
    fn lanes_keep_worlds_apart() {
        let some = Lanes::ready_in(0b0110);
        assert_eq!((some.worst(0b1111), some.best(0b1111)), (Standing::NotYet, Standing::Ready));
        assert_eq!((some.worst(0b0110), some.best(0b1001)), (Standing::Ready, Standing::NotYet));
        let softened = some.better(Lanes::all(Standing::ByException));
        assert_eq!((softened.worst(0b1111), softened.best(0b1111)), (Standing::ByException, Standing::Ready));
    }
}
