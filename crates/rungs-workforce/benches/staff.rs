//! A staff export of many rows read into people. Run with `cargo xtask bench`; `ROWS=5000000` reads as many.
#![allow(missing_docs, clippy::expect_used, reason = "measurements")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use rungs_app::framework::built_in;
use rungs_sweep::Crowd;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::{Export, Row, Table};
use rungs_workforce::staff::Reading;
use rungs_workforce::titles::Titles;

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MAPPING: &str = "
employer: { name: Northmoor NHS Trust, sector: NHS, takes_part: { higher apprenticeship scheme: true } }
columns:
  - { column: Employee Number, is: staff number }
  - { column: Assignment Number, is: assignment number }
  - { column: Position Title, is: job title }
  - { column: FTE, is: share of full time }
  - { column: Contract, is: contract }
  - { column: Start Date, is: start date }
  - { column: Directorate, is: group }
  - { column: Band, is: group }
  - { column: Maths, is: grade, type: GCSE, subject: maths }
  - { column: English, is: grade, type: GCSE, subject: English }
  - { column: GCSEs, is: number held, type: GCSE, grade: 4 }
  - { column: Highest level, is: highest level }
  - { column: Care Certificate, is: training, training: Care Certificate }
  - { column: Right to work, is: right to work }
";

const HEADINGS: &str = "Employee Number,Assignment Number,Last Name,Position Title,FTE,Contract,Start Date,Directorate,Band,\
                        Maths,English,GCSEs,Highest level,Care Certificate,Right to work";

/// A row of a made-up trust; every eleventh is the second assignment of somebody further up.
fn row(place: u64, starts: u64) -> [String; 15] {
    let mut dice = place.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d;
    let mut roll = |sides: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % sides
    };
    let mut one =
        |of: &[&str]| of.get(usize::try_from(roll(of.len() as u64)).unwrap_or(0)).copied().unwrap_or("").to_owned();
    let titles = [
        "Healthcare Assistant",
        "HCA",
        "Senior Healthcare Support Worker",
        "Physiotherapy Assistant",
        "Dietetic Assistant",
        "Radiography Assistant",
        "Ward Clerk",
        "Housekeeper",
        "Staff Nurse",
        "Therapy Assistant",
    ];
    let grades = ["", "", "3", "4", "5", "6", "C", "B", "7", "A*"];
    let owner = if place % 11 == 10 { place / 2 } else { place };
    let day = roll_day(place, starts);
    [
        format!("{}", 20_000_000 + owner),
        format!("{}-{}", 20_000_000 + owner, place),
        "Somebody".to_owned(),
        one(&titles),
        one(&["1", "0.6", "0.8", "0.5", "0.9"]),
        one(&["Permanent", "Permanent", "Fixed Term", "Bank"]),
        day,
        one(&["Wards", "Theatres", "Therapies", "Outpatients", "Community"]),
        one(&["Band 2", "Band 3", "Band 4", "Band 5"]),
        one(&grades),
        one(&grades),
        one(&["", "", "3", "5", "8"]),
        one(&["", "Level 2", "Level 3", "NVQ3"]),
        one(&["Y", "N", ""]),
        one(&["Y", "Y", ""]),
    ]
}

fn roll_day(place: u64, starts: u64) -> String {
    let day = place.wrapping_mul(2_654_435_761) % starts;
    format!("{:02}/{:02}/{}", day % 28 + 1, day / 28 % 12 + 1, 2010 + day / 336)
}

