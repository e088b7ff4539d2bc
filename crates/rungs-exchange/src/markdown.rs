//! Text of others on a Markdown page: what means something to Markdown is escaped, so that it means nothing.

/// Text as it reads, wherever it stands in a line.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '*' | '_' | '[' | ']' | '<' | '>' | '`' | '\\' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Text at the beginning of a line of prose, where a few more characters begin a list or a heading.
pub(crate) fn paragraph(markdown: &str) -> String {
    let begins_list = markdown.starts_with(['-', '+', '=']);
    let digits = markdown.chars().take_while(char::is_ascii_digit).count();
    let mark = markdown.get(digits..).and_then(|rest| rest.chars().next()).filter(|mark| matches!(mark, '.' | ')'));
    match mark {
        Some(_) if digits > 0 => {
            let (number, rest) = markdown.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ if begins_list => format!("\\{markdown}"),
        _ => markdown.to_owned(),
    }
}

/// An address as a link's target; none, where it can't be one.
pub(crate) fn target(address: &str) -> Option<String> {
    let address = address.trim();
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let is_plain = !address.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '\\'));
    (is_web && is_plain).then(|| address.replace('(', "%28").replace(')', "%29"))
}

/// A name in addresses and files: lower case, digits and hyphens.
pub(crate) fn slug(title: &str) -> String {
    let lower = title.to_lowercase().replace(['\'', '’'], "");
    let letters: String =
        lower.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}
