//! `docs/staff-exports.md` says what a mapping can say. `CASES=write` writes its tables.
#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

use std::fmt::Write;

use rungs_workforce::mapping::{MEANINGS, Mapping, On};
use rungs_workforce::sheet::{LARGEST_WORKBOOK, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS};

fn meanings() -> String {
    let mut text = String::new();
    for (on, title) in [
        (On::Staff, "In the sheet of the staff"),
        (On::Qualifications, "In a sheet of qualifications"),
        (On::Employers, "In a sheet of employers"),
        (On::Answers, "In a sheet of answers"),
    ] {
        let _ = write!(text, "{title}:\n\n| `is` | beside it | what a cell says |\n|---|---|---|\n");
        for described in MEANINGS.iter().filter(|described| described.on.contains(&on)) {
            let needs = described.needs.iter().map(|key| format!("`{key}`"));
            let may = described.may.iter().map(|key| format!("`{key}`, if need be"));
            let keys: Vec<String> = needs.chain(may).collect();
            let _ = writeln!(text, "| `{}` | {} | {} |", described.name, keys.join("; "), described.cell);
        }
        text.push('\n');
    }
    text
}

fn limits() -> String {
    format!(
        "| what | at most |\n|---|---|\n| columns of a sheet | {MOST_COLUMNS} |\n| characters of a cell | {LONGEST_CELL} |\n| bytes of a workbook | {} MB; \
         CSV, Parquet and Arrow have no limit |\n| cells of a sheet of a workbook | {} million |\n",
        LARGEST_WORKBOOK >> 20,
        MOST_CELLS / 1_000_000
    )
}

#[test]
fn the_page_says_what_the_reader_goes_by() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/staff-exports.md");
    let mut page = std::fs::read_to_string(path).unwrap();
    let before = page.clone();
    for (name, table) in [("meanings", meanings()), ("limits", limits())] {
        let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let from = page.find(&start).expect("the page has a place for the table") + start.len();
        let to = page.find(&end).expect("the place has an end");
        page.replace_range(from..to, &table);
    }
    if std::env::var("CASES").is_ok_and(|value| value == "write") {
        std::fs::write(path, &page).unwrap();
    } else {
        assert!(
            page == before,
            "the tables of docs/staff-exports.md aren't those of the reader: CASES=write writes them"
        );
    }
    // The first example is a mapping, and the others are parts of one.
    let blocks: Vec<&str> =
        before.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("yaml\n")).collect();
    assert!(!blocks.is_empty());
    let first = blocks.first().copied().unwrap_or_default();
    assert!(Mapping::read(first.as_bytes()).is_ok(), "{:?}", Mapping::read(first.as_bytes()).err());
    for block in blocks.iter().skip(1) {
        let whole = format!("columns: [{{ column: A, is: staff number }}]\n{block}");
        assert!(Mapping::read(whole.as_bytes()).is_ok(), "{:?}", Mapping::read(whole.as_bytes()).err());
    }
}
