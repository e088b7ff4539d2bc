//! Columns as Arrow has them, written row by row as JSON. Nothing is guessed: a type that says nothing of a person is refused for
//! the whole table, and a value that can't be meant is a problem of its row, and never becomes something not told.

use std::fmt::Write;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef};
use arrow_cast::{CastOptions, cast_with_options};
use arrow_schema::{ArrowError, DataType, TimeUnit};

use crate::text::quoted;

/// Whole numbers up to which a number with a point tells every one apart.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// One column, taken apart once for all its rows.
pub(crate) struct Column {
    array: ArrayRef,
    shape: Shape,
}

enum Shape {
    Nothing,
    Truth,
    Whole,
    WholeUnsigned,
    Single,
    Double,
    /// Decimals, as text.
    Decimal,
    Text,
    /// Days, as text.
    Day,
    /// A moment without a time zone, in so many units a day; only midnight is a day.
    Moment(i64),
    List(Spans),
    Struct(Vec<(String, Column)>),
    /// Keys and their values.
    Map(Spans, Box<Column>),
}

/// Where the entries of each row stand among the values of all.
struct Spans {
    spans: Vec<(usize, usize)>,
    values: Box<Column>,
}

impl Column {
    /// A column, or what is wrong with its type.
    pub(crate) fn of(array: &ArrayRef, path: &str) -> Result<Column, String> {
        let cast_to = |kind: &DataType| {
            // Never leniently: what doesn't fit would become something not told.
            let strict = CastOptions { safe: false, ..CastOptions::default() };
            cast_with_options(array, kind, &strict).map_err(|why: ArrowError| format!("the column {path}: {why}"))
        };
        let (array, shape) = match array.data_type() {
            DataType::Null => (Arc::clone(array), Shape::Nothing),
            DataType::Boolean => (Arc::clone(array), Shape::Truth),
            DataType::Int8
            | DataType::Int16
            | DataType::Int32
            | DataType::Int64
            | DataType::UInt8
            | DataType::UInt16
            | DataType::UInt32 => (cast_to(&DataType::Int64)?, Shape::Whole),
            DataType::UInt64 => (Arc::clone(array), Shape::WholeUnsigned),
            DataType::Float16 | DataType::Float32 => (cast_to(&DataType::Float32)?, Shape::Single),
            DataType::Float64 => (Arc::clone(array), Shape::Double),
            DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..) | DataType::Decimal256(..) => {
                (cast_to(&DataType::Utf8)?, Shape::Decimal)
            }
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => (cast_to(&DataType::LargeUtf8)?, Shape::Text),
            DataType::Dictionary(_, values) => return Column::of(&cast_to(values)?, path),
            DataType::Date32 | DataType::Date64 => (cast_to(&DataType::Date32)?, Shape::Day),
            DataType::Timestamp(unit, None) => (cast_to(&DataType::Int64)?, Shape::Moment(a_day(*unit))),
            DataType::Struct(_) => {
                let of = array.as_struct();
                let fields = of
                    .column_names()
                    .into_iter()
                    .zip(of.columns())
                    .map(|(name, below)| Ok((name.to_owned(), Column::of(below, &format!("{path}.{name}"))?)));
                let fields = fields.collect::<Result<_, String>>()?;
                (Arc::clone(array), Shape::Struct(fields))
            }
            DataType::Map(..) => {
                let of = array.as_map();
                let keys = Column::of(of.keys(), path)?;
                if !matches!(keys.shape, Shape::Text) {
                    return Err(format!("the column {path} has keys that are no text"));
                }
                let values = Box::new(Column::of(of.values(), path)?);
                (
                    Arc::clone(array),
                    Shape::Map(Spans { spans: between(of.value_offsets()), values: Box::new(keys) }, values),
                )
            }
            DataType::List(_) => {
                let of = array.as_list::<i32>();
                (Arc::clone(array), Shape::List(Spans::new(between(of.value_offsets()), of.values(), path)?))
            }
            DataType::LargeList(_) => {
                let of = array.as_list::<i64>();
                (Arc::clone(array), Shape::List(Spans::new(between(of.value_offsets()), of.values(), path)?))
            }
            DataType::FixedSizeList(_, length) => {
                let (of, length) = (array.as_fixed_size_list(), place(*length));
                let spans =
                    (0..of.len()).map(|row| (place(of.value_offset(row)), place(of.value_offset(row)) + length));
                (Arc::clone(array), Shape::List(Spans::new(spans.collect(), of.values(), path)?))
            }
            DataType::ListView(_) => {
                let of = array.as_list_view::<i32>();
                let spans = of.offsets().iter().zip(of.sizes().iter());
                let spans = spans.map(|(start, size)| (place(*start), place(*start) + place(*size))).collect();
                (Arc::clone(array), Shape::List(Spans::new(spans, of.values(), path)?))
            }
            other => {
                return Err(format!(
                    "the column {path} is of the type {other}, which no key of a person file has; text, numbers, yes or \
                     no, dates, lists and structs are read"
                ));
            }
        };
        Ok(Column { array, shape })
    }

    /// Whether nothing is told in a row.
    pub(crate) fn is_null(&self, row: usize) -> bool {
        matches!(self.shape, Shape::Nothing) || self.array.is_null(row)
    }

    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.shape, Shape::Text)
    }

    /// The text of a row; none where it isn't text.
    pub(crate) fn text(&self, row: usize) -> Option<&str> {
        self.array.as_string_opt::<i64>().map(|texts| texts.value(row))
    }

    /// Writes what is told in a row, or says what is wrong with it.
    pub(crate) fn write(&self, row: usize, into: &mut String) -> Result<(), String> {
        if self.is_null(row) {
            into.push_str("null");
            return Ok(());
        }
        match &self.shape {
            Shape::Nothing => into.push_str("null"),
            Shape::Truth => into.push_str(if self.array.as_boolean().value(row) { "true" } else { "false" }),
            Shape::Whole => show(into, self.array.as_primitive::<Int64Type>().value(row)),
            Shape::WholeUnsigned => show(into, self.array.as_primitive::<UInt64Type>().value(row)),
            Shape::Single => {
                let told = self.array.as_primitive::<Float32Type>().value(row);
                match told.is_finite() {
                    // As it is written, and not as the double next to it is.
                    true => show(into, told),
                    false => return Err(format!("{told} is not a number")),
                }
            }
            Shape::Double => {
                let told = self.array.as_primitive::<Float64Type>().value(row);
                match told.is_finite() {
                    true if told.abs() < MOST_WHOLE => show(into, told),
                    true => return Err(format!("{told} is larger than any number of a person")),
                    false => return Err(format!("{told} is not a number")),
                }
            }
            Shape::Decimal => {
                let told = self.array.as_string::<i32>().value(row);
                let short = if told.contains('.') { told.trim_end_matches('0').trim_end_matches('.') } else { told };
                into.push_str(short);
            }
            Shape::Text => quoted(self.array.as_string::<i64>().value(row), into),
            Shape::Day => day(self.array.as_primitive::<Date32Type>().value_as_date(row), into)?,
            Shape::Moment(units) => {
                let told = self.array.as_primitive::<Int64Type>().value(row);
                if told.rem_euclid(*units) != 0 {
                    return Err("this is a moment and not a day: give it without the time of day".to_owned());
                }
                let days = i32::try_from(told.div_euclid(*units)).map_err(|_| "this is not a day".to_owned())?;
                day(Date32Type::to_naive_date_opt(days), into)?;
            }
            Shape::Struct(fields) => {
                into.push('{');
                let mut is_first = true;
                for (name, column) in fields.iter().filter(|(_, column)| !column.is_null(row)) {
                    key(name, &mut is_first, into);
                    column.write(row, into).map_err(|why| format!(".{name}{}", joined(&why)))?;
                }
                into.push('}');
            }
            Shape::List(Spans { spans, values }) => {
                into.push('[');
                let (start, end) = spans.get(row).copied().unwrap_or_default();
                for place in start..end {
                    if place > start {
                        into.push(',');
                    }
                    values.write(place, into).map_err(|why| format!("[{}]{}", place - start, joined(&why)))?;
                }
                into.push(']');
            }
            Shape::Map(Spans { spans, values: keys }, values) => {
                into.push('{');
                let mut is_first = true;
                let (start, end) = spans.get(row).copied().unwrap_or_default();
                for place in (start..end).filter(|place| !values.is_null(*place)) {
                    let name = keys.text(place).unwrap_or_default();
                    if (start..place).any(|other| keys.text(other) == Some(name) && !values.is_null(other)) {
                        return Err(format!("the key `{name}` is given twice"));
                    }
                    key(name, &mut is_first, into);
                    values.write(place, into).map_err(|why| format!(".{name}{}", joined(&why)))?;
                }
                into.push('}');
            }
        }
        Ok(())
    }
}

