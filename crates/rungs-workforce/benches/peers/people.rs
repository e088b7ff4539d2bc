//! People who don't exist, the same ones for every engine: columns with about one cell in ten empty.

use std::error::Error;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float32Array, RecordBatch, UInt8Array, UInt16Array};
use parquet::arrow::ArrowWriter;

use crate::rule::{EMPLOYERS, JOBS, drawn};

/// People, column by column; an empty cell is what isn't known.
#[derive(PartialEq)]
pub struct People {
    /// Whether they are employed in the NHS.
    pub employed: Vec<Option<bool>>,
    /// Their job.
    pub job: Vec<Option<u16>>,
    /// Hours a week, in hundredths.
    pub hours: Vec<Option<u16>>,
    /// Their employer.
    pub employer: Vec<Option<u16>>,
    /// The level of their qualification, from 0, which no rule asks for.
    pub level: Vec<Option<u8>>,
    /// How many GCSEs they have.
    pub gcses: Vec<Option<u8>>,
    /// Months of experience.
    pub months: Vec<Option<u16>>,
}

/// Levels that a qualification can have.
pub const LEVELS: u8 = 9;
/// One more than the most GCSEs.
pub const GCSES: u8 = 11;
/// One more than the most months.
pub const MONTHS: u16 = 121;
/// Different working hours, half an hour apart.
pub const HOURS: u16 = 81;

/// The hours of each of them, in hundredths.
pub fn hours(step: u16) -> u16 {
    500 + 50 * step
}

impl People {
    /// So many.
    pub fn made_up(count: usize) -> People {
        fn column<T>(count: usize, place: u64, below: u64, told: impl Fn(u64) -> T) -> Vec<Option<T>> {
            let cell = |person: usize| {
                let bits = drawn(person as u64 * 16 + place);
                (bits >> 56 >= 26).then(|| told((bits & 0xFFFF_FFFF) % below))
            };
            (0..count).map(cell).collect()
        }
        People {
            employed: column(count, 0, 100, |one| one < 92),
            job: column(count, 1, JOBS as u64, |one| one as u16),
            hours: column(count, 2, HOURS.into(), |one| hours(one as u16)),
            employer: column(count, 3, EMPLOYERS as u64, |one| one as u16),
            level: column(count, 4, LEVELS.into(), |one| one as u8),
            gcses: column(count, 5, GCSES.into(), |one| one as u8),
            months: column(count, 8, MONTHS.into(), |one| one as u16),
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.employed.len()
    }

    /// Writes them as Parquet and as CSV, as all engines read them.
    pub fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let hours = self.hours.iter().map(|hours| hours.map(|hours| f32::from(hours) / 100.0));
        let columns: [(&str, ArrayRef); 7] = [
            ("employed", Arc::new(BooleanArray::from(self.employed.clone()))),
            ("job", Arc::new(UInt16Array::from(self.job.clone()))),
            ("hours", Arc::new(Float32Array::from_iter(hours))),
            ("employer", Arc::new(UInt16Array::from(self.employer.clone()))),
            ("level", Arc::new(UInt8Array::from(self.level.clone()))),
            ("gcses", Arc::new(UInt8Array::from(self.gcses.clone()))),
            ("months", Arc::new(UInt16Array::from(self.months.clone()))),
        ];
        let table = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))?;
        let mut parquet = ArrowWriter::try_new(File::create(folder.join("people.parquet"))?, table.schema(), None)?;
        parquet.write(&table)?;
        parquet.close()?;
        fn cell<T: ToString>(cell: Option<T>) -> String {
            cell.map(|cell| cell.to_string()).unwrap_or_default()
        }
        let mut text = csv::Writer::from_path(folder.join("people.csv"))?;
        text.write_record(["employed", "job", "hours", "employer", "level", "gcses", "months"])?;
        for person in 0..self.len() {
            text.write_record([
                cell(self.employed[person]),
                cell(self.job[person]),
                cell(self.hours[person].map(|hours| f32::from(hours) / 100.0)),
                cell(self.employer[person]),
                cell(self.level[person]),
                cell(self.gcses[person]),
                cell(self.months[person]),
            ])?;
        }
        Ok(text.flush()?)
    }

    /// Reads what was written as CSV.
    pub fn of_csv(file: &Path) -> Result<People, Box<dyn Error>> {
        let mut people = People::made_up(0);
        let mut text = csv::ReaderBuilder::new().buffer_capacity(1 << 16).from_path(file)?;
        let mut row = csv::ByteRecord::new();
        while text.read_byte_record(&mut row)? {
            let cell = |place: usize| row.get(place).unwrap_or_default();
            let number = |place: usize| atoi_simd::parse::<u16, false, false>(cell(place)).ok();
            let small = |place: usize| atoi_simd::parse::<u8, false, false>(cell(place)).ok();
            let hours = fast_float2::parse::<f32, _>(cell(2)).ok();
            people.employed.push(match cell(0) {
                b"true" => Some(true),
                b"false" => Some(false),
                _ => None,
            });
            people.job.push(number(1));
            people.hours.push(hours.map(|hours| (hours * 100.0) as u16));
            people.employer.push(number(3));
            people.level.push(small(4));
            people.gcses.push(small(5));
            people.months.push(number(6));
        }
        Ok(people)
    }
}
