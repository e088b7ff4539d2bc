//! A way in as SQL: a statement for each way in, with the comments that tell the columns, and what is refused.

use crate::support::{ON, rungs};

#[test]
fn a_statement_for_each_way_in() {
    let all = rungs(&[&["sql", "dietitian", "--dialect", "postgres"], &ON[..]].concat()).answered();
    let statements: Vec<&str> = all.split_inclusive(";\n").filter(|one| !one.trim().is_empty()).collect();
    assert!(statements.len() > 2, "{all}");
    for statement in &statements {
        let (comments, select) = statement.trim_start().split_once("SELECT").unwrap();
        assert!(comments.lines().all(|line| line.is_empty() || line.starts_with("-- ")), "{comments}");
        assert!(select.contains("AS SMALLINT) AS floor") && select.ends_with("GROUP BY person;\n"), "{select}");
        assert!(select.contains("FROM prepared_"), "{select}");
    }
    assert!(all.starts_with("-- Allied health professions in England, "), "{all}");
    assert!(all.contains("Asked on 2026-11-22, for a start on 2026-11-22."), "{all}");
}

#[test]
fn one_way_in_has_the_table_by_itself() {
    let arguments = [&["sql", "dietician", "--route", "full-time", "--dialect", "duckdb"], &ON[..]].concat();
    let one = rungs(&arguments).answered();
    assert_eq!(one.matches("SELECT").count(), 1, "{one}");
    assert!(one.contains("AS TINYINT) AS ceiling") && one.contains("FROM prepared\nGROUP BY person;\n"), "{one}");
    assert!(one.contains("-- d1: granted or refused, null until then (who decides: provider): "), "{one}");
}

#[test]
fn what_is_not_there_is_said() {
    let refused = rungs(&["sql", "dietitian", "--route", "by boat", "--dialect", "duckdb"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("there is no way into Dietitian called “by boat”"), "{}", refused.err);
    let refused = rungs(&["sql", "dietitian", "--dialect", "oracle"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("oracle") && refused.out.is_empty(), "{}", refused.err);
}
