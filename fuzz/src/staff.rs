use rungs_workforce::draft::{draft, preview};
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::staff::Reading;

use crate::shipped::{SHIPPED, TODAY};

/// What stands between a mapping and a staff export.
const BETWEEN: &[u8] = b"\n=== staff\n";

/// Any bytes are a staff export, or say why not; with a mapping in front of them, they are read by it. No row is lost.
pub fn staff(input: &[u8]) {
    let framework = &SHIPPED.checked.framework;
    let parted = input.windows(BETWEEN.len()).position(|part| part == BETWEEN);
    let (mapping, content) = match parted.and_then(|at| input.split_at_checked(at)) {
        Some((mapping, rest)) => (Some(mapping), rest.strip_prefix(BETWEEN).unwrap_or_default()),
        None => (None, input),
    };
    let export = match Export::of_bytes("staff", content.to_vec()) {
        Ok(export) => export,
        Err(fault) => {
            assert!(!fault.message.is_empty(), "a refusal says why");
            return;
        }
    };
    let mut exports = vec![export];
    let mapping = match mapping.map(Mapping::read) {
        Some(Ok(mapping)) => mapping,
        Some(Err(faults)) => {
            assert!(faults.iter().all(|fault| !fault.message.is_empty()), "a fault says what is wrong");
            return;
        }
        None => {
            let Ok(draft) = draft(&mut exports, framework, TODAY) else { return };
            if let Some(export) = exports.first_mut() {
                let _ = preview(export, &draft.mapping, framework, TODAY, 20);
            }
            let read = Mapping::read(draft.to_yaml().as_bytes()).map(|mapping| mapping.columns);
            assert_eq!(read, Ok(draft.mapping.columns.clone()), "what a draft writes is what it proposes");
            draft.mapping
        }
    };
    let again = Mapping::read(mapping.to_yaml().as_bytes()).map(|mapping| mapping.to_yaml());
    assert_eq!(again, Ok(mapping.to_yaml()), "what a mapping writes is what it reads");
    let Ok(mut reading) = Reading::open(exports, &mapping, framework, TODAY) else { return };
    let (mut people, mut set_aside) = (0, 0);
    while let Ok(Some(batch)) = reading.next_batch(10) {
        assert_eq!(batch.crowd.len(), batch.people.len(), "everybody of a batch is in its crowd");
        people += batch.people.iter().map(|somebody| somebody.rows.len() as u64).sum::<u64>();
        set_aside += batch.set_aside.len() as u64;
    }
    let rows = reading.summary().rows;
    assert_eq!((rows.read, rows.set_aside), (people, set_aside), "what is counted is what came out");
}
