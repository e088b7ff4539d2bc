//! What stands around a published requirement: for whom, why, and in which jobs.

use super::asked::{Again, Asked, Guard, Held, Strength, What};
use super::thing;
use super::word::{Cursor, Word, joined};

/// What was said beside the thing itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    guard: Option<Guard>,
    reason: Option<String>,
    /// *To travel to jobs*: why it is needed, or for whom.
    purpose: Option<String>,
    /// How often.
    again: Option<Again>,
    /// It is asked for registration.
    to_register: bool,
    /// Only some jobs ask for it.
    in_some_jobs: bool,
    /// What was said beside it is a comfort only where it may not be needed at all.
    only_if_may: bool,
}

/// Only some ask: *for some jobs*.
const SOME_JOBS: &[&str] = &[
    "for some some jobs",
    "for some jobs",
    "for some roles",
    "for many jobs",
    "for many roles",
    "for certain jobs",
    "in some jobs",
    "in some roles",
    "on some jobs",
];

/// Where a tail may begin.
pub(crate) fn starts(words: &[Word]) -> impl Iterator<Item = usize> + '_ {
    const FIRST: &[&str] = &[
        ",",
        "if",
        "unless",
        "when",
        "as",
        "because",
        "to",
        "for",
        "in",
        "on",
        "depending",
        "though",
        "before",
        "by",
        "that",
        "-",
    ];
    let begins = |at: &usize| words.get(*at).is_some_and(|word| FIRST.contains(&word.lower.as_str()));
    (1..words.len()).filter(begins).chain(std::iter::once(words.len()))
}

