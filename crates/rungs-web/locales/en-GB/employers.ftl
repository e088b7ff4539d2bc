# For employers: a staff file in, an answer for everybody in it out.

menu-employers = Employers
home-door-employers = For employers: check a team
home-about-employers = Send a staff list, and see who could start what, and what would help most.

employers-caption = For employers
employers-step = For employers: step { $it } of 2
employers-title = Check a whole team
employers-lead = Send a staff list, and see how many could start a role’s ways in, what would make it more, and what your list doesn’t say. You first see how we read each column, and nothing is guessed behind your back. Names aren’t needed: take them out before you send it.
employers-needs-title = What a file needs
employers-needs-sort = A table as Excel, ESR or a payroll writes it: .xlsx, .xls, .ods, .csv, .parquet or .arrow, up to { $it } MB.
employers-needs-row = One row a job: a staff number, a job title, hours a week or share of full time, and when the job began.
employers-needs-more = What else decides: GCSE grades, level of qualification, registrations, training, contract. What isn’t there is asked for, and never counts against anybody.
employers-needs-group = A column to report by, such as directorate or site, if you want groups.
employers-kept-title = What we keep: nothing
employers-kept = Your file is read in the memory of this server and written nowhere: no disk, no log, no copy. It is gone when you press “Forget this file now”, { $it } minutes after you last look at it, or when the server ends. Whoever has the address of its pages can see them until then.
employers-forgotten = The file is forgotten. Nothing of it is left here.
employers-file = Your staff file
employers-file-hint = Choose it, or drop it on the field. Up to { $it } MB.
employers-way = Which role and way in
employers-way-hint = Every role takes a little longer. You can change it later without sending the file again.
employers-every-way = Every role and way in
employers-any-way = { $it }: any way in
employers-start = When it would start
employers-start-hint = For example, 1 9 2027. Leave it empty for today.
employers-day = Day
employers-send = Read the file
employers-choose-another = Choose another file

error-employers-file = Choose the staff file
error-employers-empty = The file is empty: export it again, and look that it has rows
error-employers-large = The file is larger than we take: save the sheet as CSV, or leave out columns and leavers
error-employers-way = Choose a role and way in from the list
error-employers-start = Write the day it would start in numbers, like 1 9 2027, up to 15 years ahead
error-employers-open = Say what this column is
error-employers-change = Choose a column and what it is
error-employers-mapping = Choose the file with your choices

employers-looking = We are reading your file
employers-answering = We are working out the answer
employers-making = We are writing your file
employers-waits = It has begun, or waits for its turn.
employers-looked-through = { $done } rows looked through
employers-looked-through-of = { $done } of { $all } rows looked through
employers-done = { $done } of { $all } rows done
employers-finished = Putting the file together
employers-planned = { $done } of { $all } people and ways in looked at for a plan
employers-no-script = This page looks again every two seconds.
employers-stop = Stop
employers-forget = Forget this file now

employers-stopped = You stopped it
employers-stopped-what = Nothing is being worked on. Your file is still here, in memory.
employers-look-again = Read the file again
employers-answer-again = Work out the answer
employers-to-columns = Back to how we read your file
employers-unreadable = We can’t read this file
employers-mapping-wrong = These choices don’t fit the file
employers-mapping-wrong-what = Nothing was changed. Mend what is listed here, and send them again.
employers-no-room = There is no room for this file at the moment
employers-no-room-what = What was made of your answer is larger than this server can hold in memory beside what others are working on.
employers-no-room-do = Come back in a few minutes, ask about one way in instead of all, or use the command rungs sweep on your own computer.

employers-confirm-title = Check how we read your file
employers-confirm-lead = We read all { $rows } rows. { $open ->
        [0] Nothing needs you
        [one] **One column needs you**
       *[other] **{ $open } columns need you**
    }; { $understood ->
        [one] one is understood
       *[other] { $understood } are understood
    } and { $left ->
        [0] none is left out
        [one] one is left out
       *[other] { $left } are left out
    }.
employers-confirm-about = { $file }, { $columns ->
        [one] one column
       *[other] { $columns } columns
    }. Names, addresses and national insurance numbers are left out before anything else happens.
employers-confirm-own = It is read by the choices you sent.
employers-questions = { $count ->
        [0] What you told us
        [one] One column needs you
       *[other] { $count } columns need you
    }
