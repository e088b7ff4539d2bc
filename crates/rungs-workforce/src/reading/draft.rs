//! What the columns of a staff export could be: proposed from their headings and cells, for somebody to confirm.

mod codes;
mod guess;
mod preview;
mod read_as;
mod seen;
mod several;

use jiff::civil::Date;
use rungs_core::framework::Framework;
use serde::{Serialize, Serializer};

use crate::reading::mapping::write::{Remarks, entry, yaml};
use crate::reading::mapping::{Beside, Column, DateOrder, Mapping, Meaning};
use crate::reading::sheet::{Export, SheetFault, Table};
use crate::reading::staff::bound::{Bound, Context};
use crate::reading::staff::cell::{Said, Trouble};
use crate::reading::staff::tell::Common;
use crate::reading::titles::Titles;
use guess::Guess;
pub use preview::{Preview, PreviewRow, preview};
pub(crate) use read_as::read_as;
use seen::look;
pub use seen::{Seen, SeenCell};

/// A mapping that is proposed, with what it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Draft {
    /// What the file is called.
    pub file: String,
    /// What sort of file it is, in words.
    pub format: String,
    /// The sheet that the staff are in, if the file has several.
    pub sheet: Option<String>,
    /// All its sheets.
    pub sheets: Vec<String>,
    /// The row of the headings, as Excel counts.
    pub headings: u64,
    /// Rows below them that aren't empty.
    pub rows: u64,
    /// The columns in the order of the file.
    pub columns: Vec<DraftColumn>,
    /// What is worth knowing about the file.
    pub notes: Vec<String>,
    /// The mapping as it is proposed: columns that can be two things are left out of it until [`Draft::choose`] takes an
    /// answer.
    #[serde(skip)]
    pub mapping: Mapping,
    /// A line of the mapping that says what is so of everybody's employer, where nothing says it yet: an example.
    #[serde(skip)]
    employer: Option<String>,
}

/// What one column could be.
#[derive(Clone, Debug, Serialize)]
pub struct DraftColumn {
    /// Its heading.
    pub heading: String,
    /// What it is proposed to be.
    #[serde(serialize_with = "named")]
    pub is: Meaning,
    /// What it is read as, in words: *job now*, *GCSE maths grade*.
    pub read_as: String,
    /// How sure that is.
    pub state: State,
    /// Why it is proposed to be that.
    pub why: String,
    /// What is in it; nothing of a column that is left out unread.
    pub seen: Option<Seen>,
    /// What it says in words: *212 names, 197 matched*.
    pub in_it: String,
    /// What only a person can tell.
    pub ask: Option<Ask>,
    /// Of a column of occupation codes: those of most rows first, each of which somebody can say the job of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<SeenCell>,
}

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The heading and the cells say the same.
    Understood,
    /// Somebody has to answer a question, or to look.
    CheckThis,
    /// It isn't needed, or is never to be read.
    LeftOut,
}

/// A question about a column.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// The question.
    pub question: String,
    /// The answers; the first is what is proposed.
    pub choices: Vec<Choice>,
    /// What may help to answer it.
    pub hint: String,
}

/// An answer to a question about a column.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The answer in words.
    pub label: String,
    /// What the column is then.
    #[serde(skip)]
    pub column: Column,
}

fn named<S: Serializer>(meaning: &Meaning, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(meaning.as_str())
}

impl Draft {
    /// How many columns need somebody's answer.
    pub fn to_ask(&self) -> usize {
        self.columns.iter().filter(|column| column.state == State::CheckThis && column.ask.is_some()).count()
    }

