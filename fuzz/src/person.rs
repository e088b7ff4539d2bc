use rungs_app::person;
use rungs_app::service::{Question, check};
use rungs_core::requirement::Moment;

use crate::shipped::{SHIPPED, TODAY};

/// Any bytes are a person, who can then be checked, or have faults that say what is wrong.
pub fn person(input: &[u8]) {
    let framework = &SHIPPED.checked.framework;
    let read = person::read(input, None, &framework.vocabulary, TODAY);
    let person = match read {
        Ok(person) => person,
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal says why");
            assert!(faults.iter().all(|fault| !fault.message.is_empty()), "a fault says what is wrong");
            return;
        }
    };
    let role = framework.role("assistant-practitioner").expect("the framework that ships has assistant practitioners");
    let question = Question { on: TODAY, start: TODAY, moment: Moment::Start };
    let answer = check(&SHIPPED, &[role], None, &person, question).expect("the role fits the engine");
    assert!(!answer.results.is_empty(), "every way in has an answer");
}
