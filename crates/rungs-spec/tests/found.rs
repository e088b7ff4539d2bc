//! Cases that random search found wrong once, smallest form first written down here. Each says what it was about.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::fact::{Answered, Decision, Field, Known, List, Outcome, Person, Reply};
use rungs_core::requirement::{Content, How, Leaf, Matter, Moment, Requirement, Strength};
use rungs_core::standing::{Interval, Standing};
use rungs_core::witness::Witness;
use support::build::{
    self, Worded, at_least_years_old, between, case, complete, day, decided, denial, group, holds_type, instead, item,
    jiff_date, months_of, must, nobody_knows, not, requirement, so_many, that, words, works_in,
};
use support::{Case, nodes};

const NOT_YET: Interval = Interval { floor: Standing::NotYet, ceiling: Standing::NotYet };
const READY: Interval = Interval { floor: Standing::Ready, ceiling: Standing::Ready };

/// The route's standing, on which definition and engine agree.
fn standing(case: &Case) -> Interval {
    assert_eq!(case.computed(), case.defined(), "{case:?}");
    case.computed().routes[0].general
}

fn experience() -> (build::Words, Condition) {
    let words = words(0);
    let condition = works_in(words.sectors[0]);
    (words, condition)
}

// Time

/// Months told without days counted for no rule at all as soon as some other rule looked back over a window.
#[test]
fn time_told_in_months_counts_for_a_rule_without_a_window() {
    let (words, work) = experience();
    let told = item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::Months, Known::Number(5, 5))]);
    let rules = vec![must(that(&months_of(work.clone(), 4, None)))];
    assert_eq!(standing(&case(&words, rules.clone(), build::person([told.clone()]))), READY);
    let recent = instead(that(&months_of(work, 2, Some(6))));
    let rules = rules.into_iter().chain([recent.due(Moment::Finish)]).collect();
    assert_eq!(standing(&case(&words, rules, build::person([told]))), READY);
}

/// An answer in months came with a day by which it had begun, and then didn't count.
#[test]
fn an_answer_in_months_settles_how_many_months_there_are() {
    let (words, mut work) = experience();
    work.ways[0].push(Test::new(Field::From, Check::ByThen(When::BeforeStart(0))));
    let mut case = case(&words, vec![must(that(&months_of(work, 24, None)))], nobody_knows());
    let program = case.program();
    let key = program.ask(&case.person, &nodes(&program)).expect("open").question.key.clone();
    for (months, expected) in [(24, READY), (23, NOT_YET), (0, NOT_YET)] {
        let answers = vec![Answered { question: key.clone(), reply: Reply::Number(months), path: String::new() }];
        let told = program.with_answers(&Person { answers, ..Person::default() });
        assert_eq!(program.decide(&program.read(&told))[0].standing, expected, "{months} months");
        assert_eq!(program.ask(&told, &nodes(&program)), None);
    }
    case.person = nobody_knows();
}

/// Months told without days may lie in a window or before it; and what lies in a short one lies in a longer one too.
#[test]
fn months_told_without_days_may_lie_in_a_window() {
    let (words, work) = experience();
    let told =
        item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::Months, Known::Number(24, 24))]);
    let in_last = |window| that(&months_of(work.clone(), 6, Some(window)));
    let person = || Person { denials: vec![complete(List::Work)], ..build::person([told.clone()]) };
    let asked = |rules| standing(&case(&words, rules, person()));
    assert_eq!(asked(vec![must(in_last(60))]), Interval::UNKNOWN);
    assert_eq!(asked(vec![must(in_last(12)), must(not(in_last(60)))]), NOT_YET);
    assert_eq!(asked(vec![must(in_last(60)), must(not(in_last(12)))]), Interval::UNKNOWN);
    assert_eq!(asked(vec![must(in_last(60)), must(in_last(12))]), Interval::UNKNOWN);
}

/// Time that was over before a window can't lie in it.
#[test]
fn months_that_ended_long_ago_are_not_recent() {
    let (words, work) = experience();
    let old = item(
        List::Work,
        [
            (Field::Sector, Known::Term(words.sectors[0])),
            (Field::Months, Known::Number(24, 24)),
            (Field::Until, day(2020, 6, 30)),
        ],
    );
    let rules = vec![must(that(&months_of(work, 6, Some(60))))];
    let person = Person { denials: vec![complete(List::Work)], ..build::person([old]) };
    assert_eq!(standing(&case(&words, rules, person)), NOT_YET);
}

