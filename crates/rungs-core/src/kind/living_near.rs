//! *You must live within 1 hour of the depot.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{decimal, number_of, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "living near",
    frames: &[
        "you live within {minutes:number} (minute|minutes|minute's|minutes'|min|mins)[ travel|drive|of travel] (of|from) [your] {place:place}",
        "you live within {hours:number} (hour|hours|hour's|hours')[ travel|drive|of travel] (of|from) [your] {place:place}",
        "you live within an (hour[ travel|drive|of travel]|hour's (travel|drive)) (of|from) [your] {place:place}",
        "you live within {miles:number} (mile|miles) (of|from) [your] {place:place}",
    ],
    examples: &[
        "You must live within 1 hour of the depot.",
        "You must live within 30 minutes' travel of the depot.",
        "You must live within 10 miles of the depot.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let slot = ["minutes", "hours", "hours", "miles"].get(clause.frame).copied().unwrap_or("miles");
    let far = match clause.number(slot) {
        Some((far, None)) if far > 0 => far,
        // “Within an hour”.
        None => 100,
        _ => return Err(Misfit::new(slot, "a distance is one number of minutes, hours or miles")),
    };
    let (field, most, unit) = match slot {
        "miles" => (Field::Miles, far, "mile"),
        "hours" => (Field::Minutes, far.saturating_mul(60), "hour"),
        _ => (Field::Minutes, far, "minute"),
    };
    let far = number_of(decimal(far), unit);
    let one = |place| {
        let words = format!("a home within {far} of {}", clause.title(place));
        let tests = vec![Test::within(Field::What, place), Test::new(field, Check::AtMost(most))];
        let question = format!("Do you live within {far} of {}?", clause.title(place));
        let change = Change::Own(format!("find {words}"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Distances, tests), words, question, change)))
    };
    clause.each("place", one).map(Content::Matter)
}
