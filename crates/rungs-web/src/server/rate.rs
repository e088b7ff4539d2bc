//! How often one client may ask.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::settings::Settings;

/// Where a connection comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) SocketAddr);

/// Counts the requests of every client.
pub(super) struct Rate {
    /// None, where nobody is counted.
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    /// Requests at once.
    burst: NonZeroU32,
    proxies: u8,
}

impl Rate {
    pub(super) fn new(settings: &Settings) -> Rate {
        let burst = NonZeroU32::new(settings.burst).unwrap_or(NonZeroU32::MIN);
        let quota = |rate: NonZeroU32| RateLimiter::keyed(Quota::per_second(rate).allow_burst(burst));
        Rate { limiter: NonZeroU32::new(settings.rate).map(quota), burst, proxies: settings.proxies }
    }

    /// Forgets who has been quiet for so long that they may ask as if for the first time.
    pub(super) fn forget(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// Seconds that a client should wait before asking for as much as so many requests, where they should.
    fn wait(&self, client: IpAddr, requests: NonZeroU32) -> Option<u64> {
        // What weighs more than anybody may ever ask for at once is never asked for: see `Allowance::take`.
        let refused = self.limiter.as_ref()?.check_key_n(&client, requests).ok()?.err()?;
        Some(refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }
}

/// What the client of a request may still ask for. The request itself is counted already.
#[derive(Clone)]
pub(crate) struct Allowance {
    rate: Arc<Rate>,
    client: IpAddr,
}

impl Allowance {
    /// Whose it is: an address, or a network.
    pub(crate) fn client(&self) -> IpAddr {
        self.client
    }

    /// Counts a request as so many, or asks its client to wait. It never weighs more than what may be asked at once:
    /// whoever waits for long enough is answered.
    pub(crate) fn take(&self, weight: usize) -> Result<(), TooMany> {
        let most = self.rate.burst.get() - 1;
        let more = u32::try_from(weight.saturating_sub(1)).unwrap_or(u32::MAX).min(most);
        match NonZeroU32::new(more).and_then(|more| self.rate.wait(self.client, more)) {
            Some(seconds) => Err(TooMany { seconds }),
            None => Ok(()),
        }
    }
}

/// A client should wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMany {
    seconds: u64,
}

impl IntoResponse for TooMany {
    fn into_response(self) -> Response {
        (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from(self.seconds))]).into_response()
    }
}

/// Who asks: the peer or, behind proxies that are trusted, whom the outermost of them names. Of an IPv6 address, the
/// network of one site is what counts: whoever has one address has the others too.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: u8) -> IpAddr {
    let named = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = named.flat_map(|value| value.split(',')).collect();
    let place = named.len().checked_sub(usize::from(proxies)).filter(|_| proxies > 0);
    let told = place.and_then(|place| address(named.get(place)?.trim()));
    match told.unwrap_or(peer).to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

/// An address, with a port behind it or not.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// Whether an address costs next to nothing, so that it is free.
fn is_free(path: &str) -> bool {
    path.starts_with("/assets/") || ["/health", "/metrics", "/favicon.ico"].contains(&path)
}

/// Lets a request through, or asks its client to wait.
pub(super) async fn limited(State(rate): State<Arc<Rate>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    if let Some(peer) = peer.filter(|_| !is_free(request.uri().path())) {
        let client = client(peer, request.headers(), rate.proxies);
        if let Some(seconds) = rate.wait(client, NonZeroU32::MIN) {
            return TooMany { seconds }.into_response();
        }
        request.extensions_mut().insert(Allowance { rate, client });
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn the_client_is_whom_the_outermost_trusted_proxy_names() {
        let peer = "10.0.0.1";
        let cases: [(&str, &[&str], u8, &str); 10] = [
            (peer, &[], 0, peer),
            (peer, &["1.2.3.4"], 0, peer),
            (peer, &["1.2.3.4"], 1, "1.2.3.4"),
            // Whoever asks can write what they like in front.
            (peer, &["6.6.6.6, 1.2.3.4"], 1, "1.2.3.4"),
            (peer, &["6.6.6.6", "1.2.3.4, 10.0.0.2"], 2, "1.2.3.4"),
            // A proxy that said nothing, or something else.
            (peer, &[], 1, peer),
            (peer, &["unknown"], 1, peer),
            (peer, &["1.2.3.4:5678"], 1, "1.2.3.4"),
            (peer, &["[2001:db8:1:2:3:4:5:6]:443"], 1, "2001:db8:1:2::"),
            ("::ffff:1.2.3.4", &[], 0, "1.2.3.4"),
        ];
        for (peer, forwarded, proxies, expected) in cases {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            let found = client(peer.parse().unwrap(), &headers, proxies);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{forwarded:?} behind {proxies}");
        }
    }

    #[test]
    fn one_client_waits_and_another_does_not() {
        let rate = Rate::new(&Settings { rate: 1, burst: 2, ..Settings::default() });
        let (one, other) = (IpAddr::from([1, 1, 1, 1]), IpAddr::from([2, 2, 2, 2]));
        let wait = |client| rate.wait(client, NonZeroU32::MIN);
        assert_eq!([wait(one), wait(one), wait(one), wait(other)], [None, None, Some(1), None]);
    }

    #[test]
    fn what_weighs_more_than_all_that_may_be_asked_at_once_is_answered_to_whoever_waited() {
        let rate = Arc::new(Rate::new(&Settings { rate: 1, burst: 10, ..Settings::default() }));
        let client = IpAddr::from([1, 1, 1, 1]);
        let allowance = Allowance { rate: Arc::clone(&rate), client };
        assert_eq!(rate.wait(client, NonZeroU32::MIN), None);
        assert!(allowance.take(1).is_ok(), "the request itself is counted already");
        assert!(allowance.take(1_000).is_ok());
        let refused = allowance.take(1_000).unwrap_err();
        assert!((8..=10).contains(&refused.seconds), "{refused:?}");
    }

    #[test]
    fn without_a_rate_nobody_waits() {
        let rate = Rate::new(&Settings { rate: 0, ..Settings::default() });
        assert!((0..10_000).all(|_| rate.wait(IpAddr::from([1, 1, 1, 1]), NonZeroU32::MIN).is_none()));
    }
}
