//! A plan on paper: a page or two of A4, typeset as a PDF that programs reading aloud can follow (PDF/UA-1).
//!
//! What stands there is data (`sheet.rs`), and how it stands there is a template that never changes (`plan.typ`): no word of a
//! plan is read as markup. The same plan is the same bytes.

mod sheet;
mod world;

use std::fmt;

use rungs_app::wire::plan::{PlanAnswer, PlanShown};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use sheet::Sheet;
use world::Desk;

/// What every PDF begins with.
pub const FIRST_WORDS: &str = "%PDF-";

/// Why a plan can't be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CantPrint {
    /// Letters that the typeface doesn't have, each once.
    NoSuchLetters(String),
    /// What the typesetter has against it: a fault of this crate and not of the plan.
    Refused(String),
}

impl fmt::Display for CantPrint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CantPrint::NoSuchLetters(letters) => {
                write!(formatter, "it has letters that the typeface for printing doesn't have: {letters}")
            }
            CantPrint::Refused(why) => write!(formatter, "the typesetter refused it: {why}"),
        }
    }
}

impl std::error::Error for CantPrint {}

/// A plan as a PDF. It is without a person's name, as what is saved and the calendar are.
///
/// # Errors
///
/// Where the words of the plan have letters that can't be printed. Nothing is left out or replaced silently.
pub fn pdf(answer: &PlanAnswer, plan: &PlanShown) -> Result<Vec<u8>, CantPrint> {
    let refused = |why: &dyn fmt::Display| CantPrint::Refused(why.to_string());
    let sheet = serde_json::to_string(&Sheet::of(answer, plan)).map_err(|error| refused(&error))?;
    let desk = Desk::with(sheet).map_err(CantPrint::Refused)?;
    let missing = desk.letters_missing();
    if !missing.is_empty() {
        return Err(CantPrint::NoSuchLetters(missing));
    }
    let said = |found: &[typst::diag::SourceDiagnostic]| {
        let said: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        CantPrint::Refused(said.join("; "))
    };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|found| said(&found))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| refused(&error.message()))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("rungs/{}/{}", answer.framework.id, answer.role)),
        creator: Smart::Custom(Some("Rungs".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| said(&found))
}
