//! `cargo xtask load`: how long the site takes to answer while 500 requests a second arrive, an address at a time. Load
//! and server share two processors. Never a test: a busy machine must not turn a build red.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio, id};
use std::sync::atomic::AtomicUsize;

use serde_json::{Value, json};

use crate::Outcome;
use crate::client::{Client, sealed};
use crate::fetch;
use crate::run::{output, quietly, rungs};
use crate::served::Served;

/// Requests that arrive in a second, whether those before them are answered or not.
const RATE: &str = "500";
/// Connections they come over.
const CONNECTIONS: &str = "64";
/// How long they keep coming.
const TIME: &str = "10s";
/// How long one client asks one thing after the other, for comparison.
const TIME_ALONE: &str = "3s";
/// The role that is asked about: it has most of what a page can have.
const ROLE: &str = "assistant-practitioner";
/// Nobody is counted, and nobody is told to come back later: what can't keep up should show as time.
const SETTINGS: [&str; 2] = ["--rate=0", "--timeout=60"];

/// Something to ask for.
struct Asked {
    name: &'static str,
    address: String,
    /// What is sent, where something is.
    body: Option<String>,
}

/// What one round came to, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
struct Round {
    /// How many answers there were.
    answers: f64,
    /// Answers in a second.
    reached: f64,
    p50: f64,
    p90: f64,
    p99: f64,
}

/// Prints a table of so many rounds: of each address, the round whose slowest hundredth was quickest.
pub(crate) fn load(rounds: usize) -> Outcome {
    let tool = fetch::load_tool()?;
    let binary = rungs(true)?;
    on_two_processors()?;
    let served = Served::start(&binary, &SETTINGS, Stdio::inherit())?;
    let asked = addresses(&served.address)?;
    let before = load_average();
    let mut best: Vec<Option<(Round, Round)>> = vec![None; asked.len()];
    let mut cost: Vec<Option<f64>> = vec![None; asked.len()];
    for round in 1..=rounds.max(1) {
        for ((asked, best), cost) in asked.iter().zip(&mut best).zip(&mut cost) {
            eprintln!("round {round} of {rounds}: {}", asked.name);
            let taken = processor(served.process());
            let alone = put(&tool, asked, &["-c", "1", "-z", TIME_ALONE])?;
            let taken = processor(served.process()).zip(taken).map(|(after, before)| after - before);
            let each = taken.map(|taken| taken / alone.answers.max(1.0));
            *cost = cost.iter().copied().chain(each).reduce(f64::min);
            let many = put(&tool, asked, &["-c", CONNECTIONS, "-z", TIME, "-q", RATE, "--latency-correction"])?;
            *best = Some(match best.take() {
                Some((least, one)) => (quicker(least, alone), quicker(one, many)),
                None => (alone, many),
            });
        }
    }
    println!("| asked for | of a processor | alone, p50 | answered a second | p50 | p90 | p99 |");
    println!("|---|---|---|---|---|---|---|");
    for ((asked, best), cost) in asked.iter().zip(best).zip(cost) {
        let Some((alone, many)) = best else { continue };
        let Round { reached, p50, p90, p99, .. } = many;
        let cost = cost.map_or_else(|| "not told".to_owned(), |cost| format!("{cost:.2} ms"));
        let alone = alone.p50;
        println!(
            "| {} | {cost} | {alone:.2} ms | {reached:.0} | {p50:.2} ms | {p90:.2} ms | {p99:.2} ms |",
            asked.name
        );
    }
    println!("\n{rounds} rounds of {TIME}; load average before: {before}, after: {}", load_average());
    Ok(())
}

fn quicker(one: Round, other: Round) -> Round {
    if other.p99 < one.p99 { other } else { one }
}

/// What is asked for, each opened once, so that what is worked out once is there.
fn addresses(site: &str) -> Result<Vec<Asked>, String> {
    let answered = AtomicUsize::new(0);
    let client = Client::new(site, 0, &answered);
    let job = [("job", "HCA"), ("sector", "NHS"), ("hours", "37.5"), ("month", "2"), ("year", "2020")];
    let told = sealed(client.send(&format!("/check/job?role={ROLE}"), &job)?.at()?)?;
    let question = json!({
        "person": {
            "employments": [{ "role": "healthcare assistant", "hours_per_week": 37.5, "from": "2020-02" }],
            "qualifications": [{ "type": "GCSE", "subject": "maths", "grade": "4" }],
        },
        "role": ROLE,
    });
    let page = |name, address: String| Asked { name, address, body: None };
    let api = |name, address: &str| Asked { name, address: address.to_owned(), body: Some(question.to_string()) };
    let all = vec![
        page("home", "/".to_owned()),
        page("a ladder", "/professions/physiotherapy".to_owned()),
        page("a ladder for somebody", format!("/professions/physiotherapy?view=mine&s={told}")),
        page("a role", format!("/roles/{ROLE}")),
        page("the first question", format!("/check?role={ROLE}")),
        page("the next question", format!("/check?role={ROLE}&s={told}")),
        page("the result", format!("/check/result?role={ROLE}&s={told}")),
        api("a check through the API", "/api/v1/check"),
        api("a question through the API", "/api/v1/ask"),
    ];
    for asked in &all {
        match &asked.body {
            Some(body) => client.post(&asked.address, "application/json", body.as_bytes())?.must_be(200)?,
            None => client.get(&asked.address)?.must_be(200)?,
        };
    }
    Ok(all.into_iter().map(|asked| Asked { address: format!("http://{site}{}", asked.address), ..asked }).collect())
}

