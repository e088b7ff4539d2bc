//! The conversation: one question at a time, each answer taken back as easily as given.

use std::io::{BufRead, Write};

use rungs_app::service::{self, Programs, Question};
use rungs_app::wire::ask::{AskAnswer, QuestionAsked};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Answered, Person, Reply};
use rungs_core::framework::Role;

use crate::answer::Failure;
use crate::command::ask::at_most;
use crate::screen::{BOLD, FAINT, OPEN, PLAIN, Screen, tells_in_words};
use crate::words;

/// What was said to one question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// The question's key.
    pub(crate) key: String,
    /// The answer; none for *I don't know*.
    pub(crate) reply: Option<Told>,
}

/// An answer as the engine takes it, and as it is written into a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) reply: Reply,
    pub(crate) written: String,
}

/// A conversation about a person and the ways into a role.
pub(crate) struct Talk<'t, 'f> {
    programs: &'t Programs<'f>,
    role: &'f Role,
    route: Option<&'t str>,
    person: Person,
    question: Question,
    said: Vec<Said>,
}

/// What somebody typed.
#[derive(Debug, PartialEq)]
enum Typed {
    Answer(Told),
    DontKnow,
    Back,
    Stop,
    Unclear,
}

impl<'t, 'f> Talk<'t, 'f> {
    pub(crate) fn new(
        programs: &'t Programs<'f>,
        role: &'f Role,
        route: Option<&'t str>,
        person: Person,
        question: Question,
    ) -> Talk<'t, 'f> {
        Talk { programs, role, route, person, question, said: Vec::new() }
    }

    /// Asks until nothing is left to ask, or somebody stops. Returns what was said; none if the reader of the screen left.
    pub(crate) fn hold(
        &mut self,
        input: &mut impl BufRead,
        output: &mut impl Write,
    ) -> Result<Option<Vec<Said>>, Failure> {
        let mut intro = Screen::for_answers();
        intro.line(BOLD, &format!("{}: what is still to be asked", self.role.title));
        let keys = "Answer y (yes), n (no) or ? (don't know), or the number or date asked for. back goes one question back, stop ends.";
        intro.line(FAINT, keys);
        if tell(output, intro).is_err() {
            return Ok(None);
        }
        loop {
            let asked = self.ask()?;
            let Some(question) = &asked.question else { break };
            let mut screen = Screen::for_answers();
            self.put(&mut screen, question);
            if tell(output, screen).is_err() {
                return Ok(None);
            }
            match self.listen(question, input, output) {
                Some(Typed::Answer(told)) => self.say(question, Some(told)),
                Some(Typed::DontKnow) => self.say(question, None),
                Some(Typed::Back) => {
                    if self.said.pop().is_none() {
                        let mut screen = Screen::for_answers();
                        screen.hanging(2, "", FAINT, "This is the first question.");
                        let _ = tell(output, screen);
                    }
                }
                _ => break,
            }
        }
        Ok(Some(self.said.clone()))
    }

    fn say(&mut self, question: &QuestionAsked, reply: Option<Told>) {
        self.said.push(Said { key: question.key.clone(), reply });
    }

    /// The person as they told themselves so far.
    fn person(&self) -> Person {
        let mut person = self.person.clone();
        for said in &self.said {
            match &said.reply {
                Some(told) => person.answers.push(Answered {
                    question: said.key.clone(),
                    reply: told.reply,
                    path: format!("answers.{}", said.key),
                }),
                None => person.not_known.push(said.key.clone()),
            }
        }
        person
    }

    fn ask(&self) -> Result<AskAnswer, Failure> {
        service::ask(self.programs, self.role, self.route, &self.person(), self.question)
            .map_err(|_| Failure::new("this role asks more than the engine can hold at once"))
    }

    fn put(&self, screen: &mut Screen, question: &QuestionAsked) {
        screen.line(PLAIN, "");
        screen.line(BOLD, &question.text);
        for sentence in question.because.iter().take(2) {
            screen.hanging(2, "because: ", FAINT, &format!("“{sentence}”"));
        }
        if question.because.len() > 2 {
            let more = question.because.len() - 2;
            screen.hanging(
                2,
                "",
                FAINT,
                &format!("and because of {}", words::count(more, "sentence more", "sentences more")),
            );
        }
        let answered = words::count(self.said.len(), "question", "questions");
        let place = if self.said.is_empty() { String::new() } else { format!("{answered} answered, ") };
        screen.hanging(2, "", FAINT, &format!("{place}{}", at_most(question.at_most)));
    }

    /// The next line that can be understood; none when there are no more lines.
    fn listen(&self, question: &QuestionAsked, input: &mut impl BufRead, output: &mut impl Write) -> Option<Typed> {
        loop {
            let choices = choices(&question.shape);
            let prompt = if tells_in_words() { format!("answer, {choices}: ") } else { format!("  {choices} > ") };
            write!(output, "{prompt}").and_then(|()| output.flush()).ok()?;
            let mut line = String::new();
            if input.read_line(&mut line).ok()? == 0 {
                let _ = writeln!(output);
                return None;
            }
            match typed(&line, &question.shape, self.question.on) {
                Typed::Unclear => {
                    let mut screen = Screen::for_answers();
                    screen.hanging(
                        2,
                        "",
                        OPEN,
                        &format!("That can't be understood here. Please type {}.", longhand(&question.shape)),
                    );
                    tell(output, screen).ok()?;
                }
                understood => return Some(understood),
            }
        }
    }

