//! Pages as outlines: what is kept, where it stands, and what is said of the rest.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what must be there")]

mod support;

use std::fmt::Write;

use rungs_text::{Block, Bullet, EntryValue, Page, Section, read};
use support::describe_problem;

/// A page in a compact form: one block a line.
fn outline(page: &Page) -> String {
    let mut out = String::new();
    for entry in &page.front_matter {
        match &entry.value.value {
            EntryValue::Scalar(value) => writeln!(out, "{}: {value}", entry.key.value).unwrap(),
            EntryValue::List(items) => {
                let items: Vec<&str> = items.iter().map(|item| item.value.as_str()).collect();
                writeln!(out, "{}: {items:?}", entry.key.value).unwrap();
            }
        }
    }
    if let Some(title) = &page.title {
        writeln!(out, "# {}", title.as_str()).unwrap();
    }
    for prose in &page.prose {
        writeln!(out, "“{}”", prose.text.as_str()).unwrap();
    }
    for section in &page.sections {
        section_outline(section, &mut out);
    }
    for footnote in &page.footnotes {
        writeln!(out, "^{} {}", footnote.name.value, footnote.text.as_str()).unwrap();
    }
    out
}

fn section_outline(section: &Section, out: &mut String) {
    let notes: String = section.footnotes.iter().map(|note| format!(" ^{}", note.value)).collect();
    writeln!(out, "{} {}{notes}", "#".repeat(section.level.into()), section.heading.as_str()).unwrap();
    for block in &section.order {
        match block {
            Block::Prose(index) => {
                let lines: Vec<&str> = section.prose[*index].lines.iter().map(|line| line.as_str()).collect();
                writeln!(out, "{}", lines.join(" / ")).unwrap();
            }
            Block::Bullet(index) => bullet_outline(&section.bullets[*index], 0, out),
            Block::Section(index) => section_outline(&section.sections[*index], out),
        }
    }
}

fn bullet_outline(bullet: &Bullet, depth: usize, out: &mut String) {
    write!(out, "{}- {}", "  ".repeat(depth), bullet.text.as_str()).unwrap();
    for link in &bullet.links {
        write!(out, " <{} → {}>", link.text.as_str(), link.target).unwrap();
    }
    for note in &bullet.footnotes {
        write!(out, " ^{}", note.value).unwrap();
    }
    out.push('\n');
    for child in &bullet.children {
        bullet_outline(child, depth + 1, out);
    }
}

#[track_caller]
fn check(source: &str, expected: &str) {
    let (page, problems) = read(source);
    let mut told = outline(&page);
    for problem in &problems {
        writeln!(told, "{}", describe_problem(source, problem)).unwrap();
    }
    assert_eq!(told.trim_end(), expected.trim(), "{source}");
}

#[test]
fn a_page_keeps_everything_in_order() {
    check(
        "---\nrole: art-therapist\nalso-called: [art psychotherapist, \"therapist, art\"]\nin-force: 2025-08-01\n---\n# Art therapist\n\nYou help\npeople.\n\n\
         ## Ways in\n\n### One\nDirect entry.\nAsked by the regulator.\n- You must *have* one of:\n  - a [degree](d.md).[^a][^b]\n  - a `BTEC`.\n\n\
         ## Notes\nWords &amp; more.\n\n[^a]: First\n  note.\n[^b]: Second. <https://example.org>\n",
        r#"
role: art-therapist
also-called: ["art psychotherapist", "therapist, art"]
in-force: 2025-08-01
# Art therapist
“You help people.”
## Ways in
### One
Direct entry. / Asked by the regulator.
- You must have one of:
  - a degree. <degree → d.md> ^a ^b
  - a BTEC.
## Notes
Words & more.
^a First note.
^b Second. https://example.org
"#,
    );
}

#[test]
fn a_sentence_over_two_lines_maps_back() {
    let source = "# T\n\n## Notes\n- You must have\n  four GCSEs &amp; more.[^a]\n\n[^a]: S.\n";
    let (page, problems) = read(source);
    assert_eq!(problems, []);
    let text = &page.sections[0].bullets[0].text;
    assert_eq!(text.as_str(), "You must have four GCSEs & more.");
    for word in rungs_text::words(text) {
        let expected = if word.written == "&" { "&amp;" } else { &word.written };
        assert_eq!(word.span.slice(source), expected);
    }
    let across = text.source_span(9, 18);
    assert_eq!(across.slice(source), "have\n  four");
}

#[test]
fn words_in_code_map_back() {
    let source = "# T\n\n## Notes\n- You must have `` four `BTEC` ``, *or* `A levels`.\n";
    let (page, problems) = read(source);
    assert_eq!(problems, []);
    let text = &page.sections[0].bullets[0].text;
    assert_eq!(text.as_str(), "You must have four `BTEC`, or A levels.");
    for word in rungs_text::words(text) {
        assert_eq!(word.span.slice(source), word.written);
    }
}

