# What stands on every page.

site-name = Rungs
skip-to-main = Skip to main content
menu = Menu
menu-roles = Roles
menu-check = Check
menu-plan = Plan
menu-compare = Compare
breadcrumb = Breadcrumb
to-home = Go to the first page
home = Home
back = Back
footer-title = About Rungs
footer-rules = Rules as they stand on { $it }.

search-label = Your job now, or one you have in mind
search-hint = Any name for it will do: “HCA”, “therapy assistant”, “I work in a care home”
search-button = Search

# The first page.

home-title = What could you do next?
home-lead = See where a job in health and care can lead, what each step asks of you, and what you already have.
home-door-roles = Explore roles
home-about-roles = Read what people do, and see the ladder each role stands on.
home-door-check = Check what I can do
home-about-check = A few questions. “I don’t know” is always an answer.
home-door-compare = Compare roles
home-about-compare = Up to four, side by side: pay, time, what they ask, and where you stand.
home-professions =
    { $count ->
        [one] One profession
        [15] Fifteen professions, a ladder each
       *[other] { $count } professions, a ladder each
    }
home-professions-about = Each from the first job to the most senior.
home-promises = What you can rely on
home-promise-rule = Every answer shows the rule behind it, who set it, and when we last read it.
home-promise-unknown = What you haven’t told us never counts against you.
home-promise-next = You never get a plain no: there is always a next thing to do.
home-promise-kept = Nothing you tell us is stored.
