//! `rungs serve`: the site, in a browser.

use std::io::Write;

use rungs_web::Site;

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{Global, Serve};
use crate::input;
use crate::screen::Screen;

pub(crate) fn run(arguments: &Serve, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let site = Site::new(loaded, arguments.secret.as_deref(), input::today).map_err(Failure::new)?;
    let ready = |address| {
        let mut output = anstream::stdout();
        let _ = writeln!(output, "Rungs is open at http://{address} (Ctrl+C ends it)");
        let _ = output.flush();
    };
    rungs_web::serve(site, arguments.listen, ready).map_err(Failure::new)?;
    Ok(Answer::screen(Screen::for_answers()))
}
