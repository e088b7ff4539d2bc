//! The kinds of condition: one file each, with everything that is particular to it.
//!
//! A kind is the sentences it is written in (as templates that this crate never interprets), what
//! they ask of which facts, how to ask about them, and examples. Adding a kind is adding its file
//! and a line to [`KINDS`].

mod ability;
mod age;
mod application_window;
mod approved_course;
mod check;
mod circumstance;
mod course_content;
mod credits;
mod declaration;
mod degree;
mod driving_licence;
mod employers_part;
mod employment;
mod english_and_maths;
mod experience;
mod further_count;
mod hours_logged;
mod judgement;
mod language_test;
mod licence;
mod living_near;
mod measurement;
mod mentor;
mod named_rule;
mod nationality;
mod occupation;
mod possession;
mod post_available;
mod post_profession;
mod practice_since_registering;
mod procedure;
mod qualification_count;
mod qualification_held;
mod recent_study;
mod registration;
mod residence;
mod right_to_work;
mod sign_off;
mod start_date;
mod subjects_passed;
mod test;
mod those_qualifications;
mod training_completed;
mod ucas_points;
mod vaccination;
mod weekly_hours;
mod working_time;

mod award;
mod clause;
mod earlier;
mod having;
mod narrowing;
mod wording;

use crate::requirement::{Content, Moment};

pub use clause::{Clause, Joiner, Misfit, Slot, Surroundings, Weight};
pub use earlier::Earlier;
pub use narrowing::PROOF;
pub use post_profession::post_in;

/// Every kind, in the order of the language reference.
pub const KINDS: &[Kind] = &[
    qualification_count::KIND,
    subjects_passed::KIND,
    ucas_points::KIND,
    credits::KIND,
    english_and_maths::KIND,
    qualification_held::KIND,
    degree::KIND,
    recent_study::KIND,
    approved_course::KIND,
    course_content::KIND,
    registration::KIND,
    employment::KIND,
    occupation::KIND,
    weekly_hours::KIND,
    employers_part::KIND,
    experience::KIND,
    practice_since_registering::KIND,
    hours_logged::KIND,
    age::KIND,
    right_to_work::KIND,
    residence::KIND,
    nationality::KIND,
    working_time::KIND,
    check::KIND,
    vaccination::KIND,
    language_test::KIND,
    test::KIND,
    training_completed::KIND,
    driving_licence::KIND,
    licence::KIND,
    possession::KIND,
    ability::KIND,
    measurement::KIND,
    living_near::KIND,
    mentor::KIND,
    circumstance::KIND,
    declaration::KIND,
    sign_off::KIND,
    application_window::KIND,
    post_available::KIND,
    post_profession::KIND,
    start_date::KIND,
    named_rule::KIND,
    further_count::KIND,
    those_qualifications::KIND,
    procedure::KIND,
    judgement::KIND,
];

/// A kind of condition.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in messages, in lower case with hyphens.
    pub name: &'static str,
    /// The clauses it is written in, in base form, as templates for the reader of sentences.
    pub frames: &'static [&'static str],
    /// Sentences as an author would write them; each must be read as this kind.
    pub examples: &'static [&'static str],
    /// When a clause read by this frame falls due, where neither the sentence nor its heading says so and it isn't
    /// the heading's usual moment.
    pub falls_due: fn(usize) -> Option<Moment>,
    /// What a clause asks, once its slots are filled.
    pub read: fn(&Clause<'_>) -> Result<Content, Misfit>,
}

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