/// Two different amounts of time on one list: what lies between them was missed.
#[test]
fn between_two_lengths_lies_one_that_reaches_the_first_only() {
    let (words, work) = experience();
    let (short, long) = (that(&months_of(work.clone(), 2, None)), that(&months_of(work, 4, None)));
    let either = group(How::One, vec![must(long), must(not(short))]);
    let begun = item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::From, day(2025, 1, 1))]);
    let told = item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::Months, Known::Number(3, 3))]);
    for person in [nobody_knows(), build::person([begun])] {
        assert_eq!(standing(&case(&words, vec![either.clone()], person)), Interval::UNKNOWN);
    }
    let closed = Person { denials: vec![complete(List::Work)], ..build::person([told]) };
    assert_eq!(standing(&case(&words, vec![either], closed)), NOT_YET);
}

/// An entry whose end is known and whose beginning isn't may have lasted a day.
#[test]
fn what_ended_on_a_known_day_may_have_been_short() {
    let (words, work) = experience();
    let ended = item(List::Work, [(Field::Sector, Known::Term(words.sectors[0])), (Field::Until, day(2026, 4, 30))]);
    let rules = vec![must(that(&months_of(work, 4, None)))];
    assert_eq!(standing(&case(&words, rules, build::person([ended]))), Interval::UNKNOWN);
}

/// A short unlisted job makes a guard hold without making up the months that it then asks for.
#[test]
fn a_short_job_is_a_job_too() {
    let (words, work) = experience();
    let rules = vec![must(that(&months_of(work.clone(), 2, None))).provided(that(&work))];
    assert_eq!(standing(&case(&words, rules, nobody_knows())), Interval::UNKNOWN);
}

/// Two sorts of work that add up to what a third rule asks, where neither may grow that long by itself: this way to
/// spend time isn't tried, and the list is named.
#[test]
fn where_time_helps_and_harms_the_list_is_named() {
    let words = words(0);
    let sampled = |rules: Vec<Requirement>| {
        let case = case(&words, rules, nobody_knows());
        let program = case.program();
        program.time_sampled(program.routes[0].standing)
    };
    let of = |place: usize, months: u32| that(&months_of(works_in(words.sectors[place]), months, None));
    assert!(sampled(vec![must(of(0, 12)), must(of(1, 24))]).is_empty());
    assert!(sampled(vec![must(not(of(0, 12))), must(not(of(1, 24)))]).is_empty());
    assert!(sampled(vec![must(of(0, 12)).provided(not(of(0, 12)))]).is_empty());
    assert_eq!(sampled(vec![must(of(0, 12)), must(not(of(0, 24)))]), [List::Work]);
    // What pulls the other way has to be time as well, and about the same list.
    let job = that(&works_in(words.sectors[2]));
    assert!(sampled(vec![must(of(0, 12)), must(of(1, 24)), must(not(job.clone()))]).is_empty());
    assert!(sampled(vec![must(not(of(0, 12))), must(not(of(1, 24))), must(job.clone())]).is_empty());
    // One length that helps and harms is tried from both sides; it takes two for something to lie between.
    let other = that(&works_in(words.sectors[1]));
    let with = group(How::All, vec![must(of(0, 12)), must(job)]);
    let without = group(How::All, vec![must(not(of(0, 12))), must(other)]);
    assert!(sampled(vec![group(How::One, vec![with, without])]).is_empty());
}

// Amounts

/// A field that is only added up was taken for nothing where it isn't known.
#[test]
fn an_unknown_amount_may_be_enough() {
    let words = words(0);
    let share = Condition {
        list: List::WorkingTime,
        ways: vec![vec![Test::within(Field::What, words.things[0])]],
        tally: Tally::Sum { field: Field::Share, at_least: 50 },
    };
    assert_eq!(standing(&case(&words, vec![must(that(&share))], nobody_knows())), Interval::UNKNOWN);
    let none = Condition { tally: Tally::Sum { field: Field::Share, at_least: 0 }, ..share.clone() };
    assert_eq!(standing(&case(&words, vec![must(that(&none))], nobody_knows())), READY);
    // Nothing is enough for it wherever it stands.
    let either = group(How::One, vec![must(that(&share)), must(that(&none))]);
    assert_eq!(standing(&case(&words, vec![either], nobody_knows())), READY);
}

