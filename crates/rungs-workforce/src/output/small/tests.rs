//! Small numbers are hidden, and stay so for whoever knows every total.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;

fn group(name: &str, counts: [u64; 5]) -> GroupCounts {
    GroupCounts { name: (!name.is_empty()).then(|| name.to_owned()), counts }
}

/// A table as it is told, a line a group: its name, its people, and its five counts in the order of [`Sort::ALL`].
fn told(groups: &[GroupCounts]) -> Vec<String> {
    let Some(grouping) = grouping("Site", "assistant-practitioner", "apprenticeship", groups, &[]) else {
        return vec!["nothing".to_owned()];
    };
    let line = |group: &Group| {
        let name = match (&group.name, group.of) {
            (Some(name), _) => name.clone(),
            (None, 1) => "blank".to_owned(),
            (None, of) => format!("{of} together"),
        };
        let cells: Vec<String> = cells(group)
            .iter()
            .map(|cell| cell.map_or_else(|| "hidden".to_owned(), |count| count.to_string()))
            .collect();
        format!("{name}: {} of {}", cells.join(" "), group.people)
    };
    grouping.groups.iter().map(line).collect()
}

fn cells(group: &Group) -> [Option<u64>; 5] {
    [group.ready, group.they_decide, group.one_step_away, group.cannot_tell, group.further]
}

#[test]
fn one_small_number_hides_three_more() {
    let groups = [
        group("Wards", [18, 27, 61, 268, 238]),
        group("Outpatients", [9, 12, 24, 97, 89]),
        group("Theatres", [3, 6, 13, 49, 47]),
    ];
    assert_eq!(
        told(&groups),
        [
            "Wards: 18 27 61 268 238 of 612",
            "Outpatients: hidden hidden 24 97 89 of 231",
            "Theatres: hidden hidden 13 49 47 of 118"
        ]
    );
}

#[test]
fn where_nobody_stands_nothing_is_hidden() {
    let groups = [group("Wards", [0, 0, 0, 20, 0]), group("", [0, 0, 0, 0, 9])];
    assert_eq!(told(&groups), ["Wards: 0 0 0 20 0 of 20", "blank: 0 0 0 0 9 of 9"]);
}

#[test]
fn the_only_four_that_are_ready_are_not_told_by_the_nought_of_the_others() {
    // The total says that four are ready: were the other group's nought shown, they would be these.
    let groups = [group("Wards", [4, 0, 0, 20, 0]), group("Theatres", [0, 0, 0, 30, 0])];
    assert_eq!(told(&groups), ["Theatres: hidden 0 0 hidden 0 of 30", "Wards: hidden 0 0 hidden 0 of 24"]);
}

#[test]
fn groups_of_fewer_than_five_are_told_together() {
    let groups = [
        group("Wards", [10, 0, 0, 20, 0]),
        group("Theatres", [0, 0, 0, 3, 0]),
        group("Labs", [1, 0, 0, 1, 0]),
        group("Closed", [0, 0, 0, 0, 0]),
    ];
    assert_eq!(told(&groups), ["Wards: hidden 0 0 hidden 0 of 30", "2 together: hidden 0 0 hidden 0 of 5"]);
}

#[test]
fn what_is_together_and_still_too_few_takes_the_next() {
    let groups =
        [group("Wards", [10, 0, 0, 20, 0]), group("Theatres", [0, 0, 0, 7, 0]), group("Labs", [0, 0, 0, 2, 0])];
    assert_eq!(told(&groups), ["Wards: 10 0 0 20 0 of 30", "2 together: 0 0 0 9 0 of 9"]);
}

#[test]
fn one_group_alone_is_everybody_and_not_told() {
    assert_eq!(told(&[group("Wards", [10, 1, 0, 20, 0])]), ["nothing"]);
    assert_eq!(told(&[group("Wards", [10, 1, 0, 20, 0]), group("Labs", [0, 0, 0, 2, 0])]), ["nothing"]);
    assert_eq!(told(&[]), ["nothing"]);
}

/// What stops how many of each group, as it is told: a line a requirement.
fn stopped(groups: &[GroupCounts], stops: &[(&str, &[u64])]) -> Vec<String> {
    let stops: Vec<StopCounts> = stops.iter().map(|(name, people)| stop(name, people)).collect();
    let told = grouping("Site", "role", "route", groups, &stops).unwrap();
    let line = |stopped: &Stopped| {
        let people: Vec<String> = stopped
            .people
            .iter()
            .map(|people| people.map_or_else(|| "hidden".to_owned(), |people| people.to_string()))
            .collect();
        format!("{}: {}", stopped.requirement, people.join(" "))
    };
    told.stopped.iter().map(line).collect()
}

