//! The page that says what the framework is called.

use rungs_core::framework::Framework;

use crate::finding::Finding;
use crate::front_matter::Fields;
use crate::keys;
use crate::source::Sheet;

pub(crate) fn read(sheet: &Sheet<'_>, framework: &mut Framework, findings: &mut Vec<Finding>) {
    let fields = Fields::new(sheet, keys::FRAMEWORK, findings);
    framework.id = fields.required("framework", findings).unwrap_or_default();
    framework.title = fields.required("title", findings).unwrap_or_default();
    framework.version = fields.required("version", findings).unwrap_or_default();
    fields.date("reviewed", findings);
}
