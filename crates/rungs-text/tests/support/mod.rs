//! A small grammar for tests, and a compact way to write down what was read.

#![allow(dead_code, reason = "each test file uses its own part of the support")]
#![allow(clippy::unwrap_used, reason = "tests say what must be there")]

use std::fmt::Write;

use rungs_text::{
    Body, Clause, Decimal, Frames, Grammar, GroupHow, Joiner, Match, Moment, Names, Place, Problem, Scope, Sentence,
    Slot, Spanned, Strength, Text, Weight, read_sentence,
};

/// Kinds and their templates: enough for the sentences of the reference.
pub(crate) const FRAMES: &[(&str, &str)] = &[
    (
        "count",
        "you have|hold {count:number} {type:qualification}<?equivalent:or equivalent|{grade:grade}|{weight:weight} including {included:subject}|?sitting:all taken at one sitting|for a {for:qualification}>",
    ),
    ("passed", "you have|hold GCSE {subjects:subject}<{grade:grade}|?equivalent:or equivalent>"),
    (
        "passed",
        "you have|hold GCSEs[?equivalent:, or equivalent,][ {grade:grade}] in|including {subjects:subject}[, {grade:grade}]",
    ),
    ("included", "those|your {type:qualification} include {subjects:subject}"),
    (
        "points",
        "you have {points:number} UCAS points<{weight:weight} including {included:subject}|not counting {excluded:subject}>",
    ),
    ("basics", "you have {subjects:subject} at {level:level}"),
    ("basics", "you have {level:level} {subjects:subject}"),
    (
        "held",
        "you have|hold [a|an] [{level:level}] [{about:subject}] qualification[ in {subjects:subject}][ at {level:level}]<{examples:examples qualification}>",
    ),
    ("held", "you have|hold {level:level} {type:qualification}[ in {subjects:subject}]"),
    (
        "held",
        "you have|hold {type:qualification}[ in [a related subject|{subjects:subject}]][ at {level:level}]<{grade:grade}|{examples:examples subject}|?equivalent:or equivalent>",
    ),
    ("registration", "you be registered with {register:register}"),
    ("registration", "you register with {register:register}"),
    ("employment", "you be employed in|by {sector:sector}"),
    ("employment", "you work in|as {role:role+role-family}<{examples:examples role}>"),
    ("employment", "the post be in {sector:sector}"),
    ("employment", "your employer be in {sector:sector}"),
    ("hours", "you work {hours:number} hours a week[ or more][ in [a relevant role|{role:role+role-family}]]"),
    ("employers-part", "your employer take part in {scheme:scheme}"),
    ("employers-part", "your employer sponsor the {of:qualification}"),
    (
        "experience",
        "you have [{length:months}] experience in|of|with|as {setting:setting+client+role}<?paid:paid or voluntary|in the last {within:months}>",
    ),
    ("practice", "you have {length:months} of practice since you registered[, in {area:words}]"),
    ("age", "you be [aged] {age:number}"),
    ("age", "you be under {under:number}"),
    ("age", "you be aged {age:number} and have {status:status}"),
    ("age", "you be aged {age:number} and be {status:status}"),
    ("right-to-work", "you have the right to work in {country:country}"),
    ("residence", "you have lived in {country:country} for the last {length:months}"),
    ("working-time", "you spend {share:number} of your working time in {country:country}"),
    ("check", "you pass|have|undergo {check:check}"),
    ("training", "you complete {training:training}"),
    ("training", "you complete {hours:number} hours of {training:training}"),
    ("test", "you pass {test:test}"),
    (
        "language-test",
        "you have {test:language-test} {overall:number} overall[ with at least {part:number} in each part]<?equivalent:or equivalent>",
    ),
    ("language", "English be your first language"),
    ("language", "you show English at the register's level"),
    ("trained", "you (train|trained) outside {country:country}"),
    ("approved", "the course be approved by {by:register}"),
    ("vacancy", "there be a vacant {post:role} post"),
    ("vacancy", "there be a vacant senior post"),
    ("declaration", "you declare [your] {what:declaration}"),
    ("interview", "you be interviewed"),
    ("show", "you show that you can {ability:words}"),
    ("licence", "you have {licence:licence}[, held for {since:months}]"),
    ("possession", "you have|need [your] {what:possession}"),
    ("ability", "you be able to {ability:ability}"),
    ("length", "it take {length:months}"),
    ("counts", "{what:subject+setting+qualification} count"),
    ("counts", "experience count"),
    ("window", "you apply between {from:day} and {until:day}"),
    ("started", "you start (before|on or after) {date:date}"),
    ("asks", "the post ask for it"),
    ("sign-off", "every duty be signed off by an assessor who isn't you"),
    ("travel", "you travel between sites"),
    ("tall", "you be {height:number} cm tall"),
    ("rule", "you meet the {rule:rule}"),
];

