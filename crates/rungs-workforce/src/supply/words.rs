//! Expected supply in words, as all outputs tell it.

use rungs_app::wire::sweep::{Assumption, Expected, RouteSupply, Supply};
use rungs_app::words::in_threes as number;

use super::{Chance, Expectation};
use crate::output::words::people;

/// *34 (22 to 47)*; *22 to 47* where nothing says what lies between; *34* where that is all.
pub fn interval(expected: &Expected) -> String {
    let ends = if expected.low == expected.high {
        number(expected.low)
    } else {
        format!("{} to {}", number(expected.low), number(expected.high))
    };
    match expected.middle {
        Some(middle) if expected.low != expected.high => format!("{} ({ends})", number(middle)),
        _ => ends,
    }
}

/// What the numbers are: a sentence or two each.
pub fn about(supply: &Supply) -> Vec<String> {
    let mut told = vec![
        "Could start: ready by then, whether or not they have started. Could have finished: as if everybody who could start did at \
         once."
            .to_owned(),
    ];
    match &supply.drawn {
        None => told.push(
            "The lower number is who is ready or becomes so by waiting alone; the higher one is everybody whom a plan leads there \
             as well, if all of it goes well. Nothing was assumed of how often it does."
                .to_owned(),
        ),
        Some(drawn) => {
            let ends = if supply.open.is_empty() {
                String::new()
            } else {
                format!(" Of what isn't assumed ({}), it has both ends.", names(&supply.open))
            };
            told.push(format!("In {} of 100 draws the number lies within the interval.{ends}", drawn.interval));
            told.push(format!("Assumed: {}.", supply.assumed.iter().map(assumed).collect::<Vec<_>>().join("; ")));
        }
    }
    if !supply.assumed.iter().any(|one| one.what == Expectation::Leaves.as_str()) {
        told.push("It is of those who are here today, as if nobody left.".to_owned());
    }
    told
}

/// What is to be known of one way in beside its numbers.
pub fn notes(route: &RouteSupply) -> Vec<String> {
    let mut told = Vec::new();
    if route.no_plan_looked_for > 0 {
        let whom = people(route.no_plan_looked_for);
        let are = if route.no_plan_looked_for == 1 { "is" } else { "are" };
        told.push(format!("For {whom} no plan was looked for, and none of others holds: they {are} counted where waiting alone makes them ready."));
    }
    if route.plan_of_others > 0 {
        let whom = people(route.plan_of_others);
        told.push(format!(
            "For {whom} a plan was taken that was found for others and holds for them: one may begin sooner."
        ));
    }
    if route.cut_short > 0 {
        let whom = people(route.cut_short);
        told.push(format!(
            "For {whom} the search for a plan was cut short: there may be one, or one that begins sooner."
        ));
    }
    if route.length_untold > 0 {
        let whom = people(route.length_untold);
        told.push(format!("For {whom} a step takes a time that nobody has told, and is taken to take none."));
    }
    if route.could_finish.is_empty() {
        told.push(
            "Nobody has told how long this way in takes, so nothing is said of who could have finished.".to_owned(),
        );
    }
    told
}

/// *30% to 60% of people go through with the steps of their plan*.
pub fn assumed(assumption: &Assumption) -> String {
    let words = Expectation::named(&assumption.what).map_or(assumption.what.as_str(), |one| one.words());
    let shares = Chance { from: assumption.from, to: assumption.to };
    format!("{shares} {words}")
}

/// Assumptions by what they say.
fn names(open: &[String]) -> String {
    let told: Vec<&str> =
        open.iter().map(|name| Expectation::named(name).map_or(name.as_str(), |one| one.about())).collect();
    told.join("; ")
}
