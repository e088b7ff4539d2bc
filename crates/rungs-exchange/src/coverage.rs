//! How far an item that was brought in is understood.

/// What settles an item, the surest first; of several that belong together the last one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// It asks for nothing.
    AsksNothing,
    /// Facts settle it.
    Decided,
    /// It is asked word for word: an ability, a possession, a condition that only the person can speak to.
    HandedBack,
    /// Somebody's judgement settles it, or what facts leave open of it.
    Decision,
    /// It wasn't understood, and stays open.
    Unread,
}

impl Coverage {
    /// All of them, in the order of a report.
    pub const ALL: [Coverage; 5] =
        [Coverage::Decided, Coverage::Decision, Coverage::HandedBack, Coverage::AsksNothing, Coverage::Unread];

    /// Its name in a report and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Coverage::AsksNothing => "asks-nothing",
            Coverage::Decided => "decided",
            Coverage::HandedBack => "handed-back",
            Coverage::Decision => "decision",
            Coverage::Unread => "unread",
        }
    }
}
