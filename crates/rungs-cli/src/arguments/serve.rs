//! What `rungs serve` takes. Each can be typed, stand in the environment, or in a file: see docs/serving.md.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;
use rungs_web::{LogFormat, Metrics, Settings};

/// Open the site in a browser: explore roles, check, compare. Without a command, rungs does the same.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rungs serve
  rungs serve --listen 127.0.0.1:9000 --framework careers
  rungs serve --config /etc/rungs.toml
  RUNGS_SECRET_FILE=/run/secrets/rungs rungs serve --listen 0.0.0.0:8080 --proxies 1 --tls --log json

Every setting, also for the environment and for the file: docs/serving.md.")]
pub(crate) struct Serve {
    /// A file with settings (TOML). What is typed and what the environment says comes first.
    #[arg(long, value_name = "FILE", env = "RUNGS_CONFIG", hide_env = true)]
    pub(crate) config: Option<PathBuf>,
    /// Where to listen: 127.0.0.1 is for this machine alone, 0.0.0.0 for everybody who reaches it.
    #[arg(long, value_name = "ADDRESS", default_value = Settings::LISTEN, env = "RUNGS_LISTEN", hide_env = true)]
    pub(crate) listen: SocketAddr,
    /// The address under which the site is known, from https on: for search engines.
    #[arg(long, value_name = "URL", value_parser = rungs_web::public_url, env = "RUNGS_PUBLIC_URL", hide_env = true)]
    pub(crate) public_url: Option<String>,
    /// Seals what visitors tell: 16 characters or more. Servers with the same secret read each other's pages; with none,
    /// pages made before a restart can't be read after it. A file keeps it out of the list of processes.
    #[arg(long, value_name = "SECRET", env = "RUNGS_SECRET", hide_env = true, conflicts_with = "secret_file")]
    pub(crate) secret: Option<String>,
    /// The secret, in a file.
    #[arg(long, value_name = "FILE", env = "RUNGS_SECRET_FILE", hide_env = true)]
    pub(crate) secret_file: Option<PathBuf>,
    /// Requests a second that one client may go on asking, by its address; 0 for as many as they like.
    #[arg(long, value_name = "N", default_value_t = Settings::RATE, env = "RUNGS_RATE", hide_env = true)]
    pub(crate) rate: u32,
    /// Requests that one client may ask at once before that counts.
    #[arg(long, value_name = "N", default_value_t = Settings::BURST, env = "RUNGS_BURST", hide_env = true)]
    pub(crate) burst: u32,
    /// Proxies in front whose `X-Forwarded-For` is believed; 0 where none is.
    #[arg(long, value_name = "N", default_value_t = 0, env = "RUNGS_PROXIES", hide_env = true)]
    pub(crate) proxies: u8,
    /// TLS stands in front: browsers are told never to come without it.
    #[arg(long, env = "RUNGS_TLS", hide_env = true, value_parser = BoolishValueParser::new())]
    pub(crate) tls: bool,
    /// Seconds that an answer may take.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::TIMEOUT, value_parser = seconds(), env = "RUNGS_TIMEOUT", hide_env = true)]
    pub(crate) timeout: u64,
    /// Seconds that a client may take to send a request, or to take an answer.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::CLIENT_TIMEOUT, value_parser = seconds(), env = "RUNGS_CLIENT_TIMEOUT", hide_env = true)]
    pub(crate) client_timeout: u64,
    /// Bytes that a request's body may have.
    #[arg(long, value_name = "BYTES", default_value_t = Settings::BODY_LIMIT, env = "RUNGS_BODY_LIMIT", hide_env = true)]
    pub(crate) body_limit: usize,
    /// Bytes that a staff file may have which an employer sends.
    #[arg(long, value_name = "BYTES", default_value_t = Settings::UPLOAD_LIMIT, env = "RUNGS_UPLOAD_LIMIT", hide_env = true)]
    pub(crate) upload_limit: usize,
    /// Staff files that are kept in memory at once; others are asked to come later.
    #[arg(long, value_name = "N", default_value_t = Settings::UPLOADS, env = "RUNGS_UPLOADS", hide_env = true)]
    pub(crate) uploads: usize,
    /// Minutes that a staff file stays in memory after it was looked at last.
    #[arg(long, value_name = "MINUTES", default_value_t = Settings::UPLOAD_MINUTES, value_parser = clap::value_parser!(u64).range(1..=1_440), env = "RUNGS_UPLOAD_MINUTES", hide_env = true)]
    pub(crate) upload_minutes: u64,
    /// Connections that are open at once; others wait.
    #[arg(long, value_name = "N", default_value_t = Settings::CONNECTIONS, env = "RUNGS_CONNECTIONS", hide_env = true)]
    pub(crate) connections: usize,
    /// Seconds for requests under way once the server is told to end.
    #[arg(long, value_name = "SECONDS", default_value_t = Settings::GRACE, value_parser = seconds(), env = "RUNGS_GRACE", hide_env = true)]
    pub(crate) grace: u64,
    /// What is logged: problems alone, or each request as text or json. Never who asked, or what was told.
    #[arg(long, value_name = "WHAT", default_value_t = LogFormat::Problems, env = "RUNGS_LOG", hide_env = true)]
    pub(crate) log: LogFormat,
    /// Figures for Prometheus at /metrics: off, on, or at an address of their own such as 127.0.0.1:9090.
    #[arg(long, value_name = "WHERE", default_value_t = Metrics::Off, env = "RUNGS_METRICS", hide_env = true)]
    pub(crate) metrics: Metrics,
}

/// Up to a day: what is longer is a slip of the keys.
fn seconds() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(1..=86_400)
}
