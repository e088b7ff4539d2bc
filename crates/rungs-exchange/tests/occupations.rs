//! Classifications of occupations: what is read, what is set aside with its reason, and that nothing vanishes.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::path::{Path, PathBuf};

use jiff::civil::date;
use proptest::prelude::*;
use rungs_exchange::{EscoFiles, Occupations, OccupationsImport, OnetFiles, Weights, import_esco, import_onet};

const ESCO_OCCUPATIONS: &str = "\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description
Occupation,o/founder,7211,bell founder,\"bell founder
caster of bells
maker of bells\",,released,\"Casts bells, and tunes them.\"
Occupation,o/ringer,2652,bell ringer,ringer of bells,campanologist,released,
Occupation,o/old,2652,town crier,,,obsolete,
Occupation,o/ringer,2652,bell ringer again,ringing person,,released,
Occupation,o/nameless,2652,,,,released,
Occupation,o/tuner,7312,bell tuner,,,released,Tunes them.
";
const ESCO_SKILLS: &str = "\
conceptType,conceptUri,skillType,preferredLabel,altLabels,description
KnowledgeSkillCompetence,s/cast,skill/competence,cast metal,\"pour metal
form metal\",Pour it.
KnowledgeSkillCompetence,s/tune,skill/competence,tune bells,,
KnowledgeSkillCompetence,s/acoustics,knowledge,acoustics,,
KnowledgeSkillCompetence,s/nobody,knowledge,carillons of the moon,,
KnowledgeSkillCompetence,s/nameless,knowledge,,,
";
const ESCO_RELATIONS: &str = "\
occupationUri,relationType,skillType,skillUri
o/founder,optional,skill/competence,s/cast
o/founder,essential,skill/competence,s/cast
o/founder,optional,knowledge,s/acoustics
o/tuner,essential,skill/competence,s/tune
o/tuner,essential,skill/competence,s/tune
o/tuner,essential,knowledge,s/acoustics
o/ringer,wished,knowledge,s/acoustics
o/gone,essential,knowledge,s/acoustics
o/ringer,essential,knowledge,s/missing
";
const ESCO_BROADER: &str = "\
conceptType,conceptUri,broaderType,broaderUri
ISCOGroup,isco/1,ISCOGroup,isco/0
Occupation,o/founder,ISCOGroup,isco/1
Occupation,o/tuner,Occupation,o/founder
Occupation,o/tuner,Occupation,o/gone
";
const ONET_OCCUPATIONS: &str = "O*NET-SOC Code\tTitle\tDescription\r\n\
51-1.00\tBell Founders\tCast \"bells\".\r\n\
51-2.00\tBell Tuners\tTune bells.\r\n\
51-2.00\tBell Tuners\tTune bells.\r\n";
const ONET_SKILLS: &str = "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\tRecommend Suppress\r\n\
51-1.00\tBell Founders\t2.A\tListening\tIM\tImportance\t4.5\tN\r\n\
51-1.00\tBell Founders\t2.A\tListening\tLV\tLevel\t5.5\tN\r\n\
51-1.00\tBell Founders\t2.B\tSpeaking\tIM\tImportance\t3\tY\r\n\
51-2.00\tBell Tuners\t2.A\tListening\tIM\tImportance\t5\tN\r\n\
51-2.00\tBell Tuners\t2.B\tSpeaking\tIM\tImportance\tn/a\tN\r\n\
99-9.00\tNobody\t2.A\tListening\tIM\tImportance\t5\tN\r\n";
const ONET_KNOWLEDGE: &str = "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\tRecommend Suppress\r\n\
51-1.00\tBell Founders\t2.C\tPhysics\tIM\tImportance\t3\tN\r\n";
const ONET_TITLES: &str = "O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\r\n\
51-1.00\tBell Founders\tBell Caster\tBC\t08\r\n\
51-1.00\tBell Founders\tBell Founders\tn/a\t08\r\n";
const ONET_RELATED: &str = "O*NET-SOC Code\tTitle\tRelated O*NET-SOC Code\tRelated Title\tRelatedness Tier\tIndex\r\n\
51-1.00\tBell Founders\t51-2.00\tBell Tuners\tPrimary-Short\t1\r\n\
51-1.00\tBell Founders\t77-7.00\tWithheld\tPrimary-Short\t2\r\n";

