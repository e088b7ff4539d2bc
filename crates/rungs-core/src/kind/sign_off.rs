//! *Every duty must be signed off by an assessor who isn't you*: read from the record, duty by duty.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Owner};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "sign-off",
    frames: &[
        "(every|each) [?duties:duty] be signed off[ by an (assessor|mentor)[?another:(who|that) (isn't|is not) you]]",
        "(every|each) [?skills:skill] be signed off[ by an (assessor|mentor)[?another:(who|that) (isn't|is not) you]]",
    ],
    examples: &["Every duty must be signed off by an assessor who isn't you."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (what, heading, all) = match clause.frame {
        0 => ("duty", "What you do", &clause.around.duties),
        _ => ("skill", "What you bring", &clause.around.skills),
    };
    if all.is_empty() {
        return Err(Misfit::whole(format!("this page names no {what}"))
            .help(format!("list them under `## {heading}`, one a bullet")));
    }
    let by_another = clause.has("another");
    let by = if by_another { " by an assessor who isn't you" } else { "" };
    let one = |(term, title): &(TermId, String)| {
        let mut tests = vec![Test::within(Field::What, *term), Test::new(Field::SignedOff, Check::Is(true))];
        if by_another {
            tests.push(Test::new(Field::ByAnother, Check::Is(true)));
        }
        let words = format!("“{title}” signed off{by}");
        let question = format!("Has “{title}” been signed off{by}?");
        let change = Change::Others(Owner::Employer, format!("your assessor to sign off “{title}”"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::SignOffs, tests), words, question, change))
    };
    Ok(Content::Matter(Matter::all(all.iter().map(one).collect())))
}