/// A line that was to be a heading is read as one; a title that wasn't one is none.
#[test]
fn a_missed_heading_holds_what_stands_below_it() {
    check("# One\n\n##Notes\n\n- a\n", "# One\n## Notes\n- a\n! unknown-heading “##Notes” => ## Notes");
    check("# One\n\n**Notes**\n\n- a\n", "# One\n## Notes\n- a\n! unknown-heading “Notes” => ## Notes");
    check("#One\n\nWords.\n", "“#One”\n“Words.”\n! unknown-heading “#One” => # One");
}

#[test]
fn loose_and_tight_items_are_alike() {
    check("## Notes\n\n- one\n\n- two\n  - three\n", "## Notes\n- one\n- two\n  - three");
    check("## Notes\n- one\n- two\n\n  - three\n", "## Notes\n- one\n- two\n  - three");
}

#[test]
fn bullets_span_from_marker_to_last_character() {
    let source = "## Notes\n\n  - one\n    - two\n\n\nprose\n";
    let (page, _) = read(source);
    let bullet = &page.sections[0].bullets[0];
    assert_eq!(bullet.span.slice(source), "- one\n    - two");
    assert_eq!(bullet.children[0].span.slice(source), "- two");
}

#[test]
fn headings_carry_their_sources() {
    check("## Everyone needs[^a]\n- x\n\n[^a]: S.\n", "## Everyone needs ^a\n- x\n^a S.");
}

#[test]
fn windows_line_ends_change_nothing() {
    let source = "---\r\nrole: x\r\n---\r\n# T\r\n\r\n## Notes\r\n- one\r\n  line[^a]\r\n\r\n[^a]: S.\r\n";
    check(source, "role: x\n# T\n## Notes\n- one line ^a\n^a S.");
}

#[test]
fn footnotes_are_used_and_defined_once() {
    check(
        "## Notes\n- one.[^a][^nope]\n- \\[^escaped]\n\n[^a]: S.\n[^a]: Again.\n[^b]: Unused.\n",
        "## Notes\n- one. ^a ^nope\n- [^escaped]\n^a S.\n^a Again.\n^b Unused.\n! footnote-undefined “[^nope]” => - one.[^a][^b]\n! footnote-duplicate “[^a]”\n! footnote-unused “[^b]”",
    );
    // A name has no blank in it.
    check("## Notes\n- one.[^a b]\n", "## Notes\n- one.[^a b]");
    check(
        "## Notes\n- one.[^a]\n\n[^a]: S.[^b]\n[^b]: T.\n",
        "## Notes\n- one. ^a\n^a S.\n^b T.\n! footnote-nested “[^b]”",
    );
    check(
        "## Notes\n- one.[^a]\n\n[^a]: S.\n[x]: /y\n",
        "## Notes\n- one. ^a\n^a S. [x]: /y\n! link-in-footnote “[x]: /y”",
    );
}

#[test]
fn footnotes_of_several_lines() {
    check("## Notes\n- a[^a]\n\n[^a]: One.\n\n    Two.\n", "## Notes\n- a ^a\n^a One. Two.");
    check(
        "## Notes\n- a[^a]\n\n[^a]: One.\n  [b]: c.md\n",
        "## Notes\n- a ^a\n^a One. [b]: c.md\n! link-in-footnote “[b]: c.md”",
    );
    check("## Notes\n- a[^a]\n\n[^a]: One,\n  [two]\n  or b]: c.\n", "## Notes\n- a ^a\n^a One, [two] or b]: c.");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    check(
        "# One\n\n# Two\n\n## Notes\n\n#### Deep\n\n##\n",
        "# One\n## Notes\n#### Deep\n## \n! second-title “# Two”\n! heading-level-skipped “#### Deep” => ### Deep\n! empty-heading “##”",
    );
}

