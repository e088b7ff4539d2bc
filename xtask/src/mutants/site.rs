//! A place in a file where mutants are, and the file written with them: each behind its switch.

use std::ops::Range;

/// How a switch is asked: the text that stands in the mutated file.
pub(super) fn on(mutant: u32) -> String {
    format!("crate::mutant_switch::on({mutant})")
}

/// What a place is made of when it is written.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Text(String),
    /// A part of the file, with the mutants in it.
    Source(Range<usize>),
    /// A part of the file as it is: it is written several times, and mutated nowhere.
    Plain(Range<usize>),
}

/// What is written for one mutant.
#[derive(Clone, Debug)]
pub(super) struct Arm {
    pub(super) mutant: u32,
    pub(super) pieces: Vec<Piece>,
}

/// A place with its mutants. Where all of them are left out, the place is written as it was.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// What it takes the place of, in bytes of the file; nothing where it only adds.
    pub(super) range: Range<usize>,
    pub(super) head: Vec<Piece>,
    pub(super) arms: Vec<Arm>,
    pub(super) tail: Vec<Piece>,
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        Piece::Text(text)
    }
}

/// A part of a written file, and the mutants that an error of the compiler there is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) range: Range<usize>,
    pub(super) mutants: Vec<u32>,
}

/// A file with its mutants.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) regions: Vec<Region>,
}

/// Writes a file with those of its mutants that are wanted.
pub(super) fn write(source: &str, sites: &[Site], is_wanted: impl Fn(u32) -> bool) -> Written {
    let mut sites: Vec<Site> = sites.to_vec();
    sites.iter_mut().for_each(|site| site.arms.retain(|arm| is_wanted(arm.mutant)));
    sites.retain(|site| !site.arms.is_empty());
    // The outer one first; where two are alike, the one that was found first is the outer one.
    sites.sort_by_key(|site| (site.range.start, std::cmp::Reverse(site.range.end)));
    let mut writer = Writer { source, sites: &sites, written: Written::default() };
    writer.source(0..source.len(), 0);
    writer.written
}

struct Writer<'a> {
    source: &'a str,
    sites: &'a [Site],
    written: Written,
}

impl Writer<'_> {
    /// A part of the file, with the places in it that aren't before `first` in the list.
    fn source(&mut self, range: Range<usize>, first: usize) {
        let mut at = range.start;
        for (number, site) in self.sites.iter().enumerate().skip(first) {
            if site.range.start >= range.end {
                break;
            }
            if site.range.start < at || site.range.end > range.end {
                continue;
            }
            self.plain(at..site.range.start);
            self.site(site, number);
            at = site.range.end;
        }
        self.plain(at..range.end);
    }

    fn site(&mut self, site: &Site, number: usize) {
        let start = self.written.text.len();
        self.pieces(&site.head, number);
        for arm in &site.arms {
            let start = self.written.text.len();
            self.pieces(&arm.pieces, number);
            self.region(start, vec![arm.mutant]);
        }
        self.pieces(&site.tail, number);
        self.region(start, site.arms.iter().map(|arm| arm.mutant).collect());
    }

    fn pieces(&mut self, pieces: &[Piece], number: usize) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.written.text += text,
                Piece::Source(range) => self.source(range.clone(), number + 1),
                Piece::Plain(range) => self.plain(range.clone()),
            }
        }
    }

    fn plain(&mut self, range: Range<usize>) {
        self.written.text += self.source.get(range).unwrap_or_default();
    }

    fn region(&mut self, start: usize, mutants: Vec<u32>) {
        self.written.regions.push(Region { range: start..self.written.text.len(), mutants });
    }
}

impl Written {
    /// The mutants that an error at these bytes is about: those of the innermost place around it.
    pub(super) fn at(&self, range: &Range<usize>) -> Option<&[u32]> {
        let around =
            self.regions.iter().filter(|region| region.range.start <= range.start && range.end <= region.range.end);
        around.min_by_key(|region| region.range.len()).map(|region| region.mutants.as_slice())
    }
}
