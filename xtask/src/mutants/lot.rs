//! Which tests a mutant meets, and in which order: the quickest first, since most mutants meet no other.

/// Tests that are built and run together.
pub(super) struct Lot {
    pub(super) packages: &'static [&'static str],
    /// Words of the names of these tests, or `--skip=` and words of those that are left out; all of the packages', where
    /// there are none.
    pub(super) tests: &'static [&'static str],
    pub(super) environment: &'static [(&'static str, &'static str)],
    /// Files whose mutants these tests have nothing to say about: they go on to the next lot at once.
    without: &'static [&'static str],
}

impl Lot {
    const fn of(packages: &'static [&'static str], tests: &'static [&'static str]) -> Lot {
        Lot { packages, tests, environment: QUICK, without: &[] }
    }

    /// Whether these tests have something to say about a mutant.
    pub(super) fn meets(&self, mutant: &str) -> bool {
        !self.without.iter().any(|file| mutant.contains(file))
    }
}

/// A law that fails is enough, however large the case.
const QUICK: &[(&str, &str)] = &[("RUNGS_LAW_SHRINK", "0"), ("PROPTEST_MAX_SHRINK_ITERS", "0")];
/// And few cases, the same ones for every mutant.
const FEW: &[(&str, &str)] = &[("RUNGS_LAW_CASES", "25"), ("RUNGS_LAW_SEED", "2026"), ("RUNGS_LAW_SHRINK", "0")];
/// All but what ends on a terminal, which takes minutes.
const EVERYTHING: Lot = Lot::of(&["rungs-check", "rungs-app", "rungs-lsp"], &[]);

/// The crates that are mutated, each with its lots.
pub(super) const CRATES: &[(&str, &[Lot])] = &[
    (
        "rungs-core",
        &[
            Lot {
                packages: &["rungs-core", "rungs-spec"],
                tests: &[],
                environment: FEW,
                without: &["/src/kind/", "/src/kind.rs"],
            },
            Lot::of(&["rungs-check"], &["conformance::", "kinds::", "diff::", "examined::", "meaning::", "findings::"]),
            EVERYTHING,
            Lot::of(&["rungs-spec"], &[]),
        ],
    ),
    (
        "rungs-text",
        &[
            Lot::of(&["rungs-text"], &["--skip=properties::", "--skip=likeness::", "--skip=passing_templates"]),
            Lot::of(
                &["rungs-check"],
                &["conformance::", "kinds::", "messages::", "format::", "findings::", "rewrites::", "manual::"],
            ),
            Lot::of(&["rungs-text"], &["properties::", "likeness::", "passing_templates"]),
            EVERYTHING,
        ],
    ),
    (
        "rungs-check",
        &[
            Lot::of(
                &["rungs-check"],
                &[
                    "--skip=conformance::",
                    "--skip=format::",
                    "--skip=law_9::",
                    "--skip=manual::",
                    "--skip=rewrites::",
                    "--skip=published::",
                    "--skip=research::",
                ],
            ),
            Lot::of(&["rungs-check"], &["conformance::", "format::", "manual::", "rewrites::"]),
            EVERYTHING,
        ],
    ),
];