fn esco(occupations: &[u8], skills: &[u8], relations: &[u8]) -> OccupationsImport {
    let broader = Some(ESCO_BROADER.as_bytes());
    import_esco(&EscoFiles { occupations, skills, relations, broader }, date(2026, 11, 27))
}

fn onet(occupations: &[u8], skills: &[u8]) -> OccupationsImport {
    let files = OnetFiles {
        occupations,
        skills,
        knowledge: ONET_KNOWLEDGE.as_bytes(),
        titles: Some(ONET_TITLES.as_bytes()),
        related: Some(ONET_RELATED.as_bytes()),
    };
    import_onet(&files, date(2026, 11, 27))
}

/// What became of a field: what came in, was kept, was changed, and was lost by the reason.
fn fate(import: &OccupationsImport, field: &str) -> String {
    let found = import.report.fields.iter().find(|one| one.field == field);
    let Some(found) = found else { return "not there".to_owned() };
    let lost: Vec<String> = found.lost.iter().map(|(why, count)| format!("{count} {why}")).collect();
    format!("{} in, {} kept, {} changed; {}", found.in_, found.kept, found.changed, lost.join("; "))
}

/// Titles, each with its skills.
fn listed(import: &OccupationsImport) -> Vec<String> {
    let skill = |(place, weight): &(u32, u8)| {
        format!("{} {weight}", import.occupations.skills[usize::try_from(*place).unwrap()].name)
    };
    let line = |one: &rungs_exchange::Occupation| {
        format!("{}: {}", one.title, one.skills.iter().map(skill).collect::<Vec<_>>().join(", "))
    };
    import.occupations.occupations.iter().map(line).collect()
}

#[test]
fn a_release_of_esco_is_read_and_counted() {
    let import = esco(ESCO_OCCUPATIONS.as_bytes(), ESCO_SKILLS.as_bytes(), ESCO_RELATIONS.as_bytes());
    assert!(import.report.adds_up(), "{:#?}", import.report);
    assert_eq!(
        listed(&import),
        ["bell founder: cast metal 100, acoustics 50", "bell ringer: ", "bell tuner: tune bells 100, acoustics 100"]
    );
    let founder = &import.occupations.occupations[0];
    assert_eq!(founder.also_called, ["caster of bells", "maker of bells"]);
    assert_eq!((founder.group.as_deref(), founder.related.as_slice()), (Some("7211"), [2].as_slice()));
    let records = import.report.records;
    assert_eq!((records.in_, records.read, records.set_aside), (6, 3, 3));
    let faults: Vec<String> =
        import.report.faults.iter().map(|fault| format!("{}: {}", fault.place, fault.what)).collect();
    assert_eq!(
        faults,
        [
            "occupations_en.csv, line 6: it is obsolete: set aside",
            "occupations_en.csv, line 7: another one has this address: set aside",
            "occupations_en.csv, line 8: it has no name: set aside",
        ]
    );
    for (field, expected) in [
        (
            "essential skills",
            "6 in, 3 kept, 0 changed; 1 another row says the same; 1 it names a skill that isn't among those read; 1 it names an occupation that isn't among those read",
        ),
        ("optional skills", "2 in, 1 kept, 0 changed; 1 it is essential as well"),
        ("skills of neither sort", "1 in, 0 kept, 0 changed; 1 it is neither essential nor optional"),
        ("skills", "5 in, 3 kept, 0 changed; 1 it has no name; 1 no occupation that was read takes it"),
        ("other names of skills", "2 in, 0 kept, 0 changed; 2 a skill is shown by its first name"),
        (
            "other names",
            "6 in, 3 kept, 0 changed; 1 it is the title, or there twice; 1 its occupation was set aside; 1 the classification hides it",
        ),
        (
            "related occupations",
            "4 in, 1 kept, 0 changed; 2 it is about a group, and an occupation has the number of its own; 1 it names an occupation that isn't among those read",
        ),
        ("cells of other columns", "25 in, 0 kept, 0 changed; 25 the import has no use for the column"),
        ("descriptions", "3 in, 0 kept, 0 changed; 3 similarity needs none of it"),
    ] {
        assert_eq!(fate(&import, field), expected, "{field}");
    }
}

