//! A page to print and pass on: what the workbook's first sheet says, as one file of HTML that needs nothing else.

mod html;

use rungs_app::wire::sweep::{Expected, Grouping, Lever, RouteCounts, RouteSupply};
use rungs_app::words::capital;

use crate::output::columns::sort_name;
use crate::output::headline::{by_sort, headline, route_title};
use crate::output::report::{Report, Sort};
use crate::output::words;
use crate::supply::words::{about, interval, notes};
use html::{Heading, Table, bar, beside, between, escaped, stacked};

/// How many of each are told: the page has to fit on paper, and the workbook has all of them.
const MOST_LEVERS: usize = 3;
const MOST_LEVERS_ALIKE: usize = 5;
const MOST_MISSING: usize = 3;
const MOST_GROUPS: usize = 5;
const MOST_ROUTES: usize = 4;
const MOST_ROUTES_ALIKE: usize = 12;
/// Quarters of all ways in together.
const MOST_QUARTERS: usize = 24;
const MOST_REASONS: usize = 3;

/// The page, for one way in (a place in the answer's routes; where there is none, for all alike). No script, nothing from
/// elsewhere; bars are drawn in tables that have the numbers.
pub fn summary_page(report: &Report, route: usize) -> String {
    let answer = &report.answer;
    let route = answer.routes.get(route);
    let headline = headline(report, route);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title} – Rungs</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        title = escaped(&headline.title),
        style = include_str!("summary.css"),
    );
    if let Some(lead) = &headline.lead {
        page.push_str(&format!("<p class=\"lead\">{}</p>\n", escaped(lead)));
    }
    page.push_str(&format!("<p>{}</p>\n", escaped(&headline.about)));
    let of_route =
        |told: fn(&Report, &RouteCounts) -> String| route.map_or_else(String::new, |route| told(report, route));
    // Expected supply comes late: where it doesn't fit on the first page, what goes on to the second is that, and how it was read.
    let sections = [
        of_route(standings),
        levers(report, route),
        missing(report),
        of_route(groups),
        routes(report, route.is_some()),
        supply(report, route),
        set_aside(report),
    ];
    for section in sections.iter().filter(|section| !section.is_empty()) {
        page.push_str(&format!("<section>\n{section}</section>\n"));
    }
    page.push_str("</main>\n");
    let framework = &answer.framework;
    page.push_str(&format!(
        "<footer>\n<p>Answered on {}, with the rules in force for a start on {}.</p>\n<p>{}, version {} ({}).</p>\n</footer>\n</body>\n</html>\n",
        escaped(&words::day(&answer.on)),
        escaped(&words::day(&answer.start)),
        escaped(&framework.title),
        escaped(&framework.version),
        escaped(&framework.digest),
    ));
    page
}

fn standings(_: &Report, route: &RouteCounts) -> String {
    let counts = &route.counts;
    let of_sort = by_sort(counts);
    let mut section = format!("<h2>Where the {} stand</h2>\n<dl>\n", words::number(counts.people()));
    for (sort, count) in Sort::ALL.into_iter().zip(of_sort).filter(|(sort, _)| *sort != Sort::Further) {
        section.push_str(&format!(
            "<div class=\"{}\"><dt>{}</dt><dd class=\"count\">{}</dd><dd class=\"means\">{}</dd></div>\n",
            sort_name(sort),
            escaped(words::sort(sort)),
            words::number(count),
            escaped(words::sort_means(sort)),
        ));
    }
    section.push_str("</dl>\n");
    let further = counts.further();
    if further > 0 {
        let are = if further == 1 { "other one is" } else { "others are" };
        let told = if further == 1 { String::new() } else { format!("{} ", words::number(further)) };
        section.push_str(&format!("<p>The {told}{are} two or more steps away.</p>\n"));
    }
    section
}

