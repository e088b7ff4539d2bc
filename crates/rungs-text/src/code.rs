//! The code of every problem this crate can report.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $code;)+

        /// Every code with its one-line meaning.
        pub const ALL: &[(&str, &str)] = &[$(($code, concat!($($doc),+))),+];
    };
}

codes! {
    // The page.
    /// A line is indented with a tab.
    TAB_INDENT = "tab-indent";
    /// The file holds a NUL byte.
    NUL_BYTE = "nul-byte";
    /// The front matter has no closing line.
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed";
    /// A line of the front matter is neither `key: value` nor `key: [a, b]`.
    FRONT_MATTER_SYNTAX = "front-matter-syntax";
    /// A front matter key is given twice.
    FRONT_MATTER_DUPLICATE = "front-matter-duplicate";
    /// The page has more than one title.
    SECOND_TITLE = "second-title";
    /// A heading is more than one level below the one above it.
    HEADING_LEVEL_SKIPPED = "heading-level-skipped";
    /// A heading has no words.
    EMPTY_HEADING = "empty-heading";
    /// A bullet stands before the first heading.
    BULLET_OUTSIDE_SECTION = "bullet-outside-section";
    /// A bullet has no words.
    EMPTY_BULLET = "empty-bullet";
    /// A bullet holds more than one paragraph.
    PARAGRAPH_IN_BULLET = "paragraph-in-bullet";
    /// A heading stands inside a bullet.
    HEADING_IN_BULLET = "heading-in-bullet";
    /// Bullets are nested too deep to follow.
    NESTED_TOO_DEEP = "nested-too-deep";
    /// A numbered list.
    ORDERED_LIST = "ordered-list";
    /// A block quote.
    BLOCK_QUOTE = "block-quote";
    /// A table.
    TABLE = "table";
    /// A code block.
    CODE_BLOCK = "code-block";
    /// HTML.
    HTML = "html";
    /// A picture.
    IMAGE = "image";
    /// A footnote is used but not defined.
    FOOTNOTE_UNDEFINED = "footnote-undefined";
    /// A footnote is defined but not used.
    FOOTNOTE_UNUSED = "footnote-unused";
    /// A footnote is defined twice.
    FOOTNOTE_DUPLICATE = "footnote-duplicate";
    /// A footnote is used inside a footnote.
    FOOTNOTE_NESTED = "footnote-nested";
    /// A link definition right below a footnote became part of the footnote.
    LINK_IN_FOOTNOTE = "link-in-footnote";
    // Headings and special lines.
    /// A heading that isn't one of the language's.
    UNKNOWN_HEADING = "unknown-heading";
    /// A known heading at the wrong level.
    HEADING_LEVEL = "heading-level";
    /// A date that isn't in the calendar, or isn't written as `1 August 2025`.
    INVALID_DATE = "invalid-date";
    /// Words in a route line that say none of level, length, mode and standard.
    UNREAD_ROUTE_LINE = "unread-route-line";
    /// An award line that names nothing.
    UNREAD_AWARD_LINE = "unread-award-line";
    /// An owner line that names nobody.
    UNREAD_OWNER_LINE = "unread-owner-line";
    /// A length that can't be read.
    UNREAD_LENGTH_LINE = "unread-length-line";
    /// A line of an opportunity that can't be read.
    UNREAD_OPPORTUNITY_LINE = "unread-opportunity-line";
    // Sentences.
    /// The bullet has no words to read.
    EMPTY_SENTENCE = "empty-sentence";
    /// The sentence is too long to be one requirement.
    SENTENCE_TOO_LONG = "sentence-too-long";
    /// Several sentences in one bullet.
    SEVERAL_SENTENCES = "several-sentences";
    /// No strength word: must, usually or may need.
    NO_STRENGTH = "no-strength";
    /// Two strength words in one clause.
    TWO_STRENGTHS = "two-strengths";
    /// `can`, `could`, `may choose to`: not a requirement.
    NOT_A_REQUIREMENT = "not-a-requirement";
    /// `For most jobs`: usually, or some?
    MOST_JOBS = "most-jobs";
    /// `To work as …, you need`: write `If you work as …`.
    PURPOSE_IN_FRONT = "purpose-in-front";
    /// A guard inside a guard.
    GUARD_IN_GUARD = "guard-in-guard";
    /// Two guards joined by `and` or `or`.
    JOINED_GUARDS = "joined-guards";
    /// A guard that can't be read and can't be asked word for word.
    UNREAD_GUARD = "unread-guard";
    /// `Over 18`: 18 or over, or 19 or over?
    OVER_NUMBER = "over-number";
    /// `And/or`.
    AND_OR = "and-or";
    /// `And` and `or` in one list.
    MIXED_LIST = "mixed-list";
    /// A list without `and` or `or`.
    LIST_WITHOUT_JOINER = "list-without-joiner";
    /// `Or equivalent experience`: experience and qualifications are different kinds.
    OR_EXPERIENCE = "or-experience";
    /// `Some GCSEs`: how many?
    NO_NUMBER = "no-number";
    /// `Good`, `strong` and the like, without someone to judge.
    VAGUE_WORD = "vague-word";
    /// `To` and a verb at the end: the reason, or only when?
    REASON_OR_LIMIT = "reason-or-limit";
    /// Two requirements in one sentence.
    TWO_REQUIREMENTS = "two-requirements";
    /// `Doesn't count` inside an exclusion.
    EXCLUSION_IN_EXCLUSION = "exclusion-in-exclusion";
    /// A range of grades that doesn't start at the top.
    GRADE_RANGE = "grade-range";
    /// A range whose low end is above its high end.
    BACKWARDS_RANGE = "backwards-range";
    /// A colon that doesn't end an introducer of a list.
    UNREAD_INTRODUCER = "unread-introducer";
    /// A preference or a usual rule among alternatives: it would satisfy the group alone.
    PREFERENCE_IN_ONE_OF = "preference-in-one-of";
    /// `X may count instead` without what it replaces, outside a group.
    INSTEAD_OF_WHAT = "instead-of-what";
    /// `Same entry as full-time`, `it must …`: what is pointed at isn't clear.
    REFERS_BACK = "refers-back";
    /// `Level 2 or level 3`: a level is a floor.
    TWO_LEVELS = "two-levels";
    /// `An enhanced or basic check`: two words share a noun.
    SHARED_NOUN = "shared-noun";
    /// `No`, `never`, `without`: nothing negates but *must not already*, *unless*, *don't* and *doesn't count*.
    NEGATION = "negation";
    /// Two scopes, moments or deciders in one sentence.
    SAID_TWICE = "said-twice";
    /// A name that the vocabulary doesn't have.
    UNKNOWN_TERM = "unknown-term";
    /// A name that means two things here.
    AMBIGUOUS_TERM = "ambiguous-term";
    /// A sentence that two kinds read equally well.
    AMBIGUOUS_SENTENCE = "ambiguous-sentence";
    /// Words that no frame reads.
    UNREAD_WORDS = "unread-words";
}
