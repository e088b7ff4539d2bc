//! The frame of a sentence: scopes, guards, introducers, items, moments, reasons, silences. Section 3 of the reference.

mod support;

use rungs_text::{GroupHow, Place};
use support::{check, check_in, item};

#[test]
fn scopes() {
    check("For funding, you must be at least 16 when you start.", "Funding must age age=16+ @Start");
    check("For registration, you must register with the HCPC.", "Registration must registration register=[HCPC]");
    check("At Northmoor University, you must have a degree.", "at [Northmoor University] must held type=[degree]");
    check("At Northmoor University, experience counts.", "at [Northmoor University] must Counts [experience]");
    check("For the post, you must have a degree.", "Post must held type=[degree]");
    check("For funding, at Northmoor, you must have a degree.", "! said-twice “at Northmoor”");
    check("At the Open University, you must have a degree.", "at [the Open University] must held type=[degree]");
    check("At the start, you must have a degree.", "! unread-words “At the start”");
    check("In Wales, you must have a degree.", "! unread-words “In Wales”");
}

#[test]
fn guards() {
    check(
        "If you are under 19 when you start, you must have English and maths at level 1.",
        "if (age under=19 @Start) must basics level=1 subjects=[English & maths]",
    );
    check(
        "Unless English is your first language, you must have IELTS 7.0 overall with at least 6.5 in each part.",
        "unless (language) must language-test overall=7 part=6.5 test=[IELTS]",
    );
    check(
        "If English isn't your first language, you must have IELTS 7 overall.",
        "if (not language) must language-test overall=7 test=[IELTS]",
    );
    check(
        "If you don't hold a degree, you must have 4 GCSEs.",
        "if (not held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check(
        "If you do not hold a degree, you must have 4 GCSEs.",
        "if (not held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check(
        "If your employer is in the NHS, you must pass a DBS check.",
        "if (employment sector=[NHS]) must check check=[DBS check]",
    );
    check(
        "If your employer takes part in the apprenticeship scheme, you must pass a DBS check.",
        "if (employers-part scheme=[apprenticeship scheme]) must check check=[DBS check]",
    );
    check(
        "If the post asks for it, you must have a driving licence.",
        "if (asks) must licence licence=[driving licence]",
    );
    check(
        "If you trained outside the UK, you must register with the HCPC.",
        "if (trained country=[UK]) must registration register=[HCPC]",
    );
    check(
        "If you start on or after 1 August 2025, you must pass a DBS check.",
        "if (started date=2025-08-01) must check check=[DBS check]",
    );
    check(
        "You must pass a DBS check if you work in a clinical support role.",
        "if (employment role=[clinical support role]) must check check=[DBS check]",
    );
    check(
        "You must pass a DBS check, unless you work in a clinical support role.",
        "unless (employment role=[clinical support role]) must check check=[DBS check]",
    );
    check(
        "If you live on a boat, you must pass a DBS check.",
        "if (“you live on a boat”) must check check=[DBS check]",
    );
    check("If the moon is full, you must pass a DBS check.", "! unread-guard “the moon is full”");
    check(
        "If you are a nurse, midwife or doctor, you must pass a DBS check.",
        "if (“you are a nurse, midwife or doctor”) must check check=[DBS check]",
    );
    check(
        "If you are under 19, for funding, you must pass a DBS check.",
        "if (age under=19) Funding must check check=[DBS check]",
    );
}

#[test]
fn one_guard_a_sentence() {
    check("If you are under 19, unless you hold a degree, you must pass a DBS check.", "! guard-in-guard “unless”");
    check("If you are under 19 if you start, you must pass a DBS check.", "! guard-in-guard “if”");
    check("Unless you hold a degree, you must pass a DBS check if you are under 19.", "! guard-in-guard “if”");
    check("If you hold a degree and you work in the NHS, you must pass a DBS check.", "! joined-guards “and”");
    check("You must wash your hands if worn.", "! unread-guard “worn”; ! unread-words “wash your hands”");
    check(
        "If you are under 19 you must pass a DBS check.",
        "! unread-guard “If” => If you are under 19, you must pass a DBS check.",
    );
    check("If you hold a degree, in Wales, you must have 4 GCSEs.", "! unread-guard “in Wales”");
    check("You must know what to do if someone falls, as the employer decides.", "! unread-guard “someone falls”");
}

