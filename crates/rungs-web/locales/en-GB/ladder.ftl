# The professions and their ladders.

professions-title = Professions
professions-lead = Each profession is a ladder, from the first job to the most senior. Most have more than one place to join.
professions-all = All professions
professions-size = { $roles ->
        [one] { $roles } role
       *[other] { $roles } roles
    }, { $from ->
        [none] no level given
       *[other] { $same ->
            [yes] level { $from }
           *[other] levels { $from } to { $to }
        }
    }

ladder-title = { $it }: the ladder
ladder-meta = The { $roles ->
        [one] one role
       *[other] { $roles } roles
    } of { $it } as a ladder: who starts where, which ways lead on, and what each asks.

# Small numbers in words.
ladder-number = { $count ->
        [0] none
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $count }
    }

# The sentence on top. $roles, $open and $unclear are numbers in words; those that begin a sentence have a capital.
ladder-holds = { $roles } { $count ->
        [one] role
       *[other] roles
    }, from { $first } to { $last }.
ladder-holds-one = One role, { $first }.
ladder-open = { $open } of the { $roles } roles { $count ->
        [one] is
       *[other] are
    } open to you now. The highest is { $highest }.
ladder-open-all = All { $roles } roles are open to you now. The highest is { $highest }.
ladder-open-none = None of the { $roles } roles is open to you yet.
ladder-open-only = The one role here is open to you now.
ladder-open-only-none = The one role here isn’t open to you yet.
ladder-unclear = { $unclear ->
       *[other] For { $unclear } we can’t tell yet: something isn’t known.
    }
ladder-role-at = { $role } at level { $level }
ladder-role-at-highest = { $role }, at level { $level }

# The switch, and what is known of the visitor.
ladder-views = What the ladder shows
ladder-view-all = All roles
ladder-view-open = What’s open to me
ladder-from-told = From what you told us.
ladder-change = Change an answer
ladder-not-told = Nothing you choose here is kept: it stands in the address of the page only.
ladder-ask = See what is open to you
ladder-ask-from = Where I am now
ladder-ask-nowhere = In none of these jobs
ladder-ask-hold = Qualifications I have
ladder-ask-hold-hint = Tick what you have. What you leave out counts as not known, never as a no. Grade 4 at GCSE is the old grade C.
ladder-ask-show = Show
ladder-ask-all = Show all roles again
ladder-ask-more = For a full answer, check one role at a time: each page has a button for it.

# The drawing.
ladder-drawing = { $it }: a ladder of roles
ladder-drawing-open = { $it }: a ladder of roles, with what is open to you
ladder-drawing-all = From the bottom up: { $roles }. The list below says the same in words.
ladder-drawing-mine = Open to you: { $open }. Not yet open, each with what it waits for: { $others }. The list below says the same in words.
ladder-nothing = nothing yet
ladder-here = You are here
ladder-band = Band { $it }
ladder-no-band = No pay band given
ladder-level-and-band = Level { $level }, band { $band }
ladder-level-only = Level { $level }
ladder-rung = Level { $it }
ladder-no-rung = No level
ladder-start = Start: { $it }
ladder-start-new = new to health and care
ladder-start-school = from school or college
ladder-start-graduate = with a degree
ladder-start-elsewhere = from another ladder
ladder-by = by { $it }
ladder-or = or
ladder-and = and
ladder-key-open = A solid box is open to you. A dashed box isn’t yet, and says what it waits for.
ladder-key-lines = How to read the lines
ladder-key-thick = Learning at work: an apprenticeship
ladder-key-dashed = Studying: a course at a college or university
ladder-key-dotted = Registering with a qualification from elsewhere
ladder-key-thin = Into a post: by direct entry, experience, promotion or a portfolio
ladder-key-first = Where several ways lead along one line, it is drawn as the first of them.
ladder-key-start = A rounded shape is a place where people join from outside.
ladder-key-gaps = { $count ->
        [one] Nothing on this ladder sits at level { $it }.
       *[other] Nothing on this ladder sits at levels { $it }.
    }

# How people move along a line.
ladder-way-apprenticeship = apprenticeship
ladder-way-university-course = university course
ladder-way-postgraduate-course = postgraduate course
ladder-way-college-course = college course
ladder-way-registration = registration
ladder-way-portfolio = portfolio
ladder-way-promotion = promotion
ladder-way-experience = experience
ladder-way-direct-entry = direct entry

# What England’s qualification levels mean.
ladder-level-1 = GCSE grades 1–3
ladder-level-2 = GCSE grades 4–9
ladder-level-3 = A level
ladder-level-4 = higher certificate
ladder-level-5 = foundation degree
ladder-level-6 = degree
ladder-level-7 = master’s degree
ladder-level-8 = doctorate

# The list.
ladder-list = The same ladder as a list
ladder-list-open = Open to you now
ladder-list-unclear = Can’t tell yet
ladder-list-not-yet = Not yet
ladder-list-here = Where you are
ladder-list-rung = Level { $level }, { $meaning }
ladder-list-from = From { $from }, by { $ways }.
ladder-list-from-bare = From { $from }.
ladder-list-start-by = Start { $it }, by { $ways }.
ladder-list-next = Leads to { $it }.
ladder-list-by-route = Best way in: { $it }
ladder-list-no-ways = No way in is on its page yet.
ladder-near = { $it }: the ladder