fn stop(name: &str, people: &[u64]) -> StopCounts {
    StopCounts { requirement: name.to_owned(), sentence: format!("You must have {name}."), people: people.to_vec() }
}

#[test]
fn what_stops_most_is_told_first_and_small_numbers_of_it_are_hidden() {
    let groups =
        [group("Labs", [9, 0, 0, 11, 0]), group("Wards", [10, 0, 0, 20, 0]), group("Theatres", [8, 0, 0, 32, 0])];
    // Groups are told the largest first. 28 stopped of 30 are two who aren't; of 40, another is hidden so that they stay so.
    assert_eq!(
        stopped(&groups, &[("maths", &[6, 10, 12]), ("hours", &[7, 28, 20]), ("age", &[0, 0, 0])]),
        ["hours: 20 hidden hidden", "maths: 12 10 6", "age: 0 0 0"]
    );
}

#[test]
fn groups_that_are_told_together_are_stopped_together() {
    let groups = [group("Wards", [10, 0, 0, 20, 0]), group("Labs", [0, 0, 0, 3, 0]), group("Closed", [0, 0, 0, 4, 0])];
    assert_eq!(stopped(&groups, &[("maths", &[12, 3, 4])]), ["maths: 12 7"]);
}

#[test]
fn who_meets_the_only_requirement_is_hidden_there_as_well() {
    // Three of the wards are ready: what stops the others would tell so, and what stops the theatres would tell it of the wards.
    let groups =
        [group("Wards", [3, 0, 0, 0, 47]), group("Theatres", [9, 0, 0, 0, 31]), group("Labs", [8, 0, 0, 0, 12])];
    assert_eq!(
        told(&groups),
        ["Wards: hidden 0 0 0 hidden of 50", "Theatres: 9 0 0 0 31 of 40", "Labs: hidden 0 0 0 hidden of 20"]
    );
    assert_eq!(stopped(&groups, &[("maths", &[47, 31, 12])]), ["maths: hidden 31 hidden"]);
}

/// The least and the most that each count of a group can be.
type Ranges = [Option<(u64, u64)>; 5];

/// Somebody who tries every table that agrees with what is told and with the totals of groups and sorts: for each hidden count,
/// the least and the most it can be.
struct Attacker {
    shown: Vec<[Option<u64>; 5]>,
    people: Vec<u64>,
    totals: [u64; 5],
    seen: Vec<Ranges>,
    /// How many more tables are tried. What isn't done by then proves nothing, and the case is left out.
    patience: u64,
}

impl Attacker {
    fn attack(shown: Vec<[Option<u64>; 5]>, people: Vec<u64>, totals: [u64; 5]) -> Option<Vec<Ranges>> {
        let groups = people.len();
        let mut attacker = Attacker { shown, people, totals, seen: vec![[None; 5]; groups], patience: 3_000_000 };
        let mut table = vec![[0; 5]; groups];
        attacker.fill(&mut table, 0);
        (attacker.patience > 0).then_some(attacker.seen)
    }

    fn fill(&mut self, table: &mut Vec<[u64; 5]>, place: usize) {
        if self.patience == 0 {
            return;
        }
        self.patience -= 1;
        let (row, column) = (place / 5, place % 5);
        if row == self.people.len() {
            for (seen, counts) in self.seen.iter_mut().flatten().zip(table.iter().flatten()) {
                let (least, most) = seen.unwrap_or((*counts, *counts));
                *seen = Some((least.min(*counts), most.max(*counts)));
            }
            return;
        }
        let in_row = self.people[row] - table[row][..column].iter().sum::<u64>();
        let in_column = self.totals[column] - table[..row].iter().map(|counts| counts[column]).sum::<u64>();
        let room = in_row.min(in_column);
        let (mut least, mut most) = match self.shown[row][column] {
            Some(count) => (count, count),
            None => (0, room),
        };
        // The last of a row or column is what is left.
        if column == 4 {
            (least, most) = (least.max(in_row), most.min(in_row));
        }
        if row + 1 == self.people.len() {
            (least, most) = (least.max(in_column), most.min(in_column));
        }
        for count in least..=most.min(room) {
            table[row][column] = count;
            self.fill(table, place + 1);
        }
        table[row][column] = 0;
    }
}

