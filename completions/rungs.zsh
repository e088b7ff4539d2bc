#compdef rungs

autoload -U is-at-least

_rungs() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_rungs_commands" \
"*::: :->rungs" \
&& ret=0
    case $state in
    (rungs)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-command-$line[1]:"
        case $line[1] in
            (roles)
_arguments "${_arguments_options[@]}" : \
'--profession=[Only roles of this profession]:PROFESSION:_default' \
'--level=[Only roles at this qualification level]:N:_default' \
'--search=[Only roles that are called something like this; best first]:WORDS:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(opportunities)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--readings[Say under each sentence how it was read\: what is looked at, when, who asks, and whether facts or somebody'\''s judgement decide]' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':role -- The role, by its title, another name for it, or nearly so; or an opportunity, by its title or its name in addresses:_default' \
&& ret=0
;;
(similar)
_arguments "${_arguments_options[@]}" : \
'--occupations=[Compare with the occupations of a classification\: a file that \`rungs import esco\` or \`rungs import onet\` wrote]:FILE:_files' \
'--as=[The occupation of the classification that the role is, by its title or another name of it]:OCCUPATION:_default' \
'--most=[How many to show]:COUNT:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':role -- The role, by its title, another name for it, or nearly so; with --occupations an occupation as well:_default' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'--format=[How the file is written, where its content doesn'\''t tell]:yaml|toml|json:_default' \
'--role=[The role, by its title, another name for it, or nearly so]:ROLE:_default' \
'--route=[Only this way in\: its title, or how it begins]:ROUTE:_default' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--leave-unknown-words[Leave unknown what is told in words that this framework doesn'\''t have, and say what was left]' \
'--sources[List the sources in full, and where each sentence stands]' \
'--all[Every smallest set of things to do, and not only the first few]' \
'--json[Answer as JSON]' \
'--exit-status[End with status 1 unless the person is ready, by one way in at least]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':person -- A file that says what is known of a person (YAML, TOML or JSON), or - for standard input:_files' \
&& ret=0
;;
(ask)
_arguments "${_arguments_options[@]}" : \
'--format=[How the file is written, where its content doesn'\''t tell]:yaml|toml|json:_default' \
'--role=[The role, by its title, another name for it, or nearly so]:ROLE:_default' \
'--route=[Only this way in\: its title, or how it begins]:ROUTE:_default' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'(--json)--save=[At the end, write the person with the answers to this file]:FILE:_files' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--leave-unknown-words[Leave unknown what is told in words that this framework doesn'\''t have, and say what was left]' \
'--json[Answer as JSON]' \
'(--json)--talk[Hold the conversation even where the input is no terminal\: one answer a line]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':person -- A file that says what is known of a person (YAML, TOML or JSON), or - for standard input:_files' \
&& ret=0
;;
(plan)
_arguments "${_arguments_options[@]}" : \
'--format=[How the file is written, where its content doesn'\''t tell]:yaml|toml|json:_default' \
'--to=[The role, by its title, another name for it, or nearly so]:ROLE:_default' \
'(--to --route --by --late --not-before --hours --money --keep-working --same-employer --no-evenings --break --without --hours-in --hope --exceptions --start --ics --pdf --save --choose)--reopen=[Open a plan that was saved\: what is done, what is due, what is late or can'\''t be done any more and why, and a new plan from today that keeps as much of it as can be. PERSON is what is known of them now; without it, what the plan rests on, and what is marked in it as begun or done]:FILE:_files' \
'--route=[Only by this way in\: its title, or how it begins]:ROUTE:_default' \
'--by=[The day by which everything has to be over\: 2033-09-01, or 2033-09]:DATE:_default' \
'--not-before=[The first day on which anything may begin]:DATE:_default' \
'--hours=[The most hours a week of one'\''s own time for learning]:HOURS:_default' \
'--money=[The most that everything may cost, in pounds; what has a cost that nobody has told is left out]:POUNDS:_default' \
'*--break=[A time in which nothing is learned, from its first day to the first day after\: 2029-01..2029-09]:FROM..UNTIL:_default' \
'*--without=[Leave a step out, by its name in the JSON answer\: what if that can'\''t be done?]:STEP:_default' \
'--hours-in=[Of several jobs the one in which more hours can be asked for\: its role, or how it begins]:JOB:_default' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'--ics=[Write the chosen plan to this file as a calendar (iCalendar)]:FILE:_files' \
'--pdf=[Write the chosen plan to this file as a PDF of a page or two, to print and pin up. It takes a rungs that was built with --features pdf]:FILE:_files' \
'--save=[Write the chosen plan to this file (YAML), with what was told of the person but their name\: to read, to mark what is done, and to open again with --reopen]:FILE:_files' \
'--choose=[Which plan is written\: fastest, cheapest, fewest-steps, least-risk, or its number among those shown with --all; the first, if not given]:WHICH:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--leave-unknown-words[Leave unknown what is told in words that this framework doesn'\''t have, and say what was left]' \
'--late[Put everything off as long as it can be\: the last day on which it can all begin, and still be over by --by]' \
'--keep-working[Go on working\: no full-time course]' \
'--same-employer[Stay with the employer\: no post elsewhere]' \
'--no-evenings[Nothing in the evening]' \
'--hope[Count on whatever may be so, and not on what was told alone]' \
'--exceptions[Count on exceptions\: on somebody setting aside what they usually ask]' \
'--all[Every plan with all its steps, and not only the soonest]' \
'--json[Answer as JSON]' \
'--exit-status[End with status 1 where there is no plan]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::person -- A file that says what is known of a person (YAML, TOML or JSON), or - for standard input:_files' \
&& ret=0
;;
(sweep)
_arguments "${_arguments_options[@]}" : \
'--map=[What the columns mean (YAML)]:FILE:_files' \
'(--map --as-proposed --out --questions --json)--draft=[Write what the columns are proposed to mean to this file, and nothing else]:FILE:_files' \
'*--role=[Only this role, by its title, another name for it, or nearly so; several times for several. Of up to twelve ways in, the best combinations of things to do are told as well, and which sentence stops whom]:ROLE:_default' \
'--route=[Only this way in\: its title, or how it begins]:ROUTE:_default' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'*--what-if=[Ask what would be otherwise, who would stand otherwise, and by which sentence\: start=2028-09-01, takes-part=SCHEME (or SCHEME=no) for the employer of the mapping, framework=DIR or framework-version=VERSION for other rules. Several times for several at once]:CHANGE:_default' \
'--quarters=[How many quarters are looked ahead]:NUMBER:_default' \
'*--expect=[What is assumed of those whom a plan leads there, as a share or a range\: takes-up=0.3..0.6 (who goes through with the steps), agreed=0.8 (each decision by others), turns-out-well=50% (each thing that isn'\''t known), leaves=0.1 (within a year). What isn'\''t told stays open, and the numbers have both ends. Several times for several]:ASSUMPTION:_default' \
'--seed=[Where drawing numbers begins\: the same seed gives the same numbers]:NUMBER:_default' \
'--searches=[How many plans are looked for at most, for those of whom most are alike first]:NUMBER:_default' \
'*--out=[Write everybody to this file\: .xlsx (a workbook), .csv or .parquet (columns), .html (one page to print, without people). Several times for several]:FILE:_files' \
'--questions=[Write each person'\''s few missing questions to this file (.csv), for a mail merge]:FILE:_files' \
'--link=[The address of a site that runs Rungs\: each person'\''s questions get a link to it]:ADDRESS:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'(--map)--as-proposed[Take the columns for what they are proposed to be, without asking. Columns that can be two things are left out]' \
'--supply[How many could start and could have finished, quarter by quarter\: those who are ready or become so by waiting, and those whom a plan leads there. Of up to twelve ways in]' \
'--long[In columns, a row for each person and way in, and not one for each person]' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::files -- The staff export, and files that go with it:_files' \
&& ret=0
;;
(sql)
_arguments "${_arguments_options[@]}" : \
'--route=[Only this way in\: its title, or how it begins. Without it, a statement for each]:ROUTE:_default' \
'--dialect=[Whose SQL\: duckdb, spark or postgres]:DIALECT:(duckdb spark postgres)' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':role -- The role, by its title, another name for it, or nearly so:_default' \
&& ret=0
;;
(framework)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_rungs__subcmd__framework_commands" \
"*::: :->framework" \
&& ret=0

    case $state in
    (framework)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-framework-command-$line[1]:"
        case $line[1] in
            (check)
