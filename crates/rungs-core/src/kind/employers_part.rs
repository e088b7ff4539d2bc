//! *Your employer must take part in the higher apprenticeship scheme*, support, sponsor or release you.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List, Part};
use crate::kind::employment::now;
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Owner};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "employer's part",
    frames: &[
        "your employer take part in {scheme:scheme}",
        "(your employer|your line manager) (sponsor|fund) (the apprenticeship|the course|your place|you)",
        "(your employer|your line manager) (support|back|approve|agree to) (your application|you)",
        "(your employer|your line manager) (release you to study|give you time to study|give you time off to study)",
        "(your employer|your line manager) (provide|host|offer) [you with] [a|your] placement",
    ],
    examples: &[
        "Your employer must take part in the higher apprenticeship scheme.",
        "Your employer must sponsor the apprenticeship.",
        "Your line manager must support your application.",
        "Your employer must host your placement.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (part, does, doing) = match clause.frame {
        0 => {
            let one = |scheme: TermId| {
                let title = clause.title(scheme);
                let tests = Part::Scheme(scheme);
                // Who takes part in a wider scheme that includes this one may still not take part in this one,
                // but who takes part in a narrower one takes part in the wider.
                let narrower = clause.vocabulary.iter().filter(|(id, _)| clause.vocabulary.covers(scheme, *id));
                let parts = narrower.map(|(id, _)| Part::Scheme(id)).chain([tests]).collect::<Vec<_>>();
                Ok(Matter::Leaf(leaf(
                    clause,
                    parts,
                    &format!("take part in the {title}"),
                    &format!("takes part in the {title}"),
                )))
            };
            return clause.each("scheme", one).map(Content::Matter);
        }
        1 => (Part::Sponsor, "sponsor your place", "sponsors your place"),
        2 => (Part::Support, "support your application", "supports your application"),
        3 => (Part::Release, "give you time to study", "gives you time to study"),
        _ => (Part::Placement, "provide your placement", "provides your placement"),
    };
    Ok(Content::Matter(Matter::Leaf(leaf(clause, vec![part], does, doing))))
}

fn leaf(clause: &Clause<'_>, parts: Vec<Part>, does: &str, doing: &str) -> Leaf {
    let mut fields: Vec<Field> = parts.into_iter().map(Field::Part).collect();
    fields.sort_unstable();
    fields.dedup();
    let mut tests = now(clause);
    tests.push(Test { fields, check: Check::Is(true) });
    let condition = Condition::held(List::Work, tests);
    let change = Change::Others(Owner::Employer, format!("your employer to {does}"));
    yes_or_no(KIND.name, condition, format!("an employer that {doing}"), format!("Does your employer {does}?"), change)
}
