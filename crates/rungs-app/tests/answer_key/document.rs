//! `docs/answer-key.md`: the figures, and behind them every case.

use std::fmt::Write as _;

use rungs_app::find::{Found, role};
use rungs_app::framework::Loaded;
use rungs_core::framework::Framework;

use crate::agreement::{Agreement, NextCase, Outcome, Reached, Seen, WayCase, WayOutcome, seen};
use crate::key::Key;

const SEEN: [(Seen, &str); 3] =
    [(Seen::Hidden, "cites no profile"), (Seen::Sibling, "cites another profile"), (Seen::Cited, "cites this profile")];

pub(crate) fn written(loaded: &Loaded, key: &Key, agreement: &Agreement<'_>) -> String {
    let framework = &loaded.checked.framework;
    let mut out = String::from(HEAD);
    figures(&mut out, agreement);
    out.push_str(LIMITS);
    next_roles(&mut out, framework, agreement);
    ways(&mut out, framework, agreement);
    correspondences(&mut out, loaded, key);
    out.push_str(FOOT);
    out
}

const HEAD: &str = "\
# How far the framework agrees with published careers information

The job profiles of the National Careers Service say where a job leads and by which kinds of way one gets there; the unit \
groups of the Standard Occupational Classification 2020 say how one usually enters. Nobody here wrote either. This page \
holds the framework that ships, and its planner, against them: what agrees, what is named there and not reached here, and \
what is reached here and not named there.

It is made by a test, from what was read out of the texts by hand (`crates/rungs-app/tests/answer_key/correspondences.yaml`):

```
CONFORMANCE=write cargo test --package rungs-app --test answer_key
```

Without `CONFORMANCE` the test fails where anything comes out otherwise than it stands here. Where the published texts are \
beside the checkout, it also looks whether the words that were read stand there, whether a role's name that stands there \
was overlooked, and whether the kinds of way are those. Where they aren't, it says that this was left out.

Two made-up people ask (`crates/rungs-app/tests/answer_key/people.yaml`): somebody in a support role, full-time in the NHS \
since February 2023, with five GCSEs at grade 4; and somebody registered, with a degree, in the profession since 2018. A \
role counts as reached where the planner has a plan for them, counting on nothing that they haven't told. What a plan owes \
to the job shows beside the same person without it.

Some pages were written with a profile at hand: agreement with that profile is no evidence. So every figure stands apart \
for roles whose page cites no profile of the Service, for those whose page cites another one, in which much is worded \
alike, and for those whose page cites the profile itself.

";

const LIMITS: &str = "\
What the figures don't say:

- A plan that exists is a weak sign: whoever studies long enough gets nearly anywhere. *The page says so* is the stronger \
one, and so is *sooner than without the job*.
- The profiles are of November 2020. What the framework has beyond them may be what has changed since; nobody has looked \
which of it is.
- A profile's *volunteering* is advice more often than a way in. A page has it if a rule speaks of unpaid experience.
- A page has *work* if another role's page leads to it, or it has a promotion. What a profile has under *other* is another \
thing each time, and counts as missing; registration for people trained elsewhere and recognition of a portfolio are on \
pages alone.
- *Senior* posts of a profession are taken to be the specialist practitioner, as that page takes them.

";

const FOOT: &str = "\
Contains public sector information licensed under the Open Government Licence v3.0: job profiles of the National Careers \
Service, November 2020, and the Standard Occupational Classification 2020 of the Office for National Statistics, volume 1, \
edition of 16 October 2024. Crown copyright. Words in quotation marks are theirs.
";