#[test]
fn introducers() {
    check("If you are under 19, you must:", "if (age under=19) must group All “”");
    check("You must have one of:", "must group One “have”");
    check("You usually need all of:", "usually group All “have”");
    check("You must meet at least 2 of:", "must group AtLeast(2) “meet”");
    check("You must have either:", "must group One “have”");
    check("You must have both:", "must group All “have”");
    check("You need:", "must group All “have”");
    check("You must:", "must group All “”");
    check("You must have:", "! unread-introducer “have” => You must have one of: => You must have all of:");
    check(
        "You must have one of the following:",
        "! unread-introducer “have one of the following” => You must have one of:",
    );
    check(
        "You must have any of these:",
        "! unread-introducer “have any of these” => You must have any of one of: => You must have any of all of:",
    );
    check("Preferably, you have one of:", "preferably group One “have”");
    check("Some employers ask for one of:", "may group One “have”");
    check("A relevant role is one of:", "must defines [relevant role]");
    check(
        "You must have a degree:",
        "! unread-introducer “have a degree” => You must have a degree one of: => You must have a degree all of:",
    );
    check("For the post, you must have one of:", "Post must group One “have”");
}

#[test]
fn sentences_without_a_strength_word() {
    check("General studies doesn't count.", "must not counts what=[General studies]");
    check("It takes 18 to 24 months.", "must length length=18..24m");
    check("If you hold a degree, it takes 12 months.", "if (held type=[degree]) must length length=12m");
}

#[test]
fn items() {
    check_in(
        "4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
        item("have", GroupHow::One),
        "must count count=4 +equivalent grade=4 included=[English & maths] type=[GCSEs] weight=preferably",
    );
    check_in(
        "experience in health or care, which may count instead, as the university decides.",
        item("have", GroupHow::One),
        "instead experience setting=[health or care] ~[the university]",
    );
    check_in(
        "a degree in a related subject, such as psychology, nursing or social work, which may count instead, as the university decides.",
        item("have", GroupHow::One),
        "instead held examples=[psychology | nursing | social work] type=[degree] ~[the university]",
    );
    check_in("have a driving licence", item("have", GroupHow::One), "must licence licence=[driving licence]");
    check_in("be aged 16 to 21.", item("have", GroupHow::One), "must age age=16..21");
    check_in("You must have a driving licence.", item("have", GroupHow::One), "must licence licence=[driving licence]");
    check_in(
        "preferably 3 A levels",
        item("have", GroupHow::One),
        "! preference-in-one-of “preferably 3 A levels” => 3 A levels => 3 A levels, which may count instead, as they decide",
    );
    check_in(
        "usually a degree",
        item("have", GroupHow::One),
        "! preference-in-one-of “usually a degree” => a degree => a degree, which may count instead, as they decide",
    );
    check_in("preferably 3 A levels", item("have", GroupHow::All), "preferably count count=3 type=[A levels]");
    check_in(
        "preferably, experience in health or care",
        item("have", GroupHow::All),
        "preferably experience setting=[health or care]",
    );
    check_in("one of:", item("have", GroupHow::All), "must group One “have”");
    check_in("both:", item("have", GroupHow::All), "must group All “have”");
    check_in("you have a driving licence", item("have", GroupHow::All), "must licence licence=[driving licence]");
    check_in("have English and maths at level 1", Place::GuardedItem, "must basics level=1 subjects=[English & maths]");
    check_in("You must pass a DBS check.", Place::GuardedItem, "must check check=[DBS check]");
    check_in("pass a DBS check", item("", GroupHow::All), "must check check=[DBS check]");
    check_in("General studies doesn't count.", item("have", GroupHow::All), "must not counts what=[General studies]");
    check_in(
        "At Northmoor University, experience in art",
        item("have", GroupHow::All),
        "at [Northmoor University] must experience setting=[art]",
    );
    check_in(
        "If you hold a degree, 4 GCSEs",
        item("have", GroupHow::All),
        "if (held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check_in(
        "4 GCSEs, if you hold a degree",
        item("have", GroupHow::All),
        "if (held type=[degree]) must count count=4 type=[GCSEs]",
    );
    check_in("at least 2 of:", item("have", GroupHow::All), "must group AtLeast(2) “have”");
    check_in(
        "some GCSEs",
        item("have", GroupHow::All),
        "! no-number “some GCSEs” => at least 2 GCSEs => at least 1 GCSE, how many as they decide",
    );
}

