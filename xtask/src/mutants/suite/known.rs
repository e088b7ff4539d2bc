//! What is known of a program of tests from the last time: running each of its tests takes minutes.

use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};

use super::{ENVIRONMENT, Program, Test};
use crate::Outcome;

/// A file that is kept for a program, and when that was built.
pub(super) struct Known {
    path: PathBuf,
    built: u64,
    /// What tells the data that its tests read from other data.
    data: String,
}

impl Known {
    pub(super) fn of(program: &Program, home: &Path, data: &str) -> Known {
        let built = std::fs::metadata(&program.path).and_then(|data| data.modified()).ok();
        let built = built.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_secs());
        let name = program.path.file_name().unwrap_or_default().to_string_lossy();
        Known { path: home.join(format!("{name}.json")), built, data: data.to_owned() }
    }

    /// Nothing, if the program is another one by now.
    pub(super) fn read(&self) -> Option<Vec<Test>> {
        let value: Value = serde_json::from_str(&std::fs::read_to_string(&self.path).ok()?).ok()?;
        let told = (value.get("built")?.as_u64()?, value.get("data")?.as_str()?);
        if told != (self.built, self.data.as_str()) || *value.get("environment")? != json!(ENVIRONMENT) {
            return None;
        }
        value.get("tests")?.as_array()?.iter().map(test).collect()
    }

    pub(super) fn write(&self, tests: &[Test]) -> Outcome {
        let told = |test: &Test| json!({"name": test.name, "takes": test.takes.as_secs_f64(), "reaches": test.reaches});
        let value = json!({"built": self.built, "data": self.data, "environment": ENVIRONMENT, "tests": tests.iter().map(told).collect::<Vec<_>>()});
        std::fs::write(&self.path, value.to_string()).map_err(|error| format!("{}: {error}", self.path.display()))
    }
}

fn test(value: &Value) -> Option<Test> {
    let reaches = value.get("reaches")?.as_array()?.iter();
    Some(Test {
        program: 0,
        name: value.get("name")?.as_str()?.to_owned(),
        takes: Duration::from_secs_f64(value.get("takes")?.as_f64()?),
        reaches: reaches.filter_map(|number| u32::try_from(number.as_u64()?).ok()).collect(),
    })
}