fn main() {
    let rows: u64 = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_500_000);
    let loaded = built_in();
    let folder = std::env::temp_dir();
    let before = Instant::now();
    let titles = Titles::of(&loaded.checked.framework);
    let built = before.elapsed();
    let clear =
        (0..1_000).filter(|place| titles.find(&format!("Healthcare worker {place} of ward {place}")).role().is_some());
    println!(
        "titles: put in order in {built:.1?}, {} of 1000 unclear ones found in {:.1?}",
        clear.count(),
        before.elapsed()
    );
    for starts in [60, 4_000] {
        let path = folder.join(format!("rungs-bench-{}.csv", std::process::id()));
        let mut file = BufWriter::new(File::create(&path).expect("a file to write"));
        writeln!(file, "{HEADINGS}").expect("room");
        for place in 0..rows {
            writeln!(file, "{}", row(place, starts).join(",")).expect("room");
        }
        drop(file);
        read(&path, &loaded.checked.framework, &format!("CSV, {starts} different start dates"));
        let mut export = Export::open("staff.csv", File::open(&path).expect("the file")).expect("a table");
        let before = processor_time();
        let mut table = Table::open(&mut export, None, None, &[]).expect("headings");
        let (mut row, mut count) = (Row::default(), 0_u64);
        while table.next(&mut row).expect("a row") {
            count += 1;
        }
        let own = processor_time() - before;
        let file = File::open(&path).expect("the file");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
        let (mut record, mut by_another) = (csv::StringRecord::new(), 0_u64);
        let before = processor_time();
        while reader.read_record(&mut record).expect("a row") {
            by_another += 1;
        }
        let others = processor_time() - before;
        assert_eq!(by_another, count + 1, "both see every row, and one of them the headings");
        println!(
            "  its rows alone: {:.0} a second of a processor, {:.1} times as many as by csv::Reader",
            count as f64 / own.as_secs_f64(),
            others.as_secs_f64() / own.as_secs_f64()
        );
        let _ = std::fs::remove_file(&path);
    }
    let path = folder.join(format!("rungs-bench-{}.parquet", std::process::id()));
    let mut writer: Option<ArrowWriter<File>> = None;
    for from in (0..rows).step_by(100_000) {
        let block: Vec<[String; 15]> = (from..(from + 100_000).min(rows)).map(|place| row(place, 60)).collect();
        let column = |(at, name): (usize, &'static str)| {
            let cells = block.iter().filter_map(|row| row.get(at).map(String::as_str));
            (name, Arc::new(StringArray::from_iter_values(cells)) as ArrayRef)
        };
        let batch = RecordBatch::try_from_iter(HEADINGS.split(',').enumerate().map(column)).expect("columns");
        let writer = writer.get_or_insert_with(|| {
            ArrowWriter::try_new(File::create(&path).expect("a file to write"), batch.schema(), None).expect("a file")
        });
        writer.write(&batch).expect("room");
    }
    writer.expect("rows").close().expect("room");
    read(&path, &loaded.checked.framework, "Parquet, 60 different start dates");
    let _ = std::fs::remove_file(&path);
}

fn read(path: &std::path::Path, framework: &rungs_core::framework::Framework, what: &str) {
    let mapping = Mapping::read(MAPPING.as_bytes()).expect("a mapping");
    let day = "2026-11-27".parse().expect("a day");
    let (before, clock) = (processor_time(), Instant::now());
    let export = Export::open("staff", File::open(path).expect("the file")).expect("a table");
    let mut reading = Reading::open(vec![export], &mapping, framework, day).expect("a mapping that fits");
    let opened = processor_time() - before;
    let mut crowd = Crowd::new();
    while let Some(batch) = reading.next_batch_after(crowd, 100_000).expect("a batch") {
        crowd = batch.crowd;
    }
    let took = processor_time() - before;
    let summary = reading.summary();
    println!(
        "{what}: {} rows of {} people in {took:.1?} of a processor, {:.1?} by the clock (first pass {opened:.1?}): {:.0} rows a \
         second of a processor; {} MB at most",
        summary.rows.came_in,
        summary.people,
        clock.elapsed(),
        summary.rows.came_in as f64 / took.as_secs_f64(),
        most_memory()
    );
}

/// What processors have spent on this so far: others use them as well.
fn processor_time() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec.try_into().unwrap_or(0), spent.tv_nsec.try_into().unwrap_or(0))
}

/// The most memory that was in use so far, in MB, where the system tells it.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
