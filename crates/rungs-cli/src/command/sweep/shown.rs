//! The answer of a sweep, in the terminal.

use rungs_app::wire::sweep::{Counts, MissingColumn, RouteCounts, RouteFlips, SweepAnswer};
use rungs_app::words::in_threes as number;
use rungs_workforce::mapping::Meaning;
use rungs_workforce::sweeping::Counted;

use crate::arguments::Sweep;
use crate::screen::{BOLD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen, THEIRS};
use crate::words;

/// Ways in that are shown, where no role was named: those with most people one step away.
const MOST_ROUTES: usize = 12;
/// Things to do, to find out, and reasons that are shown.
const MOST: usize = 5;
/// The width of a number.
const NUMBER: usize = 11;
/// The width of a name.
const NAME: usize = 36;

pub(super) fn screen(counted: &Counted<'_>, arguments: &Sweep) -> Screen {
    let mut screen = Screen::for_answers();
    let answer = &counted.report.answer;
    heading(&mut screen, counted);
    routes(&mut screen, answer, arguments);
    levers(&mut screen, answer);
    missing(&mut screen, answer);
    groups(&mut screen, answer);
    super::supply::show(&mut screen, answer);
    what_if(&mut screen, answer);
    unread(&mut screen, counted);
    screen.gap();
    let rules = format!("Rules: {}, {}.", answer.framework.title, answer.framework.version);
    let start = words::told_date(&answer.start);
    screen.line(FAINT, &format!("For a start on {start}, asked on {}. {rules}", words::told_date(&answer.on)));
    if arguments.out.is_empty() {
        screen.line(FAINT, "For everybody by name: --out ready.xlsx.");
    }
    screen
}

fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{} rows", number(count)) }
}

pub(super) fn people(count: u64) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{} people", number(count)) }
}

fn heading(screen: &mut Screen, counted: &Counted<'_>) {
    let answer = &counted.report.answer;
    screen.line(BOLD, &format!("{}: {}", counted.report.file, people(answer.people)));
    let came = &answer.rows;
    let aside = match came.set_aside {
        0 => "none was set aside".to_owned(),
        some => format!("{} set aside", number(some)),
    };
    screen.line(PLAIN, &format!("{} rows came in: {} read, {aside}.", number(came.came_in), number(came.read)));
    for reason in answer.set_aside.iter().take(MOST) {
        let first = reason.first.join("; ");
        let rows = rows(reason.rows);
        screen.hanging(
            2,
            "- ",
            PLAIN,
            &format!(
                "{rows}: {} ({first}{})",
                reason.reason,
                if reason.rows > reason.first.len() as u64 { " …" } else { "" }
            ),
        );
    }
    let more = answer.set_aside.len().saturating_sub(MOST);
    if more > 0 {
        screen.hanging(2, "- ", FAINT, &format!("and {more} other reasons: the workbook lists every row"));
    }
}

fn routes(screen: &mut Screen, answer: &SweepAnswer, arguments: &Sweep) {
    let mut told: Vec<&RouteCounts> = answer.routes.iter().collect();
    let left = if arguments.roles.is_empty() {
        told.sort_by_key(|route| {
            std::cmp::Reverse((route.counts.one_step_away, route.counts.ready, route.counts.they_decide()))
        });
        let left = told.len().saturating_sub(MOST_ROUTES);
        told.truncate(MOST_ROUTES);
        left
    } else {
        0
    };
    screen.gap();
    screen.line(BOLD, "Where they stand");
    if !screen.is_in_words() {
        let heads =
            ["ready", "they decide", "one step", "can't tell", "further"].map(|head| format!("{head:>NUMBER$}"));
        let mut cells = vec![Cell { text: "", width: NAME, style: PLAIN }];
        cells.extend(heads.iter().map(|head| Cell { text: head, width: NUMBER, style: FAINT }));
        screen.row(0, &cells);
    }
    for route in told {
        let name = format!("{}, {}", route.role_title, route.route_title);
        let counts = sorted(&route.counts);
        if screen.is_in_words() {
            let [ready, decide, step, tell, further] = counts.map(number);
            screen.line(PLAIN, &format!(
                "{name}: {ready} ready, {decide} where somebody decides, {step} one step away, {tell} can't tell, {further} further off."
            ));
            continue;
        }
        let numbers = counts.map(|count| format!("{:>NUMBER$}", number(count)));
        let styles = [GOOD, THEIRS, PLAIN, OPEN, FAINT];
        let mut cells = vec![Cell { text: &name, width: NAME, style: PLAIN }];
        cells.extend(numbers.iter().zip(styles).map(|(text, style)| Cell { text, width: NUMBER, style }));
        screen.row(0, &cells);
    }
    if left > 0 {
        screen.line(FAINT, &format!("and {left} more ways in; --role shows all of a role's, --json all there are."));
    }
}

