//! *There are no set requirements* and *requirements vary*: honest silences.

use rungs_core::requirement::{Content, Requirement};
use rungs_text::{Rewrite, Span};

use super::Rules;
use crate::finding::VARIES_BY_WHAT;

impl Rules<'_, '_> {
    /// *Requirements vary*, alone, without by what.
    pub(super) fn varies_by_what(&mut self, sentence: Span) {
        let written = sentence.slice(self.sheet.source);
        let end = Span::at(sentence.start + written.trim_end_matches(['.', ' ']).len());
        let finding = VARIES_BY_WHAT.at(self.sheet.locate(sentence), "nothing says by what these requirements vary");
        self.findings.push(
            finding
                .help("name it: by university, by employer; then people know whom to ask")
                .rewrite(Rewrite::new("by university", end, " by university"))
                .rewrite(Rewrite::new("by employer", end, " by employer")),
        );
    }
}

/// *No set requirements* and *requirements vary* mean more where nothing stands beside them.
pub(super) fn stands_alone(requirement: &mut Requirement) {
    if let Content::NothingSet { alone } | Content::Varies { alone } = &mut requirement.content {
        *alone = true;
    }
}
