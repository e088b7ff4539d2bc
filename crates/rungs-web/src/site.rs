//! What every page of one server shares.

use rungs_app::find::Index;
use rungs_app::framework::Loaded;
use rungs_core::date::Date;
use rungs_core::framework::Framework;

use crate::assets::Assets;
use crate::language::Languages;
use crate::references::References;
use crate::state::Seal;

/// A framework as one server shows it.
pub struct Site {
    /// The framework. It stays for as long as the process does, so that what is worked out from it can be kept beside it.
    pub(crate) loaded: &'static Loaded,
    /// Its roles, ready to be searched.
    pub(crate) index: Index<'static>,
    /// What its rules rest on and ask for.
    pub(crate) references: References,
    pub(crate) languages: Languages,
    pub(crate) assets: Assets,
    pub(crate) seal: Seal,
    /// Today, asked anew for each visit.
    today: fn() -> Date,
}

impl Site {
    /// A site for a framework. `secret` seals what visitors tell: servers with the same secret read each other's pages; with
    /// none, one is made up, and pages made before a restart can't be read after it.
    ///
    /// # Errors
    /// A machine that has no source of randomness.
    pub fn new(loaded: Loaded, secret: Option<&str>, today: fn() -> Date) -> Result<Site, String> {
        let loaded: &'static Loaded = Box::leak(Box::new(loaded));
        Ok(Site {
            loaded,
            index: Index::of(&loaded.checked.framework),
            references: References::of(&loaded.checked.framework),
            languages: Languages::built_in()?,
            assets: Assets::built_in(),
            seal: Seal::new(secret)?,
            today,
        })
    }

    pub(crate) fn framework(&self) -> &'static Framework {
        &self.loaded.checked.framework
    }

    pub(crate) fn today(&self) -> Date {
        (self.today)()
    }
}
