//! Opportunity pages: below the title what it is, takes, costs and gives, then what it asks of those who start it.

use rungs_core::condition::DayOfYear;
use rungs_core::opportunity::{Opportunity, Pace};
use rungs_core::requirement::{Moment, Owner, Place};
use rungs_text::{BEFORE_YOU_START, OpportunityLine, Problem, Section, Span, Text, code};

use crate::finding::{MISPLACED_OFFER, MISSING_VALUE, NO_SOURCE, PROSE_AMONG_RULES, UNCONFIRMED};
use crate::front_matter::Fields;
use crate::keys;
use crate::role_page::{Page, ReadPage, Reader, title};
use crate::rules::{self, Context, Listed};
use crate::source::Sheet;

/// What the lines below the title say.
#[derive(Default)]
struct Told {
    /// What it is, as written, where, and as it is read.
    line: Option<(String, Span, OpportunityLine)>,
    cost: Option<(u32, u32)>,
    apply_by: Option<DayOfYear>,
    awards: Vec<Text>,
    owner: Option<Owner>,
    summary: Vec<String>,
    sources: Vec<String>,
}

impl<'a> Reader<'_, 'a> {
    /// Reads the page of an opportunity; none, where it doesn't say what a plan needs to know of it.
    pub(crate) fn read_opportunity(&self, sheet: &Sheet<'a>) -> ReadPage<Option<Opportunity>> {
        let mut findings = Vec::new();
        let fields = Fields::new(sheet, keys::OPPORTUNITY, &mut findings);
        let title = title(sheet, &mut findings);
        let slug = fields.required("opportunity", &mut findings).unwrap_or_default();
        let reviewed = fields.date("reviewed", &mut findings);
        self.page(sheet, findings, Listed::default(), |page| {
            let told = page.told();
            let owner = told.owner.clone().unwrap_or(Owner::Provider);
            let context = Context::new(owner.clone(), Moment::Start);
            let gives = told.awards.iter().flat_map(|award| page.rules.gains(award, &context)).collect();
            let requirements = page.asked_at_start(&context);
            if told.awards.is_empty() {
                page.missing("nothing says what this gives", "Gives GCSE English at grade 4 or above.");
            }
            let Some((line, span, read)) = told.line else {
                page.missing(
                    "nothing says what this is: a course, a placement, a test",
                    "Part-time course, 3 to 6 months, 4 hours a week.",
                );
                return None;
            };
            let Some(length) = read.length else {
                let place = page.rules.sheet.locate(span);
                let finding = MISSING_VALUE.at(place.clone(), "this line doesn't say how long it takes");
                page.rules.findings.push(finding.help(
                    "add it, as in “Part-time course, 3 to 6 months.”; weeks and days can be said as well, and where no source says, your best estimate with a footnote that begins “General knowledge, not confirmed”",
                ));
                return None;
            };
            let mut starts_in: Vec<i8> = read.starts_in.iter().filter_map(|month| i8::try_from(*month).ok()).collect();
            starts_in.sort_unstable();
            let place = sheet.page.title.as_ref().map_or_else(|| sheet.whole(), |title| sheet.locate(title.span()));
            Some(Opportunity {
                slug,
                title,
                place: Place { page: place.path, line: place.line },
                summary: told.summary,
                line,
                months: length.months(),
                pace: pace(read.pace),
                hours_a_week: read.hours_a_week,
                in_evenings: read.in_evenings,
                cost: told.cost,
                starts_in,
                apply_by: told.apply_by,
                owner,
                requirements,
                gives,
                sources: told.sources,
                reviewed,
            })
        })
    }
}

impl Page<'_, '_> {
    /// What stands below the title: prose in paragraphs of its own, and the lines that say what it is.
    fn told(&mut self) -> Told {
        let mut told = Told::default();
        let sheet = self.rules.sheet;
        for prose in &sheet.page.prose {
            if !prose.lines.iter().any(rungs_text::is_opportunity_line) {
                told.summary.push(prose.text.as_str().trim().to_owned());
                continue;
            }
            for name in prose.footnotes.iter().map(|footnote| &footnote.value) {
                if !told.sources.contains(name) {
                    told.sources.push(name.clone());
                }
            }
            for line in &prose.lines {
                self.line(line, &mut told);
            }
        }
        told
    }

    fn line(&mut self, line: &Text, told: &mut Told) {
        if let Some((read, problems)) = rungs_text::opportunity_line(line) {
            let is_first = told.line.is_none();
            problems.into_iter().for_each(|problem| self.problem(problem));
            told.line.get_or_insert_with(|| (line.as_str().trim().to_owned(), line.span(), read));
            self.once(is_first, line);
            self.sourced(line);
        } else if let Some(read) = rungs_text::award_line(line) {
            match read {
                Ok(awards) => told.awards.extend(awards),
                Err(problem) => self.problem(problem),
            }
        } else if let Some(read) = rungs_text::cost_line(line) {
            let is_first = told.cost.is_none();
            self.taken(read, &mut told.cost);
            self.once(is_first, line);
            self.sourced(line);
        } else if let Some(read) = rungs_text::apply_line(line) {
            let is_first = told.apply_by.is_none();
            let day = read.map(|day| DayOfYear { month: month(day.month), day: month(day.day) });
            self.taken(day, &mut told.apply_by);
            self.once(is_first, line);
        } else if let Some(read) = rungs_text::offered_by_line(line) {
            let is_first = told.owner.is_none();
            self.taken(read.map(|name| offerer(&name.value)), &mut told.owner);
            self.once(is_first, line);
        } else {
            let message = "this line says nothing known of an opportunity, and stands among those that do";
            let finding = PROSE_AMONG_RULES.at(self.rules.sheet.locate(line.span()), message);
            let help = "if it is prose, part it from them by an empty line; if not, write it as one of: Part-time course, 3 to 6 months. Costs £300. Apply by 31 July. Gives …. Offered by …";
            self.rules.findings.push(finding.help(help));
        }
    }