fn counts() -> impl Strategy<Value = [u64; 5]> {
    let count = prop_oneof![3 => Just(0), 3 => 1_u64..5, 2 => 5_u64..8];
    [count.clone(), count.clone(), count.clone(), count.clone(), count]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_global_rejects: 4_000, ..ProptestConfig::default() })]
    #[test]
    fn no_hidden_count_can_be_worked_out(groups in prop::collection::vec(counts(), 1..5)) {
        let groups: Vec<GroupCounts> =
            groups.into_iter().enumerate().map(|(place, counts)| group(&format!("Site {place}"), counts)).collect();
        let mut totals = [0; 5];
        for group in &groups {
            for (total, count) in totals.iter_mut().zip(group.counts) {
                *total += count;
            }
        }
        let Some(told) = grouping("Site", "role", "route", &groups, &[]) else {
            return Ok(());
        };
        // Nobody is lost, no small count is shown, and no group of fewer than five.
        prop_assert_eq!(told.groups.iter().map(|group| group.people).sum::<u64>(), totals.iter().sum::<u64>());
        prop_assert!(told.groups.iter().all(|group| group.people >= HIDDEN_BELOW));
        prop_assert!(told.groups.iter().flat_map(cells).flatten().all(|count| count == 0 || count >= HIDDEN_BELOW));
        let Some(seen) = Attacker::attack(told.groups.iter().map(cells).collect(), told.groups.iter().map(|group| group.people).collect(), totals) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };
        for (group, seen) in told.groups.iter().zip(seen) {
            for (cell, seen) in cells(group).into_iter().zip(seen) {
                let (least, most) = seen.unwrap();
                prop_assert!(cell.is_some() || least < most, "{} is {least} for sure in {told:?}", group.name.as_deref().unwrap_or("together"));
            }
        }
    }

    #[test]
    fn nobody_who_is_stopped_can_be_worked_out(groups in prop::collection::vec((counts(), 0_u64..=100), 1..6)) {
        let (groups, shares): (Vec<GroupCounts>, Vec<u64>) = groups
            .into_iter()
            .enumerate()
            .map(|(place, (counts, share))| (group(&format!("Site {place}"), counts), share))
            .unzip();
        // Nobody who is ready is stopped.
        let people: Vec<u64> = groups
            .iter()
            .zip(shares)
            .map(|(group, share)| group.counts[1..].iter().sum::<u64>() * share / 100)
            .collect();
        let all: u64 = people.iter().sum();
        let Some(told) = grouping("Site", "role", "route", &groups, &[stop("maths", &people)]) else {
            return Ok(());
        };
        let of: Vec<u64> = told.groups.iter().map(|group| group.people).collect();
        let shown: Vec<[Option<u64>; 5]> = told.stopped[0]
            .people
            .iter()
            .zip(&of)
            .map(|(stopped, of)| [*stopped, stopped.map(|stopped| of - stopped), Some(0), Some(0), Some(0)])
            .collect();
        let in_all: u64 = of.iter().sum();
        let Some(seen) = Attacker::attack(shown.clone(), of, [all, in_all - all, 0, 0, 0]) else {
            return Err(TestCaseError::reject("too many tables to try"));
        };
        for (shown, seen) in shown.iter().zip(seen) {
            for (cell, seen) in shown.iter().zip(seen) {
                let (least, most) = seen.unwrap();
                prop_assert!(cell.is_none_or(|count| count == 0 || count >= HIDDEN_BELOW), "{cell:?} is shown in {told:?}");
                prop_assert!(cell.is_some() || least < most, "{least} for sure in {told:?}");
            }
        }
    }

    #[test]
    fn large_tables_hide_what_is_small_and_not_everything(groups in prop::collection::vec([20_u64..400, 20_u64..400, 20_u64..400, 20_u64..400, 3_u64..400], 2..60)) {
        let groups: Vec<GroupCounts> =
            groups.into_iter().enumerate().map(|(place, counts)| group(&format!("Site {place:02}"), counts)).collect();
        let small = groups.iter().flat_map(|group| group.counts).filter(|count| (1..HIDDEN_BELOW).contains(count)).count();
        let told = grouping("Site", "role", "route", &groups, &[]).unwrap();
        let hidden = told.groups.iter().flat_map(cells).filter(Option::is_none).count();
        prop_assert!(hidden >= small && hidden <= small * 4, "{hidden} hidden for {small}");
    }
}
