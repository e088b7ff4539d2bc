//! The table: what was typed, and what is said of it.

/// A page that somebody typed, beside a sound one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Typed {
    /// These bullets below its way in.
    Bullets(&'static str),
    /// This line below the heading of its way in.
    Line(&'static str),
    /// The second in place of the first, once.
    Instead(&'static str, &'static str),
    /// The second in place of the first, everywhere.
    Throughout(&'static str, &'static str),
    /// Quite another page.
    Bytes(&'static [u8]),
}

/// What was typed, and what is told of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    /// What somebody did.
    pub(crate) name: &'static str,
    /// The page.
    pub(crate) typed: Typed,
    /// The line, the code and the message of each finding, and below it what the line becomes each ready-made way. Nothing,
    /// where it is read as it stands.
    pub(crate) told: &'static str,
}

const fn case(name: &'static str, typed: Typed, told: &'static str) -> Case {
    Case { name, typed, told }
}

/// All of them.
pub(crate) const CASES: &[Case] = &[
    case(
        "smart apostrophe",
        Typed::Bullets("- You must have at least 2 years’ experience in health or care.[^a]"),
        r#""#,
    ),
    case(
        "smart quotes",
        Typed::Bullets("- You must pass a “DBS check”.[^a]"),
        r#"12 unknown-term: leave out the quotation marks
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "word bullet",
        Typed::Bullets("• You must pass a DBS check.[^a]\n• You must be employed in the NHS.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]
13 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must be employed in the NHS.[^a]"#,
    ),
    case(
        "word bullet tab",
        Typed::Bullets("•\tYou must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "middle dot bullet",
        Typed::Bullets("· You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "o bullet",
        Typed::Bullets("o You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "en dash bullet",
        Typed::Bullets("– You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "numbered bullet paren",
        Typed::Bullets("1) You must pass a DBS check.[^a]"),
        r#"12 ordered-list: numbered lists are no part of a page
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "ampersand",
        Typed::Bullets("- You must have GCSE English & maths.[^a]"),
        r#"12 unread-words: write “and” for “&”
    → - You must have GCSE English and maths.[^a]"#,
    ),
    case(
        "ampersand in name",
        Typed::Bullets("- You must have experience in health & care.[^a]"),
        r#"12 unknown-term: “health & care” is not in the vocabulary
    → - You must have experience in health or care.[^a]"#,
    ),
    case(
        "plus list",
        Typed::Bullets("- You must have GCSE English + maths.[^a]"),
        r#"12 unread-words: write “and” for “+”
    → - You must have GCSE English and maths.[^a]"#,
    ),
    case(
        "slash",
        Typed::Bullets("- You must have GCSE English/maths.[^a]"),
        r#"12 unknown-term: “English/maths”: all of them, or any?
    → - You must have GCSE English and maths.[^a]
    → - You must have GCSE English or maths.[^a]"#,
    ),
    case(
        "percent",
        Typed::Bullets("- You must spend at least 20% of your time learning.[^a]"),
        r#"12 unread-words: I stopped reading at “20% of your time learning”"#,
    ),
    case(
        "percent score",
        Typed::Bullets("- You must have at least 50% in GCSE maths.[^a]"),
        r#"12 unknown-term: “% in GCSE maths” is not in the vocabulary"#,
    ),
    case(
        "en dash range",
        Typed::Bullets("- You must have 4–5 GCSEs at grade 4 or above.[^a]"),
        r#"12 unread-words: write “4 or 5” for “4–5”
    → - You must have 4 or 5 GCSEs at grade 4 or above.[^a]"#,
    ),
    case("en dash grades", Typed::Bullets("- You must have 4 GCSEs at grades 9–4.[^a]"), r#""#),
    case("hyphen grades", Typed::Bullets("- You must have 4 GCSEs at grades 9-4.[^a]"), r#""#),
    case(
        "A*-C",
        Typed::Bullets("- You must have 4 GCSEs at grades A*-C.[^a]"),
        r#"12 misfit: A* to C doesn't start at the top, which is A
    → - You must have 4 GCSEs at grade C or above.[^a]"#,
    ),
    case("no full stop", Typed::Bullets("- You must pass a DBS check[^a]"), r#""#),
    case(
        "no full stop no note",
        Typed::Bullets("- You must pass a DBS check"),
        r#"12 no-source: nothing says where this requirement comes from
17 footnote-unused: footnote “a” is not used"#,
    ),
    case(
        "semicolon end",
        Typed::Bullets("- You must pass a DBS check;[^a]\n- You must be employed in the NHS; and[^a]"),
        r#"12 unread-words: a sentence ends in a full stop, not in “;”
    → - You must pass a DBS check.[^a]
13 unread-words: a sentence ends in a full stop, not in “; and”
    → - You must be employed in the NHS.[^a]"#,
    ),
    case(
        "exclamation",
        Typed::Bullets("- You must pass a DBS check![^a]"),
        r#"12 unread-words: a sentence ends in a full stop, not in “!”
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "US license",
        Typed::Bullets("- You must have a driving license.[^a]"),
        r#"12 unknown-term: “driving license” is not in the vocabulary
    → - You must have a driving licence.[^a]"#,
    ),
    case(
        "US driver's license",
        Typed::Bullets("- You must have a driver's license.[^a]"),
        r#"12 unknown-term: “driver's license” is not in the vocabulary"#,
    ),
    case(
        "US program",
        Typed::Bullets("- You must complete the care program.[^a]"),
        r#"12 unknown-term: “care program” is not in the vocabulary"#,
    ),
    case(
        "US enroll",
        Typed::Bullets("- You must be enrolled on a degree.[^a]"),
        r#"12 unread-words: I stopped reading at “enrolled on a degree”"#,
    ),
    case(
        "math",
        Typed::Bullets("- You must have GCSE math.[^a]"),
        r#"12 unknown-term: “math” is not in the vocabulary
    → - You must have GCSE maths.[^a]"#,
    ),
    case(
        "mathematics",
        Typed::Bullets("- You must have GCSE mathematics.[^a]"),
        r#"12 unknown-term: “mathematics” is not in the vocabulary"#,
    ),
    case("lower case gcse", Typed::Bullets("- You must have 4 gcses at grade 4 or above.[^a]"), r#""#),
    case("shouting", Typed::Bullets("- YOU MUST PASS A DBS CHECK.[^a]"), r#""#),
    case("bold must", Typed::Bullets("- You **must** pass a DBS check.[^a]"), r#""#),
    case("nbsp", Typed::Bullets("- You must have\u{a0}4\u{a0}GCSEs at grade\u{a0}4 or above.[^a]"), r#""#),
    case(
        "nbsp after bullet",
        Typed::Bullets("-\u{a0}You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "no space after bullet",
        Typed::Bullets("-You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - You must pass a DBS check.[^a]"#,
    ),
    case("two spaces", Typed::Bullets("- You must  pass a  DBS check.[^a]"), r#""#),
    case(
        "zero width",
        Typed::Bullets("- You must pass a DBS\u{200b} check.[^a]"),
        r#"12 unknown-term: a character that nobody sees stands here; it came with a copied text: take it out
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "soft hyphen",
        Typed::Bullets("- You must pass a DBS check\u{ad}.[^a]"),
        r#"12 unknown-term: a character that nobody sees stands here; it came with a copied text: take it out
    → - You must pass a DBS check.[^a]"#,
    ),
    case("non-breaking hyphen", Typed::Line("Full\u{2011}time course at level 5, 24 months."), r#""#),
    case(
        "en dash fulltime",
        Typed::Line("Full–time course at level 5, 24 months."),
        r#"10 route-line: “Full–time course at level 5, 24 months” begins with no kind of way in
    → Full-time course at level 5, 24 months."#,
    ),
    case(
        "length en dash",
        Typed::Line("Full-time course at level 5, 18–24 months."),
        r#"10 unread-route-line: “18–24 months” says nothing known of a way in
    → Full-time course at level 5, 18 to 24 months."#,
    ),
    case("length years", Typed::Line("Full-time course at level 5, 2 years."), r#""#),
    case(
        "level word",
        Typed::Line("Full-time course (level 5), 24 months."),
        r#"10 unread-route-line: “(level 5)” says nothing known of a way in
    → Full-time course at level 5, 24 months."#,
    ),
    case(
        "full time course",
        Typed::Line("Full time course at level 5, 24 months."),
        r#"10 route-line: “Full time course at level 5, 24 months” begins with no kind of way in
    → Full-time course at level 5, 24 months."#,
    ),
    case(
        "bullet route line",
        Typed::Instead(
            "Full-time course at level 5, 24 months.\nGives a diploma at level 5.",
            "- Full-time course at level 5, 24 months.",
        ),
        r#"9 route-line: nothing says what kind of way in “Course” is
10 no-strength: this says what a way in is, and asks for nothing: it is no bullet
    → Full-time course at level 5, 24 months."#,
    ),
    case(
        "award bullet",
        Typed::Instead("Gives a diploma at level 5.", "- Gives a diploma at level 5."),
        r#"11 no-strength: this says what a way in is, and asks for nothing: it is no bullet
    → Gives a diploma at level 5."#,
    ),
    case(
        "award bullet behind another",
        Typed::Bullets("- You must pass a DBS check.[^a]\n- Gives a diploma at level 5."),
        r#"13 no-strength: this says what a way in is, and asks for nothing: it is no bullet"#,
    ),
    case(
        "award bullet behind an empty line",
        Typed::Instead("Gives a diploma at level 5.", "\n- Gives a diploma at level 5."),
        r#"12 no-strength: this says what a way in is, and asks for nothing: it is no bullet"#,
    ),
    case("CRLF", Typed::Throughout("\n", "\r\n"), r#""#),
    case("BOM", Typed::Instead("---", "\u{feff}---"), r#""#),
    case(
        "UTF16",
        Typed::Bytes(b"\xff\xfe#\x00 \x00O\x00n\x00e\x00"),
        r#"1 cannot-read: the page is text in UTF-16, and only UTF-8 is read"#,
    ),
    case(
        "latin1",
        Typed::Bytes(b"# Role one\x0a\x0aYou need 2 years\x92 experience.\x0a"),
        r#"3 cannot-read: the page is not text in UTF-8: see byte 29"#,
    ),
    case("CR only", Typed::Throughout("\n", "\r"), r#"1 not-a-page: this page is neither a role nor vocabulary"#),
    case(
        "wrong level ways in",
        Typed::Instead("## Ways in\n\n### Course", "# Ways in\n\n## Course"),
        r#"7 second-title: a page has one title
    → ## Ways in
9 heading-level: “Course” is a way in, and stands one level too high
    → ### Course"#,
    ),
    case(
        "h3 for before finish",
        Typed::Bullets(
            "- You must pass a DBS check.[^a]\n\n### Before you finish\n- You must complete the Care Certificate.[^a]",
        ),
        r#"14 heading-level: “Before you finish” belongs below a way in, and no way in is called so
    → #### Before you finish"#,
    ),
    case(
        "h5",
        Typed::Bullets(
            "- You must pass a DBS check.[^a]\n\n##### Before you finish\n- You must complete the Care Certificate.[^a]",
        ),
        r#"14 heading-level-skipped: a level is skipped: level 5 stands below level 3
    → #### Before you finish"#,
    ),
    case(
        "heading colon",
        Typed::Instead("## Ways in", "## Ways in:"),
        r#"7 unknown-heading: “Ways in:” is not a heading of the language
    → ## Ways in"#,
    ),
    case("heading caps", Typed::Instead("## Ways in", "## WAYS IN"), r#""#),
    case(
        "heading no space",
        Typed::Instead("## Ways in", "##Ways in"),
        r#"7 unknown-heading: `##Ways in` is no heading yet
    → ## Ways in"#,
    ),
    case(
        "heading bold",
        Typed::Instead("## Ways in", "**Ways in**"),
        r#"7 unknown-heading: “Ways in” is bold, and no heading yet
    → ## Ways in"#,
    ),
    case(
        "entry requirements",
        Typed::Instead("## Ways in", "## Entry requirements\n- You must pass a DBS check.[^a]\n\n## Ways in"),
        r#"7 unknown-heading: “Entry requirements” is not a heading of the language
    → ## Everyone needs
    → ## To start any way in"#,
    ),
    case(
        "how to apply",
        Typed::Bullets("- You must pass a DBS check.[^a]\n\n\n## How to apply\nAsk."),
        r#"15 unknown-heading: “How to apply” is not a heading of the language"#,
    ),
    case(
        "salary",
        Typed::Bullets("- You must pass a DBS check.[^a]\n\n\n## Salary\n£25,000."),
        r#"15 unknown-heading: “Salary” is not a heading of the language"#,
    ),
    case(
        "yaml colon",
        Typed::Instead("level: 5", "level:5"),
        r#"3 front-matter-syntax: “level:5” can't be read here
    → level: 5"#,
    ),
    case(
        "yaml tab",
        Typed::Instead("level: 5", "\tlevel: 5"),
        r#"3 front-matter-syntax: “level: 5” can't be read here
    → level: 5"#,
    ),
    case(
        "yaml smart quote",
        Typed::Instead("level: 5", "level: “5”"),
        r#"3 bad-value: `level:` must be a number from 1 to 8
    → level: 5"#,
    ),
    case(
        "yaml level word",
        Typed::Instead("level: 5", "level: Level 5"),
        r#"3 bad-value: `level:` must be a number from 1 to 8
    → level: 5"#,
    ),
    case(
        "yaml equals",
        Typed::Instead("level: 5", "level = 5"),
        r#"3 front-matter-syntax: “level = 5” can't be read here
    → level: 5"#,
    ),
    case(
        "yaml caps key",
        Typed::Instead("level: 5", "Level: 5"),
        r#"3 unknown-key: `Level` is not something a page of this sort says
    → level: 5"#,
    ),
    case(
        "yaml underscore",
        Typed::Instead("level: 5\n---", "level: 5\nalso_called: [x]\n---"),
        r#"4 unknown-key: `also_called` is not something a page of this sort says
    → also-called: [x]"#,
    ),
    case(
        "yaml date",
        Typed::Instead("level: 5\n---", "level: 5\nreviewed: 22/11/2026\n---"),
        r#"4 bad-value: `reviewed:` must be a day of the calendar, written like 2025-08-01
    → reviewed: 2026-11-22"#,
    ),
    case(
        "yaml date words",
        Typed::Instead("level: 5\n---", "level: 5\nreviewed: 22 November 2026\n---"),
        r#"4 bad-value: `reviewed:` must be a day of the calendar, written like 2025-08-01
    → reviewed: 2026-11-22"#,
    ),
    case("yaml also comma", Typed::Instead("level: 5\n---", "level: 5\nalso-called: helper, aide\n---"), r#""#),
    case(
        "yaml list unclosed",
        Typed::Instead("level: 5\n---", "level: 5\nalso-called: [helper, aide\n---"),
        r#"4 front-matter-syntax: “also-called: [helper, aide” can't be read here
    → also-called: [helper, aide]"#,
    ),
    case(
        "yaml dashes long",
        Typed::Throughout("---", "----"),
        r#"1 not-a-page: “----” begins no front matter: that stands between two lines of three hyphens
    → --- ⏎ ---"#,
    ),
    case(
        "yaml em dash fence",
        Typed::Throughout("---", "—"),
        r#"1 not-a-page: “—” begins no front matter: that stands between two lines of three hyphens
    → --- ⏎ ---"#,
    ),
    case(
        "yaml missing close",
        Typed::Instead("level: 5\n---", "level: 5\n"),
        r#"1 front-matter-unclosed: the front matter has no end"#,
    ),
    case(
        "no front matter",
        Typed::Instead("---\nrole: one\nlevel: 5\n---\n# Role one", "# Role one"),
        r#"1 not-a-page: this page is neither a role nor vocabulary"#,
    ),
    case(
        "blank before",
        Typed::Instead("---", "\n---"),
        r#"2 not-a-page: nothing can stand in front of the front matter
    → "#,
    ),
    case("yaml role spaces", Typed::Instead("role: one", "role: Role One"), r#""#),
    case(
        "date slash",
        Typed::Bullets("- If you start before 01/08/2027, you must pass a DBS check.[^a]"),
        r#"12 invalid-date: “01/08/2027” is not how a page writes a day
    → - If you start before 1 August 2027, you must pass a DBS check.[^a]
    → - If you start before 8 January 2027, you must pass a DBS check.[^a]"#,
    ),
    case(
        "way in at level 2",
        Typed::Instead("### Course", "## Course"),
        r#"9 heading-level: “Course” is a way in, and stands one level too high
    → ### Course"#,
    ),
    case(
        "letters and numbers",
        Typed::Bullets("- You must have GCSE maths at grade 4 (B).[^a]"),
        r#"12 misfit: “B” and “4” are not the same grade
    → - You must have GCSE maths at grade 4 or above.[^a]
    → - You must have GCSE maths at grade B or above.[^a]"#,
    ),
    case(
        "prose in duties",
        Typed::Instead("## Ways in", "## What you do\n• Lift\n• Carry\n\n## Ways in"),
        r#"8 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - Lift
9 prose-among-rules: this is no bullet yet: one begins with a hyphen and a blank, `- `
    → - Carry"#,
    ),
    case(
        "two kinds joined by or",
        Typed::Bullets("- You must have GCSE maths or a driving licence.[^a]"),
        r#"12 unknown-term: things of two kinds stand in a list below “one of:”
    → - You must have one of: ⏎   - GCSE maths.[^a] ⏎   - a driving licence.[^a]"#,
    ),
    case(
        "e.g. hospital",
        Typed::Bullets("- You must have experience in health or care, e.g. hospital.[^a]"),
        r#"12 unread-words: I stopped reading at “e.g. hospital”"#,
    ),
    case(
        "tab behind the hyphen",
        Typed::Bullets("-\tYou must pass a DBS check.[^a]"),
        r#"12 tab-indent: this line is indented with a tab
    → -  You must pass a DBS check.[^a]"#,
    ),
    case(
        "docx",
        Typed::Bytes(b"PK\x03\x04docx"),
        r#"1 cannot-read: this is a document of a word processor, and no text"#,
    ),
    case(
        "yaml capital role",
        Typed::Instead("role: one", "Role: one"),
        r#"2 not-a-page: this page is neither a role nor vocabulary
    → role: one"#,
    ),
    case(
        "date th",
        Typed::Bullets("- If you start before 1st August 2027, you must pass a DBS check.[^a]"),
        r#"12 invalid-date: “1st August 2027” is not how a page writes a day
    → - If you start before 1 August 2027, you must pass a DBS check.[^a]"#,
    ),
    case(
        "date no comma",
        Typed::Bullets("- If you start before August 1, 2027, you must pass a DBS check.[^a]"),
        r#"12 invalid-date: “August 1, 2027” is not how a page writes a day
    → - If you start before 1 August 2027, you must pass a DBS check.[^a]"#,
    ),
    case(
        "ellipsis",
        Typed::Bullets("- You must have experience in health or care …[^a]"),
        r#"12 unread-words: a sentence ends in a full stop, not in “…”
    → - You must have experience in health or care.[^a]"#,
    ),
    case(
        "etc",
        Typed::Bullets("- You must have experience in health or care, etc.[^a]"),
        r#"12 unread-words: a sentence ends in a full stop, not in “, etc.”
    → - You must have experience in health or care.[^a]"#,
    ),
    case(
        "e.g.",
        Typed::Bullets("- You must have experience in health or care, e.g. as a porter.[^a]"),
        r#"12 unread-words: I stopped reading at “e.g. as a porter”"#,
    ),
    case(
        "i.e.",
        Typed::Bullets("- You must have experience in health or care i.e. hospital.[^a]"),
        r#"12 unread-words: I stopped reading at “i.e. hospital”"#,
    ),
    case(
        "a step of entry level",
        Typed::Bullets("- You must have English and maths at Entry 3.[^a]"),
        r#"12 unread-words: write “Entry level 3” for “Entry 3”
    → - You must have English and maths at Entry level 3.[^a]"#,
    ),
    case(
        "about so many",
        Typed::Bullets("- You must have about 4 GCSEs at grade 4 or above.[^a]"),
        r#"12 unread-words: “about 4” holds nobody to anything: name the least that is enough
    → - You must have at least 4 GCSEs at grade 4 or above.[^a]"#,
    ),
    case(
        "a relevant degree",
        Typed::Bullets("- You usually need a relevant degree at 2:2 or better.[^a]"),
        r#"12 unknown-term: “relevant degree”: it is the subject that is relevant
    → - You usually need a degree in a relevant subject at 2:2 or better.[^a]"#,
    ),
    case(
        "brackets within",
        Typed::Bullets("- You need 5 GCSEs at grade 4 or above (or equivalent) including English and maths.[^a]"),
        r#"12 unread-words: write “, or equivalent” without brackets
    → - You need 5 GCSEs at grade 4 or above, or equivalent, including English and maths.[^a]"#,
    ),
    case(
        "brackets",
        Typed::Bullets("- You must have GCSE maths (or equivalent).[^a]"),
        r#"12 unread-words: write “, or equivalent” without brackets
    → - You must have GCSE maths, or equivalent.[^a]"#,
    ),
    case(
        "minimum",
        Typed::Bullets("- Minimum of 4 GCSEs at grade 4 or above.[^a]"),
        r#"12 no-strength: “Minimum of” begins no sentence here: write “You must have at least”
    → - You must have at least 4 GCSEs at grade 4 or above.[^a]"#,
    ),
    case("minimum of in", Typed::Bullets("- You must have a minimum of 4 GCSEs at grade 4 or above.[^a]"), r#""#),
    case(
        "min.",
        Typed::Bullets("- You must have min. 4 GCSEs at grade 4.[^a]"),
        r#"12 unread-words: write “at least” for “min.”
    → - You must have at least 4 GCSEs at grade 4.[^a]"#,
    ),
    case(
        "grade 4+",
        Typed::Bullets("- You must have GCSE maths at grade 4+.[^a]"),
        r#"12 misfit: “4+” is not a grade of GCSE
    → - You must have GCSE maths at grade 4 or above.[^a]"#,
    ),
    case(
        "grade 4/C",
        Typed::Bullets("- You must have GCSE maths at grade 4/C or above.[^a]"),
        r#"12 misfit: “4/C” is not a grade of GCSE
    → - You must have GCSE maths at grade 4 or above.[^a]"#,
    ),
    case(
        "≥",
        Typed::Bullets("- You must have GCSE maths at grade ≥ 4.[^a]"),
        r#"12 unread-words: write “4 or above” for “≥”
    → - You must have GCSE maths at grade 4 or above.[^a]"#,
    ),
    case(
        "18+",
        Typed::Bullets("- You must be 18+.[^a]"),
        r#"12 unknown-term: write “at least 18” for “18+”
    → - You must be at least 18.[^a]"#,
    ),
    case(
        "18 years old",
        Typed::Bullets("- You must be 18 years old or over.[^a]"),
        r#"12 unread-words: an age is a number alone: leave out “years old”
    → - You must be 18 or over.[^a]"#,
    ),
    case(
        "2 yrs",
        Typed::Bullets("- You must have 2 yrs experience in health or care.[^a]"),
        r#"12 unknown-term: write “years” for “yrs”
    → - You must have 2 years experience in health or care.[^a]"#,
    ),
    case(
        "two years experience no apostrophe",
        Typed::Bullets("- You must have two years experience in health or care.[^a]"),
        r#""#,
    ),
    case("2 year's", Typed::Bullets("- You must have 2 year's experience in health or care.[^a]"), r#""#),
    case(
        "candidates must",
        Typed::Bullets("- Candidates must pass a DBS check.[^a]"),
        r#"12 unread-words: a page speaks to its reader: “You” for “Candidates”
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "applicants should",
        Typed::Bullets("- Applicants should have GCSE maths.[^a]"),
        r#"12 unknown-term: a page speaks to its reader: “You” for “Applicants”
    → - You should have GCSE maths.[^a]"#,
    ),
    case(
        "you'll need",
        Typed::Bullets("- You'll need a driving licence.[^a]"),
        r#"12 unread-words: “You'll” begins no sentence here: write “You will”
    → - You will need a driving licence.[^a]"#,
    ),
    case(
        "you’ll need",
        Typed::Bullets("- You’ll need a driving licence.[^a]"),
        r#"12 unread-words: “You’ll” begins no sentence here: write “You will”
    → - You will need a driving licence.[^a]"#,
    ),
    case(
        "essential:",
        Typed::Bullets("- Essential: driving licence.[^a]"),
        r#"12 no-strength: “Essential:” begins no sentence here: write “You must have”
    → - You must have driving licence.[^a]"#,
    ),
    case("desirable", Typed::Bullets("- A driving licence is desirable.[^a]"), r#""#),
    case(
        "must not",
        Typed::Bullets("- You must not have a driving licence.[^a]"),
        r#"12 negation: “must not” doesn't say that it is about what is there already
    → - You must not already have a driving licence.[^a]"#,
    ),
    case("footnote space", Typed::Bullets("- You must pass a DBS check. [^a]"), r#""#),
    case("footnote before stop", Typed::Bullets("- You must pass a DBS check[^a]."), r#""#),
    case(
        "footnote undefined",
        Typed::Bullets("- You must pass a DBS check.[^b]"),
        r#"12 footnote-undefined: footnote “b” has no definition
    → - You must pass a DBS check.[^a]
17 footnote-unused: footnote “a” is not used"#,
    ),
    case(
        "footnote caret",
        Typed::Bullets("- You must pass a DBS check.[a]"),
        r#"12 several-sentences: a source is named with a caret: `[^a]`
    → - You must pass a DBS check.[^a]
17 footnote-unused: footnote “a” is not used"#,
    ),
    case(
        "footnote paren",
        Typed::Bullets("- You must pass a DBS check.[1]"),
        r#"12 several-sentences: a source is named with a caret: `[^1]`
    → - You must pass a DBS check.[^1]
17 footnote-unused: footnote “a” is not used"#,
    ),
    case(
        "url in sentence",
        Typed::Bullets("- You must pass a DBS check (https://example.org).[^a]"),
        r#"12 unread-words: an address stands with its source, at the end of the page: `[^name]: Title. Read 2026-11-22. https://…`
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "tab nested",
        Typed::Bullets("- You must have one of:[^a]\n\t- GCSE maths.\n\t- GCSE English."),
        r#"13 tab-indent: this line is indented with a tab
    →   - GCSE maths.
14 tab-indent: this line is indented with a tab
    →   - GCSE English."#,
    ),
    case(
        "not nested",
        Typed::Bullets("- You must have one of:[^a]\n- GCSE maths.\n- GCSE English."),
        r#"12 introducer-without-list: this introduces a list, and the bullets that belong to it stand beside it, not below it
    →   - GCSE maths. ⏎   - GCSE English."#,
    ),
    case(
        "nested 1 space",
        Typed::Bullets("- You must have one of:[^a]\n - GCSE maths.\n - GCSE English."),
        r#"12 introducer-without-list: this introduces a list, and the bullets that belong to it stand beside it, not below it
    →    - GCSE maths. ⏎    - GCSE English."#,
    ),
    case(
        "one of no colon",
        Typed::Bullets("- You must have one of\n  - GCSE maths.[^a]\n  - GCSE English.[^a]"),
        r#"12 unknown-term: a line in front of a nested list ends in a colon
    → - You must have one of:"#,
    ),
    case(
        "one of the following:",
        Typed::Bullets("- You must have one of the following:[^a]\n  - GCSE maths.\n  - GCSE English."),
        r#"12 unread-introducer: “have one of the following:” doesn't say how many of these
    → - You must have one of:[^a]"#,
    ),
    case(
        "or items",
        Typed::Bullets("- You must have one of:[^a]\n  - GCSE maths; or\n  - GCSE English."),
        r#"13 unread-words: a sentence ends in a full stop, not in “; or”
    →   - GCSE maths."#,
    ),
    case(
        "OR line",
        Typed::Bullets("- You must have GCSE maths.[^a]\n- OR\n- You must have GCSE English.[^a]"),
        r#"13 no-strength: “OR” joins nothing here"#,
    ),
    case(
        "italic",
        Typed::Bullets("- You must *normally* pass a DBS check.[^a]"),
        r#"12 two-strengths: two strengths in one clause: “must” and “normally”"#,
    ),
    case(
        "must have either or",
        Typed::Bullets("- You must have either GCSE maths or a driving licence.[^a]"),
        r#"12 unknown-term: things of two kinds stand in a list below “one of:”
    → - You must have one of: ⏎   - GCSE maths.[^a] ⏎   - a driving licence.[^a]"#,
    ),
    case(
        "link paste",
        Typed::Bullets("- You must pass a DBS check, see https://example.org.[^a]"),
        r#"12 unread-words: an address stands with its source, at the end of the page: `[^name]: Title. Read 2026-11-22. https://…`
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "NHS trust",
        Typed::Bullets("- You must work for an NHS Trust.[^a]"),
        r#"12 unread-words: I stopped reading at “Trust”"#,
    ),
    case(
        "clearance",
        Typed::Bullets("- You must have a clear DBS.[^a]"),
        r#"12 unknown-term: “clear DBS” is not in the vocabulary"#,
    ),
    case(
        "good English",
        Typed::Bullets("- You must have good English.[^a]"),
        r#"12 vague-word: “good” needs someone to judge it
    → - You must have good English, as they decide.[^a]"#,
    ),
    case(
        "table",
        Typed::Bullets("| a | b |\n|---|---|\n| GCSE | 4 |"),
        r#"9 heading-without-rules: nothing stands under “Course”
12 table: tables are no part of a page
19 footnote-unused: footnote “a” is not used"#,
    ),
    case(
        "html br",
        Typed::Bullets("- You must pass a DBS check.<br>[^a]"),
        r#"12 html: HTML is no part of a page
    → - You must pass a DBS check.[^a]"#,
    ),
    case(
        "&amp;",
        Typed::Bullets("- You must have GCSE English &amp; maths.[^a]"),
        r#"12 unread-words: write “and” for “&”
    → - You must have GCSE English and maths.[^a]"#,
    ),
    case(
        "plain paragraph",
        Typed::Bullets("You must pass a DBS check.[^a]"),
        r#"12 prose-among-rules: this reads as a rule, and decides nothing where it stands: rules are bullets
    → - You must pass a DBS check.[^a]"#,
    ),
];
