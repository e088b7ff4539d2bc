//! Messages over a stream: a header with a length, and JSON.
//!
//! What can't be read as a message is told apart from a stream that has ended, so that one bad message doesn't end the
//! session, and a length that nobody could mean doesn't take the memory.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::json;

/// Messages longer than this aren't read, in bytes: the largest page that is read has 1 MB.
const LONGEST_MESSAGE: u64 = 64 << 20;
/// Header lines longer than this are no header.
const LONGEST_HEADER: u64 = 4096;

/// What came over the stream.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Something that is none, and why.
    Unreadable(String),
}

/// Reads the next message; nothing, where the stream ends.
///
/// # Errors
/// A stream that can't be read any more.
pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let unreadable = |why: String| Ok(Some(Incoming::Unreadable(why)));
    let mut length: Option<u64> = None;
    loop {
        let mut line = Vec::new();
        if stream.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        match (line, line.split_once(':')) {
            ("", _) if length.is_none() => {}
            ("", _) => break,
            (_, Some((name, value))) if name.trim().eq_ignore_ascii_case("content-length") => {
                match value.trim().parse() {
                    Ok(told) => length = Some(told),
                    Err(_) => return unreadable(format!("“{}” is no length of a message", value.trim())),
                }
            }
            (_, Some((name, _))) if name.trim().eq_ignore_ascii_case("content-type") => {}
            _ => return unreadable("this is neither a header nor a message".to_owned()),
        }
    }
    let length = length.unwrap_or_default();
    if length > LONGEST_MESSAGE {
        io::copy(&mut stream.by_ref().take(length), &mut io::sink())?;
        return unreadable(format!("a message of {length} bytes isn't read"));
    }
    // The memory grows with what comes, not with what the header promises.
    let mut content = Vec::new();
    if stream.by_ref().take(length).read_to_end(&mut content)? as u64 != length {
        return Ok(None);
    }
    match message(&content) {
        Ok(message) => Ok(Some(Incoming::Message(message))),
        Err(error) => unreadable(format!("the message can't be read: {error}")),
    }
}

/// A message by what it has: left to itself, the reader would take a request whose id it can't read for a notification,
/// and nobody would answer it.
fn message(content: &[u8]) -> serde_json::Result<Message> {
    let value: serde_json::Value = serde_json::from_slice(content)?;
    match (value.get("method").is_some(), value.get("id").is_some()) {
        (true, true) => serde_json::from_value(value).map(Message::Request),
        (true, false) => serde_json::from_value(value).map(Message::Notification),
        (false, _) => serde_json::from_value(value).map(Message::Response),
    }
}

/// Writes a message.
///
/// # Errors
/// A stream that can't be written to any more.
pub fn write(stream: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(stream)
}

/// Answers something that is no message. Nobody knows which request it was, so the answer names none.
///
/// # Errors
/// A stream that can't be written to any more.
pub fn refuse(stream: &mut impl Write, why: &str) -> io::Result<()> {
    let error = json!({ "code": ErrorCode::ParseError as i32, "message": why });
    let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
    write!(stream, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// What comes over a stream, each message by its method or the beginning of why it is none.
    fn check(stream: &str, expected: &[&str]) {
        let (mut stream, mut found) = (stream.as_bytes(), Vec::new());
        while let Some(incoming) = read(&mut stream).unwrap() {
            found.push(match incoming {
                Incoming::Message(Message::Request(request)) => request.method,
                Incoming::Message(Message::Notification(notification)) => notification.method,
                Incoming::Message(Message::Response(_)) => "response".to_owned(),
                Incoming::Unreadable(why) => why,
            });
        }
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found:?} is not {expected:?}");
        }
    }

    fn framed(content: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{content}", content.len())
    }

    const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

    #[test]
    fn messages_follow_one_another() {
        let request = framed(r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#);
        check(&(request + &framed(EXIT)), &["shutdown", "exit"]);
        check(&format!("content-type: utf-8\r\ncontent-LENGTH:33\r\n\r\n{EXIT}"), &["exit"]);
        check("", &[]);
    }

    #[test]
    fn a_message_that_cannot_be_read_does_not_end_the_session() {
        for bad in
            ["{", "[]", "7", "\"\u{1F3A8}\"", r#"{"jsonrpc":"2.0","id":9999999999,"method":"x"}"#, &"[".repeat(10_000)]
        {
            check(&(framed(bad) + &framed(EXIT)), &["the message can't be read", "exit"]);
        }
    }

    #[test]
    fn a_header_that_is_none_does_not_end_the_session() {
        check(&format!("hello\r\n{}", framed(EXIT)), &["this is neither", "exit"]);
        check(&format!("Content-Length: many\r\n{}", framed(EXIT)), &["“many” is no length", "exit"]);
    }

    #[test]
    fn a_length_that_nobody_means_takes_no_memory() {
        check("Content-Length: 99999999999999\r\n\r\n{}", &["a message of 99999999999999 bytes"]);
        check("Content-Length: 1000000\r\n\r\n{}", &[]);
    }
}
