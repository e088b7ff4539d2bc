//! *There must be a vacant senior assistant practitioner post.*

use crate::condition::{Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{article, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "post available",
    frames: &["there be a vacant {post:words} post", "there be a vacant post"],
    examples: &["There must be a vacant consultant post."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let condition = Condition::held(List::Answers, vec![Test::within(Field::What, clause.asked_as)]);
    let post = clause.words("post").map(|post| format!("{post} post")).unwrap_or_else(|| "post".to_owned());
    let words = format!("a vacant {post}");
    let question = format!("Is there {} vacant {post}?", article("vacant"));
    // A vacancy comes when it comes.
    Ok(Content::Matter(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed))))
}