#[test]
fn front_matter_is_plain() {
    check("---\nkey: value\n", "“key: value”\n! front-matter-unclosed “---”\n");
    check("---\nkey: 'a: b'\nempty:\nlist: []\n# comment\n---\n", "key: a: b\nempty: \nlist: []");
    check(
        "---\na key: b\n: c\nkey:d\nkey-two:\te\n---\n",
        "key-two: e\n! front-matter-syntax “a key: b”\n! front-matter-syntax “: c”\n! front-matter-syntax “key:d” => key: d",
    );
    check("---\nlist: [St Mary's, 'a, b']\n---\n", r#"list: ["St Mary's", "a, b"]"#);
    check(
        "---\na: 'it''s'\nb: \"a\\nb\"\n---\n",
        "! front-matter-syntax “a: 'it''s'”\n! front-matter-syntax “b: \"a\\nb\"”",
    );
    check(
        "---\nkey: a\nkey: b\nnested:\n  - x\nmap: {a: b}\nlist: [a, [b]]\nopen: [a\nquote: \"a\nno colon\n---\n",
        "key: a\nnested: \n! front-matter-duplicate “key”\n! front-matter-syntax “  - x”\n! front-matter-syntax “map: {a: b}”\n\
         ! front-matter-syntax “list: [a, [b]]”\n! front-matter-syntax “open: [a” => open: [a]\n! front-matter-syntax “quote: \"a”\n! front-matter-syntax “no colon”",
    );
}

#[test]
fn what_has_no_place_in_a_page_is_said_and_the_rest_is_read() {
    check("## Notes\n1. one\n2. two\n", "## Notes\n- one\n- two\n! ordered-list “1. one\n2. two” => - one / - two");
    check(
        "## Notes\n1. one\n2 more\n. dots\n",
        "## Notes\n- one 2 more . dots\n! ordered-list “1. one\n2 more\n. dots” => - one",
    );
    check("## Notes\n> quoted\n", "## Notes\nquoted\n! block-quote “> quoted”");
    check(
        "## Notes\n\n| a | b |\n|---|---|\n| c | d |\n\nafter\n",
        "## Notes\nafter\n! table “| a | b |\n|---|---|\n| c | d |”",
    );
    check("## Notes\n\n    code\n\nafter\n", "## Notes\nafter\n! code-block “code”");
    check(
        "## Notes\n<div>x</div>\n\nafter <b>bold</b>\n",
        "## Notes\nafter bold\n! html “<div>x</div>”\n! html “<b>”\n! html “</b>”",
    );
    check("## Notes\nsee ![alt](x.png) it\n", "## Notes\nsee  it\n! image “![alt](x.png)”");
    check("## Notes\n- one\n\t- two\n", "## Notes\n- one\n  - two\n! tab-indent “\t” =>   - two");
    check("## Notes\n-\tone\n", "## Notes\n- one\n! tab-indent “\t” => -  one");
    check("## Notes\n- one\n  \t- two\n", "## Notes\n- one\n  - two\n! tab-indent “  \t” =>     - two");
    // What is wrong with the front matter is told there, and once.
    check(
        "---\nkey: a\n\tb: c\n---\n## Notes\n- one\n\t- two\n",
        "key: a\n## Notes\n- one\n  - two\n! front-matter-syntax “\tb: c” => b: c\n! tab-indent “\t” =>   - two",
    );
    check("- outside\n", "! bullet-outside-section “- outside”");
    check("## Notes\n- one\n\n  two\n-\n", "## Notes\n- one\n- \n! paragraph-in-bullet “two”\n! empty-bullet “-”");
    check("## Notes\n- # head\n", "## Notes\n- head\n! heading-in-bullet “# head”");
    check("## Notes\na\u{0}b\n", "## Notes\na\u{0}b\n! nul-byte “\u{0}”");
}

#[test]
fn vocabulary_pages_are_pages_too() {
    check(
        "---\nvocabulary: roles\n---\n# Roles\n\n## clinical support role\nKind: role family\nAlso called: support role\n\nMore words.\n",
        "vocabulary: roles\n# Roles\n## clinical support role\nKind: role family / Also called: support role\nMore words.",
    );
}

#[test]
fn of_what_is_wrong_everywhere_a_hundred_are_told_and_all_else() {
    let (_, problems) = read(&format!("## Notes\n{}- \n", "- one\n\t- two\n".repeat(101)));
    let of = |code: &str| problems.iter().filter(|problem| problem.code == code).count();
    assert_eq!((of("tab-indent"), of("empty-bullet")), (100, 1));
}

/// Bullets beyond the deepest are told of, and what stands behind them is a bullet of its own again.
#[test]
fn bullets_behind_those_that_are_nested_too_deep() {
    let nested: String = (0..35).map(|depth| format!("{}- {depth}\n", "  ".repeat(depth))).collect();
    let (page, problems) = read(&format!("## Notes\n{nested}- behind\n- last\n"));
    let own: Vec<&str> = page.sections[0].bullets.iter().map(|bullet| bullet.text.as_str()).collect();
    assert_eq!(own, ["0", "behind", "last"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn what_stands_for_several_letters_of_the_page_is_one_piece() {
    let source = "# T\n\n## Notes\n- You must see the caf&eacute; now.\n";
    let (page, problems) = read(source);
    assert_eq!(problems, []);
    let text = &page.sections[0].bullets[0].text;
    assert_eq!(text.as_str(), "You must see the café now.");
    let words = rungs_text::words(text);
    assert_eq!(words[4].span.slice(source), "caf&eacute;");
    assert_eq!(text.reworded(words[4].span, "inns").as_str(), "You must see the inns now.");
}

#[test]
fn words_of_two_blocks_stay_two_words() {
    check("## A\n- One\n  > two\n", "## A\n- One two\n! block-quote “> two”");
}

#[test]
fn a_footnote_within_a_bullet_keeps_its_words() {
    check("## A\n- One[^a]\n\n  [^a]: Inside\n\n      - a list\n- Two\n", "## A\n- One ^a\n- Two\n^a Inside a list");
    check(
        "## A\n- [^a]: Inside.\n\n      - a list\n- Two[^a]\n",
        "## A\n- \n- Two ^a\n^a Inside. a list\n! empty-bullet “- [^a]: Inside.\n\n      - a list”",
    );
}