impl Around {
    /// What stands in front: *if you're self-employed,*, *for some jobs*, *to work as a buyer,*.
    pub(crate) fn front(&mut self, cursor: &mut Cursor<'_>, goes_on: impl Fn(Cursor<'_>) -> bool) -> bool {
        if cursor.eat_one(SOME_JOBS).is_some() {
            self.in_some_jobs = true;
            cursor.eat(",");
            return true;
        }
        if !cursor.peek().is_some_and(|first| FRONTS.contains(&first.lower.as_str())) {
            return true;
        }
        let mut before = *cursor;
        if before.eat("before you can register with") {
            let words = before.rest();
            let lead = (1..words.len()).find(|at| goes_on(Cursor::new(words.get(*at..).unwrap_or_default())));
            let Some(lead) = lead else { return false };
            self.to_register = true;
            *cursor = Cursor::new(words.get(lead..).unwrap_or_default());
            return true;
        }
        self.again = thing::again(cursor);
        if self.again.is_some() {
            cursor.eat(",");
            return true;
        }
        let words = cursor.rest();
        let comma = (1..words.len()).find(|at| {
            words.get(*at).is_some_and(|word| word.lower == ",")
                && goes_on(Cursor::new(words.get(at + 1..).unwrap_or_default()))
        });
        let Some(comma) = comma else { return false };
        let taken = self.clause(words.get(..comma).unwrap_or_default());
        *cursor = Cursor::new(words.get(comma + 1..).unwrap_or_default());
        taken
    }

    /// What stands behind, all of it.
    pub(crate) fn behind(&mut self, mut cursor: Cursor<'_>) -> bool {
        while !cursor.is_at_end() {
            let comma = cursor.eat(",");
            // *Known as the Hot Card* gives no reason; *…, as shifts are long* and *as you may travel* do.
            let mut reason = cursor;
            let names = reason.eat("as")
                && !reason.peek().is_some_and(|next| ["you", "you're", "part"].contains(&next.lower.as_str()));
            if names && !comma {
                return false;
            }
            if !comma && cursor.eat_one(SOME_JOBS).is_some() {
                self.in_some_jobs = true;
                continue;
            }
            return self.clause(cursor.rest());
        }
        true
    }

    /// One clause, to its last word.
    fn clause(&mut self, words: &[Word]) -> bool {
        let mut cursor = Cursor::new(words);
        // *- a Driver CPC -*: another name; *- the medical includes …*: what it is.
        if cursor.eat("-") {
            let words = cursor.rest();
            let end = words.iter().position(|word| word.lower == "-");
            if let Some(end) = end.filter(|end| (1..=4).contains(end)) {
                return self.behind(Cursor::new(words.get(end + 1..).unwrap_or_default()));
            }
            return cursor.eat("the") && cursor.next().is_some() && cursor.eat("includes") && is_one_clause(cursor);
        }
        if cursor.eat_one(&["before you can take a course", "before you apply for a"]).is_some() {
            let words = cursor.rest();
            let dash = words.iter().position(|word| word.lower == "-").unwrap_or(words.len());
            return dash <= 3 && self.behind(Cursor::new(words.get(dash..).unwrap_or_default()));
        }
        if REMARKS.iter().any(|remark| joined(words).to_lowercase() == *remark) {
            return true;
        }
        if is_of_the_work(words) {
            let work = words.get(1..).unwrap_or_default();
            return self.said_of_some(format!("because it is asked for {}", joined(work)));
        }
        let mut though = cursor;
        if though.eat_one(&["though your employer may", "though your employer will"]).is_some()
            && though.eat_one(&["put you through", "provide", "pay for", "give you"]).is_some()
            && is_one_clause(though)
        {
            self.only_if_may = true;
            return true;
        }
        let unless = cursor.eat("unless");
        if unless || cursor.eat("if") {
            let Some(words) = guard(cursor.rest()) else { return false };
            return self.guard.replace(Guard { unless, words }).is_none();
        }
        if cursor.eat("depending on") {
            self.in_some_jobs = true;
            return depends_on_the_job(cursor);
        }
        if cursor.eat("due to") {
            let is_clause = !cursor.is_at_end() && is_one_clause(cursor);
            return is_clause && self.reason.replace(format!("because of {}", joined(cursor.rest()))).is_none();
        }
        // *Known as the Hot Card*: another name.
        if cursor.eat("known as") {
            let words = cursor.rest();
            let end = words.iter().position(|word| ["if", "unless", ","].contains(&word.lower.as_str()));
            let end = end.unwrap_or(words.len());
            return (1..=4).contains(&end) && self.behind(Cursor::new(words.get(end..).unwrap_or_default()));
        }
        // What it could be part of it is no more than that, and what it is good for asks for nothing.
        if cursor.eat_one(&["which could include", "that allows you to"]).is_some() {
            return !cursor.is_at_end() && is_one_clause(cursor);
        }
        if cursor.eat_one(&["as", "because"]).is_some() {
            let is_clause = cursor.rest().len() > 2 && !cursor.has(&["if", "unless", "because", ";", "."]);
            return is_clause && self.reason.replace(format!("because {}", joined(cursor.rest()))).is_none();
        }
        if cursor.eat_one(&["for jobs that", "in jobs that"]).is_some() {
            let reason = format!("because there are jobs that {}", joined(cursor.rest()));
            return !cursor.is_at_end() && is_one_clause(cursor) && self.said_of_some(reason);
        }
        if cursor.eat("to") {
            // *Access to a vehicle* is no purpose.
            let names_thing = ["a", "an", "the", "your", "my"];
            let is_verb = cursor.peek().is_some_and(|word| !names_thing.contains(&word.lower.as_str()));
            if cursor.eat_one(&["operate some", "work on some", "drive some", "use some"]).is_some() {
                return is_one_clause(cursor) && self.said_of_some(joined(words));
            }
            let is_clause = is_verb && is_one_clause(cursor);
            return is_clause && self.purpose.replace(joined(cursor.rest())).is_none();
        }
        false
    }

    fn said_of_some(&mut self, reason: String) -> bool {
        self.in_some_jobs = true;
        self.reason.replace(reason).is_none()
    }

    /// A requirement with all that stands around it; nothing, where that would say something else.
    pub(crate) fn around(&self, mut asked: Asked) -> Option<Asked> {
        if self.in_some_jobs {
            asked.strength = asked.strength.and(Strength::May);
        }
        if self.again.is_some() && asked.again.replace(self.again?).is_some() {
            return None;
        }
        asked.to_register = self.to_register;
        asked.guard.clone_from(&self.guard);
        asked.reason.clone_from(&self.reason);
        if self.only_if_may && asked.strength < Strength::May {
            return None;
        }
        // Whether the job is such a one is for whoever offers it: for some jobs it is asked, and for others it isn't.
        let of_the_job = asked.guard.as_ref().is_some_and(|guard| !guard.unless && is_of_the_job(&guard.words));
        // Where only some ask, or nothing is decided, the condition is why.
        let is_soft = asked.strength >= Strength::May && asked.guard.as_ref().is_some_and(|guard| !guard.unless);
        if (of_the_job || is_soft) && asked.reason.is_none() && self.purpose.is_none() {
            let guard = asked.guard.take()?;
            asked.strength = asked.strength.and(Strength::May);
            asked.reason = Some(format!("because it depends on whether {}", guard.words));
        }
        let Some(purpose) = &self.purpose else { return Some(asked) };
        if let Some(registered) = registered_as(&asked, purpose) {
            return Some(registered);
        }
        // What the post will be about is for whoever offers it, as it is with a condition.
        if is_done_at_work(purpose) {
            asked.strength = asked.strength.and(Strength::May);
        }
        // Getting to work is why it is asked for. Anything else may be what only some do; where *may* says so already,
        // it is why.
        let explains = EXPLAINING.iter().any(|verb| purpose.split(' ').next() == Some(*verb));
        if explains || asked.strength >= Strength::May {
            if asked.reason.is_some() {
                return None;
            }
            asked.reason = Some(format!("to {purpose}"));
        } else {
            if asked.guard.is_some() {
                return None;
            }
            asked.guard = Some(Guard { unless: false, words: format!("you {purpose}") });
        }
        Some(asked)
    }
}

