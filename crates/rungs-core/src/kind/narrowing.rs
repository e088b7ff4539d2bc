//! What a sentence of any kind can add at its end: *not counting general studies*, *shown*, *verified*; and its denial.

use std::collections::BTreeMap;

use crate::condition::{Check, Test};
use crate::fact::{Field, List};
use crate::kind::award::ranged;
use crate::kind::{Clause, Kind, Misfit, Slot};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

/// The slot of a frame that holds what doesn't count.
const EXCLUDED: &str = "excluded";

impl Kind {
    /// What a clause of this kind asks, with all that narrows it.
    ///
    /// # Errors
    /// Why it makes no sense, in the author's words.
    pub fn content(&self, clause: &Clause<'_>) -> Result<Content, Misfit> {
        match self.over_grades(clause)? {
            Content::Matter(matter) => of_matter(clause, matter).map(Content::Matter),
            content => {
                if clause.has(EXCLUDED) {
                    return Err(Misfit::new(EXCLUDED, "nothing is counted here that this could be left out of"));
                }
                if PROOFS.iter().any(|proof| clause.has(proof.flag)) {
                    return Err(Misfit::whole("there is nothing here that a document could show")
                        .help("leave the end of the sentence out"));
                }
                if clause.negated {
                    return Err(
                        Misfit::whole("only a condition about the person can be denied").help("say what must be so")
                    );
                }
                Ok(content)
            }
        }
    }
}

impl Kind {
    /// What a clause asks. A range of grades is read twice: its high end is what some ask, its low end what is needed.
    fn over_grades(&self, clause: &Clause<'_>) -> Result<Content, Misfit> {
        let ends = |at_high: bool| {
            let slots = clause.slots.iter().map(|(name, slot)| match slot {
                Slot::Grade { floor, high: Some(high), letters, top } => {
                    let floor = if at_high { high } else { floor };
                    let slot =
                        Slot::Grade { floor: floor.clone(), high: None, letters: letters.clone(), top: top.clone() };
                    (name.clone(), slot)
                }
                slot => (name.clone(), slot.clone()),
            });
            Clause { slots: slots.collect(), ..clause.clone() }
        };
        let is_range = |slot: &Slot| matches!(slot, Slot::Grade { high: Some(_), .. });
        if !clause.slots.values().any(is_range) {
            return (self.read)(clause);
        }
        match ((self.read)(&ends(true))?, (self.read)(&ends(false))?) {
            (Content::Matter(high), Content::Matter(low)) => Ok(Content::Matter(ranged(low, high))),
            (content, _) => Ok(content),
        }
    }
}

fn of_matter(clause: &Clause<'_>, mut matter: Matter) -> Result<Matter, Misfit> {
    for field_terms in excluded(clause)? {
        exclude(clause, &mut matter, field_terms)?;
    }
    for proof in PROOFS.iter().filter(|proof| clause.has(proof.flag)) {
        let mut untold = None;
        matter.each_leaf(&mut |leaf| match tells_how_it_is_known(leaf.condition.list) {
            true => known_at_least(leaf, proof),
            false => untold = Some(leaf.words.clone()),
        });
        if let Some(words) = untold {
            let message = format!("nothing tells how “{words}” is known");
            return Err(Misfit::whole(message).help("leave the end of the sentence out, or say who decides"));
        }
    }
    if !clause.negated {
        return Ok(matter);
    }
    if has_strength(&matter) {
        return Err(Misfit::whole("what must not be so can't be usual or preferred in part")
            .help("write one sentence for each part"));
    }
    Ok(Matter::Not(Box::new(matter)))
}

/// The terms that don't count, by the field in which they would stand.
fn excluded(clause: &Clause<'_>) -> Result<BTreeMap<Field, Vec<TermId>>, Misfit> {
    let mut fields: BTreeMap<Field, Vec<TermId>> = BTreeMap::new();
    for term in clause.terms(EXCLUDED).map(|(_, terms)| terms).unwrap_or_default() {
        let class = clause.vocabulary.get(*term).map(|term| term.class.as_str()).unwrap_or_default();
        let field = match class {
            "subject" => Field::Subject,
            "qualification" => Field::Type,
            "setting" => Field::Setting,
            "client group" => Field::With,
            "role" | "role family" | "job" => Field::Role,
            _ => {
                let message = format!("“{}” is nothing that is counted here", clause.title(*term));
                return Err(Misfit::new(EXCLUDED, message));
            }
        };
        fields.entry(field).or_default().push(*term);
    }
    Ok(fields)
}