// Awards

/// A type that has its level by itself doesn't have another, whatever is learned first.
#[test]
fn a_known_level_rules_out_types_of_another_level() {
    let words = words(1 << 7);
    let diploma = words.types[2];
    let mut at_level_two = holds_type(diploma);
    at_level_two.ways[0].push(Test::new(Field::Level, Check::AtMost(2)));
    let rules = vec![must(not(that(&at_level_two)))];
    for item in [item(List::Qualifications, []), item(List::Qualifications, [(Field::Level, Known::Number(2, 2))])] {
        assert_eq!(standing(&case(&words, rules.clone(), build::person([item]))), READY);
    }
}

/// An entry that contradicts the vocabulary is taken at its word; it doesn't make the whole list vanish.
#[test]
fn an_entry_that_contradicts_itself_leaves_the_others_alone() {
    let words = words(1 << 7);
    let odd = item(
        List::Qualifications,
        [(Field::Type, Known::Term(words.types[2])), (Field::Grade, Known::Grade(words.scales[0], 1, 1))],
    );
    let exam = item(List::Qualifications, [(Field::Type, Known::Term(words.types[0]))]);
    let rules = vec![must(that(&holds_type(words.types[0])))];
    assert_eq!(standing(&case(&words, rules, build::person([odd.clone(), exam]))), READY);
    let rules = vec![must(that(&holds_type(words.types[2])))];
    assert_eq!(standing(&case(&words, rules, build::person([odd]))), READY);
    let backwards = item(
        List::Work,
        [
            (Field::Sector, Known::Term(words.sectors[0])),
            (Field::From, day(2025, 1, 1)),
            (Field::Until, day(2024, 1, 1)),
        ],
    );
    let work = works_in(words.sectors[0]);
    let rules = vec![must(that(&work)), must(not(that(&months_of(work, 1, None))))];
    let person = Person { denials: vec![complete(List::Work)], ..build::person([backwards]) };
    assert_eq!(standing(&case(&words, rules, person)), READY);
}

// What is said not to be there

/// *No exams*, said by someone with an exam, means no further ones; *no maths* still rules out that it is in maths.
#[test]
fn a_statement_about_others_leaves_the_rest_in_force() {
    let words = words(0);
    let exam = vec![Test::within(Field::Type, words.types[0])];
    let maths = vec![Test::within(Field::Subject, words.subjects[1])];
    let person = Person {
        denials: vec![denial(List::Qualifications, exam), denial(List::Qualifications, maths.clone())],
        ..build::person([item(List::Qualifications, [(Field::Type, Known::Term(words.types[0]))])])
    };
    let rules = vec![must(that(&Condition::held(List::Qualifications, maths)))];
    assert_eq!(standing(&case(&words, rules, person)), NOT_YET);
}

/// A statement of very many parts lost those past the 256th, and said more than it should.
#[test]
fn a_statement_of_hundreds_of_parts_says_no_more_than_all_of_them() {
    let words = words(0);
    let since = |year| Test::new(Field::On, Check::SinceThen(When::Fixed(jiff_date(year, 1, 1))));
    let mut no_permit: Vec<Test> = (1500..1800).map(since).collect();
    no_permit.push(Test::within(Field::What, words.things[0]));
    let person = Person { denials: vec![denial(List::Tests, no_permit)], ..Person::default() };
    let licence = Condition::held(List::Tests, vec![Test::within(Field::What, words.things[1])]);
    assert_eq!(standing(&case(&words, vec![must(that(&licence))], person)), Interval::UNKNOWN);
}

// The table

#[test]
fn what_is_only_preferred_never_decides_whatever_it_says() {
    let words = words(0);
    for content in [Content::Varies { alone: true }, Content::NotKnownYet, Content::Judgement] {
        let rules = vec![requirement(Strength::Preferably, content)];
        assert_eq!(standing(&case(&words, rules, nobody_knows())), READY);
    }
}

