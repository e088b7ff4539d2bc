//! Pieces of HTML: text, tables, bars.

/// A text in HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A table. The first cell of each row is its heading; cells are HTML already.
pub(super) struct Table {
    html: String,
    headings: usize,
}

impl Table {
    pub(super) fn new(caption: &str, headings: &[&str]) -> Table {
        let mut html = format!("<div class=\"scroll\"><table>\n<caption>{}</caption>\n<thead><tr>", escaped(caption));
        for heading in headings {
            html.push_str(&format!("<th scope=\"col\">{}</th>", escaped(heading)));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        Table { html, headings: headings.len() }
    }

    /// Adds a row of cells, each with its class; no class where that is empty.
    pub(super) fn row(&mut self, cells: &[String], classes: &[&str]) {
        self.html.push_str("<tr>");
        for (place, (cell, class)) in cells.iter().zip(classes).take(self.headings).enumerate() {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            let (name, scope) = if place == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            self.html.push_str(&format!("<{name}{scope}{class}>{cell}</{name}>"));
        }
        self.html.push_str("</tr>\n");
    }

    pub(super) fn finish(mut self) -> String {
        self.html.push_str("</tbody>\n</table></div>\n");
        self.html
    }
}

/// A bar beside a number: how much of the most it is. The number stands beside it, so nobody has to hear of the bar.
pub(super) fn bar(count: u64, most: u64) -> String {
    drawn(&[("track", most.saturating_sub(count))], &[("bar", count)], most)
}

/// Bars one after another, together as wide as can be.
pub(super) fn stacked(parts: &[(&str, u64)]) -> String {
    drawn(&[], parts, parts.iter().map(|(_, count)| count).sum())
}

fn drawn(behind: &[(&str, u64)], parts: &[(&str, u64)], most: u64) -> String {
    const WIDTH: u64 = 1_000;
    if most == 0 {
        return String::new();
    }
    let mut svg = format!("<svg viewBox=\"0 0 {WIDTH} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let (mut told, mut from) = (0, 0);
    for (class, count) in parts.iter().chain(behind) {
        told += count;
        // Ends are rounded, not widths: nothing adds up to more than the whole.
        let until = told.saturating_mul(WIDTH) / most;
        // What is there at all is seen.
        let until = if *count > 0 { until.max((from + 4).min(WIDTH)) } else { until };
        if until > from {
            svg.push_str(&format!("<rect class=\"{class}\" x=\"{from}\" width=\"{}\" height=\"10\"/>", until - from));
        }
        from = from.max(until);
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share() {
        let parts = |svg: String| -> Vec<String> {
            let rects = svg.split("<rect ").skip(1);
            rects.map(|rect| rect.split(" height").next().unwrap_or_default().replace('"', "")).collect()
        };
        assert_eq!(parts(bar(19, 38)), ["class=bar x=0 width=500", "class=track x=500 width=500"]);
        assert_eq!(parts(bar(38, 38)), ["class=bar x=0 width=1000"]);
        assert_eq!(parts(bar(0, 38)), ["class=track x=0 width=1000"]);
        assert_eq!(bar(0, 0), "");
        let stacked = stacked(&[("ready", 1), ("they-decide", 0), ("further", 99_999)]);
        assert_eq!(parts(stacked), ["class=ready x=0 width=4", "class=further x=4 width=996"]);
    }

    #[test]
    fn text_is_no_markup() {
        assert_eq!(escaped("<b>\"R&D\"</b> 'x'"), "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;x&#39;");
    }
}