_arguments "${_arguments_options[@]}" : \
'--on=[The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force]:DATE:_default' \
'(--json --format)--witness=[Write the made-up person who shows a finding, as a file for \`rungs check\`\: its code, and which of that code]:CODE:N:_default' \
'--format=[How to answer\: text, plain (a line a fact, for screen readers and logs), json or sarif]:FORMAT:((text\:"Drawn with the lines they stand in"
plain\:"A line a fact, in full words and without colour"
json\:"Our own shape"
sarif\:"SARIF 2.1.0, which code hosts and editors read"))' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--notes[Show notes too, and not only how many there are]' \
'--all[Show everything\: every finding however many there are, notes, and what the framework'\''s page accepts, with the reasons]' \
'--strict[Let warnings fail the check as well; those that are accepted don'\''t]' \
'(--format)--json[Answer as JSON\: the same as --format json]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
'::folder -- The framework'\''s folder; the one that comes with rungs, if not given:_files' \
'*::pages -- Only what is found on these pages; all pages are read:_default' \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'(--json)--markdown[Answer as the manual'\''s page in Markdown]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::code -- The code, as it stands in square brackets behind error, warning or note:_default' \
&& ret=0
;;
(sentences)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'(--json)--markdown[Answer as the manual'\''s page in Markdown]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::word -- Only what speaks of this, such as a subject or a heading:_default' \
&& ret=0
;;
(say)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':sentence -- The sentence, in quotation marks; a list has its bullets on further lines:_default' \
&& ret=0
;;
(fmt)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--check[Write nothing; end with status 1 if a page isn'\''t formatted]' \
'(--json)--diff[The same, and show what would be written]' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::paths -- Folders or pages of a framework:_files' \
&& ret=0
;;
(test)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--strict[Let roles without cases and thresholds that no case tests fail the test as well]' \
'(--json)--all[Show every threshold that no case tests, and not only the first few]' \
'--json[Answer as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::folder -- The framework'\''s folder; the one that comes with rungs, if not given:_files' \
&& ret=0
;;
(watch)
_arguments "${_arguments_options[@]}" : \
'--on=[The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--test[Run the cases beside the pages as well]' \
'--notes[Tell of notes too, and not only of errors and warnings]' \
'--json[Answer as JSON\: a line for each check]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':folder -- The framework'\''s folder:_files' \
&& ret=0
;;
(new)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON\: where the page was written. The questions go to the error stream]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::folder -- The framework'\''s folder:_files' \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
'--people=[A folder with people'\''s files, to see who stands otherwise]:DIR:_files' \
'--on=[The day the question is asked, such as 2026-11-22; today, if not given]:DATE:_default' \
'--start=[The day the way in would start; the day of the question, if not given. It decides age and the rules in force]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer as JSON]' \
'--exit-status[End with status 1 if the two versions differ in meaning]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':old -- The older version\: a folder, a Git revision of the newer folder, or built-in:_default' \
':new -- The newer version\: a folder, or built-in:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_rungs__subcmd__framework__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-framework-help-command-$line[1]:"
        case $line[1] in
            (check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sentences)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(say)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(fmt)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(test)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(watch)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(new)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