/// Whether a page's *isn't known yet* will turn out to be met is true of nobody. The definition of a witness took it for
/// a fact about them, so that two ways in were told apart by what no person can show.
#[test]
fn what_is_not_known_yet_tells_nobody_apart() {
    let words = words(0);
    let young = Condition::held(List::About, vec![Test::new(Field::Born, Check::SinceThen(When::BeforeStart(192)))]);
    let (young, work) = (that(&young), that(&works_in(words.sectors[0])));
    let not_known = || requirement(Strength::Must, Content::NotKnownYet);
    let members = vec![not_known().provided(young.clone()), not_known(), must(work)];
    let mut case = case(&words, vec![must(not(young))], nobody_knows());
    case.framework.roles[0].to_hold = vec![group(How::AtLeast(2), members)];
    case.framework.roles[0] = build::named(case.role().clone());
    let program = case.program();
    let (hold, route) = (program.to_hold.0, program.routes[0].standing);
    // Whoever surely holds two of the three is not so young; and whoever isn't may hold two.
    assert_eq!(program.telling_apart(hold, route), Some(Witness::Nobody));
    assert_eq!(program.telling_apart(route, hold), Some(Witness::Nobody));
    let surely = |person: &rungs_spec::Complete| {
        let standings = rungs_spec::intervals(case.role(), &support::with_silence(person), &[], &case.asked());
        (standings.to_hold, standings.routes[0].general)
    };
    let all: Vec<_> = case.completions().iter().map(surely).collect();
    assert!(all.contains(&(READY, READY)));
    assert!(!all.iter().any(|(hold, route)| *hold == READY && *route == NOT_YET), "{all:?}");
}

/// More entries of one list can be asked for than fit into a word; they are counted all the same.
#[test]
fn many_entries_of_many_sorts_are_counted_one_by_one() {
    let words = words(0);
    let exams = so_many(holds_type(words.types[0]), 40);
    let awards = so_many(holds_type(words.types[1]), 40);
    let held = |count: usize| {
        let exam = item(List::Qualifications, [(Field::Type, Known::Term(words.types[0]))]);
        Person { denials: vec![complete(List::Qualifications)], items: vec![exam; count], ..Person::default() }
    };
    let rules = vec![must(that(&exams)), must(not(that(&awards)))];
    for (count, expected) in [(39, NOT_YET), (40, READY), (41, READY)] {
        let case = case(&words, rules.clone(), held(count));
        assert_eq!(case.computed().routes[0].general, expected, "{count} exams");
    }
}

// Facts behind a verdict

/// What is said not to be there is about fields that the condition itself doesn't look at.
#[test]
fn a_subject_can_be_behind_a_verdict_about_a_type() {
    let words = words(0);
    let exam_in_maths =
        vec![Test::within(Field::Type, words.types[0]), Test::within(Field::Subject, words.subjects[1])];
    let person = Person {
        denials: vec![denial(List::Qualifications, exam_in_maths), complete(List::Qualifications)],
        ..build::person([item(List::Qualifications, [(Field::Subject, Known::Term(words.subjects[1]))])])
    };
    let case = case(&words, vec![must(that(&holds_type(words.types[0])))], person);
    assert_eq!(standing(&case), NOT_YET);
    let program = case.program();
    assert_eq!(program.facts_for_leaf(0, &case.person).len(), 3);
    assert_eq!(program.facts_for(program.routes[0].standing, &case.person, &program.read(&case.person)).len(), 3);
}

// Questions and answers

/// A settled standing was looked at again without the facts that settled it, and then seemed open.
#[test]
fn what_is_settled_is_not_asked_about_again() {
    let words = words(0);
    let (old_enough, exam) = (that(&at_least_years_old(16)), that(&holds_type(words.types[0])));
    let work = that(&works_in(words.sectors[0]));
    let settled = must(Matter::Any(vec![work, exam.clone()]));
    let open = must(Matter::AtLeast(3, vec![exam.clone(), exam])).provided(not(old_enough));
    let person = build::person([item(List::Work, [(Field::Sector, Known::Term(words.sectors[0]))])]);
    let mut case = case(&words, vec![settled], person);
    case.framework.roles[0].to_hold = vec![open];
    case.framework.roles[0] = build::named(case.role().clone());
    let program = case.program();
    let asking = program.ask(&case.person, &nodes(&program)).expect("her age is open");
    assert_eq!(asking.question.key, "born");
    let passed_on = Person { not_known: vec!["born".into()], ..case.person.clone() };
    assert_eq!(program.ask(&passed_on, &nodes(&program)), None);
}

