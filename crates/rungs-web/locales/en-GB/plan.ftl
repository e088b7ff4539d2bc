# Plans: what to do, in what order, by when.

plan-start-title = Make a plan
plan-start-lead = What to do, in what order, by when: step by step to the role you want.
plan-start-role = The role you want
plan-start-button = Plan the way there
plan-start-untold = A plan begins where you are now.
plan-tell = Tell us your job and what you hold
plan-tell-it = If so, tell us
plan-untold = You’ve told us nothing yet, so this plan begins from nothing.

plan-yours = Your plan
plan-back = Where you stand
plan-to = The way to { $it }
plan-heading = { $it } { $when }
plan-none = { $it }: no plan yet
plan-over = by { $it }
plan-over-at-least = after { $it }
plan-nothing-to-do = Nothing is left to do: you can start now.
plan-first-now = First step, this month: { $it }.
plan-first-later = First step, in { $when }: { $it }.
plan-change-limits = Change your limits
plan-waits = All of it can wait until { $it }. Begun a month later than that, it isn’t over in time.
plan-waits-at-least = All of it can wait until { $it }. There was too much to look through, so a later day may do as well.
plan-waits-unknown = There was too much to look through to say how long all of it can wait.
plan-months =
    { $count ->
        [one] one month
       *[other] { $count } months
    }
plan-years =
    { $count ->
        [one] one year
       *[other] { $count } years
    }
plan-years-and-months = { $years } and { $months }
plan-takes-unknown =
    { $count ->
        [one] nobody has told how long one step takes
       *[other] nobody has told how long { $count } steps take
    }
plan-takes-more =
    { $count ->
        [one] { $it }, and what one step takes of which nobody has told how long it is
       *[other] { $it }, and what { $count } steps take of which nobody has told how long they are
    }
plan-working = working throughout
plan-not-working = not working during a full-time course
plan-cost-nothing = no cost
plan-cost-at-most = { $it } at most
plan-cost-unknown = nobody has told what it costs
plan-cost-more = { $it }, and what nobody has told
plan-decisions =
    { $count ->
        [0] nobody else decides anything
        [one] one decision on the way belongs to other people
       *[other] { $count } decisions on the way belong to other people
    }

plan-year-by-year = Year by year
plan-drawing = The plan to { $it }, against the calendar
plan-drawing-span = { $it }, { $from } to { $until }
plan-drawing-open = { $it }, from { $from }; nobody has told for how long
plan-drawing-below = The table below says the same.
plan-lane-work = Work
plan-lane-study = Learn
plan-lane-decisions = Decisions
plan-lane-by-others = by others
plan-by = by { $it }
plan-goal-at-least = after { $it }
plan-length-unknown = how long isn’t known

plan-steps = Each step, why it’s here, and what if you can’t
plan-column-step = Step, and when
plan-column-why = Why it’s here
plan-column-otherwise = If you can’t
plan-when = { $from } to { $until }: { $it } at most
plan-when-unknown = From { $from }; nobody has told how long it takes
plan-when-deed = By { $from }; no page tells how long it takes
plan-pace-at-work = In paid time
plan-pace-full-time = Full-time
plan-pace-hours =
    { $count ->
        [one] One hour a week
       *[other] { $count } hours a week
    }
plan-pace-part-time = Part-time; nobody has told how many hours a week
plan-apply-by = Apply by { $it }
plan-can-wait = It can wait until { $it }
plan-find-out = Find out: { $it }
plan-find-out-no = { $it } It has to be no.
plan-partly-unknown = Something of what it asks isn’t known yet: ask before you count on it
plan-no-such = no { $it }
plan-others-decides = { $it } decides
plan-others-exception = { $it } makes an exception
plan-others-registration = { $it } enters you
plan-others-part = { $it } does their part
plan-why-goal = It leads to what you want: { $it }.
plan-why-gives = It gives { $it }.
plan-why-step = Step { $step }, { $title }, asks for it: { $it }
plan-otherwise = { $it }: { $until }
plan-otherwise-nothing = There is no other way within your limits.
plan-otherwise-not-found = No other way was found, and not all were looked through.
plan-then = , then {""}
plan-and = and
plan-or = or
plan-leave-out = Plan without it