#[test]
fn a_release_of_onet_is_read_and_counted() {
    let import = onet(ONET_OCCUPATIONS.as_bytes(), ONET_SKILLS.as_bytes());
    assert!(import.report.adds_up(), "{:#?}", import.report);
    assert_eq!(listed(&import), ["Bell Founders: Listening 88, Physics 50", "Bell Tuners: Listening 100"]);
    assert_eq!(import.occupations.weights, Weights::Importance);
    let founders = &import.occupations.occupations[0];
    assert_eq!(founders.also_called, ["Bell Caster", "BC"]);
    assert_eq!((founders.group.as_deref(), founders.related.as_slice()), (Some("51"), [1].as_slice()));
    assert_eq!(
        fate(&import, "importance of skills"),
        "6 in, 0 kept, 2 changed; 1 it is no rating from 1 to 5 of something with a name; 1 it names an occupation that isn't \
         among those read; 1 the level that it takes goes with the importance, which is kept; 1 the source advises against \
         using it"
    );
    assert_eq!(import.report.records.set_aside, 1);
}

#[test]
fn what_is_written_is_read_again() {
    let import = esco(ESCO_OCCUPATIONS.as_bytes(), ESCO_SKILLS.as_bytes(), ESCO_RELATIONS.as_bytes());
    let written = import.occupations.written().unwrap();
    assert_eq!(Occupations::read(written.as_bytes()), Ok(import.occupations));
    for (from, to, expected) in [
        ("rungs-occupations/1", "rungs-occupations/9", "its format is “rungs-occupations/9”"),
        ("[2,50]", "[77,50]", "“bell founder” has a skill that isn't there"),
        ("[0,100]", "[0,101]", "“bell founder” has a skill that isn't there, or a weight over 100"),
        ("[0,100]", "[9,100]", "the skills of “bell founder” aren't in order"),
        ("\"related\":[2]", "\"related\":[8]", "“bell founder” is related to an occupation that isn't there"),
        ("o/tuner", "o/founder", "the occupation o/founder is there twice"),
        ("\"skills\"", "\"talents\"", "this is no file of occupations"),
    ] {
        let mangled = written.replacen(from, to, 1);
        assert_ne!(mangled, written, "{from} stands there");
        let told = Occupations::read(mangled.as_bytes()).unwrap_err();
        assert!(told.starts_with(expected) && told.contains("import it again"), "{told}");
    }
    let half = &written.as_bytes()[..written.len() / 2];
    assert!(Occupations::read(half).unwrap_err().starts_with("this is no file of occupations"));
}

#[test]
fn another_file_is_told_and_not_taken() {
    let import = esco(ESCO_SKILLS.as_bytes(), ESCO_SKILLS.as_bytes(), ESCO_OCCUPATIONS.as_bytes());
    let told: Vec<&str> = import.report.faults.iter().map(|fault| fault.what.as_str()).collect();
    assert_eq!(
        told,
        [
            "it has no name: set aside",
            "no column is called occupationUri or relationType or skillUri: this is another file, or another edition"
        ]
    );
    let import = onet(ESCO_OCCUPATIONS.as_bytes(), ONET_SKILLS.as_bytes());
    assert_eq!(import.report.records.in_, 0);
    assert!(import.report.faults[0].what.starts_with("no column is called O*NET-SOC Code or Title"));
}

