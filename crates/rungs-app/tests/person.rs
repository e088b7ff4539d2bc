//! Person files: what they may say, and what is said about those that can't be read.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use rungs_app::person;
use rungs_app::tree::{Fault, Format};
use rungs_core::date::Date;
use rungs_core::fact::{Field, Known, Person};

fn read(content: &str, format: Option<Format>) -> Result<Person, Vec<Fault>> {
    let loaded = rungs_app::framework::built_in();
    let on: Date = "2026-11-22".parse().expect("a day");
    person::read(content.as_bytes(), format, &loaded.checked.framework.vocabulary, on)
}

/// A file, the line of a fault in it, and words that the fault says or helps with.
const FAULTS: &[(&str, &str, u64, &str)] = &[
    ("an unknown key", "name: A\nemploymnts: []\n", 2, "did you mean `employments`?"),
    (
        "an unknown key of an entry",
        "qualifications:\n  - { type: GCSE, subjct: English }\n",
        2,
        "did you mean `subject`?",
    ),
    (
        "31 February",
        "employments:\n  - role: healthcare assistant\n    from: 2023-02-31\n",
        3,
        "not a day of the calendar",
    ),
    (
        "from after until",
        "employments:\n  - role: healthcare assistant\n    from: 2024-01\n    until: 2023-01\n",
        2,
        "ends",
    ),
    (
        "a grade off its scale",
        "qualifications:\n  - { type: GCSE, subject: English, grade: 12 }\n",
        2,
        "not a grade of GCSE",
    ),
    ("negative hours", "employments:\n  - { role: healthcare assistant, hours_per_week: -5 }\n", 2, "can't be worked"),
    (
        "200 hours a week",
        "employments:\n  - { role: healthcare assistant, hours_per_week: 200 }\n",
        2,
        "more than a week has",
    ),
    ("an unknown role", "employments:\n  - { role: healthcare asistant }\n", 2, "healthcare assistant"),
    (
        "one of two roles, of which one isn't named",
        "employments:\n  - { role: dietitian or healthcare asistant }\n",
        2,
        "did you mean healthcare assistant",
    ),
    (
        "or equivalent",
        "qualifications:\n  - { type: GCSE or equivalent }\n",
        2,
        "`type: other` with `equivalent_to: GCSE`",
    ),
    ("a list for one of several", "employments:\n  - { role: [dietitian, nurse] }\n", 2, "join them by “or”"),
    (
        "a role that isn't named",
        "employments:\n  - { role: ward clerk }\n",
        2,
        "`role: other` and `called: ward clerk`",
    ),
    ("to in place of until", "employments:\n  - { role: other, to: 2020 }\n", 2, "did you mean `until`?"),
    (
        "points of two open",
        "ucas_points: 72\nqualifications: [ { type: diploma }, { type: degree } ]\n",
        1,
        "can't be told",
    ),
    ("an unknown list", "complete: [qualification]\n", 1, "did you mean `qualifications`?"),
    ("a level that isn't one", "qualifications:\n  - { type: diploma, level: 12 }\n", 2, "there is no level 12"),
    ("a birth to come", "born: 2030\n", 1, "after"),
    ("both ages", "born: 1990\nage: 36\n", 2, "both"),
    ("an age nobody reaches", "age: 200\n", 1, "nobody"),
    ("an answer that is none", "answers: { born: perhaps }\n", 1, "not an answer"),
    ("nothing not held", "without: [ {} ]\n", 1, "nothing says"),
    ("two things not held at once", "without: [ { type: GCSE, register: HCPC } ]\n", 1, "different things"),
    ("a decision that is none", "decisions:\n  - { requirement: GCSEs, outcome: maybe }\n", 2, "granted"),
    ("more working time than there is", "working_time: { England: 80, Wales: 40 }\n", 1, "100"),
    ("a list where words belong", "name: [a, b]\n", 1, "wrong sort of value"),
];