plan-as-told = It counts on what you told us alone: work, qualifications and registrations that you didn’t tell aren’t there.
plan-hopes = It hopes for whatever you haven’t told us.
plan-rules-of-today = Later steps are planned by the rules of today.
plan-by-exception = No plan keeps to what is usually asked. This one counts on exceptions: ask before you count on them.
plan-cut-short = There was too much to look through all of it, so there may be better plans. None is over before { $it }.
plan-hours-in = More hours in one of your jobs might help, and you haven’t said in which. Which job could you ask for more hours in?
plan-sooner = It could be over by { $when }, if it turns out that there is { $it }.

plan-no-way-in = There is no plan: the page of this role names no way in.
plan-not-found = No plan was found, and there was too much to look through to say that there is none. Choose one way in, or fewer limits.
plan-nothing-gives = There is no plan: every way in asks for something that nothing in these pages gives.
plan-limit-alone = There is no plan within your limits: { $it } can’t be kept.
plan-limits-together = There is no plan within your limits: { $it } don’t go together.
plan-lift = Plan without this: { $it }
plan-without-them = Without that, and within all your other limits, this is the soonest:
plan-limit-by = being there by { $it }
plan-limit-not-before = starting no sooner than { $it }
plan-limit-hours-a-week =
    { $it ->
        [one] 1 hour a week for learning
       *[other] { $it } hours a week for learning
    }
plan-limit-money = { $it } altogether
plan-limit-keeps-working = going on working
plan-limit-stays-with-employer = staying with your employer
plan-limit-no-evenings = no evenings
plan-limit-breaks = your breaks
plan-limit-without = what you leave out

plan-others = Plans to choose from
plan-others-lead = None of these is as good as another in every way.
plan-best-fastest = fastest
plan-best-cheapest = cheapest
plan-best-fewest-steps = fewest steps
plan-best-least-risk = least left to others
plan-best-none = Between these
plan-shown = shown above
plan-compare-with-this = Compare with this one
plan-compare-before = Compare with the plan before you changed something
plan-compare-title = Two plans: { $it }
plan-compare-sooner = { $it } is over sooner, by { $by }.
plan-compare-as-soon = Both are over on the same day.
plan-compare-lengths = Which is over sooner can’t be told: nobody has told how long some steps take.
plan-compare-cheaper = { $it } costs less, by { $by }.
plan-compare-costs = Which costs less can’t be told: nobody has told what some steps cost.
plan-compare-decisions =
    { $count ->
        [one] { $it } leaves one decision fewer to other people.
       *[other] { $it } leaves { $count } decisions fewer to other people.
    }
plan-the-first = The first
plan-the-second = The second
plan-first = First plan
plan-second = Second plan
plan-there-is-none = No plan
plan-row-over = Over
plan-row-takes = Takes
plan-row-work = Work
plan-row-cost = Cost
plan-row-decisions = Decisions by others
plan-row-find-out = To find out
plan-row-steps = Steps
plan-row-limits = Limits

plan-limits-title = Your limits
plan-limits-lead = What you leave empty limits nothing.
plan-hours = Hours a week I can learn, outside work
plan-money = Money I can spend, in pounds
plan-money-hint = Courses and ways in of which nobody has told the cost are left out.
plan-keep = I want to
plan-keep-working = Go on working: no full-time course
plan-keep-employer = Stay with my employer
plan-keep-evenings = Keep my evenings free
plan-from = Start no sooner than
plan-until = Be there by
plan-late = Put everything off for as long as I can, and still be there by then
plan-more-limits = More limits
plan-route = Way in
plan-route-any = Any of them
plan-breaks = A time without learning
plan-break-from = From
plan-break-until = Up to and including
plan-hope = Hope for what I haven’t told
plan-exceptions = Count on exceptions
plan-left-out = Left out
plan-again = Plan again
plan-clear = Without any limits
plan-mend-first = Change what is marked in your limits, and plan again.
plan-calendar = Put the dates in my calendar
plan-print = Print it as a PDF
error-plan-hours = Write hours a week as a whole number up to 60, such as 12
error-plan-money = Write pounds as a whole number, such as 5000
error-plan-late = To put everything off, name the month to be there by
error-plan-past = Name a month that hasn’t gone by
error-plan-month = Write a month from 1 to 12 and a year, such as 9 and 2031, or a year alone
error-plan-break = A time without learning needs its first and its last month, in that order
error-plan-too-far = Plans look 15 years ahead: name an earlier month, or none
error-plan-without = A step that you leave out isn’t there any more: untick it

