//! Law 1. Floor and ceiling are exactly the worst and the best over all completions of the unknown
//! facts; so learning a fact about the person never widens an interval.

mod support;

use proptest::prelude::*;
use support::cases;
use support::random::{Size, case};

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_engine_gives_the_worst_and_the_best_over_all_completions(case in case(Size::USUAL)) {
        prop_assert_eq!(case.computed(), case.defined());
    }
}