#[test]
fn every_fault_is_placed_and_explained() {
    let mut wrong = Vec::new();
    for (name, content, line, says) in FAULTS {
        match read(content, None) {
            Ok(_) => wrong.push(format!("{name}: it was read")),
            Err(faults) => {
                let fits = |fault: &Fault| {
                    let told = format!("{} {}", fault.message, fault.help.as_deref().unwrap_or_default());
                    told.contains(says) && fault.place.is_some_and(|(at, _)| at == *line)
                };
                if !faults.iter().any(fits) {
                    wrong.push(format!("{name}: {faults:#?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_faults_are_told_at_once() {
    let faults = read("born: 2030\nemployments:\n  - { role: astronaut, hours_per_week: 300 }\n", None)
        .expect_err("three faults");
    assert_eq!(faults.len(), 3, "{faults:#?}");
}

#[test]
fn three_formats_say_the_same() {
    let yaml = "employments:\n  - role: healthcare assistant\n    hours_per_week: 37.5\n    from: 2023-02-01\n";
    let json =
        "{\"employments\": [{\"role\": \"healthcare assistant\", \"hours_per_week\": 37.5, \"from\": \"2023-02-01\"}]}";
    let toml = "[[employments]]\nrole = \"healthcare assistant\"\nhours_per_week = 37.5\nfrom = 2023-02-01\n";
    let person = read(yaml, None).expect("YAML is read");
    assert_eq!(read(json, None).expect("JSON is read"), person);
    assert_eq!(read(toml, None).expect("TOML is read"), person);
}

#[test]
fn an_empty_file_is_a_person_of_whom_nothing_is_known() {
    for content in ["", "# nothing yet\n", "{}"] {
        assert_eq!(read(content, None).expect("it is read"), Person::default(), "{content:?}");
    }
}

#[test]
fn no_is_a_word_and_not_a_false() {
    let person = read("answers: { \"Is the post in the NHS?\": no }\n", None).expect("it is read");
    assert_eq!(person.answers[0].reply, rungs_core::fact::Reply::YesNo(false));
}

#[test]
fn a_month_is_an_interval_and_never_a_guess() {
    let person = read("born: 1994-05\n", None).expect("it is read");
    let Known::Date(range) = person.items[0].fields[&Field::Born].known else { panic!("a date") };
    assert_eq!((range.earliest.to_string(), range.latest.to_string()), ("1994-05-01".into(), "1994-05-31".into()));
}

#[test]
fn hostile_files_are_refused_quickly() {
    let bomb = (0..30).fold("a0: &a0 [x, x]\n".to_owned(), |text, level| {
        let next = level + 1;
        format!("{text}a{next}: &a{next} [*a{level}, *a{level}, *a{level}, *a{level}, *a{level}, *a{level}, *a{level}, *a{level}]\n")
    });
    assert!(read(&bomb, None).is_err());
    let long = format!("qualifications: [{}]\n", "{ type: GCSE },".repeat(100_000));
    assert!(read(&long, None).is_err());
    let deep = format!("name: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read(&deep, None).is_err());
    let deep = format!("x = {}1{}", "[".repeat(50_000), "]".repeat(50_000));
    assert!(read(&deep, Some(Format::Toml)).is_err());
    let wide = format!("qualifications:\n{}", "  - { type: GCSE, subject: English, grade: 5 }\n".repeat(300));
    assert!(read(&wide, None).expect_err("too many")[0].message.contains("more than anybody has"));
}

#[test]
fn a_job_without_a_name_in_the_framework_keeps_its_own() {
    let person = read("employments:\n  - { role: other, called: ward clerk, employer: { name: Eastmere } }\n", None);
    let person = person.expect("it is read");
    assert_eq!(person.items[0].label, "ward clerk at Eastmere");
    assert_eq!(person.items[0].fields[&Field::Role].known, Known::Unnamed);
}

/// What is known of a field of the first entry.
fn known(file: &str, field: Field) -> Known {
    let person = read(file, None).expect("it is read");
    person.items[0].fields[&field].known.clone()
}

#[test]
fn one_of_several_is_told_with_or() {
    let vocabulary = &rungs_app::framework::built_in().checked.framework.vocabulary;
    let named = |names: &[&str]| {
        let mut terms: Vec<_> =
            names.iter().map(|name| (*name != "other").then(|| vocabulary.named(name)[0])).collect();
        terms.sort_unstable();
        Known::one_of(&terms)
    };
    for (role, expected) in [
        ("healthcare assistant or dietetic assistant", named(&["healthcare assistant", "dietetic assistant"])),
        ("either dietetic assistant or other", named(&["dietetic assistant", "other"])),
        ("dietitian, physiotherapist, or art therapist", named(&["dietitian", "physiotherapist", "art therapist"])),
        ("dietitian or dietitian", named(&["dietitian"])),
    ] {
        assert_eq!(known(&format!("employments:\n  - role: {role}\n"), Field::Role), expected, "{role}");
    }
    // A name that has “or” in it is that name.
    let setting = known("experience: [ { in: health or care, months: 3 } ]\n", Field::Setting);
    assert_eq!(setting, named(&["health or care"]));
}

#[test]
fn a_grade_belongs_to_whichever_of_several_types_knows_it() {
    let graded = |kind: &str, grade: &str| {
        format!("qualifications:\n  - {{ type: {kind}, subject: maths, grade: \"{grade}\" }}\n")
    };
    assert_eq!(known(&graded("GCSE or A level", "4"), Field::Grade), known(&graded("GCSE", "4"), Field::Grade));
    let faults = read(&graded("GCSE or A level", "C"), None).expect_err("a C of which?");
    assert_eq!(faults[0].message, "C means one thing or another, depending on which it is: GCSE or A level");
}

#[test]
fn the_points_of_one_qualification_follow_from_all_points() {
    let person = read("ucas_points: 72\nqualifications: [ { type: diploma } ]\n", None).expect("it is read");
    assert_eq!(person.items.len(), 1);
    assert_eq!(person.items[0].fields[&Field::Points].known, Known::Number(72, 72));
}

/// An unknown word may be another name for something known: the fact stays unknown, and what denies by it isn't widened.
#[test]
fn words_that_the_framework_does_not_have_can_be_left_unknown() {
    let file = "employments:\n  - { role: wizard, hours_per_week: 30, from: 2020 }\nwithout:\n  - { type: GCSE, subject: alchemy }\n  - { register: HCPC }\n";
    let vocabulary = &rungs_app::framework::built_in().checked.framework.vocabulary;
    let on: Date = "2026-11-22".parse().expect("a day");
    let (person, left) =
        person::read_leaving_words(file.as_bytes(), None, vocabulary, on).expect("only words are wrong");
    let places: Vec<_> = left.iter().map(|fault| (fault.path.as_str(), fault.place.map(|(line, _)| line))).collect();
    assert_eq!(places, [("employments[0].role", Some(2)), ("without[0].subject", Some(4))]);
    assert!(left.iter().all(|fault| fault.is_unknown_word));
    let job = person.items.first().expect("the job stays");
    assert!(job.fields.contains_key(&Field::Hours) && !job.fields.contains_key(&Field::Role));
    assert_eq!(person.denials.len(), 1, "{:#?}", person.denials);
    let other = file.replace("30", "300");
    let faults = person::read_leaving_words(other.as_bytes(), None, vocabulary, on).expect_err("hours are wrong");
    assert_eq!(faults.len(), 1, "{faults:#?}");
}
