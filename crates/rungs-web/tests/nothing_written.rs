//! A staff file goes through all its pages, and the process writes nothing anywhere. By itself in its process: what it
//! writes is counted for all of it.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use support::{Answer, open, pause, post, send_form};

/// Bytes that may be written beside: events that wake threads, and what the test itself says.
const BESIDE: u64 = 256 * 1024;

/// Bytes that the process has given to any write, to a file, a pipe or anything else.
fn written() -> u64 {
    let counts = std::fs::read_to_string("/proc/self/io").unwrap();
    let line = counts.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap();
    line.parse().unwrap()
}

/// Files that the process has open.
fn files_open() -> Vec<String> {
    let open =
        std::fs::read_dir("/proc/self/fd").unwrap().flatten().filter_map(|entry| std::fs::read_link(entry.path()).ok());
    let is_file = |path: &Path| path.is_absolute() && !path.starts_with("/proc") && !path.starts_with("/dev");
    let mut files: Vec<String> = open.filter(|path| is_file(path)).map(|path| path.display().to_string()).collect();
    files.sort();
    files
}

fn settled(address: &str) -> Answer {
    let began = Instant::now();
    loop {
        let page = open(address);
        if !page.text.contains("data-waits") {
            return page;
        }
        assert!(began.elapsed() < Duration::from_secs(300), "it works for ever");
    }
}

#[test]
fn a_staff_file_is_written_nowhere() {
    let row = |number: usize| {
        format!("{number},Healthcare Support Worker,1.0,2019-02-03,Ward {},note {number:0>400}", number % 40)
    };
    let rows: Vec<String> = (10_000..13_000).map(row).collect();
    let content = format!("Employee Number,Position Title,WTE,Start Date,Directorate,Remark\n{}\n", rows.join("\n"));
    assert!(content.len() > 4 * BESIDE as usize);
    open("/employers");
    let (before, files) = (written(), files_open());
    let way = [("way", "assistant-practitioner/foundation-degree-higher-apprenticeship")];
    let sent = send_form("/employers", &way, Some(("file", "staff.csv", content.as_bytes())));
    let address = sent.location.unwrap();
    let columns = settled(&address);
    assert!(columns.says("20 rows, as we read them"), "{}", columns.words());
    assert!(post(&address, &[("then", "answer")]).location.is_some());
    let answer = settled(&format!("{address}/answer"));
    assert!(answer.says("Where the 3,000 stand"), "{}", answer.words());
    for name in
        ["rungs-answer.xlsx", "rungs-people.csv", "rungs-people.parquet", "rungs-questions.csv", "rungs-summary.html"]
    {
        let path = format!("{address}/files/{name}");
        let began = Instant::now();
        loop {
            let file = open(&path);
            if file.status == 200 {
                assert!(file.body.len() > 1_000, "{name}");
                break;
            }
            assert_eq!(file.status, 303, "{name}: {}", file.words());
            assert!(began.elapsed() < Duration::from_secs(300), "{name} is never made");
            pause(Duration::from_millis(200));
        }
        assert_eq!(files_open(), files, "{name}");
    }
    post(&format!("{address}/forget"), &[]);
    let by = written() - before;
    assert!(by < BESIDE, "{by} bytes were written");
    assert_eq!(files_open(), files);
}