#[test]
fn moments() {
    check(
        "You must complete the Care Certificate within 3 months of starting, as the employer decides.",
        "must training training=[Care Certificate] @within 3 months of Starting ~[the employer]",
    );
    check(
        "Within 3 months of starting, you must complete the Care Certificate.",
        "must training training=[Care Certificate] @within 3 months of Starting",
    );
    check(
        "You must have English and maths at level 2 before you finish.",
        "must basics level=2 subjects=[English & maths] @BeforeFinish",
    );
    check(
        "Before you finish, you must have English and maths at level 2.",
        "must basics level=2 subjects=[English & maths] @BeforeFinish",
    );
    check(
        "You must be registered with the HCPC before you use the title.",
        "must registration register=[HCPC] @BeforeTitle",
    );
    check(
        "You must complete 35 hours of periodic training every 5 years.",
        "must training hours=35 training=[periodic training] @EveryYears(5)",
    );
    check(
        "You must complete 35 hours of periodic training each year.",
        "must training hours=35 training=[periodic training] @Yearly",
    );
    check("You must have a degree by 1 August 2025.", "must held type=[degree] @by 2025-08-01");
    check("You must have a degree by 31 June 2025.", "! invalid-date “31 June 2025”");
    check(
        "To register, you must declare your health and character.",
        "must declaration what=[health and character] @Register",
    );
    check("You must be employed in the NHS throughout.", "must employment sector=[NHS] @Throughout");
    check(
        "You must work in a clinical support role from the start.",
        "must employment role=[clinical support role] @Throughout",
    );
    check("You must pass a DBS check by the time you qualify.", "must check check=[DBS check] @ByQualifying");
    check("When you apply, you must have a degree when you start.", "! said-twice “when you start”");
    check("You must apply between 1 September and 15 January.", "must window from=1/9 until=15/1");
    check(
        "You must pass a DBS check within 30 days of starting.",
        "must check check=[DBS check] @within 30 days of Starting",
    );
    check("You must pass a DBS check on 1 August 2025.", "must check check=[DBS check] @on 2025-08-01");
}

#[test]
fn reasons() {
    check(
        "You must have a driving licence because you travel between sites.",
        "must licence licence=[driving licence] reason [because you travel between sites]",
    );
    check(
        "You must have a driving licence, because you travel between sites, as the employer decides.",
        "must licence licence=[driving licence] reason [because you travel between sites] ~[the employer]",
    );
    check(
        "You must have a driving licence, to travel between sites.",
        "must licence licence=[driving licence] reason [to travel between sites]",
    );
    check(
        "You must pass a DBS check, as you may work with children.",
        "must check check=[DBS check] reason [as you may work with children]",
    );
    check(
        "You must pass a DBS check as you may work with children.",
        "must check check=[DBS check] reason [as you may work with children]",
    );
}

#[test]
fn silences() {
    check("There are no set requirements.", "must nothing set");
    check("There are no set requirements, and the employer decides.", "must nothing set ~[the employer]");
    check("Requirements vary by university.", "must varies by [university]");
    check("Entry requirements vary by course.", "must varies by [course]");
    check("What is needed here isn't known yet.", "must not known yet");
    check("Unread: Something odd: perhaps. More of it.", "must unread “Something odd: perhaps. More of it.”");
    check("For funding, there are no set requirements.", "Funding must nothing set");
}
