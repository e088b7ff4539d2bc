//! Lists of names that can be read two ways, and names that share a noun: section 6 of the reference.

mod support;

use support::{check, check_with};

#[test]
fn lists() {
    check(
        "You must have GCSE English and maths or physics.",
        "! mixed-list “English and maths or physics” => You must have one of: /   - GCSE English and maths. /   - GCSE physics. => You must have all of: /   - GCSE English. /   - GCSE maths or physics.",
    );
    check(
        "You must have GCSE English, maths.",
        "! list-without-joiner “English, maths” => You must have GCSE English and maths. => You must have GCSE English or maths.",
    );
    check(
        "You must have GCSE English and maths, physics.",
        "! list-without-joiner “English and maths, physics” => You must have GCSE English and maths and physics. => You must have GCSE English and maths or physics.",
    );
}

#[test]
fn two_names_that_share_a_noun() {
    check(
        "You must pass an enhanced or basic DBS check.",
        "! shared-noun “enhanced or basic DBS check” => You must pass an enhanced DBS check or a basic DBS check.",
    );
    check(
        "You must pass an enhanced or a basic DBS check.",
        "! shared-noun “enhanced or a basic DBS check” => You must pass an enhanced DBS check or a basic DBS check.",
    );
    check(
        "You must pass enhanced and basic DBS checks.",
        "! shared-noun “enhanced and basic DBS checks” => You must pass enhanced DBS checks and basic DBS checks.",
    );
    check("You must pass a basic or enhanced DBS check.", "! unknown-term “basic”");
    check("You must declare work and character references.", "! shared-noun “work and character references”");
    check(
        "You must declare works and character references.",
        "! unknown-term “works”; ! unknown-term “character references”",
    );
    check(
        "You must declare work and character reference.",
        "! unknown-term “work”; ! unknown-term “character reference”",
    );
    check(
        "You must declare work and good character references.",
        "! vague-word “good” => You must declare work and good character references, as they decide. => You must declare work and character references. / - You must declare work and good character references, as they decide. => You must declare work and character references.",
    );
    check("You must declare work and character access.", "! unknown-term “work”; ! unknown-term “character access”");
    check("You must pass medical and DBS checks.", "! shared-noun “medical and DBS checks”");
    check(
        "You must pass medical and police checks, as you may work with children.",
        "! shared-noun “medical and police checks”",
    );
}

#[test]
fn does_the_noun_belong_to_all() {
    let frame = "you hold {type:qualification}";
    for (sentence, expected) in [
        (
            "You must hold an NVQ or BTEC diploma.",
            "! shared-noun “NVQ or BTEC diploma” => You must hold an NVQ or a BTEC diploma. => You must hold a diploma, such as an NVQ or a BTEC.",
        ),
        (
            "You must hold a degree, NVQ and BTEC diploma.",
            "! shared-noun “degree, NVQ and BTEC diploma” => You must hold a degree, NVQ and a BTEC diploma. => You must hold a diploma, such as a degree, NVQ and a BTEC.",
        ),
        ("You must hold an NVQ or a BTEC diploma.", "must only type=[NVQ | BTEC diploma]"),
        ("You must hold NVQ or BTEC diploma.", "must only type=[NVQ | BTEC diploma]"),
        ("You must hold a diploma or BTEC diploma.", "must only type=[diploma | BTEC diploma]"),
        ("You must hold a degree or master's degree.", "must only type=[degree | master's degree]"),
    ] {
        check_with(frame, sentence, expected);
    }
}

#[test]
fn lists_of_every_length() {
    check(
        "You must have GCSE English and maths or physics or biology.",
        "! mixed-list “English and maths or physics or biology” => You must have one of: /   - GCSE English and maths. /   - GCSE physics. /   - GCSE biology. => You must have all of: /   - GCSE English. /   - GCSE maths or physics or biology.",
    );
    check(
        "You must have GCSE English, maths and physics or biology.",
        "! mixed-list “English, maths and physics or biology” => You must have one of: /   - GCSE English, maths and physics. /   - GCSE biology. => You must have all of: /   - GCSE English. /   - GCSE maths. /   - GCSE physics or biology.",
    );
    check(
        "You must have GCSE English or maths and physics.",
        "! mixed-list “English or maths and physics” => You must have one of: /   - GCSE English. /   - GCSE maths and physics. => You must have all of: /   - GCSE English or maths. /   - GCSE physics.",
    );
    check(
        "You must have GCSE English, and maths, and physics or biology.",
        "! mixed-list “English, and maths, and physics or biology” => You must have one of: /   - GCSE English, and maths, and physics. /   - GCSE biology. => You must have all of: /   - GCSE English. /   - GCSE maths. /   - GCSE physics or biology.",
    );
    check(
        "You must have GCSE English, or maths, and physics.",
        "! mixed-list “English, or maths, and physics” => You must have one of: /   - GCSE English. /   - GCSE maths, and physics. => You must have all of: /   - GCSE English, or maths. /   - GCSE physics.",
    );
    check("You must have GCSE English and, maths.", "! unread-words “and, maths”");
    check(
        "You must have GCSE English, maths, physics.",
        "! list-without-joiner “English, maths, physics” => You must have GCSE English, maths and physics. => You must have GCSE English, maths or physics.",
    );
    check(
        "You must have GCSE English, maths, physics at grade 4.",
        "! list-without-joiner “English, maths, physics” => You must have GCSE English, maths and physics at grade 4. => You must have GCSE English, maths or physics at grade 4.",
    );
    check("You must have GCSE English, maths, as well.", "! unread-words “maths, as well”");
    check(
        "You must have a degree in art, music.",
        "! list-without-joiner “art, music” => You must have a degree in art and music. => You must have a degree in art or music.",
    );
    check(
        "You must have a degree in art, the music.",
        "! list-without-joiner “art, the music” => You must have a degree in art and the music. => You must have a degree in art or the music.",
    );
    check(
        "You usually need a degree in art, music or drama and nursing.",
        "! mixed-list “art, music or drama and nursing” => You usually need one of: /   - a degree in art. /   - a degree in music. /   - a degree in drama and nursing. => You usually need all of: /   - a degree in art, music or drama. /   - a degree in nursing.",
    );
}

/// Where reading stops tells whether a list is what stopped it.
#[test]
fn a_list_that_reading_stopped_in() {
    check("You must work in art, drama as well.", "! unread-words “art, drama as well”");
    check("You must sing art, drama as well.", "! unread-words “sing art, drama as well”");
    check(
        "You must have a degree in art, drama as well.",
        "! list-without-joiner “art, drama” => You must have a degree in art and drama as well. => You must have a degree in art or drama as well.",
    );
    let frame = "you hold {type:qualification}<{about:subject}>";
    check_with(frame, "You must hold a degree, art as well.", "! unread-words “as well”");
}
