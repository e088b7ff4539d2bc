//! The hunt through the REST API: Schemathesis makes up requests from its document, well meant and not, and looks whether
//! every answer is what the document says.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::fetch;
use crate::run::{root, rungs, succeed};

/// What it is told: a configuration, and what has to be installed.
pub(crate) const FOLDER: &str = "crates/rungs-web/tests/schemathesis";
/// Requests of each sort for each operation, beside those that cover every bound of every shape.
const EXAMPLES: &str = "--max-examples=10";
/// Always the same requests: what is found is found again.
const SEED: &str = "--seed=2026";
/// Seconds that an answer may take: an engine that isn't optimised takes its time to check somebody against
/// every role.
const PATIENCE: &str = "120";

/// What the hunt came to.
pub(crate) enum Hunt {
    /// It was run.
    Run(Outcome),
    /// It couldn't be, for this reason.
    LeftOut(String),
}

pub(crate) fn hunt() -> Hunt {
    let schemathesis = match fetch::schemathesis() {
        Ok(program) => program,
        Err(why) => {
            return Hunt::LeftOut(format!("the hunt through the REST API: Schemathesis can't be fetched: {why}"));
        }
    };
    let hunted = || {
        let server = Served::start(&["--rate=0", &format!("--timeout={PATIENCE}")])?;
        let mut run = Command::new(&schemathesis);
        // What it keeps between runs belongs to the build folder.
        let folder = schemathesis.ancestors().nth(2).unwrap_or(&schemathesis);
        run.current_dir(folder).arg("--config-file").arg(root().join(FOLDER).join("schemathesis.toml"));
        run.arg("run").arg(format!("http://{}/api/v1/openapi.json", server.address));
        run.args(["--checks=all", "--no-color", "--generation-database=none", EXAMPLES, SEED]);
        run.args(["--request-timeout", PATIENCE, "--max-response-time", PATIENCE]);
        succeed(&mut run)
    };
    Hunt::Run(hunted())
}

/// A server that ends when this does.
struct Served {
    process: Child,
    address: String,
}

impl Served {
    fn start(arguments: &[&str]) -> Result<Served, String> {
        let failed = |error: std::io::Error| format!("`rungs serve`: {error}");
        let mut serve = Command::new(rungs(false)?);
        serve.args(["serve", "--listen=127.0.0.1:0"]).args(arguments).stdout(Stdio::piped());
        let mut process = serve.spawn().map_err(failed)?;
        let mut line = String::new();
        if let Some(printed) = process.stdout.take() {
            BufReader::new(printed).read_line(&mut line).map_err(failed)?;
        }
        let address = line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
        let mut served = Served { process, address: String::new() };
        served.address = address.ok_or_else(|| format!("`rungs serve` said no address but: {line}"))?;
        Ok(served)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
