//! Packing and sealing.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rungs_core::date::Date;
use sha2::{Digest, Sha256};

use super::Told;

/// What is sealed is bound to this: another shape of state has another name, and older pages are then told to be old.
const SHAPE: &[u8] = b"rungs: what was told, 1";
/// Bytes that a nonce has; drawn at random, so many that none is ever drawn twice.
const NONCE: usize = 24;
/// Characters of a sealed state at most: an address with it still passes through common proxies.
pub(crate) const LONGEST: usize = 7_000;
/// Bytes that a state may unpack to. Only what this server sealed is ever unpacked, so this is a second lock.
const LARGEST: u64 = 256 * 1024;
/// Days for which a sealed state can be read: a link left behind in a browser doesn't tell for ever.
const DAYS: i64 = 30;

/// Seals what visitors tell, and opens it again.
pub(crate) struct Seal {
    cipher: XChaCha20Poly1305,
}

/// What came of opening a seal.
#[derive(Debug)]
pub(crate) enum Unsealed {
    /// It is whole, and was made not long ago.
    Told(Told),
    /// It was changed on the way, or sealed by somebody else, or before a restart.
    Foreign,
    /// It was made too long ago.
    Old,
}

impl Seal {
    pub(crate) fn new(secret: Option<&str>) -> Result<Seal, String> {
        let key: [u8; 32] = match secret {
            Some(secret) => Sha256::digest(secret.as_bytes()).into(),
            None => {
                let mut key = [0; 32];
                getrandom::fill(&mut key).map_err(|error| format!("no random key can be made: {error}"))?;
                key
            }
        };
        Ok(Seal { cipher: XChaCha20Poly1305::new(&key.into()) })
    }

    /// What was told, sealed; none where it is too long for an address.
    pub(crate) fn close(&self, told: &Told) -> Option<String> {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&serde_json::to_vec(told).ok()?).ok()?;
        let packed = packer.finish().ok()?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).ok()?;
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), Payload { msg: &packed, aad: SHAPE }).ok()?;
        let text = URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat());
        (text.len() <= LONGEST).then_some(text)
    }

    /// Opens what [`Seal::close`] made.
    pub(crate) fn open(&self, text: &str, today: Date) -> Unsealed {
        let Some(told) = self.unsealed(text) else { return Unsealed::Foreign };
        let age = told.made.and_then(|made| made.until(today).ok()).map(|age| age.get_days());
        match age {
            Some(days) if i64::from(days) <= DAYS => Unsealed::Told(told),
            _ => Unsealed::Old,
        }
    }

    fn unsealed(&self, text: &str) -> Option<Told> {
        if text.len() > LONGEST {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let packed = self.cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: SHAPE }).ok()?;
        let mut plain = Vec::new();
        DeflateDecoder::new(packed.as_slice()).take(LARGEST).read_to_end(&mut plain).ok()?;
        serde_json::from_slice(&plain).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use serde_json::json;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn told() -> Told {
        let mut told = Told::new(day("2026-11-26"));
        told.set_file(json!({ "answers": { "Do you drive?": true } }));
        told
    }

    #[test]
    fn what_was_sealed_is_opened_as_it_was() {
        let seal = Seal::new(Some("a secret")).unwrap();
        let text = seal.close(&told()).unwrap();
        let Unsealed::Told(opened) = seal.open(&text, day("2026-12-01")) else { panic!("not opened") };
        assert_eq!(opened, told());
        assert!(!text.contains("drive"));
    }

    #[test]
    fn any_change_breaks_the_seal() {
        let seal = Seal::new(Some("a secret")).unwrap();
        let text = seal.close(&told()).unwrap();
        for place in 0..text.len() {
            let other = if text.get(place..=place) == Some("A") { "B" } else { "A" };
            let mut changed = text.clone();
            changed.replace_range(place..=place, other);
            assert!(matches!(seal.open(&changed, day("2026-11-26")), Unsealed::Foreign), "{place}");
        }
        for text in ["", "A", "ä", &text[..text.len() / 2], &"A".repeat(100_000)] {
            assert!(matches!(seal.open(text, day("2026-11-26")), Unsealed::Foreign), "{text}");
        }
    }

    #[test]
    fn another_secret_opens_nothing() {
        let text = Seal::new(Some("a secret")).unwrap().close(&told()).unwrap();
        assert!(matches!(Seal::new(Some("another")).unwrap().open(&text, day("2026-11-26")), Unsealed::Foreign));
        assert!(matches!(Seal::new(None).unwrap().open(&text, day("2026-11-26")), Unsealed::Foreign));
    }

    #[test]
    fn a_month_later_it_is_too_old() {
        let seal = Seal::new(None).unwrap();
        let text = seal.close(&told()).unwrap();
        assert!(matches!(seal.open(&text, day("2026-12-26")), Unsealed::Told(_)));
        assert!(matches!(seal.open(&text, day("2026-12-27")), Unsealed::Old));
    }

    #[test]
    fn a_long_working_life_fits() {
        let job = |n: usize| json!({ "role": "healthcare support worker", "employer": { "name": format!("Trust number {n} of many"), "sector": "NHS" }, "hours_per_week": 20 + n, "from": format!("20{n:02}-0{}", n % 9 + 1) });
        let held = |n: usize| json!({ "type": "GCSE", "subject": format!("subject {n}"), "grade": n % 9 + 1 });
        let mut told = told();
        told.set_file(json!({
            "employments": (10..22).map(job).collect::<Vec<_>>(),
            "qualifications": (0..40).map(held).collect::<Vec<_>>(),
        }));
        let length = Seal::new(None).unwrap().close(&told).unwrap().len();
        assert!(length < LONGEST / 2, "{length}");
    }

    #[test]
    fn what_is_too_long_for_an_address_is_not_sealed() {
        let mut told = told();
        let noise: Vec<String> =
            (0..2_000u64).map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        told.set_file(json!({ "not_known": noise }));
        assert!(Seal::new(None).unwrap().close(&told).is_none());
    }
}
