# What went wrong, and what to do.

problem-without-answers = Open this page without your answers
problem-foreign-title = We can’t read the answers in this link
problem-foreign-what = The link was cut short or changed, or it was made before this service was last restarted. Nothing you told us is kept here, so we can’t look it up.
problem-foreign-do = If you saved your answers to a file, open that. Otherwise start again: it takes a few questions.
problem-old-title = This link is more than a month old
problem-old-what = Links that carry answers stop working after a month, so that one left behind in a browser doesn’t tell about you for ever.
problem-old-do = If you saved your answers to a file, open that. Otherwise start again: what has changed since then is then asked as well.
problem-not-found-title = We don’t have this page
problem-not-found-what = The address may be mistyped, or the page may be gone. Roles are renamed or put together now and then.
problem-not-found-do = Search for it from the first page, or begin with the list of all roles.
problem-unreadable-title = We couldn’t read that form
problem-unreadable-what = What reached us isn’t what this page sends. Nothing was changed.
problem-unreadable-do = Go back and try once more.
problem-too-long-title = That is more than a link can carry
problem-too-long-what = Your answers live in the address of the page, and all of them together are too long for it.
problem-too-long-do = Go back and leave out what matters least: old jobs, or qualifications at a lower level than the one you hold now.
problem-ours-title = Something is wrong on our side
problem-ours-what = This page can’t be put together. It is nothing you did.
problem-ours-do = Try another page, or come back later.
