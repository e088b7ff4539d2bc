//! How long one person takes, and how long a framework does. Run with `cargo xtask bench`.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "measurements")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rungs_app::find::Index;
use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{self, Programs, Question};
use rungs_check::{SourceFile, check};
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn asked() -> Asked {
    Asked { start: "2026-11-22".parse().expect("a day"), moment: Moment::Start }
}

fn amina_file() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../people/amina.yaml");
    std::fs::read(path).expect("the person is there")
}

fn amina(loaded: &Loaded) -> Person {
    rungs_app::person::read(&amina_file(), None, &loaded.checked.framework.vocabulary, asked().start)
        .expect("it is read")
}

/// The apprenticeship rule in sixty variants: other hours, other numbers of GCSEs.
fn sixty_routes() -> Framework {
    let mut page = "---\nrole: sixty\nlevel: 5\n---\n# Sixty\n\n## Ways in\n".to_owned();
    for route in 0..60 {
        let (hours, gcses) = (20 + route % 15, 2 + route % 4);
        page.push_str(&format!(
            "\n### Way {route}\nApprenticeship at level 5, 18 to 24 months.\n\
             - You must be employed in the NHS.\n\
             - You usually work in a clinical support role.\n\
             - You must hold a healthcare qualification.\n\
             - You usually hold a healthcare qualification at level 3 or above.\n\
             - You usually work at least {hours} hours a week in a relevant role.\n\
             - Your employer must take part in the higher apprenticeship scheme.\n\
             - You must have one of:\n  - {gcses} GCSEs at grade 4 or above\n  \
             - experience in health or care, which may count instead, as the university decides.\n"
        ));
    }
    let mut files = vocabulary();
    files.push(SourceFile { path: "roles/sixty.md".into(), content: Ok(page.into_bytes()) });
    check(&files).framework
}

/// The pages that ship without their roles, which later pages take the place of.
fn vocabulary() -> Vec<SourceFile> {
    built_in().files.into_iter().filter(|file| file.path.ends_with(".md")).collect()
}

/// So many role pages, made from those that ship.
fn pages(count: usize) -> Vec<SourceFile> {
    let shipped = vocabulary();
    let (roles, mut files): (Vec<_>, Vec<_>) = shipped.into_iter().partition(|file| file.path.starts_with("roles/"));
    for number in 0..count {
        let role = &roles[number % roles.len()];
        let text = String::from_utf8(role.content.clone().expect("it is built in")).expect("it is text");
        let round = number / roles.len();
        // Names have to differ from page to page; links lead to the first round.
        let text = match round {
            0 => text,
            _ => text
                .replacen("\nrole: ", &format!("\nrole: round-{round}-"), 1)
                .replacen("\n# ", &format!("\n# Round {round} "), 1)
                .lines()
                .filter(|line| !line.starts_with("also-called:"))
                .collect::<Vec<_>>()
                .join("\n"),
        };
        files.push(SourceFile { path: format!("roles/{number}.md"), content: Ok(text.into_bytes()) });
    }
    files
}

#[divan::bench]
fn decide_sixty_routes(bencher: Bencher<'_, '_>) {
    let framework = sixty_routes();
    let loaded = built_in();
    let program = Program::new(&framework, &framework.roles[role(&framework, "sixty")], asked()).expect("it fits");
    let reading = program.read(&amina(&loaded));
    assert_eq!(program.routes.len(), 60);
    bencher.counter(ItemsCount::new(60_usize)).bench_local(|| program.decide(black_box(&reading)));
}

#[divan::bench]
fn explain_one_route(bencher: Bencher<'_, '_>) {
    let framework = sixty_routes();
    let loaded = built_in();
    let program = Program::new(&framework, &framework.roles[role(&framework, "sixty")], asked()).expect("it fits");
    let reading = program.read(&amina(&loaded));
    let requirements = &program.routes[0].requirements;
    bencher.bench_local(|| program.explain(black_box(requirements), &reading));
}