/// Says what was answered to a question of a single requirement, and what then stands.
fn answered(condition: &Condition, person: Person, reply: Reply) -> (Interval, bool) {
    let words = words(0);
    let case = case(&words, vec![must(that(condition))], person);
    let program = case.program();
    let Leaf { question, .. } = program.leaves[0];
    let answer = Answered { question: question.key.clone(), reply, path: String::new() };
    let told = program.with_answers(&Person { answers: vec![answer], ..case.person.clone() });
    (program.decide(&program.read(&told))[0].standing, program.ask(&told, &nodes(&program)).is_some())
}

/// A birthday known to the year was kept beside the day that was answered, and the question came again.
#[test]
fn a_birthday_that_is_answered_takes_the_place_of_a_year() {
    let year = between(jiff_date(2010, 1, 1), jiff_date(2010, 12, 31));
    let person = build::person([item(List::About, [(Field::Born, year)])]);
    let born = |month| Reply::Date(rungs_core::date::DateRange::day(jiff_date(2010, month, 1)));
    assert_eq!(answered(&at_least_years_old(16), person.clone(), born(3)), (READY, false));
    assert_eq!(answered(&at_least_years_old(16), person, born(10)), (NOT_YET, false));
}

/// What is listed was counted twice: once as listed, and once as answered.
#[test]
fn how_many_includes_those_that_are_listed() {
    let words = words(0);
    let three = so_many(holds_type(words.types[0]), 3);
    let person = build::person([item(List::Qualifications, [(Field::Type, Known::Term(words.types[0]))])]);
    assert_eq!(answered(&three, person.clone(), Reply::Number(2)), (NOT_YET, false));
    assert_eq!(answered(&three, person, Reply::Number(3)), (READY, false));
}

/// With nothing further there, a yes can only be about what is listed.
#[test]
fn a_yes_about_a_complete_list_is_about_what_is_listed() {
    let words = words(1);
    let unknown = item(List::Work, [(Field::Sector, Known::Term(words.sectors[0]))]);
    let person =
        |items: Vec<rungs_core::fact::Item>| Person { items, denials: vec![complete(List::Work)], ..Person::default() };
    let narrower = works_in(words.sectors[1]);
    let too_many = must(not(that(&so_many(works_in(words.sectors[0]), 2))));
    let case = case(&words, vec![must(that(&narrower)), too_many], nobody_knows());
    let program = case.program();
    let key = program.leaves[0].question.key.clone();
    let told = |items| {
        let answers = vec![Answered { question: key.clone(), reply: Reply::YesNo(true), path: String::new() }];
        program.with_answers(&Person { answers, ..person(items) })
    };
    let standing = |told: &Person| program.decide(&program.read(told))[0].standing;
    assert_eq!(standing(&told(vec![unknown.clone()])), READY);
    // Of two, facts can't say which is meant: it stays open, and isn't asked again.
    let two = told(vec![unknown.clone(), unknown]);
    assert_eq!(standing(&two), NOT_YET, "two are too many");
    assert!(program.ask(&two, &nodes(&program)).is_none_or(|asking| asking.question.key != key));
}

/// No fact says of an entry what it is not; the answer counts all the same, and doesn't clash with another.
#[test]
fn something_other_than_what_is_named_can_be_answered() {
    let words = words(0);
    let other_than =
        |kind| Condition::held(List::Qualifications, vec![Test::new(Field::Type, Check::Outside(vec![kind]))]);
    assert_eq!(answered(&other_than(words.types[0]), nobody_knows(), Reply::YesNo(true)), (READY, false));
    assert_eq!(answered(&other_than(words.types[0]), nobody_knows(), Reply::YesNo(false)), (NOT_YET, false));
    let only_exams = Person {
        denials: vec![denial(List::Qualifications, other_than(words.types[0]).ways[0].clone())],
        ..Person::default()
    };
    let (exam, not_award) = (that(&holds_type(words.types[0])), that(&other_than(words.types[1])));
    let case = case(&words, vec![must(not_award), must(exam)], only_exams);
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply: Reply::YesNo(true), path: String::new() }];
    let told = program.with_answers(&Person { answers, ..case.person.clone() });
    assert_eq!(program.decide(&program.read(&told))[0].standing, READY, "what isn't an award is an exam then");
}

