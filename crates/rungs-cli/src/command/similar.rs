//! `rungs similar`: roles and occupations whose work is similar, and why.

use std::fs;
use std::path::Path;

use rungs_app::find::{self, Found};
use rungs_app::service::{self, Compared, Unlinked};
use rungs_app::similar::{FoundBy, Pages, Sureness};
use rungs_app::wire::similar::{SimilarAnswer, SimilarShown};
use rungs_exchange::Occupations;

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Global, Similar};
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::{input, words};

pub(crate) fn run(arguments: &Similar, global: &Global) -> Outcome {
    let loaded = input::framework(None, global)?;
    let mut remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let status = if loaded.left_out.is_empty() { ANSWERED } else { FOUND };
    let most = usize::from(arguments.most);
    let answer = match &arguments.occupations {
        None => {
            let (role, remark) = input::role(&loaded, global, &arguments.role)?;
            remarks.extend(remark);
            service::similar(&loaded, &Pages::of(&loaded.checked.framework), role, most)
        }
        Some(file) => {
            let compared = Compared::of(occupations(file)?);
            let found = find::role(&loaded.checked.framework, &arguments.role);
            let is_role = matches!(found, Found::Role(_));
            // A role comes before an occupation that is called as it is, and an occupation before a role called nearly so.
            let is_occupation = !is_role && arguments.known_as.is_none() && compared.has(&arguments.role);
            if matches!(found, Found::None(_)) && !is_occupation && loaded.left_out.is_empty() {
                return Err(not_called_so(&compared.unlinked(&arguments.role), "no role, and no occupation", file));
            }
            let role = if is_occupation { None } else { Some(input::role(&loaded, global, &arguments.role)?) };
            let (role, remark) = role.map_or((None, None), |(role, remark)| (Some(role), remark));
            remarks.extend(remark);
            let known_as = if is_occupation { Some(arguments.role.as_str()) } else { arguments.known_as.as_deref() };
            service::similar_occupations(&loaded, &compared, role, known_as, most)
                .map_err(|unlinked| not_called_so(&unlinked, "no occupation", file))?
        }
    };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status).remarks(remarks));
    }
    let mut screen = Screen::for_answers();
    shown(&mut screen, &answer);
    Ok(Answer::screen(screen).status(status).remarks(remarks))
}

fn occupations(file: &Path) -> Result<Occupations, Failure> {
    let bytes = fs::read(file)
        .map_err(|error| Failure::new(format!("{} can't be read: {}", file.display(), input::reason(&error))))?;
    Occupations::read(&bytes).map_err(|told| Failure::new(format!("{}: {told}", file.display())))
}

fn not_called_so(unlinked: &Unlinked, what: &str, file: &Path) -> Failure {
    let near = match unlinked.near.as_slice() {
        [] => "name the occupation with --as".to_owned(),
        near => format!("name the occupation with --as; near it are {}", words::joined(near, "and")),
    };
    Failure::with_help(format!("{what} in {} is called “{}”", file.display(), unlinked.name), near)
}

fn shown(screen: &mut Screen, answer: &SimilarAnswer) {
    screen.line(BOLD, &format!("Similar to {}", answer.title));
    let what = match &answer.classification {
        None => {
            let pages = words::count(answer.of, "other page", "other pages");
            format!("Similar work, by the duties and skills of {pages}.")
        }
        Some(by) => {
            let skills = format!("Similar work, by the skills that {} lists for {} others.", by.source, answer.of);
            match by.found_by {
                None => skills,
                Some(found_by) => format!(
                    "{skills} There the role is taken for “{}” ({}): if that is wrong, name another with --as.",
                    by.title,
                    found(found_by)
                ),
            }
        }
    };
    screen.line(PLAIN, &what);
    screen.line(PLAIN, "Similar doesn't mean open to you: that is what rungs check says.");
    for (place, one) in answer.similar.iter().enumerate() {
        screen.gap();
        similar(screen, place + 1, one);
    }
    screen.gap();
    if answer.similar.is_empty() {
        screen.line(PLAIN, "Nothing has anything in common with it.");
    }
    if let Some(by) = &answer.classification {
        screen.line(FAINT, &by.attribution);
    }
}

fn similar(screen: &mut Screen, place: usize, one: &SimilarShown) {
    let level = one.level.map_or(String::new(), |level| format!(", level {level}"));
    screen.hanging(0, &format!("{place}. "), BOLD, &format!("{}{level}", one.title));
    let percent = (one.similarity * 100.0).round();
    let in_both = words::count(one.shared_count, "thing", "things");
    let sure = match one.sureness {
        Sureness::Good => format!("well founded, on {in_both} in both"),
        Sureness::Fair => format!("fairly founded, on {in_both} in both"),
        Sureness::Weak => format!("weakly founded, on {in_both} in both: it may be chance"),
    };
    screen.hanging(3, "", PLAIN, &format!("Similarity {percent} per cent; {sure}."));
    let shared = one.shared.iter().map(|pair| match pair.here == pair.there {
        true => pair.here.clone(),
        false => format!("{} (there: {})", pair.here, pair.there),
    });
    let lists = [
        ("In both: ", shared.collect(), one.shared_count),
        ("Only here: ", one.only_here.clone(), one.only_here_count),
        ("Only there: ", one.only_there.clone(), one.only_there_count),
    ];
    for (lead, named, count) in lists {
        let named: Vec<String> = named;
        if named.is_empty() {
            continue;
        }
        let more = count.saturating_sub(named.len());
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        screen.hanging(3, lead, PLAIN, &format!("{}{more}.", named.join("; ")));
    }
    if one.related_by_source == Some(true) {
        screen.hanging(3, "", FAINT, "The classification itself relates the two.");
    }
    if let Some(role) = &one.suggested_role {
        let told = format!("It may be the role {} ({}).", role.title, found(role.found_by));
        screen.hanging(3, "", FAINT, &told);
    }
}

fn found(by: FoundBy) -> &'static str {
    match by {
        FoundBy::Title => "the same title",
        FoundBy::AnotherName => "another name for it",
        FoundBy::OtherNames => "another name for both",
        FoundBy::Search => "found by its words alone",
    }
}
