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
///
/// Where there is little room, rows stand as blocks and each cell says what it is. That takes the sense of a table from readers of
/// screens, and the roles give it back.
pub(super) struct Table {
    html: String,
    columns: Vec<Heading>,
}

/// The heading of a column, and the class of its cells.
pub(super) struct Heading {
    text: String,
    class: &'static str,
    /// What colours its words as the bars of the column are.
    colour: &'static str,
}

impl Heading {
    pub(super) fn words(text: &str) -> Heading {
        Heading { text: text.to_owned(), class: "", colour: "" }
    }

    pub(super) fn number(text: &str) -> Heading {
        Heading { class: "number", ..Heading::words(text) }
    }

    /// A column of numbers with bars.
    pub(super) fn bars(text: &str) -> Heading {
        Heading { class: "bars", ..Heading::words(text) }
    }

    pub(super) fn coloured(self, colour: &'static str) -> Heading {
        Heading { colour, ..self }
    }
}

impl Table {
    pub(super) fn new(caption: &str, columns: Vec<Heading>) -> Table {
        let mut html = format!(
            "<table role=\"table\">\n<caption>{}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">",
            escaped(caption)
        );
        for heading in &columns {
            let classes = [heading.class, heading.colour].join(" ");
            let class = if classes == " " { String::new() } else { format!(" class=\"{}\"", classes.trim()) };
            html.push_str(&format!("<th scope=\"col\" role=\"columnheader\"{class}>{}</th>", escaped(&heading.text)));
        }
        html.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        Table { html, columns }
    }

    /// Adds a row of cells.
    pub(super) fn row(&mut self, cells: &[String]) {
        self.html.push_str("<tr role=\"row\">");
        for (place, (cell, heading)) in cells.iter().zip(&self.columns).enumerate() {
            if place == 0 {
                self.html.push_str(&format!("<th scope=\"row\" role=\"rowheader\">{cell}</th>"));
                continue;
            }
            let class = if heading.class.is_empty() { String::new() } else { format!(" class=\"{}\"", heading.class) };
            let label = format!("<span class=\"label\" aria-hidden=\"true\">{}</span>", escaped(&heading.text));
            self.html.push_str(&format!("<td role=\"cell\"{class}>{label}<span>{cell}</span></td>"));
        }
        self.html.push_str("</tr>\n");
    }

    pub(super) fn finish(mut self) -> String {
        self.html.push_str("</tbody>\n</table>\n");
        self.html
    }
}

/// A bar beside a number: how much of the most it is. The number stands beside it, so nobody has to hear of the bar.
pub(super) fn bar(count: u64, most: u64) -> String {
    drawn(&[("track", most.saturating_sub(count))], &[("bar", count)], most)
}

/// A number with its bar: on paper the bars of a column begin below each other, however long the numbers are.
pub(super) fn beside(class: &str, number: &str, bar: &str) -> String {
    format!("<span class=\"{class}\">{}</span>{bar}", escaped(number))
}

/// A bar from one number to another, of the most there are.
pub(super) fn between(low: u64, high: u64, most: u64) -> String {
    let low = low.min(high);
    drawn(&[("track", most.saturating_sub(high))], &[("track", low), ("bar", high - low)], most)
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
