//! `rungs framework explain`: what a code means, why it matters, what raises it and what to write instead.

use rungs_app::manual::{self, Excerpt};
use rungs_app::wire::manual::{ManualAnswer, ManualEntry};
use rungs_check::Level;
use rungs_check::finding::{self, Rule};

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::FrameworkExplain;
use crate::screen::{BAD, BOLD, Cell, FAINT, OPEN, PLAIN, Screen};
use crate::words;

pub(crate) fn run(arguments: &FrameworkExplain) -> Outcome {
    let rule = arguments.code.as_deref().map(found).transpose()?;
    if arguments.json {
        let rules = rule.map_or_else(finding::manual, |rule| vec![rule]);
        return Answer::json(&ManualAnswer { entries: rules.iter().map(ManualEntry::of).collect() });
    }
    match (rule, arguments.markdown) {
        (Some(rule), true) => Ok(Answer { text: manual::page(&rule), ..Answer::default() }),
        (None, true) => Ok(Answer { text: manual::index(), ..Answer::default() }),
        (Some(rule), false) => Ok(Answer::screen(entry(&rule))),
        (None, false) => Ok(Answer::screen(list())),
    }
}

fn found(code: &str) -> Result<Rule, Failure> {
    manual::find(code).map_err(|near| {
        let help = match near.as_slice() {
            [] => "`rungs framework explain` lists them".to_owned(),
            near => format!("did you mean {}? `rungs framework explain` lists them all", near.join(" or ")),
        };
        Failure::with_help(format!("no finding has the code “{code}”"), help)
    })
}

fn entry(rule: &Rule) -> Screen {
    let mut screen = Screen::for_answers();
    let style = match rule.level {
        Level::Error => BAD,
        Level::Warning => OPEN,
        Level::Note => FAINT,
    };
    let lead = format!("{} ({})", rule.code, rule.level.as_str());
    screen.line(style.bold(), &lead);
    screen.line(BOLD, &words::unmarked(rule.meaning));
    screen.gap();
    screen.line(PLAIN, &words::unmarked(rule.matters));
    screen.gap();
    screen.line(BOLD, "What raises it");
    manual::excerpts(&rule.example).iter().for_each(|excerpt| self::excerpt(&mut screen, excerpt));
    let said = manual::said(rule);
    if let Some(said) = &said {
        screen.gap();
        let of = said.words.as_ref().map_or_else(|| format!("the page {}", said.page), |words| format!("“{words}”"));
        screen.line(BOLD, &format!("Rungs says of {of}"));
        screen.hanging(2, "", PLAIN, &said.message);
        if let Some(help) = &said.help {
            screen.hanging(2, "help: ", PLAIN, &words::unmarked(help));
        }
        if let Some(shows) = &said.shows {
            screen.hanging(2, "", PLAIN, &format!("With it comes {shows}, made up; --witness writes them."));
        }
    }
    screen.gap();
    screen.line(BOLD, "What to write instead");
    manual::excerpts(&rule.cure).iter().for_each(|excerpt| self::excerpt(&mut screen, excerpt));
    if let Some(bullet) = said.and_then(|said| said.accepted_by) {
        screen.gap();
        screen.line(BOLD, "Where it is right as it stands");
        screen.hanging(2, "", PLAIN, "Say so under “Accepted findings” on the framework's own page:");
        screen.whole(2, PLAIN, &format!("| {}", bullet.replace("REASON.", "…")));
    }
    screen
}

fn excerpt(screen: &mut Screen, excerpt: &Excerpt) {
    if let Some(place) = &excerpt.place {
        screen.hanging(2, "", FAINT, &format!("{}:", words::unmarked(place)));
    }
    for line in excerpt.text.lines() {
        screen.whole(2, PLAIN, &format!("| {line}"));
    }
}

/// Every code with its meaning, the gravest first.
fn list() -> Screen {
    let mut screen = Screen::for_answers();
    let manual = finding::manual();
    let width = manual.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    for (level, title) in [(Level::Error, "Errors"), (Level::Warning, "Warnings"), (Level::Note, "Notes")] {
        screen.gap();
        screen.line(BOLD, title);
        for rule in manual.iter().filter(|rule| rule.level == level) {
            let meaning = words::unmarked(rule.meaning);
            if screen.is_roomy() {
                let rest = screen.width().saturating_sub(width + 4);
                let code = Cell { text: rule.code, width, style: PLAIN };
                screen.row(2, &[code, Cell { text: &meaning, width: rest, style: FAINT }]);
            } else {
                screen.hanging(2, "", PLAIN, rule.code);
                screen.hanging(4, "", FAINT, &meaning);
            }
        }
    }
    screen.gap();
    screen.line(FAINT, "rungs framework explain CODE says more of one.");
    screen
}
