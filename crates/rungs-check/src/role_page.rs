//! Role pages: headings say what their bullets are, and whose, and when.

mod lengths;
mod missed_bullet;
mod route_kind;
pub(crate) mod sources;
mod steps;
mod way_in;

use std::collections::BTreeMap;

use rungs_core::framework::{Role, Source};
use rungs_core::requirement::{Moment, Owner, Requirement};
use rungs_core::vocabulary::{Term, TermId, Vocabulary};
use rungs_text::{Heading, Prose, Readings, Rewrite, Section, Span, Spanned};

pub(crate) use steps::{check_links, target};

use crate::clause;
use crate::finding::{
    DUPLICATE_ROUTE, Finding, HEADING_WITHOUT_RULES, MISPLACED_HEADING, MISSING_VALUE, UNKNOWN_NAME, did_you_mean,
};
use crate::front_matter::Fields;
use crate::index::Index;
use crate::keys;
use crate::own_words::OwnWords;
use crate::rules::named::NamedRules;
use crate::rules::{self, Context, Listed, Rule, Rules};
use crate::source::Sheet;
use crate::wording::{self, Definition};

/// Reads role pages against one vocabulary, any number of them side by side.
pub(crate) struct Reader<'r, 'a> {
    pub(crate) readings: &'r Readings<'r>,
    pub(crate) named: &'r NamedRules<'r, 'a>,
    pub(crate) vocabulary: &'r Vocabulary,
    /// Where terms are defined.
    pub(crate) defined: &'r Index,
}

/// What came of reading one page.
pub(crate) struct ReadPage<T> {
    /// What the page is about.
    pub(crate) what: T,
    pub(crate) sources: BTreeMap<String, Source>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) index: Index,
    /// What it names in words of its own, which its role places behind the vocabulary's terms.
    pub(crate) own: Vec<Term>,
}

impl<'a> Reader<'_, 'a> {
    pub(crate) fn read(&self, sheet: &Sheet<'a>) -> ReadPage<Role> {
        let mut findings = Vec::new();
        let mut role = front(sheet, &mut findings);
        let lists = Listed { professions: known_professions(&role, self.vocabulary), ..listed(sheet) };
        self.page(sheet, findings, lists, |page| {
            for section in &sheet.page.sections {
                if let Some(heading) = page.heading(section) {
                    page.section(&mut role, section, heading);
                }
            }
            role
        })
    }

    /// Reads one page in its own way; what was found in front of its sections comes first.
    pub(crate) fn page<T>(
        &self,
        sheet: &Sheet<'a>,
        mut findings: Vec<Finding>,
        lists: Listed,
        read: impl FnOnce(&mut Page<'_, 'a>) -> T,
    ) -> ReadPage<T> {
        let (mut index, mut sources) = (Index::default(), BTreeMap::new());
        index.page(sheet, self.vocabulary);
        let imported = sheet.is_imported();
        let unconfirmed = sources::keep(sheet, &mut sources);
        let own = OwnWords::of(self.vocabulary);
        let mut page = Page {
            rules: Rules {
                definitions: page_definitions(sheet),
                unconfirmed,
                lists,
                imported,
                ..Rules::new(sheet, self.readings, &own, self.defined, &mut findings, &mut index, self.named)
            },
        };
        let what = read(&mut page);
        ReadPage { what, sources, findings, index, own: own.into_own() }
    }
}

/// The title of a page, which every page has.
pub(crate) fn title(sheet: &Sheet<'_>, findings: &mut Vec<Finding>) -> String {
    let title = sheet.page.title.as_ref().map(|title| title.as_str().trim().to_owned()).unwrap_or_default();
    if title.is_empty() {
        let message = "the page has no title";
        findings.push(MISSING_VALUE.at(sheet.whole(), message).help("add a line `# Title` below the front matter"));
    }
    title
}

