//! Whole files, made up for these tests: what comes out, what adds up, and what is survived.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::date;
use proptest::prelude::*;
use rungs_check::{Level, SourceFile, check};
use rungs_exchange::{Import, Report, import_ncs, import_standards};
use serde_json::{Value, json};

fn founder() -> Value {
    json!({
        "title": "Bell founder",
        "url_name": "bell-founder",
        "job_categories": ["Crafts"],
        "description_html": "<p>Bell founders cast & tune bells.</p>",
        "entry_routes": {
            "college": [{
                "relevant_subjects_html": "<p>You could do a college course in casting.</p>",
                "requirements_prefix": ["<p>You'll usually need:</p>"],
                "requirements": [
                    { "key": "a", "html": "<p>3 or more GCSEs, or equivalent, at grades 9 to 3 (A* to D) for a level 2 course</p>" },
                    { "key": "b", "html": "<p>5 or 6 GCSEs, or equivalent, at grades 9 to 4 (A* to C) for a level 3 course</p>" },
                    { "key": "c", "html": "<p>an ear nobody can describe</p>" }
                ],
                "links": [{ "Text": "courses", "Url": "https://example.org/courses" }, { "Text": "broken", "Url": "no address" }]
            }],
            "direct": [{ "description_html": "<p>You can apply directly to foundries.</p><p>They'll expect you to have cast a bell.</p>" }],
            "volunteering": [{ "description_html": "<p>You'll need to ring bells first.</p>" }]
        },
        "restrictions_html": ["<p>be over 18 years of age</p>"],
        "registrations_html": ["<p>you'll need to register with the <a href=\"https://example.org\">Guild of Bell Founders</a></p>"],
        "other_requirements_html": ["<p>You may need a driving licence [to travel] * between _churches_.</p>"],
        "career_path_and_progression_html": "<p>With experience, you could become a bell hanger, or a steeplejack.</p>",
        "salary_starter_gbp": "20000",
        "modified_utc": "2020-11-16T14:29:58.9Z",
        "a_new_field": ["one", "two"]
    })
}

fn hanger() -> Value {
    json!({
        "title": "Bell hanger",
        "career_path_and_progression_html": "<p>You could become a bell founder.</p>",
        "entry_routes": { "work": [{ "description_html": "<p>You could start as a labourer.</p>" }] }
    })
}

fn lines(profiles: &[Value]) -> String {
    profiles.iter().map(|profile| format!("{profile}\n")).collect()
}

fn imported(content: impl AsRef<[u8]>) -> Import {
    let import = import_ncs(content.as_ref(), date(2026, 11, 26));
    assert!(import.report.adds_up(), "{:#?}", import.report);
    import
}

fn page<'i>(import: &'i Import, path: &str) -> &'i str {
    let found = import.files.iter().find(|(own, _)| own == path);
    found.map(|(_, content)| content.as_str()).unwrap_or_else(|| panic!("no {path} in {:?}", import.report.files))
}

