//! Standings as columns: of each way in, how low and how high somebody stands.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int8Array, RecordBatch, RecordBatchOptions, StringArray};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema, SchemaRef};
use rayon::prelude::*;
use rungs_core::standing::{Interval, Standing};
use rungs_sweep::{Crowd, ProfileId, RoleSweep, Swept};

/// The column that says why a row has no standings.
pub(crate) const PROBLEM: &str = "problem";
/// What the numbers mean, as it stands beside each column.
const NUMBERS: &str = "0 not yet, 1 by exception, 2 at discretion, 3 ready";

/// A standing as a number. Numbers have a sign, as Spark has none without.
pub(crate) fn number(standing: Standing) -> i8 {
    match standing {
        Standing::NotYet => 0,
        Standing::ByException => 1,
        Standing::AtDiscretion => 2,
        Standing::Ready => 3,
    }
}

/// The columns of an answer.
pub(crate) fn schema(id: Option<&FieldRef>, roles: &[RoleSweep<'_>]) -> Result<SchemaRef, String> {
    let mut fields: Vec<FieldRef> = id.cloned().into_iter().collect();
    for role in roles {
        for compiled in &role.program.routes {
            let (role, route) = (&role.program.role.slug, &compiled.route.slug);
            for bound in ["floor", "ceiling"] {
                let beside = [
                    ("rungs.role", role.as_str()),
                    ("rungs.route", route),
                    ("rungs.bound", bound),
                    ("rungs.numbers", NUMBERS),
                ];
                let beside = beside.map(|(key, value)| (key.to_owned(), value.to_owned()));
                let field = Field::new(format!("{role}/{route} {bound}"), DataType::Int8, true);
                fields.push(Arc::new(field.with_metadata(HashMap::from(beside))));
            }
        }
    }
    fields.push(Arc::new(Field::new(PROBLEM, DataType::Utf8, true)));
    match id {
        Some(id) if fields.iter().filter(|field| field.name() == id.name()).count() > 1 => {
            Err(format!("a column of the answer is called {} as well: give the id another name", id.name()))
        }
        _ => Ok(Arc::new(Schema::new(fields))),
    }
}

/// The standings of each profile of a role: way in by way in, floor and ceiling.
pub(crate) struct Told {
    routes: usize,
    numbers: Vec<[i8; 2]>,
}

impl Told {
    /// Of a role none of whose profiles is known.
    pub(crate) fn of(role: &RoleSweep<'_>) -> Told {
        Told { routes: role.program.routes.len(), numbers: Vec::new() }
    }

    /// Takes in the profiles that a crowd brought.
    pub(crate) fn learn(&mut self, role: &RoleSweep<'_>, swept: &Swept, crowd: &Crowd) {
        let routes = self.routes;
        let told: Vec<(usize, Vec<[i8; 2]>)> = swept
            .new
            .par_iter()
            .map(|(profile, person)| {
                let general = role.standings(*profile).into_iter().map(|route| route.standing);
                let person = crowd.person(*person);
                let intervals: Vec<Interval> = match person.providers.is_empty() {
                    true => general.collect(),
                    false => by_provider(role, &person),
                };
                (profile.place(), intervals.iter().map(|one| [number(one.floor), number(one.ceiling)]).collect())
            })
            .collect();
        for (place, numbers) in told {
            // Where the role has dropped its profiles, numbers are told of others now: each is written again before it is read.
            let first = place * routes;
            if self.numbers.len() < first + routes {
                self.numbers.resize(first + routes, [0; 2]);
            }
            for (place, number) in self.numbers.iter_mut().skip(first).zip(numbers) {
                *place = number;
            }
        }
    }

    fn get(&self, profile: ProfileId, route: usize) -> [i8; 2] {
        self.numbers.get(profile.place() * self.routes + route).copied().unwrap_or([0, 3])
    }
}

/// The standings of somebody who applies to a provider: by what that provider asks, where it asks something of its own.
fn by_provider(role: &RoleSweep<'_>, person: &rungs_core::fact::Person) -> Vec<Interval> {
    let reading = role.read(person);
    let routes = role.program.routes.iter();
    routes.map(|route| role.program.interval(route.standing_for(&role.program, person, &reading), &reading)).collect()
}

/// A stretch of the people of a crowd as a batch.
pub(crate) fn batch(
    schema: &SchemaRef,
    id: Option<ArrayRef>,
    told: &[Told],
    swept: &[Swept],
    problems: &[Option<String>],
    rows: Range<usize>,
) -> Result<RecordBatch, ArrowError> {
    let problems = problems.get(rows.clone()).unwrap_or_default();
    let problem = StringArray::from_iter(problems.iter().map(Option::as_deref));
    let has_standings = NullBuffer::from_iter(problems.iter().map(Option::is_none));
    let has_standings = Some(has_standings).filter(|those| those.null_count() > 0);
    let by_role: Vec<Vec<ArrayRef>> = told
        .par_iter()
        .zip(swept)
        .map(|(told, swept)| {
            let profiles = swept.profiles.get(rows.clone()).unwrap_or_default();
            (0..told.routes)
                .flat_map(|route| [0, 1].map(|bound| (route, bound)))
                .map(|(route, bound)| {
                    let values = profiles.iter().zip(problems).map(|(profile, problem)| {
                        let [floor, ceiling] = told.get(*profile, route);
                        match problem {
                            // What stands below a null is nothing, and the same everywhere.
                            Some(_) => 0,
                            None if bound == 0 => floor,
                            None => ceiling,
                        }
                    });
                    Arc::new(Int8Array::new(values.collect(), has_standings.clone())) as ArrayRef
                })
                .collect()
        })
        .collect();
    let columns = id.into_iter().chain(by_role.into_iter().flatten()).chain([Arc::new(problem) as ArrayRef]);
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns.collect(), &options)
}
