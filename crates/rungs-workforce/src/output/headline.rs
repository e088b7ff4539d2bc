//! The answer in a line, as the workbook and the printed page begin.

use rungs_app::wire::sweep::{Counts, RouteCounts};

use crate::output::report::{Report, Sort};
use crate::output::words::{day, number, people};

/// How everything begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headline {
    /// How many are ready.
    pub(crate) title: String,
    /// What would make them more, if anything was found.
    pub(crate) lead: Option<String>,
    /// Of which way in, and of whom.
    pub(crate) about: String,
}

pub(crate) fn headline(report: &Report, route: Option<&RouteCounts>) -> Headline {
    let answer = &report.answer;
    let start = day(&answer.start);
    let whom = format!("{} in {}", people(answer.people), report.file);
    let Some(route) = route else {
        let lead = answer.levers.first().map(|lever| {
            let (what, more) = (rungs_app::words::capital(&lever.what), number(lever.more_ready));
            format!("“{what}” would make {more} more ready: {}.", route_title(report, &lever.role, &lever.route))
        });
        return Headline { title: format!("Where people stand on {start}"), lead, about: format!("{whom}.") };
    };
    let ready = route.counts.ready;
    let title = match ready {
        0 => format!("Nobody is ready to start on {start} yet"),
        1 => format!("1 person is ready to start on {start}"),
        ready => format!("{} people are ready to start on {start}", number(ready)),
    };
    let is_of_route = |role: &str, name: &str| role == route.role && name == route.route;
    let single = answer.levers.iter().find(|lever| is_of_route(&lever.role, &lever.route));
    let together = answer.together.iter().rfind(|some| is_of_route(&some.role, &some.route) && some.what.len() > 1);
    let mut lead = Vec::new();
    if let Some(lever) = single {
        let what = rungs_app::words::capital(&lever.what);
        lead.push(format!("“{what}” would make it {}.", number(ready + lever.more_ready)));
    }
    if let Some(some) = together {
        let all = number(ready + some.more_ready);
        lead.push(format!("{} things together would make it {all}.", number(some.what.len() as u64)));
    }
    let lead = (!lead.is_empty()).then(|| lead.join(" "));
    Headline { title, lead, about: format!("{}, {}. {whom}.", route.role_title, route.route_title) }
}

/// How many are of each sort, in the order of [`Sort::ALL`].
pub(crate) fn by_sort(counts: &Counts) -> [u64; 5] {
    Sort::ALL.map(|sort| match sort {
        Sort::Ready => counts.ready,
        Sort::TheyDecide => counts.they_decide(),
        Sort::OneStepAway => counts.one_step_away,
        Sort::CannotTell => counts.cannot_tell_otherwise(),
        Sort::Further => counts.further(),
    })
}

/// The title of a way in, from the slugs of one of the answer's lists. What isn't among the routes stays a slug.
pub(crate) fn route_title(report: &Report, role: &str, route: &str) -> String {
    let known = report.answer.routes.iter().find(|known| known.role == role && known.route == route);
    known.map_or_else(|| format!("{role}, {route}"), |known| format!("{}, {}", known.role_title, known.route_title))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::output::example;

    #[test]
    fn the_answer_comes_first() {
        let report = example::report();
        let first = headline(&report, report.answer.routes.first());
        assert_eq!(first.title, "1 person is ready to start on 1 September 2027");
        assert_eq!(
            first.lead.as_deref(),
            Some("“Get a GCSE in maths at grade 4” would make it 2. 2 things together would make it 3.")
        );
        assert_eq!(
            first.about,
            "Assistant practitioner, Foundation degree: higher apprenticeship. 5 people in staff.xlsx."
        );
        let mut plain = report.clone();
        plain.answer.levers[0].what = "get a GCSE in maths at grade 4".to_owned();
        assert_eq!(headline(&plain, plain.answer.routes.first()).lead, first.lead, "a lead begins as a sentence does");
        let second = headline(&report, report.answer.routes.last());
        assert_eq!((second.title.as_str(), second.lead), ("4 people are ready to start on 1 September 2027", None));
        let all = headline(&report, None);
        assert_eq!(all.title, "Where people stand on 1 September 2027");
        let lead = "“Get a GCSE in maths at grade 4” would make 1 more ready: Assistant practitioner, Foundation degree: higher apprenticeship.";
        assert_eq!(all.lead.as_deref(), Some(lead), "of several ways in, that of the best");
    }

    #[test]
    fn everybody_is_counted_in_one_sort() {
        let report = example::report();
        for route in &report.answer.routes {
            assert_eq!(by_sort(&route.counts).iter().sum::<u64>(), route.counts.people());
        }
    }

    #[test]
    fn counts_agree_with_people_one_by_one() {
        let report = example::report();
        for (place, route) in report.answer.routes.iter().enumerate() {
            let of =
                |sort| example::people().iter().filter(|person| person.routes[place].sort() == sort).count() as u64;
            assert_eq!(by_sort(&route.counts), Sort::ALL.map(of));
        }
    }
}
