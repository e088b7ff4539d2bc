//! What errors leave of a framework: an error on a role's page stops that role, and one in what all are written in stops
//! them all.

use std::collections::{BTreeMap, BTreeSet};

use rungs_text::code;

use crate::finding::{CANNOT_READ, DUPLICATE_OPPORTUNITY, DUPLICATE_ROLE, Finding, Level, NOT_A_PAGE, TOO_LARGE};
use crate::source::Checked;

impl Checked {
    /// The errors, page by page, where each stands in the way of its own page only. None, where one stands in the way of
    /// every role: on a page of the vocabulary, which all are written in, or on the framework's first page.
    pub fn errors_by_page(&self) -> Option<BTreeMap<&str, Vec<&Finding>>> {
        let mut own: BTreeSet<&str> = self.framework.roles.iter().map(|role| role.page.as_str()).collect();
        own.extend(self.opportunity_pages.iter().map(String::as_str));
        // What was never read as vocabulary can't have lent anybody a name: a page that misses one says so itself.
        const UNREAD: &[&str] =
            &[NOT_A_PAGE.code, CANNOT_READ.code, TOO_LARGE.code, DUPLICATE_ROLE.code, code::FRONT_MATTER_UNCLOSED];
        own.extend(
            self.findings
                .iter()
                .filter(|finding| UNREAD.contains(&finding.code))
                .map(|finding| finding.location.path.as_str()),
        );
        let mut by_page: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| finding.level == Level::Error) {
            let page = finding.location.path.as_str();
            if !own.contains(page) {
                return None;
            }
            by_page.entry(page).or_default().push(finding);
            // Of two pages for one role, or one opportunity, nobody knows which is meant.
            if finding.code == DUPLICATE_ROLE.code || finding.code == DUPLICATE_OPPORTUNITY.code {
                for (other, _) in &finding.related {
                    by_page.entry(other.path.as_str()).or_default().push(finding);
                }
            }
        }
        Some(by_page)
    }
}
