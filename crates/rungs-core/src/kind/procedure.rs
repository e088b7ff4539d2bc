//! What everyone goes through once offered a place: an interview, an audition, a portfolio.

use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Content, Moment};

pub(super) const KIND: Kind = Kind {
    name: "procedure",
    frames: &[
        "you be interviewed",
        "you (have|attend|pass) an interview",
        "you (have|attend|pass) an audition",
        "you (show|bring|provide) a portfolio",
        "you (provide|give|have) references",
    ],
    examples: &["You will be interviewed."],
    falls_due: |_| Some(Moment::Offered),
    read: |_: &Clause<'_>| -> Result<Content, Misfit> { Ok(Content::Judgement) },
};
