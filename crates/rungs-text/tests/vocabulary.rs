//! Names of the vocabulary, alone and in lists.

mod support;

use support::check;

#[test]
fn lists() {
    check(
        "You must have GCSE English and maths at grade 4 or above.",
        "must passed grade=4 subjects=[English & maths]",
    );
    check("You must have GCSE English or maths at grade 4 or above.", "must passed grade=4 subjects=[English | maths]");
    check("You must have GCSE English, maths and physics.", "must passed subjects=[English & maths & physics]");
    check("You must have GCSE English, maths, and physics.", "must passed subjects=[English & maths & physics]");
    check("You must have GCSE one of English, maths and physics.", "must passed subjects=[English | maths | physics]");
    check(
        "You must have at least one of English and maths at level 2.",
        "must basics level=2 subjects=[English | maths]",
    );
    check("You must have GCSE at most one of English and maths.", "! unread-words “one of English and maths”");
    check("You must have either English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have both English and maths at level 2.", "must basics level=2 subjects=[English & maths]");
}

#[test]
fn a_name_may_hold_and_or_or() {
    check("You must have GCSE health and social care.", "must passed subjects=[health and social care]");
    check(
        "You must have a degree in health and social care.",
        "must held subjects=[health and social care] type=[degree]",
    );
    check(
        "You must have a degree in health or care, physics or art.",
        "must held subjects=[health or care | physics | art] type=[degree]",
    );
}

#[test]
fn the_exam_has_a_capital() {
    check("You must hold A levels in physics.", "must held subjects=[physics] type=[A levels]");
    check("You must hold a levels in physics.", "! unknown-term “levels”");
    check("You must have an A level.", "must held type=[A level]");
    check("You must have a level 3 diploma.", "must held level=3 type=[diploma]");
    check("A level 3 diploma is useful.", "preferably held level=3 type=[diploma]");
}

#[test]
fn spelling_articles_plurals_and_possessives() {
    check(
        "You must register with the Health and Care Professions Council.",
        "must registration register=[Health and Care Professions Council]",
    );
    check("You must register with HCPC.", "must registration register=[HCPC]");
    check("You must register with the hcpc.", "must registration register=[hcpc]");
    // A quotation mark in front of a name is no part of it; behind it, it has still to be read.
    check("You must register with ' HCPC '.", "! unread-words “'”");
    check("You must hold a Master’s Degree in Art.", "must held subjects=[Art] type=[Master’s Degree]");
    check("You must hold 2 master's degrees.", "must count count=2 type=[master's degrees]");
    check("You must have GCSEs in English.", "must passed subjects=[English]");
}

#[test]
fn examples() {
    check(
        "You usually hold a healthcare qualification at level 3 or above, such as the NCFE CACHE healthcare support diploma.",
        "usually held about=[healthcare] examples=[NCFE CACHE healthcare support diploma] level=3",
    );
    check(
        "You usually work in a clinical support role, such as healthcare assistant or dietetic assistant.",
        "usually employment examples=[healthcare assistant | dietetic assistant] role=[clinical support role]",
    );
    check(
        "You usually work in a clinical support role, like healthcare assistant.",
        "usually employment examples=[healthcare assistant] role=[clinical support role]",
    );
    check(
        "You usually work in a clinical support role, for example healthcare assistant.",
        "usually employment examples=[healthcare assistant] role=[clinical support role]",
    );
    check(
        "Some employers ask for a health or care qualification, such as an NVQ or BTEC.",
        "may held about=[health or care] examples=[NVQ | BTEC]",
    );
}

#[test]
fn slips() {
    check("You must have a drivng licence.", "! unknown-term “drivng licence” => You must have a driving licence.");
    check(
        "You must have English and mahts at level 2.",
        "! unknown-term “mahts” => You must have English and maths at level 2.",
    );
    check(
        "You must have a qualification in art therpy.",
        "! unknown-term “art therpy” => You must have a qualification in art therapy.",
    );
    check(
        "You must have a qualification in art therpy, as the HCPC decides.",
        "! unknown-term “art therpy” => You must have a qualification in art therapy, as the HCPC decides.",
    );
    check(
        "You must have a degree in creative therapes.",
        "! unknown-term “creative therapes” => You must have a degree in creative therapies.",
    );
}

