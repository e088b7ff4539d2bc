//! Thresholds in words, and whether a sentence states them.

use rungs_core::condition::DayOfYear;
use rungs_core::date::Date;
use rungs_core::english::{months, number_of};
use rungs_core::fact::{Field, Score};
use rungs_core::threshold::{Day, Threshold};
use rungs_core::vocabulary::Vocabulary;

/// A threshold as its sentence would say it: "30 hours", "grade 4", "level 3", "16 years".
pub(super) fn words(threshold: Threshold, vocabulary: &Vocabulary) -> String {
    match threshold {
        Threshold::AtLeast(field, number) | Threshold::AtMost(field, number) | Threshold::Sum(field, number) => {
            measured(field, number)
        }
        Threshold::Grade((scale, rank)) => {
            let grade = vocabulary.get(scale).and_then(|scale| scale.grades.get(usize::from(rank)));
            let grade = grade.map(String::as_str).unwrap_or_default();
            if grade.chars().count() <= 2 { format!("grade {grade}") } else { grade.to_owned() }
        }
        Threshold::By(Field::Born, Day::Ago(months)) => format!("age {}", months / 12),
        Threshold::By(_, day) | Threshold::Since(_, day) => day_words(day),
        Threshold::Count(count) | Threshold::Members(count) => format!("{count} of them"),
        Threshold::Months(length) | Threshold::Window(length) => months(length),
        Threshold::StartsFrom(day) => format!("starts from {}", date(day)),
        Threshold::StartsBefore(day) => format!("starts before {}", date(day)),
    }
}

/// Whether a sentence states the threshold. What the vocabulary says of equivalents has no number in the sentence.
pub(super) fn is_stated(threshold: Threshold, sentence: &str, vocabulary: &Vocabulary) -> bool {
    let says = |number: i64, units: i64| numbers(sentence).any(|said| said == number * 100 / units);
    match threshold {
        Threshold::AtLeast(field @ (Field::Level | Field::CreditLevel), level)
        | Threshold::AtMost(field @ (Field::Level | Field::CreditLevel), level) => {
            let words = sentence.to_lowercase();
            words.contains(&named_level(level).to_lowercase()) || field == Field::CreditLevel && says(level, 1)
        }
        // Half of the working time is the only share there is.
        Threshold::AtLeast(Field::Share, _) => true,
        Threshold::AtLeast(field, number) | Threshold::AtMost(field, number) | Threshold::Sum(field, number) => {
            says(number, field.units())
        }
        Threshold::Grade((scale, rank)) => {
            let grade = vocabulary.get(scale).and_then(|scale| scale.grades.get(usize::from(rank)));
            let said = |grade: &String| {
                let mut words = sentence.split(|letter: char| letter.is_whitespace() || ",.()".contains(letter));
                words.any(|word| word.eq_ignore_ascii_case(grade)) || sentence.contains(grade.as_str())
            };
            grade.is_some_and(said)
        }
        Threshold::Count(count) | Threshold::Members(count) => says(i64::from(count), 1),
        // Aged 16 to 21 ends with the 22nd birthday.
        Threshold::By(Field::Born, Day::Ago(length)) => {
            let years = i64::from(length / 12);
            says(years, 1) || says(years - 1, 1)
        }
        Threshold::Months(length)
        | Threshold::Window(length)
        | Threshold::By(_, Day::Ago(length))
        | Threshold::Since(_, Day::Ago(length)) => {
            says(i64::from(length), 1) || length.is_multiple_of(12) && (length == 12 || says(i64::from(length / 12), 1))
        }
        Threshold::By(..) | Threshold::Since(..) | Threshold::StartsFrom(_) | Threshold::StartsBefore(_) => true,
    }
}

/// The numbers of a sentence in hundredths, written in digits or as words.
fn numbers(sentence: &str) -> impl Iterator<Item = i64> + '_ {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let words = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
    words.filter_map(|word| {
        let word = word.trim_matches('.').to_lowercase();
        let digits: String = word.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        let named = WORDS.iter().position(|named| *named == word).and_then(|place| i64::try_from(place * 100).ok());
        named.or_else(|| hundredths(&digits))
    })
}

fn hundredths(digits: &str) -> Option<i64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part.parse().ok()?)
}

/// "level 3"; a step below level 1 has a name of its own.
fn named_level(level: i64) -> String {
    if level > 0 { format!("level {level}") } else { format!("Entry level {}", level + 3) }
}

/// A number of a field with what it counts.
fn measured(field: Field, number: i64) -> String {
    let said = amount(field, number);
    match field {
        Field::Level | Field::CreditLevel => named_level(number),
        Field::Hours => format!("{} a week", number_of(said, "hour")),
        Field::Logged => number_of(said, "hour"),
        Field::Height => format!("{said}cm"),
        Field::Minutes => number_of(said, "minute"),
        Field::Miles => number_of(said, "mile"),
        Field::Share => format!("{said} per cent"),
        Field::Points => number_of(said, "point"),
        Field::Credits => number_of(said, "credit"),
        Field::Score(Score::Overall) => format!("{said} overall"),
        Field::Score(_) => format!("{said} in each part"),
        _ => said,
    }
}

/// A number of a field in what people count in.
pub(super) fn amount(field: Field, number: i64) -> String {
    let (whole, part) = (number / field.units(), number % field.units());
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}").trim_end_matches('0').to_owned() }
}

fn day_words(day: Day) -> String {
    match day {
        Day::Ago(length) => months(length),
        Day::Fixed(day) => date(day),
        Day::Yearly(DayOfYear { month, day }) => {
            let month = Date::new(2001, month, 1).map(|first| first.strftime("%B").to_string());
            format!("{day} {}", month.unwrap_or_default())
        }
    }
}

fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
