//! Whoever waits for a sweep is told how far it is from its first pass on, and can stop it in every one.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fmt::Write;
use std::ops::ControlFlow;

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::Question;
use rungs_core::requirement::Moment;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::sweeping::{Ended, Progress, Stage, Sweep, count, tell};

/// Rows: several words on the way through each pass.
const ROWS: u64 = 50_000;

fn export() -> Vec<Export> {
    let mut text = "No,Job,Start\n".to_owned();
    for row in 0..ROWS {
        writeln!(text, "{},HCA,{:02}/08/2019", row / 2, row % 28 + 1).unwrap();
    }
    vec![Export::of_bytes("staff.csv", text.into_bytes()).unwrap()]
}

fn mapping() -> Mapping {
    let mapping = "columns: [{ column: No, is: staff number }, { column: Job, is: job title }, { column: Start, is: start date }]";
    Mapping::read(mapping.as_bytes()).unwrap()
}

/// Asks about one role of a framework; gives the words on the way, with how it ended.
fn watched(loaded: &Loaded, stop_at: Option<Stage>) -> (Vec<Progress>, Result<(), Ended>) {
    let day = "2026-11-22".parse().unwrap();
    let asked = Question { on: day, start: day, moment: Moment::Start };
    let (roles, mapping) = ([loaded.checked.framework.role("assistant-practitioner").unwrap()], mapping());
    let sweep = Sweep { loaded, roles: &roles, route: None, asked, mapping: &mapping };
    let mut told = Vec::new();
    let mut watch = |at: Progress| {
        told.push(at);
        if stop_at == Some(at.stage) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let counted = count(export(), sweep, &mut watch);
    let ended = counted.and_then(|mut counted| tell(export(), sweep, &mut counted, &mut [], &mut watch));
    (told, ended)
}

#[test]
fn every_pass_tells_how_far_it_is_and_the_first_is_made_once() {
    let (told, ended) = watched(&built_in(), None);
    assert!(ended.is_ok());
    let stages: Vec<Stage> = told.iter().map(|at| at.stage).collect();
    let mut each = stages.clone();
    each.dedup();
    assert_eq!(each, [Stage::Looking, Stage::Counting, Stage::Telling]);
    for stage in each {
        let own: Vec<&Progress> = told.iter().filter(|at| at.stage == stage).collect();
        assert!(own.len() > 1 && own.is_sorted_by_key(|at| at.done), "{own:?}");
        let of = if stage == Stage::Looking { None } else { Some(ROWS) };
        assert!(own.iter().all(|at| at.of == of && at.done <= ROWS), "{own:?}");
    }
}

#[test]
fn it_stops_in_whichever_pass_it_is_asked_to() {
    for stage in [Stage::Looking, Stage::Counting, Stage::Telling] {
        let (told, ended) = watched(&built_in(), Some(stage));
        assert!(matches!(ended, Err(Ended::Stopped)), "{stage:?}");
        assert_eq!(told.iter().filter(|at| at.stage == stage).count(), 1, "nothing comes after {stage:?}");
        assert_eq!(told.last().map(|at| at.stage), Some(stage));
    }
}
