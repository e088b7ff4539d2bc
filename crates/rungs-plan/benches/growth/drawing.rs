//! The picture of what was measured: the time of a question against the size, both in tens.

use std::fmt::Write as _;

use super::made_up::Sort;
use super::{Measured, ms};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 60.0;
/// Milliseconds at the foot and at the top.
const TIMES: [f64; 6] = [0.1, 1.0, 10.0, 100.0, 1_000.0, 10_000.0];

/// A line for each sort and for its slowest question; every point says what it stands for.
pub(crate) fn drawn(all: &[Measured]) -> String {
    let sizes: Vec<usize> = all.iter().map(|one| one.roles).collect();
    let (least, most) = (*sizes.iter().min().expect("some"), *sizes.iter().max().expect("some"));
    let across = |roles: usize| {
        let share = (roles as f64 / least as f64).ln() / (most as f64 / least as f64).ln();
        LEFT + share * (WIDTH - LEFT - RIGHT)
    };
    let up = |time: f64| {
        let share = (time.max(TIMES[0]) / TIMES[0]).ln() / (TIMES[TIMES.len() - 1] / TIMES[0]).ln();
        HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = String::new();
    let mut line = |text: String| writeln!(svg, "{text}").expect("memory");
    line(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title what" font-family="system-ui, sans-serif" font-size="13">"#
    ));
    line(r#"<title id="title">How long a question to the planner takes, by the size of the framework</title>"#.into());
    let told: Vec<String> = all
        .iter()
        .map(|one| {
            format!(
                "{}, {} roles: median {:.1} ms, most {:.1} ms",
                one.sort.name(),
                one.roles,
                ms(one.median()),
                ms(one.most())
            )
        })
        .collect();
    line(format!(r#"<desc id="what">{}.</desc>"#, told.join("; ")));
    line(format!(r##"<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>"##));
    for time in TIMES {
        let y = up(time);
        line(format!(r##"<path d="M{LEFT} {y:.1}H{:.1}" stroke="#ccc"/>"##, WIDTH - RIGHT));
        line(format!(
            r##"<text x="{:.1}" y="{:.1}" text-anchor="end" fill="#333">{}</text>"##,
            LEFT - 8.0,
            y + 4.0,
            if time < 1_000.0 { format!("{time} ms") } else { format!("{} s", time / 1_000.0) }
        ));
    }
    for roles in sizes.iter().collect::<std::collections::BTreeSet<_>>() {
        let (x, y) = (across(*roles), HEIGHT - BOTTOM + 20.0);
        line(format!(r##"<text x="{x:.1}" y="{y:.1}" text-anchor="middle" fill="#333">{roles}</text>"##));
    }
    let (x, y) = ((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16.0);
    line(format!(r##"<text x="{x:.1}" y="{y:.1}" text-anchor="middle" fill="#333">roles</text>"##));
    for (place, (sort, colour)) in [(Sort::Ladders, "#1d5b8f"), (Sort::Moves, "#a33b00")].into_iter().enumerate() {
        for (of, dashes, time) in [
            ("median", "", Measured::median as fn(&Measured) -> _),
            ("slowest", r#" stroke-dasharray="5 4""#, Measured::most),
        ] {
            let of_sort = || all.iter().filter(|one| one.sort == sort);
            let points: Vec<String> =
                of_sort().map(|one| format!("{:.1},{:.1}", across(one.roles), up(ms(time(one))))).collect();
            line(format!(
                r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>"#,
                points.join(" ")
            ));
            for one in of_sort() {
                let (x, y) = (across(one.roles), up(ms(time(one))));
                line(format!(
                    r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.5" fill="{colour}"><title>{}, {} roles: {of} {:.1} ms</title></circle>"#,
                    sort.name(),
                    one.roles,
                    ms(time(one))
                ));
            }
            let x = LEFT + 155.0 * (2 * place + usize::from(of == "slowest")) as f64;
            line(format!(r#"<path d="M{x} 24h26" stroke="{colour}" stroke-width="2"{dashes}/>"#));
            line(format!(r##"<text x="{:.1}" y="28" fill="#333">{}, {of}</text>"##, x + 32.0, sort.name()));
        }
    }
    line("</svg>".into());
    svg
}
