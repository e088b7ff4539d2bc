//! What the author of a framework has accepted: findings that are right and stay as they are, each with its reason.
//!
//! They stand on the framework's own page, where whoever looks after it reads them together. A finding that is an error
//! can't be accepted: the page can't be used.

use std::collections::BTreeSet;
use std::sync::Arc;

use rungs_core::date::Date;
use rungs_text::{Bullet, Section};

use crate::examine::Desk;
use crate::finding::{
    EXPIRED_ACCEPTANCE, Finding, IDLE_ACCEPTANCE, Level, Location, UNREAD_ACCEPTANCE, did_you_mean, manual,
};
use crate::nearest::nearest;
use crate::source::Sheet;

/// The heading they stand under.
const HEADING: &str = "accepted findings";

/// What stands in place of a page, where something holds of all that nobody here has written.
const IMPORTED: &str = " on every imported page";

/// The pages of a framework, as acceptances name them.
pub(crate) struct Pages<'a> {
    pub(crate) all: Vec<&'a str>,
    pub(crate) imported: Arc<BTreeSet<String>>,
}

/// One bullet below it: *step-down in [Porter](roles/porter.md) at “Art therapist”, until 1 August 2027, because …*, or
/// *no-length on every imported page, because …*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The code of what is accepted.
    pub code: String,
    /// The pages, as paths inside the framework: one, or every page that was imported.
    pub pages: Arc<BTreeSet<String>>,
    /// Words that stand in the line it is about; none where it holds all over the page.
    pub words: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why it stays as it is.
    pub reason: String,
    /// Where this is said.
    pub place: Location,
}

/// The bullets of the framework's page that accept something. What can't be read is said.
pub(crate) fn read(sheet: &Sheet<'_>, pages: &Pages<'_>, findings: &mut Vec<Finding>) -> Vec<Acceptance> {
    let is_meant = |section: &&Section| section.heading.as_str().trim().to_lowercase() == HEADING;
    let bullets = sheet.page.sections.iter().filter(is_meant).flat_map(|section| &section.bullets);
    let mut read = Vec::new();
    for bullet in bullets {
        let place = sheet.locate(bullet.text.span());
        match acceptance(bullet, sheet, pages, &place) {
            Ok(acceptance) => read.push(acceptance),
            Err((message, help)) => findings.push(UNREAD_ACCEPTANCE.at(place, message).help(help)),
        }
    }
    read
}

/// Why a bullet accepts nothing, and what to write.
type Refusal = (String, String);

fn acceptance(bullet: &Bullet, sheet: &Sheet<'_>, pages: &Pages<'_>, place: &Location) -> Result<Acceptance, Refusal> {
    let form = || "write “CODE in [Page](roles/page.md), because …”".to_owned();
    let text = bullet.text.as_str().trim();
    let everywhere = text.split_once(IMPORTED).filter(|(code, _)| !code.contains(' '));
    let (code, rest) = everywhere
        .or_else(|| text.split_once(" in "))
        .ok_or_else(|| ("this names no finding and no page".to_owned(), form()))?;
    let code = code.trim();
    let known = manual();
    match known.iter().find(|rule| rule.code == code) {
        None => {
            let near = nearest(code, known.iter().map(|rule| rule.code));
            let help =
                did_you_mean(&near).unwrap_or_else(|| "write the code that stands in front of the finding".into());
            return Err((format!("no finding is called “{code}”"), help));
        }
        Some(rule) if rule.level == Level::Error => {
            let message = format!("“{code}” is an error, and errors can't be accepted");
            return Err((message, "mend the page: it can't be used as it stands".to_owned()));
        }
        Some(_) => {}
    }
    let (pages, rest) = match everywhere {
        Some(_) if pages.imported.is_empty() => {
            let help = "a page that was imported says so in its front matter: `imported-from: …`";
            return Err(("no page here was imported".to_owned(), help.to_owned()));
        }
        Some(_) => (pages.imported.clone(), rest),
        None => one_page(bullet, sheet, &pages.all, rest)?,
    };
    let (limits, reason) = rest.split_once("because ").unwrap_or((rest, ""));
    let reason = reason.trim().trim_end_matches('.').trim();
    if reason.is_empty() {
        let help = "end it with “, because …”: without a reason it isn't taken";
        return Err((format!("nothing says why “{code}” is accepted here"), help.to_owned()));
    }
    let (words, limits) = quoted(limits);
    let limits = limits.trim_matches([' ', ',', '.']);
    let until = match limits.strip_prefix("until ").map(|day| Date::strptime("%d %B %Y", day.trim())) {
        None if limits.is_empty() => None,
        Some(Ok(day)) => Some(day),
        _ => {
            let help = "between the page and the reason stand only the place (at “some words of the line”) and the last day (until 1 August 2027), each after a comma";
            return Err((format!("“{limits}” can't be read"), help.to_owned()));
        }
    };
    let (code, reason, place) = (code.to_owned(), reason.to_owned(), place.clone());
    Ok(Acceptance { code, pages, words, until, reason, place })
}