    /// The mapping as a file, with what can be chosen and what could be said beside it as comments.
    pub fn to_yaml(&self) -> String {
        let mut remarks = Remarks::default();
        if let Some(employer) = self.employer.as_ref().filter(|_| self.mapping.employer.is_none()) {
            remarks.before.push("What is so of everybody's employer is said once, if it is; for example:".to_owned());
            remarks.before.push(employer.clone());
        }
        for column in self.to_name() {
            remarks.by_cell.insert(column.heading.clone(), self.by_code(column));
        }
        let unread = self.columns.iter().filter(|column| column.is == Meaning::LeftOut && !column.codes.is_empty());
        remarks.below.extend(unread.map(|column| (column.heading.clone(), codes::instead(column))));
        for column in self.columns.iter().filter(|column| column.state == State::CheckThis) {
            let Some(ask) = &column.ask else { continue };
            let question = format!("{} To choose, put one of these in place of the line above:", ask.question);
            let choices = ask.choices.iter().filter(|choice| choice.column.is != Meaning::LeftOut);
            let choices = choices.map(|choice| format!("{}  # {}", entry(&choice.column), choice.label));
            remarks.below.insert(column.heading.clone(), std::iter::once(question).chain(choices).collect());
        }
        yaml(&self.mapping, &remarks)
    }

    /// Takes an answer: of the column at a place, the choice at a place. Whether there are such.
    pub fn choose(&mut self, column: usize, choice: usize) -> bool {
        let Some(told) = self.columns.get_mut(column) else { return false };
        let Some(chosen) = told.ask.as_ref().and_then(|ask| ask.choices.get(choice)) else { return false };
        let chosen = chosen.column.clone();
        told.is = chosen.is;
        told.read_as = read_as(&chosen);
        told.state = if chosen.is == Meaning::LeftOut { State::LeftOut } else { State::Understood };
        match self.mapping.columns.iter_mut().find(|known| known.name == chosen.name) {
            Some(known) => *known = chosen,
            None => self.mapping.columns.push(chosen),
        }
        true
    }
}

/// Proposes a mapping. The staff are in the first file; the others, and other sheets of it, may go with them.
///
/// # Errors
/// A file that can't be read.
pub fn draft(exports: &mut [Export], framework: &Framework, on: Date) -> Result<Draft, SheetFault> {
    let titles = Titles::of(framework);
    let common = Common { full_time: crate::reading::mapping::FULL_TIME_HOURS, ..Common::default() };
    let context = Context { titles: &titles, common: &common, on };
    let main = exports.first_mut().ok_or_else(|| SheetFault::new("no file was given", "give the staff export"))?;
    let sheets = main.sheets();
    let sheet = staff_sheet(main, &sheets)?;
    let mut table = Table::open(main, sheet.as_deref(), None, &guess::KNOWN)?;
    let headings = table.headings.clone();
    let (seen, rows) = look(&mut table)?;
    let guesses: Vec<Guess> =
        headings.names.iter().zip(&seen).map(|(name, seen)| guess::column(name, seen, &titles)).collect();
    let guesses = several::settled(guesses, &seen, &titles);
    let mut mapping = Mapping::default();
    mapping.headings = (headings.row > 1).then_some(headings.row);
    if sheets.len() > 1 {
        mapping.sheet.clone_from(&sheet);
    }
    let columns = headings.names.iter().zip(seen).zip(guesses);
    let columns: Vec<DraftColumn> = columns
        .map(|((name, seen), guess)| {
            // Until somebody has answered, a column that can be two things is neither.
            let proposed = match guess.ask {
                Some(_) => Column::new(name, Meaning::LeftOut),
                None => guess.column.clone(),
            };
            mapping.columns.push(proposed);
            drafted(name, seen, guess, &context)
        })
        .collect();
    let mut notes = main.notes(sheet.as_deref())?;
    if mapping.of(Meaning::StaffNumber).next().is_none() {
        notes.push("no column is clearly the staff number: each row is taken for a person of its own".to_owned());
    }
    let (file, format) = (main.name().to_owned(), main.format().to_string());
    besides(exports, sheet.as_deref(), &mut mapping)?;
    let employer = employer(framework);
    Ok(Draft { file, format, sheet, sheets, headings: headings.row, rows, columns, notes, mapping, employer })
}

