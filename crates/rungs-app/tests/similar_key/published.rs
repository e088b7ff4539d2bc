//! The published classifications and keys, where they are beside the checkout.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rungs_exchange::{EscoFiles, Occupations, OnetFiles, import_esco, import_onet};

pub(crate) struct Published {
    pub(crate) esco: Occupations,
    pub(crate) onet: Occupations,
    /// The O*NET code of an ESCO occupation, by the crosswalk.
    pub(crate) onet_code: BTreeMap<String, String>,
    /// Pairs of O*NET codes of which the first one lists the second as related.
    pub(crate) related: BTreeSet<(String, String)>,
    /// Sector and sub-sector of an ESCO occupation.
    pub(crate) sectors: BTreeMap<String, (String, String)>,
    /// The share of moves from a sector that go to another.
    pub(crate) transitions: BTreeMap<(String, String), f64>,
    /// How many moves from an ESCO occupation are desirable and highly viable.
    pub(crate) moves: BTreeMap<String, f64>,
}

impl Published {
    pub(crate) fn read() -> Option<Published> {
        let on = "2026-11-27".parse().unwrap();
        let esco = import_esco(
            &EscoFiles {
                occupations: &bytes("esco-v1.1/occupations_en.csv.gz")?,
                skills: &bytes("esco-v1.1/skills_en.csv.gz")?,
                relations: &bytes("esco-v1.1/occupationSkillRelations.csv.gz")?,
                broader: Some(&bytes("esco-v1.1/broaderRelationsOccPillar.csv.gz")?),
            },
            on,
        );
        let onet = import_onet(
            &OnetFiles {
                occupations: &bytes("onet-29.3/Occupation Data.txt.gz")?,
                skills: &bytes("onet-29.3/Skills.txt.gz")?,
                knowledge: &bytes("onet-29.3/Knowledge.txt.gz")?,
                titles: Some(&bytes("onet-29.3/Alternate Titles.txt.gz")?),
                related: Some(&bytes("onet-29.3/Related Occupations.txt.gz")?),
            },
            on,
        );
        let onet = onet.occupations;
        let related = onet.occupations.iter().flat_map(|one| {
            let to = one.related.iter().map(|place| onet.occupations[*place as usize].id.clone());
            to.map(|to| (one.id.clone(), to)).collect::<Vec<_>>()
        });
        let related = related.collect();
        let known: BTreeSet<&str> = onet.occupations.iter().map(|one| one.id.as_str()).collect();
        let crosswalk = rows("nesta-career-causeways/esco_onet_crosswalk_Nov2020.csv.gz")?;
        let onet_code = crosswalk
            .iter()
            .filter(|row| known.contains(row["onet_code"].as_str()))
            .map(|row| (row["concept_uri"].clone(), row["onet_code"].clone()));
        let sectors = rows("nesta-career-causeways/mcc_skills_based_sectors_All_ESCO.csv.gz")?;
        let sectors = sectors
            .iter()
            .map(|row| (row["concept_uri"].clone(), (row["skills_based_sector"].clone(), row["sub_sector"].clone())));
        let moves = rows("nesta-career-causeways/mcc_transitions_Occupation_data.csv.gz")?;
        let moves = moves
            .iter()
            .filter_map(|row| Some((row["concept_uri"].clone(), row["n_desirable_and_highly_viable"].parse().ok()?)));
        let matrix = rows("nesta-career-causeways/mcc_transitions_Matrix_sectors.csv")?;
        let mut transitions = BTreeMap::new();
        for row in &matrix {
            let from = &row["skills-based sector"];
            for (to, share) in row.iter().filter(|(to, _)| *to != "skills-based sector") {
                transitions.insert((from.clone(), to.clone()), share.parse().unwrap());
            }
        }
        Some(Published {
            onet_code: onet_code.collect(),
            related,
            sectors: sectors.collect(),
            transitions,
            moves: moves.collect(),
            esco: esco.occupations,
            onet,
        })
    }
}

fn bytes(path: &str) -> Option<Vec<u8>> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    std::fs::read(path).ok()
}

fn rows(path: &str) -> Option<Vec<HashMap<String, String>>> {
    let mut content = bytes(path)?;
    if path.ends_with(".gz") {
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(content.as_slice()).read_to_end(&mut unpacked).unwrap();
        content = unpacked;
    }
    let content = String::from_utf8(content).unwrap();
    let content = content.trim_start_matches('\u{feff}');
    Some(csv::Reader::from_reader(content.as_bytes()).deserialize().map(Result::unwrap).collect())
}
