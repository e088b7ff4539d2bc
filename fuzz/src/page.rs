use rungs_text::{Bullet, Page, Problem, Section, Span, Text};

/// Any text is a page, or has problems that lie in it.
pub fn page(input: &[u8]) {
    let Some(source) = crate::text(input) else { return };
    let (page, problems) = rungs_text::read(source);
    for problem in &problems {
        problem_fits(source, problem);
    }
    for text in texts(&page) {
        text_fits(source, text);
        let lines = [
            rungs_text::award_line(text).and_then(Result::err),
            rungs_text::owner_line(text).and_then(Result::err),
            rungs_text::length_line(text).and_then(Result::err),
            rungs_text::cost_line(text).and_then(Result::err),
            rungs_text::apply_line(text).and_then(Result::err),
            rungs_text::offered_by_line(text).and_then(Result::err),
        ];
        lines.iter().flatten().for_each(|problem| problem_fits(source, problem));
        let of_route = rungs_text::route_line(text).map(|(_, problems)| problems).unwrap_or_default();
        of_route.iter().for_each(|problem| problem_fits(source, problem));
        let of_opportunity = rungs_text::opportunity_line(text).map(|(_, problems)| problems).unwrap_or_default();
        of_opportunity.iter().for_each(|problem| problem_fits(source, problem));
    }
    for section in sections(&page) {
        if let Err(problem) = rungs_text::heading(&section.heading, section.level) {
            problem_fits(source, &problem);
        }
    }
}

/// A text agrees, piece by piece, with the page it was read from.
fn text_fits(source: &str, text: &Text) {
    for piece in text.pieces() {
        fits(source, piece.source);
        let words = text.as_str().get(piece.start..piece.end).expect("a piece lies in its text");
        assert!(!piece.verbatim || piece.source.slice(source) == words, "{words:?} is not what the page says");
    }
    for word in rungs_text::words(text) {
        fits(source, word.span);
    }
}

/// Everything a problem points at lies in the page.
pub(crate) fn problem_fits(source: &str, problem: &Problem) {
    fits(source, problem.span);
    problem.labels.iter().for_each(|(span, _)| fits(source, *span));
    problem.rewrites.iter().flat_map(|rewrite| &rewrite.edits).for_each(|edit| fits(source, edit.span));
}

/// A place lies in the page and splits no character.
pub(crate) fn fits(source: &str, span: Span) {
    assert!(source.get(span.start..span.end).is_some(), "{span:?} is no place in {} bytes", source.len());
}

/// Every text of a page.
fn texts(page: &Page) -> Vec<&Text> {
    let mut texts: Vec<&Text> = page.title.iter().collect();
    texts.extend(page.prose.iter().flat_map(|prose| std::iter::once(&prose.text).chain(&prose.lines)));
    texts.extend(page.footnotes.iter().map(|footnote| &footnote.text));
    let mut bullets: Vec<&Bullet> = Vec::new();
    for section in sections(page) {
        texts.push(&section.heading);
        texts.extend(section.prose.iter().flat_map(|prose| std::iter::once(&prose.text).chain(&prose.lines)));
        bullets.extend(&section.bullets);
    }
    while let Some(bullet) = bullets.pop() {
        texts.push(&bullet.text);
        texts.extend(bullet.links.iter().map(|link| &link.text));
        bullets.extend(&bullet.children);
    }
    texts
}

/// Every section of a page, those inside others too.
fn sections(page: &Page) -> Vec<&Section> {
    let (mut found, mut pending) = (Vec::new(), page.sections.iter().collect::<Vec<_>>());
    while let Some(section) = pending.pop() {
        found.push(section);
        pending.extend(&section.sections);
    }
    found
}
