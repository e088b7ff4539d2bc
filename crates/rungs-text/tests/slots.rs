//! Slots: section 4 of the reference, canonical and also read.

mod support;

use support::check;

#[test]
fn numbers() {
    check("You must have 4 GCSEs.", "must count count=4 type=[GCSEs]");
    check("You must have four GCSEs.", "must count count=4 type=[GCSEs]");
    check("You must have at least 4 GCSEs.", "must count count=4+ type=[GCSEs]");
    check("You must have a minimum of 4 GCSEs.", "must count count=4+ type=[GCSEs]");
    check("You must have 4 or more GCSEs.", "must count count=4+ type=[GCSEs]");
    check("You must have 4 or 5 GCSEs.", "must count count=4..5 type=[GCSEs]");
    check("You need 112 to 128 UCAS points.", "must points points=112..128");
    check("You must have 5 to 4 GCSEs.", "! backwards-range “5 to 4” => You must have 4 to 5 GCSEs.");
    check("You must work at least 37.5 hours a week.", "must hours hours=37.5+");
    check("You must work 30 hours a week or more.", "must hours hours=30");
    check(
        "For funding, you must spend at least half of your working time in England.",
        "Funding must working-time country=[England] share=0.5+",
    );
    check("You must be 152cm tall.", "must tall height=152");
    check("You must be 152.5cm tall.", "must tall height=152.5");
    check("You must be 152.05cm tall.", "must tall height=152.05");
    check("You must be 152.123cm tall.", "! unread-words “152.123cm tall”");
    check("You must be c152cm tall.", "! unread-words “c152cm tall”");
    check("You must be 18 or over.", "must age age=18+");
    check("You must be aged 16 to 21.", "must age age=16..21");
    check(
        "You must complete 1,000 hours of periodic training.",
        "must training hours=1000 training=[periodic training]",
    );
}

#[test]
fn grades() {
    check("You must have 4 GCSEs at grade 4 or above.", "must count count=4 grade=4 type=[GCSEs]");
    check("You must have 4 GCSEs at grade 4 (C) or above.", "must count count=4 grade=4(C) type=[GCSEs]");
    check("You must have 4 GCSEs at grade 4.", "must count count=4 grade=4 type=[GCSEs]");
    check("You must have 4 GCSEs at grades 9 to 4 (A* to C).", "must count count=4 grade=4(C) type=[GCSEs]");
    check("You must have 4 GCSEs, at grades 9-4 (A*-C).", "must count count=4 grade=4(C) type=[GCSEs]");
    check("You must have 4 GCSEs at grades 9 to 4, C).", "! unread-words “C)”");
    check("You must have 4 GCSEs at grade 4 (C D.", "! unread-words “(C D”");
    // Here *a* is no article.
    check("You must have an A level in art at A or above.", "must held grade=A subjects=[art] type=[A level]");
    check("You must have A levels at A*AA.", "must held grade=A*AA type=[A levels]");
    check(
        "You must have 4 GCSEs at grades 5 to 4.",
        "! grade-range “at grades 5 to 4” => You must have 4 GCSEs at grade 4 or above. => You must have 4 GCSEs at grade 4 to 5.",
    );
    check(
        "You must have 4 GCSEs at grades 7 to 4 or above.",
        "! grade-range “at grades 7 to 4 or above” => You must have 4 GCSEs at grade 4 or above. => You must have 4 GCSEs at grade 4 to 7.",
    );
    check("You must have 3 A levels at C or above.", "must count count=3 grade=C type=[A levels]");
    check("You must have a degree at 2:2 or above.", "must held grade=2:2 type=[degree]");
    check("You must have a BTEC at DDM or above.", "must held grade=DDM type=[BTEC]");
    check("You must have a BTEC at merit or above.", "must held grade=merit type=[BTEC]");
    check("You must have a BTEC at merit.", "must held grade=merit type=[BTEC]");
    check("You must have 3 A levels at AAB.", "must count count=3 grade=AAB type=[A levels]");
    check("You must have 3 A levels at grades AAB or above.", "must count count=3 grade=AAB type=[A levels]");
    check("You must have 3 A levels at grades A*AB.", "must count count=3 grade=A*AB type=[A levels]");
}