":: :_rungs__subcmd__import_commands" \
"*::: :->import" \
&& ret=0

    case $state in
    (import)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-import-command-$line[1]:"
        case $line[1] in
            (ncs)
_arguments "${_arguments_options[@]}" : \
'--out=[The folder to write\: a new one, an empty one, or one that an import made]:DIR:_files' \
'--on=[The day of the import, which every source names; today, if not given]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer with the whole report as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':file -- The file, packed with gzip or not:_files' \
&& ret=0
;;
(standards)
_arguments "${_arguments_options[@]}" : \
'--out=[The folder to write\: a new one, an empty one, or one that an import made]:DIR:_files' \
'--on=[The day of the import, which every source names; today, if not given]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer with the whole report as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':file -- The file, packed with gzip or not:_files' \
&& ret=0
;;
(esco)
_arguments "${_arguments_options[@]}" : \
'--out=[The file to write\: a new one, or one that such an import wrote]:FILE:_files' \
'--on=[The day of the import; today, if not given]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer with the whole report as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':folder -- The folder that holds the release'\''s files, each packed with gzip or not:_files' \
&& ret=0
;;
(onet)
_arguments "${_arguments_options[@]}" : \
'--out=[The file to write\: a new one, or one that such an import wrote]:FILE:_files' \
'--on=[The day of the import; today, if not given]:DATE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--json[Answer with the whole report as JSON]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':folder -- The folder that holds the release'\''s files, each packed with gzip or not:_files' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_rungs__subcmd__import__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-import-help-command-$line[1]:"
        case $line[1] in
            (ncs)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(standards)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(esco)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(onet)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(lsp)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--stdio[Many editors add it; there is no other way to speak with the server]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(serve)
