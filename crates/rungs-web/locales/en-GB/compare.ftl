# Roles side by side.

compare-title =
    { $count ->
        [0] Compare roles
        [one] Compare one role with others
        [2] Compare two roles
        [3] Compare three roles
       *[other] Compare four roles
    }
compare-lead = Choose up to four roles, and see side by side what you would do, what each asks of you, how long it takes and where it leads.

# What sets roles apart, in a few sentences. $it are titles of roles; levels follow each other in one sentence.
compare-lead-alike = { $count ->
        [2] Both roles are
       *[other] All { $number } roles are
    } at level { $level }.
compare-lead-level = { $it } { $count ->
        [one] is
       *[other] are
    } at level { $level }
compare-lead-level-more = { $it } at level { $level }
compare-lead-leads = { $from } leads to { $to }.
compare-lead-open = Open to you now: { $it }.
compare-lead-none = None of them is open to you yet.
compare-add =
    { $count ->
        [0] A role
       *[other] Another role
    }
compare-add-button = Add it
compare-unknown = No role here is called “{ $it }”. Choose one of those below, or try another name.
compare-mine = For you
compare-by = Best way in: { $it }
compare-why = Why
compare-no-way-in = No way in from outside
compare-not-told = Our sources don’t say
compare-band = Pay band
compare-do-all = All do this
compare-do = Only here
compare-bring-all = All bring this
compare-bring = Brought only here
compare-leads-all = All lead to
compare-leads = Leads to
compare-for-me = Compare them for me
compare-stored = “For you” uses what you told us, and nothing you told us has been stored.
