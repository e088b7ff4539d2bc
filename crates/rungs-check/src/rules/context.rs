//! What headings say about the rules below them, and the words of the reader of text in those of the core.

use rungs_core::requirement::{Milestone, Moment, Owner, Starts, Strength, Unit};

use crate::clause;

/// What a heading, and the headings above it, say about the rules below.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) owner: Owner,
    pub(crate) for_funding: bool,
    pub(crate) moment: Moment,
    /// Whether a heading has set the moment, rather than the section's default.
    pub(crate) moment_told: bool,
    pub(crate) starts: Starts,
    /// Whether what is listed stands in a list any of which is enough.
    pub(crate) alternative: bool,
    /// Whether the way in goes by a portfolio.
    pub(crate) by_portfolio: bool,
    /// Whether one provider's own rules can stand here.
    pub(crate) takes_offers: bool,
    /// The profession whose rules these are, on a page for several.
    pub(crate) profession: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) provider: Option<String>,
}

impl Context {
    /// What goes without saying below a heading whose rules this owner asks for, due at this moment.
    pub(crate) fn new(owner: Owner, moment: Moment) -> Context {
        Context {
            owner,
            for_funding: false,
            moment,
            moment_told: false,
            starts: Starts::default(),
            alternative: false,
            by_portfolio: false,
            takes_offers: false,
            profession: None,
            sources: Vec::new(),
            provider: None,
        }
    }
}

/// A provider's name without the article it is written with in a heading.
pub(crate) fn provider(name: &str) -> String {
    let name = name.trim();
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).to_owned()
}

/// Who a page means; `None` is anyone.
pub(crate) fn owner(name: &str) -> Option<Owner> {
    let plain = name.trim().trim_start_matches("the ").trim_start_matches("your ").to_lowercase();
    Some(match plain.as_str() {
        "anyone" | "everyone" => return None,
        "funder" => Owner::Funder,
        "standard" | "apprenticeship standard" => Owner::Standard,
        "university" | "college" | "provider" | "university or college" | "course" | "training provider" => {
            Owner::Provider
        }
        "regulator" => Owner::Regulator,
        "employer" => Owner::Employer,
        _ => Owner::Named(name.trim().to_owned()),
    })
}

pub(super) fn strength(strength: &rungs_text::Strength) -> Strength {
    match strength {
        rungs_text::Strength::Must => Strength::Must,
        rungs_text::Strength::Usually => Strength::Usually,
        rungs_text::Strength::Should => Strength::Should,
        rungs_text::Strength::May => Strength::May,
        rungs_text::Strength::Preferably => Strength::Preferably,
        rungs_text::Strength::Instead { .. } => Strength::Instead,
    }
}

pub(super) fn moment(moment: rungs_text::Moment) -> Moment {
    use rungs_text::{Milestone as Point, Moment as Written};
    match moment {
        Written::Apply => Moment::Apply,
        Written::Start | Written::Throughout => Moment::Start,
        Written::By(day) => clause::date(day).map_or(Moment::Start, Moment::By),
        Written::On(day) => clause::date(day).map_or(Moment::Start, Moment::On),
        Written::Offered => Moment::Offered,
        Written::Within { count, days, of } => Moment::Within {
            count,
            unit: if days { Unit::Days } else { Unit::Months },
            of: match of {
                Point::Applying => Milestone::Applying,
                Point::Starting => Milestone::Starting,
                Point::Finishing => Milestone::Finishing,
                Point::Qualifying => Milestone::Qualifying,
                Point::Registering => Milestone::Registering,
            },
        },
        Written::BeforeFinish | Written::ByQualifying => Moment::Finish,
        Written::BeforeTitle | Written::Qualified | Written::Register => Moment::Qualified,
        Written::EveryYears(years) => Moment::EveryYears(years),
        Written::Yearly => Moment::EveryYears(1),
    }
}
