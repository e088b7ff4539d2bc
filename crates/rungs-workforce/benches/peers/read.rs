//! From a Parquet file straight to the numbers that are decided by: a column at a time, without a choice for each cell.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Float32Type, UInt8Type, UInt16Type};
use arrow_array::{Array, RecordBatch};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::people::{GCSES, HOURS, LEVELS, MONTHS};
use crate::rule::{EMPLOYERS, JOBS};

/// Rows read in one go: so few that they stay near until they are coded.
const ROWS: usize = 1 << 13;

/// The same numbers as `told::numbers` has, of a file that `People::write` wrote.
pub fn numbers(file: &Path) -> Result<Vec<Vec<u16>>, Box<dyn Error>> {
    let mut numbers: Vec<Vec<u16>> = vec![Vec::new(); 6];
    let file = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?;
    let count = usize::try_from(file.metadata().file_metadata().num_rows())?;
    numbers.iter_mut().for_each(|column| column.reserve_exact(count));
    let mut levels = Vec::new();
    for batch in file.with_batch_size(ROWS).build()? {
        let batch = batch?;
        let [employed, jobs, hours, employers, qualifications, months] = numbers.as_mut_slice() else { break };
        told(column(&batch, "employed")?, 2, employed, |column| column.as_boolean().values().iter().map(u16::from));
        coded::<UInt16Type>(&batch, "job", JOBS as u16, jobs, |job| job)?;
        coded::<Float32Type>(&batch, "hours", HOURS, hours, |hours| ((hours * 100.0) as u16).saturating_sub(500) / 50)?;
        coded::<UInt16Type>(&batch, "employer", EMPLOYERS as u16, employers, |employer| employer)?;
        levels.clear();
        coded::<UInt8Type>(&batch, "level", LEVELS.into(), &mut levels, u16::from)?;
        let before = qualifications.len();
        coded::<UInt8Type>(&batch, "gcses", GCSES.into(), qualifications, u16::from)?;
        let of_level = |(both, level): (&mut u16, &u16)| *both += level * (u16::from(GCSES) + 1);
        qualifications[before..].iter_mut().zip(&levels).for_each(of_level);
        coded::<UInt16Type>(&batch, "months", MONTHS, months, |months| months)?;
    }
    Ok(numbers)
}

fn column<'b>(batch: &'b RecordBatch, name: &str) -> Result<&'b dyn Array, Box<dyn Error>> {
    let column = batch.column_by_name(name).ok_or_else(|| format!("there is no column {name}"))?;
    Ok(column.as_ref())
}

/// Adds a column of plain values, coded; an empty cell has a code of its own.
fn coded<T: ArrowPrimitiveType>(
    batch: &RecordBatch,
    name: &str,
    unknown: u16,
    into: &mut Vec<u16>,
    code: impl Fn(T::Native) -> u16,
) -> Result<(), Box<dyn Error>> {
    let column = column(batch, name)?;
    told(column, unknown, into, |column| column.as_primitive::<T>().values().iter().map(|value| code(*value)));
    Ok(())
}

/// Codes every cell, and then puts right those that are empty: they are few.
fn told<'c, C: Iterator<Item = u16>>(
    column: &'c dyn Array,
    unknown: u16,
    into: &mut Vec<u16>,
    codes: impl FnOnce(&'c dyn Array) -> C,
) {
    let before = into.len();
    into.extend(codes(column));
    if let Some(nulls) = column.nulls() {
        for empty in (!nulls.inner()).set_indices() {
            into[before + empty] = unknown;
        }
    }
}
