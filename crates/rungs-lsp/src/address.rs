//! Addresses of files in the protocol (`file:///…`), and paths.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays as it is in the path of an address.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b'@');

/// The path that an address names; none for what is no file on this machine.
pub fn path(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    if !rest.starts_with('/') {
        return None;
    }
    let decoded = percent_decode_str(rest).decode_utf8().ok()?;
    // On Windows the path is /c:/pages, and the drive may be in either case.
    let path = match decoded.strip_prefix('/') {
        Some(drive) if has_drive(drive) => drive.get(..1)?.to_uppercase() + drive.get(1..)?,
        _ => decoded.into_owned(),
    };
    (!path.contains('\0')).then(|| PathBuf::from(path))
}

/// The address of a path.
pub fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, PLAIN))
}

fn has_drive(path: &str) -> bool {
    let mut letters = path.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next() == Some(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_paths() {
        let check =
            |given: &str, expected: Option<&str>| assert_eq!(path(given), expected.map(PathBuf::from), "{given}");
        check("file:///pages/one.md", Some("/pages/one.md"));
        check("file://localhost/pages/one.md", Some("/pages/one.md"));
        check("file:///my%20pages/Zo%C3%AB%20%F0%9F%8E%A8.md", Some("/my pages/Zoë 🎨.md"));
        check("file:///c%3A/pages/one.md", Some("C:/pages/one.md"));
        check("file://elsewhere/pages/one.md", None);
        check("untitled:Untitled-1", None);
        check("https://example.org/one.md", None);
        check("file:///%FF", None);
        check("file:///%00", None);
        check("", None);
    }

    #[test]
    fn paths_come_back_from_their_addresses() {
        for given in ["/pages/one.md", "/my pages/50% #1?.md", "/Zoë/🎨/[a] (b) + c & d.md"] {
            assert_eq!(path(&address(Path::new(given))), Some(PathBuf::from(given)));
        }
    }
}
