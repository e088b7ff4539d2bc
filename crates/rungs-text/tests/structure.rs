//! The frame of a sentence: scopes, guards, introducers, items, moments, reasons, silences. Section 3 of the reference.

mod support;

use rungs_text::{GroupHow, Place};
use support::{check, check_in, check_with_frames, item, read_in};

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
fn introducers() {
    check("If you are under 19, you must:", "if (age under=19) must group All “”");
    check("You must have one of:", "must group One “have”");
    check("You usually need all of:", "usually group All “have”");
    check("You must meet at least 2 of:", "must group AtLeast(2) “meet”");
    check("You must have any of:", "must group One “have”");
    check("You must have either:", "must group One “have”");
    check("You must have both:", "must group All “have”");
    check("You need:", "must group All “have”");
    check("You must:", "must group All “”");
    check("You must have:", "! unread-introducer “have” => You must have one of: => You must have all of:");
    check(
        "You must have one of the following:",
        "! unread-introducer “have one of the following” => You must have one of:",
    );
    check("You must have any of these:", "! unread-introducer “have any of these” => You must have any of:");
    check("Preferably, you have one of:", "preferably group One “have”");
    check("Preferably, your employer has one of:", "preferably group One “your employer has”");
    check("Some employers ask for one of:", "may group One “have”");
    check("A relevant role is one of:", "must defines [relevant role]");
    // What is asked for itself would be one of the items.
    check("You must have a degree:", "! unread-introducer “have a degree”");
    check(
        "You must have experience in:",
        "! unread-introducer “have experience in” => You must have experience in one of: => You must have experience in all of:",
    );
    check("For the post, you must have one of:", "Post must group One “have”");
}

#[test]
fn an_introducer_says_once_who_has_to() {
    let once = "You must have one of:";
    check("You must you have one of:", &format!("! unread-introducer “you have one of” => {once}"));
    check("Preferably, you you have one of:", "! unread-introducer “you have one of” => Preferably, you have one of:");
    check("You must the post be one of:", "! unread-introducer “the post be one of”");
    check("You must every one of:", "! unread-introducer “every one of”");
    check("You need you have one of:", "! unread-introducer “you have one of”");
    check("You need the consent of one of:", "must group One “have the consent of”");
    check("You need English in one of:", "must group One “have english in”");
}

