//! Facts as a person would tell them: "healthcare assistant at Northmoor NHS Trust, 37.5 hours a week (seen)".

use crate::wire::check::FactUsed;

/// How the end of something that goes on is shown.
const GOES_ON: &str = "no end given, so it goes on";

/// The facts behind an answer, in a few words.
pub fn told(facts: &[FactUsed]) -> String {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let (all_told, facts): (Vec<_>, Vec<_>) = facts.iter().partition(|fact| fact.fact.starts_with("complete["));
    for fact in facts {
        let key = entry_of(&fact.fact);
        match entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => entry.facts.push(fact),
            None => entries.push(Entry { key, facts: vec![fact] }),
        }
    }
    let mut lines: Vec<Line> = Vec::new();
    for entry in &entries {
        let mut line = entry.line();
        // "GCSE biology grade 5, history grade 4": what stands in front of all of them is said once.
        if let Some(before) = lines.last_mut()
            && before.known_by == line.known_by
            && entries.len() > 2
            && let shared = shared_words(&before.about, &line.about)
            && !shared.is_empty()
        {
            if let Some(rest) = line.text.strip_prefix(shared) {
                line.text = rest.trim_start().to_owned();
            }
            before.text.push_str(", ");
            before.text.push_str(&line.text);
        } else if !lines.iter().any(|other| other.text == line.text) {
            lines.push(line);
        }
    }
    let mut lines: Vec<String> = lines.into_iter().map(Line::with_known_by).collect();
    let nothing = if lines.is_empty() { "nothing" } else { "nothing else" };
    lines.extend(all_told.iter().map(|fact| {
        let list = fact.shown.strip_prefix("the ").and_then(|rest| rest.strip_suffix(" are complete"));
        list.map_or_else(|| fact.shown.clone(), |list| format!("{nothing} among the {list} counts"))
    }));
    lines.join("; ")
}

/// The words that both begin with, as long as each has some of its own: *A level* of *A level biology* and *A level
/// history*.
fn shared_words<'t>(one: &'t str, other: &str) -> &'t str {
    let (words, others): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let most = words.len().min(others.len()).saturating_sub(1);
    let count = words.iter().zip(&others).take(most).take_while(|(word, other)| word == other).count();
    let length = words.iter().take(count).map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    one.get(..length).unwrap_or_default()
}

struct Line {
    text: String,
    /// What it is about, in words that lines may share.
    about: String,
    known_by: &'static str,
}

impl Line {
    fn with_known_by(self) -> String {
        if self.known_by.is_empty() { self.text } else { format!("{} ({})", self.text, self.known_by) }
    }
}

/// The entry of the person file that a fact belongs to: `employments[0]`, `right_to_work[0]`, `born`.
fn entry_of(path: &str) -> &str {
    match path.find(']') {
        Some(end) => path.get(..=end).unwrap_or(path),
        None => path,
    }
}

struct Entry<'a> {
    key: &'a str,
    facts: Vec<&'a FactUsed>,
}