/// What the front matter, the title and the paragraphs below it say of a role.
pub(crate) fn front(sheet: &Sheet<'_>, findings: &mut Vec<Finding>) -> Role {
    let fields = Fields::new(sheet, keys::ROLE, findings);
    let title = title(sheet, findings);
    let slug = fields.required("role", findings).unwrap_or_default();
    fields.list("replaces");
    Role {
        slug,
        title,
        aliases: fields.list("also-called"),
        page: sheet.path.to_owned(),
        level: fields.level("level", 8, findings),
        career_level: fields.level("career-level", 9, findings),
        band: fields.text("band", findings),
        rung: fields.level("rung", 9, findings),
        professions: fields.list("professions"),
        regulator: fields.text("regulator", findings),
        in_force: fields.date("in-force", findings),
        until: fields.date("until", findings),
        reviewed: fields.date("reviewed", findings),
        summary: sheet.page.prose.iter().map(|prose| prose.text.as_str().to_owned()).collect(),
        ..Role::default()
    }
}

/// The duties and skills of a page, wherever on it they stand.
fn listed(sheet: &Sheet<'_>) -> Listed {
    let mut lists = Listed::default();
    for section in &sheet.page.sections {
        let bullets = || section.bullets.iter().map(|one| one.text.as_str().trim().to_owned());
        match rungs_text::heading(&section.heading, section.level) {
            Ok(Heading::WhatYouDo) => lists.duties.extend(bullets()),
            Ok(Heading::WhatYouBring) => lists.skills.extend(bullets()),
            _ => {}
        }
    }
    lists
}

/// The professions that a page is about, as far as the vocabulary has them.
fn known_professions(role: &Role, vocabulary: &Vocabulary) -> Vec<TermId> {
    role.professions.iter().filter_map(|name| vocabulary.find(name, &["profession"])).collect()
}

/// What a page defines for all of it: under its own headings, and not under a way in.
fn page_definitions(sheet: &Sheet<'_>) -> Vec<Definition> {
    let is_ways_in =
        |section: &&Section| matches!(rungs_text::heading(&section.heading, section.level), Ok(Heading::WaysIn));
    sheet.page.sections.iter().filter(|section| !is_ways_in(section)).flat_map(wording::definitions).collect()
}

/// One page on its way into a role or an opportunity.
pub(crate) struct Page<'r, 'a> {
    pub(crate) rules: Rules<'r, 'a>,
}

impl Page<'_, '_> {
    pub(crate) fn problem(&mut self, problem: rungs_text::Problem) {
        let sheet = self.rules.sheet;
        self.rules.findings.push(Finding::of_text(problem, |span| sheet.locate(span)));
    }

    fn section(&mut self, role: &mut Role, section: &Section, heading: Heading) {
        let words =
            |bullets: &[rungs_text::Bullet]| bullets.iter().map(|one| one.text.as_str().trim().to_owned()).collect();
        match heading {
            Heading::WhatYouDo | Heading::WhatYouBring => {
                self.only_bullets(section);
                match heading {
                    Heading::WhatYouDo => role.duties = words(&section.bullets),
                    _ => role.skills = words(&section.bullets),
                }
            }
            Heading::Notes => {
                role.notes = section.prose.iter().map(|prose| prose.text.as_str().to_owned()).collect();
                role.notes.extend(section.bullets.iter().map(|bullet| bullet.text.as_str().to_owned()));
            }
            Heading::EveryoneNeeds => {
                role.to_hold = self.plain_rules(section, Owner::Employer, Moment::Start);
            }
            Heading::ToStartAnyWayIn => {
                role.to_start = self.plain_rules(section, Owner::Provider, Moment::Start);
            }
            Heading::StayingInTheRole => {
                role.to_stay = self.plain_rules(section, Owner::Regulator, Moment::EveryYears(1));
            }
            Heading::WaysIn => {
                for prose in &section.prose {
                    self.stray(prose);
                }
                for way in &section.sections {
                    if let Some(route) = self.route(way, &role.to_start) {
                        if role.routes.iter().any(|other| other.slug == route.slug) {
                            let message = format!("there is another way in called “{}”", route.title);
                            let place = self.rules.sheet.locate(way.heading.span());
                            self.rules.findings.push(DUPLICATE_ROUTE.at(place, message));
                        }
                        role.routes.push(route);
                    }
                }
            }
            Heading::WhereItLeads => self.steps(role, section),
            Heading::At(_)
            | Heading::StartingFrom(_)
            | Heading::StartingBefore(_)
            | Heading::In(_)
            | Heading::OnceOffered
            | Heading::BeforeYouFinish
            | Heading::OnceYouQualify => {
                let message = format!("“{}” belongs under a way in", section.heading.as_str());
                let place = self.rules.sheet.locate(section.heading.span());
                self.rules
                    .findings
                    .push(MISPLACED_HEADING.at(place, message).help("make it a `####` heading below a `###` way in"));
            }
        }
    }

