//! `rungs framework check`: what is wrong with a framework's pages, where, and what to write instead.

use rungs_app::framework::Loaded;
use rungs_app::wire::findings::{EditShown, FindingShown, FindingsAnswer, PlaceShown, RelatedPlace, RewriteShown};
use rungs_check::{Finding, Level, Location};
use rungs_core::requirement::{Content, Requirement};
use rungs_text::{Edit, Rewrite};

use crate::answer::{ANSWERED, Answer, FOUND, Outcome};
use crate::arguments::{FrameworkCheck, Global};
use crate::screen::{BAD, BOLD, FAINT, GOOD, PLAIN, Screen};
use crate::{finding, input, words};

pub(crate) fn run(arguments: &FrameworkCheck, global: &Global) -> Outcome {
    let loaded = input::pages(arguments.folder.as_deref(), global)?;
    let findings = &loaded.checked.findings;
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    let fails = errors > 0 || arguments.strict && warnings > 0;
    let status = if fails { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&wire(&loaded))?.status(status));
    }
    let told = |finding: &&Finding| finding.level > Level::Note || arguments.notes;
    let mut told: Vec<&Finding> = findings.iter().filter(told).collect();
    told.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let mut text = finding::shown(&loaded, arguments.folder.as_deref().or(global.framework.as_deref()), &told);
    let mut screen = Screen::for_answers();
    if !arguments.notes && notes > 0 {
        screen.line(FAINT, &format!("{}: --notes shows them", summary_of_notes(findings)));
    }
    let (roles, requirements) = sizes(&loaded);
    let pages = loaded.files.iter().filter(|file| file.path.ends_with(".md")).count();
    let summary = format!(
        "{}, {}, {}: {}, {}, {}",
        words::count(pages, "page", "pages"),
        words::count(roles, "role", "roles"),
        words::count(requirements, "requirement", "requirements"),
        words::count(errors, "error", "errors"),
        words::count(warnings, "warning", "warnings"),
        words::count(notes, "note", "notes"),
    );
    let (sign, style) = if fails { ("✗ ", BAD) } else { ("✓ ", GOOD) };
    screen.marked(0, sign, style.bold(), BOLD, &summary);
    if pages == 0 {
        screen.line(PLAIN, "A framework's pages are files that end in .md; there are none here.");
    }
    text.push_str(&screen.into_text());
    Ok(Answer { text, status, ..Answer::default() })
}

/// "57 notes (52 unconfirmed, 5 misfit)"
fn summary_of_notes(findings: &[Finding]) -> String {
    let mut codes: Vec<(&str, usize)> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.level == Level::Note) {
        match codes.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, count)) => *count += 1,
            None => codes.push((finding.code, 1)),
        }
    }
    codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let total: usize = codes.iter().map(|(_, count)| count).sum();
    let each: Vec<String> = codes.iter().map(|(code, count)| format!("{count} {code}")).collect();
    format!("{} ({})", words::count(total, "note", "notes"), each.join(", "))
}

/// How many roles and requirements were read.
fn sizes(loaded: &Loaded) -> (usize, usize) {
    fn of(requirements: &[Requirement]) -> usize {
        let one = |requirement: &Requirement| match &requirement.content {
            Content::Group { members, .. } => of(members),
            _ => 1,
        };
        requirements.iter().map(one).sum()
    }
    let roles = &loaded.checked.framework.roles;
    let requirements = roles.iter().map(|role| {
        let ways = role.routes.iter().map(|route| {
            of(&route.requirements) + route.offers.iter().map(|offer| of(&offer.requirements)).sum::<usize>()
        });
        let steps = role.next.iter().map(|step| of(&step.requirements));
        of(&role.to_hold) + of(&role.to_start) + of(&role.to_stay) + ways.sum::<usize>() + steps.sum::<usize>()
    });
    (roles.len(), requirements.sum())
}

fn wire(loaded: &Loaded) -> FindingsAnswer {
    let (roles, requirements) = sizes(loaded);
    FindingsAnswer {
        digest: loaded.digest.clone(),
        pages: loaded.files.iter().filter(|file| file.path.ends_with(".md")).count(),
        roles,
        requirements,
        is_sound: loaded.checked.is_sound(),
        findings: loaded.checked.findings.iter().map(shown).collect(),
    }
}

fn shown(finding: &Finding) -> FindingShown {
    let related = finding.related.iter();
    FindingShown {
        code: finding.code.to_owned(),
        level: finding.level.as_str().to_owned(),
        message: finding.message.clone(),
        place: place(&finding.location),
        related: related.map(|(at, message)| RelatedPlace { message: message.clone(), place: place(at) }).collect(),
        help: finding.help.clone(),
        rewrites: finding.rewrites.iter().map(rewrite).collect(),
    }
}

fn rewrite(rewrite: &Rewrite) -> RewriteShown {
    let edit =
        |edit: &Edit| EditShown { start: edit.span.start, end: edit.span.end, replacement: edit.replacement.clone() };
    RewriteShown { label: rewrite.label.clone(), edits: rewrite.edits.iter().map(edit).collect() }
}

fn place(location: &Location) -> PlaceShown {
    PlaceShown {
        page: location.path.clone(),
        line: location.line,
        column: location.column,
        start: location.span.map(|span| span.start),
        end: location.span.map(|span| span.end),
    }
}