/// Which cases are counted.
type In<'f> = &'f dyn Fn(Seen) -> bool;
/// A cell of the figures.
type Cell<'f> = &'f dyn Fn(In<'_>) -> String;

fn of_all(part: usize, all: usize) -> String {
    match all {
        0 => "none".to_owned(),
        _ => format!("{part} of {all}"),
    }
}

fn figures(out: &mut String, agreement: &Agreement<'_>) {
    out.push_str("## In figures\n\n| the role's page | cites no profile | cites another profile | cites this profile | all |\n|---|---|---|---|---|\n");
    let mut line = |label: &str, count: Cell<'_>| {
        let cells: Vec<String> = SEEN.iter().map(|(wanted, _)| count(&|seen| seen == *wanted)).collect();
        let _ = writeln!(out, "| {label} | {} | {} |", cells.join(" | "), count(&|_| true));
    };
    let reached = |cases: &[NextCase<'_>], is_in: In<'_>| {
        let with_role = cases.iter().filter(|case| is_in(case.seen) && case.outcome != Outcome::NoRole);
        let reached = with_role.clone().filter(|case| matches!(case.outcome, Outcome::Reached(_)));
        of_all(reached.count(), with_role.count())
    };
    let so = |cases: &[NextCase<'_>], is_in: In<'_>, wanted: &dyn Fn(&Reached) -> bool| {
        let reached = cases.iter().filter(|case| is_in(case.seen)).filter_map(|case| match &case.outcome {
            Outcome::Reached(reached) => Some(reached),
            _ => None,
        });
        of_all(reached.clone().filter(|one| wanted(one)).count(), reached.count())
    };
    let next = &agreement.next;
    line("named as coming next, with a role here: reached", &|is_in| reached(next, is_in));
    line("… of those, the page says so itself", &|is_in| so(next, is_in, &|one| one.page_leads_there));
    line("… of those, sooner than without the job", &|is_in| so(next, is_in, &|one| one.is_sooner()));
    line("… of those, by an exception alone", &|is_in| so(next, is_in, &|one| one.by_exception));
    line("named as coming next, without a role here", &|is_in| {
        next.iter().filter(|case| is_in(case.seen) && case.outcome == Outcome::NoRole).count().to_string()
    });
    line("named as a job to begin in, with a role here: reached from there", &|is_in| {
        reached(&agreement.starts, is_in)
    });
    line("the page leads there, the profile doesn't name it: reached", &|is_in| {
        let all = agreement.unnamed.iter().filter(|one| is_in(one.seen));
        of_all(all.clone().filter(|one| one.is_reached).count(), all.count())
    });
    let ways = |wanted: WayOutcome, is_in: In<'_>| {
        agreement.ways.iter().filter(|way| is_in(way.seen) && way.outcome == wanted).count()
    };
    line("kinds of way that the profile names: on the page", &|is_in| {
        let agreed = ways(WayOutcome::Agreed, is_in);
        of_all(agreed, agreed + ways(WayOutcome::NamedOnly, is_in))
    });
    line("kinds of way on the page: named by the profile", &|is_in| {
        let agreed = ways(WayOutcome::Agreed, is_in);
        of_all(agreed, agreed + ways(WayOutcome::DescribedOnly, is_in))
    });
    let groups = |wanted| agreement.group_ways.iter().filter(|way| way.outcome == wanted).count();
    let (agreed, named) = (groups(WayOutcome::Agreed), groups(WayOutcome::NamedOnly));
    let described = groups(WayOutcome::DescribedOnly);
    let _ = writeln!(
        out,
        "\nOf the kinds of way that unit groups name for a role, {} stand on its page, and {} of those on the page are named. \
         No page cites the classification.\n",
        of_all(agreed, agreed + named),
        of_all(agreed, agreed + described),
    );
}

fn title<'f>(framework: &'f Framework, slug: &'f str) -> &'f str {
    framework.role(slug).map_or(slug, |role| role.title.as_str())
}

fn label(seen: Seen) -> &'static str {
    SEEN.iter().find(|(one, _)| *one == seen).map_or("", |(_, label)| label)
}

fn next_roles(out: &mut String, framework: &Framework, agreement: &Agreement<'_>) {
    let all = || {
        agreement
            .next
            .iter()
            .map(|case| (case, "comes next"))
            .chain(agreement.starts.iter().map(|case| (case, "begins in")))
    };
    out.push_str("## Where jobs lead\n\n### Named and not reached\n\n| profile | its page | named | role here | why |\n|---|---|---|---|---|\n");
    for (case, how) in all() {
        if let (Outcome::NoPlan(obstacle), Some(because)) = (&case.outcome, case.because) {
            let target = title(framework, case.target.unwrap_or_default());
            let _ = writeln!(
                out,
                "| {} | {} | {how}: “{}” | {target} | {because} ({obstacle}) |",
                case.of,
                label(case.seen),
                case.names
            );
        }
    }
    out.push_str("\n### Named, without a role here\n\n| profile | named | why |\n|---|---|---|\n");
    for (case, _) in all().filter(|(case, _)| case.outcome == Outcome::NoRole) {
        let _ = writeln!(out, "| {} | “{}” | {} |", case.of, case.names, case.because.unwrap_or_default());
    }
    out.push_str(
        "\n### Named and reached\n\nMonths are those of the soonest plan of which it is told how long it takes.\n\n\
         | profile | its page | named | role here | months | without the job | the page says so |\n|---|---|---|---|---|---|---|\n",
    );
    for (case, how) in all() {
        if let Outcome::Reached(reached) = &case.outcome {
            let months = |months: Option<u32>, is_there: bool| match (months, is_there) {
                (Some(months), _) => months.to_string(),
                (None, true) => "not told".to_owned(),
                (None, false) => "no plan".to_owned(),
            };
            let _ = writeln!(
                out,
                "| {} | {} | {how}: “{}” | {} | {}{} | {} | {} |",
                case.of,
                label(case.seen),
                case.names,
                title(framework, case.target.unwrap_or_default()),
                months(reached.months, true),
                if reached.by_exception { ", by exception" } else { "" },
                months(reached.months_without_the_job, reached.without_the_job),
                if reached.page_leads_there { "yes" } else { "no" },
            );
        }
    }
    out.push_str("\n### On the page, and not named\n\n| role | its page | leads to | reached |\n|---|---|---|---|\n");
    for one in &agreement.unnamed {
        let (from, to) = (title(framework, &one.from), title(framework, &one.to));
        let is_reached = if one.is_reached { "yes" } else { "no" };
        let _ = writeln!(out, "| {from} | {} | {to} | {is_reached} |", label(one.seen));
    }
}

