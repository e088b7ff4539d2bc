//! The standings that a role has: of each way in, its funder's, and those of its offers.

use rungs_core::circuit::GateId;
use rungs_core::decide::RouteStanding;
use rungs_core::plane::Six;
use rungs_core::program::{NodeId, Program};
use rungs_core::standing::Interval;

/// One of the standings of a role, as a place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TargetId(pub(crate) usize);

/// The standings of a role, in order: of each way in its own, then the funder's, if it has one, then those of its offers.
#[derive(Clone, Debug)]
pub(crate) struct Targets {
    routes: Vec<RouteTargets>,
    /// Where each stands among the gates that decide.
    pub(crate) gates: Vec<Option<GateId>>,
    pub(crate) nodes: Vec<NodeId>,
}

#[derive(Clone, Copy, Debug)]
struct RouteTargets {
    standing: TargetId,
    funded: Option<TargetId>,
    first_offer: usize,
    offers: usize,
}

impl Targets {
    pub(crate) fn of(program: &Program<'_>) -> Targets {
        let mut targets = Targets { routes: Vec::new(), gates: Vec::new(), nodes: Vec::new() };
        for route in &program.routes {
            let mut add = |node: NodeId| {
                targets.nodes.push(node);
                targets.gates.push(program.place_in_deciding(node));
                TargetId(targets.nodes.len() - 1)
            };
            let standing = add(route.standing);
            let funded = route.funded.map(&mut add);
            route.offers.iter().for_each(|offer| {
                add(offer.standing);
            });
            let offers = route.offers.len();
            targets.routes.push(RouteTargets { standing, funded, first_offer: targets.nodes.len() - offers, offers });
        }
        targets
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The standing of a way in by its general rules.
    pub(crate) fn route(&self, route: usize) -> Option<TargetId> {
        self.routes.get(route).map(|route| route.standing)
    }

    /// What is known of every way in, of values in this order.
    pub(crate) fn told(&self, values: &[Six]) -> Vec<RouteStanding> {
        let value = |target: usize| values.get(target).map_or(Interval::UNKNOWN, |value| (*value).into());
        let told = self.routes.iter().map(|route| RouteStanding {
            standing: value(route.standing.0),
            funded: route.funded.map(|funded| value(funded.0)),
            offers: (route.first_offer..route.first_offer + route.offers).map(value).collect(),
        });
        told.collect()
    }

    /// The same, the other way.
    pub(crate) fn values(told: &[RouteStanding]) -> Vec<Six> {
        let of_route = |route: &RouteStanding| {
            let own = std::iter::once(route.standing).chain(route.funded);
            own.chain(route.offers.iter().copied()).map(Six::from).collect::<Vec<Six>>()
        };
        told.iter().flat_map(of_route).collect()
    }
}

/// Six planes of one standing, a bit for each person: sixty-four people a word, the first in the lowest bit of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planes {
    /// Whose floor is at least *by exception*, at least *at discretion*, *ready*; then the same of the ceiling.
    pub planes: [Vec<u64>; 6],
}

impl Planes {
    /// The planes of these people's standings, in order.
    pub fn of(people: impl ExactSizeIterator<Item = Six>) -> Planes {
        let words = people.len().div_ceil(64);
        let mut planes = Planes { planes: std::array::from_fn(|_| vec![0; words]) };
        for (person, six) in people.enumerate() {
            let bits = six.bits();
            for (place, plane) in planes.planes.iter_mut().enumerate() {
                if let Some(word) = plane.get_mut(person / 64) {
                    *word |= u64::from(bits >> place & 1) << (person % 64);
                }
            }
        }
        planes
    }

    /// How many people have reached each of them.
    pub fn counts(&self) -> [u64; 6] {
        std::array::from_fn(|plane| {
            self.planes.get(plane).into_iter().flatten().map(|word| u64::from(word.count_ones())).sum()
        })
    }
}
