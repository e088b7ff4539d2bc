//! The reference of the frame: every form it shows is read, and says what it is shown for.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::collections::BTreeSet;

use rungs_text::reference::{self, Form};
use rungs_text::{
    Body, Frames, Grammar, Names, Place, Sentence, Text, award_line, canonical_opportunity_line, heading, length_line,
    named_offers_line, opportunity_line, owner_line, read_sentence, route_line,
};

fn text(written: &str) -> Text {
    Text::verbatim(written, 0)
}

fn read(written: &str) -> Sentence {
    let frames = Frames::new([
        ("licence", "you have|hold {licence:licence}"),
        ("ability", "you swim"),
        ("degree", "you have|hold {degree:qualification}"),
    ])
    .unwrap();
    let mut names = Names::new();
    names.insert("driving licence", "licence", 1);
    names.insert("degree", "qualification", 2);
    let grammar = Grammar { frames: &frames, names: &names };
    read_sentence(&text(written), Place::Rules, &grammar)
        .unwrap_or_else(|problems| panic!("{written}: {}", problems[0].message))
}

/// Every form is read, what is read as the same says the same, and no two forms do.
#[track_caller]
fn check<T: PartialEq + std::fmt::Debug>(forms: &[Form], said: impl Fn(&Sentence) -> T) {
    let mut seen: Vec<T> = Vec::new();
    for form in forms {
        let told = said(&read(form.written));
        for also in form.also {
            assert_eq!(said(&read(also)), told, "“{also}” is shown as another way to write “{}”", form.written);
        }
        assert!(form.means.ends_with('.'), "{form:?}");
        assert!(!seen.contains(&told), "{form:?} says what an earlier one says");
        seen.push(told);
    }
}

#[test]
fn strengths() {
    // Whose the GCSEs are doesn't matter here.
    check(reference::STRENGTHS, |sentence| (std::mem::discriminant(&sentence.strength), sentence.otherwise.is_some()));
}

#[test]
fn deciders() {
    check(reference::DECIDERS, |sentence| {
        (sentence.decider.clone().expect("a decider").value, std::mem::discriminant(&sentence.body))
    });
}

#[test]
fn guards() {
    check(reference::GUARDS, |sentence| {
        let guard = sentence.guard.clone().expect("a condition");
        let turned = matches!(guard.clause, rungs_text::Clause::Match { negated: true, .. });
        (guard.unless, turned, matches!(guard.clause, rungs_text::Clause::Open(_)))
    });
}

#[test]
fn scopes() {
    check(reference::SCOPES, |sentence| sentence.scope.clone().expect("whose rule it is").value);
}

#[test]
fn lists() {
    check(reference::LISTS, |sentence| match &sentence.body {
        Body::Group { how, .. } => (Some(*how), sentence.guard.is_some()),
        Body::Definition(_) => (None, false),
        other => panic!("{other:?} introduces no list"),
    });
}

#[test]
fn silences() {
    check(reference::SILENCES, |sentence| {
        assert!(matches!(sentence.body, Body::NothingSet | Body::Varies { .. } | Body::NotKnownYet));
        (std::mem::discriminant(&sentence.body), sentence.decider.is_some())
    });
}

#[test]
fn what_a_provider_fills_in() {
    check(reference::FILLED_IN, |sentence| match &sentence.body {
        Body::FilledIn(filled) => (filled.what.value.clone(), filled.filling),
        other => panic!("{other:?} fills nothing in"),
    });
}

#[test]
fn moments() {
    check(reference::OPEN_MOMENTS, |sentence| {
        std::mem::discriminant(&sentence.moment.clone().expect("a moment").value)
    });
    for (phrase, also) in reference::moments() {
        for phrase in std::iter::once(phrase).chain(also) {
            assert!(read(&format!("You must have a driving licence {phrase}.")).moment.is_some(), "{phrase}");
        }
    }
}

