//! A page that nothing says the sort of: most likely, its front matter isn't seen.

use rungs_text::{Edit, Rewrite, Span};

use crate::finding::{Finding, NOT_A_PAGE};
use crate::source::Sheet;

/// What is said of it, with what keeps its front matter from being seen.
pub(crate) fn finding(sheet: &Sheet<'_>) -> Finding {
    let message = "this page is neither a role nor vocabulary";
    let source = sheet.source.trim_start_matches('\u{feff}');
    let start = sheet.source.len() - source.trim_start().len();
    let fence = source.trim_start().lines().next().unwrap_or_default().trim_end();
    if source.contains('\r') && !source.contains('\n') {
        let help = "its lines end in a way that isn't read: save it with the line ends of Windows or Unix";
        return NOT_A_PAGE.at(sheet.whole(), message).help(help);
    }
    let sorts = ["role", "opportunity", "vocabulary", "framework"];
    let capital = sheet.page.front_matter.iter().find_map(|entry| {
        let sort = sorts.iter().find(|sort| entry.key.value.eq_ignore_ascii_case(sort))?;
        Some((entry.key.span, *sort))
    });
    if let Some((key, sort)) = capital {
        let finding = NOT_A_PAGE.at(sheet.locate(key), message).help(format!("`{sort}:` is written small"));
        return finding.rewrite(Rewrite::new(format!("`{sort}:`"), key, sort));
    }
    if !is_fence(fence) {
        let help = "add `role: …` or `vocabulary: …` between --- lines at the top";
        return NOT_A_PAGE.at(sheet.whole(), message).help(help);
    }
    let place = Span::new(start, start + fence.len());
    if fence == "---" {
        let before = Span::new(sheet.source.len() - source.len(), start);
        if before.is_empty() {
            let help = "add `role: …` or `vocabulary: …` below this line";
            return NOT_A_PAGE.at(sheet.locate(place), message).help(help);
        }
        let finding = NOT_A_PAGE.at(sheet.locate(place), "nothing can stand in front of the front matter");
        return finding.help("begin the page with this line").rewrite(Rewrite::new("at the top", before, ""));
    }
    let message = format!("“{fence}” begins no front matter: that stands between two lines of three hyphens");
    let mut edits = vec![Edit::new(Span::new(sheet.source.len() - source.len(), place.end), "---")];
    let mut at = place.end;
    for line in sheet.source.get(place.end..).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim_end();
        if is_fence(words) {
            edits.push(Edit::new(Span::new(at, at + words.len()), "---"));
            break;
        }
        at += line.len();
    }
    let rewrite = Rewrite { label: "three hyphens".to_owned(), edits };
    NOT_A_PAGE.at(sheet.locate(place), message).help("write --- above it and below it").rewrite(rewrite)
}

fn is_fence(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '−' | '_'))
}
