//! Choices among possibilities, drawn from a row of numbers. Where the row ends, it is always the first.

pub(crate) struct Choices<'c> {
    numbers: std::slice::Iter<'c, u16>,
}

impl<'c> Choices<'c> {
    pub(crate) fn new(numbers: &'c [u16]) -> Choices<'c> {
        Choices { numbers: numbers.iter() }
    }

    /// A number below `many`.
    pub(crate) fn below(&mut self, many: usize) -> usize {
        self.numbers.next().map_or(0, |number| usize::from(*number) % many.max(1))
    }

    pub(crate) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    pub(crate) fn word<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    /// Rarely yes: once in so many times.
    pub(crate) fn once_in(&mut self, many: usize) -> bool {
        self.below(many) == many - 1
    }
}
