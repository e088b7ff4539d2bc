//! The examples of the manual: each in a small framework that has nothing wrong with it, and what is found there.

use rungs_text::manual::Example;

use rungs_core::date::Date;

use crate::examine::examine;
use crate::finding::{Finding, Level, Rule};
use crate::source::{SourceFile, check};

/// The day on which the examples are looked at.
pub const ON: Date = jiff::civil::date(2026, 11, 22);

const FRAMEWORK: &str = "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n";

const TERMS: &str = "---\nvocabulary: terms\nkind: subject\n---\n# Terms\n\n## English\n\n## maths\n\n## physics\n\n## art\n\n## healthcare\nIncludes: nursing\n\n## nursing\n\n## number grades\nKind: scale\nGrades: 9, 8, 7, 6, 5, 4, 3, 2, 1\n\n## letter grades\nKind: scale\nGrades: A, B, C, D\nAligned: A = 7, C = 4 on number grades\n\n## GCSE\nKind: qualification\nGraded: number grades, letter grades\nLevel: 2 at grade 4 or above, otherwise 1\n\n## A level\nKind: qualification\nLevel: 3\n\n## degree\nKind: qualification\nLevel: 6\n\n## diploma\nKind: qualification\n\n## NHS\nKind: sector\n\n## care role\nKind: role family\nIncludes: porter\n\n## porter\nKind: job\n\n## health or care\nKind: setting\nIncludes: hospital\n\n## hospital\nKind: setting\n\n## HCPC\nKind: register\n\n## DBS check\nKind: check\nAsk: Have you had a DBS check?\n\n## Care Certificate\nKind: training\nAsk: Have you completed the Care Certificate?\n\n## driving licence\nKind: licence\nAsk: Do you have a driving licence?\n";

/// Uses what the vocabulary has, so that an example need not.
const TWO: &str = "---\nrole: two\nlevel: 5\n---\n# Role two\n\n## Everyone needs\n- You must pass a DBS check.[^a]\n- You must complete the Care Certificate.[^a]\n- Some employers ask for a driving licence.[^a]\n- You usually work in a care role.[^a]\n- Preferably, you have GCSE English, maths, physics and art.[^a]\n- Preferably, you have a healthcare qualification.[^a]\n- Preferably, you have a degree, an A level or a diploma.[^a]\n- Preferably, you have experience in health or care.[^a]\n- Preferably, you are employed in the NHS.[^a]\n- Preferably, you are registered with the HCPC.[^a]\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role three](three.md)\n\n[^a]: A source. Read 2026-11-22.\n";

const THREE: &str = "---\nrole: three\nlevel: 5\n---\n# Role three\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n";

const WAY_IN: &str = "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n";

/// What is said of the example of a rule. None only if the manual were wrong, which a test would tell.
pub fn finding(rule: &Rule) -> Option<Finding> {
    let files = framework(&rule.example);
    let findings = examine(&files, &check(&files), ON);
    findings.into_iter().find(|finding| finding.code == rule.code)
}

/// The bullet of the framework's own page that accepts a finding. None where it has to be mended: an error, and what is
/// found about acceptances themselves.
pub fn acceptance(finding: &Finding, reason: &str) -> Option<String> {
    let is_mended = finding.level == Level::Error || finding.code.ends_with("-acceptance");
    let page = &finding.location.path;
    (!is_mended).then(|| format!("- {} in [{page}]({page}), because {reason}.", finding.code))
}

/// The small framework with the example in it.
pub fn framework(example: &Example) -> Vec<SourceFile> {
    let mut files = vec![
        file("framework.md", FRAMEWORK),
        file("terms.md", TERMS),
        file("roles/one.md", page(&format!("{WAY_IN}- You must be employed in the NHS.[^a]\n"), "")),
        file("roles/two.md", TWO),
        file("roles/three.md", THREE),
    ];
    let mut put = |path: &str, content: &[u8]| match files.iter_mut().find(|file| file.path == path) {
        Some(file) => file.content = Ok(content.to_vec()),
        None => files.push(file(path, content)),
    };
    let terms = |terms: &str| format!("{TERMS}\n{terms}\n");
    let bullets = |bullets: &str| page(&format!("{WAY_IN}{bullets}\n"), "");
    match *example {
        Example::Bullets(written) => put("roles/one.md", bullets(written).as_bytes()),
        Example::WayIn(written) => put("roles/one.md", page(&format!("{written}\n"), "").as_bytes()),
        Example::Notes(written) => {
            let notes = format!("\n## Notes\n{written}\n");
            put("roles/one.md", page(&format!("{WAY_IN}- You must be employed in the NHS.[^a]\n"), &notes).as_bytes());
        }
        Example::Page(written) => put("roles/one.md", written.as_bytes()),
        Example::Bytes(_, content) => put("roles/one.md", content),
        Example::Terms(written) => put("terms.md", terms(written).as_bytes()),
        Example::TermsAndBullets(defined, written) => {
            put("terms.md", terms(defined).as_bytes());
            put("roles/one.md", bullets(written).as_bytes());
        }
        Example::Many(defined, written, times) => {
            let many = |text: &str, between: &str| {
                let each = (1..=times).map(|number| text.replace("{n}", &number.to_string()));
                each.collect::<Vec<_>>().join(between)
            };
            put("terms.md", terms(&many(defined, "\n\n")).as_bytes());
            put("roles/one.md", bullets(&many(written, "\n")).as_bytes());
        }
        Example::Files(written) => written.iter().for_each(|(path, content)| put(path, content.as_bytes())),
    }
    files.retain(|file| file.content.as_ref().is_ok_and(|content| !content.is_empty()));
    files
}

fn file(path: &str, content: impl AsRef<[u8]>) -> SourceFile {
    SourceFile { path: path.to_owned(), content: Ok(content.as_ref().to_vec()) }
}

fn page(way_in: &str, notes: &str) -> String {
    format!(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n{way_in}\n## Where it leads\n- [Role two](two.md)\n{notes}\n[^a]: A source. Read 2026-11-22.\n"
    )
}
