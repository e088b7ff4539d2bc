//! *If the post is in dietetics, …*: the profession of the post one goes for, on a page for several.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::{TermId, Vocabulary};

pub(super) const KIND: Kind = Kind {
    name: "profession of the post",
    frames: &["the post be in {profession:profession}"],
    examples: &["The post must be in dietetics."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.any_of("profession")?;
    let one = |profession| Ok(Matter::Leaf(post_in(profession, &clause.around.professions, clause.vocabulary)));
    clause.each("profession", one).map(Content::Matter)
}

/// Whether the post is in a profession, on a page about these.
///
/// A post is in one profession, and on such a page in one of these. Of a post in none of them everything is said: what is
/// asked in any of them is asked there, so that it never stands better than all of them do.
pub fn post_in(profession: TermId, of_page: &[TermId], vocabulary: &Vocabulary) -> Leaf {
    let mut ways = vec![vec![Test::within(Field::Profession, profession)]];
    if !of_page.is_empty() {
        ways.push(vec![Test::new(Field::Profession, Check::Outside(of_page.to_vec()))]);
    }
    let words = format!("a post in {}", vocabulary.title(profession));
    let question = format!("Is the post in {}?", vocabulary.title(profession));
    let condition = Condition { ways, ..Condition::held(List::About, Vec::new()) };
    yes_or_no(KIND.name, condition, words, question, Change::Fixed)
}
