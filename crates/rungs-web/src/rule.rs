//! A rule as pages show it: its sentence, and below it, once opened, exactly how it is decided.

use askama::Template;
use rungs_app::wire::SourceName;
use rungs_app::wire::show::{ReadingShown, RequirementShown};
use rungs_app::words;

use crate::address::encoded;
use crate::marked::Html;
use crate::visit::Visit;

/// Rules in the order of the moments at which they fall due.
#[derive(Template)]
#[template(path = "rules.html")]
pub(crate) struct Rules {
    parts: Vec<Part>,
    /// The rank of the headings that name moments: one below the heading above them.
    rank: u8,
}

/// Rules that fall due at one moment; the moment is told where it isn't the start.
struct Part {
    moment: Option<String>,
    rules: Vec<Rule>,
}

impl Rules {
    pub(crate) fn new<'r>(
        visit: &Visit,
        rules: impl IntoIterator<Item = &'r RequirementShown>,
        sources: &[SourceName],
        rank: u8,
    ) -> Rules {
        let mut parts: Vec<(&str, Part)> = Vec::new();
        for rule in rules {
            let shown = Rule::new(visit, rule, sources);
            match parts.iter_mut().find(|(moment, _)| *moment == rule.moment) {
                Some((_, part)) => part.rules.push(shown),
                None => {
                    let moment = (rule.moment != "start").then(|| words::moment(&rule.moment));
                    parts.push((&rule.moment, Part { moment, rules: vec![shown] }));
                }
            }
        }
        Rules { parts: parts.into_iter().map(|(_, part)| part).collect(), rank }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// A rule of a role's page.
#[derive(Template)]
#[template(path = "rule.html")]
pub(crate) struct Rule {
    sentence: Html,
    /// The numbers of its sources in the list at the end of the page.
    numbers: String,
    /// That no source confirms it, in words.
    unconfirmed: Option<String>,
    how: How,
    items: Vec<Rule>,
}

/// How a rule is decided: rows of a name and what is said of it.
pub(crate) struct How {
    pub(crate) rows: Vec<Row>,
}

/// One row.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) lines: Vec<Html>,
}

impl Rule {
    /// A rule, whose sources stand in this list.
    pub(crate) fn new(visit: &Visit, rule: &RequirementShown, sources: &[SourceName]) -> Rule {
        let place = |id: &String| sources.iter().position(|source| source.id == *id).map(|place| place + 1);
        let mut numbers: Vec<usize> = rule.sources.iter().filter_map(place).collect();
        numbers.sort_unstable();
        Rule {
            sentence: Html::rule(&rule.sentence),
            numbers: numbers.iter().map(|number| format!("[{number}]")).collect::<Vec<_>>().join(" "),
            unconfirmed: (!rule.confirmed).then(|| visit.say("rule-unconfirmed")),
            how: how(visit, rule, sources),
            items: rule.requirements.iter().map(|item| Rule::new(visit, item, sources)).collect(),
        }
    }
}

fn how(visit: &Visit, rule: &RequirementShown, sources: &[SourceName]) -> How {
    let mut rows = Vec::new();
    let mut row = |name: &str, lines: Vec<Html>| {
        if !lines.is_empty() {
            rows.push(Row { name: visit.say(name), lines });
        }
    };
    row("how-if", rule.applies_if.iter().map(|read| asked(visit, read)).collect());
    row("how-counts", rule.reads.iter().map(|read| asked(visit, read)).collect());
    row("how-settled", vec![Html::text(&visit.say(&format!("settled-by-{}", rule.settled_by)))]);
    if rule.settled_by != "not-known" {
        let mut firm = vec![Html::text(&visit.say(&format!("strength-{}", rule.strength)))];
        if let Some(decider) = &rule.decided_by {
            firm.push(Html::text(&visit.say_of("how-decides", &[("it", words::owner(decider).into())])));
        }
        row("how-firm", firm);
    }
    row("how-asks", vec![Html::text(&words::capital(&words::owner(&rule.owner)))]);
    let mut when = vec![Html::text(&words::moment(&rule.moment))];
    let day = |key: &str, day: &Option<String>| {
        day.as_ref().map(|day| Html::text(&visit.say_of(key, &[("it", words::told_date(day).into())])))
    };
    when.extend(day("how-starts-from", &rule.starts_from));
    when.extend(day("how-starts-before", &rule.starts_before));
    row("how-when", when);
    row("how-read", read(visit, &rule.sources, sources));
    row(
        "how-page",
        vec![Html::text(&format!(
            "{}, {}",
            rule.page,
            visit.say_of("how-line", &[("it", rule.line.to_string().into())])
        ))],
    );
    How { rows }
}

/// What counts, and the question that settles it.
fn asked(visit: &Visit, read: &ReadingShown) -> Html {
    let question = visit.say_of("how-question", &[("it", read.question.clone().into())]);
    Html::text(&format!("{}. {question}", words::capital(&read.what)))
}

/// Where a rule was read, each as a link to the source's page.
pub(crate) fn read(visit: &Visit, ids: &[String], sources: &[SourceName]) -> Vec<Html> {
    let told = ids.iter().filter_map(|id| sources.iter().find(|source| source.id == *id));
    let line = |source: &SourceName| {
        let address = visit.link(&format!("/sources/{}", encoded(&source.id)));
        let read = source.read.as_ref().map_or_else(String::new, |day| {
            format!(" {}", visit.say_of("read-on", &[("it", words::told_date(day).into())]))
        });
        Html::link(&address, &source.title).and(&Html::plain(&read))
    };
    told.map(line).collect()
}
