//! A framework without the roles and the opportunities whose pages have errors.

use rungs_core::vocabulary::normal;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Kept, Loaded};

/// A page that is left out of the answers, as it has errors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The page.
    pub page: String,
    /// Its role's slug, if it has one.
    pub role: Option<String>,
    /// The title of its role or its opportunity.
    pub title: Option<String>,
    /// How many errors it has.
    pub errors: usize,
    /// Other names of its role.
    #[serde(skip)]
    pub also_called: Vec<String>,
}

impl LeftOut {
    /// Whether its role is called so, by slug, title or another name.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = normal(name);
        let names = self.role.iter().chain(&self.title).chain(&self.also_called);
        names.map(|name| normal(name)).any(|name| name == wanted)
    }
}

impl Loaded {
    /// The same without the roles and the opportunities that errors stand in the way of.
    ///
    /// # Errors
    /// Errors that leave no role: the framework as it came.
    pub fn usable(mut self) -> Result<Loaded, Box<Loaded>> {
        let counted = self.checked.errors_by_page().map(|errors| {
            errors.into_iter().map(|(page, errors)| (page.to_owned(), errors.len())).collect::<Vec<(String, usize)>>()
        });
        let Some(errors) = counted else { return Err(Box::new(self)) };
        if errors.is_empty() {
            return Ok(self);
        }
        let has_errors = |page: &str| errors.iter().any(|(other, _)| other == page);
        if self.checked.framework.roles.iter().all(|role| has_errors(&role.page)) {
            return Err(Box::new(self));
        }
        self.left_out = errors
            .iter()
            .map(|(page, errors)| {
                let role = self.checked.framework.roles.iter().find(|role| role.page == *page);
                let opportunity = self.checked.framework.opportunities.iter().find(|one| one.place.page == *page);
                let title = role.map(|role| &role.title).or_else(|| opportunity.map(|one| &one.title));
                LeftOut {
                    page: page.clone(),
                    role: role.map(|role| role.slug.clone()).filter(|slug| !slug.is_empty()),
                    title: title.cloned().filter(|title| !title.is_empty()),
                    errors: *errors,
                    also_called: role.map(|role| role.aliases.clone()).unwrap_or_default(),
                }
            })
            .collect();
        self.checked.framework.roles.retain(|role| !has_errors(&role.page));
        self.checked.framework.opportunities.retain(|opportunity| !has_errors(&opportunity.place.page));
        self.undertakings = Kept::default();
        Ok(self)
    }

    /// The title of a role, also of one that is left out; its slug where no page has it.
    pub fn title<'l>(&'l self, slug: &'l str) -> &'l str {
        let left_out = || {
            let one = self.left_out.iter().find(|one| one.role.as_deref() == Some(slug))?;
            one.title.as_deref()
        };
        let role = self.checked.framework.role(slug).map(|role| role.title.as_str());
        role.or_else(left_out).unwrap_or(slug)
    }
}