    fn taken<T>(&mut self, read: Result<T, Problem>, place: &mut Option<T>) {
        match read {
            Ok(value) => {
                place.get_or_insert(value);
            }
            Err(problem) => self.problem(problem),
        }
    }

    /// Each line says something that no other says.
    fn once(&mut self, is_first: bool, line: &Text) {
        if !is_first {
            let message = "a line before this one says that already";
            let problem = Problem::new(code::UNREAD_OPPORTUNITY_LINE, message, line.span());
            self.problem(problem.help("take one of the two out"));
        }
    }

    /// What a line says rests on something.
    fn sourced(&mut self, line: &Text) {
        let sheet = self.rules.sheet;
        let behind = sheet.source.get(line.span().end..).unwrap_or_default();
        let behind = behind.lines().next().unwrap_or_default();
        let names: Vec<&str> =
            behind.split("[^").skip(1).filter_map(|rest| rest.split_once(']')).map(|(name, _)| name).collect();
        let place = sheet.locate(line.span());
        if names.is_empty() {
            let message = "nothing says where what this line says comes from";
            let finding = NO_SOURCE.at(place, message).help("end the line with a footnote, such as `[^gm]`");
            self.rules.findings.push(finding);
        } else if names.iter().any(|name| self.rules.unconfirmed.contains(*name)) {
            let message = "what this line says is general knowledge: no source has confirmed it";
            self.rules.findings.push(UNCONFIRMED.at(place, message));
        }
    }

    /// What stands under *Before you start*. A page without it is silent, and silence could mean anything.
    fn asked_at_start(&mut self, context: &Context) -> Vec<rungs_core::requirement::Requirement> {
        let sheet = self.rules.sheet;
        let mut asked = Vec::new();
        for section in &sheet.page.sections {
            if self.is_before_you_start(section) {
                self.rules_below(section, context.clone(), &mut asked);
            }
        }
        if sheet.page.sections.is_empty() {
            let message = "nothing says what this asks of those who start it";
            let help = format!(
                "add `## {BEFORE_YOU_START}` with its rules below it; where there are none, “There are no set requirements.”, and where nobody knows, “What is needed here isn't known yet.”"
            );
            self.rules.findings.push(MISSING_VALUE.at(sheet.whole(), message).help(help));
        }
        let (general, offered): (Vec<_>, Vec<_>) = asked.into_iter().partition(|rule| rule.provider.is_none());
        for rule in &offered {
            let provider = rule.provider.as_deref().unwrap_or_default();
            let message = format!("what {provider} asks can't stand here: an opportunity is the same for all");
            let place = sheet.line(rule.requirement.place.line);
            let help = "give what one provider offers a page of its own";
            self.rules.findings.push(MISPLACED_OFFER.at(place, message).help(help));
        }
        general.into_iter().map(|rule| rule.requirement).collect()
    }

    /// Whether rules stand below a heading. One that is surely a slip is told and taken for what was meant.
    fn is_before_you_start(&mut self, section: &Section) -> bool {
        let mut problem = match rungs_text::opportunity_heading(&section.heading, section.level) {
            Ok(()) => return true,
            Err(problem) => problem,
        };
        let is_meant = problem.code == code::HEADING_LEVEL;
        if is_meant {
            let hashes = Span::new(section.span.start, section.span.start + usize::from(section.level));
            problem = problem.rewrite("level 2", hashes, "##");
        }
        self.problem(problem);
        is_meant
    }

    fn missing(&mut self, message: &str, example: &str) {
        let help = format!("write a line below the title, as in “{example}”");
        self.rules.findings.push(MISSING_VALUE.at(self.rules.sheet.whole(), message).help(help));
    }
}

/// Whoever offers it, as a page names them.
fn offerer(name: &str) -> Owner {
    let spoken = name.trim();
    if matches!(spoken.to_lowercase().as_str(), "employers" | "an employer") {
        return Owner::Employer;
    }
    rules::owner(spoken).unwrap_or_else(|| Owner::Named(spoken.to_owned()))
}

/// Months and days of the language are at most 31.
fn month(number: u8) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

fn pace(pace: rungs_text::Pace) -> Pace {
    match pace {
        rungs_text::Pace::AtWork => Pace::AtWork,
        rungs_text::Pace::PartTime => Pace::PartTime,
        rungs_text::Pace::FullTime => Pace::FullTime,
    }
}
