//! `rungs roles`: the roles of a framework in a line each.

use std::collections::BTreeSet;

use rungs_app::service;
use rungs_app::wire::roles::{RoleLine, RolesAnswer};
use rungs_core::framework::Framework;
use rungs_core::vocabulary::normal;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
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
    let remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let status = if loaded.left_out.is_empty() { ANSWERED } else { FOUND };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    screen.line(BOLD, &format!("{}, {}", answer.framework.title, answer.framework.version));
    match (answer.roles.is_empty(), arguments.search.is_some()) {
        (true, _) => nothing(&mut screen, arguments),
        (_, true) => {
            screen.gap();
            table(&mut screen, &answer.roles);
        }
        (_, false) => by_level(&mut screen, &answer),
    }
    if !answer.roles.is_empty() {
        screen.gap();
        screen.line(FAINT, "To read one: rungs show ROLE. To check a person: rungs check PERSON --role ROLE.");
    }
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

/// From this width on, there is room for the other names of a role.
const SPACIOUS: usize = 100;

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

/// Other names that are shown in a line; the role's page has them all.
const FIRST_NAMES: usize = 3;

fn table(screen: &mut Screen, roles: &[RoleLine]) {
    let longest = roles.iter().map(|role| width(&role.title)).max().unwrap_or(0);
    for role in roles {
        let band = role.band.as_ref().map_or_else(String::new, |band| format!("band {band}"));
        let ways = words::count(role.routes.len(), "way in", "ways in");
        if !screen.is_roomy() {
            screen.hanging(2, "", PLAIN, &role.title);
            let facts = if band.is_empty() { ways } else { format!("{band}, {ways}") };
            screen.hanging(4, "", FAINT, &facts);
            continue;
        }
        let title = longest.clamp(32, 40);
        let mut cells = vec![
            Cell { text: &role.title, width: title, style: PLAIN },
            Cell { text: &band, width: 14, style: PLAIN },
            Cell { text: &ways, width: 9, style: PLAIN },
        ];
        let also = also(role);
        if screen.width() >= SPACIOUS {
            cells.push(Cell { text: &also, width: screen.width() - title - 31, style: FAINT });
        }
        screen.row(2, &cells);
    }
}

fn also(role: &RoleLine) -> String {
    let mut names = role.also_called.iter().take(FIRST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    if role.also_called.len() > FIRST_NAMES {
        names.push_str(" …");
    }
    names
}