/// The five numbers that everybody is in one of.
fn sorted(counts: &Counts) -> [u64; 5] {
    [counts.ready, counts.they_decide(), counts.one_step_away, counts.cannot_tell_otherwise(), counts.further()]
}

fn title<'a>(answer: &'a SweepAnswer, role: &str, route: &str) -> Option<(&'a str, &'a str)> {
    let found = answer.routes.iter().find(|known| known.role == role && known.route == route)?;
    Some((&found.role_title, &found.route_title))
}

fn levers(screen: &mut Screen, answer: &SweepAnswer) {
    if answer.levers.is_empty() {
        return;
    }
    screen.gap();
    screen.line(BOLD, "What would help most");
    let of = |role: &str, route: &str| {
        title(answer, role, route).map_or_else(String::new, |(role, route)| format!(" ({role}, {route})"))
    };
    for lever in answer.levers.iter().take(MOST) {
        let text = format!("more ready: {}{}", lever.what, of(&lever.role, &lever.route));
        screen.hanging(2, &format!("+{} ", number(lever.more_ready)), PLAIN, &text);
    }
    for together in answer.together.iter().take(MOST) {
        let place = of(&together.role, &together.route);
        let exact = if together.at_most == together.more_ready {
            String::new()
        } else {
            format!("; no {} make it more than {}", together.what.len(), number(together.at_most))
        };
        let text =
            format!("more ready by {} together{exact}: {}{place}", together.what.len(), together.what.join("; "));
        screen.hanging(2, &format!("+{} ", number(together.more_ready)), PLAIN, &text);
    }
}

fn missing(screen: &mut Screen, answer: &SweepAnswer) {
    if answer.missing.is_empty() {
        return;
    }
    screen.gap();
    screen.line(BOLD, "What isn't known");
    for fact in answer.missing.iter().take(MOST) {
        let settles = match fact.settles {
            0 => String::new(),
            some => format!(", and alone settles a way in for {}", number(some)),
        };
        screen.hanging(2, "? ", PLAIN, &format!("{} Open for {}{settles}.", fact.question, people(fact.people)));
    }
    for lack in answer.missing_columns.iter().take(MOST) {
        let whom = people(lack.people);
        let text = match &lack.column {
            Some(column) => format!("{whom} can't be told as the column “{column}” is empty for them ({}).", lack.says),
            None => format!("{whom} can't be told for lack of a column: {}.", lack.says),
        };
        screen.hanging(2, "- ", PLAIN, &text);
    }
    let of_employer = [Meaning::Sector.as_str(), Meaning::TakesPart.as_str()];
    let is_of_employer =
        |lack: &MissingColumn| lack.column.is_none() && of_employer.iter().any(|says| lack.says.starts_with(says));
    if answer.missing_columns.iter().any(is_of_employer) {
        let text = "What is so of everybody's employer is said once, in the mapping: employer: { sector: …, takes_part: { …: true } }.";
        screen.hanging(2, "- ", PLAIN, text);
    }
}

