//! Rungs: pages compiled, people as columns, standings out.

use rungs_app::framework::Loaded;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;
use rungs_sweep::{Crowd, Form, RoleSweep, Sweep, Swept, Tables};

use crate::pages::slug;
use crate::reference::Outcome;
use crate::told::{self, DAY};

/// The first routes, compiled.
pub fn programs(loaded: &Loaded, count: usize) -> Result<Vec<Program<'_>>, String> {
    let framework = &loaded.checked.framework;
    let start = DAY.parse().map_err(|error| format!("{DAY}: {error}"))?;
    let asked = Asked { start, moment: Moment::Start };
    let program = |route: usize| {
        let role = framework.roles.iter().find(|role| role.slug == slug(route));
        let role = role.ok_or_else(|| format!("there is no page {}", slug(route)))?;
        Program::new(framework, role, asked).map_err(|why| format!("{why:?}"))
    };
    (0..count).map(program).collect()
}

/// What the cells of the form do to routes.
pub fn look(programs: &[Program<'_>], form: &Form) -> Result<Tables, String> {
    Tables::new(programs, form).map_err(|why| why.to_string())
}

/// The form that the people of the benchmark are told by.
pub fn form(loaded: &Loaded) -> Result<Form, String> {
    told::form(&loaded.checked.framework.vocabulary)
}

/// How many people have reached each plane of each route.
pub fn count(tables: &Tables, numbers: &[Vec<u16>]) -> Result<Vec<[u64; 6]>, String> {
    let columns: Vec<&[u16]> = numbers.iter().map(Vec::as_slice).collect();
    tables.count(&columns).map_err(|why| why.to_string())
}

/// What planes come to where all of it must be met: ready or not, surely or perhaps.
pub fn outcome(planes: [u64; 6], people: usize) -> Outcome {
    let (met, may) = (planes[2], planes[5]);
    Outcome { met, not_met: people as u64 - may, unknown: may - met }
}

/// The same people as a crowd, as `rungs sweep` has them.
pub fn crowd(form: &Form, numbers: &[Vec<u16>]) -> Crowd {
    let mut crowd = Crowd::new();
    for person in 0..numbers.first().map_or(0, Vec::len) {
        let cells: Vec<u16> = numbers.iter().map(|column| column[person]).collect();
        crowd.push_person(&form.person(&cells));
    }
    crowd
}

/// How many people of a crowd have reached each plane of each route.
pub fn swept(programs: Vec<Program<'_>>, crowd: &Crowd) -> Vec<[u64; 6]> {
    let mut sweep = Sweep::of(programs);
    let swept = sweep.run(crowd);
    let planes = |(role, swept): (&RoleSweep<'_>, &Swept)| {
        role.target(0).map_or([0; 6], |target| role.planes(swept, target).counts())
    };
    sweep.roles.iter().zip(&swept).map(planes).collect()
}