const NAMES: &[(&str, &str)] = &[
    ("GCSE", "qualification"),
    ("A level", "qualification"),
    ("T level", "qualification"),
    ("BTEC", "qualification"),
    ("NVQ", "qualification"),
    ("diploma", "qualification"),
    ("degree", "qualification"),
    ("master's degree", "qualification"),
    ("apprenticeship", "qualification"),
    ("NCFE CACHE healthcare support diploma", "qualification"),
    ("English", "subject"),
    ("maths", "subject"),
    ("physics", "subject"),
    ("biology", "subject"),
    ("science", "subject"),
    ("French", "subject"),
    ("general studies", "subject"),
    ("healthcare", "subject"),
    ("health or care", "subject"),
    ("health and social care", "subject"),
    ("art", "subject"),
    ("art therapy", "subject"),
    ("creative therapies", "subject"),
    ("dramatherapy", "subject"),
    ("drama", "subject"),
    ("music", "subject"),
    ("psychology", "subject"),
    ("nursing", "subject"),
    ("social work", "subject"),
    ("HCPC", "register"),
    ("Health and Care Professions Council", "register"),
    ("NHS", "sector"),
    ("clinical support role", "role-family"),
    ("healthcare assistant", "role"),
    ("dietetic assistant", "role"),
    ("assistant practitioner", "role"),
    ("consultant", "role"),
    ("higher apprenticeship scheme", "scheme"),
    ("apprenticeship scheme", "scheme"),
    ("healthcare", "setting"),
    ("health or care", "setting"),
    ("art", "setting"),
    ("drama", "setting"),
    ("music", "setting"),
    ("community arts", "setting"),
    ("youth work", "setting"),
    ("disabled people", "client"),
    ("people in mental distress", "client"),
    ("older people", "client"),
    ("England", "country"),
    ("UK", "country"),
    ("DBS check", "check"),
    ("enhanced DBS check", "check"),
    ("Care Certificate", "training"),
    ("periodic training", "training"),
    ("end-point assessment", "test"),
    ("IELTS", "language-test"),
    ("health and character", "declaration"),
    ("EHC plan", "status"),
    ("care leaver", "status"),
    ("driving licence", "licence"),
    ("full driving licence", "licence"),
    ("street trading licence", "licence"),
    ("own transport", "possession"),
    ("swim 50 metres", "ability"),
    ("Civil Service nationality rules", "rule"),
];

pub(crate) fn frames() -> Frames {
    Frames::new(FRAMES.iter().copied()).unwrap()
}

pub(crate) fn names() -> Names {
    let mut names = Names::new();
    for (key, (spelling, class)) in (0u32..).zip(NAMES) {
        names.insert(spelling, class, key);
    }
    names
}

pub(crate) fn read_in(sentence: &str, place: Place) -> Result<Sentence, Vec<Problem>> {
    let (frames, names) = (frames(), names());
    read_sentence(&Text::verbatim(sentence, 0), place, &Grammar { frames: &frames, names: &names })
}

/// What a sentence in a group under `introducer` reads as.
pub(crate) fn item(introducer: &str, group: GroupHow) -> Place {
    Place::Item { introducer: introducer.to_owned(), group }
}

#[track_caller]
pub(crate) fn check(sentence: &str, expected: &str) {
    check_in(sentence, Place::Rules, expected);
}

#[track_caller]
pub(crate) fn check_in(sentence: &str, place: Place, expected: &str) {
    assert_eq!(told(sentence, read_in(sentence, place)), expected, "{sentence}");
}