impl Spans {
    fn new(spans: Vec<(usize, usize)>, values: &ArrayRef, path: &str) -> Result<Spans, String> {
        Ok(Spans { spans, values: Box::new(Column::of(values, &format!("{path}[]"))?) })
    }
}

/// Where entries stand, of offsets one after another.
fn between<O: Copy + TryInto<usize>>(offsets: &[O]) -> Vec<(usize, usize)> {
    offsets.iter().zip(offsets.iter().skip(1)).map(|(start, end)| (place(*start), place(*end))).collect()
}

/// An offset; Arrow has none below 0.
fn place<O: TryInto<usize>>(offset: O) -> usize {
    offset.try_into().unwrap_or(0)
}

fn a_day(unit: TimeUnit) -> i64 {
    let seconds = 86_400;
    match unit {
        TimeUnit::Second => seconds,
        TimeUnit::Millisecond => seconds * 1_000,
        TimeUnit::Microsecond => seconds * 1_000_000,
        TimeUnit::Nanosecond => seconds * 1_000_000_000,
    }
}

fn day(day: Option<impl std::fmt::Display>, into: &mut String) -> Result<(), String> {
    let day = day.ok_or_else(|| "this is not a day of the calendar".to_owned())?;
    quoted(&day.to_string(), into);
    Ok(())
}

fn key(name: &str, is_first: &mut bool, into: &mut String) {
    if !std::mem::take(is_first) {
        into.push(',');
    }
    quoted(name, into);
    into.push(':');
}

/// Writing to text can't fail.
fn show(into: &mut String, what: impl std::fmt::Display) {
    let _ = write!(into, "{what}");
}

/// A path goes on, and what is wrong stands behind it.
fn joined(why: &str) -> String {
    if why.starts_with('.') || why.starts_with('[') { why.to_owned() } else { format!(": {why}") }
}