/// A yes that could be so in several ways takes one that agrees with what was said before.
#[test]
fn a_yes_agrees_with_an_earlier_no() {
    let words = words(1 << 5);
    let graded =
        |floors: Vec<_>| Condition::held(List::Qualifications, vec![Test::new(Field::Grade, Check::Grade(floors))]);
    let person = Person {
        denials: vec![denial(List::Qualifications, graded(vec![(words.scales[0], 1)]).ways[0].clone())],
        ..Person::default()
    };
    let either = graded(vec![(words.scales[0], 2), (words.scales[1], 1)]);
    let case = case(&words, vec![must(that(&either)), must(not(that(&graded(vec![(words.scales[0], 1)]))))], person);
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply: Reply::YesNo(true), path: String::new() }];
    let told = program.with_answers(&Person { answers, ..case.person.clone() });
    assert_eq!(program.decide(&program.read(&told))[0].standing, READY);
}

/// Where a test can be passed in several fields, an answer goes to the one that the term belongs to.
#[test]
fn an_answer_stands_in_the_field_that_it_belongs_to() {
    let words = words(0);
    let fields = vec![Field::Setting, Field::Role, Field::Sector];
    let check = Check::Within(vec![words.roles[0]]);
    let somewhere = Condition::held(List::Work, vec![Test { fields, check }]);
    let case = case(&words, vec![must(that(&somewhere))], nobody_knows());
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply: Reply::YesNo(true), path: String::new() }];
    let told = program.with_answers(&Person { answers, ..Person::default() });
    assert_eq!(told.items[0].fields.keys().collect::<Vec<_>>(), [&Field::Role]);
}

// Mends

/// Two parts that look at one fact fail in turn; what mends each where it fails mends the whole.
#[test]
fn what_helps_in_one_world_at_a_time_is_found() {
    let words = words(0);
    let young =
        that(&Condition::held(List::About, vec![Test::new(Field::Born, Check::SinceThen(When::BeforeStart(192)))]));
    let work = that(&works_in(words.sectors[0]));
    let members: Vec<Requirement> = vec![instead(young.clone()), instead(work).provided(young.clone())];
    let case = case(&words, vec![group(How::All, members).provided(young)], nobody_knows());
    let program = case.program();
    let reading = program.read(&case.person);
    let workshop = program.workshop(&reading, program.routes[0].standing);
    let mends = workshop.mends();
    assert_eq!(mends.reaches, Some(Standing::Ready));
    let sizes: Vec<usize> = mends.sets.iter().map(Vec::len).collect();
    // That they are not so young; or the job and both decisions, whatever their age.
    assert_eq!(sizes, [1, 3]);
}

/// A decision on record is about a requirement wherever its sentence stands, unless it is limited.
#[test]
fn a_decision_is_found_by_words_of_the_sentence_whatever_their_case() {
    let words = words(0);
    let mut case = case(&words, vec![requirement(Strength::Must, Content::Judgement)], nobody_knows());
    case.person.decisions.push(decided("YOU KEEP (RULE-0A)", Outcome::Granted));
    assert_eq!(standing(&case), READY);
    case.person.decisions[0].route = Some("another".into());
    assert_eq!(standing(&case), Interval::point(Standing::AtDiscretion));
}