/// Of the way in that the page is of; where it is of all alike, the best of any, each with its way in.
fn levers(report: &Report, route: Option<&RouteCounts>) -> String {
    let is_told = |lever: &&Lever| route.is_none_or(|route| (&route.role, &route.route) == (&lever.role, &lever.route));
    let most_levers = if route.is_some() { MOST_LEVERS } else { MOST_LEVERS_ALIKE };
    let told: Vec<&Lever> = report.answer.levers.iter().filter(is_told).take(most_levers).collect();
    let most = told.iter().map(|lever| lever.more_ready).max().unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let mut headings = vec![Heading::words("Do this"), Heading::bars("More ready"), Heading::words("Whose step")];
    headings.extend(route.is_none().then(|| Heading::words("For which way in")));
    let mut table = Table::new("Single things to do, what makes most people ready first", headings);
    for lever in told {
        let number = format!("+{}", words::number(lever.more_ready));
        let mut cells = vec![
            escaped(&capital(&lever.what)),
            beside("told", &number, &bar(lever.more_ready, most)),
            escaped(&capital(&lever.who)),
        ];
        cells.extend(route.is_none().then(|| escaped(&route_title(report, &lever.role, &lever.route))));
        table.row(&cells);
    }
    format!("<h2>What would help most</h2>\n{}", table.finish())
}

/// Of the way in that the page is of; where it is of all alike, of the first few.
fn supply(report: &Report, route: Option<&RouteCounts>) -> String {
    let Some(supply) = &report.answer.supply else { return String::new() };
    let is_told = |one: &&RouteSupply| route.is_none_or(|route| (&route.role, &route.route) == (&one.role, &one.route));
    let mut section = String::from("<h2>Expected supply</h2>\n");
    let routes: Vec<&RouteSupply> = supply.routes.iter().filter(is_told).collect();
    let shown = routes.len().min(MOST_ROUTES);
    let each = (supply.quarters.len() * shown).div_ceil(MOST_QUARTERS).max(1);
    // The last quarter is told, and those before it at the same distance.
    let is_shown = |place: usize| (supply.quarters.len() - 1 - place).is_multiple_of(each);
    for one in routes.iter().take(MOST_ROUTES) {
        let expected = || one.could_start.iter().chain(&one.could_finish);
        let most = expected().map(|expected| expected.high).max().unwrap_or_default();
        let mut headings = vec![Heading::words("By"), Heading::bars("Could start")];
        headings.extend((!one.could_finish.is_empty()).then(|| Heading::bars("Could have finished")));
        let mut table = Table::new(&format!("{}, {}", one.role_title, one.route_title), headings);
        for (place, quarter) in supply.quarters.iter().enumerate().filter(|(place, _)| is_shown(*place)) {
            let mut cells = vec![escaped(&words::day(&quarter.until))];
            let told = one.could_start.get(place).into_iter().chain(one.could_finish.get(place));
            let cell = |told: &Expected| beside("told ends", &interval(told), &between(told.low, told.high, most));
            cells.extend(told.map(cell));
            table.row(&cells);
        }
        section.push_str(&table.finish());
        for note in notes(one) {
            section.push_str(&format!("<p class=\"quiet\">{}</p>\n", escaped(&note)));
        }
    }
    section.push_str(&more(routes.len(), MOST_ROUTES));
    if each > 1 {
        section.push_str("<p class=\"quiet\">The workbook has every quarter.</p>\n");
    }
    for line in about(supply) {
        section.push_str(&format!("<p class=\"quiet\">{}</p>\n", escaped(&line)));
    }
    section
}

fn missing(report: &Report) -> String {
    let told = report.answer.missing.iter().take(MOST_MISSING);
    let most = told.clone().map(|missing| missing.settles).max().unwrap_or_default();
    if report.answer.missing.is_empty() {
        return String::new();
    }
    let caption = "Fill these in, and so many more get an answer about some way in";
    let mut table = Table::new(
        caption,
        vec![
            Heading::words("Question"),
            Heading::bars("Would settle"),
            Heading::number("Not known of"),
            Heading::words("Column"),
        ],
    );
    for missing in told {
        let settles = beside("told", &words::number(missing.settles), &bar(missing.settles, most));
        table.row(&[
            escaped(&missing.question),
            settles,
            words::number(missing.people),
            escaped(&words::belongs(missing)),
        ]);
    }
    let columns = report.answer.missing_columns.iter().take(MOST_MISSING).map(|column| {
        let why = match &column.column {
            Some(name) => format!("“{name}” is there and empty for them ({})", column.says),
            None => format!("no column says it: {}", column.says),
        };
        format!("{} can\u{2019}t be told, as {why}.", words::people(column.people))
    });
    let columns: String = columns.map(|line| format!("<li>{}</li>\n", escaped(&line))).collect();
    let columns =
        if columns.is_empty() { columns } else { format!("<p>For lack of a column:</p>\n<ul>\n{columns}</ul>\n") };
    let more = more(report.answer.missing.len(), MOST_MISSING);
    format!("<h2>What is missing most</h2>\n{}{more}{columns}", table.finish())
}

