# Sources, terms, and what there is to know about the site.

source = Source
sources-title = Sources
sources-all = All sources
sources-lead =
    { $count ->
        [one] Every rule says where we read it. There is one source.
       *[other] Every rule says where we read it. These are the { $count } sources.
    }
sources-general = What no source confirms
sources-general-about = For some rules we found no source that could be read. They rest on what is generally known, and each says so where it stands.
source-rules =
    { $count ->
        [0] No rule of a role’s page rests on it.
        [one] One sentence rests on it.
       *[other] { $count } sentences rest on it.
    }
source-address = Where it is
source-read = When we read it
source-name = Its name on our pages
source-rests = What rests on it
rests-none = No rule of a role’s page.
rests-role = To the page: { $it }

terms-title = Words we use
terms-all = All words
terms-lead = Roles, qualifications, subjects and the rest: { $count } words that rules are written in. Each has a page that says what it includes.
term-as = As { $it }
term-role = It has a page of its own
term-also = Also called
term-level = Level
term-scales = Graded on
term-grades = Grades, best first
term-question = How we ask
term-within = Belongs to
term-includes = Includes
term-given-by = Where it can be gained
term-asked = Which rules ask for it

about-answers-title = How answers are worked out
about-answers-lead = The sentences on a role’s page are the rules. Nothing else decides.
about-answers-1-title = One rule at a time
about-answers-1 = Each sentence is read by a program that knows what its words mean. Open any sentence on a role’s page to see what counts, who asks for it, how firm it is and where we read it.
about-answers-2-title = What you haven’t told is never a no
about-answers-2 = Where a fact is missing, we work out the worst and the best it can still come to, and say both. *Can’t tell yet* means just that.
about-answers-3-title = Must, usually, should
about-answers-3 = *Must* is firm. *Usually* and *should* can be set aside by whoever asks, so without them you stand *only by exception*. Where a person judges, we say who, and stop there.
about-answers-4-title = The fewest questions
about-answers-4 = After each answer we work out which questions can still change anything, and ask the one that leaves the fewest. When none is left, we stop.
about-answers-5-title = What we can’t do
about-answers-5 = We decide by what our sources say on the day you ask. Before you spend money or give notice, ask the university, employer or regulator that is named.

about-privacy-title = What we keep: nothing
about-privacy-lead = What you tell us is never stored here, and never written to a log.
about-privacy-1-title = Where your answers are
about-privacy-1 = They live in the address of your own page, sealed so that only this service can read them. Reload the page, or bookmark it, and they are still there.
about-privacy-2-title = Sharing a page
about-privacy-2 = Whoever opens the whole address sees your answers. Each page of a role has a short address without them: that is the one to share.
about-privacy-3-title = On a computer that others use
about-privacy-3 = Your browser’s history holds the address. Clear the history when you have finished, or use a private window. After a month the address can’t be read any more.
about-privacy-4-title = Keeping them for yourself
about-privacy-4 = Save your answers to a file on your own device, and open the file here again whenever you like.
about-privacy-5-title = No cookies, nobody else
about-privacy-5 = We set no cookies, and our pages ask nothing of other sites. Our logs hold which kind of page was asked for and how long it took.
about-privacy-6-title = Staff files from employers
about-privacy-6 = A staff file is too large for an address, so it is held in the memory of this service while its pages are looked at. It is never written to a disk or a log, its address can’t be guessed, and it is gone when its owner presses “Forget this file now”, some minutes after the last look, or when the service ends.

about-accessibility-title = Accessibility statement
about-accessibility-lead = Everyone should be able to use this service. We hold it to WCAG 2.2, level AA.
about-accessibility-1-title = What you can do
about-accessibility-1 = Zoom to 400 per cent without scrolling sideways, use everything with a keyboard or by voice, and listen to it with a screen reader. Every page works without JavaScript.
about-accessibility-2-title = Drawings
about-accessibility-2 = Every drawing of a ladder is there a second time as a list. No meaning hangs on colour alone.
about-accessibility-3-title = How it is tested
about-accessibility-3 = With each change, in a real browser: by keyboard alone, at 360 pixels, at 400 per cent, without JavaScript, and with the rules of axe on every page.
about-accessibility-4-title = What we know is not good enough
about-accessibility-4 = Role pages are long where a role belongs to many professions, and they are in English only.
