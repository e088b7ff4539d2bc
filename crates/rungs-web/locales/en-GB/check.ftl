# Check me: questions and answers.

nothing-stored = Nothing you tell us is stored.
continue = Continue
change = Change
so-far = Your answers so far

start-title = Check what I can do
start-lead = Tell us what you do and what you hold. We ask only what can still change the answer.
start-from-job = Start from your job
start-from-job-about = Two short forms, your job and your qualifications, and you see where you stand for every role.
start-from-job-button = Start with my job
start-from-role = Or start from a role you have in mind
start-from-role-about = Find it, open its page, and choose “Check whether I can start”.
start-open = Or open answers you saved
start-open-about = They are read and shown to you, and stay on your device.
start-told = You have told us something already
to-standings = See where you stand for every role
to-you = See and change what you told

open-file = Your file
open-hint = A person file in YAML, JSON or TOML, such as the one this site saves.
open-button = Open the file

question-answered =
    { $count ->
        [one] one answered
       *[other] { $count } answered
    }
question-more =
    { $count ->
        [0] nothing more to ask
        [one] at most one more
       *[other] at most { $count } more
    }
question-why = Why we ask:
question-why-more =
    { $count ->
        [one] and one more line
       *[other] and { $count } more lines
    }
question-count = How many
question-years = Years
question-months = Months
question-day = Day
question-month = Month
question-year = Year
question-date-hint = Leave out the day, or the month too, if you don’t know it.
question-one-way = Ask about one way in only
question-one-way-about = We ask about all { $count } ways in. One by itself takes fewer questions.
question-stop = Stop here and see what we can say
question-qualifications = Or list your qualifications once: it answers this and more
question-job = Or tell us about your job once: it answers this and more

answer-yes = Yes
answer-no = No
answer-unknown = I don’t know
answer-unknown-hint = A real answer, and never a no. We’ll say what it could change.

error-title = There is a problem
error-in-title = Error:
error-choice = Choose yes, no or “I don’t know”
error-count = Write a whole number, such as 4, or choose “I don’t know”
error-months = Write years, months or both as whole numbers, or choose “I don’t know”
error-date = Write a year, a month and a year, or a whole date that there is, or choose “I don’t know”

# One's job, qualifications, and what was told so far.

remove = Remove
save-file = Save to a file
since = since { $it }
until = until { $it }
a-job = A job

job-title = Your job now
job-lead = Leave out what you don’t know: it is never counted against you.
job-called = What is your job called?
job-called-hint = Any name for it will do, such as “HCA” or “physio assistant”.
job-near = Which of these is nearest to “{ $it }”?
job-none-of-these = None of these
job-sector = Who do you work for?
job-sector-unknown = I don’t know
sector-nhs = The NHS
sector-social-care = Social care: a care home, home care or a council
sector-charity = A charity
sector-private = A private firm
job-employer = The employer’s name, if you want to
job-hours = Hours a week
job-hours-spoken =
    { $it ->
        [one] 1 hour a week
       *[other] { $it } hours a week
    }
job-since = Since when?
job-skip = I have no job now, or skip this
error-job = Write what your job is called, or skip this page
error-role = Choose the job that is nearest to yours, or “None of these”
error-hours = Write hours a week as a number up to 168, such as 37.5
error-since = Write the month and year you began, such as 2 and 2023

qualifications-title = What do you hold?
qualifications-lead = One line for each, as on the certificate. Leave out what you don’t know.
qualification-legend = Qualification { $it }
qualification-row = Line { $it }:
qualification-type = Type
qualification-subject = Subject
qualification-grade = Grade
qualification-level = Level
qualifications-more = Add more lines
qualifications-help = Types are GCSE, A level, BTEC, NVQ, diploma, degree and the like. If a type or subject isn’t in the list that opens as you type, write “other”.
qualifications-complete = That is everything I hold
qualifications-complete-hint = Only then does what isn’t listed count as not held.
qualifications-skip = Skip this

you-title = What you told us
you-jobs = Work
you-qualifications = Qualifications
you-others = More from your file
you-nothing = Nothing yet.
you-add-job = Add a job
you-change-qualifications = Add or change qualifications
you-onward = See where I stand
you-clear = Clear everything

open-line = Line { $it }
faults-title = This file can’t be read as it is
faults-lead =
    { $count ->
        [one] One thing is wrong. Nothing was changed.
       *[other] { $count } things are wrong. Nothing was changed.
    }