    /// How the person stands after all that was said.
    pub(crate) fn end(&self, screen: &mut Screen) -> Result<(), Failure> {
        let person = self.person();
        let answer = service::check(self.programs, &[self.role], self.route, &person, self.question)
            .map_err(|_| Failure::new("this role asks more than the engine can hold at once"))?;
        let is_done = self.ask()?.question.is_none();
        screen.line(PLAIN, "");
        let done = if is_done { "That is all there is to ask." } else { "Stopped here. What can be said so far:" };
        screen.line(PLAIN, done);
        for result in &answer.results {
            let standing = words::standing(result);
            screen.gap();
            screen.line(BOLD, &result.route_title);
            let mark = format!("{} {}: ", standing.sign, screen.loud(standing.name));
            screen.lead(2, 4, &mark, standing.style.bold(), PLAIN, &words::stopped(&standing.rest));
        }
        screen.gap();
        Ok(())
    }
}

fn tell(output: &mut impl Write, screen: Screen) -> std::io::Result<()> {
    output.write_all(screen.into_text().as_bytes())?;
    output.flush()
}

fn choices(shape: &str) -> &'static str {
    match shape {
        "count" => "how many, or ?",
        "months" => "months, or ?",
        "date" => "date, or ?",
        _ => "y, n or ?",
    }
}

fn longhand(shape: &str) -> &'static str {
    match shape {
        "count" => "a number, ? for don't know, back or stop",
        "months" => "a number of months, ? for don't know, back or stop",
        "date" => "a year, a month or a day (2024, 2024-05 or 2024-05-12), ? for don't know, back or stop",
        _ => "y, n, ? for don't know, back or stop",
    }
}

/// What a line means as an answer to a question of this shape.
fn typed(line: &str, shape: &str, on: Date) -> Typed {
    let line = line.trim().to_lowercase();
    match line.as_str() {
        "?" | "don't know" | "dont know" | "i don't know" | "i dont know" | "d" | "not sure" => return Typed::DontKnow,
        "back" | "b" => return Typed::Back,
        "stop" | "quit" | "exit" | "q" => return Typed::Stop,
        _ => {}
    }
    let told = |reply, written: &str| Typed::Answer(Told { reply, written: written.to_owned() });
    match shape {
        "count" | "months" => match line.trim_end_matches(" months").trim_end_matches(" month").parse::<u32>() {
            Ok(number) => told(Reply::Number(number), &number.to_string()),
            Err(_) => Typed::Unclear,
        },
        "date" => match date(&line) {
            Some(range)
                if range.earliest >= DateRange::FIRST
                    && range.earliest <= on.saturating_add(jiff::Span::new().years(100)) =>
            {
                told(Reply::Date(range), &format!("\"{line}\""))
            }
            _ => Typed::Unclear,
        },
        _ => match line.as_str() {
            "y" | "yes" => told(Reply::YesNo(true), "yes"),
            "n" | "no" => told(Reply::YesNo(false), "no"),
            _ => Typed::Unclear,
        },
    }
}

/// A year, a month or a day.
fn date(text: &str) -> Option<DateRange> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year] if digits(year, 4) => DateRange::year(year.parse().ok()?),
        [year, month] if digits(year, 4) && digits(month, 2) => {
            DateRange::month(year.parse().ok()?, month.parse().ok()?)
        }
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            Some(DateRange::day(text.parse().ok()?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn check(line: &str, shape: &str, expected: Typed) {
        assert_eq!(typed(line, shape, "2026-11-22".parse().unwrap()), expected, "{line} as {shape}");
    }

    fn told(reply: Reply, written: &str) -> Typed {
        Typed::Answer(Told { reply, written: written.to_owned() })
    }

    #[test]
    fn yes_and_no_have_short_forms() {
        check("y\n", "yes-no", told(Reply::YesNo(true), "yes"));
        check(" NO ", "yes-no", told(Reply::YesNo(false), "no"));
        check("perhaps", "yes-no", Typed::Unclear);
        check("", "yes-no", Typed::Unclear);
    }

    #[test]
    fn not_knowing_is_an_answer_to_any_question() {
        for shape in ["yes-no", "count", "months", "date"] {
            check("?", shape, Typed::DontKnow);
            check("don't know", shape, Typed::DontKnow);
            check("back", shape, Typed::Back);
            check("stop", shape, Typed::Stop);
        }
    }

    #[test]
    fn numbers_are_whole_and_not_negative() {
        check("4", "count", told(Reply::Number(4), "4"));
        check("18 months", "months", told(Reply::Number(18), "18"));
        check("-1", "count", Typed::Unclear);
        check("four", "count", Typed::Unclear);
    }

    #[test]
    fn a_date_may_be_a_year_a_month_or_a_day() {
        check("2024-05", "date", told(Reply::Date(DateRange::month(2024, 5).unwrap()), "\"2024-05\""));
        check("2024-02-31", "date", Typed::Unclear);
        check("9999", "date", Typed::Unclear);
    }
}
