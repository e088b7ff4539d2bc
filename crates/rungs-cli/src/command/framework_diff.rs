//! `rungs framework diff`: what changed between two versions of a framework, by what it means, and for whom.

use std::fs;
use std::path::Path;

use anstyle::Style;
use rungs_app::framework::{self, Loaded};
use rungs_app::service::{self, PersonContent};
use rungs_app::tree::Format;
use rungs_app::wire::Bounds;
use rungs_app::wire::diff::{
    ChangeShown, DiffAnswer, DifferenceShown, Flip, OpportunityDiffShown, PeopleDiff, RoleDiffShown, SentenceShown,
    TermChangeShown,
};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{FrameworkDiff, Global};
use crate::screen::{BAD, BOLD, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{input, words};

/// What the framework that comes with rungs is called.
const BUILT_IN: &str = "built-in";

pub(crate) fn run(arguments: &FrameworkDiff, global: &Global) -> Outcome {
    let newer = version(&arguments.new, None, global)?;
    let older = version(&arguments.old, Some(Path::new(&arguments.new)), global)?;
    let question = input::question(arguments.when);
    let people = arguments.people.as_deref().map(people).transpose()?;
    let answer = service::diff(&older, &newer, people.as_deref(), question);
    let differs = !answer.roles.is_empty() || !answer.opportunities.is_empty() || !answer.terms.is_empty();
    let status = if arguments.exit_status && differs { FOUND } else { ANSWERED };
    if arguments.json {
        return Ok(Answer::json(&answer)?.status(status));
    }
    let mut screen = Screen::for_answers();
    render(&mut screen, &answer, arguments);
    Ok(Answer::screen(screen).status(status))
}

/// A folder, the framework that comes with rungs, or a revision of the folder beside it.
fn version(name: &str, beside: Option<&Path>, global: &Global) -> Result<Loaded, Failure> {
    let path = Path::new(name);
    let loaded = match beside {
        _ if name == BUILT_IN => framework::built_in(),
        _ if path.is_dir() => return input::sound_framework(Some(path), global),
        Some(folder) if folder.is_dir() => {
            let help = "name a folder, built-in, or the version, the digest or a Git revision of the newer folder";
            let earlier = framework::at_version(folder, name);
            earlier.map_err(|message| Failure::with_help(message, help))?.loaded
        }
        _ => {
            let message = format!("{name} is not a folder");
            return Err(Failure::with_help(message, "name the folder that holds a framework's framework.md"));
        }
    };
    if loaded.checked.is_sound() {
        return Ok(loaded);
    }
    let message = format!("the framework at {name} has errors by today's reading, so it can't be compared");
    Err(Failure::with_help(message, "check that version out, and run `rungs framework check` on it"))
}

/// Every person's file in a folder, in the order of their names.
fn people(folder: &Path) -> Result<Vec<PersonContent>, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new(format!("{} can't be read: {}", folder.display(), input::reason(&error)));
    let mut people = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
        let extension = if extension == "yml" { "yaml" } else { &extension };
        let Some(format) = Format::from_name(extension).filter(|_| path.is_file()) else { continue };
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let content = fs::read(&path).map_err(|error| input::reason(&error));
        people.push(PersonContent { file, content, format: Some(format) });
    }
    if people.is_empty() {
        let message = format!("there is no person's file in {}", folder.display());
        return Err(Failure::with_help(message, "a person's file ends in .yaml, .toml or .json"));
    }
    people.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(people)
}

fn render(screen: &mut Screen, answer: &DiffAnswer, arguments: &FrameworkDiff) {
    let named = |name: &rungs_app::wire::FrameworkName, told: &str| format!("{told} (version {})", name.version);
    let title = format!(
        "{}: from {} to {}",
        answer.newer.title,
        named(&answer.older, &arguments.old),
        named(&answer.newer, &arguments.new)
    );
    screen.line(BOLD, &title);
    for role in &answer.roles {
        screen.gap();
        one_role(screen, role);
    }
    for opportunity in &answer.opportunities {
        screen.gap();
        one_opportunity(screen, opportunity);
    }
    if !answer.terms.is_empty() {
        screen.gap();
        screen.line(BOLD, "Words");
        answer.terms.iter().for_each(|term| one_term(screen, term));
    }
    if let Some(people) = &answer.people {
        screen.gap();
        everybody(screen, people, answer);
    }
    screen.gap();
    summary(screen, answer);
}