_arguments "${_arguments_options[@]}" : \
'--config=[A file with settings (TOML). What is typed and what the environment says comes first]:FILE:_files' \
'--listen=[Where to listen\: 127.0.0.1 is for this machine alone, 0.0.0.0 for everybody who reaches it]:ADDRESS:_default' \
'--public-url=[The address under which the site is known, from https on\: for search engines]:URL:_default' \
'(--secret-file)--secret=[Seals what visitors tell\: 16 characters or more. Servers with the same secret read each other'\''s pages; with none, pages made before a restart can'\''t be read after it. A file keeps it out of the list of processes]:SECRET:_default' \
'--secret-file=[The secret, in a file]:FILE:_files' \
'--rate=[Requests a second that one client may go on asking, by its address; 0 for as many as they like]:N:_default' \
'--burst=[Requests that one client may ask at once before that counts]:N:_default' \
'--proxies=[Proxies in front whose \`X-Forwarded-For\` is believed; 0 where none is]:N:_default' \
'--timeout=[Seconds that an answer may take]:SECONDS:_default' \
'--client-timeout=[Seconds that a client may take to send a request, or to take an answer]:SECONDS:_default' \
'--body-limit=[Bytes that a request'\''s body may have]:BYTES:_default' \
'--upload-limit=[Bytes that a staff file may have which an employer sends]:BYTES:_default' \
'--uploads=[Staff files that are kept in memory at once; others are asked to come later]:N:_default' \
'--upload-minutes=[Minutes that a staff file stays in memory after it was looked at last]:MINUTES:_default' \
'--connections=[Connections that are open at once; others wait]:N:_default' \
'--grace=[Seconds for requests under way once the server is told to end]:SECONDS:_default' \
'--log=[What is logged\: problems alone, or each request as text or json. Never who asked, or what was told]:WHAT:_default' \
'--metrics=[Figures for Prometheus at /metrics\: off, on, or at an address of their own such as 127.0.0.1\:9090]:WHERE:_default' \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--tls[TLS stands in front\: browsers are told never to come without it]' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':shell -- The shell:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(schema)
_arguments "${_arguments_options[@]}" : \
'--framework=[Read this framework'\''s folder instead of the one that comes with rungs]:DIR:_files' \
'--framework-version=[Read the framework as it was\: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it]:VERSION:_default' \
'--color=[Colours\: auto (where the output is a terminal), always, or never]:WHEN:(auto always never)' \
'--plain[Tell everything in words, a line a fact, with nothing drawn or lined up\: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command]' \
'-h[Print help]' \
'--help[Print help]' \
':name -- Which one\: person, check, roles …:_default' \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
":: :_rungs__subcmd__help_commands" \
"*::: :->help" \
&& ret=0

    case $state in
    (help)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-help-command-$line[1]:"
        case $line[1] in
            (roles)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(opportunities)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(similar)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(ask)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(plan)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sweep)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sql)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(framework)
_arguments "${_arguments_options[@]}" : \
":: :_rungs__subcmd__help__subcmd__framework_commands" \
"*::: :->framework" \
&& ret=0

    case $state in
    (framework)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-help-framework-command-$line[1]:"
        case $line[1] in
            (check)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(sentences)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(say)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(fmt)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(test)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(watch)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(new)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(diff)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(import)
_arguments "${_arguments_options[@]}" : \
":: :_rungs__subcmd__help__subcmd__import_commands" \
"*::: :->import" \
&& ret=0

    case $state in
    (import)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:rungs-help-import-command-$line[1]:"
        case $line[1] in
            (ncs)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(standards)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(esco)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(onet)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
(lsp)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(serve)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(schema)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
(help)
_arguments "${_arguments_options[@]}" : \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
}

(( $+functions[_rungs_commands] )) ||
_rungs_commands() {
    local commands; commands=(
'roles:List the roles of the framework' \
'opportunities:List ways to gain what roles ask for, beside the ways in\: courses, placements, tests' \
'show:Show a role\: what you do, what you bring, the ways in, where it leads. Or an opportunity\: what it takes, costs and gives' \
'similar:Which roles are similar to one, and why\: the duties and skills they share' \
'check:Check where a person stands, with every reason' \
'ask:Ask what is still to be asked about a person' \
'plan:Plan the way to a role\: what to do, in what order, by when' \
'sweep:Where everybody of a staff export stands, what would help most, and what isn'\''t known' \
'sql:Write a way in as SQL\: a statement that gives everybody'\''s floor and ceiling, over columns that are prepared' \
'framework:Work on a framework'\''s pages\: check them, test their cases' \
'import:Turn other people'\''s files into a framework'\''s folder, or into occupations to compare by' \
'lsp:Serve an editor over the Language Server Protocol\: findings as one types, and ways to mend them' \
'serve:Open the site in a browser\: explore roles, check, compare. Without a command, rungs does the same' \
'completions:Write completions for a shell' \
'schema:Write the JSON Schema of the person file or of an answer' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs commands' commands "$@"
}
(( $+functions[_rungs__subcmd__ask_commands] )) ||
_rungs__subcmd__ask_commands() {
    local commands; commands=()
    _describe -t commands 'rungs ask commands' commands "$@"
}
(( $+functions[_rungs__subcmd__check_commands] )) ||
_rungs__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'rungs check commands' commands "$@"
}
(( $+functions[_rungs__subcmd__completions_commands] )) ||
_rungs__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'rungs completions commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework_commands] )) ||
_rungs__subcmd__framework_commands() {
    local commands; commands=(
'check:Check a framework'\''s pages\: what is wrong, where, and what to write instead' \
'explain:Explain a finding\: what it means, why it matters, what raises it, and what to write instead' \
'sentences:Show what can be written\: sentences by topic, what stands around them, headings, lines, keys and files' \
'say:Try one sentence\: what it means as a rule of a way in, or what is wrong with it and how to write it instead' \
'fmt:Format a framework'\''s pages\: each sentence in its canonical words, one layout, and no change of meaning' \
'test:Run the cases beside a framework'\''s pages, and say which thresholds no case tests' \
'watch:Check a framework'\''s pages again whenever a file changes\: what is new, and what was mended' \
'new:Make a role page by answering questions. Each sentence is read as soon as it is typed' \
'diff:Compare two versions of a framework by what they mean\: what is added, removed, tightened, loosened or only reworded' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs framework commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__check_commands] )) ||
_rungs__subcmd__framework__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework check commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__diff_commands] )) ||
_rungs__subcmd__framework__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework diff commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__explain_commands] )) ||
_rungs__subcmd__framework__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework explain commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__fmt_commands] )) ||
_rungs__subcmd__framework__subcmd__fmt_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework fmt commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help_commands] )) ||
_rungs__subcmd__framework__subcmd__help_commands() {
    local commands; commands=(
'check:Check a framework'\''s pages\: what is wrong, where, and what to write instead' \
'explain:Explain a finding\: what it means, why it matters, what raises it, and what to write instead' \
'sentences:Show what can be written\: sentences by topic, what stands around them, headings, lines, keys and files' \
'say:Try one sentence\: what it means as a rule of a way in, or what is wrong with it and how to write it instead' \
'fmt:Format a framework'\''s pages\: each sentence in its canonical words, one layout, and no change of meaning' \
'test:Run the cases beside a framework'\''s pages, and say which thresholds no case tests' \
'watch:Check a framework'\''s pages again whenever a file changes\: what is new, and what was mended' \
'new:Make a role page by answering questions. Each sentence is read as soon as it is typed' \
'diff:Compare two versions of a framework by what they mean\: what is added, removed, tightened, loosened or only reworded' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs framework help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__check_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help check commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__diff_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help diff commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__explain_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help explain commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__fmt_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__fmt_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help fmt commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__help_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__new_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__new_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help new commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__say_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__say_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help say commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__sentences_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__sentences_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help sentences commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__test_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__test_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help test commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__help__subcmd__watch_commands] )) ||
_rungs__subcmd__framework__subcmd__help__subcmd__watch_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework help watch commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__new_commands] )) ||
_rungs__subcmd__framework__subcmd__new_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework new commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__say_commands] )) ||
_rungs__subcmd__framework__subcmd__say_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework say commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__sentences_commands] )) ||
_rungs__subcmd__framework__subcmd__sentences_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework sentences commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__test_commands] )) ||
_rungs__subcmd__framework__subcmd__test_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework test commands' commands "$@"
}
(( $+functions[_rungs__subcmd__framework__subcmd__watch_commands] )) ||
_rungs__subcmd__framework__subcmd__watch_commands() {
    local commands; commands=()
    _describe -t commands 'rungs framework watch commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help_commands] )) ||
_rungs__subcmd__help_commands() {
    local commands; commands=(
'roles:List the roles of the framework' \
'opportunities:List ways to gain what roles ask for, beside the ways in\: courses, placements, tests' \
'show:Show a role\: what you do, what you bring, the ways in, where it leads. Or an opportunity\: what it takes, costs and gives' \
'similar:Which roles are similar to one, and why\: the duties and skills they share' \
'check:Check where a person stands, with every reason' \
'ask:Ask what is still to be asked about a person' \
'plan:Plan the way to a role\: what to do, in what order, by when' \
'sweep:Where everybody of a staff export stands, what would help most, and what isn'\''t known' \
'sql:Write a way in as SQL\: a statement that gives everybody'\''s floor and ceiling, over columns that are prepared' \
'framework:Work on a framework'\''s pages\: check them, test their cases' \
'import:Turn other people'\''s files into a framework'\''s folder, or into occupations to compare by' \
'lsp:Serve an editor over the Language Server Protocol\: findings as one types, and ways to mend them' \
'serve:Open the site in a browser\: explore roles, check, compare. Without a command, rungs does the same' \
'completions:Write completions for a shell' \
'schema:Write the JSON Schema of the person file or of an answer' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__ask_commands] )) ||
_rungs__subcmd__help__subcmd__ask_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help ask commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__check_commands] )) ||
_rungs__subcmd__help__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help check commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__completions_commands] )) ||
_rungs__subcmd__help__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help completions commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework_commands] )) ||
_rungs__subcmd__help__subcmd__framework_commands() {
    local commands; commands=(
'check:Check a framework'\''s pages\: what is wrong, where, and what to write instead' \
'explain:Explain a finding\: what it means, why it matters, what raises it, and what to write instead' \
'sentences:Show what can be written\: sentences by topic, what stands around them, headings, lines, keys and files' \
'say:Try one sentence\: what it means as a rule of a way in, or what is wrong with it and how to write it instead' \
'fmt:Format a framework'\''s pages\: each sentence in its canonical words, one layout, and no change of meaning' \
'test:Run the cases beside a framework'\''s pages, and say which thresholds no case tests' \
'watch:Check a framework'\''s pages again whenever a file changes\: what is new, and what was mended' \
'new:Make a role page by answering questions. Each sentence is read as soon as it is typed' \
'diff:Compare two versions of a framework by what they mean\: what is added, removed, tightened, loosened or only reworded' \
    )
    _describe -t commands 'rungs help framework commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__check_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework check commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__diff_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__diff_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework diff commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__explain_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework explain commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__fmt_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__fmt_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework fmt commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__new_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__new_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework new commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__say_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__say_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework say commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__sentences_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__sentences_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework sentences commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__test_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__test_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework test commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__framework__subcmd__watch_commands] )) ||
_rungs__subcmd__help__subcmd__framework__subcmd__watch_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help framework watch commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__help_commands] )) ||
_rungs__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__import_commands] )) ||
_rungs__subcmd__help__subcmd__import_commands() {
    local commands; commands=(
'ncs:Job profiles of the National Careers Service\: a JSON object a line, packed with gzip or not' \
'standards:Apprenticeship standards (CSV) or frameworks (JSON)\: a role each, with its level, its code and its length' \
'esco:ESCO, the European classification\: occupations and their skills in a file that \`rungs similar\` compares by' \
'onet:O*NET, the American database\: occupations and how important skills and knowledge are to them, as such a file' \
    )
    _describe -t commands 'rungs help import commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__import__subcmd__esco_commands] )) ||
_rungs__subcmd__help__subcmd__import__subcmd__esco_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help import esco commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__import__subcmd__ncs_commands] )) ||
_rungs__subcmd__help__subcmd__import__subcmd__ncs_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help import ncs commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__import__subcmd__onet_commands] )) ||
_rungs__subcmd__help__subcmd__import__subcmd__onet_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help import onet commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__import__subcmd__standards_commands] )) ||
_rungs__subcmd__help__subcmd__import__subcmd__standards_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help import standards commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__lsp_commands] )) ||
_rungs__subcmd__help__subcmd__lsp_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help lsp commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__opportunities_commands] )) ||
_rungs__subcmd__help__subcmd__opportunities_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help opportunities commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__plan_commands] )) ||
_rungs__subcmd__help__subcmd__plan_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help plan commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__roles_commands] )) ||
_rungs__subcmd__help__subcmd__roles_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help roles commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__schema_commands] )) ||
_rungs__subcmd__help__subcmd__schema_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help schema commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__serve_commands] )) ||
_rungs__subcmd__help__subcmd__serve_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help serve commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__show_commands] )) ||
_rungs__subcmd__help__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help show commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__similar_commands] )) ||
_rungs__subcmd__help__subcmd__similar_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help similar commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__sql_commands] )) ||
_rungs__subcmd__help__subcmd__sql_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help sql commands' commands "$@"
}
(( $+functions[_rungs__subcmd__help__subcmd__sweep_commands] )) ||
_rungs__subcmd__help__subcmd__sweep_commands() {
    local commands; commands=()
    _describe -t commands 'rungs help sweep commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import_commands] )) ||
_rungs__subcmd__import_commands() {
    local commands; commands=(
'ncs:Job profiles of the National Careers Service\: a JSON object a line, packed with gzip or not' \
'standards:Apprenticeship standards (CSV) or frameworks (JSON)\: a role each, with its level, its code and its length' \
'esco:ESCO, the European classification\: occupations and their skills in a file that \`rungs similar\` compares by' \
'onet:O*NET, the American database\: occupations and how important skills and knowledge are to them, as such a file' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs import commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__esco_commands] )) ||
_rungs__subcmd__import__subcmd__esco_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import esco commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help_commands] )) ||
_rungs__subcmd__import__subcmd__help_commands() {
    local commands; commands=(
'ncs:Job profiles of the National Careers Service\: a JSON object a line, packed with gzip or not' \
'standards:Apprenticeship standards (CSV) or frameworks (JSON)\: a role each, with its level, its code and its length' \
'esco:ESCO, the European classification\: occupations and their skills in a file that \`rungs similar\` compares by' \
'onet:O*NET, the American database\: occupations and how important skills and knowledge are to them, as such a file' \
'help:Print this message or the help of the given subcommand(s)' \
    )
    _describe -t commands 'rungs import help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help__subcmd__esco_commands] )) ||
_rungs__subcmd__import__subcmd__help__subcmd__esco_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import help esco commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help__subcmd__help_commands] )) ||
_rungs__subcmd__import__subcmd__help__subcmd__help_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import help help commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help__subcmd__ncs_commands] )) ||
_rungs__subcmd__import__subcmd__help__subcmd__ncs_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import help ncs commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help__subcmd__onet_commands] )) ||
_rungs__subcmd__import__subcmd__help__subcmd__onet_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import help onet commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__help__subcmd__standards_commands] )) ||
_rungs__subcmd__import__subcmd__help__subcmd__standards_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import help standards commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__ncs_commands] )) ||
_rungs__subcmd__import__subcmd__ncs_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import ncs commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__onet_commands] )) ||
_rungs__subcmd__import__subcmd__onet_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import onet commands' commands "$@"
}
(( $+functions[_rungs__subcmd__import__subcmd__standards_commands] )) ||
_rungs__subcmd__import__subcmd__standards_commands() {
    local commands; commands=()
    _describe -t commands 'rungs import standards commands' commands "$@"
}
(( $+functions[_rungs__subcmd__lsp_commands] )) ||
_rungs__subcmd__lsp_commands() {
    local commands; commands=()
    _describe -t commands 'rungs lsp commands' commands "$@"
}
(( $+functions[_rungs__subcmd__opportunities_commands] )) ||
_rungs__subcmd__opportunities_commands() {
    local commands; commands=()
    _describe -t commands 'rungs opportunities commands' commands "$@"
}
(( $+functions[_rungs__subcmd__plan_commands] )) ||
_rungs__subcmd__plan_commands() {
    local commands; commands=()
    _describe -t commands 'rungs plan commands' commands "$@"
}
(( $+functions[_rungs__subcmd__roles_commands] )) ||
_rungs__subcmd__roles_commands() {
    local commands; commands=()
    _describe -t commands 'rungs roles commands' commands "$@"
}
(( $+functions[_rungs__subcmd__schema_commands] )) ||
_rungs__subcmd__schema_commands() {
    local commands; commands=()
    _describe -t commands 'rungs schema commands' commands "$@"
}
(( $+functions[_rungs__subcmd__serve_commands] )) ||
_rungs__subcmd__serve_commands() {
    local commands; commands=()
    _describe -t commands 'rungs serve commands' commands "$@"
}
(( $+functions[_rungs__subcmd__show_commands] )) ||
_rungs__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'rungs show commands' commands "$@"
}
(( $+functions[_rungs__subcmd__similar_commands] )) ||
_rungs__subcmd__similar_commands() {
    local commands; commands=()
    _describe -t commands 'rungs similar commands' commands "$@"
}
(( $+functions[_rungs__subcmd__sql_commands] )) ||
_rungs__subcmd__sql_commands() {
    local commands; commands=()
    _describe -t commands 'rungs sql commands' commands "$@"
}
(( $+functions[_rungs__subcmd__sweep_commands] )) ||
_rungs__subcmd__sweep_commands() {
    local commands; commands=()
    _describe -t commands 'rungs sweep commands' commands "$@"
}

if [ "$funcstack[1]" = "_rungs" ]; then
    _rungs "$@"
else
    compdef _rungs rungs
fi
