# A role's page, and how a rule is decided.

role-at-level = Role at level { $it }
role-also-called = Also called { $it }.
role-check = Check whether I can start
role-compare = Compare with another role
role-plan = Plan the way there
role-glance = At a glance
role-level = Level
role-pay = Pay
role-band = Band { $it }
role-training = Training
role-register = Register
role-no-register = None to join
role-in-force = Holds from
role-reviewed = Last reviewed
role-duties = What you do
role-skills = What you bring
role-everyone = Everyone needs
role-strengths = “Must” is firm. “Usually” can be set aside by the people who ask. “Preferably” helps, and never decides. Open a line to see how it is decided.
role-any-way-in = To start any way in
role-ways-in = Ways in
role-ways-count =
    { $count ->
        [0] We know of no way in that starts here.
        [one] There is one way in that we know of.
       *[other] There are { $count } ways in that we know of.
    }
role-staying = Staying in the role
role-leads = Where it leads
role-leads-nowhere = Our sources name nothing beyond it.
role-no-page = (no page here yet)
role-ladders =
    { $count ->
        [one] The ladder it stands on
       *[other] The { $count } ladders it stands on
    }
role-notes =
    { $count ->
        [one] One more thing to know
       *[other] { $count } more things to know
    }
months =
    { $count ->
        [one] One month
       *[other] { $count } months
    }
months-between = { $least } to { $most } months

way-how-long = How long
way-gives = Gives you
way-offered-by = Offered by
way-others = and others not listed here
way-assessment = then { $it } of assessment
way-asks = What it asks
way-offer = What { $it } adds
way-funding = What the funder asks
way-funding-about = If you don’t meet these, your employer may still pay.

level-like-1 = like lower GCSE grades
level-like-2 = like a GCSE at grade 4 or above
level-like-3 = like an A level
level-like-4 = like the first year of a degree
level-like-5 = like a foundation degree
level-like-6 = like a degree with honours
level-like-7 = like a master’s degree
level-like-8 = like a doctorate

rule-unconfirmed = not confirmed by any source
how-if = It applies if
how-counts = What counts
how-question = We ask: “{ $it }”
how-settled = What settles it
how-firm = How firm it is
how-decides = { $it } may decide otherwise, or decides it.
how-asks = Who asks
how-when = When
how-starts-from = For starts from { $it }
how-starts-before = For starts before { $it }
how-read = Where we read it
how-page = On the page
how-line = line { $it }
read-on = (read on { $it })

settled-by-facts = Facts about you, and nothing else.
settled-by-judgement = Somebody’s judgement: no fact settles it.
settled-by-facts-and-judgement = Facts about you, and somebody’s judgement of them.
settled-by-nothing = Nothing: it asks nothing of you.
settled-by-each-item = The lines below it.
settled-by-not-known = We don’t know yet: nobody has read or found out what is asked.

strength-must = Must: it can’t be set aside.
strength-usually = Usually: whoever asks can make an exception.
strength-should = Should: it is expected, and whoever asks can set it aside.
strength-may = May: it is allowed, not asked.
strength-preferably = Preferably: it helps, and never decides.
strength-instead = It may count in place of the others.

source-read-on = Read on { $it }.
source-unconfirmed = General knowledge, which no source confirms.

role-similar = Similar work
role-similar-about = What these pages have in common with this one. Similar doesn’t mean open to you: a check says that.
role-similar-shared = Both: { $it }.
