//! From a clause that a frame has read to what it asks: slots become terms and numbers, and the kind does the rest.

mod applying;

use std::collections::BTreeMap;

use rungs_core::condition::{Condition, DayOfYear, Test};
use rungs_core::date::Date;
use rungs_core::fact::{Field, List};
use rungs_core::kind::{self, Clause, Joiner, KINDS, Misfit, Slot, Surroundings, Weight};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Moment, Owner, Question, Shape};
use rungs_core::vocabulary::TermId;
use rungs_text::{Match, Span};

use crate::own_words::OwnWords;
use crate::question::question;

/// What a match asks, and when such a thing falls due if nothing says so.
pub(crate) struct Read {
    pub(crate) content: Content,
    pub(crate) falls_due: Option<Moment>,
}

/// Why a match asks nothing that makes sense, and where.
pub(crate) struct Trouble {
    pub(crate) misfit: Misfit,
    pub(crate) span: Option<Span>,
}

pub(crate) fn read(
    found: &Match,
    written: &str,
    owner: &Owner,
    vocabulary: &OwnWords<'_>,
    around: &Surroundings,
) -> Result<Read, Trouble> {
    let unknown = || Trouble {
        misfit: Misfit {
            message: format!("no kind of condition is called “{}”", found.kind),
            help: None,
            slot: None,
            instead: Vec::new(),
        },
        span: None,
    };
    let kind = kind::kind(&found.kind).ok_or_else(unknown)?;
    let before: usize = KINDS.iter().take_while(|other| other.name != kind.name).map(|other| other.frames.len()).sum();
    let asks_word_for_word =
        found.slots.iter().any(|(name, slot)| name == "asked" || matches!(slot, rungs_text::Slot::Words(_)));
    let asked_as = if asks_word_for_word { vocabulary.asked_about(written, "question") } else { TermId(u32::MAX) };
    let slots: BTreeMap<String, Slot> =
        found.slots.iter().filter_map(|(name, slot)| Some((name.clone(), self::slot(slot)?))).collect();
    let frame = found.template.saturating_sub(before);
    let clause = Clause { frame, slots, negated: found.negated, vocabulary, owner, asked_as, written, around };
    let content = kind.content(&clause).map_err(|misfit| {
        let span = misfit.slot.and_then(|slot| found.slots.get(slot)).and_then(span_of);
        Trouble { misfit, span }
    })?;
    let content = match content {
        Content::Matter(matter) => Content::Matter(match clause.before_applying() {
            Some(window) => applying::within(vocabulary, matter, &window),
            None if around.applying => applying::on_the_day(vocabulary, matter),
            None => matter,
        }),
        content => content,
    };
    let falls_due = (kind.falls_due)(frame);
    if found.weighed.is_empty() {
        return Ok(Read { content, falls_due });
    }
    // What the clause asks by itself, and what it asks with each part that has a strength of its own.
    let mut parts = vec![matter(content)?];
    for (weight, part) in &found.weighed {
        let asked = Box::new(matter(read(part, written, owner, vocabulary, around)?.content)?);
        parts.push(match weight {
            rungs_text::Weight::Usually => Matter::Usually(asked),
            rungs_text::Weight::Preferably => Matter::Preferably(asked),
            rungs_text::Weight::Must => *asked,
        });
    }
    Ok(Read { content: Content::Matter(Matter::all(parts)), falls_due })
}

/// What facts can settle; only that can be asked in parts.
fn matter(content: Content) -> Result<Matter, Trouble> {
    match content {
        Content::Matter(matter) => Ok(matter),
        _ => Err(Trouble {
            misfit: Misfit {
                message: "nothing about the person settles this, so no part of it can be usual or preferred".to_owned(),
                help: Some("write one sentence for each part".to_owned()),
                slot: None,
                instead: Vec::new(),
            },
            span: None,
        }),
    }
}

fn slot(slot: &rungs_text::Slot) -> Option<Slot> {
    use rungs_text::Slot as Written;
    Some(match slot {
        Written::Number { low, high, .. } => {
            Slot::Number(i64::from(low.hundredths()), high.map(|high| i64::from(high.hundredths())))
        }
        Written::Grade { floor, high, letters, top, .. } => {
            Slot::Grade { floor: floor.clone(), high: high.clone(), letters: letters.clone(), top: top.clone() }
        }
        Written::Level { level, exactly } => Slot::Level(*level, *exactly),
        Written::Months { low, high } => Slot::Months(*low, *high),
        Written::Date(date) => Slot::Date(self::date(*date)?),
        Written::Day(day) => {
            Slot::Day(DayOfYear { month: i8::try_from(day.month).ok()?, day: i8::try_from(day.day).ok()? })
        }
        Written::Weight(weight) => Slot::Weight(match weight {
            rungs_text::Weight::Must => Weight::Must,
            rungs_text::Weight::Usually => Weight::Usually,
            rungs_text::Weight::Preferably => Weight::Preferably,
        }),
        Written::Words(words) => Slot::Words(words.value.clone()),
        Written::Names { joiner, names } => {
            let joiner = match joiner {
                rungs_text::Joiner::One => Joiner::One,
                rungs_text::Joiner::And => Joiner::And,
                rungs_text::Joiner::Or => Joiner::Or,
            };
            Slot::Terms(joiner, names.iter().map(|name| TermId(name.key)).collect())
        }
        Written::Flag => Slot::Flag,
    })
}

fn span_of(slot: &rungs_text::Slot) -> Option<Span> {
    match slot {
        rungs_text::Slot::Grade { span, .. } => Some(*span),
        rungs_text::Slot::Names { names, .. } => Some(names.first()?.span.join(names.last()?.span)),
        _ => None,
    }
}

pub(crate) fn date(date: rungs_text::Date) -> Option<Date> {
    Date::new(date.year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// A clause that no frame reads, asked of the reader word for word.
pub(crate) fn open(vocabulary: &OwnWords<'_>, written: &str) -> Matter {
    asked(vocabulary, written, question(written))
}

/// *The post asks for it*, of a sentence that asks for this: two sentences ask for two things.
pub(crate) fn asked_for(vocabulary: &OwnWords<'_>, words: &str) -> Matter {
    asked(vocabulary, &format!("the post asks for {words}"), format!("Does the post ask for {words}?"))
}

fn asked(vocabulary: &OwnWords<'_>, written: &str, text: String) -> Matter {
    let term = vocabulary.asked_about(written, "question");
    Matter::Leaf(Leaf {
        condition: Condition::held(List::Answers, vec![Test::within(Field::What, term)]),
        kind: "open guard",
        words: written.to_owned(),
        question: Question { key: written.to_owned(), text, shape: Shape::YesNo },
        change: Change::Fixed,
    })
}
