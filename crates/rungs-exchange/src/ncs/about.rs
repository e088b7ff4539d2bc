//! The framework's own page.

use jiff::civil::Date;

use super::profile::Profile;

/// `framework.md`.
pub(super) fn page(profiles: &[Profile], on: Date) -> String {
    let has_courses = profiles.iter().any(Profile::has_courses);
    let newest = profiles.iter().filter_map(Profile::modified).max().unwrap_or("unknown");
    format!(
        "---\n\
         framework: ncs-job-profiles\n\
         title: Job profiles of the National Careers Service\n\
         version: {version}\n\
         ---\n\
         # Job profiles of the National Careers Service\n\
         \n\
         {count} role pages, made on {on} from job profiles of the National Careers Service for England, the newest of them \
         changed on {newest}. Nobody has gone through them yet. What was understood is a rule; what wasn't is kept as an \
         *Unread* bullet, and leaves an answer open.\n\
         \n\
         Law, pay, funding and entry requirements are those of the day a profile was last changed. They are not today's.\n\
         \n\
         {accepted}\
         ## Licence\n\
         \n\
         Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright, National \
         Careers Service. https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n",
        version = newest.get(..7).map_or("1".to_owned(), |month| month.replace('-', ".")),
        count = profiles.len(),
        accepted = if has_courses { NEVER_SAID } else { "" },
    )
}

/// What no profile ever says, said once.
const NEVER_SAID: &str = "## Accepted findings\n\
    - no-length on every imported page, because a job profile doesn't say how long a course takes.\n\
    - no-award on every imported page, because a job profile doesn't say what a course gives beyond its name.\n\
    \n";