#[test]
fn lines_of_a_way_in() {
    for form in reference::LINES {
        for written in std::iter::once(&form.written).chain(form.also) {
            let text = text(written);
            let award = award_line(&text).is_some_and(|read| read.is_ok());
            let owner = owner_line(&text).is_some_and(|read| read.is_ok());
            let length = length_line(&text).is_some_and(|read| read.is_ok());
            assert!(award || owner || length || named_offers_line(&text), "{written}");
        }
    }
    for (kind, also) in reference::route_kinds() {
        for mode in reference::modes() {
            let (line, problems) = route_line(&text(&format!("{kind} at level 5, 24 months, {mode}."))).unwrap();
            // A full-time course has its pace already.
            let own = kind.to_lowercase().split(' ').next().filter(|own| own.ends_with("-time")).map(str::to_owned);
            let clashes = own.is_some_and(|own| mode.ends_with("-time") && *mode != own);
            assert_eq!((line.mode.as_deref(), problems.len()), (Some(*mode), usize::from(clashes)), "{kind}, {mode}");
        }
        for name in also {
            let same = |name: &str| route_line(&text(&format!("{name}."))).map(|(line, _)| line.kind);
            assert_eq!(same(&name), same(&kind), "{name}");
        }
    }
}

#[test]
fn headings() {
    for form in reference::headings() {
        let (marks, words) = form.written.split_once(' ').unwrap();
        let read = heading(&text(words), u8::try_from(marks.len()).unwrap());
        assert_eq!(read.map(|heading| heading.canonical()).as_deref(), Ok(words));
        assert!(form.holds.len() > 10 && form.holds.ends_with(['.', '”']), "{form:?}");
    }
    let told: BTreeSet<&str> = reference::headings().into_iter().map(|form| form.holds).collect();
    assert_eq!(told.len(), reference::headings().len(), "what stands below one heading is said of another");
}

#[test]
fn lines_of_an_opportunity() {
    for form in reference::OPPORTUNITY_LINES {
        for written in std::iter::once(&form.written).chain(form.also) {
            assert_eq!(canonical_opportunity_line(&text(written)).as_deref(), Some(form.written), "{written}");
        }
    }
    for (_, names) in reference::opportunity_kinds() {
        for name in names {
            let (_, problems) = opportunity_line(&text(&format!("{name}, 6 months."))).unwrap();
            assert!(problems.is_empty(), "{name}");
        }
    }
}

/// What is missing from the reference can't be found in the manual: all that is read stands in it, in its order.
#[test]
fn nothing_that_is_read_is_missing() {
    let headings: Vec<String> = reference::headings().into_iter().map(|heading| heading.written).collect();
    assert_eq!(
        headings,
        [
            "## What you do",
            "## What you bring",
            "## Everyone needs",
            "## To start any way in",
            "## Ways in",
            "## Staying in the role",
            "## Where it leads",
            "## Notes",
            "#### At Northmoor University",
            "#### In dietetics",
            "#### Starting from 1 August 2025",
            "#### Starting before 1 August 2025",
            "#### Once offered a place",
            "#### Before you finish",
            "#### Once you qualify",
        ]
    );
    let moments: Vec<String> = reference::moments()
        .into_iter()
        .map(
            |(phrase, also)| if also.is_empty() { phrase.to_owned() } else { format!("{phrase}: {}", also.join(", ")) },
        )
        .collect();
    assert_eq!(
        moments,
        [
            "when you apply: by the time you apply",
            "before you apply: before applying",
            "when you start: by the time you start",
            "before you start: before starting",
            "once offered a place: once you are offered a place, when you are offered a place",
            "before you finish: by the time you finish",
            "by the time you qualify: before you qualify",
            "before you use the title",
            "once you qualify: when you qualify, once you have qualified, after you qualify",
            "each year: every year",
            "from the start",
            "throughout",
        ]
    );
    let kinds: Vec<String> = reference::opportunity_kinds()
        .into_iter()
        .map(|(told, names)| format!("{} {}", told.split([',', ':', '.']).next().unwrap(), names.join(", ")))
        .collect();
    assert_eq!(
        kinds,
        [
            "Beside a job Part-time course, Evening course, Online course, Placement, Voluntary placement, Lessons, Test, Award",
            "In paid time Course at work, Training at work, Agreement at work",
            "Full-time Full-time course, Full-time placement",
        ]
    );
    assert_eq!(
        reference::modes(),
        [
            "full-time",
            "part-time",
            "full-time or part-time",
            "learning on and off the job",
            "learning on the job",
            "online",
            "distance learning",
            "blended learning",
            "block release",
            "day release",
            "evenings",
        ]
    );
}