/// Where the bullets below an introducer stand.
#[test]
fn what_stands_below_an_introducer() {
    let below = |introducer: &str| read_in(introducer, Place::Rules).ok().and_then(|sentence| sentence.place_below());
    assert_eq!(below("If you are under 19, you must:"), Some(Place::GuardedItem));
    assert_eq!(below("You must:"), Some(item("", GroupHow::All)));
    assert_eq!(below("If you are under 19, you must have one of:"), Some(item("have", GroupHow::One)));
    assert_eq!(below("You must have a degree."), None);
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
    // What is said behind the full stop is another sentence's: nothing of it is moved into this one.
    check_in(
        "If If You . preferably 4 doesn't count",
        item("have", GroupHow::One),
        "! guard-in-guard “If”; ! unread-guard “”; ! unread-guard “You”; ! preference-in-one-of “If If You .”; ! negation “”",
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
    check("There are no set requirements and the employer decides.", "must nothing set ~[the employer]");
    let other = "There are no set requirements but the employer decides";
    check(&format!("{other}."), &format!("! no-strength “{other}”"));
    check("Requirements vary by university.", "must varies by [university]");
    check("Entry requirements vary by course.", "must varies by [course]");
    check("What is needed here isn't known yet.", "must not known yet");
    check("Unread: Something odd: perhaps. More of it.", "must unread “Something odd: perhaps. More of it.”");
    check("For funding, there are no set requirements.", "Funding must nothing set");
}

#[test]
fn moments_are_counted_from_each_milestone() {
    check(
        "You must have a degree within 1 year of qualifying.",
        "must held type=[degree] @within 12 months of Qualifying",
    );
    check(
        "You must have a degree within 2 years of your registration.",
        "must held type=[degree] @within 24 months of Registering",
    );
    check(
        "You must have a degree within 3 months of applying.",
        "must held type=[degree] @within 3 months of Applying",
    );
    check(
        "You must have a degree within 3 months after your application.",
        "must held type=[degree] @within 3 months of Applying",
    );
    check(
        "You must have a degree within 1 month of finishing.",
        "must held type=[degree] @within 1 months of Finishing",
    );
    check(
        "You must have a degree within 3 weeks of registering.",
        "must held type=[degree] @within 21 days of Registering",
    );
    check("You must have a degree within 3 weeks before starting.", "! unread-words “within 3 weeks”");
    check("You must have a degree inside 3 weeks of starting.", "! unread-words “inside 3 weeks of starting”");
    check("You must have a degree within 3 weeks of dawn.", "! unread-words “within 3 weeks of dawn”");
    check(
        "You must have a degree within 3 weeks of your qualification.",
        "must held type=[degree] @within 21 days of Qualifying",
    );
    check("You must have a degree every 2 years.", "must held type=[degree] @EveryYears(2)");
    check("You must have a degree every 1 years.", "must held type=[degree] @Yearly");
    check("You must have a degree every 0 years.", "! unread-words “every 0 years”");
    check("You must have a degree every 2 months.", "! unread-words “every 2 months”");
    check("You must have a degree each 2 years.", "! unread-words “each 2 years”");
}

#[test]
fn what_may_stand_behind_a_clause() {
    check("You must sing, as the employer and the college judge.", "must “sing” ~[the employer and the college]");
    check("You must sing, as they decide, as the college decides.", "! said-twice “they”");
    check("You must sing, as decides.", "! unread-words “sing, as decides”");
    check("You must sing, as a, b decide.", "! unread-words “sing, as a, b decide”");
    check(
        "You must sing, as one two three four five six seven eight decide.",
        "must “sing” ~[one two three four five six seven eight]",
    );
    check(
        "You must sing, as one two three four five six seven eight nine decide.",
        "! unread-words “sing, as one two three four five six seven eight nine decide”",
    );
    check(
        "You must have at least 1 A level, so many as the college decides.",
        "must “have at least 1 A level, so many” ~[the college]",
    );
    check(
        "You must have at least 1 A level how many as the college decides.",
        "must “have at least 1 A level how many” ~[the college]",
    );
    check("You must have a degree, as you study.", "must held type=[degree] reason [as you study]");
    check("You must have a degree, as it helps.", "must held type=[degree] reason [as it helps]");
    check("You must have a degree, as somebody says.", "! unread-words “as somebody says”");
    check("You must have a degree as you might move.", "must held type=[degree] reason [as you might move]");
    check("You must have a degree as you like.", "! unread-words “as you like”");
    check("You must have a degree, to see 4.", "must held type=[degree] reason [to see 4]");
    check("You must have a degree, to 4.", "! unread-words “to 4”");
    check("You must have a degree because.", "! unread-words “because”");
    check(
        "You must have a degree because it helps, because it does.",
        "must held type=[degree] reason [because it helps, because it does]",
    );
    check("You must have a degree, when you start, when you apply.", "! said-twice “when you start”");
    check("You must have a degree if.", "! unread-words “if”");
    check_in(
        "experience in art, which may count instead of the GCSEs.",
        item("have", GroupHow::One),
        "instead of [the GCSEs] experience setting=[art]",
    );
    check_in(
        "experience in art, which may count instead of.",
        item("have", GroupHow::One),
        "! unread-words “which may count instead of”",
    );
    check_in(
        "experience in art, which may count as well.",
        item("have", GroupHow::One),
        "! unread-words “which may count as well”",
    );
    check_in(
        "experience in art, which may be accepted instead of the GCSEs, as they decide.",
        item("have", GroupHow::One),
        "instead of [the GCSEs] experience setting=[art] ~[they]",
    );
    check_in(
        "experience in art, which may be considered instead, as they decide.",
        item("have", GroupHow::One),
        "instead experience setting=[art] ~[they]",
    );
    check_in(
        "experience in art, which may be thought instead, as they decide.",
        item("have", GroupHow::One),
        "must “experience in art, which may be thought instead” ~[they]",
    );
    check_in(
        "experience in art, which must count instead, as they decide.",
        item("have", GroupHow::One),
        "must “experience in art, which must count instead” ~[they]",
    );
    check_in(
        "experience in art, that might count instead, as they decide.",
        item("have", GroupHow::One),
        "instead experience setting=[art] ~[they]",
    );
    check_in(
        "experience in art, which may count instead, which may count instead, as they decide.",
        item("have", GroupHow::One),
        "instead “experience in art, which” ~[they]",
    );
}

#[test]
fn what_may_count_instead_in_the_same_sentence() {
    check(
        "You need 4 GCSEs, but experience in art may count instead, as they decide.",
        "must count count=4 type=[GCSEs] but instead of [You need 4 GCSEs] instead experience setting=[art] ~[they]",
    );
    check(
        "You need 4 GCSEs, and experience in art may count instead, as they decide.",
        "must count count=4 type=[GCSEs] but instead of [You need 4 GCSEs] instead experience setting=[art] ~[they]",
    );
    check("You need 4 GCSEs and experience in art may count instead, as they decide.", "! instead-of-what “decide”");
    check(
        "You need 4 GCSEs but experience in art may count instead of them, as they decide.",
        "instead of [them] “You need 4 GCSEs but experience in art” ~[they]",
    );
    check(
        "You need 4 GCSEs, but experience in art, which may count instead, as they decide.",
        "! instead-of-what “decide”",
    );
    check("You need 4 GCSEs, but experience in art, may count instead, as they decide.", "! instead-of-what “decide”");
    check(
        "You need 4 GCSEs, but, may count instead.",
        "! instead-of-what “instead”; ! unread-words “You need 4 GCSEs, but”",
    );
    check(
        "You need 4 GCSEs, but may count instead.",
        "! instead-of-what “instead”; ! unread-words “You need 4 GCSEs, but”",
    );
    check(
        "You need 4 GCSEs, but experience in art if you are 18 may count instead.",
        "! unread-words “but experience in art”",
    );
    check(
        "But experience in art may count instead.",
        "! instead-of-what “instead”; ! unread-words “But experience in art”",
    );
    check("You need 4 GCSEs, but experience may count instead, as they may decide.", "! instead-of-what “decide”");
}

#[test]
fn silences_and_what_is_none() {
    check("There are no set entry requirements, and the employer judges.", "must nothing set ~[the employer]");
    check("There are no set requirements, and decides.", "! no-strength “There are no set requirements, and decides”");
    check(
        "There are no set requirements, and the employer sings.",
        "! no-strength “There are no set requirements, and the employer sings”",
    );
    check(
        "There are no set requirements; and the employer decides.",
        "! no-strength “There are no set requirements; and the employer decides”",
    );
    check("Requirements vary between universities.", "must varies by [universities]");
    check("Requirements vary from course to course.", "must varies by [course to course]");
    check(
        "Requirements vary with age.",
        "! no-strength “Requirements vary with age” => You must have requirements vary with age. => You usually need requirements vary with age. => You may need requirements vary with age.",
    );
    check(
        "Requirements vary by.",
        "! no-strength “Requirements vary by” => You must have requirements vary by. => You usually need requirements vary by. => You may need requirements vary by.",
    );
    check(
        "Requirements vary by age, and more.",
        "! no-strength “Requirements vary by age, and more” => You must have requirements vary by age, and more. => You usually need requirements vary by age, and more. => You may need requirements vary by age, and more.",
    );
    check(
        "Experience instead is not asked for.",
        "! no-strength “Experience instead is not asked for” => You must have experience instead is not asked for. => You usually need experience instead is not asked for. => You may need experience instead is not asked for.",
    );
    check("Unread:", "! unread-introducer “Unread” => You must have all of: => You must have one of:");
    check(
        "Unread this.",
        "! no-strength “Unread this” => You must have unread this. => You usually need unread this. => You may need unread this.",
    );
    check("The GCSEs are asked for instead of maths.", "! no-strength “The GCSEs are asked for instead of maths”");
    check(
        "Experience counts instead of.",
        "! no-strength “Experience counts instead of” => You must have experience counts instead of. => You usually need experience counts instead of. => You may need experience counts instead of.",
    );
    check(
        "Experience counts instead in art.",
        "! no-strength “Experience counts instead in art” => You must have experience counts instead in art. => You usually need experience counts instead in art. => You may need experience counts instead in art.",
    );
    check("Experience, in art, counts.", "! unread-words “in art, counts”");
    check("You, perhaps, counts.", "! unread-words “perhaps, counts”");
    check(
        "One two three four five six seven eight nine ten counts.",
        "must Counts [One two three four five six seven eight nine ten]",
    );
    check(
        "One two three four five six seven eight nine ten eleven counts.",
        "! unread-words “One two three four five six seven eight nine ten eleven counts”",
    );
    check(
        "counts.",
        "! no-strength “counts” => You must have counts. => You usually need counts. => You may need counts.",
    );
}

#[test]
fn parts_with_a_strength_of_their_own() {
    check(
        "You must have 4 GCSEs, usually at grade 4 or above, preferably including maths.",
        "must count count=4 type=[GCSEs]",
    );
    check("You must have 4 GCSEs, usually.", "! unread-words “usually”");
    check("You must have 4 GCSEs, usually at sea.", "must count count=4 type=[GCSEs]");
    check("You must have 4 GCSEs usually or equivalent.", "must count count=4 type=[GCSEs]");
    check("You must not already have 4 GCSEs, usually at grade 4 or above.", "! unread-words “at grade 4 or above”");
    // A part that makes another kind of it is no part.
    let frames = [("pass", "you pass {check:check}"), ("pass-early", "you pass {check:check} before anybody asks")];
    check_with_frames(
        &frames,
        "You must pass a DBS check, usually before anybody asks.",
        "! unread-words “usually before anybody asks”",
    );
    check("You must have a degree, ideally in art.", "must held type=[degree]");
    check(
        "You must have a degree, ideally in art, preferably in music, usually in drama, usually in nursing, usually in maths, usually in physics.",
        "must held type=[degree]",
    );
    check(
        "You must have a degree, ideally in art, preferably in music, usually in drama, usually in nursing, usually in maths, usually in physics, usually in French.",
        "! unread-words “ideally in art, preferably in music, usually in drama, usually in nursing, usually in maths, usually in physics, usually in French”",
    );
}

#[test]
fn words_in_between_are_not_passed_over() {
    check("Relevant roles are one of:", "must defines [Relevant roles]");
    let condition = "! unread-guard “If” => If you travel, you also must have a driving licence.";
    check("If you travel you also must have a driving licence.", condition);
    check(
        "You must have 4 GCSEs, perhaps a degree may count instead.",
        "! instead-of-what “instead”; ! unread-words “You must have 4 GCSEs, perhaps a degree”",
    );
}

#[test]
fn what_stands_behind_a_comma_is_of_the_whole_sentence() {
    check(
        "You must have a degree if you are under 19, when you start.",
        "if (age under=19) must held type=[degree] @Start",
    );
    check(
        "You must have a degree if you are under 19 when you start.",
        "if (age under=19 @Start) must held type=[degree]",
    );
}

#[test]
fn a_reason_for_nothing() {
    check("You must, as you travel.", "! empty-sentence “You must, as you travel.”");
    check(", as you travel.", "! empty-sentence “, as you travel.”");
    check(", to travel.", "! empty-sentence “, to travel.”");
}

#[test]
fn a_subject_alone_is_no_thing_to_have() {
    check("Your.", "! no-strength “Your”");
    check_in("it", item("have", GroupHow::One), "! refers-back “it”");
}
