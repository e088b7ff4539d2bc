//! A batch of columns as texts. Of a column that has each of its values once, each is written once.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use jiff::Span;
use jiff::civil::{Date, date};

use super::row::{Listed, Texts};
use super::workbook::plain;

/// A batch of columns.
#[derive(Debug)]
pub(super) struct Block {
    columns: Vec<Column>,
    rows: usize,
    is_damaged: bool,
}

#[derive(Debug)]
enum Column {
    /// A text for each row.
    Each(Texts),
    /// The values, and for each row the place of its own; past the last where there is none.
    Listed(Arc<Values>, Vec<u32>),
}

/// The values of a column, each once.
#[derive(Debug)]
struct Values {
    /// Which list it is.
    number: u64,
    texts: Texts,
    /// What they were written of.
    of: ArrayRef,
}

impl Block {
    /// Writes the values of a batch; what was written of the one before is taken on where it is the same.
    pub(super) fn of(batch: &RecordBatch, before: Option<&Block>) -> Block {
        let known = |place: usize| match before.and_then(|before| before.columns.get(place)) {
            Some(Column::Listed(values, _)) => Some(values),
            _ => None,
        };
        let columns = batch.columns().iter().enumerate();
        let columns: Vec<Column> = columns.map(|(place, array)| Column::of(array, known(place))).collect();
        let is_damaged = columns.iter().any(|column| column.texts().is_damaged());
        Block { columns, rows: batch.num_rows(), is_damaged }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Whether anything in it is damaged.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    pub(super) fn get(&self, column: usize, row: usize) -> &str {
        match self.columns.get(column) {
            None => "",
            Some(Column::Each(texts)) => texts.get(row),
            Some(Column::Listed(values, places)) => {
                places.get(row).map_or("", |place| values.texts.get(*place as usize))
            }
        }
    }

    pub(super) fn listed(&self, column: usize, row: usize) -> Option<Listed> {
        match self.columns.get(column)? {
            Column::Each(_) => None,
            Column::Listed(values, places) => Some(Listed { list: values.number, place: *places.get(row)? }),
        }
    }
}

impl Column {
    fn of(array: &ArrayRef, known: Option<&Arc<Values>>) -> Column {
        let DataType::Dictionary(key, _) = array.data_type() else { return Column::Each(texts(array.as_ref())) };
        match **key {
            DataType::Int8 => Column::listed::<Int8Type>(array, known),
            DataType::Int16 => Column::listed::<Int16Type>(array, known),
            DataType::Int32 => Column::listed::<Int32Type>(array, known),
            DataType::Int64 => Column::listed::<Int64Type>(array, known),
            DataType::UInt8 => Column::listed::<UInt8Type>(array, known),
            DataType::UInt16 => Column::listed::<UInt16Type>(array, known),
            DataType::UInt32 => Column::listed::<UInt32Type>(array, known),
            _ => Column::listed::<UInt64Type>(array, known),
        }
    }

    fn listed<K: ArrowDictionaryKeyType>(array: &ArrayRef, known: Option<&Arc<Values>>) -> Column {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let listed = array.as_dictionary::<K>();
        let of = listed.values();
        let is_same = |known: &&Arc<Values>| known.of.len() == of.len() && known.of.to_data().ptr_eq(&of.to_data());
        let values = known.filter(is_same).cloned().unwrap_or_else(|| {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            Arc::new(Values { number, texts: texts(of.as_ref()), of: Arc::clone(of) })
        });
        let place = |row: usize| listed.key(row).and_then(|key| u32::try_from(key).ok()).unwrap_or(u32::MAX);
        Column::Listed(values, (0..listed.len()).map(place).collect())
    }

    fn texts(&self) -> &Texts {
        match self {
            Column::Each(texts) => texts,
            Column::Listed(values, _) => &values.texts,
        }
    }
}

/// The values of a column as texts; empty where there is none. Lists of values are written value by value.
fn texts(column: &dyn Array) -> Texts {
    let mut texts = Texts::default();
    // Writing into a text can't fail.
    macro_rules! each {
        ($array:expr, |$text:ident, $value:ident| $write:expr) => {{
            let array = $array;
            for row in 0..array.len() {
                if !array.is_null(row) {
                    let ($text, $value) = (texts.open(), array.value(row));
                    $write;
                }
                texts.end();
            }
        }};
    }
    macro_rules! number {
        ($kind:ty) => {
            each!(column.as_primitive::<$kind>(), |text, value| {
                let _ = write!(text, "{value}");
            })
        };
    }
    macro_rules! day {
        ($kind:ty, $in_a_day:expr) => {
            each!(column.as_primitive::<$kind>(), |text, value| write_day(text, i64::from(value).div_euclid($in_a_day)))
        };
    }
    match column.data_type() {
        DataType::Boolean => each!(column.as_boolean(), |text, value| text.push_str(if value { "yes" } else { "no" })),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => {
            each!(column.as_primitive::<Float64Type>(), |text, value| text.push_str(&plain(value)));
        }
        DataType::Decimal128(..) => {
            let numbers = column.as_primitive::<Decimal128Type>();
            for row in 0..numbers.len() {
                if !numbers.is_null(row) {
                    texts.open().push_str(&numbers.value_as_string(row));
                }
                texts.end();
            }
        }
        DataType::Utf8 => each!(column.as_string::<i32>(), |text, value| text.push_str(value)),
        DataType::LargeUtf8 => each!(column.as_string::<i64>(), |text, value| text.push_str(value)),
        DataType::Utf8View => each!(column.as_string_view(), |text, value| text.push_str(value)),
        DataType::Date32 => day!(Date32Type, 1),
        DataType::Date64 => day!(Date64Type, DAY_MS),
        DataType::Timestamp(unit, _) => match unit {
            TimeUnit::Second => day!(TimestampSecondType, DAY_MS / 1000),
            TimeUnit::Millisecond => day!(TimestampMillisecondType, DAY_MS),
            TimeUnit::Microsecond => day!(TimestampMicrosecondType, DAY_MS * 1000),
            TimeUnit::Nanosecond => day!(TimestampNanosecondType, DAY_MS * 1_000_000),
        },
        // Nothing but nulls; everything else was refused when the file was opened.
        _ => (0..column.len()).for_each(|_| texts.end()),
    }
    texts
}

const DAY_MS: i64 = 86_400_000;
const EPOCH: Date = date(1970, 1, 1);

fn write_day(text: &mut String, days: i64) {
    let day = Span::new().try_days(days).ok().and_then(|span| EPOCH.checked_add(span).ok());
    match day {
        Some(day) => {
            let _ = write!(text, "{day}");
        }
        // Beyond every calendar: whoever reads the cell says that it is no date.
        None => {
            let _ = write!(text, "day {days}");
        }
    }
}