fn told(sentence: &str, read: Result<Sentence, Vec<Problem>>) -> String {
    match read {
        Ok(sentence) => describe(&sentence),
        Err(problems) => {
            problems.iter().map(|problem| describe_problem(sentence, problem)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// `! code “the words it points at”`
pub(crate) fn describe_problem(source: &str, problem: &Problem) -> String {
    format!("! {} “{}”", problem.code, problem.span.slice(source))
}

pub(crate) fn describe(sentence: &Sentence) -> String {
    let mut out = String::new();
    if let Some(guard) = &sentence.guard {
        let word = if guard.unless { "unless" } else { "if" };
        let clause = match &guard.clause {
            Clause::Match { found, .. } => describe_match(found),
            Clause::Open(words) => format!("“{}”", words.value),
        };
        let moment = guard.moment.as_ref().map(|moment| format!(" @{:?}", moment.value)).unwrap_or_default();
        write!(out, "{word} ({clause}{moment}) ").unwrap();
    }
    match sentence.scope.as_ref().map(|scope| &scope.value) {
        Some(Scope::At(provider)) => write!(out, "at [{provider}] ").unwrap(),
        Some(scope) => write!(out, "{scope:?} ").unwrap(),
        None => {}
    }
    match &sentence.strength {
        Strength::Instead { of: Some(of) } => write!(out, "instead of [{}] ", of.value).unwrap(),
        Strength::Instead { of: None } => out.push_str("instead "),
        strength => write!(out, "{} ", format!("{strength:?}").to_lowercase()).unwrap(),
    }
    out.push_str(&describe_body(&sentence.body));
    if let Some(reason) = &sentence.reason {
        write!(out, " reason [{}]", reason.value).unwrap();
    }
    if let Some(moment) = &sentence.moment {
        write!(out, " @{}", describe_moment(&moment.value)).unwrap();
    }
    if let Some(decider) = &sentence.decider {
        write!(out, " ~[{}]", decider.value).unwrap();
    }
    out
}

fn describe_moment(moment: &Moment) -> String {
    match moment {
        Moment::By(date) => format!("by {date}"),
        Moment::On(date) => format!("on {date}"),
        Moment::Within { count, days, of } => {
            format!("within {count} {} of {of:?}", if *days { "days" } else { "months" })
        }
        moment => format!("{moment:?}"),
    }
}

fn describe_body(body: &Body) -> String {
    let by = |words: &Option<Spanned<String>>| {
        words.as_ref().map(|words| format!(" by [{}]", words.value)).unwrap_or_default()
    };
    match body {
        Body::Match(found) => describe_match(found),
        Body::Words(words) => format!("“{}”", words.value),
        Body::Group { how, verb } => format!("group {how:?} “{verb}”"),
        Body::Definition(term) => format!("defines [{}]", term.value),
        Body::NothingSet => "nothing set".to_owned(),
        Body::Varies { by: what } => format!("varies{}", by(what)),
        Body::NotKnownYet => "not known yet".to_owned(),
        Body::Unread(words) => format!("unread “{}”", words.value),
    }
}

fn describe_match(found: &Match) -> String {
    let mut out = if found.negated { format!("not {}", found.kind) } else { found.kind.clone() };
    for (name, slot) in &found.slots {
        match slot {
            Slot::Weight(Weight::Must) => {}
            Slot::Flag => write!(out, " +{name}").unwrap(),
            slot => write!(out, " {name}={}", describe_slot(slot)).unwrap(),
        }
    }
    out
}

fn describe_slot(slot: &Slot) -> String {
    match slot {
        Slot::Number { low, high, at_least } => format!("{low}{}{}", to(high), if *at_least { "+" } else { "" }),
        Slot::Grade { floor, letters, .. } => match letters {
            Some(letters) => format!("{floor}({letters})"),
            None => floor.clone(),
        },
        Slot::Level { level, exactly } => format!("{}{level}", if *exactly { "=" } else { "" }),
        Slot::Months { low, high } => format!("{low}{}m", high.map(|high| format!("..{high}")).unwrap_or_default()),
        Slot::Date(date) => date.to_string(),
        Slot::Day(day) => format!("{}/{}", day.day, day.month),
        Slot::Weight(weight) => format!("{weight:?}").to_lowercase(),
        Slot::Words(words) => format!("“{}”", words.value),
        Slot::Names { joiner, names } => {
            let joiner = match joiner {
                Joiner::One => "",
                Joiner::And => " & ",
                Joiner::Or => " | ",
            };
            format!("[{}]", names.iter().map(|name| name.written.as_str()).collect::<Vec<_>>().join(joiner))
        }
        Slot::Flag => "yes".to_owned(),
    }
}

fn to(high: &Option<Decimal>) -> String {
    high.map(|high| format!("..{high}")).unwrap_or_default()
}
