//! For lack of which column people can't be told: one that isn't there, one that is there and empty, and none.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]

use std::ops::ControlFlow;

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::Question;
use rungs_app::wire::sweep::{MissingColumn, MissingFact};
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::sweeping::{Output, Sweep, count, tell};
use rungs_workforce::{OutputFault, PersonRow};

const MATHS: &str = "  - { column: Maths, is: grade, type: GCSE, subject: maths }\n";

/// Facts, columns, and of each person by their number how many columns are blank.
type Missing = (Vec<MissingFact>, Vec<MissingColumn>, Vec<(String, usize)>);

/// What is missing in an export of these rows towards a role, with what is told of each person.
fn missing(loaded: &Loaded, columns: &str, rows: &str) -> Missing {
    missing_for(loaded, "podiatry-assistant", columns, rows)
}

fn missing_for(loaded: &Loaded, role: &str, columns: &str, rows: &str) -> Missing {
    struct Blank(Vec<(String, usize)>);
    impl Output for Blank {
        fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
            self.0.push((person.staff_number.clone(), person.blank.len()));
            Ok(())
        }
    }
    let mapping =
        format!("columns:\n  - {{ column: No, is: staff number }}\n  - {{ column: Job, is: job title }}\n{columns}");
    let mapping = Mapping::read(mapping.as_bytes()).unwrap();
    let on = "2026-11-27".parse().unwrap();
    let asked = Question { on, start: on, moment: Moment::Start };
    let roles: Vec<&Role> = vec![loaded.checked.framework.role(role).unwrap()];
    let sweep = Sweep { loaded, roles: &roles, route: None, asked, mapping: &mapping };
    let export = || vec![Export::open("staff.csv", std::io::Cursor::new(rows.as_bytes().to_vec())).unwrap()];
    let mut counted = count(export(), sweep, &mut |_| ControlFlow::Continue(())).unwrap();
    let mut blank = Blank(Vec::new());
    tell(export(), sweep, &mut counted, &mut [&mut blank], &mut |_| ControlFlow::Continue(())).unwrap();
    let answer = counted.report.answer;
    (answer.missing, answer.missing_columns, blank.0)
}

fn of<'m>(columns: &'m [MissingColumn], says: &str) -> Option<&'m MissingColumn> {
    columns.iter().find(|one| one.column.as_deref() == Some(says) || (one.column.is_none() && one.says == says))
}

#[test]
fn a_column_that_is_not_there_differs_from_one_that_is_empty() {
    let loaded = built_in();
    let rows = "No,Job,Maths\n1,Therapy assistant,5\n2,Therapy assistant,\n3,Dietetic assistant,\n";
    let (_, without, nobody) = missing(&loaded, "  - { column: Maths, is: left out }\n", rows);
    let lacks = without.iter().find(|one| one.column.is_none() && one.says.contains("maths"));
    let lacks = lacks.unwrap_or_else(|| panic!("no column of maths is lacking: {without:?}"));
    assert_eq!(lacks.people, 3);
    assert!(nobody.iter().all(|(_, blank)| *blank == 0), "no column is there that could be empty: {nobody:?}");
    let (facts, with, people) = missing(&loaded, MATHS, rows);
    assert_eq!(of(&with, "Maths").unwrap().people, 2, "two rows are empty: {with:?}");
    assert!(of(&with, &lacks.says).is_none(), "the column is there: {with:?}");
    let fact = facts.iter().find(|fact| fact.column.as_deref() == Some("Maths")).unwrap();
    assert_eq!(fact.blank, 2, "{fact:?}");
    for (number, is_blank) in [("1", false), ("2", true), ("3", true)] {
        let blank = people.iter().find(|(known, _)| known == number).unwrap().1;
        assert_eq!(blank > 0, is_blank, "{number}");
    }
    assert!(of(&with, "start date").is_some(), "what else isn't there is told as well: {with:?}");
}

#[test]
fn what_is_so_of_the_employer_is_lacking_and_the_day_a_job_began_does_not_say_it() {
    let loaded = built_in();
    let columns = "  - { column: Began, is: start date }\n  - { column: Trust, is: employer }\n";
    let rows = "No,Job,Began,Trust\n1,Therapy assistant,1 May 2020,Northmoor NHS Trust\n";
    let of_role = |columns: &str| missing_for(&loaded, "assistant-practitioner", columns, rows);
    let (facts, lacking, _) = of_role(columns);
    let told = |question: &str| {
        let fact = facts.iter().find(|fact| fact.question == question).unwrap();
        (fact.column.as_deref(), fact.wanted.as_deref())
    };
    assert_eq!(told("Do you work in the NHS?"), (None, Some("sector")));
    let scheme = "takes part (higher apprenticeship scheme)";
    assert_eq!(told("Does your employer take part in the higher apprenticeship scheme?"), (None, Some(scheme)));
    assert_eq!(of(&lacking, "sector").unwrap().people, 1, "{lacking:?}");
    assert_eq!(of(&lacking, scheme).unwrap().people, 1, "{lacking:?}");
    let employer = "employer: { sector: NHS, takes_part: { higher apprenticeship scheme: true } }\n";
    let (facts, lacking, _) = of_role(&format!("{columns}{employer}"));
    assert!(of(&lacking, "sector").is_none() && of(&lacking, scheme).is_none(), "the mapping says it: {lacking:?}");
    let is_asked = |facts: &[MissingFact]| facts.iter().any(|fact| fact.question == "Do you work in the NHS?");
    assert!(!is_asked(&facts), "it is said of every employer: {facts:?}");
    let of_another = employer.replace("sector", "name: Eastvale NHS Trust, sector");
    let (facts, lacking, _) = of_role(&format!("{columns}{of_another}"));
    assert!(is_asked(&facts), "it is said of another employer");
    assert_eq!(of(&lacking, "sector").unwrap().people, 1, "{lacking:?}");
    let of_this = employer.replace("sector", "name: Northmoor NHS Trust, sector");
    let (facts, _, _) = of_role(&format!("{columns}{of_this}"));
    assert!(!is_asked(&facts), "it is said of this one: {facts:?}");
}