# A plan that was kept, opened again.

plan-keep-file = Keep this plan
open-plan-title = Or open a plan that you kept
open-plan-lead = It says what has become of each step by today’s rules, and how to go on. Tell us first what has changed, and it counts on that.
open-plan-file = Your plan
open-plan-hint = A plan as this site saves it, or rungs plan --save.
open-plan-button = Open the plan
reopened-yours = Your plan, opened again
reopened-reached = You are there: { $it }
reopened-as-said = It still ends when it said.
reopened-later = It ends { $by } later than it said, which was { $was }.
reopened-sooner = It ends { $by } sooner than it said, which was { $was }.
reopened-cannot = It can’t go on: no plan leads from here to the role. It was to end by { $was }.
reopened-because-as-said = No later:
reopened-because-later = { $by } later:
reopened-because-sooner = { $by } sooner:
reopened-because-never = With the old steps alone it can’t be had any more: { $it }
reopened-cause-rules = the rules are others than it was made by.
reopened-cause-facts = the facts are others than it rests on.
reopened-cause-time = steps weren’t taken when they were planned.
reopened-by-missed = It had to be over by { $it }, and isn’t.
reopened-route-gone = The way in that was asked for is gone from the page: { $it }.
reopened-left-unknown = It says something that these pages have no word for, which counts as unknown: { $it }.
reopened-same-rules = The rules are those it was made by on { $made }.
reopened-other-rules = It was made on { $made } by version { $then } of the rules; they are now { $now }.
reopened-rules-of-same-version = It was made on { $made } by version { $then } of the rules. They have been changed since, and still have that number.
reopened-sentences-differ = The rules of that day aren’t kept here. We compared the sentences that your plan says its steps asked by with those of today: what differs stands with each step. Whether their words mean something else can’t be seen from here.
reopened-sentences-same = The rules of that day aren’t kept here. The sentences that your plan says its steps asked by are the same today. Whether their words mean something else can’t be seen from here.
reopened-nothing-compared = The rules of that day aren’t kept here, and your plan doesn’t say by which sentences its steps asked: what changed on their pages can’t be told. Everything below is by the rules of today.
reopened-by-told = It counts on what you’ve told us here.
reopened-by-file = It counts on what stands in the plan, and on what you marked there as done or begun.
reopened-steps = What has become of each step
reopened-done = Done
reopened-running = Running
reopened-due = To come
reopened-late = Late
reopened-not-possible = No longer possible
reopened-gone = Gone
reopened-not-needed = No longer needed
reopened-done-by-facts = What it gives is there.
reopened-done-in = In { $it }.
reopened-runs = Since { $from }, over by { $until }.
reopened-begins = It begins in { $it }.
reopened-late-by = It was to begin by { $was }, and can begin in { $it }.
reopened-mark = If it has begun, write “begun:” and the day below it in the file, and open it again.
reopened-nearly = Nothing is called so any more. Nearly so: { $it }.
reopened-stopped = It is stopped by { $it }
reopened-moves = It moves step { $it }.
reopened-why = Why: { $it }
reopened-asks-no-more = It no longer asks: { $it }
reopened-asks-now = It asks now: { $it }
reopened-page = Its page: { $it }
reopened-too-soon = This plan was made on { $it }, which is still to come by our clock.
reopened-kept =
    { $count ->
        [0] From today, with the old steps alone
        [one] From today, with one new step beside the old ones
       *[other] From today, with { $count } new steps beside the old ones
    }
reopened-anew = Plan anew, with other limits: { $it }
