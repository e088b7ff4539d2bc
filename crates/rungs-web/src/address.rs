//! Addresses inside the site.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The part of an address that carries what was told.
pub(crate) const TOLD: &str = "s";

/// Where files are sent that are larger than anything else.
pub(crate) const UPLOADS: [&str; 2] = ["/employers", "/api/v1/sweep"];

/// Everything but what no address gives a meaning.
const TO_ENCODE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A value as it can stand in a query or a path.
pub(crate) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, TO_ENCODE).to_string()
}

/// A path with these parts of a query; empty ones are left out.
pub(crate) fn with(path: &str, parts: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        address.push_str(&encoded(value));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_and_empty_ones_left_out() {
        assert_eq!(
            with("/roles", &[("q", "I work & play"), ("level", ""), ("s", "ab-_")]),
            "/roles?q=I%20work%20%26%20play&s=ab-_"
        );
        assert_eq!(with("/check?role=a", &[("s", "b")]), "/check?role=a&s=b");
    }
}
