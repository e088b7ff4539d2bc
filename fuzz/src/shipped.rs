//! The framework that ships: real words to meet made-up sentences, and a real role to meet made-up people.

use std::sync::LazyLock;

use rungs_app::framework::{Loaded, built_in};
use rungs_check::{Checked, SourceFile, check};
use rungs_core::date::Date;

/// The day on which everything here is asked, and on which every way in starts.
pub(crate) const TODAY: Date = Date::constant(2026, 11, 22);

/// All of it.
pub(crate) static SHIPPED: LazyLock<Loaded> = LazyLock::new(built_in);

/// Its pages about words, without the roles.
pub(crate) static WORDS: LazyLock<Vec<SourceFile>> =
    LazyLock::new(|| SHIPPED.files.iter().filter(|file| !file.path.starts_with("roles/")).cloned().collect());

/// Its words, checked.
pub(crate) static CHECKED: LazyLock<Checked> = LazyLock::new(|| check(&WORDS));
