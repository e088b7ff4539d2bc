//! What has changed between two looks, as people and programs read it.

use rungs_app::wire::findings::FindingShown;
use rungs_app::wire::watch::{CasesNews, FileChangeName, WatchRound};
use rungs_check::{Finding, Level};

use super::look::{Look, Seen};
use crate::arguments::FrameworkWatch;
use crate::finding::{self, Pages};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen, tells_in_words};
use crate::words;

/// More files than these are counted and not named.
const MOST_FILES: usize = 6;

/// A look, against the one before it.
pub(super) fn told(round: usize, before: Option<&Look>, now: &Look, arguments: &FrameworkWatch) -> String {
    let earlier = before.and_then(Look::seen);
    let round = match now {
        Look::Seen(seen) => of_seen(round, earlier, seen, arguments),
        Look::Unreadable(message) => {
            let round = WatchRound { round, unreadable: Some(message.clone()), ..WatchRound::default() };
            let mut screen = Screen::for_answers();
            screen.line(FAINT, "");
            let message = format!("{message}; waiting for it to come back");
            screen.marked(0, "✗ ", BAD.bold(), BOLD, &message);
            News { round, text: screen.into_text() }
        }
    };
    match arguments.json {
        // Nothing in it can fail to be written.
        true => serde_json::to_string(&round.round).map(|line| line + "\n").unwrap_or_default(),
        false => round.text,
    }
}

struct News {
    round: WatchRound,
    text: String,
}

fn of_seen(round: usize, earlier: Option<&Seen>, seen: &Seen, arguments: &FrameworkWatch) -> News {
    let is_told = |finding: &&Finding| finding.level > Level::Note || arguments.notes;
    let mut new: Vec<&Finding> = seen.new_since(earlier).into_iter().filter(is_told).collect();
    new.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let mended = earlier.map(|earlier| earlier.mended_since(seen)).unwrap_or_default();
    let mended: Vec<&Finding> = mended.into_iter().filter(is_told).collect();
    let cases = seen.cases.as_ref().map(|cases| CasesNews {
        passed: cases.passed,
        failed: cases.failed,
        new: seen.failing_beyond(earlier).into_iter().cloned().collect(),
        mended: earlier.map(|earlier| earlier.mended_in(seen)).unwrap_or_default().into_iter().cloned().collect(),
    });
    let round = WatchRound {
        round,
        changed: earlier.map(|earlier| seen.changes_since(earlier)).unwrap_or_default(),
        new: new.iter().map(|finding| FindingShown::of(finding)).collect(),
        mended: mended.iter().map(|finding| FindingShown::of(finding)).collect(),
        errors: seen.count(Level::Error),
        warnings: seen.count(Level::Warning),
        notes: seen.count(Level::Note),
        accepted: seen.accepted(),
        cases,
        unreadable: None,
    };
    let pages = Pages { loaded: &seen.loaded, folder: Some(&arguments.folder) };
    let text = text(&round, &finding::shown(&pages, &new, finding::MOST), arguments);
    News { round, text }
}

fn text(round: &WatchRound, new: &str, arguments: &FrameworkWatch) -> String {
    let mut screen = Screen::for_answers();
    if round.round > 1 {
        screen.line(FAINT, "");
        let now = jiff::Zoned::now().strftime("%H:%M:%S").to_string();
        screen.line(FAINT, &format!("{now}  {}", changed(round)));
    }
    for finding in &round.mended {
        let place = format!("{}:{}", arguments.folder.join(&finding.place.page).display(), finding.place.line);
        screen.marked(0, "✓ ", GOOD, PLAIN, &format!("mended: {} ({place})", finding.message));
    }
    let mut text = screen.into_text();
    text.push_str(new);
    let mut screen = Screen::for_answers();
    for case in round.cases.iter().flat_map(|cases| &cases.mended) {
        screen.marked(0, "✓ ", GOOD, PLAIN, &format!("comes out again: {} ({})", case.case, case.file));
    }
    for case in round.cases.iter().flat_map(|cases| &cases.new) {
        let title = if case.case.is_empty() { "the file as a whole" } else { &case.case };
        screen.marked(0, screen.sign("✗ ", "failed: "), BAD, PLAIN, &format!("{title} ({})", case.file));
        case.differences.iter().for_each(|difference| screen.hanging(4, "", PLAIN, difference));
    }
    summary(&mut screen, round, arguments);
    text.push_str(&screen.into_text());
    text
}

fn changed(round: &WatchRound) -> String {
    let named = round.changed.iter().take(MOST_FILES).map(|change| match change.how {
        FileChangeName::Added if tells_in_words() => format!("new: {}", change.file),
        FileChangeName::Removed if tells_in_words() => format!("gone: {}", change.file),
        FileChangeName::Added => format!("+ {}", change.file),
        FileChangeName::Changed => change.file.clone(),
        FileChangeName::Removed => format!("− {}", change.file),
    });
    let mut named: Vec<String> = named.collect();
    if round.changed.len() > MOST_FILES {
        named.push(format!("{} more", round.changed.len() - MOST_FILES));
    }
    if named.is_empty() { "the folder is back".to_owned() } else { named.join(", ") }
}

fn summary(screen: &mut Screen, round: &WatchRound, arguments: &FrameworkWatch) {
    let mut parts =
        vec![words::count(round.errors, "error", "errors"), words::count(round.warnings, "warning", "warnings")];
    if round.accepted > 0 {
        parts.push(format!("{} accepted", words::number(round.accepted)));
    }
    let failed = round.cases.as_ref().map_or(0, |cases| cases.failed);
    match &round.cases {
        Some(cases) => {
            let all = cases.passed + cases.failed;
            parts.push(words::count(all, "case", "cases"));
            match cases.failed {
                0 if all == 0 => {}
                0 => parts.push("none failed".to_owned()),
                failed => parts.push(format!("{} failed", words::number(failed))),
            }
        }
        None if arguments.test => parts.push("the cases wait for the errors".to_owned()),
        None => {}
    }
    let (sign, style) = match (round.errors + failed, round.warnings) {
        (0, 0) => ("✓ ", GOOD),
        (0, _) => ("? ", OPEN),
        _ => ("✗ ", BAD),
    };
    screen.marked(0, sign, style.bold(), BOLD, &parts.join(", "));
    if round.round == 1 {
        let folder = arguments.folder.display();
        screen.line(FAINT, &format!("Watching {folder}. Ctrl-C ends it."));
    }
}
