use rungs_app::person;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;

use crate::shipped::{SHIPPED, TODAY};

/// Any bytes are a person, who can then be decided on, or have faults that say what is wrong.
pub fn person(input: &[u8]) {
    let framework = &SHIPPED.checked.framework;
    let person = match person::read(input, None, &framework.vocabulary, TODAY) {
        Ok(person) => person,
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal says why");
            assert!(faults.iter().all(|fault| !fault.message.is_empty()), "a fault says what is wrong");
            return;
        }
    };
    let role = framework.role("assistant-practitioner").expect("the framework that ships has assistant practitioners");
    let asked = Asked { start: TODAY, moment: Moment::Start };
    let program = Program::new(framework, role, asked).expect("the role fits the engine");
    let reading = program.read(&program.with_answers(&person));
    for standing in program.decide(&reading) {
        assert!(standing.standing.floor <= standing.standing.ceiling, "a floor lies above its ceiling");
    }
}
