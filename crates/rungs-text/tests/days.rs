//! Days in other forms than the one that pages use.

mod support;

use support::check;

#[test]
fn days_as_pages_do_not_write_them() {
    check(
        "You must have a degree by August 1st 2025.",
        "! invalid-date “August 1st 2025” => You must have a degree by 1 August 2025.",
    );
    check(
        "You must have a degree by August 1, 2025.",
        "! invalid-date “August 1, 2025” => You must have a degree by 1 August 2025.",
    );
    check(
        "You must have a degree by August 1 2025.",
        "! invalid-date “August 1 2025” => You must have a degree by 1 August 2025.",
    );
    check("You must have a degree by August 1; 2025.", "! unread-words “by August 1; 2025”");
    check(
        "You must have a degree by 1st August 2025.",
        "! invalid-date “1st August 2025” => You must have a degree by 1 August 2025.",
    );
    check(
        "You must have a degree by 2nd Aug 2025.",
        "! invalid-date “2nd Aug 2025” => You must have a degree by 2 August 2025.",
    );
    check(
        "You must have a degree by 3rd sept 2025.",
        "! invalid-date “3rd sept 2025” => You must have a degree by 3 September 2025.",
    );
    check(
        "You must have a degree by 4 Dec 2025.",
        "! invalid-date “4 Dec 2025” => You must have a degree by 4 December 2025.",
    );
    check("You must have a degree by 5 De 2025.", "! unread-words “by 5 De 2025”");
    check("You must have a degree by 5 Decem 2025.", "! unread-words “by 5 Decem 2025”");
    check("You must have a degree by 1xx August 2025.", "! unread-words “by 1xx August 2025”");
    check("You must have a degree by 1 Foo 2025.", "! unread-words “by 1 Foo 2025”");
    check("You must have a degree by 1 Aug 25.", "! unread-words “by 1 Aug 25”");
    check("You must have a degree by 31 Jun 2025.", "! invalid-date “31 Jun 2025”");
    check(
        "You must have a degree by 01/08/2025.",
        "! invalid-date “01/08/2025” => You must have a degree by 1 August 2025. => You must have a degree by 8 January 2025.",
    );
    check(
        "You must have a degree by 13/08/2025.",
        "! invalid-date “13/08/2025” => You must have a degree by 13 August 2025.",
    );
    check(
        "You must have a degree by 08/08/2025.",
        "! invalid-date “08/08/2025” => You must have a degree by 8 August 2025.",
    );
    check(
        "You must have a degree by 2025-08-01.",
        "! invalid-date “2025-08-01” => You must have a degree by 1 August 2025.",
    );
    // What stands behind a day is no part of it.
    for behind in ["Mar now", "3 times"] {
        check(
            &format!("You must have a degree by 13/08/2025 {behind}."),
            &format!("! invalid-date “13/08/2025” => You must have a degree by 13 August 2025 {behind}."),
        );
    }
    check("You must have a degree by 0 August 2025.", "! invalid-date “0 August 2025”");
    check("You must have a degree by 31 April 2025.", "! invalid-date “31 April 2025”");
    check("You must have a degree by 1 August 0000.", "! invalid-date “1 August 0000”");
}
