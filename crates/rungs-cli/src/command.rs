//! The commands, one a file.

pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod framework_check;
pub(crate) mod framework_diff;
pub(crate) mod framework_explain;
pub(crate) mod framework_fmt;
pub(crate) mod framework_new;
pub(crate) mod framework_say;
pub(crate) mod framework_sentences;
pub(crate) mod framework_test;
pub(crate) mod framework_watch;
pub(crate) mod import;
pub(crate) mod import_occupations;
pub(crate) mod lsp;
pub(crate) mod opportunities;
pub(crate) mod plan;
pub(crate) mod roles;
pub(crate) mod schema;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod similar;
pub(crate) mod sql;
pub(crate) mod sweep;
