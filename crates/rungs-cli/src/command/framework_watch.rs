//! `rungs framework watch`: checks a framework's pages again whenever a file changes.

mod look;
mod news;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{FrameworkWatch, Global};
use crate::screen::{FAINT, OPEN, PLAIN, Screen};

use look::Look;

/// Editors save in several steps: after the last one, it is quiet for so long.
const QUIET: Duration = Duration::from_millis(150);
/// Where it never gets quiet, pages are looked at all the same.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a folder that is gone is looked for.
const RETURN: Duration = Duration::from_millis(300);

/// What there is to react to.
enum Heard {
    /// Something has changed.
    Changed,
    /// The folder itself is no longer there, or another one has taken its place.
    Gone,
    /// Somebody wants to stop.
    Stop,
}

pub(crate) fn run(arguments: &FrameworkWatch, _: &Global) -> Outcome {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        let message = format!("{} is not a folder", folder.display());
        return Err(Failure::with_help(message, "name the folder that holds a framework's framework.md"));
    }
    let (tell, heard) = channel();
    let stop = tell.clone();
    // A channel nobody listens to any more belongs to a watch that has ended.
    ctrlc::set_handler(move || drop(stop.send(Heard::Stop)))
        .map_err(|error| Failure::new(format!("Ctrl-C can't be listened to: {error}")))?;
    let mut watching = Watching { folder: folder.clone(), tell, heard, watcher: None };
    let mut last: Option<Look> = None;
    let mut round = 0;
    loop {
        watching.settle()?;
        let look = Look::at(arguments);
        // What is looked at again and is the same is nothing to tell.
        let is_news = last.as_ref().is_none_or(|last| !last.is_same(&look));
        if is_news {
            round += 1;
            let told = news::told(round, last.as_ref(), &look, arguments);
            let mut output = anstream::stdout().lock();
            if output.write_all(told.as_bytes()).and_then(|()| output.flush()).is_err() {
                break;
            }
            last = Some(look);
        }
        if !watching.wait() {
            break;
        }
    }
    let fails = last.as_ref().is_some_and(Look::fails);
    let status = if fails { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::default().status(status));
    }
    let mut screen = Screen::for_answers();
    screen.line(FAINT, "");
    match fails {
        true => screen.marked(0, "? ", OPEN, PLAIN, "Stopped watching; what was found last is still there."),
        false => screen.line(PLAIN, "Stopped watching."),
    }
    Ok(Answer::screen(screen).status(status))
}

/// A folder that is watched, and watched again when it comes back.
struct Watching {
    folder: PathBuf,
    tell: Sender<Heard>,
    heard: Receiver<Heard>,
    watcher: Option<RecommendedWatcher>,
}

impl Watching {
    /// Watches the folder, if it is there and isn't watched yet.
    fn settle(&mut self) -> Result<(), Failure> {
        if !self.folder.is_dir() {
            self.watcher = None;
        }
        if self.watcher.is_some() || !self.folder.is_dir() {
            return Ok(());
        }
        let root = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let watched = watcher(&root, self.tell.clone());
        match watched {
            Ok(watcher) => self.watcher = Some(watcher),
            // It may have gone again this very moment; then it is looked for like before.
            Err(_) if !self.folder.is_dir() => {}
            Err(error) => {
                let message = format!("{} can't be watched: {error}", self.folder.display());
                let help = "rungs framework check looks once; systems limit how many folders can be watched";
                return Err(Failure::with_help(message, help));
            }
        }
        Ok(())
    }

    /// Waits for a change, and for what follows it. Whether to go on.
    fn wait(&mut self) -> bool {
        loop {
            let first = match self.watcher {
                Some(_) => self.heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
                None => self.heard.recv_timeout(RETURN),
            };
            match first {
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Ok(Heard::Gone) => self.watcher = None,
                Ok(Heard::Changed) => {}
                Err(RecvTimeoutError::Timeout) if self.folder.is_dir() => return true,
                Err(RecvTimeoutError::Timeout) => continue,
            }
            return self.quiet();
        }
    }

    /// Waits until nothing changes any more. Whether to go on.
    fn quiet(&mut self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.heard.recv_timeout(QUIET) {
                Ok(Heard::Changed) => {}
                Ok(Heard::Gone) => self.watcher = None,
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => return true,
            }
        }
        true
    }
}

fn watcher(root: &Path, tell: Sender<Heard>) -> notify::Result<RecommendedWatcher> {
    let own = root.to_path_buf();
    let mut watcher = recommended_watcher(move |event: notify::Result<Event>| {
        let heard = match event {
            // Reading the pages is no change of them.
            Ok(Event { kind: EventKind::Access(_), .. }) => return,
            Ok(event) if !event.kind.is_create() && event.paths.contains(&own) && !own.is_dir() => Heard::Gone,
            Ok(event) if event.kind.is_remove() && event.paths.contains(&own) => Heard::Gone,
            // Where events were lost, something has changed.
            Ok(_) | Err(_) => Heard::Changed,
        };
        drop(tell.send(heard));
    })?;
    watcher.watch(root, RecursiveMode::Recursive)?;
    Ok(watcher)
}
