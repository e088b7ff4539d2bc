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

    #[test]
    fn also_where_time_is_added_up(case in case(Size::TIME)) {
        let t = std::time::Instant::now();
        let c = case.computed();
        let t1 = t.elapsed();
        if t1.as_millis() > 100 { eprintln!("SLOW core {t1:?} {case:?}"); }
        let t = std::time::Instant::now();
        let d = case.defined();
        let t2 = t.elapsed();
        if t2.as_millis() > 1000 { eprintln!("SLOW spec {t2:?} {case:?}"); }
        prop_assert_eq!(c, d);
    }
}
