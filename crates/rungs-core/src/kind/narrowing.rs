//! What a sentence of any kind can add at its end: *not counting general studies*, *shown*, *verified*; and its denial.

use std::collections::BTreeMap;

use crate::condition::{Check, Test};
use crate::fact::{Field, List};
use crate::kind::{Clause, Kind, Misfit};
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
        match (self.read)(clause)? {
            Content::Matter(matter) => of_matter(clause, matter).map(Content::Matter),
            content => {
                if clause.has(EXCLUDED) {
                    return Err(Misfit::new(EXCLUDED, "nothing is counted here that this could be left out of"));
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

fn of_matter(clause: &Clause<'_>, mut matter: Matter) -> Result<Matter, Misfit> {
    for field_terms in excluded(clause)? {
        exclude(clause, &mut matter, field_terms)?;
    }
    for (flag, least, told, asked) in [
        ("shown", 1, "shown with its certificate", "and has somebody seen the certificate"),
        ("verified", 2, "confirmed by whoever issued it", "and has whoever issued it confirmed it"),
    ] {
        if clause.has(flag) {
            matter.each_leaf(&mut |leaf| known_at_least(leaf, least, told, asked));
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

fn known_at_least(leaf: &mut Leaf, least: i64, told: &str, asked: &str) {
    let test = Test::new(Field::KnownBy, Check::AtLeast(least));
    leaf.condition.ways.iter_mut().for_each(|way| way.push(test.clone()));
    add(leaf, &format!(", {told}"), &format!(", {asked}"));
    if let Change::Own(_) = leaf.change {
        leaf.change = Change::Own(format!("have {}", leaf.words));
    }
}

/// Adds to the words of a leaf and to its question.
fn add(leaf: &mut Leaf, words: &str, question: &str) {
    leaf.words.push_str(words);
    let same_key = leaf.question.key == leaf.question.text;
    leaf.question.text = format!("{}{question}?", leaf.question.text.trim_end_matches('?'));
    leaf.question.key = match same_key {
        true => leaf.question.text.clone(),
        false => format!("{}{words}", leaf.question.key),
    };
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
        Matter::Softened { strict, loose } => has_strength(strict) || has_strength(loose),
    }
}