fn one_term(screen: &mut Screen, term: &TermChangeShown) {
    let mark = format!("{:<11}", term.kind);
    let title = format!("{} ({})", term.title, term.class);
    // Of a term that is new or gone the mark says it all; by itself it asks for nothing.
    if term.kind == "added" || term.kind == "removed" {
        return screen.marked(2, &mark, FAINT, PLAIN, &title);
    }
    screen.marked(2, &mark, style(&term.kind), PLAIN, &title);
    let shown = [(&term.worse, "is no longer taken"), (&term.better, "is taken now")];
    let shown = shown.iter().filter_map(|(holder, taken)| Some((holder.as_ref()?, taken)));
    let shown = shown
        .map(|(holder, taken)| format!("someone with {} {taken}, where a rule asks for {}", holder.has, holder.asked));
    for line in term.details.iter().cloned().chain(shown) {
        screen.hanging(2, "           ", FAINT, &line);
    }
}

fn one_opportunity(screen: &mut Screen, opportunity: &OpportunityDiffShown) {
    let title = &opportunity.title;
    match opportunity.presence.as_str() {
        "added" => return screen.marked(0, "+ ", GOOD, BOLD, &format!("{title}: a new opportunity")),
        "removed" => return screen.marked(0, "− ", BAD, BOLD, &format!("{title}: the opportunity is gone")),
        _ => screen.line(BOLD, title),
    }
    for line in &opportunity.page {
        screen.hanging(2, "page       ", FAINT, line);
    }
}

fn one_role(screen: &mut Screen, role: &RoleDiffShown) {
    match role.presence.as_str() {
        "added" => return screen.marked(0, "+ ", GOOD, BOLD, &format!("{}: a new role", role.title)),
        "removed" => return screen.marked(0, "− ", BAD, BOLD, &format!("{}: the role is gone", role.title)),
        _ => screen.line(BOLD, &role.title),
    }
    for line in &role.page {
        screen.hanging(2, "page       ", FAINT, line);
    }
    for route in &role.routes {
        let (mark, style) = if route.presence == "added" { ("added      ", GOOD) } else { ("removed    ", BAD) };
        screen.marked(2, mark, style, PLAIN, &format!("the way in “{}”", route.title));
    }
    let mut heading = String::new();
    for change in &role.changes {
        let now = section(change);
        if now != heading {
            screen.hanging(2, "", FAINT, &now);
            heading = now;
        }
        one_change(screen, change);
    }
}

/// The heading a change stands under.
fn section(change: &ChangeShown) -> String {
    let of = change.of_title.as_deref().or(change.of.as_deref()).unwrap_or_default();
    match (change.section.as_str(), &change.provider) {
        ("to-hold", _) => "Everyone needs".to_owned(),
        ("to-start", _) => "To start any way in".to_owned(),
        ("to-stay", _) => "Staying in the role".to_owned(),
        ("step", _) => format!("Where it leads: {of}"),
        (_, Some(provider)) => format!("{of}, at {provider}"),
        _ => of.to_owned(),
    }
}

fn one_change(screen: &mut Screen, change: &ChangeShown) {
    let style = style(&change.kind);
    let mark = format!("{:<11}", change.kind);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            screen.marked(4, &mark, style, PLAIN, &text(after, Some(before)));
            if (&before.sentence, &before.items) != (&after.sentence, &after.items) {
                screen.hanging(4, "       was ", FAINT, &text(before, Some(after)));
            }
        }
        (Some(only), None) | (None, Some(only)) => screen.marked(4, &mark, style, PLAIN, &text(only, None)),
        (None, None) => {}
    }
    for detail in &change.details {
        screen.hanging(4, "           ", FAINT, detail);
    }
    // Of a rule that is new or gone the sentence says it all.
    for shown in change.worse.iter().chain(&change.better) {
        screen.hanging(4, "           ", FAINT, &person(shown));
    }
}

/// A sentence with its items; those that the other version has too are only counted.
fn text(one: &SentenceShown, other: Option<&SentenceShown>) -> String {
    let is_shared = |item: &&String| other.is_some_and(|other| other.items.contains(item));
    let (shared, own): (Vec<&String>, Vec<&String>) = one.items.iter().partition(is_shared);
    let mut parts: Vec<String> = own.into_iter().cloned().collect();
    if !shared.is_empty() {
        parts.push(format!("({} the same)", words::count(shared.len(), "item is", "items are")));
    }
    if parts.is_empty() { one.sentence.clone() } else { format!("{} {}", one.sentence, parts.join(" · ")) }
}

