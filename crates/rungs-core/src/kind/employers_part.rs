//! *Your employer must take part in the higher apprenticeship scheme*, support, sponsor or release you.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List, Part};
use crate::kind::employment::now;
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Owner};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "employer's part",
    frames: &[
        "your employer take part in {scheme:scheme}",
        "your employer (sponsor|fund) (the apprenticeship|the course|your place|you)",
        "your employer (support|back|approve|agree to) (your application|you)",
        "(your employer|your line manager) (release you to study|release you for study|release you for your studies|release you|give you time to study|give you time off to study)",
        "your line manager (support|back|approve|agree to) (your application|you)",
        "your employer (provide|host|offer) [you with] [a|your] placement",
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
    // A line manager answers for the employer, and is somebody else all the same: each is asked for by itself.
    if clause.frame == 4 {
        let (who, does) = ("line manager", "support your application");
        let doing = "who supports your application";
        return Ok(Content::Matter(Matter::Leaf(leaf(clause, who, vec![Part::Manager], does, doing))));
    }
    let (part, does, doing) = match clause.frame {
        0 => {
            let one = |scheme: TermId| {
                let title = clause.title(scheme);
                let tests = Part::Scheme(scheme);
                // Who takes part in a wider scheme that includes this one may still not take part in this one,
                // but who takes part in a narrower one takes part in the wider.
                let narrower = clause.vocabulary.iter().filter(|(id, _)| clause.vocabulary.covers(scheme, *id));
                let parts = narrower.map(|(id, _)| Part::Scheme(id)).chain([tests]).collect::<Vec<_>>();
                let (does, doing) = (format!("take part in the {title}"), format!("that takes part in the {title}"));
                Ok(Matter::Leaf(leaf(clause, "employer", parts, &does, &doing)))
            };
            return clause.each("scheme", one).map(Content::Matter);
        }
        1 => (Part::Sponsor, "sponsor your place", "that sponsors your place"),
        2 => (Part::Support, "support your application", "that supports your application"),
        3 => (Part::Release, "give you time to study", "that gives you time to study"),
        _ => (Part::Placement, "provide your placement", "that provides your placement"),
    };
    Ok(Content::Matter(Matter::Leaf(leaf(clause, "employer", vec![part], does, doing))))
}

fn leaf(clause: &Clause<'_>, who: &str, parts: Vec<Part>, does: &str, doing: &str) -> Leaf {
    let mut fields: Vec<Field> = parts.into_iter().map(Field::Part).collect();
    fields.sort_unstable();
    fields.dedup();
    let mut tests = now(clause);
    tests.push(Test { fields, check: Check::Is(true) });
    let condition = Condition::held(List::Work, tests);
    let change = Change::Others(Owner::Employer, format!("your {who} to {does}"));
    yes_or_no(
        KIND.name,
        condition,
        format!("{} {who} {doing}", article(who)),
        format!("Does your {who} {does}?"),
        change,
    )
}
