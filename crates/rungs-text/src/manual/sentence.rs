//! Sentences: every word counts or is refused, and where English can be read in two ways the author chooses.

use super::{Entry, Example};
use crate::code;

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        code: code::EMPTY_SENTENCE,
        matters: "Nothing is asked, so nothing could be met.",
        example: Example::Bullets("- You must.[^a]"),
        cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
    },
    Entry {
        code: code::SENTENCE_TOO_LONG,
        matters: "People act on these sentences. What takes 150 words is several requirements, or one with its explanation.",
        example: Example::Bullets(LONG),
        cure: Example::Bullets("- You must have experience in health or care.[^a]"),
    },
    Entry {
        code: code::SEVERAL_SENTENCES,
        matters: "One bullet is one requirement: it gets one answer, with its reasons. Of a second sentence nobody could say whether it is a rule.",
        example: Example::Bullets("- You must be employed in the NHS. Bank staff count too.[^a]"),
        cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
    },
    Entry {
        code: code::NO_STRENGTH,
        matters: "Whether something must be so, usually is, or may be asked for is the difference between *not yet* and *ready*.",
        example: Example::Bullets("- 4 GCSEs at grade 4 or above.[^a]"),
        cure: Example::Bullets("- You usually need 4 GCSEs at grade 4 or above.[^a]"),
    },
    Entry {
        code: code::TWO_STRENGTHS,
        matters: "*Must usually* can be read as either, and the two lead to different answers.",
        example: Example::Bullets("- You must usually be employed in the NHS.[^a]"),
        cure: Example::Bullets("- You usually are employed in the NHS.[^a]"),
    },
    Entry {
        code: code::NOT_A_REQUIREMENT,
        matters: "Under a heading for rules it would look like something to meet. What one can do, and need not, is advice.",
        example: Example::Bullets("- You must be employed in the NHS.[^a]\n- You could join a voluntary register.[^a]"),
        cure: Example::Notes("You could join a voluntary register."),
    },
    Entry {
        code: code::MOST_JOBS,
        matters: "*Most jobs* can mean that an exception is rare, or that some employers don't ask. The first is *usually*, the second *some employers ask for*.",
        example: Example::Bullets("- For most jobs, you need a driving licence.[^a]"),
        cure: Example::Bullets("- You usually need a driving licence.[^a]"),
    },
    Entry {
        code: code::PURPOSE_IN_FRONT,
        matters: "*To work as a porter, you need …* asks it of everybody, or only of those who want to work as one. *If* says which.",
        example: Example::Bullets("- To work as a porter, you need a driving licence.[^a]"),
        cure: Example::Bullets("- If you work as a porter, you must have a driving licence.[^a]"),
    },
    Entry {
        code: code::GUARD_IN_GUARD,
        matters: "Which condition hangs on which can't be told from one sentence. Nested bullets say it.",
        example: Example::Bullets(
            "- If you work as a porter, you must pass a DBS check if you are under 19 when you start.[^a]",
        ),
        cure: Example::Bullets(
            "- If you work as a porter, you must:\n  - pass a DBS check if you are under 19 when you start.[^a]",
        ),
    },
    Entry {
        code: code::JOINED_GUARDS,
        matters: "With *and* or *or* between two conditions and perhaps more of them inside each, readers disagree about what belongs together.",
        example: Example::Bullets(
            "- If you work as a porter and you are under 19 when you start, you must pass a DBS check.[^a]",
        ),
        cure: Example::Bullets(
            "- If you work as a porter, you must:\n  - pass a DBS check if you are under 19 when you start.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_GUARD,
        matters: "A condition decides to whom the rule applies. One that can't be looked up is asked word for word, and so it has to be about the reader, the employer, the course or the post.",
        example: Example::Bullets("- If money allows, you must pass a DBS check.[^a]"),
        cure: Example::Bullets("- If your employer is in the NHS, you must pass a DBS check.[^a]"),
    },
    Entry {
        code: code::OVER_NUMBER,
        matters: "Somebody who is 18 reads *over 18* in one way and an office in the other. The lowest number that is enough leaves no doubt.",
        example: Example::Bullets("- You must be over 18.[^a]"),
        cure: Example::Bullets("- You must be at least 18 when you start.[^a]"),
    },
    Entry {
        code: code::AND_OR,
        matters: "*And/or* asks for both, or for any. They are two rules, and people would be told different things.",
        example: Example::Bullets("- You must have GCSE English and/or maths.[^a]"),
        cure: Example::Bullets("- You must have GCSE English or maths.[^a]"),
    },
    Entry {
        code: code::MIXED_LIST,
        matters: "*English and maths or physics* can be bracketed in two ways. Nested bullets show which is meant.",
        example: Example::Bullets("- You must have GCSE English and maths or physics.[^a]"),
        cure: Example::Bullets("- You must have GCSE English.[^a]\n- You must have GCSE maths or physics.[^a]"),
    },
    Entry {
        code: code::LIST_WITHOUT_JOINER,
        matters: "Without *and* or *or* it is open whether all of them are needed or any.",
        example: Example::Bullets("- You must have GCSE English, maths.[^a]"),
        cure: Example::Bullets("- You must have GCSE English and maths.[^a]"),
    },
    Entry {
        code: code::OR_EXPERIENCE,
        matters: "Experience is another kind of fact than a qualification, and who accepts it in its place is somebody's decision. In one breath, neither can be seen.",
        example: Example::Bullets("- You must have 4 GCSEs or equivalent experience.[^a]"),
        cure: Example::Bullets(
            "- You must have one of:\n  - 4 GCSEs.[^a]\n  - experience in health or care, which may count instead, as the university decides.[^a]",
        ),
    },
    Entry {
        code: code::NO_NUMBER,
        matters: "*Some GCSEs* can be met with one, and nobody knows whether it is enough.",
        example: Example::Bullets("- You must have some GCSEs.[^a]"),
        cure: Example::Bullets("- You must have at least 2 GCSEs.[^a]"),
    },
    Entry {
        code: code::VAGUE_WORD,
        matters: "What is good, strong or suitable is somebody's judgement. Named, they can be asked; unnamed, nobody can say whether the rule is met.",
        example: Example::Bullets("- You must have strong experience in health or care.[^a]"),
        cure: Example::Bullets("- You must have experience in health or care.[^a]"),
    },
    Entry {
        code: code::REASON_OR_LIMIT,
        matters: "*A driving licence to visit patients* is asked of everybody, with the reason, or only of those who visit patients.",
        example: Example::Bullets("- You must have a driving licence to visit patients.[^a]"),
        cure: Example::Bullets("- You must have a driving licence, to visit patients.[^a]"),
    },
    Entry {
        code: code::TWO_REQUIREMENTS,
        matters: "Two requirements have two answers. In one sentence, a reason for one would be shown for both.",
        example: Example::Bullets("- You must register with the HCPC or pass a DBS check.[^a]"),
        cure: Example::Bullets("- You must do one of:\n  - register with the HCPC.[^a]\n  - pass a DBS check.[^a]"),
    },
    Entry {
        code: code::EXCLUSION_IN_EXCLUSION,
        matters: "An exception to an exception leaves it to the reader what counts in the end.",
        example: Example::Bullets("- You must have 4 GCSEs.[^a]\n- Art doesn't count, except that it does.[^a]"),
        cure: Example::Bullets("- You must have 4 GCSEs.[^a]"),
    },
    Entry {
        code: code::GRADE_RANGE,
        matters: "A grade is a floor: the lowest that is enough. A range that doesn't begin with the best grade would shut out those who did better.",
        example: Example::Bullets("- You must have 4 GCSEs at grades 6 to 4.[^a]"),
        cure: Example::Bullets("- You must have 4 GCSEs at grade 4 or above.[^a]"),
    },
    Entry {
        code: code::BACKWARDS_RANGE,
        matters: "The first number of a range is what is needed, the second what some ask. Backwards, it is a slip of one of them.",
        example: Example::Bullets("- You must have 5 to 4 GCSEs.[^a]"),
        cure: Example::Bullets("- You must have 4 or 5 GCSEs.[^a]"),
    },
    Entry {
        code: code::UNREAD_INTRODUCER,
        matters: "A list needs to say how many of its items are asked for: all of them, one, or at least so many.",
        example: Example::Bullets(
            "- You must have the following:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]",
        ),
        cure: Example::Bullets(
            "- You must have all of:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]",
        ),
    },
    Entry {
        code: code::PREFERENCE_IN_ONE_OF,
        matters: "What is only preferred holds for everybody, so among alternatives it would make the others idle.",
        example: Example::Bullets(
            "- You must have one of:\n  - GCSE English at grade 4 or above.[^a]\n  - preferably GCSE maths at grade 4 or above.[^a]",
        ),
        cure: Example::Bullets(
            "- You must have GCSE English at grade 4 or above.[^a]\n- Preferably, you have GCSE maths at grade 4 or above.[^a]",
        ),
    },
    Entry {
        code: code::INSTEAD_OF_WHAT,
        matters: "What may count instead stands in for something. Unless that is named, it would stand in for nothing, or for everything.",
        example: Example::Bullets(
            "- You must have 4 GCSEs at grade 4 or above.[^a]\n- Experience in health or care may count instead, as the university decides.[^a]",
        ),
        cure: Example::Bullets(
            "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in health or care, which may count instead, as the university decides.[^a]",
        ),
    },
    Entry {
        code: code::REFERS_BACK,
        matters: "What *the same as above* points at changes when somebody moves a bullet. Each heading holds its own rules, and those of every way in stand once, under *To start any way in*.",
        example: Example::Bullets("- You must have 4 GCSEs at grade 4 or above.[^a]\n- Same entry as full-time.[^a]"),
        cure: Example::Bullets("- You must have 4 GCSEs at grade 4 or above.[^a]"),
    },
    Entry {
        code: code::TWO_LEVELS,
        matters: "A level is a floor, so whoever has the higher one has what the lower one asks. With both named it looks as if others didn't count.",
        example: Example::Bullets("- You must hold a level 2 or level 3 healthcare qualification.[^a]"),
        cure: Example::Bullets("- You must hold a healthcare qualification at level 2 or above.[^a]"),
    },
    Entry {
        code: code::SHARED_NOUN,
        matters: "*A hearing or sight test* leaves a word out that only a reader can put back, and with some names both readings are real.",
        example: Example::TermsAndBullets(
            "## hearing test\nKind: test\n\n## sight test\nKind: test",
            "- You must pass a hearing or sight test.[^a]\n- Preferably, you pass a hearing test and a sight test.[^a]",
        ),
        cure: Example::TermsAndBullets(
            "## hearing test\nKind: test\n\n## sight test\nKind: test",
            "- You must pass a hearing test or a sight test.[^a]",
        ),
    },
    Entry {
        code: code::NEGATION,
        matters: "A word like *no* or *without* can turn round all of a sentence or a part of it. One form does it surely: *you must not already hold*.",
        example: Example::Bullets("- You must have no GCSE.[^a]"),
        cure: Example::Bullets("- You must not already have a GCSE.[^a]"),
    },
    Entry {
        code: code::SAID_TWICE,
        matters: "Whose rule it is, when it falls due and who decides can each be said once. Of two, neither holds surely.",
        example: Example::Bullets("- When you start, you must be employed in the NHS when you apply.[^a]"),
        cure: Example::Bullets("- When you start, you must be employed in the NHS.[^a]"),
    },
    Entry {
        code: code::UNKNOWN_TERM,
        matters: "Every noun that matters is a term of the vocabulary, so that a person's facts and a rule speak of the same thing. A misspelt one would match nobody.",
        example: Example::Bullets("- You must have GCSE Englsh.[^a]"),
        cure: Example::Bullets("- You must have GCSE English.[^a]"),
    },
    Entry {
        code: code::AMBIGUOUS_TERM,
        matters: "Two things of the vocabulary have this name, and the rule would hold for another of them than you mean.",
        example: Example::TermsAndBullets(
            "## ward porter\nKind: role family\nAlso called: runner\nIncludes: porter\n\n## messenger\nKind: job\nAlso called: runner",
            "- You must work as a ward porter.[^a]\n- You usually work as a runner.[^a]",
        ),
        cure: Example::TermsAndBullets(
            "## ward porter\nKind: role family\nAlso called: runner\nIncludes: porter\n\n## messenger\nKind: job\nAlso called: runner",
            "- You must work as a ward porter.[^a]\n- You usually work as a messenger.[^a]",
        ),
    },
    Entry {
        code: code::AMBIGUOUS_SENTENCE,
        matters: "The sentence fits two kinds of condition, which look at different facts.",
        example: Example::TermsAndBullets(
            "## hearing check\nKind: check\nAlso called: hearing assessment\n\n## hearing test\nKind: test\nAlso called: hearing assessment",
            "- You must pass a hearing assessment.[^a]\n- You must pass a hearing check.[^a]\n- You must pass a hearing test.[^a]",
        ),
        cure: Example::TermsAndBullets(
            "## hearing check\nKind: check\nAlso called: hearing assessment\n\n## hearing test\nKind: test\nAlso called: hearing assessment",
            "- You must pass a hearing check.[^a]\n- You must pass a hearing test.[^a]",
        ),
    },
    Entry {
        code: code::UNREAD_WORDS,
        matters: "A sentence is read from its first word to its last, or not at all. Words left over could be the ones that change what it means.",
        example: Example::Bullets("- You must have a driving licence though not always.[^a]"),
        cure: Example::Bullets("- You usually have a driving licence.[^a]"),
    },
];

/// More than 150 words.
const LONG: &str = "- You must have experience in health or care, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, in a hospital by day or by night, whichever it was.[^a]";
