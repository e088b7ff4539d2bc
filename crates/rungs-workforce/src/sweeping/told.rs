//! Rows of people: what is told of one person, put together once for whoever has the same story.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{MOST_MISSING, MOST_QUESTIONS};
use crate::output::report::{OneStepId, PersonRoute, PersonRow, Place, QuestionId};
use crate::reading::staff::Somebody;
use crate::survey::{PersonStanding, Step, Story, Surveyed};

/// What rows of people are made with.
pub(super) struct Told<'a> {
    pub(super) sheet: Option<&'a str>,
    pub(super) steps: &'a HashMap<(String, String), OneStepId>,
    pub(super) questions: &'a HashMap<String, QuestionId>,
    /// Of each question, the columns in which it is answered.
    pub(super) answered_in: &'a [Vec<usize>],
    /// What is told of whoever has the same story, by where that lies: it stays there as long as the batch is told.
    pub(super) known: HashMap<*const Story, Known, RandomState>,
}

/// What is told of everybody who has the same story.
pub(super) struct Known {
    route: PersonRoute,
    open: Vec<QuestionId>,
}

impl Told<'_> {
    pub(super) fn person(&mut self, somebody: &Somebody, place: usize, surveyed: &Surveyed<'_, '_>) -> PersonRow {
        let mut questions: Vec<QuestionId> = Vec::new();
        let mut routes: Vec<PersonRoute> = Vec::new();
        for PersonStanding { story, .. } in surveyed.person(place) {
            if somebody.not_known.is_empty() {
                let at = std::ptr::from_ref(story);
                if !self.known.contains_key(&at) {
                    let known = self.of_story(story, somebody);
                    self.known.insert(at, known);
                }
                if let Some(known) = self.known.get(&at) {
                    questions.extend(&known.open);
                    routes.push(known.route.clone());
                }
            } else {
                let own = self.of_story(story, somebody);
                questions.extend(own.open);
                routes.push(own.route);
            }
        }
        // The lower its number, the more people it settles something for.
        questions.sort_unstable();
        questions.dedup();
        let is_blank = |question: &QuestionId| {
            let columns = usize::try_from(question.0).ok().and_then(|place| self.answered_in.get(place));
            columns.is_some_and(|columns| !columns.is_empty() && somebody.is_blank_in(columns))
        };
        let blank: Vec<QuestionId> = questions.iter().copied().filter(is_blank).collect();
        questions.truncate(MOST_QUESTIONS);
        PersonRow {
            staff_number: somebody.staff_number.clone(),
            places: somebody.rows.iter().map(|row| Place { sheet: self.sheet.map(str::to_owned), row: *row }).collect(),
            groups: somebody.groups.iter().map(|group| group.as_ref().map(ToString::to_string)).collect(),
            routes,
            blank,
            questions,
        }
    }

    /// What is told of somebody with this story, and what is open for them and can be asked, what settles most first.
    fn of_story(&self, story: &Story, somebody: &Somebody) -> Known {
        let askable = story.open.iter().filter(|question| !somebody.not_known.contains(&question.key));
        let mut open: Vec<QuestionId> =
            askable.filter_map(|question| self.questions.get(&question.key)).copied().collect();
        open.sort_unstable();
        let known = |step: &Step| self.steps.get(&(step.words.clone(), step.who.clone())).copied();
        let mut steps: Vec<OneStepId> = story.deeds().filter_map(known).collect();
        steps.sort_unstable();
        let missing: Vec<QuestionId> = open.iter().copied().take(MOST_MISSING).collect();
        let more_missing = u32::try_from(open.len() - missing.len()).unwrap_or(u32::MAX);
        Known { route: PersonRoute { standing: story.standing, steps, missing, more_missing }, open }
    }
}