impl Entry<'_> {
    fn line(&self) -> Line {
        let about = self.facts.first().map(|fact| fact.about.as_str()).unwrap_or_default();
        let about = if self.key.starts_with("working_time") { "" } else { about };
        let known_by = self.known_by();
        // What an employer does is a sentence of its own; the job around it goes without saying.
        let deed = |fact: &&&FactUsed| {
            let ends = ["sponsors", "supports", "manager_supports", "releases"].map(|deed| format!(".employer.{deed}"));
            fact.fact.contains(".employer.takes_part") || ends.iter().any(|end| fact.fact.ends_with(end.as_str()))
        };
        let deeds: Vec<&str> = self.facts.iter().filter(deed).map(|fact| fact.shown.as_str()).collect();
        if !deeds.is_empty() {
            return Line { text: deeds.join(", "), about: String::new(), known_by };
        }
        let mut parts: Vec<String> = Vec::new();
        let shown = |end: &str| self.facts.iter().find(|fact| fact.fact.ends_with(end)).map(|fact| fact.shown.as_str());
        let period = match (shown(".from"), shown(".until").filter(|until| *until != GOES_ON)) {
            (Some(from), Some(until)) => Some(format!("{from} to {until}")),
            _ => None,
        };
        for fact in &self.facts {
            let is_bound = fact.fact.ends_with(".from") || fact.fact.ends_with(".until");
            if let Some(period) = period.as_ref().filter(|_| is_bound) {
                if !parts.contains(period) {
                    parts.push(period.clone());
                }
                continue;
            }
            if let Some(part) = self.part(fact, about)
                && !parts.contains(&part)
            {
                parts.push(part);
            }
        }
        let text = match (about.is_empty(), parts.as_slice()) {
            (_, []) => about.to_owned(),
            (true, parts) => parts.join(", "),
            (false, [grade]) if grade.starts_with("grade ") => format!("{about} {grade}"),
            (false, parts) => format!("{about}, {}", parts.join(", ")),
        };
        Line { text, about: about.to_owned(), known_by }
    }

    fn part(&self, fact: &FactUsed, about: &str) -> Option<String> {
        let shown = fact.shown.as_str();
        let key = fact.fact.rsplit('.').next().unwrap_or(&fact.fact);
        if let Some(country) = fact.fact.strip_prefix("working_time.") {
            return shown.ends_with("per cent").then(|| format!("{shown} of working time in {country}"));
        }
        if let Some((employer, sector)) = shown.split_once(" (")
            && key == "sector"
            && about.ends_with(employer)
        {
            return Some(sector.trim_end_matches(')').to_owned());
        }
        let goes_without_saying = ["", "other", "a job", "experience", "held", GOES_ON].contains(&shown)
            || about.split(' ').any(|word| word == shown)
            || about.contains(shown);
        match key {
            _ if goes_without_saying => None,
            "from" => Some(format!("since {shown}")),
            "until" => Some(format!("until {shown}")),
            _ if self.key.starts_with("right_to_work") => Some(format!("right to work in {shown}")),
            "born" => Some(format!("born {shown}")),
            "awarded" => Some(format!("awarded {shown}")),
            "with" => Some(format!("with {shown}")),
            _ => Some(shown.to_owned()),
        }
    }

    /// Seen or verified, if every fact of the entry is; what is only said goes without saying.
    fn known_by(&self) -> &'static str {
        let all = |how: &[&str]| self.facts.iter().all(|fact| how.contains(&fact.known_by.as_str()));
        match (all(&["verified"]), all(&["seen", "verified"])) {
            (true, _) => "verified",
            (_, true) => "seen",
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(facts: &[(&str, &str, &str, &str)], expected: &str) {
        let facts: Vec<FactUsed> = facts
            .iter()
            .map(|(path, about, shown, known_by)| FactUsed {
                fact: (*path).into(),
                value: (*shown).into(),
                about: (*about).into(),
                shown: (*shown).into(),
                known_by: (*known_by).into(),
            })
            .collect();
        assert_eq!(told(&facts), expected);
    }

    const JOB: &str = "healthcare assistant at Northmoor NHS Trust";

    #[test]
    fn a_job_is_told_in_one_breath() {
        check(
            &[
                ("employments[0].role", JOB, "healthcare assistant", "seen"),
                ("employments[0].hours_per_week", JOB, "37.5 hours a week", "seen"),
                ("employments[0].from", JOB, "February 2023", "seen"),
                ("employments[0].until", JOB, "no end given, so it goes on", "seen"),
                ("employments[0].role", JOB, "a job", "seen"),
            ],
            "healthcare assistant at Northmoor NHS Trust, 37.5 hours a week, since February 2023 (seen)",
        );
    }

    #[test]
    fn what_an_employer_does_stands_alone() {
        check(
            &[
                ("employments[0].from", JOB, "February 2023", "said"),
                (
                    "employments[0].employer.takes_part.higher apprenticeship scheme",
                    JOB,
                    "Northmoor NHS Trust takes part",
                    "said",
                ),
            ],
            "Northmoor NHS Trust takes part",
        );
    }

    #[test]
    fn grades_share_the_name_of_their_qualification() {
        check(
            &[
                ("qualifications[0].grade", "GCSE biology", "grade 5", "said"),
                ("qualifications[1].grade", "GCSE history", "grade 4", "said"),
                ("qualifications[2].grade", "GCSE art", "grade 6", "said"),
            ],
            "GCSE biology grade 5, history grade 4, art grade 6",
        );
    }

    #[test]
    fn a_type_of_several_words_is_said_once() {
        check(
            &[
                ("qualifications[0].grade", "A level biology", "grade C", "said"),
                ("qualifications[1].grade", "A level history", "grade B", "said"),
                ("qualifications[2].subject", "A level art", "", "said"),
            ],
            "A level biology grade C, history grade B, art",
        );
    }

    #[test]
    fn that_a_list_is_complete_is_said_of_what_else_is_in_it() {
        let all = ("complete[0]", "", "the employments are complete", "said");
        check(&[all], "nothing among the employments counts");
        let hours = ("employments[0].hours_per_week", JOB, "24 hours a week", "said");
        check(&[hours, all], &format!("{JOB}, 24 hours a week; nothing else among the employments counts"));
    }

    #[test]
    fn facts_said_differently_are_told_apart() {
        check(
            &[
                ("qualifications[0].subject", "diploma health care", "health care", "verified"),
                ("qualifications[3]", "", "none: level 3 or above", "said"),
            ],
            "diploma health care (verified); none: level 3 or above",
        );
    }
}
