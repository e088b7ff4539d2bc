//! The hunt through the REST API: Schemathesis makes up requests from its document, well meant and not, and looks whether
//! every answer is what the document says.

use std::process::{Command, Stdio};

use crate::Step;
use crate::fetch;
use crate::run::{root, rungs, succeed};
use crate::served::Served;

/// What it is told: a configuration, and what has to be installed.
pub(crate) const FOLDER: &str = "crates/rungs-web/tests/schemathesis";
/// Requests of each sort for each operation, beside those that cover every bound of every shape.
const EXAMPLES: &str = "--max-examples=10";
/// Always the same requests: what is found is found again.
const SEED: &str = "--seed=2026";
/// Seconds that an answer may take: an engine that isn't optimised takes its time to check somebody against
/// every role.
const PATIENCE: &str = "120";

pub(crate) fn hunt() -> Step {
    let schemathesis = match fetch::schemathesis() {
        Ok(program) => program,
        Err(why) => {
            return Step::LeftOut(format!("the hunt through the REST API: Schemathesis can't be fetched: {why}"));
        }
    };
    let hunted = || {
        let server = Served::start(&rungs(false)?, &["--rate=0", &format!("--timeout={PATIENCE}")], Stdio::inherit())?;
        let mut run = Command::new(&schemathesis);
        // What it keeps between runs belongs to the build folder.
        let folder = schemathesis.ancestors().nth(2).unwrap_or(&schemathesis);
        run.current_dir(folder).arg("--config-file").arg(root().join(FOLDER).join("schemathesis.toml"));
        run.arg("run").arg(format!("http://{}/api/v1/openapi.json", server.address));
        run.args(["--checks=all", "--no-color", "--generation-database=none", EXAMPLES, SEED]);
        run.args(["--request-timeout", PATIENCE, "--max-response-time", PATIENCE]);
        succeed(&mut run)
    };
    Step::Run(hunted())
}