/// Of the first column by which groups are told, and by which columns none are.
fn groups(report: &Report, route: &RouteCounts) -> String {
    let answer = &report.answer;
    let told = answer.groups.iter().find(|grouping| grouping.role == route.role && grouping.route == route.route);
    if told.is_none() && answer.untold_groups.is_empty() {
        return String::new();
    }
    let told = told.map_or_else(String::new, |grouping| of_column(report, grouping));
    let untold = answer.untold_groups.iter().map(words::untold_groups);
    let untold: String = untold.map(|line| format!("<p>{}</p>\n", escaped(&line))).collect();
    format!("<h2>By group</h2>\n{told}{untold}")
}

fn of_column(report: &Report, grouping: &Grouping) -> String {
    let title = route_title(report, &grouping.role, &grouping.route);
    let mut headings = vec![Heading::words("Group"), Heading::number("People")];
    headings.extend(Sort::ALL.map(|sort| Heading::number(words::sort(sort))));
    let mut table = Table::new(&format!("{title}, by {}", grouping.column), headings);
    for group in grouping.groups.iter().take(MOST_GROUPS) {
        let mut cells = vec![escaped(&words::group(group)), words::number(group.people)];
        cells.extend(words::group_counts(group).map(|count| count.map_or_else(|| "hidden".to_owned(), words::number)));
        table.row(&cells);
    }
    format!(
        "{}{}<p class=\"quiet\">{}</p>\n",
        table.finish(),
        more(grouping.groups.len(), MOST_GROUPS),
        escaped(words::HIDDEN)
    )
}

/// Beside one way in, the first few of all there are; where the page is of all alike, there is room for more.
fn routes(report: &Report, is_of_one: bool) -> String {
    let routes = &report.answer.routes;
    if routes.len() < 2 {
        return String::new();
    }
    let mut headings = vec![Heading::words("Way in")];
    headings.extend(Sort::ALL.map(|sort| Heading::number(words::sort(sort)).coloured(sort_name(sort))));
    let mut table = Table::new("Each way in, of the same people", headings);
    let most = if is_of_one { MOST_ROUTES } else { MOST_ROUTES_ALIKE };
    for route in routes.iter().take(most) {
        let counts = by_sort(&route.counts);
        let title = format!("{}, {}", route.role_title, route.route_title);
        let parts: Vec<(&str, u64)> = Sort::ALL.map(sort_name).into_iter().zip(counts).collect();
        let mut cells = vec![format!("{}{}", escaped(&title), stacked(&parts))];
        cells.extend(counts.map(words::number));
        table.row(&cells);
    }
    format!("<h2>All ways in</h2>\n{}{}", table.finish(), more(routes.len(), most))
}

fn set_aside(report: &Report) -> String {
    let rows = report.answer.rows;
    let mut section = format!(
        "<h2>How the file was read</h2>\n<p>{} came in, {} read, {} set aside.</p>\n",
        words::counted(rows.came_in, "row", "rows"),
        words::number(rows.read),
        words::number(rows.set_aside)
    );
    let reasons = &report.answer.set_aside;
    if !reasons.is_empty() {
        let told = reasons.iter().take(MOST_REASONS);
        let told: Vec<String> =
            told.map(|reason| format!("{} ({})", escaped(&reason.reason), words::number(reason.rows))).collect();
        section.push_str(&format!("<p>Why rows were set aside: {}.</p>\n", told.join("; ")));
        section.push_str(&more(reasons.len(), MOST_REASONS));
    }
    section
}

/// That there are more, if there are.
fn more(all: usize, told: usize) -> String {
    match all.saturating_sub(told) {
        0 => String::new(),
        1 => "<p class=\"quiet\">One more is in the workbook.</p>\n".to_owned(),
        more => format!("<p class=\"quiet\">{more} more are in the workbook.</p>\n"),
    }
}

#[cfg(test)]
mod tests;
