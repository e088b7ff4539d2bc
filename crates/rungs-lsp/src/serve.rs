//! The loop around a session: one stream read, one written, and the clock.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Request, RequestId, Response};
use rungs_core::date::Date;

use crate::disk::{Disk, Files};
use crate::server::Server;
use crate::transport::{self, Incoming};
use crate::workers::{Done, Workers, guarded};

/// How long the editor has to be quiet before it is told what was found.
const QUIET: Duration = Duration::from_millis(150);
/// How long it waits for that at most, while somebody goes on typing.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// Holds a session over two streams, to its end. Says whether it was closed as it should be. `manual` is the address under
/// which the pages of the manual are found, if they are anywhere.
///
/// # Errors
/// An output that can't be written to any more.
pub fn serve(
    mut input: impl BufRead + Send + 'static,
    mut output: impl Write,
    today: fn() -> Date,
    manual: Option<String>,
) -> io::Result<bool> {
    let (sender, receiver) = channel();
    // A thread of its own, so that a cancellation is seen while something else is worked on. It ends with its stream,
    // which may be after us: the process doesn't wait for it.
    let mut workers = Workers::begin(sender.clone());
    thread::spawn(move || {
        while let Ok(Some(incoming)) = transport::read(&mut input) {
            if sender.send(Arrival::Incoming(incoming)).is_err() {
                return;
            }
        }
        // Nobody is left to hear it once the session is over.
        drop(sender.send(Arrival::End));
    });
    let mut inbox = Inbox { receiver, waiting: VecDeque::new() };
    let mut server = Server::new(Files, today).with_manual(manual);
    let mut news = News::default();
    while server.ended().is_none() {
        // What was found is told when the check is back.
        match inbox.next(news.due.filter(|_| !workers.is_checking())) {
            Next::Message(message) => {
                let request = match &message {
                    Message::Request(request) => Some(request.id.clone()),
                    _ => None,
                };
                let answers = guarded(|| server.take(message));
                send(&mut output, answers.unwrap_or_else(|| request.map(broken).into_iter().collect()))?;
            }
            Next::Cancelled(id) => send(&mut output, vec![refusal(id, ErrorCode::RequestCanceled, "cancelled")])?,
            Next::Unreadable(why) => transport::refuse(&mut output, &why)?,
            Next::Quiet => match server.unchecked() {
                unchecked if unchecked.is_empty() => tell(&mut server, &mut workers, &mut output)?,
                unchecked => workers.check(unchecked),
            },
            Next::Done(Done::Checked(round)) => {
                workers.has_checked();
                round.into_iter().for_each(|checked| server.checked(checked));
                // What has changed meanwhile is checked again once it is quiet.
                if server.unchecked().is_empty() {
                    tell(&mut server, &mut workers, &mut output)?;
                }
            }
            Next::Done(Done::Examined(examined)) => {
                send(&mut output, guarded(|| server.examined(*examined)).unwrap_or_default())?;
            }
            Next::End => break,
        }
        if server.has_news() {
            workers.forget_examinations();
        }
        news.note(server.has_news());
    }
    Ok(server.ended().unwrap_or(false))
}

/// Tells what reading found, and lets what it was found in be examined.
fn tell<D: Disk>(server: &mut Server<D>, workers: &mut Workers, output: &mut impl Write) -> io::Result<()> {
    send(output, guarded(|| server.news()).unwrap_or_default())?;
    workers.examine(server.unexamined());
    Ok(())
}

fn broken(id: RequestId) -> Message {
    refusal(id, ErrorCode::InternalError, "something went wrong here; the log of the server says what")
}

fn refusal(id: RequestId, code: ErrorCode, message: &str) -> Message {
    Message::Response(Response::new_err(id, code as i32, message.to_owned()))
}

fn send(output: &mut impl Write, messages: Vec<Message>) -> io::Result<()> {
    messages.iter().try_for_each(|message| transport::write(output, message))
}

/// When there will be news.
#[derive(Default)]
struct News {
    first: Option<Instant>,
    due: Option<Instant>,
}

impl News {
    fn note(&mut self, is_there: bool) {
        if !is_there {
            *self = News::default();
            return;
        }
        let now = Instant::now();
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + QUIET).min(first + LONGEST_WAIT));
    }
}

/// What is to be seen to next.
#[derive(Debug)]
enum Next {
    /// A message.
    Message(Message),
    /// Something that is none, and why.
    Unreadable(String),
    /// A request that was cancelled before its turn: it still gets an answer.
    Cancelled(RequestId),
    /// Work that was done on another thread.
    Done(Done),
    /// It is time for news.
    Quiet,
    /// Nothing more can come.
    End,
}