/// What could be said of everybody's employer, as the framework calls it.
fn employer(framework: &Framework) -> Option<String> {
    let titles = |class: &str| {
        let terms = framework.vocabulary.of_class(class).iter().filter_map(|term| framework.vocabulary.get(*term));
        terms.map(|term| term.title.clone()).collect::<Vec<_>>()
    };
    let sector = titles("sector").first().map(|sector| format!("sector: {sector}"));
    let schemes: Vec<String> = titles("scheme").iter().map(|scheme| format!("{scheme}: true")).collect();
    let schemes = (!schemes.is_empty()).then(|| format!("takes_part: {{ {} }}", schemes.join(", ")));
    let told: Vec<String> = sector.into_iter().chain(schemes).collect();
    (!told.is_empty()).then(|| format!("employer: {{ {} }}", told.join(", ")))
}

/// The sheet whose headings say most of what a staff list says.
fn staff_sheet(export: &mut Export, sheets: &[String]) -> Result<Option<String>, SheetFault> {
    let mut best: Option<(usize, String)> = None;
    for sheet in sheets {
        let Ok(table) = Table::open(export, Some(sheet), None, &guess::KNOWN) else { continue };
        let known = table.headings.names.iter().filter(|name| guess::is_staff(name)).count();
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, sheet.clone()));
        }
    }
    match best {
        Some((_, sheet)) => Ok(Some(sheet)),
        None => export.sheet(None),
    }
}

/// Other sheets and files that go with the staff: qualifications, one a row, or answers to questions.
fn besides(exports: &mut [Export], staff: Option<&str>, mapping: &mut Mapping) -> Result<(), SheetFault> {
    for (at, export) in exports.iter_mut().enumerate() {
        let sheets = export.sheets();
        let names: Vec<Option<String>> = match sheets.is_empty() {
            true => vec![None],
            false => sheets.into_iter().map(Some).collect(),
        };
        for sheet in names.into_iter().filter(|sheet| at > 0 || sheet.as_deref() != staff) {
            let Ok(table) = Table::open(export, sheet.as_deref(), None, &guess::KNOWN) else { continue };
            let file = (at > 0).then(|| export.name().to_owned());
            let headings = (table.headings.row > 1).then_some(table.headings.row);
            let sheets: Vec<String> = table.sheet.iter().cloned().collect();
            let beside = |file, columns: Vec<Column>| Some(Beside { file, sheets: sheets.clone(), headings, columns });
            let answers = several::answers(&table.headings.names);
            if let (Some(known), Some(columns)) = (&mut mapping.answers, &answers) {
                let names = |columns: &[Column]| columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
                let is_same = known.file == file && known.headings == headings;
                if is_same && names(&known.columns) == names(columns) {
                    known.sheets.extend(sheets);
                }
            } else if let Some(columns) = answers {
                mapping.answers = beside(file, columns);
            } else if mapping.qualifications.is_none()
                && let Some(columns) = several::qualifications(&table.headings.names)
            {
                mapping.qualifications = beside(file, columns);
            }
        }
    }
    Ok(())
}

