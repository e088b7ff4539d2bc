//! What a function could give back instead of what it gives: values of its type, written as code.

use syn::{GenericArgument, PathArguments, ReturnType, Type, TypePath};

const INTEGERS: &[&str] = &["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];

/// None where nobody knows how such a value is made.
pub(super) fn values(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["()".into()],
        ReturnType::Type(_, of) => of_type(of),
    }
}

fn of_type(of: &Type) -> Vec<String> {
    let default = || vec!["Default::default()".to_owned()];
    match of {
        Type::Path(path) => of_path(path),
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => vec!["\"\"".into(), "\"xyzzy\"".into()],
            _ if reference.mutability.is_none() => default(),
            _ => Vec::new(),
        },
        Type::Tuple(tuple) if tuple.elems.is_empty() => vec!["()".into()],
        Type::Tuple(tuple) => {
            let parts: Vec<Vec<String>> = tuple.elems.iter().map(of_type).collect();
            let most = parts.iter().map(Vec::len).max().unwrap_or(0);
            let nth = |n: usize| parts.iter().map(|of| of.get(n).or(of.last()).cloned()).collect::<Option<Vec<_>>>();
            (0..most).filter_map(nth).map(|parts| format!("({},)", parts.join(", "))).collect()
        }
        Type::Paren(inner) => of_type(&inner.elem),
        _ => Vec::new(),
    }
}

fn of_path(path: &TypePath) -> Vec<String> {
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    let name = last.ident.to_string();
    let inner = || -> Vec<String> {
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return vec!["Default::default()".into()];
        };
        let types = arguments.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(of) => Some(of),
            _ => None,
        });
        types.take(1).flat_map(of_type).collect()
    };
    let wrapped = |around: &str| inner().into_iter().map(|value| format!("{around}({value})")).collect::<Vec<_>>();
    match name.as_str() {
        "bool" => vec!["true".into(), "false".into()],
        "String" => vec!["String::new()".into(), "\"xyzzy\".into()".into()],
        "f32" | "f64" => vec!["0.0".into(), "1.0".into()],
        "Ordering" => vec!["std::cmp::Ordering::Equal".into(), "std::cmp::Ordering::Less".into()],
        "Option" => [vec!["None".into()], wrapped("Some")].concat(),
        "Result" => wrapped("Ok"),
        "Box" | "Arc" | "Rc" => wrapped(&format!("{name}::new")),
        "Vec" => {
            let filled = inner().into_iter().map(|value| format!("vec![{value}]"));
            std::iter::once("Vec::new()".into()).chain(filled).collect()
        }
        integer if INTEGERS.contains(&integer) => vec!["0".into(), "1".into()],
        _ => vec!["Default::default()".into()],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn check(of: &str, expected: &[&str]) {
        assert_eq!(of_type(&syn::parse_str(of).unwrap()), expected, "{of}");
    }

    #[test]
    fn a_type_has_these_values() {
        check("bool", &["true", "false"]);
        check("&'a str", &["\"\"", "\"xyzzy\""]);
        check("Option<u8>", &["None", "Some(0)", "Some(1)"]);
        check("Result<bool, String>", &["Ok(true)", "Ok(false)"]);
        check("fmt::Result", &["Ok(Default::default())"]);
        check("Vec<Thing>", &["Vec::new()", "vec![Default::default()]"]);
        check("(bool, Thing)", &["(true, Default::default(),)", "(false, Default::default(),)"]);
        check("&mut Thing", &[]);
        check("impl Iterator<Item = u8>", &[]);
        assert_eq!(values(&ReturnType::Default), ["()"]);
    }
}