/// What comes from the other threads.
enum Arrival {
    /// From the editor.
    Incoming(Incoming),
    /// From a worker.
    Done(Done),
    /// Nothing more comes from the editor.
    End,
}

impl From<Done> for Arrival {
    fn from(done: Done) -> Arrival {
        Arrival::Done(done)
    }
}

/// What has come and isn't answered yet.
struct Inbox {
    receiver: Receiver<Arrival>,
    waiting: VecDeque<Next>,
}

impl Inbox {
    /// What is to be seen to next, with news at this time if nothing comes before.
    fn next(&mut self, news: Option<Instant>) -> Next {
        while let Ok(arrival) = self.receiver.try_recv() {
            self.arrive(arrival);
        }
        loop {
            if let Some(next) = self.waiting.pop_front() {
                return next;
            }
            let arrived = match news {
                Some(until) => self.receiver.recv_timeout(until.saturating_duration_since(Instant::now())),
                None => self.receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match arrived {
                Ok(arrival) => self.arrive(arrival),
                Err(RecvTimeoutError::Timeout) => return Next::Quiet,
                Err(RecvTimeoutError::Disconnected) => return Next::End,
            }
        }
    }

    fn arrive(&mut self, arrival: Arrival) {
        let message = match arrival {
            Arrival::Incoming(Incoming::Message(message)) => message,
            Arrival::Incoming(Incoming::Unreadable(why)) => return self.waiting.push_back(Next::Unreadable(why)),
            Arrival::Done(done) => return self.waiting.push_back(Next::Done(done)),
            Arrival::End => return self.waiting.push_back(Next::End),
        };
        let Some(id) = cancelled(&message) else { return self.waiting.push_back(Next::Message(message)) };
        for waiting in &mut self.waiting {
            if matches!(waiting, Next::Message(Message::Request(request)) if request.id == id && can_be_cancelled(request))
            {
                *waiting = Next::Cancelled(id.clone());
            }
        }
    }
}

/// The request that a message cancels, if it is such a message.
fn cancelled(message: &Message) -> Option<RequestId> {
    match message {
        Message::Notification(notification) if notification.method == "$/cancelRequest" => {
            serde_json::from_value(notification.params.get("id")?.clone()).ok()
        }
        _ => None,
    }
}

/// Questions can; the beginning and the end of a session can't.
fn can_be_cancelled(request: &Request) -> bool {
    request.method != "initialize" && request.method != "shutdown"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde_json::json;

    use super::*;

    fn incoming(value: serde_json::Value) -> Arrival {
        Arrival::Incoming(Incoming::Message(serde_json::from_value(value).unwrap()))
    }

    #[test]
    fn a_request_cancelled_before_its_turn_is_not_begun() {
        let (sender, receiver) = channel();
        let mut inbox = Inbox { receiver, waiting: VecDeque::new() };
        for message in [
            json!({ "id": 1, "method": "textDocument/hover" }),
            json!({ "id": "1", "method": "textDocument/hover" }),
            json!({ "id": 2, "method": "shutdown" }),
            json!({ "method": "$/cancelRequest", "params": { "id": 1 } }),
            json!({ "method": "$/cancelRequest", "params": { "id": 2 } }),
            json!({ "method": "$/cancelRequest", "params": { "id": 7 } }),
            json!({ "method": "$/cancelRequest", "params": null }),
        ] {
            sender.send(incoming(message)).unwrap();
        }
        drop(sender);
        assert!(matches!(inbox.next(None), Next::Cancelled(id) if id == RequestId::from(1)));
        assert!(
            matches!(inbox.next(None), Next::Message(Message::Request(request)) if request.method.ends_with("hover"))
        );
        assert!(matches!(inbox.next(None), Next::Message(Message::Request(request)) if request.method == "shutdown"));
        // A cancellation that can't be read is passed on like any message.
        assert!(matches!(inbox.next(None), Next::Message(Message::Notification(_))));
        assert!(matches!(inbox.next(None), Next::End));
    }

    #[test]
    fn news_wait_for_a_quiet_moment_but_not_for_ever() {
        let mut news = News::default();
        news.note(true);
        let first = news.due.unwrap();
        news.note(true);
        assert!(news.due.unwrap() >= first);
        news.first = Instant::now().checked_sub(LONGEST_WAIT);
        news.note(true);
        assert!(news.due.unwrap() <= Instant::now());
        news.note(false);
        assert_eq!(news.due, None);
    }
}
