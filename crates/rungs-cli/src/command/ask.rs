//! `rungs ask`: the next question, or in a terminal the whole conversation.

use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use rungs_app::service::{self, Programs};
use rungs_app::wire::ask::AskAnswer;

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{Ask, Global};
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::talk::Talk;
use crate::{input, save, words};

pub(crate) fn run(arguments: &Ask, global: &Global) -> Outcome {
    let question = input::question(arguments.when);
    let role = Some(arguments.role.as_str());
    let asked = input::framework_and_person(role, &arguments.who, question.on, global)?;
    let input::Asked { loaded, content, person, left } = asked;
    let framework = &loaded.checked.framework;
    let (role, remark) = input::role(&loaded, global, &arguments.role)?;
    let programs = Programs::of(&loaded);
    let route = arguments.route.as_ref().map(|name| input::route(role, name)).transpose()?;
    let remarks: Vec<String> = input::left_out(&loaded, None, global).into_iter().chain(remark).chain(left).collect();
    let is_person_typed = arguments.who.person.as_os_str() == "-";
    let is_terminal = stdin().is_terminal() && stdout().is_terminal() && !is_person_typed;
    if !arguments.json && (is_terminal || arguments.talk) {
        if let Some(file) = &arguments.save {
            may_save(file, &arguments.who.person)?;
        }
        let mut talk = Talk::new(&programs, role, route.as_deref(), person, question);
        let answers = talk.hold(&mut stdin().lock(), &mut anstream::stdout())?;
        let mut screen = Screen::for_answers();
        talk.end(&mut screen)?;
        if let Some(answers) = answers.filter(|answers| !answers.is_empty()) {
            match &arguments.save {
                Some(file) => {
                    save::save(file, &arguments.who, &content, &answers, framework, question.on)?;
                    screen.line(PLAIN, &format!("Saved to {}.", file.display()));
                }
                None => {
                    screen.line(FAINT, "Nothing you told us has been stored. To keep the answers, add --save FILE.")
                }
            }
        }
        return Ok(Answer::screen(screen).remarks(remarks));
    }
    if arguments.save.is_some() {
        return Err(Failure::with_help(
            "--save needs the conversation, and that needs a terminal",
            "to keep an answer, add it under `answers:` in the person's file, as the JSON answer names it",
        ));
    }
    let answer = service::ask(&programs, role, route.as_deref(), &person, question)
        .map_err(|_| Failure::new("this role asks more than the engine can hold at once"))?;
    if arguments.json {
        return Ok(Answer::json(&answer)?.remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    next_question(&mut screen, &answer);
    Ok(Answer::screen(screen).remarks(remarks))
}

/// A file that is there already is only written over if it is the person's own.
fn may_save(file: &Path, person: &Path) -> Result<(), Failure> {
    let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if file.exists() && !same(file, person) {
        return Err(Failure::with_help(
            format!("{} is there already, and it is not the file that was read", file.display()),
            "name a file that isn't there yet, or the person's own",
        ));
    }
    Ok(())
}

fn next_question(screen: &mut Screen, answer: &AskAnswer) {
    let Some(question) = &answer.question else {
        screen.line(PLAIN, "There is nothing left to ask: no answer could change how they stand.");
        return;
    };
    screen.line(BOLD, &question.text);
    for sentence in &question.because {
        screen.hanging(2, "because: ", FAINT, &format!("“{sentence}”"));
    }
    screen.hanging(2, "", FAINT, &at_most(question.at_most));
    screen.hanging(
        2,
        "to answer: ",
        FAINT,
        &format!("under `answers:` in the person's file, write `\"{}\": {}`", question.key, example(&question.shape)),
    );
}

/// "at most 4 questions, this one included"
pub(crate) fn at_most(questions: usize) -> String {
    match questions {
        0 | 1 => "the last question".to_owned(),
        more => format!("at most {} more after this one", words::number(more - 1)),
    }
}

fn example(shape: &str) -> &'static str {
    match shape {
        "count" => "3",
        "months" => "18",
        "date" => "2024-05",
        _ => "yes",
    }
}
