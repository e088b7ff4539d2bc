//! `docs/similar.md`.

use std::fmt::Write as _;

use rungs_app::similar::Sureness;

use crate::published::Published;
use crate::{Figures, MEASURES, NEAREST, OfMeasure, Share};

pub(crate) fn written(published: &Published, figures: &Figures) -> String {
    let mut out = HEAD.replace("NEAREST", &NEAREST.to_string());
    let pairs: usize = published.esco.occupations.iter().map(|one| one.skills.len()).sum();
    let _ = writeln!(
        out,
        "ESCO v1.1.1 comes to {} occupations with {} skills and {pairs} pairs of the two; O\\*NET 29.3 to {} occupations, of which \
         {} are rated in {} skills and fields of knowledge. {} ESCO occupations have a code of O\\*NET that was read, and {} \
         have a sub-sector.\n",
        published.esco.occupations.len(),
        published.esco.skills.len(),
        published.onet.occupations.len(),
        published.onet.occupations.iter().filter(|one| !one.skills.is_empty()).count(),
        published.onet.skills.len(),
        published.onet_code.len(),
        published.sectors.len(),
    );
    let heads: Vec<&str> = MEASURES.iter().map(|(_, name)| *name).collect();
    let _ = writeln!(out, "| key | {} | by chance |\n|---|---|---|---|---|", heads.join(" | "));
    let mut line = |label: &str, cell: &dyn Fn(&OfMeasure) -> String, chance: &str| {
        let cells: Vec<String> = figures.measures.iter().map(cell).collect();
        let _ = writeln!(out, "| {label} | {} | {chance} |", cells.join(" | "));
    };
    let [related, sub_sector, onet] = figures.by_chance.map(|share| format!("{:.1} %", 100.0 * share));
    line("ESCO skills: O\\*NET relates the two, or has them as one", &|of| percent(of.related), &related);
    line("… the very nearest alone", &|of| percent(of.first_related), &related);
    line("ESCO skills: both are in the same sub-sector", &|of| percent(of.sub_sector), &sub_sector);
    line(
        "ESCO skills: where the nearest lie, against moves between sectors",
        &|of| format!("{:.2}", of.transitions),
        "0",
    );
    line("ESCO skills: how many are near, against how many moves there are", &|of| format!("{:.2}", of.moves), "0");
    line("O\\*NET ratings: O\\*NET relates the two", &|of| percent(of.onet_related), &onet);
    out.push_str(READ);
    out.push_str("| sure | rests on | O\\*NET relates the two |\n|---|---|---|\n");
    for (sureness, rests_on) in
        [(Sureness::Good, "10 things or more"), (Sureness::Fair, "4 to 9"), (Sureness::Weak, "fewer than 4")]
    {
        let share = figures.by_sureness.get(&sureness).copied().unwrap_or_default();
        let name = format!("{sureness:?}").to_lowercase();
        let _ = writeln!(out, "| {name} | {rests_on} | {} of {} |", percent(share), share.1);
    }
    let found = || figures.linked.iter().filter(|(how, _)| **how != "none");
    let linked: Vec<String> = found().map(|(how, count)| format!("{count} by {how}")).collect();
    let roles: usize = figures.linked.values().sum();
    let (agreement, pairs) = figures.pages;
    let _ = writeln!(
        out,
        "\n## The pages of the framework that ships\n\nTheir duties and skills are compared word by word, as a classification \
         isn't always there. Of the {roles} roles an occupation of ESCO is found for {} ({}). Over the {pairs} pairs of roles with an \
         occupation of the same name, the order by pages and the order by ESCO agree with a rank correlation of {agreement:.2}: \
         the two see different things. Pages are short, and say alike what posts of one rung have in common; ESCO lists what a \
         profession knows. Where an occupation can be found, `--occupations` is the better answer.\n",
        found().map(|(_, count)| count).sum::<usize>(),
        linked.join(", "),
    );
    out.push_str(FOOT);
    out
}

fn percent(share: Share) -> String {
    format!("{:.1} %", 100.0 * share.0 as f64 / share.1.max(1) as f64)
}

const HEAD: &str = "\
# How well *similar* agrees with others

`rungs similar` says which roles or occupations have most in common with one ([how](decision/0043-similar-is-a-weighted-jaccard.md)). \
Whether that means anything is measured on keys that nobody here made:

- **Related occupations of O\\*NET**: up to twenty for each occupation, put together from its tasks, titles and ratings and \
looked over by experts. ESCO's skills had no part in them, so this key is independent of what ESCO occupations are compared \
by; Nesta's crosswalk says which ESCO occupation is which code. It isn't independent of O\\*NET's own ratings.
- **Sub-sectors of Nesta's Mapping Career Causeways**: groups of ESCO occupations by the likeness of their skills, found with \
the meaning of their words. They rest on ESCO's skills too: they check the arithmetic, and not what ESCO says.
- **Moves of the same study**: the share of desirable moves from each of fourteen sectors into each other one, and for 1,427 \
occupations how many moves are desirable and highly viable. Which move that is from which occupation isn't published in the \
files that were read, so only ranks can be compared.

Three measures are compared, all weighing what few occupations have more than what many do (inverse document frequency). For \
the first three lines and the last, the share of the NEAREST nearest that the key has as well; for the others, Spearman's rank \
correlation.

```
CONFORMANCE=write cargo test --package rungs-app --test similar_key
```

The test fails where anything comes out otherwise than it stands here, and says that it was left out where the published \
files aren't beside the checkout.

";

const READ: &str = "
No measure is best throughout. By what two lists of skills have in common, the weighted Jaccard and the cosine come to the \
same; the Jaccard keeps nearer to sub-sectors and to moves between sectors, and the cosine to O\\*NET's own lists. Coverage \
asks another question, how much of the other job somebody brings: it agrees best with the number of moves, as the study counts \
moves by what the new job asks, and worst where every list has the same length. The weighted Jaccard is used: it is the same \
from both sides, and it is a share of things that can be named.

What the figures don't say: a key that doesn't have a pair may be what is wrong. Codes of O\\*NET are coarser than ESCO's \
occupations, so that several share one. And both copies that were read are parts of their releases.

## How sure

";

const FOOT: &str = "\
This service uses the ESCO classification of the European Commission; adapted: occupations with their names, groups and skills \
alone. This page includes information from the O\\*NET 29.3 Database by the U.S. Department of Labor, Employment and Training \
Administration (USDOL/ETA), used under the CC BY 4.0 licence; O\\*NET is a trademark of USDOL/ETA; modified: compared with \
others; USDOL/ETA has not approved, endorsed or tested these modifications. Mapping Career Causeways: copyright (c) 2021 \
Nesta, MIT licence.
";
