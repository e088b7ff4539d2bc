//! `rungs sql`: a way in as SQL, over prepared columns.

use rungs_core::program::Program;
use rungs_sweep::{Dialect, RouteSql};

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{Global, Sql, SqlDialect};
use crate::input;

/// What the table of prepared rows is called; where there are several ways in, each has one, with the way in's name behind.
const TABLE: &str = "prepared";

pub(crate) fn run(arguments: &Sql, global: &Global) -> Outcome {
    let question = input::question(arguments.when);
    let loaded = input::framework(None, global)?;
    let (role, remark) = input::role(&loaded, global, &arguments.role)?;
    let wanted = arguments.route.as_ref().map(|name| input::route(role, name)).transpose()?;
    let framework = &loaded.checked.framework;
    let program = Program::new(framework, role, question.asked())
        .map_err(|_| Failure::new("this role asks more than the engine can hold at once"))?;
    let dialect = match arguments.dialect {
        SqlDialect::Duckdb => Dialect::DuckDb,
        SqlDialect::Spark => Dialect::Spark,
        SqlDialect::Postgres => Dialect::Postgres,
    };
    let is_one = wanted.is_some() || role.routes.len() == 1;
    let mut text = format!(
        "-- {}, {}. Asked on {}, for a start on {}.\n",
        framework.title, framework.version, question.on, question.start
    );
    for (place, route) in role.routes.iter().enumerate() {
        if wanted.as_ref().is_some_and(|wanted| *wanted != route.slug) {
            continue;
        }
        let Some(sql) = RouteSql::of(&program, place) else { continue };
        let table = if is_one { TABLE.to_owned() } else { format!("{TABLE}_{}", route.slug.replace('-', "_")) };
        let statement = sql.text(dialect, &table);
        text.push_str(&format!("\n{};\n", statement.trim_end()));
    }
    let remarks = input::left_out(&loaded, None, global).into_iter().chain(remark).collect();
    Ok(Answer { text, ..Answer::default() }.remarks(remarks))
}