/// The lists whose entries have a field.
fn has(list: List, field: Field) -> bool {
    match field {
        Field::Subject | Field::Type => matches!(list, List::Qualifications | List::Credits),
        _ => list == List::Work,
    }
}

fn exclude(clause: &Clause<'_>, matter: &mut Matter, (field, terms): (Field, Vec<TermId>)) -> Result<(), Misfit> {
    let titles: Vec<&str> = terms.iter().map(|term| clause.title(*term)).collect();
    let told = format!(", not counting {}", super::wording::list(&titles, super::Joiner::Or));
    let mut found = false;
    matter.each_leaf(&mut |leaf| {
        if has(leaf.condition.list, field) {
            found = true;
            let test = Test::new(field, Check::Outside(terms.clone()));
            leaf.condition.ways.iter_mut().for_each(|way| way.push(test.clone()));
            add(leaf, &told, &told);
        }
    });
    match found {
        true => Ok(()),
        false => Err(Misfit::new(EXCLUDED, format!("{} can't be left out of this", titles.join(", ")))),
    }
}

/// How surely something has to be known.
struct Proof {
    flag: &'static str,
    /// The least of [`crate::fact::KnownBy`].
    least: i64,
    told: &'static str,
    asked: &'static str,
}

/// What a sentence can ask for at its end.
const PROOFS: [Proof; 2] = [
    Proof { flag: "shown", least: 1, told: "with a document to show it", asked: "and has somebody seen a document" },
    Proof {
        flag: "verified",
        least: 2,
        told: "confirmed by whoever issued it",
        asked: "and has whoever issued it confirmed it",
    },
];

/// What any frame may end with: how a fact has to be known.
pub const PROOF: &str = "[?shown:, (with a document to show it|shown with its certificate|shown by certificates|shown)]\
     [?verified:, (confirmed by whoever issued it|verified)]";

/// The lists whose entries say how they came to be known.
fn tells_how_it_is_known(list: List) -> bool {
    match list {
        List::Work
        | List::Qualifications
        | List::Credits
        | List::Registrations
        | List::Checks
        | List::Vaccinations
        | List::Training
        | List::Log
        | List::SignOffs
        | List::Tests
        | List::LanguageTests
        | List::Licences
        | List::Residence => true,
        List::About
        | List::Nationalities
        | List::RightToWork
        | List::Distances
        | List::WorkingTime
        | List::Has
        | List::Answers => false,
    }
}

fn known_at_least(leaf: &mut Leaf, proof: &Proof) {
    let test = Test::new(Field::KnownBy, Check::AtLeast(proof.least));
    leaf.condition.ways.iter_mut().for_each(|way| way.push(test.clone()));
    add(leaf, &format!(", {}", proof.told), &format!(", {}", proof.asked));
    if let Change::Own(_) = leaf.change {
        leaf.change = Change::Own(format!("have {}", leaf.words));
    }
}

/// Adds to the words of a leaf and to its question.
fn add(leaf: &mut Leaf, words: &str, question: &str) {
    leaf.words.push_str(words);
    leaf.question.text = format!("{}{question}?", leaf.question.text.trim_end_matches('?'));
    leaf.question.key.clone_from(&leaf.question.text);
    if let Change::Own(change) | Change::Others(_, change) = &mut leaf.change {
        change.push_str(words);
    }
}

fn has_strength(matter: &Matter) -> bool {
    match matter {
        Matter::Usually(_) | Matter::Preferably(_) => true,
        Matter::Leaf(_) => false,
        Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => parts.iter().any(has_strength),
        Matter::Not(inner) => has_strength(inner),
        Matter::Softened { strict, loose, .. } => has_strength(strict) || has_strength(loose),
    }
}
