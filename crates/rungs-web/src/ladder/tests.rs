//! What holds of every drawing, whatever the ladder.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use proptest::prelude::*;
use rungs_app::words::StandingSign;
use rungs_core::framework::{Framework, Role, Route, RouteKind, Step};
use rungs_core::requirement::Place;
use rungs_core::vocabulary::Term;

use super::boxes::BoxWords;
use super::drawing::{Drawing, Shape, Wording};
use super::plan::Plan;
use super::{Ladder, Way};
use crate::drawing::Text;
use crate::drawing::letters::width;
use crate::drawing::shape::{Rect, Segment};

/// What a way is called here.
fn ways(ways: &[Way]) -> String {
    let names: Vec<String> =
        ways.iter().map(|way| way.key().trim_start_matches("ladder-way-").replace('-', " ")).collect();
    names.join(" or ")
}

fn drawn(ladder: &Ladder<'_>, boxes: Vec<BoxWords>, shape: Shape) -> Drawing {
    let wording = Wording {
        boxes,
        starts: ladder.starts.iter().map(|start| (format!("Start: {:?}", start.origin), ways(&start.ways))).collect(),
        rungs: ladder
            .rungs
            .iter()
            .map(|rung| (format!("Level {:?}", rung.level), "like a degree with honours".to_owned()))
            .collect(),
        ways: &ways,
    };
    Drawing::of(ladder, &Plan::of(ladder, shape), &wording)
}

/// Boxes as they are without anybody's standing.
fn plain(ladder: &Ladder<'_>) -> Vec<BoxWords> {
    let words = |role: &&Role| BoxWords {
        title: role.title.clone(),
        band: role.band.clone().unwrap_or_default(),
        ..BoxWords::default()
    };
    ladder.roles.iter().map(words).collect()
}

/// The ground that a line of words takes.
fn ground(text: &Text) -> Rect {
    let wide = width(&text.words, text.font);
    let (above, below) = (text.font.size * 3 / 4, text.font.size / 5);
    Rect { x: if text.is_end { text.x - wide } else { text.x }, y: text.y - above, width: wide, height: above + below }
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x && inner.right() <= outer.right() && outer.y <= inner.y && inner.bottom() <= outer.bottom()
}

/// Whether a piece of a line runs through the inside of a rectangle.
fn enters(piece: Segment, rect: Rect) -> bool {
    piece.x2 > rect.x && piece.x1 < rect.right() && piece.y2 > rect.y && piece.y1 < rect.bottom()
}

/// Whether two pieces lie on each other for some length.
fn is_along(one: Segment, other: Segment) -> bool {
    one.is_upright() == other.is_upright()
        && if one.is_upright() {
            one.x1 == other.x1 && one.y1 < other.y2 && other.y1 < one.y2
        } else {
            one.y1 == other.y1 && one.x1 < other.x2 && other.x1 < one.x2
        }
}

