//! `rungs serve`: the site and the REST API.

use std::io::Write;
use std::time::Duration;

use rungs_web::{Settings, Site};

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{Global, Serve};
use crate::input;
use crate::screen::Screen;

/// Characters of a secret at least: shorter ones are found by trying.
const SHORTEST_SECRET: usize = 16;

pub(crate) fn run(arguments: &Serve, global: &Global) -> Outcome {
    let secret = secret(arguments)?;
    let loaded = input::framework(None, global)?;
    let remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let framework = &loaded.checked.framework;
    let with = format!("{}, {}", framework.title, framework.version);
    let site = Site::new(loaded, secret.as_deref(), input::today).map_err(Failure::new)?;
    let site = site.known_as(arguments.public_url.clone()).printing(printer());
    for remark in remarks {
        let _ = writeln!(anstream::stderr(), "{remark}");
    }
    let ready = |address| {
        let mut output = anstream::stdout();
        let _ = writeln!(output, "Rungs is open at http://{address} with {with} (Ctrl+C ends it)");
        let _ = output.flush();
    };
    rungs_web::serve(site, &settings(arguments), ready).map_err(Failure::new)?;
    Ok(Answer::screen(Screen::for_answers()))
}

/// What puts plans on paper.
#[cfg(feature = "pdf")]
fn printer() -> Option<rungs_web::Printer> {
    Some(|answer, plan| rungs_print::pdf(answer, plan).map_err(|error| error.to_string()))
}

/// This build has nothing that puts plans on paper: the site doesn't offer it.
#[cfg(not(feature = "pdf"))]
fn printer() -> Option<rungs_web::Printer> {
    None
}

fn settings(arguments: &Serve) -> Settings {
    Settings {
        listen: arguments.listen,
        rate: arguments.rate,
        burst: arguments.burst,
        proxies: arguments.proxies,
        timeout: Duration::from_secs(arguments.timeout),
        client_timeout: Duration::from_secs(arguments.client_timeout),
        body_limit: arguments.body_limit,
        upload_limit: arguments.upload_limit,
        uploads: arguments.uploads,
        upload_life: Duration::from_secs(60 * arguments.upload_minutes),
        connections: arguments.connections,
        grace: Duration::from_secs(arguments.grace),
        tls: arguments.tls,
        log: arguments.log,
        metrics: arguments.metrics,
    }
}

fn secret(arguments: &Serve) -> Result<Option<String>, Failure> {
    let secret = match (&arguments.secret, &arguments.secret_file) {
        (Some(secret), _) => secret.clone(),
        (None, Some(file)) => {
            let unreadable =
                |error| Failure::new(format!("{} can't be read: {}", file.display(), input::reason(&error)));
            std::fs::read_to_string(file).map_err(unreadable)?.trim().to_owned()
        }
        (None, None) => return Ok(None),
    };
    if secret.chars().count() < SHORTEST_SECRET {
        let help = "make one with `openssl rand -hex 32`";
        return Err(Failure::with_help(format!("the secret has fewer than {SHORTEST_SECRET} characters"), help));
    }
    Ok(Some(secret))
}