employers-codes = Nothing else in your file says what the jobs are. Which job does each code stand for? What you leave open counts as not known.
employers-code = { $code }: { $count ->
        [one] one row
       *[other] { $rows } rows
    }
employers-code-other = A job that isn’t listed here
employers-codes-more = { $count ->
        [one] One more code, of fewer rows, isn’t listed. Save your choices, write behind it in that file which job it is, and send the file below.
       *[other] { $count } more codes, of fewer rows, aren’t listed. Save your choices, write behind them in that file which jobs they are, and send the file below.
    }
employers-understood = What we understood
employers-column-yours = Your column
employers-column-read-as = We read it as
employers-column-in-it = What’s in it
employers-column-state = State
employers-state-understood = Understood
employers-state-check = Check this
employers-state-left-out = Left out
employers-read-as-nothing = Nothing: not needed
employers-never-read = Never read past the heading
employers-change-title = Change what a column is
employers-change-column = Column
employers-change-to = What it is
employers-change-choose = Choose
employers-change = Change it
employers-everybody-title = What is so of everybody
employers-everybody = It is seldom a column, and much hangs on it. What you leave open counts as not known.
employers-sector = Who employs them
employers-scheme = { $it }: does the employer take part?
employers-not-said = Not said
employers-rows-title = { $it ->
        [one] One row, as we read it
       *[other] { $it } rows, as we read them
    }
employers-rows-lead = If a line looks wrong, change its column above. **Blank means can’t tell**: it never counts against anyone.
employers-slide = Slide the table sideways to see every column.
employers-in-your-file = In your file
employers-row = Row { $it }
employers-blank = blank
employers-set-aside = Set aside
employers-right = This is right: show the answer
employers-preview = Read the rows again
employers-save = Save these choices for next time
employers-own-title = I have my choices in a file
employers-own = Your file with choices
employers-own-hint = The one that you saved here, or a mapping for rungs sweep.
employers-own-send = Read it by these
employers-memory = The file is in memory and not kept: it is gone { $it } minutes after you last look at it.

employers-sort-ready = Ready
employers-sort-they-decide = They decide
employers-sort-one-step = One step away
employers-sort-cannot-tell = Can’t tell yet
employers-sort-further = Further off
employers-means-ready = meet everything asked
employers-means-they-decide = whoever offers the place, or who else is named, decides
employers-means-one-step = one thing short of ready
employers-means-cannot-tell = your file doesn’t say enough

employers-heading = { $ready ->
        [0] Nobody is ready to start on { $start } yet
        [one] One person is ready to start on { $start }
       *[other] { $people } people are ready to start on { $start }
    }
employers-lead-one = “{ $what }” would make it { $all }.
employers-lead-together = { $count ->
        [2] The best two things together would make it { $all }.
        [3] The best three things together would make it { $all }.
       *[other] { $count } things together would make it { $all }.
    }
employers-about = { $role }, { $route }. { $people } people in { $rows } rows of { $file }.
employers-change-ask = Change the way in or the start date
employers-ask-again = Work it out again
employers-take-along = Take it along
employers-workbook = Download the workbook
employers-made = Your file is ready:
employers-check-columns = Check how we read the file
employers-file-answer-xlsx = Workbook
employers-file-answer-xlsx-about = Excel: the summary, who is ready, who is one step away and by what, whom the file says too little of, what was set aside.
employers-file-people-csv = People, CSV
employers-file-people-csv-about = A row for each person and way in, for analysis.
employers-file-people-parquet = People, Parquet
employers-file-people-parquet-about = The same with types, for large files.
employers-file-questions-csv = Questions sheet
employers-file-questions-csv-about = A row a person with the few questions that would settle most, for a mail merge.
employers-file-summary-html = One-page summary
employers-file-summary-html-about = To print and pass on: numbers alone, no people.
employers-where = Where the { $people } stand
employers-further = { $count ->
        [0] Nobody is two or more steps away.
        [one] One more person is two or more steps away.
       *[other] The other { $people } are two or more steps away.
    }
