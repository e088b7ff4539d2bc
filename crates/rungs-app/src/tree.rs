//! A file of facts as values with their places: YAML, TOML or JSON, told apart by content.

mod shape;
mod strict;
mod written;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use serde_saphyr::Spanned;
use toml::de::{DeTable, DeValue};

pub use rungs_check::nearest;
pub use shape::{shape, shape_fault};
pub use strict::Strict;

/// Files larger than this are not read, in bytes.
pub const LARGEST_FILE: usize = 1 << 20;

/// The ways a file of facts can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// TOML 1.
    Toml,
    /// JSON.
    Json,
}

impl Format {
    /// Reads a format's name.
    pub fn from_name(name: &str) -> Option<Format> {
        match name.to_lowercase().as_str() {
            "yaml" | "yml" => Some(Format::Yaml),
            "toml" => Some(Format::Toml),
            "json" => Some(Format::Json),
            _ => None,
        }
    }

    /// Tells the format by the content.
    pub fn of(content: &str) -> Format {
        let first = content.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        match first {
            Some(line) if line.starts_with('{') => Format::Json,
            Some(line) if line.starts_with("[[") || is_table(line) || is_assignment(line) => Format::Toml,
            _ => Format::Yaml,
        }
    }
}

fn is_table(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains(',')
}

fn is_assignment(line: &str) -> bool {
    let key =
        |key: &str| !key.trim().is_empty() && key.trim().chars().all(|c| c.is_alphanumeric() || "-_.\"".contains(c));
    line.split_once('=').is_some_and(|(before, _)| key(before))
}

/// Something wrong with a file of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Where in the file's structure, such as `employments[0].hours_per_week`; empty for the file as a whole.
    pub path: String,
    /// The line and column, from 1, where they are known.
    pub place: Option<(u64, u64)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// It is a word that the framework doesn't have: the fact could be left unknown.
    pub is_unknown_word: bool,
}

impl Fault {
    pub(crate) fn whole(message: impl Into<String>) -> Fault {
        Fault { message: message.into(), ..Fault::default() }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Tree {
    value: Branch,
    place: Option<(u64, u64)>,
}

#[derive(Clone, Debug)]
enum Branch {
    Leaf(Value),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a file.
    ///
    /// # Errors
    /// Text that isn't valid in its format, too large or nested too deep, or a key given twice.
    pub fn read(content: &[u8], format: Option<Format>) -> Result<Tree, Fault> {
        if content.len() > LARGEST_FILE {
            return Err(Fault::whole("the file is larger than 1 MB, which no person's facts are"));
        }
        let text = std::str::from_utf8(content).map_err(|error| {
            let read = content.get(..error.valid_up_to()).map(String::from_utf8_lossy).unwrap_or_default();
            Fault {
                place: Some(line_and_column(&read, read.len())),
                help: Some("save the file as UTF-8".into()),
                ..Fault::whole(format!("the file is not text in UTF-8: see byte {}", error.valid_up_to() + 1))
            }
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
            return Ok(Tree { value: Branch::Map(Vec::new()), place: None });
        }
        match format.unwrap_or_else(|| Format::of(text)) {
            Format::Yaml | Format::Json => yaml(text),
            Format::Toml => toml(text),
        }
    }

    /// The value without its places.
    pub fn value(&self) -> Value {
        match &self.value {
            Branch::Leaf(value) => value.clone(),
            Branch::List(items) => Value::Array(items.iter().map(Tree::value).collect()),
            Branch::Map(entries) => {
                Value::Object(entries.iter().map(|(key, tree)| (key.clone(), tree.value())).collect::<Map<_, _>>())
            }
        }
    }

    /// The line and column of what stands at a path such as `employments[0].from`, or of the nearest thing around it.
    pub fn place(&self, path: &str) -> Option<(u64, u64)> {
        let (mut tree, mut place) = (self, self.place);
        for step in steps(path) {
            let next = match (&tree.value, step) {
                (Branch::Map(entries), Step::Key(key)) => {
                    entries.iter().find(|(name, _)| *name == key).map(|(_, tree)| tree)
                }
                (Branch::List(items), Step::Index(index)) => items.get(index),
                _ => None,
            };
            let Some(next) = next else { break };
            place = next.place.or(place);
            tree = next;
        }
        place
    }
}

pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// The steps of a path such as `employments[0].from`.
pub(crate) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let mut pieces = part.split('[');
        if let Some(key) = pieces.next().filter(|key| !key.is_empty()) {
            steps.push(Step::Key(key.to_owned()));
        }
        steps.extend(pieces.filter_map(|piece| piece.trim_end_matches(']').parse().ok()).map(Step::Index));
    }
    steps
}

fn yaml(text: &str) -> Result<Tree, Fault> {
    let read: Result<Spanned<Branch>, _> = serde_saphyr::from_str(text);
    read.map(Tree::from).map_err(|error| {
        let location = error.location();
        let place = location.map(|location| (location.line(), location.column()));
        Fault { place, ..Fault::whole(in_our_words(&error.without_snippet().to_string())) }
    })
}

/// The reader of YAML draws the place below its message, and speaks to programmers.
fn in_our_words(message: &str) -> String {
    let line = message.lines().find(|line| !line.trim().is_empty()).unwrap_or(message);
    let line = line.split(" at line ").next().unwrap_or(line).trim().trim_start_matches("error: ");
    if let Some(rest) = line.strip_prefix("duplicate mapping key: ") {
        let key = rest.split(", set ").next().unwrap_or(rest);
        return format!("`{key}` is given twice");
    }
    match line {
        line if line.starts_with("budget breached") => {
            "the file's aliases (`*name`) make it far larger than it looks, so it isn't read".to_owned()
        }
        line if line.starts_with("recursion limit") => TOO_DEEP.to_owned(),
        line => line.to_owned(),
    }
}

const TOO_DEEP: &str = "this is nested too deeply: no person's facts are";

/// The line and column, from 1, of a byte of a text.
fn line_and_column(text: &str, byte: usize) -> (u64, u64) {
    let before = text.get(..byte).unwrap_or(text);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() as u64 + 1, column as u64)
}