    /// Rules that belong to no way in.
    fn plain_rules(&mut self, section: &Section, owner: Owner, moment: Moment) -> Vec<Requirement> {
        let context = Context::new(owner, moment);
        let mut rules = Vec::new();
        self.rules_below(section, context, &mut rules);
        rules.into_iter().map(|rule| rule.requirement).collect()
    }

    pub(crate) fn rules_below(&mut self, section: &Section, mut context: Context, rules: &mut Vec<Rule>) {
        if !section.footnotes.is_empty() {
            context.sources = section.footnotes.iter().map(|footnote| footnote.value.clone()).collect();
        }
        for prose in &section.prose {
            match rungs_text::owner_line(&prose.text) {
                Some(Ok(owner)) => {
                    if let Some(owner) = rules::owner(&owner.value) {
                        context.for_funding = owner == Owner::Funder;
                        context.owner = owner;
                    }
                }
                Some(Err(problem)) => self.problem(problem),
                None => self.stray(prose),
            }
        }
        self.bullets(section, &context, rules);
    }

    fn bullets(&mut self, section: &Section, context: &Context, rules: &mut Vec<Rule>) {
        let is_empty = section.bullets.is_empty() && section.sections.is_empty();
        if is_empty && !self.is_told_of_prose(section.span) {
            let message = format!("nothing stands under “{}”", section.heading.as_str());
            let place = self.rules.sheet.locate(section.heading.span());
            let help = "write “There are no set requirements.” or “What is needed here isn't known yet.”, or remove the heading";
            self.rules.findings.push(HEADING_WITHOUT_RULES.at(place, message).help(help));
        }
        rules.extend(self.rules.list(&section.bullets, context));
        for below in &section.sections {
            let narrowed = self.heading(below).and_then(|heading| self.narrowed(below, heading, context.clone()));
            match narrowed {
                Some(context) => self.rules_below(below, context, rules),
                // Nobody can tell whose rules these are, and what is wrong with them is still worth telling.
                None => self.rules_below(below, context.clone(), &mut Vec::new()),
            }
        }
    }

    /// The heading of a section. One that is surely a slip is told and taken for what was meant, so that what stands below
    /// it is read as well.
    fn heading(&mut self, section: &Section) -> Option<Heading> {
        let mut problem = match rungs_text::heading(&section.heading, section.level) {
            Ok(heading) => return Some(heading),
            Err(problem) => problem,
        };
        if problem.code == rungs_text::code::HEADING_LEVEL && section.level > 2 {
            let hashes = Span::new(section.span.start, section.span.start + usize::from(section.level));
            problem = problem.rewrite("level 2", hashes, "##");
        }
        // *## Degree apprenticeship*, with the line of a way in below it.
        let lines = section.prose.iter().flat_map(|prose| &prose.lines).next();
        let is_way_in = lines.and_then(rungs_text::route_line).is_some_and(|(_, problems)| problems.is_empty());
        if problem.code == rungs_text::code::UNKNOWN_HEADING && section.level == 2 && is_way_in {
            let title = section.heading.as_str().trim();
            let message = format!("“{title}” is a way in, and stands one level too high");
            let help = format!("write ### {title}, below `## Ways in`");
            let hashes = Span::new(section.span.start, section.span.start + 2);
            problem = rungs_text::Problem::new(rungs_text::code::HEADING_LEVEL, message, section.heading.span());
            self.problem(problem.help(help).rewrite("level 3", hashes, "###"));
            return None;
        }
        let meant = match problem.rewrites.as_slice() {
            [Rewrite { edits, .. }] => edits.first().map(|edit| rungs_text::Text::verbatim(&edit.replacement, 0)),
            _ => None,
        };
        self.problem(problem);
        rungs_text::heading(&meant?, section.level).ok()
    }

