use rungs_check::{SourceFile, check};
use rungs_core::fact::Person;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;

use crate::page::fits;
use crate::shipped::{TODAY, WORDS};

/// Any page beside the shipped words gives findings that lie in it, and what could be read of it can be decided on.
pub fn framework(input: &[u8]) {
    let path = "roles/made-up.md";
    let mut files = WORDS.clone();
    files.push(SourceFile { path: path.to_owned(), content: Ok(input.to_vec()) });
    let checked = check(&files);
    for finding in checked.findings.iter().filter(|finding| finding.location.path == path) {
        if let (Some(span), Some(source)) = (finding.location.span, crate::text(input)) {
            fits(source, span);
        }
    }
    if !checked.is_sound() {
        return;
    }
    for role in &checked.framework.roles {
        let asked = Asked { start: TODAY, moment: Moment::Start };
        let Ok(program) = Program::new(&checked.framework, role, asked) else { continue };
        let person = Person::default();
        let reading = program.read(&person);
        for standing in program.decide(&reading) {
            assert!(standing.standing.floor <= standing.standing.ceiling, "a floor lies above its ceiling");
        }
        for route in &program.routes {
            program.explain(&route.requirements, &reading);
        }
    }
}