employers-levers-title = What would help most
employers-levers-caption = Single things to do, best first
employers-levers-about = Each number is how many more would be ready by that alone. Some people are helped by several: the numbers don’t add up.
employers-levers-none = No single thing to do would make more people ready.
employers-do-this = Do this
employers-more-ready = More ready
employers-whose-step = Whose step it is
employers-together-title = Things that help together
employers-together = { $what } together: { $all } ready. No other { $count } make it more.
employers-together-bound = { $what } together: { $all } ready. No { $count } make it more than { $most }.
employers-supply-title = Expected supply
employers-supply-caption = Who could start, and who could have finished, by the end of each quarter
employers-supply-many = This is told for up to twelve ways in. Choose a role above, and work it out again.
employers-supply-ask = How many of these people could start in the quarters to come: those who become ready by waiting, and those whom a plan leads there.
employers-supply-by = By
employers-supply-start = Could start
employers-supply-finish = Could have finished
employers-supply-work-out = Work out expected supply
employers-assume = What you expect of these people
employers-assume-hint = We don’t know how often plans come true, and assume nothing by ourselves. Write a share, such as 40%, or a range, such as 30% to 60%. Leave empty what you don’t know: then both ends are shown.
employers-assume-takes-up = People who go through with the steps of their plan
employers-assume-agreed = Decisions by others that are in favour
employers-assume-turns-out-well = Things that aren’t known that turn out well
employers-assume-leaves = People who leave within a year
error-employers-assume = Write a share from 0% to 100%, such as 40%, or a range, such as 30% to 60%
employers-foreseeing = Working out who could start when
employers-missing-title = What’s missing from your file
employers-missing-caption = What isn’t known, of most people first
employers-missing-about = Counted over the ways in that were asked about.
employers-missing-none = Your file says all that could change an answer.
employers-lacking-title = For lack of which column
employers-lacking-column = { $count ->
        [one] One person can’t be told, as no column says it: { $says }.
       *[other] { $people } people can’t be told, as no column says it: { $says }.
    }
employers-lacking-cells = { $count ->
        [one] One person can’t be told, as “{ $column }” is there and empty for them ({ $says }).
       *[other] { $people } people can’t be told, as “{ $column }” is there and empty for them ({ $says }).
    }
employers-question = What isn’t known
employers-waiting = People it isn’t known of
employers-settles = Settled by it alone
employers-groups-title = By group
employers-by-group = By “{ $it }”
employers-untold-groups = By “{ $column }” nothing is told: { $why }.
employers-group = Group
employers-people = People
employers-no-group = Nothing said
employers-small-groups = { $count } small groups together
employers-hidden = hidden
employers-hidden-about = Numbers under 5 are hidden so that no one can be picked out, and others where a hidden one could be worked out from them.
employers-stopped-title = Which requirement stops whom
employers-stopped-about = People who can’t meet it as they are, by group. Not met is not the end: many of these can still be done.
employers-requirement = What is asked
employers-routes-title = Other ways in from the same file
employers-routes-caption = Of the same { $it } people
employers-route = Way in
employers-this-page = (this page)
employers-more-routes = { $count } more ways in
employers-aside-title = What became of the rows
employers-rows = { $rows } rows came in. { $read } were read: { $people } people. { $count ->
        [0] None was set aside.
        [one] One was set aside, for the reason below.
       *[other] { $aside } were set aside, for the reasons below.
    }
employers-aside-caption = Rows set aside
employers-reason = Why
employers-rows-count = Rows
employers-first = The first of them
employers-unread-title = What we could not read, and left unknown
employers-unread-what = What it says
employers-more = { $count ->
        [one] One more is in the workbook, below “Left unknown”.
       *[other] { $count } more are in the workbook, below “Left unknown”.
    }
employers-titles-title = Job titles we could not match
employers-title-column = Job title
employers-answered = Answered on { $on }, with the rules in force for a start on { $start }.

problem-file-gone-title = This file is no longer here
problem-file-gone-what = Files are kept in memory only while somebody looks at them. This one was forgotten: because you said so, because nobody had looked at it for a while, or because the service was restarted. The address may also be mistyped.
problem-file-gone-do = Send the file once more. If you saved your choices about its columns, send them too, and you are where you were.
problem-files-full-title = Others are being worked on at the moment
problem-files-full-what = Files are kept in memory, and there is no room for another just now. Nothing of yours was kept.
problem-files-full-do = Come back in a few minutes, or use the command rungs sweep on your own computer.
problem-files-many-title = You have several files open already
problem-files-many-what = Each connection can have a few files at once. Others may share it with you, at work.
problem-files-many-do = Forget one of them, or wait until they are forgotten by themselves, and send this one again.
