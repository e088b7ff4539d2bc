//! Plans: what they say, what is in the way, and what can't be read.

use serde_json::Value;

use crate::support::{ON, PEOPLE, person, rungs};

const TO: [&str; 2] = ["--to", "assistant practitioner"];

fn planned(more: &[&str]) -> crate::support::Run {
    rungs(&[&["plan", "people/amina.yaml"][..], &TO, &ON, more].concat())
}

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&rungs(&["schema", "plan"]).answered()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn a_plan_says_what_to_do_and_why() {
    insta::assert_snapshot!("plan_amina", planned(&[]).answered());
}

#[test]
fn plans_of_everyone_hold_to_their_schema() {
    let schema = schema();
    for name in PEOPLE {
        let run = rungs(&[&["plan", &person(name), "--json"][..], &TO, &ON].concat());
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        let faults: Vec<String> = schema.iter_errors(&answer).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
        let (plans, obstacle) = (answer["plans"].as_array().unwrap(), &answer["obstacle"]);
        assert_eq!(plans.is_empty(), !obstacle.is_null(), "{name}: either plans or what is in the way");
    }
}

/// In which of several jobs there could be more hours is for the person to say: until then the answer asks.
#[test]
fn of_several_jobs_one_is_named_for_more_hours() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("two-jobs.yaml");
    let mei = std::fs::read_to_string(crate::support::root().join("people/part-time.yaml")).unwrap();
    let second = "  - { role: healthcare assistant, hours_per_week: 10, from: 2021-01, paid: true }\n";
    std::fs::write(&file, mei.replace("qualifications:\n", &format!("{second}qualifications:\n"))).unwrap();
    let asked = |more: &[&str]| rungs(&[&["plan", file.to_str().unwrap()][..], &TO, &ON, more].concat());
    let counts_on_more_hours = |answer: &Value| {
        let steps = answer["plans"].as_array().unwrap().iter().flat_map(|plan| plan["steps"].as_array().unwrap());
        steps.into_iter().any(|step| step["name"] == "more-hours")
    };
    let answer: Value = serde_json::from_str(&asked(&["--json"]).answered()).unwrap();
    let jobs = ["occupational therapy assistant at Northmoor NHS Trust", "healthcare assistant"];
    assert_eq!(answer["more_hours_in_one_of"], serde_json::json!(jobs));
    assert!(!counts_on_more_hours(&answer), "{answer:#}");
    let text = asked(&[]).answered().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("nobody has said in which: name it with --hours-in"), "{text}");
    let named = ["--json", "--hours-in", "Occupational therapy"];
    let answer: Value = serde_json::from_str(&asked(&named).answered()).unwrap();
    assert_eq!(answer["more_hours_in_one_of"], serde_json::json!([]));
    assert_eq!(answer["limits"]["more_hours_in"], jobs[0]);
    assert!(counts_on_more_hours(&answer), "{answer:#}");
    let run = asked(&["--hours-in", "plumber"]);
    assert!(run.status == 2 && run.err.contains("that is no one job of this person's"), "{}", run.err);
}

/// Each plan is best in something or between others, begins no sooner than it may, and is over when its last step is.
#[test]
fn the_days_of_a_plan_agree() {
    let answer: Value = serde_json::from_str(&planned(&["--json"]).answered()).unwrap();
    let day = |value: &Value| value.as_str().unwrap().to_owned();
    for plan in answer["plans"].as_array().unwrap() {
        let steps = plan["steps"].as_array().unwrap();
        assert_eq!(steps.iter().map(|step| day(&step["ends"])).max(), Some(day(&plan["ends"])));
        for step in steps {
            assert!(day(&answer["begins"]) <= day(&step["begins"]), "{step}");
            assert!(day(&step["begins"]) <= day(&step["begins_at_the_latest"]), "{step}");
            assert!(day(&step["begins"]) <= day(&step["ends"]), "{step}");
        }
    }
}

#[test]
fn a_limit_that_cant_be_kept_is_named_with_the_plan_that_keeps_all_others() {
    let run = planned(&["--by", "2027-06", "--keep-working"]);
    let told = run.answered();
    assert!(told.contains("There is no plan: being there by 1 June 2027 can't be kept."), "{told}");
    assert!(told.contains("Without that, and within all other limits:"), "{told}");
    assert_eq!(planned(&["--by", "2027-06", "--exit-status"]).status, 1);
}