fn put(tool: &Path, asked: &Asked, how: &[&str]) -> Result<Round, String> {
    let mut load = Command::new(tool);
    load.args(["--no-tui", "--output-format", "json", "--redirect", "0"]).args(how);
    if let Some(body) = &asked.body {
        load.args(["-m", "POST", "-H", "content-type: application/json", "-d", body]);
    }
    let printed = output(load.arg(&asked.address))?;
    let told: Value = serde_json::from_str(&printed).map_err(|error| format!("the load tool: {error}"))?;
    round(&told).map_err(|what| format!("{}: {what}", asked.name))
}

/// What the tool says of a round.
fn round(told: &Value) -> Result<Round, String> {
    let statuses = told.get("statusCodeDistribution").and_then(Value::as_object);
    let answers = statuses.and_then(|all| all.get("200")).and_then(Value::as_f64).unwrap_or(0.0);
    if let Some(other) = statuses.and_then(|all| all.keys().find(|status| *status != "200")) {
        return Err(format!("answers had the status {other}"));
    }
    let number = |list: &str, name: &str, times: f64| {
        let number = told.get(list).and_then(|list| list.get(name)).and_then(Value::as_f64);
        number.map(|number| number * times).ok_or_else(|| format!("the load tool says nothing of {list}.{name}"))
    };
    let percentile = |name: &str| number("latencyPercentiles", name, 1000.0);
    Ok(Round {
        answers,
        reached: number("summary", "requestsPerSec", 1.0)?,
        p50: percentile("p50")?,
        p90: percentile("p90")?,
        p99: percentile("p99")?,
    })
}

/// Where there are more than two processors, this and what it starts keep to two of them.
fn on_two_processors() -> Outcome {
    if std::thread::available_parallelism().map_or(1, usize::from) <= 2 {
        return Ok(());
    }
    quietly(Command::new("taskset").args(["-cp", "0,1"]).arg(id().to_string()))
}

/// What a process has taken of processors so far, in milliseconds, to the ten; none where the system doesn't tell.
fn processor(process: u32) -> Option<f64> {
    processor_in(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// The same, of what the system tells. Time is told in hundredths of a second: in the program's own code, and for it.
fn processor_in(stat: &str) -> Option<f64> {
    // The name of the program comes first, in brackets, and may hold anything.
    let (_, after) = stat.rsplit_once(')')?;
    let mut hundredths = after.split_whitespace().skip(11).map(|told| told.parse::<f64>().ok());
    let (own, for_it) = (hundredths.next()??, hundredths.next()??);
    Some((own + for_it) * 10.0)
}

/// How many want a processor, as the system tells it; figures got beside others' work are worth less.
fn load_average() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let told: Vec<&str> = told.split(' ').take(3).collect();
    if told.is_empty() { "not told".to_owned() } else { told.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tool_says_is_read_in_milliseconds() {
        let told = json!({
            "summary": { "requestsPerSec": 499.5 },
            "latencyPercentiles": { "p50": 0.002, "p90": 0.003, "p99": 0.01 },
            "statusCodeDistribution": { "200": 5000 },
        });
        assert_eq!(round(&told), Ok(Round { answers: 5000.0, reached: 499.5, p50: 2.0, p90: 3.0, p99: 10.0 }));
    }

    #[test]
    fn what_a_process_has_taken_is_read_whatever_it_is_called() {
        let stat = "42 (a ) name) S 1 42 42 0 -1 4194304 100 0 0 0 150 25 7 8 20 0 9 0 5 1 1";
        assert_eq!(processor_in(stat), Some(1750.0));
        assert_eq!(processor_in("42 (short) S 1"), None);
    }

    #[test]
    fn a_refusal_is_no_quick_answer() {
        let told = json!({ "statusCodeDistribution": { "200": 10, "429": 90 } });
        assert_eq!(round(&told), Err("answers had the status 429".to_owned()));
        assert!(round(&json!({})).is_err());
    }
}