#[test]
fn names_not_known() {
    check("You must have a juggling licence.", "! unknown-term “juggling licence”");
    check("You must have the right to work in England or Wales.", "! unknown-term “Wales”");
    check("You must register with the HPCP.", "! unknown-term “HPCP”");
    check("You must be registered with the Nursing Council.", "! unknown-term “Nursing Council”");
    check("You must register with the NHS.", "! unknown-term “NHS”");
    check("You must have a degree, a driving licence and 4 GCSEs.", "! unread-words “a driving licence and 4 GCSEs”");
}

#[test]
fn lists_in_every_wording() {
    check(
        "You must have at least one of GCSE English and maths.",
        "! unknown-term “GCSE English”; ! unknown-term “maths”",
    );
    check("You must have English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have one of English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have any of English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have 1 of English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have one for English or maths at level 2.", "! unread-words “for English or maths at level 2”");
    check(
        "You must have at least one of English or maths at level 2.",
        "must basics level=2 subjects=[English | maths]",
    );
    check("You must have at least 1 of English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have at least one English or maths at level 2.", "! unread-words “English or maths at level 2”");
    check("You must have either English or maths at level 2.", "must basics level=2 subjects=[English | maths]");
    check("You must have both English and maths at level 2.", "must basics level=2 subjects=[English & maths]");
    check("You must have one of English at level 2.", "! unread-words “of English at level 2”");
    check("You must have both English at level 2.", "! unread-words “both English at level 2”");
    check("You must have a degree in art and in music.", "must held subjects=[art & music] type=[degree]");
    check("You must have a degree in art, in music.", "! unread-words “in music”");
    check("You must have a degree in art and in a music.", "must held subjects=[art & music] type=[degree]");
    check("You must have a degree in art or with music.", "! unknown-term “with music”");
    check(
        "You must have experience with older people and with disabled people.",
        "must experience setting=[older people & disabled people]",
    );
    check("You must have experience with older people and in art.", "! unknown-term “in art”");
    check("You must hold a degree, an NVQ or equivalent.", "must held +equivalent type=[degree | NVQ]");
    check("You must hold a degree, an NVQ or else.", "! unknown-term “else”");
    check(
        "You must hold a degree, an NVQ.",
        "! list-without-joiner “a degree, an NVQ” => You must hold a degree and an NVQ. => You must hold a degree or an NVQ.",
    );
    check(
        "You must have a qualification in art, music or equivalent.",
        "! list-without-joiner “, music or equivalent” => You must have a qualification in art and music, or equivalent. => You must have a qualification in art or music, or equivalent.",
    );
    check("You must hold a master's degree.", "must held type=[master's degree]");
    check("You must hold the master's degree.", "must held type=[master's degree]");
    check(
        "You usually work in a clinical support role, for example, healthcare assistant.",
        "usually employment examples=[healthcare assistant] role=[clinical support role]",
    );
    check(
        "You usually work in a clinical support role, for instance, healthcare assistant.",
        "usually employment examples=[healthcare assistant] role=[clinical support role]",
    );
    check(
        "You usually work in a clinical support role, for example healthcare assistant.",
        "usually employment examples=[healthcare assistant] role=[clinical support role]",
    );
    check(
        "You usually work in a clinical support role, such as, healthcare assistant.",
        "! unread-words “such as, healthcare assistant”",
    );
    check(
        "You usually work in a clinical support role, for want, healthcare assistant.",
        "! unread-words “for want, healthcare assistant”",
    );
    check(
        "You usually work in a clinical support role, such is healthcare assistant.",
        "! unread-words “such is healthcare assistant”",
    );
    check(
        "You usually work in a clinical support role, much like healthcare assistant.",
        "! unread-words “much like healthcare assistant”",
    );
}

#[test]
fn slips_and_what_is_none() {
    check("You must have a licence.", "! unknown-term “licence”");
    check(
        "You must have an apprentceship in art.",
        "! unknown-term “apprentceship” => You must have an apprenticeship in art.",
    );
    check("You must hold a degre in art.", "! unknown-term “degre” => You must hold a degree in art.");
    check("You must have general studis.", "! unknown-term “general studis”");
    check("You must have a NHS.", "! unknown-term “NHS”");
    check("You must have experience in HCPC.", "! unknown-term “HCPC”");
    check("You must have a relevant apprenticeship.", "! unknown-term “relevant apprenticeship”");
    check("You must have 4 relevant GCSEs.", "! unknown-term “relevant GCSEs”");
    check("You must have related experience.", "! unknown-term “related experience”");
    check("You must have a degree in a relevant degree.", "! unknown-term “relevant degree”");
}