/// One column with what its cells come to.
fn drafted(name: &str, seen: Seen, guess: Guess, context: &Context<'_, '_>) -> DraftColumn {
    let read_as = read_as(&guess.column);
    if !guess.codes.is_empty() {
        return codes::drafted(name, seen, guess, read_as);
    }
    let Guess { column, why, ask, is_private, codes } = guess;
    if column.is == Meaning::LeftOut {
        let state = if ask.is_some() { State::CheckThis } else { State::LeftOut };
        let in_it = if is_private { "never read past the heading".to_owned() } else { seen.told() };
        let seen = (!is_private).then_some(seen);
        return DraftColumn { heading: name.to_owned(), is: column.is, read_as, state, why, seen, in_it, ask, codes };
    }
    let order = column.dates.or(seen.dates.order());
    let mut bound = Bound::new(column.clone(), 0, order);
    let (mut unread, mut named, mut matched): (Vec<(String, u64)>, usize, usize) = (Vec::new(), 0, 0);
    let (mut either, mut first_either) = (0, None);
    if About::reads(column.is) {
        for cell in &seen.cells {
            let number = bound.number(&cell.text, context);
            let read = bound.cell(number);
            match read.and_then(|read| read.trouble.as_ref()) {
                Some(Trouble::SetAside(_)) if column.is.has_dates() => {
                    either += cell.rows;
                    first_either.get_or_insert_with(|| cell.text.clone());
                }
                Some(_) => unread.push((cell.text.clone(), cell.rows)),
                None => {}
            }
            named += 1;
            matched += usize::from(matches!(read.map(|read| &read.said), Some(Said::Job(Some(_), _))));
        }
    }
    let mut in_it = match column.is {
        Meaning::JobTitle => format!("{named} names, {matched} matched"),
        _ => seen.told(),
    };
    if !unread.is_empty() && column.is != Meaning::JobTitle {
        let shown: Vec<String> = unread.iter().take(3).map(|(text, _)| format!("“{text}”")).collect();
        let rows: u64 = unread.iter().map(|(_, rows)| rows).sum();
        let say = rungs_app::words::count(usize::try_from(rows).unwrap_or(usize::MAX), "row says", "rows say");
        in_it = format!("{in_it}; {say} {}, which can't be read", shown.join(", "));
    }
    let ask = ask.or_else(|| {
        let example = first_either.as_deref()?;
        Some(which_first(&column, example, either, &seen))
    });
    // Where most of a column can't be read, it is something else.
    let rows_unread: u64 = unread.iter().map(|(_, rows)| rows).sum();
    let is_mostly_read = column.is == Meaning::JobTitle || rows_unread * 2 <= seen.filled;
    let ask = ask.or_else(|| (!is_mostly_read).then(|| mostly_unread(&column, &read_as, &in_it)));
    let state = if ask.is_some() { State::CheckThis } else { State::Understood };
    let seen = Seen { unread: unread.into_iter().map(|(text, rows)| SeenCell { text, rows }).collect(), ..seen };
    let seen = Some(seen);
    DraftColumn { heading: name.to_owned(), is: column.is, read_as, state, why, seen, in_it, ask, codes }
}

/// Asks whether a column is what its heading says, where its cells don't.
fn mostly_unread(column: &Column, read_as: &str, in_it: &str) -> Ask {
    let left_out = Column::new(column.name.clone(), Meaning::LeftOut);
    let choices = vec![
        Choice { label: format!("{read_as}: what can't be read is left unknown"), column: column.clone() },
        Choice { label: "Something else: leave it out".to_owned(), column: left_out },
    ];
    let question = format!("Most of “{}” can't be read as what its heading says. Is it that?", column.name);
    Ask { question, choices, hint: in_it.to_owned() }
}

/// Asks which comes first in dates, with one of them.
fn which_first(column: &Column, example: &str, rows: u64, seen: &Seen) -> Ask {
    let choice = |order: DateOrder, first: &str| {
        let range = match crate::reading::dates::read(example, Date::MAX) {
            crate::reading::dates::Told::Either(day, month) => {
                if order == DateOrder::DayFirst {
                    day
                } else {
                    month
                }
            }
            _ => Date::MIN,
        };
        Choice {
            label: format!("The {first}: {}", range.strftime("%-d %B %Y")),
            column: Column { dates: Some(order), ..column.clone() },
        }
    };
    let hint = match (seen.dates.day_first, seen.dates.month_first) {
        (0, 0) => format!("in none of the {rows} rows is either number over 12, so the dates don't tell it themselves"),
        (day, month) => {
            format!("in {day} rows the first number is over 12, and in {month} the second: the column has both")
        }
    };
    let choices = vec![choice(DateOrder::DayFirst, "day"), choice(DateOrder::MonthFirst, "month")];
    Ask { question: format!("“{}” says {example}. Which comes first?", column.name), choices, hint }
}

/// Whether the cells of a column are read at all.
struct About;

impl About {
    fn reads(meaning: Meaning) -> bool {
        crate::reading::staff::tell::About::of(meaning).is_some()
    }
}