#[test]
fn rows_that_break_off_are_set_aside_with_their_line() {
    let mut broken = ESCO_RELATIONS.as_bytes().to_vec();
    broken.extend(b"o/tuner,essential\no/tuner,optional,knowledge,s/\xff\n");
    let import = esco(ESCO_OCCUPATIONS.as_bytes(), ESCO_SKILLS.as_bytes(), &broken);
    let told: Vec<String> =
        import.report.faults.iter().map(|fault| format!("{}: {}", fault.place, fault.what)).collect();
    assert!(
        told.contains(
            &"occupationSkillRelations.csv, line 11: this row has 2 columns, and the first line names 4: set aside"
                .to_owned()
        ),
        "{told:#?}"
    );
    assert!(
        told.contains(&"occupationSkillRelations.csv, line 12: it is no text in UTF-8: set aside".to_owned()),
        "{told:#?}"
    );
    assert!(import.report.adds_up());
    let many = ESCO_RELATIONS.to_owned() + &"x\n".repeat(500);
    let import = esco(ESCO_OCCUPATIONS.as_bytes(), ESCO_SKILLS.as_bytes(), many.as_bytes());
    let last = import.report.faults.last().unwrap();
    assert_eq!(last.what, "480 more rows can't be read, and are set aside");
    assert!(import.report.faults.len() < 30);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Whatever is cut off or spoilt: what is there is read, what isn't is told, and all of it adds up.
    #[test]
    fn spoilt_files_are_survived(cut in 0_usize..2_000, at in 0_usize..2_000, byte: u8, which in 0_usize..3) {
        let mut files = [ESCO_OCCUPATIONS, ESCO_SKILLS, ESCO_RELATIONS].map(|file| file.as_bytes().to_vec());
        let file = &mut files[which];
        file.truncate(cut);
        if let Some(place) = file.get_mut(at) { *place = byte; }
        let import = esco(&files[0], &files[1], &files[2]);
        prop_assert!(import.report.adds_up(), "{:#?}", import.report);
        let written = import.occupations.written().unwrap();
        prop_assert_eq!(Occupations::read(written.as_bytes()), Ok(import.occupations));

        let mut files = [ONET_OCCUPATIONS, ONET_SKILLS].map(|file| file.as_bytes().to_vec());
        let file = &mut files[which % 2];
        file.truncate(cut);
        if let Some(place) = file.get_mut(at) { *place = byte; }
        let import = onet(&files[0], &files[1]);
        prop_assert!(import.report.adds_up(), "{:#?}", import.report);
        let written = import.occupations.written().unwrap();
        prop_assert_eq!(Occupations::read(written.as_bytes()), Ok(import.occupations));
    }
}

fn published(path: &str) -> Option<Vec<u8>> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    std::fs::read(path).ok()
}

#[test]
fn the_published_releases_are_read_whole() {
    let (Some(occupations), Some(skills), Some(relations), Some(broader)) = (
        published("esco-v1.1/occupations_en.csv.gz"),
        published("esco-v1.1/skills_en.csv.gz"),
        published("esco-v1.1/occupationSkillRelations.csv.gz"),
        published("esco-v1.1/broaderRelationsOccPillar.csv.gz"),
    ) else {
        println!("left out: the published classifications are not beside this checkout");
        return;
    };
    let files =
        EscoFiles { occupations: &occupations, skills: &skills, relations: &relations, broader: Some(&broader) };
    let import = import_esco(&files, date(2026, 11, 27));
    println!("{:#?}", import.report);
    assert!(import.report.adds_up());
    let records = import.report.records;
    assert_eq!((records.in_, records.read, records.set_aside), (2_654, 2_654, 0));
    let pairs: usize = import.occupations.occupations.iter().map(|one| one.skills.len()).sum();
    // All but 67 rows that name an occupation which the release itself no longer has.
    assert_eq!(pairs, 108_443 - 67);
    assert!(import.report.faults.is_empty(), "{:?}", import.report.faults);
    // Half of the packed file: what could be unpacked is read, and the rest is told.
    let half = EscoFiles { relations: &relations[..relations.len() / 2], ..files };
    let import = import_esco(&half, date(2026, 11, 27));
    assert!(import.report.adds_up());
    assert!(import.report.faults.iter().any(|fault| fault.what.contains("breaks off before its end")));

    let onet = |name: &str| published(&format!("onet-29.3/{name}.txt.gz")).expect("it is beside the other one");
    let [occupations, skills, knowledge, titles, related] =
        ["Occupation Data", "Skills", "Knowledge", "Alternate Titles", "Related Occupations"].map(onet);
    let files = OnetFiles {
        occupations: &occupations,
        skills: &skills,
        knowledge: &knowledge,
        titles: Some(&titles),
        related: Some(&related),
    };
    let import = import_onet(&files, date(2026, 11, 27));
    println!("{:#?}", import.report);
    assert!(import.report.adds_up());
    assert_eq!(import.report.records.read, 856);
    assert_eq!(import.occupations.skills.len(), 35 + 33);
    assert!(import.report.faults.is_empty(), "{:?}", import.report.faults);
}