/// Two ways in can ask the same in the same words, and each has its own decision.
#[test]
fn a_decision_about_one_way_in_says_nothing_of_another() {
    let words = words(0);
    let mut case = case(&words, vec![requirement(Strength::Must, Content::Judgement)], nobody_knows());
    let course = case.role().routes[0].clone();
    let another = build::route("another", course.kind, course.requirements.clone(), Vec::new());
    case.framework.roles[0].routes = vec![another, course];
    for (granted, expected) in
        [("another", [READY.floor, Standing::AtDiscretion]), ("course", [Standing::AtDiscretion, READY.floor])]
    {
        case.person.decisions = vec![Decision { route: Some(granted.into()), ..decided("rule-0a", Outcome::Granted) }];
        assert_eq!(case.computed(), case.defined(), "{case:?}");
        let stands: Vec<Standing> = case.computed().routes.iter().map(|route| route.general.floor).collect();
        assert_eq!(stands, expected, "{granted}");
    }
}

/// The last record in the file counted, whatever its day.
#[test]
fn of_several_decisions_the_latest_counts_wherever_it_stands() {
    let words = words(0);
    let on = |outcome, day: Option<i8>| Decision {
        on: day.map(|day| jiff_date(2026, 5, day)),
        ..decided("rule-0a", outcome)
    };
    let stands = |decisions: Vec<Decision>| {
        let person = Person { decisions, ..Person::default() };
        standing(&case(&words, vec![requirement(Strength::Must, Content::Judgement)], person))
    };
    let (granted, refused) = (Outcome::Granted, Outcome::Refused);
    assert_eq!(stands(vec![on(granted, Some(2)), on(refused, Some(1))]), READY);
    assert_eq!(stands(vec![on(refused, Some(1)), on(granted, Some(2))]), READY);
    // Without a day it can't be placed in time, and gives way.
    assert_eq!(stands(vec![on(refused, Some(1)), on(granted, None)]), NOT_YET);
    // Between equals, the one further down.
    assert_eq!(stands(vec![on(granted, Some(1)), on(refused, Some(1))]), NOT_YET);
    assert_eq!(stands(vec![on(refused, None), on(granted, None)]), READY);
}

// What a provider fills in

/// Whose part of a change it is, a comparison of people tells by this.
#[test]
fn a_list_is_filled_in_where_one_of_its_members_is() {
    let (_, condition) = experience();
    let plain = || must(that(&condition));
    let filled = || Requirement { filled_in: Some(Outcome::Granted), ..instead(that(&condition)) };
    assert!(!plain().is_filled_in());
    assert!(filled().is_filled_in());
    assert!(!group(How::One, vec![plain(), plain()]).is_filled_in());
    assert!(group(How::One, vec![plain(), filled()]).is_filled_in());
    assert!(group(How::One, vec![plain(), group(How::All, vec![filled(), plain()])]).is_filled_in());
}

#[test]
fn an_interval_contains_what_lies_in_it() {
    let interval = |floor, ceiling| Interval { floor, ceiling };
    let middle = interval(Standing::ByException, Standing::AtDiscretion);
    assert!(Interval::UNKNOWN.contains(middle) && middle.contains(middle));
    assert!(middle.contains(Interval::point(Standing::AtDiscretion)));
    assert!(!middle.contains(Interval::UNKNOWN));
    assert!(!middle.contains(interval(Standing::NotYet, Standing::AtDiscretion)));
    assert!(!middle.contains(interval(Standing::ByException, Standing::Ready)));
}

// Somebody who shows something

/// Whoever is shown has had everything decided for them that it takes, and no more than that.
#[test]
fn somebody_is_shown_with_the_decisions_it_takes() {
    let words = words(0);
    let permit = that(&build::has(words.things[0]));
    let judged = || requirement(Strength::Must, Content::Judgement).if_they_decide();
    let shown = |rules: Vec<Requirement>| {
        let case = case(&words, rules, nobody_knows());
        let program = case.program();
        let Witness::Somebody(Some(person)) = program.witness(program.routes[0].standing, Standing::Ready) else {
            return None;
        };
        let told = program.with_answers(&person);
        assert_eq!(program.decide(&program.read(&told))[0].standing, READY);
        Some((person.answers.len(), person.decisions.len()))
    };
    assert_eq!(shown(vec![must(permit.clone())]), Some((1, 0)));
    assert_eq!(shown(vec![judged(), judged(), must(permit.clone())]), Some((1, 2)));
    // One way to meet it is enough.
    assert_eq!(shown(vec![group(How::One, vec![judged(), must(permit)])]), Some((1, 0)));
}