fn groups(screen: &mut Screen, answer: &SweepAnswer) {
    // Of many ways in, groups are for the workbook.
    let told = if answer.routes.len() == 1 { answer.groups.as_slice() } else { &[] };
    for grouping in told {
        screen.gap();
        screen.line(BOLD, &format!("By {}", grouping.column));
        for group in grouping.groups.iter().take(MOST * 2) {
            let name = match (&group.name, group.of) {
                (Some(name), _) => name.clone(),
                (None, 1) => "(blank)".to_owned(),
                (None, several) => format!("{several} small groups together"),
            };
            let told = |count: Option<u64>| count.map_or_else(|| "hidden".to_owned(), number);
            screen.hanging(
                2,
                "- ",
                PLAIN,
                &format!(
                    "{name}: {}; {} ready, {} where somebody decides, {} one step away, {} can't tell",
                    people(group.people),
                    told(group.ready),
                    told(group.they_decide),
                    told(group.one_step_away),
                    told(group.cannot_tell)
                ),
            );
        }
    }
    for untold in &answer.untold_groups {
        screen.gap();
        screen.line(BOLD, &format!("By {}", untold.column));
        screen.hanging(2, "- ", PLAIN, &format!("nothing is told: {}.", untold.why));
    }
}

fn unread(screen: &mut Screen, counted: &Counted<'_>) {
    let summary = &counted.summary;
    if summary.unread.is_empty() && summary.notes.is_empty() {
        return;
    }
    screen.gap();
    screen.line(BOLD, "Left unknown");
    for unread in summary.unread.iter().take(MOST) {
        let what = match (&unread.column, &unread.cell) {
            (Some(column), Some(cell)) => format!("“{cell}” in {column}, "),
            (Some(column), None) => format!("{column}, "),
            (None, Some(cell)) => format!("“{cell}”, "),
            (None, None) => String::new(),
        };
        screen.hanging(2, "- ", PLAIN, &format!("{what}{}: {}", rows(unread.rows), unread.why));
    }
    let more = summary.unread.len().saturating_sub(MOST);
    if more > 0 {
        screen.hanging(2, "- ", FAINT, &format!("and {more} more: the workbook lists all"));
    }
    if !summary.unread.is_empty() {
        screen.hanging(2, "", FAINT, "What such cells mean can be said in the mapping: values: { CELL: MEANING }.");
    }
    for note in &summary.notes {
        screen.hanging(2, "- ", PLAIN, &format!("{note}."));
    }
}

fn what_if(screen: &mut Screen, answer: &SweepAnswer) {
    let Some(otherwise) = &answer.what_if else { return };
    screen.gap();
    screen.line(BOLD, &format!("What if: {}", otherwise.what.join("; ")));
    let changed: Vec<&RouteFlips> =
        otherwise.routes.iter().filter(|route| route.after.is_none() || !route.flips.is_empty()).collect();
    if changed.is_empty() {
        screen.line(PLAIN, "Nobody would stand otherwise.");
    }
    for route in changed.iter().take(MOST_ROUTES) {
        let name = format!("{}, {}", route.role_title, route.route_title);
        let Some(after) = &route.after else {
            screen.hanging(2, "- ", PLAIN, &format!("{name}: there is no such way in."));
            continue;
        };
        let ready = format!("{} ready, and {} as it is", number(after.ready), number(route.before.ready));
        screen.hanging(2, "- ", PLAIN, &format!("{name}: {ready}."));
        for flips in route.flips.iter().take(MOST) {
            let told = format!("{} go from {} to {}", people(flips.people), sort(&flips.from), sort(&flips.to));
            screen.hanging(4, "", PLAIN, &format!("{told}."));
            for clause in flips.clauses.iter().take(2) {
                let stops = if clause.stops_now { "would stop" } else { "no longer stops" };
                screen.hanging(6, "", FAINT, &format!("{stops} {}: “{}”", number(clause.people), clause.sentence));
            }
        }
    }
}

/// The name of a sort, in words.
fn sort(name: &str) -> &str {
    match name {
        "ready" => "ready",
        "they-decide" => "somebody decides",
        "one-step-away" => "one step away",
        "cannot-tell" => "can't tell",
        _ => "further off",
    }
}