impl From<Spanned<Branch>> for Tree {
    fn from(spanned: Spanned<Branch>) -> Tree {
        let line = spanned.referenced.line();
        Tree { value: spanned.value, place: (line > 0).then(|| (line, spanned.referenced.column())) }
    }
}

impl<'de> Deserialize<'de> for Branch {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Branch, D::Error> {
        deserializer.deserialize_any(BranchVisitor)
    }
}

struct BranchVisitor;

impl<'de> Visitor<'de> for BranchVisitor {
    type Value = Branch;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::Number(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::Number(value.into())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Branch, E> {
        Ok(Branch::Leaf(Number::from_f64(value).map_or(Value::String(value.to_string()), Value::Number)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::String(value.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Branch, E> {
        Ok(Branch::Leaf(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Branch, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element::<Spanned<Branch>>()? {
            items.push(Tree::from(item));
        }
        Ok(Branch::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Branch, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<String, Spanned<Branch>>()? {
            entries.push((key, Tree::from(value)));
        }
        Ok(Branch::Map(entries))
    }
}

fn toml(text: &str) -> Result<Tree, Fault> {
    let table = DeTable::parse(text).map_err(|error| {
        let place = error.span().map(|span| line_and_column(text, span.start));
        let message = if error.message().contains("recursion") { TOO_DEEP } else { error.message() };
        Fault { place, ..Fault::whole(message) }
    })?;
    let lines = Lines::new(text);
    Ok(Tree { value: of_table(table.into_inner(), &lines), place: None })
}

/// Where the lines of a text begin, so that many places in it are found quickly.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        Lines { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    fn place(&self, byte: usize) -> (u64, u64) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        (line as u64, column as u64)
    }
}

fn of_table(table: DeTable<'_>, lines: &Lines<'_>) -> Branch {
    Branch::Map(table.into_iter().map(|(key, value)| (key.into_inner().into_owned(), of_toml(value, lines))).collect())
}

fn of_toml(spanned: toml::Spanned<DeValue<'_>>, lines: &Lines<'_>) -> Tree {
    let place = Some(lines.place(spanned.span().start));
    let number = |number: f64| Number::from_f64(number).map_or(Value::String(number.to_string()), Value::Number);
    let value = match spanned.into_inner() {
        DeValue::String(text) => Branch::Leaf(Value::String(text.into_owned())),
        DeValue::Integer(written) => {
            let digits = written.as_str().replace('_', "");
            let whole = i64::from_str_radix(&digits, written.radix());
            Branch::Leaf(whole.map_or(Value::String(digits), |whole| Value::Number(whole.into())))
        }
        DeValue::Float(written) => {
            let digits = written.as_str().replace('_', "");
            Branch::Leaf(digits.parse().map_or(Value::String(digits), number))
        }
        DeValue::Boolean(answer) => Branch::Leaf(Value::Bool(answer)),
        DeValue::Datetime(date) => Branch::Leaf(Value::String(date.to_string())),
        DeValue::Array(items) => Branch::List(items.into_iter().map(|item| of_toml(item, lines)).collect()),
        DeValue::Table(table) => of_table(table, lines),
    };
    Tree { value, place }
}