/// The page that a bullet links to, and what stands behind the link.
fn one_page<'t>(
    bullet: &Bullet,
    sheet: &Sheet<'_>,
    pages: &[&str],
    rest: &'t str,
) -> Result<(Arc<BTreeSet<String>>, &'t str), Refusal> {
    let form = || "write “CODE in [Page](roles/page.md), because …”".to_owned();
    let link = bullet.links.first().filter(|link| rest.starts_with(link.text.as_str()));
    let link = link.ok_or_else(|| ("nothing says on which page it is accepted".to_owned(), form()))?;
    let page = beside(sheet.path, &link.target);
    if !pages.contains(&page.as_str()) {
        let help = did_you_mean(&nearest(&page, pages.iter().copied())).unwrap_or_else(form);
        return Err((format!("“{}” leads to no page of this framework", link.target), help));
    }
    let rest = rest.strip_prefix(link.text.as_str()).unwrap_or_default();
    Ok((Arc::new(BTreeSet::from([page])), rest))
}

/// The words behind *at*, between quotation marks of either sort, and the rest without them.
fn quoted(limits: &str) -> (Option<String>, String) {
    for (open, close) in [("at \u{201c}", "\u{201d}"), ("at \"", "\"")] {
        if let Some((before, rest)) = limits.split_once(open)
            && let Some((words, after)) = rest.split_once(close)
        {
            return (Some(words.trim().to_owned()), format!("{before}{after}"));
        }
    }
    (None, limits.to_owned())
}

/// The page that a link leads to, from the page it stands on.
fn beside(page: &str, target: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let target = target.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

impl Acceptance {
    /// Whether it speaks of a finding, whatever the day. `source` is the text of the finding's page.
    pub fn speaks_of(&self, finding: &Finding, source: &str) -> bool {
        finding.level < Level::Error
            && finding.code == self.code
            && self.pages.contains(&finding.location.path)
            && self.words.as_ref().is_none_or(|words| finding.location.line_in(source).contains(words.as_str()))
    }
}

/// Marks what is accepted on a day, and says which acceptances are past their day or accept nothing.
pub(crate) fn apply(desk: &Desk<'_>, acceptances: &[Acceptance], findings: &mut Vec<Finding>) {
    let mut told = Vec::new();
    for acceptance in acceptances {
        let is_over = acceptance.until.is_some_and(|until| until < desk.on);
        let mut speaks_of = 0;
        for finding in findings.iter_mut().filter(|finding| finding.code == acceptance.code) {
            let source = desk.source(&finding.location.path).unwrap_or_default();
            if acceptance.speaks_of(finding, source) {
                speaks_of += 1;
                if !is_over {
                    finding.accepted = Some(Box::new(acceptance.clone()));
                }
            }
        }
        let at = acceptance.place.clone();
        // Of a page with something that can't be read, not everything is looked for.
        if speaks_of == 0 && !acceptance.pages.iter().any(|page| desk.is_unread(page)) {
            let message = format!("there is no finding “{}” here to accept", acceptance.code);
            told.push(IDLE_ACCEPTANCE.at(at, message).help("take it out: what it accepted is mended"));
        } else if is_over && let Some(until) = acceptance.until {
            let message = format!("“{}” was accepted until {}", acceptance.code, until.strftime("%-d %B %Y"));
            told.push(
                EXPIRED_ACCEPTANCE.at(at, message).help("mend the page, or give a later day if the reason still holds"),
            );
        }
    }
    findings.extend(told);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_start_from_the_page_they_stand_on() {
        assert_eq!(beside("framework.md", "roles/one.md"), "roles/one.md");
        assert_eq!(beside("framework.md", "./roles/one.md#ways-in"), "roles/one.md");
        assert_eq!(beside("about/framework.md", "../roles/one.md"), "roles/one.md");
    }

    #[test]
    fn words_of_the_line_are_taken_off() {
        let both = (Some("a senior post".to_owned()), ", , until 1 August 2027, ".to_owned());
        assert_eq!(quoted(", at “a senior post”, until 1 August 2027, "), both);
        assert_eq!(quoted(" until 1 August 2027, "), (None, " until 1 August 2027, ".to_owned()));
    }
}
