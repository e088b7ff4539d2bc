# Where one stands.

sign-ready = Ready
sign-apply = You can apply
sign-they-decide = They decide
sign-cannot-tell = Can’t tell yet
sign-exception = Only by exception
sign-not-yet = Not yet
mark-met = Met
mark-theirs = Theirs to decide
mark-does-not-apply = Doesn’t apply
mark-not-needed = Not needed
mark-not-met = Not met
mark-cannot-tell = Can’t tell yet

group-ready = Ready: you meet everything asked
group-apply = You can apply
group-they-decide = They decide
group-cannot-tell = Can’t tell yet
group-exception = Only by exception
group-not-yet = Not yet

standings-title = Where you stand
standings-lead =
    { $count ->
        [0] None of the { $all } roles is open to you yet, as far as you’ve told us. Each says what it waits for.
        [one] One of the { $all } roles is open to you now. Each of the others says what it waits for.
       *[other] { $count } of the { $all } roles are open to you now. Each of the others says what it waits for.
    }

moved-since = You changed your answer to “{ $it }”
moved-nothing = Nothing else moved: every way in stands as it did.
moved-now = now
takes = It takes you { $it }.
takes-at-least =
    { $count ->
        [one] It takes you at least one month, and longer with fewer hours a week.
       *[other] It takes you at least { $count } months, and longer with fewer hours a week.
    }
funded-yes = Funding: yes, by the funder’s rules
funded-no = Funding: no
funded-cannot-tell = Funding: can’t tell yet
funded-perhaps = Funding: perhaps, as the funder decides
funded-open = Not told: { $it }.
mends-title =
    { $count ->
        [one] The one thing left
        [2] The two things left
        [3] The three things left
       *[other] The { $count } things left
    }
mends-any = Any one of these is enough. Nothing smaller would be.
mends-more =
    { $count ->
        [one] There is one more way.
       *[other] There are { $count } more ways.
    }
mends-and-others = These are the smallest, and there are others.
either = Either
or = Or
count-met = { $count } met
count-not-met = { $count } not met
count-cannot-tell =
    { $count ->
        [one] one we can’t tell yet
       *[other] { $count } we can’t tell yet
    }
count-theirs =
    { $count ->
        [one] one for others to decide
       *[other] { $count } for others to decide
    }
count-not-needed = { $count } not needed
count-does-not-apply =
    { $count ->
        [one] one that doesn’t apply
       *[other] { $count } that don’t apply
    }
preferred = Preferred: { $it }. It decides nothing.
told-of-the-course = It is about the course, not about you.
told-to-come = It comes once you are offered a place.
told-missing = Not told: { $it }
why = Why
why-told = What you told us
why-rule = What the rule says
why-who = Who asks, and who can set it aside
why-asks = { $it } asks.
why-exception = { $it } can make an exception.
why-decides = { $it } decides.
why-firm = A must can’t be set aside.
why-you-dont-know = You chose “I don’t know”.
why-not-told = You haven’t told us.
why-answer = Answer this
result-others =
    { $count ->
        [one] The other way in
       *[other] The { $count } other ways in
    }
result-everything = Everything it asks
result-nothing-asked = Nothing is asked to start.
result-where = Where you could do it
result-where-others = We don’t list every place. Ask your education lead which ones your employer works with.
result-adds = What it asks beside
result-next = What comes next
result-to-hold = To hold the role, by whichever way in
result-ask-more = Answer more questions
result-role = About the role: { $it }
result-stored = Nothing you told us has been stored. Answered on { $it }, with the rules in force that day.
result-share = The address of this page holds your answers, so share this one instead:
result-share-link = { $it }
print = Print
problem-unprintable-title = This plan can’t be printed
problem-unprintable-what = Something in it can’t be put on paper here.
problem-unprintable-do = Your browser prints the plan’s own page, and the calendar and the plan file take any letters.
problem-no-way-in-title = There is no way in to check
problem-no-way-in-what = Our sources name no way into this role that starts from outside it.
problem-no-way-in-do = Its own page says what is known of it, and which roles lead there.
