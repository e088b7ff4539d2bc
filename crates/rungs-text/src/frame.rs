//! Frames: the sentence templates a caller reads sentences with.

use crate::template::{self, Node};
use crate::text::Text;
use crate::word::words;
use crate::word_set::{WordSet, hash};

/// The templates of all kinds.
///
/// A template is a clause in base form with its subject. The strength, the guard, the moment and the decider of a
/// sentence are read by this crate and are never part of a template.
///
/// | written | reads |
/// |---|---|
/// | `you be employed` | these words, in any case |
/// | `you have\|hold` | outside brackets, `\|` joins single words |
/// | `(paid\|paid or voluntary)` | one of these pieces; inside brackets `\|` parts whole pieces |
/// | `[ in {role:role}]` | these, or nothing |
/// | `<, or equivalent\| {grade:grade}>` | each at most once, in any order, each with a comma before it or not |
/// | `[ or more]` | right behind what belongs to a number: the same as *at least* in front of it |
/// | `[,]` | a comma or none, as the author likes |
/// | `,` | a comma or none; `,,` is a comma that must be there |
/// | `[?paid:, paid]`, `<?paid:paid\|…>` | as without the label, and the match has a [`Slot::Flag`] called `paid` |
/// | `{count:number}` | a slot |
///
/// A template that begins with `~` is a variation: it is read, and [`say`](crate::say) writes the first template of its
/// kind that means the same and isn't one, with the author's verb where that template takes it.
///
/// Slot types are `number`, `grade`, `row` (grades in a row: *AAB*), `level`, `months`, `date`, `day`, `weight` and
/// `words` (see [`Slot`]). Any other type is a class of names, or several joined by `+`: `{role:role+role-family}`. `{such:examples qualification}` reads
/// *such as a, b or c* with its names.
///
/// ```
/// use rungs_text::{Frames, Names, Grammar, Place, Text, read_sentence};
///
/// let frames = Frames::new([
///     ("weekly-hours", "you work {hours:number} hours a week[ in {role:role}]"),
///     ("qualifications", "you have {count:number} {type:qualification}<?equivalent:or equivalent|{grade:grade}>"),
/// ])?;
/// let mut names = Names::new();
/// names.insert("GCSE", "qualification", 1);
/// let text = Text::verbatim("You must have 4 GCSEs at grade 4 or above, or equivalent.", 0);
/// let read = read_sentence(&text, Place::Rules, &Grammar { frames: &frames, names: &names });
/// assert!(read.is_ok());
/// # Ok::<(), rungs_text::FrameError>(())
/// ```
///
/// [`Slot`]: crate::Slot
/// [`Slot::Flag`]: crate::Slot::Flag
#[derive(Clone, Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    /// Sentences as authors would write them, each with its kind.
    sentences: Vec<(String, String)>,
}

/// One template.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) kind: String,
    pub(crate) nodes: Vec<Node>,
    /// The words without which a clause isn't this one.
    pub(crate) needs: WordSet,
    /// Whether it is read and not written: another frame of its kind says the same canonically.
    pub(crate) is_variation: bool,
    /// The template as a person can read it, without what may be left out.
    pub(crate) example: String,
}

/// A template that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameError {
    /// The kind it was given for.
    pub kind: String,
    /// The template.
    pub template: String,
    /// The byte of the template where reading stopped.
    pub at: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for FrameError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: byte {} of `{}`: {}", self.kind, self.at, self.template, self.message)
    }
}

impl std::error::Error for FrameError {}

impl Frames {
    /// Reads templates, each with the kind it stands for.
    pub fn new<'a>(frames: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, FrameError> {
        let frames = frames.into_iter().map(|(kind, written)| {
            let (is_variation, clause) = match written.strip_prefix('~') {
                Some(clause) => (true, clause),
                None => (false, written),
            };
            let nodes = template::parse(clause).map_err(|(at, message)| FrameError {
                kind: kind.to_owned(),
                template: written.to_owned(),
                at: at + usize::from(is_variation),
                message,
            })?;
            let (example, needs) = (template::example(&nodes), WordSet::needed(&nodes));
            Ok(Frame { kind: kind.to_owned(), nodes, needs, is_variation, example })
        });
        Ok(Self { frames: frames.collect::<Result<_, _>>()?, sentences: Vec::new() })
    }

    /// Adds sentences as authors would write them, each with its kind: what a refusal shows beside the nearest template.
    #[must_use]
    pub fn with_sentences<'a>(mut self, sentences: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = sentences.into_iter().map(|(kind, sentence)| (kind.to_owned(), sentence.to_owned()));
        self.sentences.extend(owned);
        self
    }

    /// A sentence of a template's kind that has all the words it needs.
    pub(crate) fn sentence_like(&self, frame: &Frame) -> Option<&str> {
        let has_its_words = |sentence: &str| {
            let text = Text::verbatim(sentence, 0);
            let hashes: Vec<u64> = words(&text).iter().map(|word| hash(&word.lower)).collect();
            WordSet::of(&hashes).may_hold(frame.needs)
        };
        let of_kind = self.sentences.iter().filter(|(kind, _)| *kind == frame.kind);
        of_kind.map(|(_, sentence)| sentence.as_str()).find(|sentence| has_its_words(sentence))
    }

    /// Each template as a sentence a person can read, with its kind.
    pub fn examples(&self) -> impl Iterator<Item = (&str, &str)> {
        self.frames.iter().map(|frame| (frame.kind.as_str(), frame.example.as_str()))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Frame> {
        self.frames.iter()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Frame> {
        self.frames.get(index)
    }
}
