//! A mail merge: a row a person, with the few questions to put to them and a link.

use std::io::Write;

use crate::output::fault::OutputFault;
use crate::output::harmless::harmless;
use crate::output::report::{PersonRow, Report};
use crate::sweeping::Output;

/// A CSV file for a mail merge, written as people go by. Only people with a question get a row.
///
/// Columns: `staff_number`, `questions` (how many), `question 1` and so on, and `link` where a base address was given. The link
/// names the questions by their keys, and nobody: who opens it tells who they are by what they answer, or not at all.
pub struct MailMerge<'r, W: Write> {
    report: &'r Report,
    most: usize,
    base: Option<String>,
    writer: csv::Writer<W>,
}

impl<'r, W: Write> MailMerge<'r, W> {
    /// A file without people; its heading is written. At most so many questions are put to one person.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn new(report: &'r Report, most: usize, base: Option<&str>, out: W) -> Result<MailMerge<'r, W>, OutputFault> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let mut heading = vec!["staff_number".to_owned(), "questions".to_owned()];
        heading.extend((1..=most).map(|place| format!("question {place}")));
        if base.is_some() {
            heading.push("link".to_owned());
        }
        writer.write_record(heading)?;
        Ok(MailMerge { report, most, base: base.map(str::to_owned), writer })
    }

    /// Writes the row of one person, if there is something to ask.
    ///
    /// # Errors
    ///
    /// Where the row doesn't fit the report, and where `out` takes no more.
    pub fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        person.fits(self.report)?;
        let questions: Vec<_> =
            person.questions.iter().filter_map(|question| self.report.question(*question)).take(self.most).collect();
        if questions.is_empty() {
            return Ok(());
        }
        let writer = &mut self.writer;
        writer.write_field(harmless(&person.staff_number).as_bytes())?;
        writer.write_field(questions.len().to_string())?;
        for place in 0..self.most {
            let text = questions.get(place).map_or("", |question| question.text.as_str());
            writer.write_field(harmless(text).as_bytes())?;
        }
        if let Some(base) = &self.base {
            let link = link(base, questions.iter().map(|question| question.key.as_str()));
            writer.write_field(harmless(&link).as_bytes())?;
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    }

    /// Writes what is left, and gives back where it went.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn finish(self) -> Result<W, OutputFault> {
        self.writer.into_inner().map_err(|error| OutputFault::Write(error.into_error()))
    }
}

/// An address with the keys of questions behind it, each as `ask=`. What the address already asks stays; a part of the page that
/// it names comes last.
fn link<'k>(base: &str, keys: impl Iterator<Item = &'k str>) -> String {
    let (address, part) = base.split_once('#').map_or((base, None), |(address, part)| (address, Some(part)));
    let asked = form_urlencoded::Serializer::new(String::new()).extend_pairs(keys.map(|key| ("ask", key))).finish();
    let joint = match address.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some((_, query)) if query.ends_with('&') => "",
        Some(_) => "&",
    };
    let part = part.map_or_else(String::new, |part| format!("#{part}"));
    format!("{address}{joint}{asked}{part}")
}

impl<W: Write> Output for MailMerge<'_, W> {
    fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        MailMerge::person(self, person)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::output::example;

    #[test]
    fn links_name_the_questions() {
        let cases = [
            ("https://rungs.example/check", "https://rungs.example/check?ask=hours&ask=maths+GCSE"),
            ("https://rungs.example/check?", "https://rungs.example/check?ask=hours&ask=maths+GCSE"),
            ("https://rungs.example/check?lang=en", "https://rungs.example/check?lang=en&ask=hours&ask=maths+GCSE"),
            ("https://rungs.example/check#form", "https://rungs.example/check?ask=hours&ask=maths+GCSE#form"),
        ];
        for (base, expected) in cases {
            assert_eq!(link(base, ["hours", "maths GCSE"].into_iter()), expected);
        }
    }

    #[test]
    fn a_row_a_person_who_has_something_to_answer() {
        let report = example::report();
        let mut merge = MailMerge::new(&report, 2, Some("https://rungs.example/check"), Vec::new()).unwrap();
        for person in example::people() {
            merge.person(&person).unwrap();
        }
        let written = String::from_utf8(merge.finish().unwrap()).unwrap();
        assert_eq!(
            written.lines().collect::<Vec<_>>(),
            [
                "staff_number,questions,question 1,question 2,link",
                "'=1003,1,Do you have a GCSE in maths at grade 4 or above?,,https://rungs.example/check?ask=gcse-maths",
                "1004,2,How many hours a week do you work?,Do you have a GCSE in maths at grade 4 or above?,https://rungs.example/check?ask=weekly-hours&ask=gcse-maths",
            ]
        );
    }

    #[test]
    fn without_an_address_there_is_no_link() {
        let report = example::report();
        let merge = MailMerge::new(&report, 1, None, Vec::new()).unwrap();
        assert_eq!(String::from_utf8(merge.finish().unwrap()).unwrap(), "staff_number,questions,question 1\r\n");
    }
}