#[test]
fn ranges_of_grades() {
    check("You must have 4 GCSEs at grade 4 to 6.", "must count count=4 grade=4..6 type=[GCSEs]");
    check("You must have 4 GCSEs at grades 4 to 6.", "must count count=4 grade=4..6 type=[GCSEs]");
    check("You must have a degree at 2:2 to 2:1.", "must held grade=2:2..2:1 type=[degree]");
    check("You must have a BTEC at merit to distinction.", "must held grade=merit..distinction type=[BTEC]");
    check("You must have 3 A levels at ABB to AAB.", "must count count=3 grade=ABB..AAB type=[A levels]");
    check(
        "You must have 3 A levels at grades AAB to ABB.",
        "! grade-range “at grades AAB to ABB” => You must have 3 A levels at ABB or above. => You must have 3 A levels at ABB to AAB.",
    );
    check("You must have a degree 2:1 to 2:2.", "! unread-words “2:1 to 2:2”");
    // A star makes a grade better than the same letter, and no better than the letter before it.
    check("You must have 2 A levels at B* to A.", "must count count=2 grade=B*..A type=[A levels]");
    // There are no two of them.
    check("You must have 3 A levels at AAB to A*AB.", "must count count=3 grade=AAB..A*AB type=[A levels]");
    check(
        "You must have 3 A levels at A*AB to AAB.",
        "! grade-range “at A*AB to AAB” => You must have 3 A levels at AAB or above. => You must have 3 A levels at AAB to A*AB.",
    );
    check("You must have 3 A levels at A**B.", "! unread-words “*B”");
    check("You must have 3 A levels at A**AB or above.", "! unread-words “*AB or above”");
    check(
        "You must have a degree at 2:1 to 2:2.",
        "! grade-range “at 2:1 to 2:2” => You must have a degree at grade 2:2 or above. => You must have a degree at grade 2:2 to 2:1.",
    );
}

#[test]
fn levels() {
    check("You must have a level 3 diploma.", "must held level=3 type=[diploma]");
    check("You must have a diploma at level 3 or above.", "must held level=3 type=[diploma]");
    check("You must have a diploma at exactly level 3.", "must held level==3 type=[diploma]");
    check("You must have a diploma at level 3 exactly.", "must held level==3 type=[diploma]");
    check("You must have a level 3 qualification.", "must held level=3");
    check(
        "You must have a qualification in health or care at level 3 or above.",
        "must held level=3 subjects=[health or care]",
    );
}

#[test]
fn lengths() {
    check(
        "You must have at least 2 years' experience in health or care, paid or voluntary, in the last 5 years.",
        "must experience length=24m +paid setting=[health or care] within=60m",
    );
    check(
        "You must have 1 to 2 years’ experience in health or care.",
        "must experience length=12..24m setting=[health or care]",
    );
    check(
        "You must have 6 months' experience in health or care.",
        "must experience length=6m setting=[health or care]",
    );
    check(
        "You must have a year's experience in health or care.",
        "must experience length=12m setting=[health or care]",
    );
    check("You must have 18 months or more of practice since you registered.", "must practice length=18m");
    check(
        "You must have a driving licence, held for at least 3 years.",
        "must licence licence=[driving licence] since=36m",
    );
}

#[test]
fn dates() {
    check("You must apply between 1 September and 15 January.", "must window from=1/9 until=15/1");
    check(
        "If you start on or after 1 August 2025, you must pass a DBS check.",
        "if (started date=2025-08-01) must check check=[DBS check]",
    );
    check("If you start on or after 31 June 2025, you must pass a DBS check.", "! invalid-date “31 June 2025”");
    check("You must have a degree by 28 February 2025.", "must held type=[degree] @by 2025-02-28");
    check("You must have a degree by August one 2025.", "! unread-words “by August one 2025”");
}

#[test]
fn days_in_other_forms() {
    let by = |written: &str, meant: &str| {
        check(
            &format!("You must have a degree by {written}."),
            &format!("! invalid-date “{written}” => You must have a degree by {meant}."),
        );
    };
    by("August 1, 2025", "1 August 2025");
    by("August 1 2025", "1 August 2025");
    by("August 1st 2025", "1 August 2025");
    by("1 Aug 2025", "1 August 2025");
    // What stands behind is no part of the day.
    check(
        "If you start before August 1 2025, you must have a degree.",
        "! invalid-date “August 1 2025” => If you start before 1 August 2025, you must have a degree.",
    );
    for behind in ["may", "when you start"] {
        let by = |day: &str| format!("You must have a degree by {day} {behind}.");
        let expected = format!("! invalid-date “01/08/2025” => {} => {}", by("1 August 2025"), by("8 January 2025"));
        check(&by("01/08/2025"), &expected);
    }
}

