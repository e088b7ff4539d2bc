//! What plans are looked for with: an atlas, and what earlier questions about it have left.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rungs_core::recall::Recall;

use crate::atlas::Atlas;
use crate::bench::Bench;
use crate::bench::aim::Rules;
use crate::plan::Question;

/// Looks for plans. What it took to answer one question is there for the next: rules that were made ready, and what was told of
/// somebody and came of it. One who asks several questions about one person keeps one; it grows with every other person.
pub struct Planner<'a> {
    pub(crate) atlas: &'a Atlas<'a>,
    rules: Arc<Rules<'a>>,
    recall: Rc<RefCell<Recall>>,
}

impl<'a> Planner<'a> {
    /// One that nobody has asked anything.
    pub fn new(atlas: &'a Atlas<'a>) -> Planner<'a> {
        Planner::with(atlas, &Arc::default())
    }

    /// One that begins with the rules that were made ready for others, and makes more of them ready for others.
    pub fn with(atlas: &'a Atlas<'a>, rules: &Arc<Rules<'a>>) -> Planner<'a> {
        Planner { atlas, rules: Arc::clone(rules), recall: Rc::default() }
    }

    pub(crate) fn bench(&self, question: &Question<'a>) -> Bench<'a> {
        Bench::new(self.atlas, question, (Arc::clone(&self.rules), Rc::clone(&self.recall)))
    }
}
