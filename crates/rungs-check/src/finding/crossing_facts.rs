//! `crossing-facts`

use rungs_core::fact::Person;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// So many ways for facts to turn out are weighed in one pass: the bits of a machine word. Each further one costs a pass.
const ONE_PASS: usize = 64;

/// A way in makes the same facts help and harm, in more ways than are weighed at once.
pub(crate) const CROSSING_FACTS: Rule = Rule {
    code: "crossing-facts",
    level: Level::Note,
    meaning: "A way in asks for the same facts in opposite directions, in more ways than are weighed at once.",
    matters: "The answers stay exact, and take longer: every way in which the facts could turn out together is tried. Where many people are checked, or many questions asked, that is felt.",
    example: Example::Many(
        "## place {n}\nKind: setting",
        "- If you have experience in place {n}, you must have experience in health or care.[^a]\n- Unless you have experience in place {n}, you must be employed in the NHS.[^a]",
        7,
    ),
    cure: Example::Many("## place {n}\nKind: setting", "- You must have experience in place {n}.[^a]", 7),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        let asked = Asked { start: desk.on, moment: Moment::Start };
        let Ok(program) = Program::new(desk.framework, role, asked) else { continue };
        let nobody = program.read(&Person::default());
        for route in &program.routes {
            let (lists, ways) = program.worlds_tried(route.standing, &nobody);
            if ways <= ONE_PASS {
                continue;
            }
            let lists: Vec<String> = lists.iter().map(ToString::to_string).collect();
            let message = format!(
                "{ways} ways for facts to turn out are tried together: {} both help and harm here",
                lists.join(" and ")
            );
            let help =
                "see whether each “if” and “unless” has to be asked of these facts; the answers are exact either way";
            findings.push(CROSSING_FACTS.at(desk.at(&route.route.place), message).help(help));
        }
    }
}