/// Put off as long as it can be, a plan ends in time; begun a month later still, none does.
#[test]
fn how_long_all_of_it_can_wait_is_told() {
    let late = planned(&["--by", "2033-09", "--late"]).answered();
    assert!(late.contains("All of it can wait until "), "{late}");
    let answer: Value = serde_json::from_str(&planned(&["--by", "2033-09", "--late", "--json"]).answered()).unwrap();
    let from = answer["begins_at_the_latest"]["from"].as_str().unwrap();
    assert_eq!(answer["begins_at_the_latest"]["may_be_later"], false);
    for plan in answer["plans"].as_array().unwrap() {
        assert!(plan["ends"].as_str().unwrap() <= "2033-09-01", "{plan}");
        let steps = plan["steps"].as_array().unwrap();
        assert!(!steps.is_empty() && steps.iter().all(|step| step["begins"].as_str().unwrap() >= from), "{plan}");
    }
    let next: jiff::civil::Date = from.parse().unwrap();
    let next = next.saturating_add(jiff::Span::new().days(1)).to_string();
    let told = planned(&["--by", "2033-09", "--not-before", &next]).answered();
    assert!(told.contains("There is no plan"), "{told}");
    assert_ne!(planned(&["--late"]).status, 0, "without a day to be there by, nothing can be put off to it");
}

#[test]
fn a_step_can_be_left_out() {
    let answer: Value = serde_json::from_str(&planned(&["--json"]).answered()).unwrap();
    let steps = answer["plans"][0]["steps"].as_array().unwrap();
    let name = steps.last().unwrap()["name"].as_str().unwrap();
    let without: Value = serde_json::from_str(&planned(&["--json", "--without", name]).answered()).unwrap();
    let names = without["plans"].as_array().unwrap().iter().flat_map(|plan| plan["steps"].as_array().unwrap());
    assert!(names.into_iter().all(|step| step["name"] != name));
}

#[test]
fn limits_that_cant_be_read_are_told_of() {
    for (more, message) in [
        (&["--by", "soon"][..], "“soon” is no day: write 2033-09-01, or 2033-09 for its first day"),
        (&["--by", "2020-01"], "it is before the plan begins"),
        (&["--by", "2099-01"], "plans look 15 years ahead"),
        (&["--break", "2029-01"], "write its first day, two dots and the first day after it"),
        (&["--break", "2029-01..2028-01"], "write its first day, two dots and the first day after it"),
        (&["--hours", "many"], "invalid value"),
        (&["--route", "nowhere"], "there is no way into Assistant practitioner called “nowhere”"),
    ] {
        let run = planned(more);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{more:?}");
        assert!(run.err.replace("\n      ", " ").contains(message), "{more:?}: {}", run.err);
    }
}

/// Another reader of calendars than the one that wrote it has the days and the words.
#[test]
fn a_plan_is_a_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.ics");
    let name = file.to_str().unwrap();
    let run = planned(&["--ics", name]);
    assert!(run.status == 0 && run.err.contains("the soonest plan was written to"), "{}", run.err);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    let calendar = ical::IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
    let of = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
        let property = event.properties.iter().find(|property| property.name == name);
        property.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    let days: Vec<(String, String, String)> =
        calendar.events.iter().map(|event| (of(event, "DTSTART"), of(event, "DTEND"), of(event, "SUMMARY"))).collect();
    let day = |from: &str, until: &str, what: &str| (from.to_owned(), until.to_owned(), what.to_owned());
    assert_eq!(
        days,
        [
            day("20261122", "20270222", "Care Certificate"),
            day("20261122", "20281122", "Assistant practitioner (foundation degree higher apprenticeship)"),
            day("20281122", "20281123", "Assistant practitioner: the plan is over by now"),
        ]
    );
    // The same plan is the same calendar, and nothing but a calendar is written over.
    assert_eq!(planned(&["--ics", name]).status, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    std::fs::write(&file, "notes").unwrap();
    let run = planned(&["--ics", name]);
    assert!(run.status == 2 && run.err.contains("it is no calendar"), "{}", run.err);
}

/// Whoever has no degree is sent to no course for graduates, as long as anything else leads there.
#[test]
fn exceptions_are_counted_on_only_where_they_are_asked_for() {
    let planned = |more: &[&str]| -> Value {
        let to = ["plan", "people/amina.yaml", "--to", "occupational therapist", "--json"];
        serde_json::from_str(&rungs(&[&to[..], &ON, more].concat()).answered()).unwrap()
    };
    let exceptions = |answer: &Value| {
        let steps = answer["plans"].as_array().unwrap().iter().flat_map(|plan| plan["steps"].as_array().unwrap());
        let agreements = steps.flat_map(|step| step["agreements"].as_array().unwrap());
        agreements.filter(|agreement| agreement["kind"] == "exception").count()
    };
    let usual = planned(&[]);
    assert_eq!((exceptions(&usual), &usual["counts_on_exceptions"]), (0, &Value::Bool(false)));
    let asked = planned(&["--exceptions"]);
    assert_eq!(asked["counts_on_exceptions"], Value::Bool(true));
    assert!(exceptions(&asked) > 0);
}
