//! A server of our own, as visitors meet it: `rungs serve` at an address that is free.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server that ends when this does.
pub(crate) struct Served {
    process: Child,
    /// Host and port.
    pub(crate) address: String,
}

impl Served {
    /// Starts it with these arguments; what it logs goes to `log`.
    pub(crate) fn start(binary: &Path, arguments: &[&str], log: Stdio) -> Result<Served, String> {
        let mut serve = Command::new(binary);
        serve.args(["serve", "--listen=127.0.0.1:0"]).args(arguments);
        Served::of(serve, log)
    }

    /// Starts a command that ends in one of those.
    pub(crate) fn of(mut serve: Command, log: Stdio) -> Result<Served, String> {
        let failed = |error: std::io::Error| format!("`rungs serve`: {error}");
        let mut process = serve.stdout(Stdio::piped()).stderr(log).spawn().map_err(failed)?;
        let mut line = String::new();
        let heard = process.stdout.take().map(|printed| BufReader::new(printed).read_line(&mut line));
        let address = line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
        let mut served = Served { process, address: String::new() };
        heard.transpose().map_err(failed)?;
        served.address = address.ok_or_else(|| format!("`rungs serve` said no address but: {line}"))?;
        Ok(served)
    }

    /// The number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