    /// What a heading below a way in adds to what the headings above it say.
    fn narrowed(&mut self, section: &Section, heading: Heading, mut context: Context) -> Option<Context> {
        match heading {
            Heading::At(provider) => {
                context.provider = Some(rules::provider(&provider.value));
                context.owner = Owner::Provider;
            }
            Heading::StartingFrom(date) => context.starts.from = clause::date(date),
            Heading::StartingBefore(date) => context.starts.before = clause::date(date),
            Heading::In(profession) => {
                context.profession = Some(self.profession(&profession));
            }
            Heading::OnceOffered => (context.moment, context.moment_told) = (Moment::Offered, true),
            Heading::BeforeYouFinish => (context.moment, context.moment_told) = (Moment::Finish, true),
            Heading::OnceYouQualify => {
                (context.moment, context.moment_told) = (Moment::Qualified, true);
                context.owner = Owner::Regulator;
            }
            _ => {
                let message = format!("“{}” can't stand below a way in", section.heading.as_str());
                let place = self.rules.sheet.locate(section.heading.span());
                self.rules.findings.push(MISPLACED_HEADING.at(place, message).help("make it a `##` heading"));
                return None;
            }
        }
        Some(context)
    }

    /// The name of a profession under a heading, which is one of the vocabulary's, and of those the page is about.
    fn profession(&mut self, named: &Spanned<String>) -> String {
        let place = self.rules.sheet.locate(named.span);
        let Some(profession) = self.rules.vocabulary.find(&named.value, &["profession"]) else {
            let near = self.rules.readings.grammar.names.nearest(&named.value, &["profession"]);
            let message = format!("the vocabulary has no profession called “{}”", named.value);
            let mut finding = UNKNOWN_NAME.at(place, message);
            finding.help = did_you_mean(&near).or_else(|| Some(format!("define it: `## {}`", named.value)));
            if let Some(meant) = near.first() {
                finding = finding.rewrite(Rewrite::new(format!("“{meant}”"), named.span, meant.clone()));
            }
            self.rules.findings.push(finding);
            return named.value.clone();
        };
        if !self.rules.lists.professions.contains(&profession) {
            let message = format!("this page isn't about {}", named.value);
            let help = "add it to `professions:` in the front matter, or take the heading out";
            self.rules.findings.push(MISPLACED_HEADING.at(place, message).help(help));
        }
        self.rules.vocabulary.title(profession).to_owned()
    }

    /// Where a heading holds bullets and nothing else, what else stands there would be lost.
    fn only_bullets(&mut self, section: &Section) {
        for line in section.prose.iter().flat_map(|prose| &prose.lines) {
            let message = format!("only the bullets under “{}” are read", section.heading.as_str());
            let finding = self.prose(line, &message);
            self.rules.findings.push(finding);
        }
        for below in &section.sections {
            let message = format!("nothing is read below a heading under “{}”", section.heading.as_str());
            let finding = MISPLACED_HEADING.at(self.rules.sheet.locate(below.heading.span()), message);
            self.rules.findings.push(finding.help("leave the heading out, and keep the bullets"));
        }
    }

    fn stray(&mut self, prose: &Prose) {
        let message = "prose here would look like a rule and decide nothing";
        let whole = self.prose(&prose.text, message);
        // A paragraph is one thing to tell of, unless its lines were to be bullets.
        if whole.rewrites.is_empty() || prose.lines.len() < 2 {
            self.rules.findings.push(whole);
            return;
        }
        for line in &prose.lines {
            let finding = self.prose(line, message);
            self.rules.findings.push(finding);
        }
    }
}
