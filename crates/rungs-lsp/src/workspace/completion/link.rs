//! Links to role pages: under *Where it leads*, and wherever a link is being typed.

use std::path::{Component, Path};

use rungs_core::framework::Role;
use rungs_text::{Heading, Span};

use super::{Completion, Sort, escaped};
use crate::workspace::Workspace;
use crate::workspace::spot::Spot;

impl Workspace {
    /// Roles to link to; none, if no link is being typed.
    pub(super) fn link_completions(&self, path: &str, spot: &Spot<'_>) -> Option<Vec<Completion>> {
        let before = spot.before();
        if let Some(start) = before.rfind("](")
            && !before.get(start..)?.contains(')')
        {
            return Some(self.addresses(path, spot, spot.line + start + 2));
        }
        let leads = matches!(spot.known(2), Some(Heading::WhereItLeads));
        let opened = before.rfind('[').filter(|start| !before.get(*start..).is_some_and(|rest| rest.contains(']')));
        let is_step = leads && before.starts_with("- ");
        let start = match opened {
            Some(start) => spot.line + start,
            None if is_step => spot.line + "- ".len(),
            None => return None,
        };
        let typed = spot.text.get(start..spot.byte)?.trim_start_matches('[');
        // What the editor has closed of its own accord.
        let end = spot.byte + usize::from(opened.is_some() && spot.behind().starts_with(']'));
        let offered = self.linkable(path, spot).into_iter().map(|role| {
            let words = format!("[{}]({})", role.title, relative(path, &role.page));
            let brackets = if opened.is_some() { "[" } else { "" };
            Completion {
                label: role.title.clone(),
                filter: format!("{brackets}{}", role.title),
                snippet: Some(format!("{}$0", escaped(&words))),
                ..Completion::new(Sort::Role, Span::new(start, end), words).detail(role.page.clone())
            }
        });
        let typed = typed.to_lowercase();
        Some(offered.filter(|one| has_word(&one.label.to_lowercase(), &typed)).collect())
    }

    /// The addresses of roles, from this page.
    fn addresses(&self, path: &str, spot: &Spot<'_>, start: usize) -> Vec<Completion> {
        let typed = spot.text.get(start..spot.byte).unwrap_or_default();
        let is_closed = spot.behind().starts_with(')');
        let offered = self.linkable(path, spot).into_iter().map(|role| {
            let address = relative(path, &role.page);
            let closing = if is_closed { "" } else { ")" };
            Completion {
                label: address.clone(),
                filter: address.clone(),
                ..Completion::new(Sort::Role, Span::new(start, spot.byte), format!("{address}{closing}"))
                    .detail(role.title.clone())
            }
        });
        offered.filter(|one| one.goes_on(typed)).collect()
    }

    /// Every other role that this page doesn't link to yet, then those that it does; within both, those of a level above
    /// first.
    fn linkable(&self, path: &str, spot: &Spot<'_>) -> Vec<&Role> {
        let roles = &self.loaded.checked.framework.roles;
        let own = roles.iter().find(|role| role.page == path);
        let level = |role: &Role| role.rung.or(role.level).unwrap_or_default();
        let from = own.map_or(0, level);
        let linked = |role: &Role| spot.text.contains(&format!("({})", relative(path, &role.page)));
        let mut others: Vec<&Role> = roles.iter().filter(|role| role.page != path).collect();
        others.sort_by_key(|role| (linked(role), level(role) < from, level(role), role.title.clone()));
        others
    }
}

/// Whether some word of a title begins so.
fn has_word(title: &str, typed: &str) -> bool {
    title.starts_with(typed) || title.contains(&format!(" {typed}"))
}

/// The way from one page to another.
pub(in crate::workspace) fn relative(from: &str, to: &str) -> String {
    let folders = |path: &str| -> Vec<String> {
        let parent = Path::new(path).parent().unwrap_or(Path::new(""));
        let names = parent.components().filter_map(|component| match component {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        names.collect()
    };
    let (from, folder) = (folders(from), folders(to));
    let shared = from.iter().zip(&folder).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let name = to.rsplit('/').next().unwrap_or(to).to_owned();
    up.chain(folder.into_iter().skip(shared)).chain([name]).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_way_from_page_to_page() {
        for (from, to, expected) in [
            ("roles/a.md", "roles/b.md", "b.md"),
            ("roles/a.md", "b.md", "../b.md"),
            ("a.md", "roles/b.md", "roles/b.md"),
            ("roles/one/a.md", "roles/two/b.md", "../two/b.md"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} to {to}");
        }
    }
}
