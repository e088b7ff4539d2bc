//! What somebody judges and no fact settles: *able to read and write*, *studying at degree level*.

use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::Content;

pub(super) const KIND: Kind = Kind {
    name: "judgement",
    frames: &[],
    examples: &["You must show that you can study at degree level, as the university decides."],
    falls_due: |_| None,
    read: |_: &Clause<'_>| -> Result<Content, Misfit> { Ok(Content::Judgement) },
};
