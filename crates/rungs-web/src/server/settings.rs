//! How a server is set up. The command line, the environment and a file say it; see docs/serving.md.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;
use std::time::Duration;

/// How a server is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Requests a second that one client may go on asking; 0 for as many as they like.
    pub rate: u32,
    /// Requests that one client may ask at once before that counts.
    pub burst: u32,
    /// Proxies in front of the server, whose word on where a request comes from is taken.
    pub proxies: u8,
    /// How long an answer may take.
    pub timeout: Duration,
    /// How long a client may take to send a head or a body, or to take what is sent to it.
    pub client_timeout: Duration,
    /// Bytes that a body may have.
    pub body_limit: usize,
    /// Bytes that a staff file may have.
    pub upload_limit: usize,
    /// Staff files that are kept in memory at once.
    pub uploads: usize,
    /// How long a staff file stays in memory after it was looked at last.
    pub upload_life: Duration,
    /// Connections that are open at once; others wait.
    pub connections: usize,
    /// How long requests under way may go on once the server is told to end.
    pub grace: Duration,
    /// Whether TLS stands in front, so that browsers may be told never to come without it.
    pub tls: bool,
    /// What is logged.
    pub log: LogFormat,
    /// Where figures about the server can be read.
    pub metrics: Metrics,
}

/// Settings in whole numbers, as they are where nobody says otherwise.
impl Settings {
    /// Where it listens.
    pub const LISTEN: &str = "127.0.0.1:8080";
    /// Requests a second for one client.
    pub const RATE: u32 = 20;
    /// Requests of one client at once.
    pub const BURST: u32 = 100;
    /// Seconds for an answer.
    pub const TIMEOUT: u64 = 10;
    /// Seconds for a client to send or to take.
    pub const CLIENT_TIMEOUT: u64 = 10;
    /// Bytes of a body.
    pub const BODY_LIMIT: usize = 256 * 1024;
    /// Bytes of a staff file.
    pub const UPLOAD_LIMIT: usize = 50 * 1024 * 1024;
    /// Staff files at once.
    pub const UPLOADS: usize = 8;
    /// Minutes that a staff file stays.
    pub const UPLOAD_MINUTES: u64 = 15;
    /// Connections at once.
    pub const CONNECTIONS: usize = 1024;
    /// Seconds for what is under way at the end.
    pub const GRACE: u64 = 10;
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            rate: Settings::RATE,
            burst: Settings::BURST,
            proxies: 0,
            timeout: Duration::from_secs(Settings::TIMEOUT),
            client_timeout: Duration::from_secs(Settings::CLIENT_TIMEOUT),
            body_limit: Settings::BODY_LIMIT,
            upload_limit: Settings::UPLOAD_LIMIT,
            uploads: Settings::UPLOADS,
            upload_life: Duration::from_secs(60 * Settings::UPLOAD_MINUTES),
            connections: Settings::CONNECTIONS,
            grace: Duration::from_secs(Settings::GRACE),
            tls: false,
            log: LogFormat::Problems,
            metrics: Metrics::Off,
        }
    }
}

/// What is logged, a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Only what goes wrong.
    Problems,
    /// For people.
    Text,
    /// For programs: a JSON object a line.
    Json,
}

/// Where figures about the server can be read, as Prometheus takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metrics {
    /// Nowhere.
    Off,
    /// At `/metrics` of the site.
    On,
    /// At `/metrics` of an address of its own, which the public needn't reach.
    At(SocketAddr),
}

impl FromStr for LogFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<LogFormat, String> {
        match text {
            "problems" => Ok(LogFormat::Problems),
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err("write problems, text or json".to_owned()),
        }
    }
}

impl FromStr for Metrics {
    type Err = String;

    fn from_str(text: &str) -> Result<Metrics, String> {
        match text {
            "off" => Ok(Metrics::Off),
            "on" => Ok(Metrics::On),
            _ => {
                text.parse().map(Metrics::At).map_err(|_| "write off, on, or an address like 127.0.0.1:9090".to_owned())
            }
        }
    }
}

impl fmt::Display for LogFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            LogFormat::Problems => "problems",
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        })
    }
}

impl fmt::Display for Metrics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Metrics::Off => formatter.write_str("off"),
            Metrics::On => formatter.write_str("on"),
            Metrics::At(address) => address.fmt(formatter),
        }
    }
}
