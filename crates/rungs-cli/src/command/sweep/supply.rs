//! How many could start and could have finished, quarter by quarter.

use rungs_app::wire::sweep::{RouteSupply, Supply, SweepAnswer};
use rungs_app::words::in_threes as number;
use rungs_workforce::supply::words::{self, interval};
use rungs_workforce::supply::{Expectations, MOST_ROUTES, prospects};
use rungs_workforce::sweeping::{Counted, Sweep as Sweeping, Watch};

use super::shown::people;
use super::{opened, refused};
use crate::answer::Failure;
use crate::arguments::Sweep;
use crate::screen::{BOLD, Cell, FAINT, PLAIN, Screen};
use crate::words as cli_words;

/// The width of the name of a quarter, and of a number.
const NAME: usize = 34;
const NUMBER: usize = 20;

/// Before anything is worked out: whether supply can be told of so many ways in.
pub(super) fn known(arguments: &Sweep, sweep: Sweeping<'_, '_>) -> Result<(), Failure> {
    let asked = |slug: &str| sweep.route.is_none_or(|wanted| wanted == slug);
    let routes = sweep.roles.iter().flat_map(|role| &role.routes).filter(|route| asked(&route.slug)).count();
    if arguments.supply && routes > MOST_ROUTES {
        return Err(Failure::with_help(
            format!("supply is told of up to {MOST_ROUTES} ways in, and these are {routes}"),
            "name a --role, or a --role and a --route",
        ));
    }
    Ok(())
}

pub(super) fn asked(
    arguments: &Sweep,
    sweep: Sweeping<'_, '_>,
    counted: &Counted<'_>,
    progress: Watch<'_>,
) -> Result<Supply, Failure> {
    let mut expectations = Expectations::default();
    for (expectation, chance) in &arguments.expect {
        expectations.expect(*expectation, *chance);
    }
    let extent = (arguments.quarters, arguments.searches);
    let prospects = prospects(opened(&arguments.files)?, sweep, Some(&counted.first), extent, progress);
    let prospects = prospects.map_err(|ended| refused(&ended, arguments))?;
    Ok(prospects.supply(&expectations, arguments.seed))
}

pub(super) fn show(screen: &mut Screen, answer: &SweepAnswer) {
    let Some(supply) = &answer.supply else { return };
    for route in &supply.routes {
        screen.gap();
        screen.line(BOLD, &format!("Expected supply: {}, {}", route.role_title, route.route_title));
        table(screen, supply, route);
        for note in words::notes(route) {
            screen.line(FAINT, &note);
        }
    }
    screen.gap();
    for line in words::about(supply) {
        screen.line(PLAIN, &line);
    }
    if let Some(drawn) = &supply.drawn {
        screen.line(FAINT, &format!("Drawn {} times with --seed {}.", number(drawn.times.into()), drawn.seed));
    }
    if !supply.open.is_empty() {
        let told: Vec<String> = supply.open.iter().map(|name| format!("--expect {name}=SHARE")).collect();
        screen.line(FAINT, &format!("What would narrow it down, if you know it: {}.", told.join(", ")));
    }
}

fn table(screen: &mut Screen, supply: &Supply, route: &RouteSupply) {
    let finishes = !route.could_finish.is_empty();
    if !screen.is_in_words() {
        let [start, finish] = ["could start", "could have finished"].map(|head| format!("{head:>NUMBER$}"));
        let mut cells =
            vec![Cell { text: "By", width: NAME, style: FAINT }, Cell { text: &start, width: NUMBER, style: FAINT }];
        cells.extend(finishes.then_some(Cell { text: &finish, width: NUMBER, style: FAINT }));
        screen.row(0, &cells);
    }
    for (place, quarter) in supply.quarters.iter().enumerate() {
        let by = cli_words::told_date(&quarter.until);
        let (start, finish) = (route.could_start.get(place), route.could_finish.get(place));
        let Some(start) = start else { continue };
        if screen.is_in_words() {
            let finish =
                finish.map_or_else(String::new, |finish| format!(", {} could have finished", interval(finish)));
            screen.line(PLAIN, &format!("By {by}: {} could start{finish}.", interval(start)));
            continue;
        }
        let start = format!("{:>NUMBER$}", interval(start));
        let finish = finish.map(|finish| format!("{:>NUMBER$}", interval(finish)));
        let mut cells =
            vec![Cell { text: &by, width: NAME, style: PLAIN }, Cell { text: &start, width: NUMBER, style: PLAIN }];
        cells.extend(finish.as_ref().map(|finish| Cell { text: finish, width: NUMBER, style: PLAIN }));
        screen.row(0, &cells);
    }
    if let (Some(last), Some(quarter)) = (route.could_start.last(), supply.quarters.last())
        && supply.drawn.is_some()
    {
        let (sure, most) = (number(last.sure), people(last.most));
        let until = cli_words::told_date(&quarter.until);
        screen.line(FAINT, &format!("With nothing assumed: {sure} to {most} could start by {until}."));
    }
}
