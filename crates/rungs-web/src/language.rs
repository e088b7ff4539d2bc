//! The words of the pages, by language: one folder of `locales` each. What a folder lacks is said in English.
//!
//! The pages of a framework speak their own language, and so does what is put together from their sentences: the questions,
//! the reasons, what to do.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The language that has every message.
const FULL: &str = "en-GB";

/// Every language there is.
pub(crate) struct Languages {
    full: Language,
    others: Vec<Language>,
}

/// The words of one language.
pub(crate) struct Language {
    /// Its tag, as pages and browsers have it: `en-GB`, `cy`.
    pub(crate) tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Languages {
    /// The languages built into the binary.
    ///
    /// # Errors
    /// A message that can't be read, with its language.
    pub(crate) fn built_in() -> Result<Languages, String> {
        let mut others = Vec::new();
        let mut full = None;
        for folder in LOCALES.dirs() {
            let language = Language::read(folder)?;
            if language.tag == FULL { full = Some(language) } else { others.push(language) }
        }
        Ok(Languages { full: full.ok_or_else(|| format!("there is no folder locales/{FULL}"))?, others })
    }

    /// The first language of an `Accept-Language` header that there is. Languages stand in the order in which they are
    /// wished for; weights beside them say the same and are passed over.
    pub(crate) fn wished(&self, accepted: &str) -> &Language {
        let wishes = accepted.split(',').filter_map(|wish| wish.split(';').next()).map(str::trim);
        for wish in wishes {
            let language = wish.split('-').next().unwrap_or(wish);
            if language.eq_ignore_ascii_case("en") {
                return &self.full;
            }
            let speaks =
                |one: &&Language| one.tag.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(language));
            if let Some(found) = self.others.iter().find(speaks) {
                return found;
            }
        }
        &self.full
    }

    /// A message in this language, or else in English.
    pub(crate) fn say(&self, language: &Language, key: &str, told: &[(&str, FluentValue<'_>)]) -> String {
        match language.say(key, told).or_else(|| self.full.say(key, told)) {
            Some(text) => text,
            None => {
                tracing::error!(key, "no language has this message");
                key.to_owned()
            }
        }
    }
}

impl Language {
    fn read(folder: &Dir<'_>) -> Result<Language, String> {
        let tag = folder.path().to_string_lossy().into_owned();
        let identifier: LanguageIdentifier =
            tag.parse().map_err(|error| format!("locales/{tag} is no language: {error}"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks that keep directions of writing apart: both languages here are written from left to right.
        bundle.set_use_isolating(false);
        for file in folder.files() {
            let path = file.path().display().to_string();
            let text = file.contents_utf8().ok_or_else(|| format!("locales/{path} is not in UTF-8"))?;
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
                format!("locales/{path}: {}", errors.first().map_or_else(String::new, |one| one.to_string()))
            })?;
            bundle.add_resource(resource).map_err(|errors| {
                format!("locales/{path}: {}", errors.first().map_or_else(String::new, |one| one.to_string()))
            })?;
        }
        Ok(Language { tag, bundle })
    }

    fn say(&self, key: &str, told: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let arguments: FluentArgs<'_> = told.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        for error in errors {
            tracing::error!(key, %error, "a message can't be put together");
        }
        Some(text.into_owned())
    }
}