/// "someone with 4 GCSEs at grade 4 or above, but without 5 GCSEs: ready, now not yet"
fn person(shown: &DifferenceShown) -> String {
    // Where a word means something else now, one has what it was and not what it is, or the other way round.
    let by_one = shown.by_one_meaning.iter().map(|one| match &one.such_as {
        Some(such_as) => format!("{}, by “{such_as}”, which only one of the versions counts", one.words),
        None => format!("{}, as only one of the versions means it", one.words),
    });
    let with: Vec<String> = shown.has.iter().cloned().chain(by_one).collect();
    let (with, without) = (words::joined(&with, "and"), words::joined(&shown.has_not, "or"));
    let who = match (with.is_empty(), without.is_empty()) {
        (true, true) => "everyone".to_owned(),
        (true, false) => format!("someone without {without}"),
        (false, true) => format!("someone with {with}"),
        (false, false) => format!("someone with {with}, but without {without}"),
    };
    format!("{who}: {}, now {}", spoken(shown.before), spoken(shown.after))
}

/// "not yet", "not yet to ready"
fn spoken(bounds: Bounds) -> String {
    let name = |name| words::standing_name(name);
    match bounds.floor == bounds.ceiling {
        true => name(bounds.floor).to_owned(),
        false => format!("{} to {}", name(bounds.floor), name(bounds.ceiling)),
    }
}

fn style(kind: &str) -> Style {
    match kind {
        "added" | "tightened" => BAD,
        "removed" | "loosened" => GOOD,
        "changed" => OPEN,
        _ => FAINT,
    }
}

fn everybody(screen: &mut Screen, people: &PeopleDiff, answer: &DiffAnswer) {
    let on = words::told_date(&answer.on);
    screen.line(BOLD, &format!("{} asked about, on {on}", words::count(people.read, "person", "people")));
    for aside in &people.set_aside {
        screen.marked(2, "? ", OPEN, PLAIN, &format!("{} is left out: {}", aside.file, aside.reason));
    }
    if people.flips.is_empty() {
        screen.hanging(2, "", PLAIN, "Nobody's standing is another one than before.");
    }
    let mut file = "";
    for flip in &people.flips {
        if flip.file != file {
            let name = flip.name.as_deref().map_or_else(|| flip.file.clone(), |name| format!("{name} ({})", flip.file));
            screen.hanging(2, "", BOLD, &name);
            file = &flip.file;
        }
        one_flip(screen, flip, answer);
    }
}

fn one_flip(screen: &mut Screen, flip: &Flip, answer: &DiffAnswer) {
    let (mark, style) = match flip.way.as_str() {
        "better" => ("▲ ", GOOD),
        "worse" => ("▼ ", BAD),
        _ => ("◆ ", OPEN),
    };
    let title = answer.roles.iter().find(|role| role.role == flip.role).map_or(flip.role.as_str(), |role| &role.title);
    let line =
        format!("{title}, {}: {}, now {} ({})", flip.route_title, spoken(flip.before), spoken(flip.after), flip.way);
    screen.marked(4, mark, style, PLAIN, &line);
    for because in &flip.because {
        screen.hanging(6, "", FAINT, &format!("{}: “{}”", because.kind, because.sentence));
    }
}

/// "2 roles differ; requirements: 1 tightened, 3 reworded; 1 word differs; of 9 people, 2 better off somewhere, 1 worse"
fn summary(screen: &mut Screen, answer: &DiffAnswer) {
    if answer.roles.is_empty() && answer.opportunities.is_empty() && answer.terms.is_empty() {
        return screen.marked(0, "✓ ", GOOD.bold(), BOLD, "the two versions mean the same");
    }
    let changes: Vec<&ChangeShown> = answer.roles.iter().flat_map(|role| &role.changes).collect();
    let kinds = ["added", "removed", "tightened", "loosened", "changed", "reworded"];
    let counted = kinds.iter().filter_map(|kind| {
        let count = changes.iter().filter(|change| change.kind == *kind).count();
        (count > 0).then(|| format!("{count} {kind}"))
    });
    let parts: Vec<String> = counted.collect();
    let roles = words::count(answer.roles.len(), "role differs", "roles differ");
    let mut line = if parts.is_empty() { roles } else { format!("{roles}; requirements: {}", parts.join(", ")) };
    if !answer.opportunities.is_empty() {
        let count = words::count(answer.opportunities.len(), "opportunity differs", "opportunities differ");
        line.push_str(&format!("; {count}"));
    }
    if !answer.terms.is_empty() {
        line.push_str(&format!("; {}", words::count(answer.terms.len(), "word differs", "words differ")));
    }
    if let Some(people) = &answer.people {
        let of = |way: &str| {
            let mut files: Vec<&str> =
                people.flips.iter().filter(|flip| flip.way == way).map(|flip| flip.file.as_str()).collect();
            files.dedup();
            files.len()
        };
        let people = words::count(people.read, "person", "people");
        line.push_str(&format!("; of {people}, {} better off somewhere, {} worse", of("better"), of("worse")));
    }
    screen.line(BOLD, &line);
}
