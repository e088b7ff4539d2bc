//! *You must declare your health and character.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter, Moment};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "declaration",
    frames: &[
        "you (declare|sign) [your ]{declaration:declaration}",
        "you (make|sign|provide) a declaration (of|about) [your ]{declaration:declaration}",
        "you (provide|give|have) {declaration:declaration}",
    ],
    examples: &["You must declare your health and character.", "You must provide a character reference."],
    falls_due: |_| Some(Moment::Offered),
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let one = |declaration: TermId| {
        let title = clause.title(declaration);
        let condition = Condition::held(List::Has, vec![Test::within(Field::What, declaration)]);
        let (words, does, done) = match clause.frame {
            0 | 1 => {
                (format!("a declaration of {title}"), format!("declare your {title}"), format!("declared your {title}"))
            }
            _ => {
                // References are several, and have no article.
                let is_plural = title.ends_with('s') && !title.ends_with("ss");
                let words = if is_plural { title.to_owned() } else { format!("{} {title}", article(title)) };
                (words.clone(), format!("provide {words}"), format!("provided {words}"))
            }
        };
        let question = clause.question_for(declaration, || format!("Have you {done}?"));
        Ok(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Own(does))))
    };
    clause.each("declaration", one).map(Content::Matter)
}