/// With its sentences, the facts behind them and the sources: what `rungs check` tells of one way in.
#[divan::bench(args = ["without what to do", "in full"])]
fn answer_for_one_way_in(bencher: Bencher<'_, '_>, detail: &str) {
    let loaded = built_in();
    let programs = Programs::of(&loaded);
    let person = amina(&loaded);
    let framework = &loaded.checked.framework;
    let role = &framework.roles[role(framework, "assistant-practitioner")];
    let question = Question { on: asked().start, start: asked().start, moment: Moment::Start };
    let answer = if detail == "in full" { service::check } else { service::standings };
    let slug = role.routes[0].slug.as_str();
    bencher.bench_local(|| answer(&programs, &[role], Some(slug), black_box(&person), question));
}

#[divan::bench]
fn read_one_person_file(bencher: Bencher<'_, '_>) {
    let loaded = built_in();
    let vocabulary = &loaded.checked.framework.vocabulary;
    let content = amina_file();
    let read = || rungs_app::person::read(black_box(&content), None, vocabulary, asked().start);
    bencher.bench_local(read);
}

#[divan::bench]
fn read_one_person(bencher: Bencher<'_, '_>) {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let place = role(framework, "assistant-practitioner");
    let program = Program::new(framework, &framework.roles[place], asked()).expect("it fits");
    let person = amina(&loaded);
    bencher.bench_local(|| program.read(black_box(&person)));
}

#[divan::bench]
fn smallest_sets_to_do(bencher: Bencher<'_, '_>) {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let place = role(framework, "assistant-practitioner");
    let program = Program::new(framework, &framework.roles[place], asked()).expect("it fits");
    let reading = program.read(&Person::default());
    bencher.bench_local(|| program.mends(black_box(&reading), program.routes[0].standing));
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn read_and_check_pages(bencher: Bencher<'_, '_>, count: usize) {
    let files = pages(count);
    bencher.counter(ItemsCount::new(count)).bench_local(|| check(black_box(&files)));
}

/// Twelve hundred roles of thirty fields and forty sorts of work, each with another name.
fn twelve_hundred_roles() -> Framework {
    let fields = "physiotherapy radiography dietetics podiatry nursing midwifery pharmacy dentistry optometry audiology \
        psychology catering portering estates finance procurement research education security transport records laundry \
        genetics haematology microbiology histology cardiology respiratory neurology oncology";
    let sorts = "assistant helper technician practitioner therapist specialist consultant manager supervisor officer \
        clerk adviser trainer assessor coordinator director scientist associate apprentice trainee leader analyst \
        engineer inspector planner administrator secretary receptionist auditor buyer driver porter cleaner cook \
        steward warden visitor advocate worker";
    let mut framework = Framework { vocabulary: built_in().checked.framework.vocabulary, ..Framework::default() };
    for field in fields.split_whitespace() {
        for sort in sorts.split_whitespace().chain(["lead"]) {
            framework.roles.push(Role {
                slug: format!("{field}-{sort}"),
                title: format!("{field} {sort}"),
                aliases: vec![format!("senior {sort} in {field}")],
                summary: vec![format!(
                    "People who do this work as a {sort} look after patients and colleagues in {field}."
                )],
                ..Role::default()
            });
        }
    }
    framework
}

#[divan::bench(args = ["physio helper", "radiographer's assistant", "cardiolgy administratr"])]
fn search_twelve_hundred_roles(bencher: Bencher<'_, '_>, words: &str) {
    let framework = twelve_hundred_roles();
    assert_eq!(framework.roles.len(), 1_200);
    let index = Index::of(&framework);
    bencher.bench_local(|| index.search(black_box(words)));
}

#[divan::bench]
fn index_twelve_hundred_roles(bencher: Bencher<'_, '_>) {
    let framework = twelve_hundred_roles();
    bencher.bench_local(|| Index::of(black_box(&framework)));
}

fn role(framework: &Framework, slug: &str) -> usize {
    framework.roles.iter().position(|role| role.slug == slug).expect("the role is there")
}
