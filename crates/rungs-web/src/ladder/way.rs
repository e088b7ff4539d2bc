//! How people move along a line of a ladder.

use rungs_core::framework::{Route, RouteKind};

/// The level from which on a course is one for graduates.
const POSTGRADUATE: u8 = 7;

/// How people move along a line: what a way in comes to, seen from where the line begins. In the order in which they are
/// named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Way {
    Apprenticeship,
    UniversityCourse,
    PostgraduateCourse,
    CollegeCourse,
    Registration,
    Portfolio,
    Promotion,
    /// Into a post, by what one has done in the role before.
    Experience,
    /// Into a post, from outside.
    DirectEntry,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    /// Learning at work.
    Thick,
    /// Studying.
    Dashed,
    /// Registering.
    Dotted,
    /// Into a post.
    Thin,
}

impl Way {
    /// What a way in is to somebody from outside.
    pub(crate) fn of(route: &Route) -> Way {
        let is_postgraduate = route.level.is_some_and(|level| level >= POSTGRADUATE);
        match route.kind {
            RouteKind::Apprenticeship => Way::Apprenticeship,
            RouteKind::FullTimeCourse | RouteKind::PartTimeCourse | RouteKind::UniversityCourse if is_postgraduate => {
                Way::PostgraduateCourse
            }
            RouteKind::FullTimeCourse | RouteKind::PartTimeCourse | RouteKind::UniversityCourse => {
                Way::UniversityCourse
            }
            RouteKind::PostgraduateCourse => Way::PostgraduateCourse,
            RouteKind::CollegeCourse => Way::CollegeCourse,
            RouteKind::Registration => Way::Registration,
            RouteKind::Portfolio => Way::Portfolio,
            RouteKind::Promotion => Way::Promotion,
            RouteKind::DirectEntry => Way::DirectEntry,
        }
    }

    /// The key of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Way::Apprenticeship => "ladder-way-apprenticeship",
            Way::UniversityCourse => "ladder-way-university-course",
            Way::PostgraduateCourse => "ladder-way-postgraduate-course",
            Way::CollegeCourse => "ladder-way-college-course",
            Way::Registration => "ladder-way-registration",
            Way::Portfolio => "ladder-way-portfolio",
            Way::Promotion => "ladder-way-promotion",
            Way::Experience => "ladder-way-experience",
            Way::DirectEntry => "ladder-way-direct-entry",
        }
    }

    fn stroke(self) -> Stroke {
        match self {
            Way::Apprenticeship => Stroke::Thick,
            Way::UniversityCourse | Way::PostgraduateCourse | Way::CollegeCourse => Stroke::Dashed,
            Way::Registration => Stroke::Dotted,
            Way::Portfolio | Way::Promotion | Way::Experience | Way::DirectEntry => Stroke::Thin,
        }
    }
}

impl Stroke {
    /// Of a line along which people move in several ways, the first of them shows.
    pub(crate) fn of(ways: &[Way]) -> Stroke {
        ways.iter().min().map_or(Stroke::Thin, |way| way.stroke())
    }
}
