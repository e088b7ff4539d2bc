//! What every page of one server shares.

use std::sync::Arc;

use axum::body::Bytes;
use rungs_app::find::Index;
use rungs_app::framework::Loaded;
use rungs_app::service::{self, Programs, Question};
use rungs_app::similar::Pages;
use rungs_app::wire::ask::AskAnswer;
use rungs_app::wire::plan::{PlanAnswer, PlanShown};
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::program::TooLarge;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::assets::Assets;
use crate::daily::Daily;
use crate::jobs::{Bounds, Jobs};
use crate::ladder::Ladders;
use crate::language::Languages;
use crate::references::References;
use crate::server::settings::Settings;
use crate::state::Seal;

/// Puts a plan on paper: the bytes of a PDF; or why it can't be printed, in words.
pub type Printer = fn(&PlanAnswer, &PlanShown) -> Result<Vec<u8>, String>;

/// A framework as one server shows it.
pub struct Site {
    /// The framework. It stays for as long as the process does, so that what is worked out from it can be kept beside it.
    pub(crate) loaded: &'static Loaded,
    /// Its roles, compiled.
    pub(crate) programs: Programs<'static>,
    /// Its roles, ready to be searched.
    pub(crate) index: Index<'static>,
    /// What its pages have in common.
    pub(crate) pages: Pages,
    /// What its rules rest on and ask for.
    pub(crate) references: References,
    /// Its ladders.
    pub(crate) ladders: Ladders,
    pub(crate) languages: Languages,
    pub(crate) assets: Assets,
    pub(crate) seal: Seal,
    /// What is asked first about a role, or a way in, of whoever has told nothing: the same for all of them, and the
    /// dearest question.
    first_questions: Daily<(String, Option<String>), AskAnswer>,
    /// Pages of roles for whoever has told nothing, by role and language.
    pub(crate) role_pages: Daily<(String, String), Bytes>,
    /// Today, asked anew for each visit.
    today: fn() -> Date,
    /// What answers rest on: another framework or another program has another edition.
    pub(crate) edition: String,
    /// The address under which the site is known, without a slash at its end, where that was said.
    pub(crate) public_url: Option<String>,
    /// One for each processor: whoever wants something worked out that takes a while waits for one.
    pub(crate) desks: Arc<Semaphore>,
    /// Files that employers have sent.
    pub(crate) jobs: Jobs,
    /// What puts plans on paper, where the program was built with it.
    pub(crate) printer: Option<Printer>,
}

impl Site {
    /// A site for a framework. `secret` seals what visitors tell: servers with the same secret read each other's pages; with
    /// none, one is made up, and pages made before a restart can't be read after it.
    ///
    /// # Errors
    /// A machine that has no source of randomness.
    pub fn new(loaded: Loaded, secret: Option<&str>, today: fn() -> Date) -> Result<Site, String> {
        let loaded: &'static Loaded = Box::leak(Box::new(loaded));
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Site {
            loaded,
            programs: Programs::of(loaded),
            index: Index::of(&loaded.checked.framework),
            pages: Pages::of(&loaded.checked.framework),
            references: References::of(&loaded.checked.framework),
            ladders: Ladders::of(&loaded.checked.framework),
            languages: Languages::built_in()?,
            assets: Assets::built_in(),
            seal: Seal::new(secret)?,
            first_questions: Daily::default(),
            role_pages: Daily::default(),
            today,
            edition: edition(&loaded.digest),
            public_url: None,
            desks: Arc::new(Semaphore::new(desks)),
            jobs: Jobs::new(Bounds::of(&Settings::default())),
            printer: None,
        })
    }

    /// The next question about a role, or one of its ways in.
    pub(crate) fn next_question(
        &self,
        role: &'static Role,
        route: Option<&str>,
        person: Option<&Person>,
        question: Question,
    ) -> Result<AskAnswer, TooLarge> {
        let ask = |person: &Person| service::ask(&self.programs, role, route, person, question);
        match person {
            Some(person) => ask(person),
            None => {
                let key = (role.slug.clone(), route.map(str::to_owned));
                self.first_questions.get(question.on, key, || ask(&Person::default()))
            }
        }
    }

    /// The same, known under this address.
    #[must_use]
    pub fn known_as(self, public_url: Option<String>) -> Site {
        Site { public_url: public_url.map(|address| address.trim_end_matches('/').to_owned()), ..self }
    }

    /// The same, with something that puts plans on paper: without it, no page offers a PDF.
    #[must_use]
    pub fn printing(self, printer: Option<Printer>) -> Site {
        Site { printer, ..self }
    }

    /// The same, set up to take files from employers as a server says.
    #[must_use]
    pub(crate) fn taking(self, settings: &Settings) -> Site {
        Site { jobs: Jobs::new(Bounds::of(settings)), ..self }
    }

    pub(crate) fn framework(&self) -> &'static Framework {
        &self.loaded.checked.framework
    }

    pub(crate) fn today(&self) -> Date {
        (self.today)()
    }
}

/// A framework and a program in a few digits. Two builds of one version differ in size or time.
fn edition(framework: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(framework);
    hash.update(env!("CARGO_PKG_VERSION"));
    let program = std::env::current_exe().and_then(std::fs::metadata);
    if let Ok(program) = program {
        hash.update(program.len().to_le_bytes());
        let changed = program.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        hash.update(changed.unwrap_or_default().as_nanos().to_le_bytes());
    }
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