#[test]
fn leap_years() {
    for (year, is_leap) in [(2024, true), (2023, false), (2100, false), (2000, true)] {
        let expected = if is_leap {
            format!("if (started date={year}-02-29) must check check=[DBS check]")
        } else {
            format!("! invalid-date “29 February {year}”")
        };
        check(&format!("If you start on or after 29 February {year}, you must pass a DBS check."), &expected);
    }
}

#[test]
fn parts_in_any_order() {
    check(
        "You usually need 4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
        "usually count count=4 +equivalent grade=4 included=[English & maths] type=[GCSEs] weight=preferably",
    );
    check(
        "You usually need 4 GCSEs at grade 4 or above or equivalent preferably including English and maths.",
        "usually count count=4 +equivalent grade=4 included=[English & maths] type=[GCSEs] weight=preferably",
    );
    check(
        "You usually need 4 GCSEs, preferably including English and maths, at grade 4 or above, or equivalent.",
        "usually count count=4 +equivalent grade=4 included=[English & maths] type=[GCSEs] weight=preferably",
    );
    check(
        "You need 2 A levels for a T level, all taken at one sitting.",
        "must count count=2 for=[T level] +sitting type=[A levels]",
    );
    check(
        "You need 112 UCAS points, usually including a science, not counting general studies.",
        "must points excluded=[general studies] included=[science] points=112 weight=usually",
    );
}

#[test]
fn free_words() {
    check(
        "You usually have at least 3 years of practice since you registered, in a defined clinical area.",
        "usually practice area=“a defined clinical area” length=36m",
    );
    check(
        "You must show that you can study at degree level, as the university decides.",
        "must show ability=“study at degree level” ~[the university]",
    );
}

#[test]
fn ranges_that_are_none() {
    let experience = "must experience length=12m setting=[health or care]";
    check("You must have 12 or more months' experience in health or care.", experience);
    check("You must have 12 months or more experience in health or care.", experience);
    check(
        "You must have 1 to 2 years or more experience in health or care.",
        "must experience length=12..24m setting=[health or care]",
    );
    check(
        "You must have 12 to 12 months' experience in health or care.",
        "! backwards-range “12 to 12 months'” => You must have 12 months' experience in health or care.",
    );
    check(
        "You must have 2 to 1 years' experience in health or care.",
        "! backwards-range “2 to 1 years'” => You must have 1 to 2 years' experience in health or care.",
    );
    check("You must have 4-4 GCSEs.", "! unknown-term “4-4 GCSEs”");
    // Letters and numbers have no order, and other words are no range.
    check("You must have 4 GCSEs at grade 4 to A.", "! unread-words “to A”");
    check("You must have 4 GCSEs at grade 4 until 6.", "! unread-words “until 6”");
}

#[test]
fn grades_that_are_no_range() {
    check("You must have 4 GCSEs at grade 4 or 6.", "! unread-words “6”");
    check("You must have 4 GCSEs at grade 6 or 4.", "! unread-words “4”");
    check("You must have 4 GCSEs at grades 9 to 4 (A* or C).", "! unread-words “(A* or C)”");
    check("You must have 4 GCSEs at grade C to A.", "must count count=4 grade=C..A type=[GCSEs]");
    check("You must have 4 GCSEs at grade A to C.", "must count count=4 grade=C type=[GCSEs]");
}

/// What somebody may mean who writes a day by itself: nothing where there is more than the day.
#[test]
fn days_that_may_be_meant() {
    let meant = |written: &str| rungs_text::meant_days(written).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(meant("22 November 2026"), ["2026-11-22"]);
    assert_eq!(meant(" 22nd Nov 2026 "), ["2026-11-22"]);
    assert_eq!(meant("01/08/2026"), ["2026-08-01", "2026-01-08"]);
    for none in ["22 November 2026 at noon", "22nd Nov 2026 at noon", "soon", ""] {
        assert_eq!(meant(none), [""; 0], "{none}");
    }
}