/// *registered with the Guild of Bell Founders to work as a founder*: as what.
fn registered_as(asked: &Asked, purpose: &str) -> Option<Asked> {
    let mut words = purpose.strip_prefix("work as ")?.splitn(2, ' ');
    let (article, profession) = (words.next()?, words.next()?);
    let What::Claim(claim) = &asked.what else { return None };
    let is_one = ["a", "an"].contains(&article) && !profession.contains([',', ' ']);
    if claim.kind != "registration" || !is_one || claim.slots.iter().any(|(name, _)| *name == "profession") {
        return None;
    }
    let mut claim = claim.clone().slot("profession", Held::name(profession)).term("profession", profession, None);
    claim.thing = format!("{} as {article} {profession}", claim.thing);
    Some(Asked { what: What::Claim(claim), ..asked.clone() })
}

/// Remarks that change nothing.
const REMARKS: &[&str] = &[
    "for this job",
    "for this role",
    "though not always essential",
    "as part of the recruitment process",
    "before you start trading",
    "before you start work",
    "by the time you finish your training",
];

/// Words that what stands in front begins with.
const FRONTS: &[&str] = &["if", "unless", "to", "for", "before", "every", "each", "depending", "due"];

/// *your job*, *where you work*, *the vehicles you work with*
fn depends_on_the_job(mut cursor: Cursor<'_>) -> bool {
    let is_job = cursor.eat_one(&["your job", "your role", "the job", "the role", "where you work"]).is_some();
    if is_job && cursor.is_at_end() {
        return true;
    }
    let words = joined(cursor.rest());
    !is_job && cursor.eat("the") && words.ends_with(" you work with") && cursor.rest().len() == 4
}

/// *for agency and contractor jobs*, *for production line work*: some work asks for it, and other work doesn't.
fn is_of_the_work(words: &[Word]) -> bool {
    let (first, last) = (words.first(), words.last());
    first.is_some_and(|word| word.lower == "for")
        && last.is_some_and(|word| ["jobs", "work", "roles"].contains(&word.lower.as_str()))
        && (3..=7).contains(&words.len())
        && is_one_clause(Cursor::new(words))
        && !Cursor::new(words).has(&["this", "these", "your", "all", "most", "any", "the"])
}

/// *your role involves delivering beer*
fn is_of_the_job(guard: &str) -> bool {
    const JOBS: &[&str] = &[
        "your job includes ",
        "your job involves ",
        "your role includes ",
        "your role involves ",
        "your work is related to ",
        "your work includes ",
        "your work involves ",
    ];
    let guard = guard.to_lowercase();
    let done = ["you are ", "you're ", "you have to ", "you "].iter().find_map(|front| guard.strip_prefix(front));
    JOBS.iter().any(|job| guard.starts_with(job)) || done.is_some_and(is_done_at_work)
}

/// *work on site*, *driving cranes*: what the job is about, where it is done and with what. Not *work for yourself* or
/// *work as a founder*: the one is the person's choice, and the other may be the whole job.
fn is_done_at_work(done: &str) -> bool {
    const VERBS: &[&str] = &["work", "working", "train and work", "teach", "teaching"];
    const PLACES: &[&str] = &["in", "on", "with", "at", "near"];
    const DUTIES: &[&str] = &[
        "advise on",
        "advising on",
        "carry out",
        "carrying out",
        "deliver",
        "delivering",
        "drive",
        "driving",
        "handle",
        "handling",
        "instruct",
        "instructing",
        "make deliveries",
        "making deliveries",
        "operate",
        "operating",
        "sell",
        "selling",
    ];
    let behind = |verb: &str| done.strip_prefix(verb).and_then(|rest| rest.strip_prefix(' '));
    let is_place = |rest: &str| rest.split_once(' ').is_some_and(|(first, _)| PLACES.contains(&first));
    VERBS.iter().any(|verb| behind(verb).is_some_and(is_place)) || DUTIES.iter().any(|duty| behind(duty).is_some())
}

/// Verbs of purposes that everyone shares who does the job.
const EXPLAINING: &[&str] = &["get", "travel", "reach", "meet", "transport"];

fn is_one_clause(cursor: Cursor<'_>) -> bool {
    !cursor.has(&["if", "unless", "because", ";", ".", ":", "-", "–"])
}

/// A condition that begins with *you* or *your*, in the words that follow *if*.
fn guard(words: &[Word]) -> Option<String> {
    let first = words.first()?;
    if !is_one_clause(Cursor::new(words)) || words.len() < 2 {
        return None;
    }
    match first.lower.as_str() {
        "you" | "you're" | "your" => Some(joined(words)),
        // *If driving mobile cranes*: the one who drives is *you*.
        verb if verb.ends_with("ing") => Some(format!("you are {}", joined(words))),
        _ => None,
    }
}
