//! *The course must be approved by the HCPC*: a rule about the course, so it tells which one to choose.

use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::Content;

pub(super) const KIND: Kind = Kind {
    name: "approved course",
    frames: &[
        "the (course|programme|degree|apprenticeship) be (approved|accredited|recognised) by {by:register+regulator}[ and (approved|accredited|recognised) by {also:register+regulator}]",
    ],
    examples: &["The course must be approved by the HCPC.", "The programme must be recognised by the HCPC."],
    falls_due: |_| None,
    read: |_: &Clause<'_>| -> Result<Content, Misfit> { Ok(Content::OfTheCourse) },
};
