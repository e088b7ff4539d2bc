//! `rungs roles`: the roles of a framework in a line each.

use std::collections::BTreeSet;

use rungs_app::service;
use rungs_app::wire::roles::{RoleLine, RolesAnswer};
use rungs_core::framework::Framework;
use rungs_core::vocabulary::normal;

use crate::answer::{Answer, Failure, Outcome};
use crate::arguments::{Global, Roles};
use crate::screen::{BOLD, Cell, FAINT, PLAIN, Screen, width};
use crate::{input, words};

pub(crate) fn run(arguments: &Roles, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let profession = match &arguments.profession {
        Some(name) => Some(profession(&loaded.checked.framework, name)?),
        None => None,
    };
    let answer = service::roles(&loaded, profession.as_deref(), arguments.level, arguments.search.as_deref());
    if arguments.json {
        return Answer::json(&answer);
    }
    let mut screen = Screen::for_answers();
    screen.line(BOLD, &format!("{}, {}", answer.framework.title, answer.framework.version));
    match (answer.roles.is_empty(), arguments.search.is_some()) {
        (true, _) => nothing(&mut screen, arguments),
        (_, true) => table(&mut screen, &answer.roles),
        (_, false) => by_level(&mut screen, &answer),
    }
    if !answer.roles.is_empty() {
        screen.gap();
        screen.line(FAINT, "To read one: rungs show ROLE. To check a person: rungs check PERSON --role ROLE.");
    }
    Ok(Answer::screen(screen))
}

/// A profession of the framework by its name, or by how it begins.
fn profession(framework: &Framework, name: &str) -> Result<String, Failure> {
    let known: BTreeSet<&String> = framework.roles.iter().flat_map(|role| &role.professions).collect();
    let wanted = normal(name);
    let mut begun = known.iter().filter(|known| normal(known).starts_with(&wanted));
    match known.iter().find(|known| normal(known) == wanted).or_else(|| {
        let first = begun.next();
        if begun.next().is_none() { first } else { None }
    }) {
        Some(profession) => Ok((*profession).clone()),
        None => {
            let known: Vec<&str> = known.iter().map(|known| known.as_str()).collect();
            let help = match known.is_empty() {
                true => "its roles name no professions".to_owned(),
                false => format!("the professions are {}", known.join(", ")),
            };
            Err(Failure::with_help(format!("the framework has no profession called “{name}”"), help))
        }
    }
}

fn nothing(screen: &mut Screen, arguments: &Roles) {
    let mut wanted = Vec::new();
    wanted.extend(arguments.search.as_ref().map(|words| format!("called anything like “{words}”")));
    wanted.extend(arguments.profession.as_ref().map(|profession| format!("of the profession {profession}")));
    wanted.extend(arguments.level.map(|level| format!("at level {level}")));
    let wanted = if wanted.is_empty() { String::new() } else { format!(" {}", wanted.join(", ")) };
    screen.gap();
    screen.line(PLAIN, &format!("There is no role{wanted}. `rungs roles` lists them all."));
}

fn by_level(screen: &mut Screen, answer: &RolesAnswer) {
    let mut rest = answer.roles.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|role| role.level == first.level).count();
        let (of_level, others) = rest.split_at(same);
        screen.gap();
        let level = first.level.map_or_else(|| "No level given".to_owned(), |level| format!("Level {level}"));
        screen.line(BOLD, &level);
        table(screen, of_level);
        rest = others;
    }
}

fn table(screen: &mut Screen, roles: &[RoleLine]) {
    for role in roles {
        let mut facts = Vec::new();
        facts.extend(role.level.map(|level| format!("level {level}")));
        facts.extend(role.band.as_ref().map(|band| format!("band {band}")));
        facts.push(words::count(role.routes.len(), "way in", "ways in"));
        let also = match role.also_called.is_empty() {
            true => String::new(),
            false => format!("also {}", role.also_called.join(", ")),
        };
        let facts = facts.join(", ");
        if screen.is_roomy() {
            let title = 34.max(width(&role.title).min(40));
            let facts_width = 28;
            let cells = [
                Cell { text: &role.title, width: title, style: PLAIN },
                Cell { text: &facts, width: facts_width, style: PLAIN },
                Cell { text: &also, width: screen.width() - title - facts_width - 6, style: FAINT },
            ];
            if screen.width() >= 100 {
                screen.row(2, &cells);
            } else {
                let [title, facts, _] = cells;
                screen.row(2, &[title, facts]);
            }
        } else {
            screen.hanging(2, "", PLAIN, &role.title);
            screen.hanging(4, "", FAINT, &facts);
        }
    }
}