/// Everything that makes a drawing readable.
fn is_readable(drawing: &Drawing, roles: usize) -> Result<(), String> {
    let paper = Rect { x: 0, y: 0, width: drawing.width, height: drawing.height };
    let mut places: Vec<usize> = drawing.boxes.iter().map(|drawn| drawn.role).collect();
    places.sort_unstable();
    if places != (0..roles).collect::<Vec<_>>() {
        return Err(format!("not each role once: {places:?}"));
    }
    let rects: Vec<Rect> =
        drawing.boxes.iter().map(|drawn| drawn.rect).chain(drawing.starts.iter().map(|start| start.rect)).collect();
    let labels: Vec<&Text> = drawing.names.iter().chain(drawing.lines.iter().flat_map(|line| &line.words)).collect();
    let grounds: Vec<Rect> = rects.iter().copied().chain(labels.iter().map(|text| ground(text))).collect();
    for (place, one) in grounds.iter().enumerate() {
        if !holds(paper, *one) {
            return Err(format!("{one:?} lies outside {paper:?}"));
        }
        if let Some(other) = grounds[place + 1..].iter().find(|other| overlap(*one, **other)) {
            return Err(format!("{one:?} overlaps {other:?}"));
        }
    }
    let inside = drawing.boxes.iter().map(|drawn| (drawn.rect, &drawn.texts));
    for (rect, texts) in inside.chain(drawing.starts.iter().map(|start| (start.rect, &start.texts))) {
        for (place, text) in texts.iter().enumerate() {
            if !holds(rect, ground(text)) {
                return Err(format!("“{}” leaves its box", text.words));
            }
            if let Some(other) = texts[place + 1..].iter().find(|other| overlap(ground(text), ground(other))) {
                return Err(format!("“{}” overlaps “{}”", text.words, other.words));
            }
        }
    }
    for (place, line) in drawing.lines.iter().enumerate() {
        for piece in &line.segments {
            if let Some(through) = grounds.iter().find(|ground| enters(*piece, **ground)) {
                return Err(format!("{piece:?} of {line:?} runs through {through:?}"));
            }
            let others = drawing.lines[place + 1..].iter().flat_map(|other| &other.segments);
            if let Some(other) = others.into_iter().find(|other| is_along(*piece, **other)) {
                return Err(format!("{piece:?} lies on {other:?}"));
            }
            if !holds(paper, Rect { x: piece.x1, y: piece.y1, width: piece.x2 - piece.x1, height: piece.y2 - piece.y1 })
            {
                return Err(format!("{piece:?} lies outside"));
            }
        }
    }
    Ok(())
}

