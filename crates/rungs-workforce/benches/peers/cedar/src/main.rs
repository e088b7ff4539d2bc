//! Cedar: two policies a route, one for whoever surely meets it and one for whoever surely doesn't, as a policy knows no *perhaps*. A
//! request for each person and route asks the first, and the second where the first doesn't hold.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::time::Instant;

use cedar_policy::{Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression};
use rustix::time::{ClockId, clock_gettime};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Rule {
    routes: Vec<Route>,
    employers: Vec<Vec<Option<bool>>>,
}

#[derive(Deserialize)]
struct Route {
    jobs: Vec<i64>,
    hours: f64,
    scheme: usize,
    level: i64,
    gcses: i64,
    months: i64,
}

/// Cedar counts in whole numbers: hours are hundredths.
fn hundredths(hours: f64) -> i64 {
    (hours * 100.0).round() as i64
}

fn policies(place: usize, route: &Route) -> String {
    let Route { jobs, scheme, level, gcses, months, .. } = route;
    let hours = hundredths(route.hours);
    format!(
        r#"
permit(principal, action == Action::"met", resource == Route::"{place}") when {{
  context has employed && context.employed && context has job && {jobs:?}.contains(context.job)
  && context has hours && context.hours >= {hours} && context has scheme_{scheme} && context.scheme_{scheme}
  && context has level && context.level >= {level}
  && ((context has gcses && context.gcses >= {gcses}) || (context has months && context.months >= {months})) }};
permit(principal, action == Action::"not met", resource == Route::"{place}") when {{
  (context has employed && !context.employed) || (context has job && !({jobs:?}.contains(context.job)))
  || (context has hours && context.hours < {hours}) || (context has scheme_{scheme} && !context.scheme_{scheme})
  || (context has level && context.level < {level})
  || (context has gcses && context.gcses < {gcses} && context has months && context.months < {months}) }};"#
    )
}

/// Everybody of a file as Cedar wants them; an empty cell isn't there.
fn people(file: &Path, rule: &Rule) -> Result<Vec<Context>, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let mut people = Vec::new();
    for line in lines {
        let mut known: Vec<(String, RestrictedExpression)> = Vec::new();
        for (name, cell) in names.iter().zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            let value = match *name {
                "employed" => RestrictedExpression::new_bool(cell == "true"),
                "hours" => RestrictedExpression::new_long(hundredths(cell.parse()?)),
                _ => RestrictedExpression::new_long(cell.parse()?),
            };
            known.push(((*name).to_owned(), value));
            if *name == "employer" {
                let employer: usize = cell.parse()?;
                for (scheme, employers) in rule.employers.iter().enumerate() {
                    if let Some(takes_part) = employers[employer] {
                        known.push((format!("scheme_{scheme}"), RestrictedExpression::new_bool(takes_part)));
                    }
                }
            }
        }
        people.push(Context::from_pairs(known)?);
    }
    Ok(people)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else { return Err("FOLDER PEOPLE".into()) };
    let folder = Path::new(folder);
    let rule: Rule = serde_json::from_str(&fs::read_to_string(folder.join("rule.json"))?)?;
    let folder = folder.join(count);
    let expected: Vec<[usize; 3]> = serde_json::from_str(&fs::read_to_string(folder.join("expected.json"))?)?;
    let people = people(&folder.join("people.csv"), &rule)?;
    let named = |name: &str| EntityUid::from_str(name);
    let (somebody, met, not_met) = (named("Person::\"x\"")?, named("Action::\"met\"")?, named("Action::\"not met\"")?);
    let (authorizer, nothing) = (Authorizer::new(), Entities::empty());
    for routes in [1, rule.routes.len()] {
        let text: String = rule.routes.iter().take(routes).enumerate().map(|(place, route)| policies(place, route)).collect();
        let policies = PolicySet::from_str(&text)?;
        let resources: Vec<EntityUid> =
            (0..routes).map(|route| named(&format!("Route::\"{route}\""))).collect::<Result<_, _>>()?;
        let allows = |action: &EntityUid, resource: &EntityUid, person: &Context| {
            let request = Request::new(somebody.clone(), action.clone(), resource.clone(), person.clone(), None);
            request.map(|request| authorizer.is_authorized(&request, &policies, &nothing).decision() == Decision::Allow)
        };
        let decided = || -> Result<Vec<[usize; 3]>, Box<dyn Error>> {
            let mut outcomes = vec![[0; 3]; routes];
            for person in &people {
                for (outcome, resource) in outcomes.iter_mut().zip(&resources) {
                    let place = match allows(&met, resource, person)? {
                        true => 0,
                        false if allows(&not_met, resource, person)? => 1,
                        false => 2,
                    };
                    outcome[place] += 1;
                }
            }
            Ok(outcomes)
        };
        let before = Instant::now();
        let agrees = decided()? == expected[..routes];
        let times = if before.elapsed().as_secs() >= 2 { 3 } else { 7 };
        let (mut cpu, mut wall) = (Vec::new(), Vec::new());
        for _ in 0..times {
            let (began, taken) = (Instant::now(), processor());
            decided()?;
            cpu.push(processor() - taken);
            wall.push(began.elapsed().as_secs_f64());
        }
        cpu.sort_by(f64::total_cmp);
        wall.sort_by(f64::total_cmp);
        let line = json!({
            "engine": "Cedar", "does": "all must be met", "people": people.len(), "routes": routes, "threads": 1,
            "cpu": cpu[times / 2], "wall": wall[times / 2], "agrees": agrees,
        });
        println!("{line}");
    }
    Ok(())
}

/// Seconds of a processor that this process has taken.
fn processor() -> f64 {
    let taken = clock_gettime(ClockId::ProcessCPUTime);
    taken.tv_sec as f64 + taken.tv_nsec as f64 / 1e9
}