fn ways(out: &mut String, framework: &Framework, agreement: &Agreement<'_>) {
    out.push_str("\n## Kinds of way in\n\n### By the profiles\n\n| role | its page | on both | named alone, and why | on the page alone |\n|---|---|---|---|---|\n");
    way_table(out, framework, &agreement.ways, true);
    out.push_str("\n### By the unit groups\n\n| role | on both | named alone, and why | on the page alone |\n|---|---|---|---|\n");
    way_table(out, framework, &agreement.group_ways, false);
}

/// A line a role, in the order they come in.
fn way_table(out: &mut String, framework: &Framework, cases: &[WayCase<'_>], shows_page: bool) {
    for of_role in cases.chunk_by(|one, next| one.of == next.of) {
        let list = |wanted: WayOutcome| {
            let ways = of_role.iter().filter(|way| way.outcome == wanted).map(|way| match way.because {
                Some(because) => format!("{}: {because}", way.way),
                None => way.way.to_owned(),
            });
            ways.collect::<Vec<_>>().join("; ")
        };
        let first = of_role.first().expect("a chunk has something in it");
        let page = if shows_page { format!(" {} |", label(first.seen)) } else { String::new() };
        let _ = writeln!(
            out,
            "| {} |{page} {} | {} | {} |",
            title(framework, &first.of),
            list(WayOutcome::Agreed),
            list(WayOutcome::NamedOnly),
            list(WayOutcome::DescribedOnly)
        );
    }
}

fn correspondences(out: &mut String, loaded: &Loaded, key: &Key) {
    let framework = &loaded.checked.framework;
    out.push_str(
        "\n## What was held against what\n\nBy title search, and looked over. A profile whose title is a role's name can't be \
         missing here; roles are compared with it only where they are the same job, and not where one is a part of the other.\n\n\
         | profile or unit group | role | found by | its page |\n|---|---|---|---|\n",
    );
    let found_by = |name: &str, slug: &str| match role(framework, name) {
        Found::Role(found) if found.slug == slug => "its name",
        Found::Close(found, _) if found.slug == slug => "words that mean the same",
        _ => "hand: title search alone doesn't settle it",
    };
    for profile in &key.profiles {
        let held = framework.role(&profile.role).expect("a role");
        let how = found_by(&profile.profile.replace('-', " "), &profile.role);
        let _ = writeln!(
            out,
            "| profile {} | {} | {how} | {} |",
            profile.profile,
            held.title,
            label(seen(loaded, held, &profile.profile))
        );
    }
    for group in &key.groups {
        for job in &group.titles {
            let slug = job.role.as_deref().unwrap_or_default();
            let silent = group.silent.as_deref().map_or(String::new(), |why| format!("; not compared: {why}"));
            let _ = writeln!(
                out,
                "| unit group {}, “{}” | {} | {}{silent} | cites no classification |",
                group.group,
                job.names,
                title(framework, slug),
                found_by(&job.names, slug)
            );
        }
    }
    let has_one = |slug: &str| key.profiles.iter().any(|profile| profile.role == slug);
    let without: Vec<&str> =
        framework.roles.iter().filter(|role| !has_one(&role.slug)).map(|role| role.title.as_str()).collect();
    let _ = writeln!(
        out,
        "\n{} of {} roles have no profile among the 695 of the published set: {}.\n",
        without.len(),
        framework.roles.len(),
        without.join(", ")
    );
}