/// The professions of the framework that ships, each with its ladder.
fn shipped(look: impl Fn(&Ladder<'_>)) {
    let loaded = rungs_app::framework::built_in();
    let framework = &loaded.checked.framework;
    let terms = framework.vocabulary.of_class("profession").iter().map(|id| framework.vocabulary.get(*id).unwrap());
    let ladders: Vec<Ladder<'_>> =
        terms.map(|term| Ladder::of(framework, term)).filter(|ladder| !ladder.roles.is_empty()).collect();
    assert!(ladders.len() >= 15, "{}", ladders.len());
    ladders.iter().for_each(look);
}

#[test]
fn the_ladders_that_ship_are_readable() {
    shipped(|ladder| {
        for shape in [Shape::Wide, Shape::Narrow] {
            let checked = is_readable(&drawn(ladder, plain(ladder), shape), ladder.roles.len());
            assert_eq!(checked, Ok(()), "{} {shape:?}", ladder.profession.title);
        }
    });
}

#[test]
fn no_crumbs_are_left_of_a_rung_between_lines() {
    shipped(|ladder| {
        for shape in [Shape::Wide, Shape::Narrow] {
            let drawing = drawn(ladder, plain(ladder), shape);
            let levels: Vec<&Segment> = drawing.rungs.iter().filter(|rung| !rung.is_upright()).collect();
            assert!(levels.len() >= ladder.rungs.len(), "{}", ladder.profession.title);
            let pieces = drawing.lines.iter().flat_map(|line| &line.segments).filter(|piece| piece.is_upright());
            for level in levels {
                let mut ends: Vec<i32> =
                    pieces.clone().filter(|piece| piece.crosses(*level)).map(|piece| piece.x1).collect();
                ends.extend([level.x1, level.x2]);
                ends.sort_unstable();
                ends.dedup();
                let shortest = ends.windows(2).map(|two| two[1] - two[0]).min().unwrap();
                assert!(shortest >= 14, "{} {shape:?}: {shortest} of {level:?}", ladder.profession.title);
            }
        }
    });
}

#[test]
fn few_lines_cross_on_the_ladders_that_ship() {
    shipped(|ladder| {
        let drawing = drawn(ladder, plain(ladder), Shape::Wide);
        let lines = drawing.lines.iter().enumerate();
        let crossings: usize = lines
            .map(|(place, line)| {
                let others: Vec<&Segment> =
                    drawing.lines[place + 1..].iter().flat_map(|other| &other.segments).collect();
                line.segments
                    .iter()
                    .map(|piece| others.iter().filter(|other| piece.crosses(***other)).count())
                    .sum::<usize>()
            })
            .sum();
        assert!(crossings <= 2, "{}: {crossings}", ladder.profession.title);
    });
}

#[test]
fn every_step_and_every_start_has_its_line() {
    shipped(|ladder| {
        for shape in [Shape::Wide, Shape::Narrow] {
            let drawing = drawn(ladder, plain(ladder), shape);
            for step in &ladder.steps {
                let mut lines =
                    drawing.lines.iter().filter(|line| line.to == step.to && line.from.contains(&step.from));
                let line = lines.next().unwrap_or_else(|| panic!("{step:?} of {}", ladder.profession.title));
                assert!(!line.words.is_empty(), "{step:?} has no words");
            }
            assert_eq!(drawing.starts.len(), ladder.starts.len());
        }
    });
}

/// A ladder in lines: boxes from the top down with their column, then lines with their words.
fn structure(title: &str) -> Vec<String> {
    let loaded = rungs_app::framework::built_in();
    let framework = &loaded.checked.framework;
    let term = framework.vocabulary.of_class("profession").iter().map(|id| framework.vocabulary.get(*id).unwrap());
    let term = term.into_iter().find(|term| term.title == title).unwrap();
    let ladder = Ladder::of(framework, term);
    let drawing = drawn(&ladder, plain(&ladder), Shape::Wide);
    let left = drawing.boxes.iter().map(|drawn| drawn.rect.x).min().unwrap();
    let boxes = drawing.boxes.iter().map(|drawn| {
        let role = ladder.roles[drawn.role];
        let column = if drawn.rect.x == left { "left" } else { "right" };
        format!("{} {}, {column}", super::rung(role).unwrap(), role.title)
    });
    let lines = drawing.lines.iter().filter(|line| !line.from.is_empty()).map(|line| {
        let from: Vec<&str> = line.from.iter().map(|from| ladder.roles[*from].title.as_str()).collect();
        let words: Vec<&str> = line.words.iter().map(|text| text.words.as_str()).collect();
        format!("{} > {}: {} ({:?})", from.join(" + "), ladder.roles[line.to].title, words.join(" "), line.stroke)
    });
    let starts = ladder
        .starts
        .iter()
        .map(|start| format!("{:?} > {}: {}", start.origin, ladder.roles[start.to].title, ways(&start.ways)));
    boxes.chain(lines).chain(starts).collect()
}

#[test]
fn the_ladder_of_dietetics_is_drawn_like_this() {
    assert_eq!(
        structure("dietetics"),
        [
            "8 Consultant practitioner, left",
            "7 Advanced clinical practitioner, left",
            "6 Dietitian, left",
            "6 Specialist practitioner, right",
            "6 Senior assistant practitioner, left",
            "5 Assistant practitioner, left",
            "3 Senior healthcare support worker, left",
            "2 Dietetic assistant, left",
            "Dietetic assistant > Senior healthcare support worker: apprenticeship or college course or promotion (Thick)",
            "Dietetic assistant + Senior healthcare support worker > Assistant practitioner: apprenticeship (Thick)",
            "Dietetic assistant + Senior healthcare support worker + Assistant practitioner + Senior assistant practitioner \
             > Dietitian: apprenticeship or university course (Thick)",
            "Assistant practitioner > Senior assistant practitioner: promotion (Thin)",
            "Dietitian > Specialist practitioner: apprenticeship or experience (Thick)",
            "Dietitian + Specialist practitioner > Advanced clinical practitioner: apprenticeship or postgraduate course or \
             portfolio (Thick)",
            "Advanced clinical practitioner > Consultant practitioner: experience (Thin)",
            "New > Dietetic assistant: apprenticeship or college course or direct entry",
            "School > Dietitian: university course",
            "Graduate > Dietitian: postgraduate course",
            "Titled(\"Trained outside the UK\") > Dietitian: registration",
        ]
    );
}

const KINDS: [RouteKind; 7] = [
    RouteKind::DirectEntry,
    RouteKind::Apprenticeship,
    RouteKind::UniversityCourse,
    RouteKind::PostgraduateCourse,
    RouteKind::CollegeCourse,
    RouteKind::Registration,
    RouteKind::Promotion,
];
const PARTS: [&str; 6] = ["senior", "assistant", "practitioner", "electroencephalographytechnologist", "of", "Wales"];
const RESTS: [&str; 3] = [
    "",
    "You meet everything asked",
    "Ready if you have at least five GCSEs, or equivalent, at grade 4 or above, including English language, maths and a science; otherwise they decide",
];

/// One role of a made-up ladder: its level, title, ways in, and where it leads.
type MadeUp = (Option<u8>, Vec<usize>, Vec<(usize, u8)>, Vec<usize>);

fn role() -> impl Strategy<Value = MadeUp> {
    (
        proptest::option::weighted(0.9, 1u8..=8),
        proptest::collection::vec(0..PARTS.len(), 1..7),
        proptest::collection::vec((0..KINDS.len(), 2u8..8), 0..5),
        proptest::collection::vec(0usize..12, 0..5),
    )
}

fn made_up(roles: &[MadeUp]) -> Framework {
    let role = |(place, (level, title, routes, next)): (usize, &MadeUp)| Role {
        slug: place.to_string(),
        title: title.iter().map(|part| PARTS[*part]).collect::<Vec<_>>().join(" "),
        level: *level,
        professions: vec!["piping".to_owned()],
        routes: routes
            .iter()
            .map(|(kind, level)| Route {
                kind: KINDS[*kind],
                title: PARTS[*kind % PARTS.len()].to_owned(),
                level: Some(*level),
                ..Route::asking(Vec::new())
            })
            .collect(),
        next: next
            .iter()
            .map(|to| Step { role: to.to_string(), requirements: Vec::new(), place: Place::default() })
            .collect(),
        ..Role::default()
    };
    Framework { roles: roles.iter().enumerate().map(role).collect(), ..Framework::default() }
}

/// A made-up ladder is readable in both shapes, with these words in every box, and holds every step.
fn stays_readable(roles: &[MadeUp], rest: &str, here: usize) {
    let framework = made_up(roles);
    let term = Term { title: "piping".to_owned(), ..Term::default() };
    let ladder = Ladder::of(&framework, &term);
    let words = |(place, role): (usize, &&Role)| BoxWords {
        title: role.title.clone(),
        band: "Level 5, band 4 or 5".to_owned(),
        sign: (place != here).then_some(StandingSign::CanApply),
        standing: "You can apply".to_owned(),
        rest: rest.to_owned(),
        here: (place == here).then(|| "You are here".to_owned()),
        is_faded: place % 2 == 0,
    };
    let boxes: Vec<BoxWords> = ladder.roles.iter().enumerate().map(words).collect();
    for shape in [Shape::Wide, Shape::Narrow] {
        let drawing = drawn(&ladder, boxes.clone(), shape);
        let checked = is_readable(&drawing, ladder.roles.len());
        assert!(checked.is_ok(), "{shape:?}: {checked:?}");
        for step in &ladder.steps {
            assert!(drawing.lines.iter().any(|line| line.to == step.to && line.from.contains(&step.from)));
        }
    }
}

#[test]
fn lines_that_leave_two_boxes_towards_each_other_keep_apart() {
    let role = |level, title: &[usize], next: &[usize]| (level, title.to_vec(), Vec::new(), next.to_vec());
    let roles = [
        role(None, &[0], &[]),
        role(Some(8), &[2], &[9, 6]),
        role(Some(7), &[3, 0, 0, 0, 0], &[8, 6]),
        role(Some(8), &[3], &[2, 4]),
        role(Some(7), &[0, 3], &[8, 6]),
        role(None, &[0], &[]),
        role(Some(3), &[0], &[]),
        role(None, &[0], &[]),
        role(None, &[0], &[1]),
        (Some(1), vec![5, 4, 3], vec![(4, 6)], vec![9, 3]),
    ];
    stays_readable(&roles, RESTS[2], 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_ladder_is_readable(
        roles in proptest::collection::vec(role(), 1..=12),
        rest in 0..RESTS.len(),
        here in 0usize..12,
    ) {
        stays_readable(&roles, RESTS[rest], here);
    }
}
