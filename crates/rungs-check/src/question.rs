//! What a page says of its reader as a question: *you have been out of education*, *Have you been out of education?*

/// Verbs that a question begins with.
const AUXILIARIES: [&str; 6] = ["are", "were", "can", "could", "will", "would"];

/// What stands between *have* and what has been done.
const BETWEEN: [&str; 6] = ["not", "never", "already", "ever", "just", "only"];

/// What has been done, as it stands behind *have*. Any other word there is a thing that one has.
const DONE: [&str; 24] = [
    "been",
    "had",
    "done",
    "worked",
    "studied",
    "trained",
    "lived",
    "passed",
    "completed",
    "started",
    "taken",
    "left",
    "moved",
    "gained",
    "held",
    "applied",
    "registered",
    "qualified",
    "finished",
    "spent",
    "broken",
    "lost",
    "agreed",
    "arranged",
];

/// What was done, and its verb.
const PAST: [(&str, &str); 18] = [
    ("trained", "train"),
    ("qualified", "qualify"),
    ("studied", "study"),
    ("worked", "work"),
    ("lived", "live"),
    ("moved", "move"),
    ("started", "start"),
    ("finished", "finish"),
    ("passed", "pass"),
    ("applied", "apply"),
    ("registered", "register"),
    ("gained", "gain"),
    ("completed", "complete"),
    ("took", "take"),
    ("left", "leave"),
    ("came", "come"),
    ("grew", "grow"),
    ("had", "have"),
];

/// A statement as a question.
pub(crate) fn question(statement: &str) -> String {
    let is_so = || format!("Is this so: {statement}?");
    if let Some(rest) = statement.strip_prefix("you're ") {
        return format!("Are you {rest}?");
    }
    if let Some(rest) = statement.strip_prefix("you ") {
        let (verb, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let with = |first: &str| format!("{first} {behind}").trim_end().to_owned();
        let past = PAST.iter().find(|(past, _)| *past == verb);
        return match verb {
            "have" if has_been_done(behind) => format!("Have {}?", with("you")),
            _ if AUXILIARIES.contains(&verb) => format!("{} {}?", capital(verb), with("you")),
            // *You don't drive* would be asked twice over.
            _ if verb.ends_with("n't") => is_so(),
            _ => match past {
                Some((_, verb)) => format!("Did you {}?", with(verb)),
                None if verb.ends_with("ed") && verb != "need" => is_so(),
                None => format!("Do you {rest}?"),
            },
        };
    }
    match statement.split_once(" is ") {
        Some((subject, what)) => format!("Is {subject} {what}?"),
        None => is_so(),
    }
}

fn has_been_done(behind: &str) -> bool {
    let mut words = behind.split(' ').skip_while(|word| BETWEEN.contains(word));
    words.next().is_some_and(|word| DONE.contains(&word))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn statements_become_questions() {
        for (statement, asked) in [
            ("the post is in the NHS", "Is the post in the NHS?"),
            ("you are a driver", "Are you a driver?"),
            ("you're a driver", "Are you a driver?"),
            ("you were a driver", "Were you a driver?"),
            ("you travel between sites", "Do you travel between sites?"),
            ("you need a visa", "Do you need a visa?"),
            ("you have a car", "Do you have a car?"),
            ("you have limited mobility", "Do you have limited mobility?"),
            ("you have been out of education", "Have you been out of education?"),
            ("you have never worked at night", "Have you never worked at night?"),
            ("you trained outside the UK", "Did you train outside the UK?"),
            ("you emigrated", "Is this so: you emigrated?"),
            ("you can drive", "Can you drive?"),
            ("you don't drive", "Is this so: you don't drive?"),
            ("the course takes place at night", "Is this so: the course takes place at night?"),
        ] {
            assert_eq!(question(statement), asked);
        }
    }
}
