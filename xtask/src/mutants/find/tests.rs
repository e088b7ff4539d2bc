//! What is written for what stands in a file.

use super::super::site::write;
use super::*;

/// The file with its mutants, and the names of these. `M1` stands for the question whether the first is switched on.
fn mutated(source: &str) -> (String, Vec<String>) {
    let found = find("a.rs", source, 1).unwrap();
    let text = write(source, &found.sites, |_| true).text;
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    let text = (1..=found.mutants.len())
        .rev()
        .fold(text, |text, number| text.replace(&format!("crate::mutant_switch::on({number})"), &format!("M{number}")));
    (text, found.mutants.iter().map(|mutant| mutant.change.clone()).collect())
}

/// An expression in a constant's closure, which has no mutants of its own.
fn check(expression: &str, expected: &str, changes: &[&str]) {
    let (text, found) = mutated(&format!("const F: fn() = || {expression};"));
    assert_eq!(text, format!("const F: fn() = || {expected};"), "{expression}");
    assert_eq!(found, changes, "{expression}");
}

#[test]
fn operators_are_others() {
    check("a == b", "((a == b) != M1)", &["`==` is `!=`"]);
    check("!a.b()", "((!a.b()) != M1)", &["`!` is gone"]);
    check("a && b", "(if (a) != M1 { b } else { M1 })", &["`&&` is `||`"]);
    check("a || b", "(if (a) == M1 { b } else { !M1 })", &["`||` is `&&`"]);
    check(
        "a < 1",
        "(match (&(a), &(1)) { (l, r) => if M1 { l <= r } else if M2 { l >= r } else { l < r } })",
        &["`<` is `<=`", "`<` is `>=`"],
    );
    check(
        "a.b + c",
        "(match ((a.b), (c)) { (l, r) => if M1 { l - r } else if M2 { l * r } else { l + r } })",
        &["`+` is `-`", "`+` is `*`"],
    );
    check("a |= 1", "{ let r = 1; if M1 { a &= r } else { a |= r } }", &["`|=` is `&=`"]);
    check("-a", "(match (a) { l => if M1 { l } else { -l } })", &["`-` is gone"]);
}

#[test]
fn mutants_lie_in_each_other() {
    check(
        "a == b && !c",
        "(if (((a == b) != M2)) != M1 { ((!c) != M3) } else { M1 })",
        &["`&&` is `||`", "`==` is `!=`", "`!` is gone"],
    );
}

#[test]
fn cases_and_guards_are_gone() {
    check("match a { 1 => b, _ => c }", "match a { 1 if !M1 => b, _ => c }", &["the case `1` is gone"]);
    check("match a { 1 => b, 2 => c }", "match a { 1 => b, 2 => c }", &[]);
    check(
        "match a { x if x == 1 => b, x => c }",
        "match a { x if (M1 || !M2 && (((x == 1) != M3))) => b, x => c }",
        &["the guard `x == 1` always holds", "the guard `x == 1` never holds", "`==` is `!=`"],
    );
}

#[test]
fn functions_give_something_else() {
    let (text, changes) = mutated("impl A { fn f(&self) -> bool { self.x } }");
    assert_eq!(text, "impl A { fn f(&self) -> bool { if M1 { return true; } if M2 { return false; } self.x } }");
    assert_eq!(changes, ["gives back `true`", "gives back `false`"]);
    let (_, changes) = mutated("fn f() -> Option<bool> { None }");
    assert_eq!(changes, ["gives back `Some(true)`", "gives back `Some(false)`"]);
}

#[test]
fn what_is_worked_out_early_has_none() {
    for source in [
        "const A: bool = 1 < 2;",
        "const fn f(a: u8) -> bool { a < 2 }",
        "static A: [u8; 1 + 1] = [0; 2];",
        "fn f() {}",
        "#[cfg(test)] mod tests { fn f() -> bool { 1 < 2 } }",
        "#[test] fn f() { assert!(a == b); }",
        "fn f() { panic!(\"{}\", 1 + 2); }",
    ] {
        let (text, changes) = mutated(source);
        let changes: Vec<&String> = changes.iter().filter(|change| *change != "gives back `()`").collect();
        assert!(changes.is_empty() && (text == source || source.contains("panic")), "{source}: {changes:?}");
    }
}

#[test]
fn a_chain_with_let_stays_a_chain() {
    let (text, _) = mutated("fn f() -> A { if let Some(x) = y && x == 1 { z } }");
    assert!(text.contains("if let Some(x) = y && ((x == 1) != M2)"), "{text}");
}

#[test]
fn the_innermost_mutants_are_at_fault() {
    let found = find("a.rs", "const F: fn() = || a < (b == c);", 1).unwrap();
    let written = write("const F: fn() = || a < (b == c);", &found.sites, |_| true);
    let at = |words: &str| {
        let start = written.text.find(words).unwrap();
        written.at(&(start..start + words.len())).map(<[u32]>::to_vec)
    };
    assert_eq!(at("b == c"), Some(vec![3]));
    assert_eq!(at("l <= r"), Some(vec![1]));
    assert_eq!(at("{ l < r }"), Some(vec![1, 2]));
    assert_eq!(at("const"), None);
    let without = write("const F: fn() = || a < (b == c);", &found.sites, |mutant| mutant == 3);
    assert_eq!(without.text, "const F: fn() = || a < (((b == c) != crate::mutant_switch::on(3)));");
}