/// An import never writes a page that the checker refuses.
fn assert_sound(import: &Import) {
    let files: Vec<SourceFile> = import
        .files
        .iter()
        .map(|(path, content)| SourceFile { path: path.clone(), content: Ok(content.clone().into_bytes()) })
        .collect();
    let errors: Vec<_> = check(&files).findings.into_iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn fault_says(report: &Report, place: &str, what: &str) {
    let said = report.faults.iter().any(|fault| fault.place.contains(place) && fault.what.contains(what));
    assert!(said, "no fault at “{place}” with “{what}”: {:#?}", report.faults);
}

#[test]
fn a_profile_becomes_a_page_with_a_way_in_for_each_course() {
    let import = imported(lines(&[founder(), hanger()]));
    assert_sound(&import);
    let page = page(&import, "roles/bell-founder.md");
    for part in [
        "### College: level 2 course\nCollege course at level 2.\n- You usually need at least 3 GCSEs, or equivalent, at grade 3 or above.[^ncs-bell-founder]",
        "### College: level 3 course\nCollege course at level 3.\n- You usually need 5 or 6 GCSEs, or equivalent, at grade 4 or above.[^ncs-bell-founder]",
        "- Unread: an ear nobody can describe.[^ncs-bell-founder]",
        "- You must be at least 18.[^ncs-bell-founder]\n- You may need to be at least 19.[^ncs-bell-founder]",
        "- You must be registered with the Guild of Bell Founders.[^ncs-bell-founder]",
        "- [Bell hanger](bell-hanger.md)\n  - Unread: With experience,",
        "- Unread: They'll expect you to have cast a bell.[^ncs-bell-founder]",
        "- Unread: You may need a driving licence \\[to travel\\] \\* between \\_churches\\_.[^ncs-bell-founder]",
        "Open Government Licence v3.0",
        "[courses](https://example.org/courses)",
    ] {
        assert!(page.contains(part), "“{part}” is missing in:\n{page}");
    }
    assert!(!page.contains("20000"), "pay of another year is not told");
}

#[test]
fn what_a_file_loses_is_named() {
    let report = imported(lines(&[founder()])).report;
    let lost = |field: &str| {
        let found = report.fields.iter().find(|report| report.field == field).expect("the field");
        found.lost.iter().map(|(why, count)| format!("{count} {why}")).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(lost("other fields"), "1 pay of 2020 would be taken for today's; 2 this import doesn't know the field");
    assert_eq!(lost("links of ways in"), "1 its address can't be one");
}

#[test]
fn roles_that_lead_to_one_another_are_counted_and_kept() {
    let import = imported(lines(&[founder(), hanger()]));
    let progression = import.report.progression.as_ref().expect("there is some");
    assert_eq!(progression.links, 2);
    assert_eq!(progression.circles, [["Bell founder", "Bell hanger"]]);
    assert!(page(&import, "roles/bell-hanger.md").contains("- [Bell founder](bell-founder.md)\n"));
}

#[test]
fn a_line_that_is_no_profile_is_named_and_the_rest_is_there() {
    let content = format!("{}\n{{\"title\": \"Bell\", \n[1]\n{}\n", founder(), hanger());
    let import = imported(content);
    assert_eq!((import.report.records.in_, import.report.records.read, import.report.records.set_aside), (4, 2, 2));
    fault_says(&import.report, "line 2", "this is no profile");
    fault_says(&import.report, "line 3", "this is no profile");
}

#[test]
fn a_packed_file_that_breaks_off_says_how_much_was_read() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    let many: Vec<Value> = (0..300)
        .map(|number| json!({ "title": format!("Ringer number {number}, {}", number * 7919), "description_html": format!("<p>{number} bells</p>") }))
        .collect();
    packer.write_all(lines(&many).as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let whole = imported(&packed);
    assert_eq!(whole.report.records.read, 300);
    let broken = imported(&packed[..packed.len() * 2 / 3]);
    let read = broken.report.records.read;
    assert!(read > 0 && read < 300, "{read}");
    fault_says(&broken.report, "the file", &format!("{read} profiles were read before it broke"));
    assert_sound(&broken);
    assert_eq!(imported(&packed[..3]).report.records.read, 0);
}

#[test]
fn profiles_without_a_title_or_with_anothers_are_set_aside_by_name() {
    let mut nameless = founder();
    nameless["title"] = json!("  ");
    let import = imported(lines(&[founder(), nameless, founder()]));
    fault_says(&import.report, "line 2", "the profile has no title");
    fault_says(&import.report, "line 3, Bell founder", "another profile has this title");
    assert_eq!(import.report.records.read, 1);
    assert_sound(&import);
}

#[test]
fn html_that_lies_is_named_and_read_all_the_same() {
    let mut profile = founder();
    profile["description_html"] =
        json!("<p>Bells <b>ring</p></i><blink>loud</blink><script>alert(1)</script> &amp; clear</p>");
    let import = imported(lines(&[profile]));
    for what in ["<b> isn't closed", "</i> closes nothing", "<blink> is no mark of text", "<script> was left out"] {
        fault_says(&import.report, "Bell founder", what);
    }
    let page = page(&import, "roles/bell-founder.md");
    assert!(page.contains("Bells ring") && page.contains("loud") && !page.contains("alert"), "{page}");
    assert_sound(&import);
}

#[test]
fn nothing_at_all_is_no_crash() {
    for content in ["", "\n\n", "[]", "null\n", "\u{1f}\u{8b}", "{}"] {
        assert_eq!(imported(content).report.records.read, 0, "{content:?}");
    }
}

#[test]
fn a_standard_becomes_a_way_in_with_its_code_and_its_length() {
    let table = "reference,lars_code,title,type,level,duration_months,max_funding_gbp,routes\n\
                 ST9001,12, Bell founder,Standard,3,24,9000,Crafts\n,0,Bell ringing,Framework,,0,0,\nST9002,13,Bell founder,Standard,3,12,1,Crafts\n";
    let import = import_standards(table.as_bytes(), date(2026, 11, 26));
    assert!(import.report.adds_up(), "{:#?}", import.report);
    assert_sound(&import);
    let page = page(&import, "roles/bell-founder-at-level-3.md");
    assert!(page.contains("Apprenticeship at level 3, standard ST9001, 24 months."), "{page}");
    assert!(!page.contains("9000"), "{page}");
    assert_eq!((import.report.records.read, import.report.records.set_aside), (2, 1));
    fault_says(&import.report, "line 4, Bell founder", "another one has this title and level");
}

#[test]
fn a_framework_that_was_closed_is_no_way_in_afterwards() {
    let list = json!([
        { "Id": "401-3-1", "Title": "Bells: Ringing", "Level": 2, "Duration": 18, "EffectiveFrom": "2013-02-01T00:00:00",
          "EffectiveTo": "2013-07-31T00:00:00", "FundingPeriods": [{ "FundingCap": 1500 }] },
        "no framework",
    ]);
    let import = import_standards(list.to_string().as_bytes(), date(2026, 11, 26));
    assert!(import.report.adds_up(), "{:#?}", import.report);
    assert_sound(&import);
    let page = page(&import, "roles/bells-ringing-at-level-2.md");
    assert!(page.contains("in-force: 2013-02-01\nuntil: 2013-07-31"), "{page}");
    fault_says(&import.report, "entry 2", "this is no framework");
    let broken = import_standards(&list.to_string().as_bytes()[..list.to_string().len() - 5], date(2026, 11, 26));
    assert!(broken.report.adds_up());
    assert_eq!(broken.report.records.read, 1);
}

/// Words of published pages and of nobody, in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "you'll",
        "need",
        "may",
        "usually",
        "to",
        "a",
        "driving",
        "licence",
        "GCSEs",
        "4",
        "or",
        "5",
        "at",
        "grades",
        "9",
        "(A*",
        "C),",
        "including",
        "maths",
        "and",
        "English",
        "if",
        "you're",
        "over",
        "18",
        "pass",
        "check",
        ".",
        ",",
        ";",
        ":",
        "<ul><li>",
        "</li></ul>",
        "*",
        "_",
        "[",
        "](",
        "&",
        "#",
        "- ",
        "1. ",
        "\\",
        "`",
        "|",
        "Unread:",
        "[^ncs-bell-founder]",
        "—",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Law 10.
    #[test]
    fn whatever_comes_in_is_kept_changed_or_lost(
        texts in prop::collection::vec(words(), 8),
        titles in prop::collection::vec(prop::option::of("[a-c ]{0,3}"), 1..4),
    ) {
        let profiles: Vec<Value> = titles
            .iter()
            .map(|title| json!({
                "title": title,
                "description_html": texts[0],
                "restrictions_html": [texts[1], texts[2]],
                "other_requirements_html": [texts[3]],
                "registrations_html": [texts[4]],
                "career_path_and_progression_html": texts[5],
                "career_tips_html": texts[6],
                "entry_routes": { "university": [{ "requirements_prefix": [texts[6]], "requirements": [{ "html": texts[7] }] }] },
                "unknown": texts[0],
            }))
            .collect();
        let import = imported(lines(&profiles));
        assert_sound(&import);
    }
}
