# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_rungs_global_optspecs
    string join \n framework= framework-version= color= plain h/help V/version
end

function __fish_rungs_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_rungs_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_rungs_using_subcommand
    set -l cmd (__fish_rungs_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c rungs -n "__fish_rungs_needs_command" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_needs_command" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_needs_command" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_needs_command" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_needs_command" -s V -l version -d 'Print version'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "roles" -d 'List the roles of the framework'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "opportunities" -d 'List ways to gain what roles ask for, beside the ways in: courses, placements, tests'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "show" -d 'Show a role: what you do, what you bring, the ways in, where it leads. Or an opportunity: what it takes, costs and gives'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "similar" -d 'Which roles are similar to one, and why: the duties and skills they share'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "check" -d 'Check where a person stands, with every reason'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "ask" -d 'Ask what is still to be asked about a person'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "plan" -d 'Plan the way to a role: what to do, in what order, by when'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "sweep" -d 'Where everybody of a staff export stands, what would help most, and what isn\'t known'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "sql" -d 'Write a way in as SQL: a statement that gives everybody\'s floor and ceiling, over columns that are prepared'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "framework" -d 'Work on a framework\'s pages: check them, test their cases'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "import" -d 'Turn other people\'s files into a framework\'s folder, or into occupations to compare by'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "lsp" -d 'Serve an editor over the Language Server Protocol: findings as one types, and ways to mend them'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "serve" -d 'Open the site in a browser: explore roles, check, compare. Without a command, rungs does the same'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "completions" -d 'Write completions for a shell'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "schema" -d 'Write the JSON Schema of the person file or of an answer'
complete -c rungs -n "__fish_rungs_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l profession -d 'Only roles of this profession' -r
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l level -d 'Only roles at this qualification level' -r
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l search -d 'Only roles that are called something like this; best first' -r
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand roles" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand roles" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand opportunities" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand show" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand show" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand show" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand show" -l readings -d 'Say under each sentence how it was read: what is looked at, when, who asks, and whether facts or somebody\'s judgement decide'
complete -c rungs -n "__fish_rungs_using_subcommand show" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand show" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand show" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l occupations -d 'Compare with the occupations of a classification: a file that `rungs import esco` or `rungs import onet` wrote' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l as -d 'The occupation of the classification that the role is, by its title or another name of it' -r
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l most -d 'How many to show' -r
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand similar" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand similar" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l format -d 'How the file is written, where its content doesn\'t tell' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l role -d 'The role, by its title, another name for it, or nearly so' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l route -d 'Only this way in: its title, or how it begins' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand check" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand check" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand check" -l leave-unknown-words -d 'Leave unknown what is told in words that this framework doesn\'t have, and say what was left'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l sources -d 'List the sources in full, and where each sentence stands'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l all -d 'Every smallest set of things to do, and not only the first few'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l exit-status -d 'End with status 1 unless the person is ready, by one way in at least'
complete -c rungs -n "__fish_rungs_using_subcommand check" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l format -d 'How the file is written, where its content doesn\'t tell' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l role -d 'The role, by its title, another name for it, or nearly so' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l route -d 'Only this way in: its title, or how it begins' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l save -d 'At the end, write the person with the answers to this file' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l leave-unknown-words -d 'Leave unknown what is told in words that this framework doesn\'t have, and say what was left'
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l talk -d 'Hold the conversation even where the input is no terminal: one answer a line'
complete -c rungs -n "__fish_rungs_using_subcommand ask" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand ask" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l format -d 'How the file is written, where its content doesn\'t tell' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l to -d 'The role, by its title, another name for it, or nearly so' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l reopen -d 'Open a plan that was saved: what is done, what is due, what is late or can\'t be done any more and why, and a new plan from today that keeps as much of it as can be. PERSON is what is known of them now; without it, what the plan rests on, and what is marked in it as begun or done' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l route -d 'Only by this way in: its title, or how it begins' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l by -d 'The day by which everything has to be over: 2033-09-01, or 2033-09' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l not-before -d 'The first day on which anything may begin' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l hours -d 'The most hours a week of one\'s own time for learning' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l money -d 'The most that everything may cost, in pounds; what has a cost that nobody has told is left out' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l break -d 'A time in which nothing is learned, from its first day to the first day after: 2029-01..2029-09' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l without -d 'Leave a step out, by its name in the JSON answer: what if that can\'t be done?' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l hours-in -d 'Of several jobs the one in which more hours can be asked for: its role, or how it begins' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l ics -d 'Write the chosen plan to this file as a calendar (iCalendar)' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l pdf -d 'Write the chosen plan to this file as a PDF of a page or two, to print and pin up. It takes a rungs that was built with --features pdf' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l save -d 'Write the chosen plan to this file (YAML), with what was told of the person but their name: to read, to mark what is done, and to open again with --reopen' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l choose -d 'Which plan is written: fastest, cheapest, fewest-steps, least-risk, or its number among those shown with --all; the first, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l leave-unknown-words -d 'Leave unknown what is told in words that this framework doesn\'t have, and say what was left'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l late -d 'Put everything off as long as it can be: the last day on which it can all begin, and still be over by --by'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l keep-working -d 'Go on working: no full-time course'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l same-employer -d 'Stay with the employer: no post elsewhere'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l no-evenings -d 'Nothing in the evening'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l hope -d 'Count on whatever may be so, and not on what was told alone'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l exceptions -d 'Count on exceptions: on somebody setting aside what they usually ask'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l all -d 'Every plan with all its steps, and not only the soonest'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l exit-status -d 'End with status 1 where there is no plan'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l map -d 'What the columns mean (YAML)' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l draft -d 'Write what the columns are proposed to mean to this file, and nothing else' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l role -d 'Only this role, by its title, another name for it, or nearly so; several times for several. Of up to twelve ways in, the best combinations of things to do are told as well, and which sentence stops whom' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l route -d 'Only this way in: its title, or how it begins' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l what-if -d 'Ask what would be otherwise, who would stand otherwise, and by which sentence: start=2028-09-01, takes-part=SCHEME (or SCHEME=no) for the employer of the mapping, framework=DIR or framework-version=VERSION for other rules. Several times for several at once' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l quarters -d 'How many quarters are looked ahead' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l expect -d 'What is assumed of those whom a plan leads there, as a share or a range: takes-up=0.3..0.6 (who goes through with the steps), agreed=0.8 (each decision by others), turns-out-well=50% (each thing that isn\'t known), leaves=0.1 (within a year). What isn\'t told stays open, and the numbers have both ends. Several times for several' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l seed -d 'Where drawing numbers begins: the same seed gives the same numbers' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l searches -d 'How many plans are looked for at most, for those of whom most are alike first' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l out -d 'Write everybody to this file: .xlsx (a workbook), .csv or .parquet (columns), .html (one page to print, without people). Several times for several' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l questions -d 'Write each person\'s few missing questions to this file (.csv), for a mail merge' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l link -d 'The address of a site that runs Rungs: each person\'s questions get a link to it' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l as-proposed -d 'Take the columns for what they are proposed to be, without asking. Columns that can be two things are left out'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l supply -d 'How many could start and could have finished, quarter by quarter: those who are ready or become so by waiting, and those whom a plan leads there. Of up to twelve ways in'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l long -d 'In columns, a row for each person and way in, and not one for each person'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand sweep" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l route -d 'Only this way in: its title, or how it begins. Without it, a statement for each' -r
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l dialect -d 'Whose SQL: duckdb, spark or postgres' -r -f -a "duckdb\t''
spark\t''
postgres\t''"
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand sql" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand sql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "check" -d 'Check a framework\'s pages: what is wrong, where, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "explain" -d 'Explain a finding: what it means, why it matters, what raises it, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "sentences" -d 'Show what can be written: sentences by topic, what stands around them, headings, lines, keys and files'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "say" -d 'Try one sentence: what it means as a rule of a way in, or what is wrong with it and how to write it instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "fmt" -d 'Format a framework\'s pages: each sentence in its canonical words, one layout, and no change of meaning'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "test" -d 'Run the cases beside a framework\'s pages, and say which thresholds no case tests'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "watch" -d 'Check a framework\'s pages again whenever a file changes: what is new, and what was mended'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "new" -d 'Make a role page by answering questions. Each sentence is read as soon as it is typed'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "diff" -d 'Compare two versions of a framework by what they mean: what is added, removed, tightened, loosened or only reworded'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and not __fish_seen_subcommand_from check explain sentences say fmt test watch new diff help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l on -d 'The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l witness -d 'Write the made-up person who shows a finding, as a file for `rungs check`: its code, and which of that code' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l format -d 'How to answer: text, plain (a line a fact, for screen readers and logs), json or sarif' -r -f -a "text\t'Drawn with the lines they stand in'
plain\t'A line a fact, in full words and without colour'
json\t'Our own shape'
sarif\t'SARIF 2.1.0, which code hosts and editors read'"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l notes -d 'Show notes too, and not only how many there are'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l all -d 'Show everything: every finding however many there are, notes, and what the framework\'s page accepts, with the reasons'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l strict -d 'Let warnings fail the check as well; those that are accepted don\'t'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l json -d 'Answer as JSON: the same as --format json'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l markdown -d 'Answer as the manual\'s page in Markdown'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l markdown -d 'Answer as the manual\'s page in Markdown'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from sentences" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from say" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l check -d 'Write nothing; end with status 1 if a page isn\'t formatted'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l diff -d 'The same, and show what would be written'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l strict -d 'Let roles without cases and thresholds that no case tests fail the test as well'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l all -d 'Show every threshold that no case tests, and not only the first few'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l on -d 'The day of the check, such as 2026-11-22; today, if not given. It decides which rules are in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l test -d 'Run the cases beside the pages as well'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l notes -d 'Tell of notes too, and not only of errors and warnings'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l json -d 'Answer as JSON: a line for each check'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -l json -d 'Answer as JSON: where the page was written. The questions go to the error stream'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l people -d 'A folder with people\'s files, to see who stands otherwise' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l on -d 'The day the question is asked, such as 2026-11-22; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l start -d 'The day the way in would start; the day of the question, if not given. It decides age and the rules in force' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l json -d 'Answer as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l exit-status -d 'End with status 1 if the two versions differ in meaning'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check a framework\'s pages: what is wrong, where, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Explain a finding: what it means, why it matters, what raises it, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "sentences" -d 'Show what can be written: sentences by topic, what stands around them, headings, lines, keys and files'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "say" -d 'Try one sentence: what it means as a rule of a way in, or what is wrong with it and how to write it instead'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "fmt" -d 'Format a framework\'s pages: each sentence in its canonical words, one layout, and no change of meaning'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "test" -d 'Run the cases beside a framework\'s pages, and say which thresholds no case tests'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "watch" -d 'Check a framework\'s pages again whenever a file changes: what is new, and what was mended'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "new" -d 'Make a role page by answering questions. Each sentence is read as soon as it is typed'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "diff" -d 'Compare two versions of a framework by what they mean: what is added, removed, tightened, loosened or only reworded'
complete -c rungs -n "__fish_rungs_using_subcommand framework; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -f -a "ncs" -d 'Job profiles of the National Careers Service: a JSON object a line, packed with gzip or not'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -f -a "standards" -d 'Apprenticeship standards (CSV) or frameworks (JSON): a role each, with its level, its code and its length'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -f -a "esco" -d 'ESCO, the European classification: occupations and their skills in a file that `rungs similar` compares by'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -f -a "onet" -d 'O*NET, the American database: occupations and how important skills and knowledge are to them, as such a file'
complete -c rungs -n "__fish_rungs_using_subcommand import; and not __fish_seen_subcommand_from ncs standards esco onet help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l out -d 'The folder to write: a new one, an empty one, or one that an import made' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l on -d 'The day of the import, which every source names; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l json -d 'Answer with the whole report as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from ncs" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l out -d 'The folder to write: a new one, an empty one, or one that an import made' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l on -d 'The day of the import, which every source names; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l json -d 'Answer with the whole report as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from standards" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l out -d 'The file to write: a new one, or one that such an import wrote' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l on -d 'The day of the import; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l json -d 'Answer with the whole report as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from esco" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l out -d 'The file to write: a new one, or one that such an import wrote' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l on -d 'The day of the import; today, if not given' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l json -d 'Answer with the whole report as JSON'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from onet" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from help" -f -a "ncs" -d 'Job profiles of the National Careers Service: a JSON object a line, packed with gzip or not'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from help" -f -a "standards" -d 'Apprenticeship standards (CSV) or frameworks (JSON): a role each, with its level, its code and its length'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from help" -f -a "esco" -d 'ESCO, the European classification: occupations and their skills in a file that `rungs similar` compares by'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from help" -f -a "onet" -d 'O*NET, the American database: occupations and how important skills and knowledge are to them, as such a file'
complete -c rungs -n "__fish_rungs_using_subcommand import; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -l stdio -d 'Many editors add it; there is no other way to speak with the server'
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand lsp" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l config -d 'A file with settings (TOML). What is typed and what the environment says comes first' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l listen -d 'Where to listen: 127.0.0.1 is for this machine alone, 0.0.0.0 for everybody who reaches it' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l public-url -d 'The address under which the site is known, from https on: for search engines' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l secret -d 'Seals what visitors tell: 16 characters or more. Servers with the same secret read each other\'s pages; with none, pages made before a restart can\'t be read after it. A file keeps it out of the list of processes' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l secret-file -d 'The secret, in a file' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l rate -d 'Requests a second that one client may go on asking, by its address; 0 for as many as they like' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l burst -d 'Requests that one client may ask at once before that counts' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l proxies -d 'Proxies in front whose `X-Forwarded-For` is believed; 0 where none is' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l timeout -d 'Seconds that an answer may take' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l client-timeout -d 'Seconds that a client may take to send a request, or to take an answer' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l body-limit -d 'Bytes that a request\'s body may have' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l upload-limit -d 'Bytes that a staff file may have which an employer sends' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l uploads -d 'Staff files that are kept in memory at once; others are asked to come later' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l upload-minutes -d 'Minutes that a staff file stays in memory after it was looked at last' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l connections -d 'Connections that are open at once; others wait' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l grace -d 'Seconds for requests under way once the server is told to end' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l log -d 'What is logged: problems alone, or each request as text or json. Never who asked, or what was told' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l metrics -d 'Figures for Prometheus at /metrics: off, on, or at an address of their own such as 127.0.0.1:9090' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l tls -d 'TLS stands in front: browsers are told never to come without it'
complete -c rungs -n "__fish_rungs_using_subcommand serve" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand serve" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand completions" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand completions" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand completions" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand completions" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c rungs -n "__fish_rungs_using_subcommand schema" -l framework -d 'Read this framework\'s folder instead of the one that comes with rungs' -r -F
complete -c rungs -n "__fish_rungs_using_subcommand schema" -l framework-version -d 'Read the framework as it was: a version, a digest that an answer named, a Git revision of its folder, or a folder that holds it' -r
complete -c rungs -n "__fish_rungs_using_subcommand schema" -l color -d 'Colours: auto (where the output is a terminal), always, or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c rungs -n "__fish_rungs_using_subcommand schema" -l plain -d 'Tell everything in words, a line a fact, with nothing drawn or lined up: for screen readers and logs. RUNGS_PLAIN=1 in the environment says so for every command'
complete -c rungs -n "__fish_rungs_using_subcommand schema" -s h -l help -d 'Print help'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "roles" -d 'List the roles of the framework'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "opportunities" -d 'List ways to gain what roles ask for, beside the ways in: courses, placements, tests'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "show" -d 'Show a role: what you do, what you bring, the ways in, where it leads. Or an opportunity: what it takes, costs and gives'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "similar" -d 'Which roles are similar to one, and why: the duties and skills they share'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "check" -d 'Check where a person stands, with every reason'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "ask" -d 'Ask what is still to be asked about a person'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "plan" -d 'Plan the way to a role: what to do, in what order, by when'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "sweep" -d 'Where everybody of a staff export stands, what would help most, and what isn\'t known'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "sql" -d 'Write a way in as SQL: a statement that gives everybody\'s floor and ceiling, over columns that are prepared'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "framework" -d 'Work on a framework\'s pages: check them, test their cases'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "import" -d 'Turn other people\'s files into a framework\'s folder, or into occupations to compare by'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "lsp" -d 'Serve an editor over the Language Server Protocol: findings as one types, and ways to mend them'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "serve" -d 'Open the site in a browser: explore roles, check, compare. Without a command, rungs does the same'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "completions" -d 'Write completions for a shell'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "schema" -d 'Write the JSON Schema of the person file or of an answer'
complete -c rungs -n "__fish_rungs_using_subcommand help; and not __fish_seen_subcommand_from roles opportunities show similar check ask plan sweep sql framework import lsp serve completions schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "check" -d 'Check a framework\'s pages: what is wrong, where, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "explain" -d 'Explain a finding: what it means, why it matters, what raises it, and what to write instead'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "sentences" -d 'Show what can be written: sentences by topic, what stands around them, headings, lines, keys and files'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "say" -d 'Try one sentence: what it means as a rule of a way in, or what is wrong with it and how to write it instead'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "fmt" -d 'Format a framework\'s pages: each sentence in its canonical words, one layout, and no change of meaning'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "test" -d 'Run the cases beside a framework\'s pages, and say which thresholds no case tests'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "watch" -d 'Check a framework\'s pages again whenever a file changes: what is new, and what was mended'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "new" -d 'Make a role page by answering questions. Each sentence is read as soon as it is typed'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from framework" -f -a "diff" -d 'Compare two versions of a framework by what they mean: what is added, removed, tightened, loosened or only reworded'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from import" -f -a "ncs" -d 'Job profiles of the National Careers Service: a JSON object a line, packed with gzip or not'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from import" -f -a "standards" -d 'Apprenticeship standards (CSV) or frameworks (JSON): a role each, with its level, its code and its length'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from import" -f -a "esco" -d 'ESCO, the European classification: occupations and their skills in a file that `rungs similar` compares by'
complete -c rungs -n "__fish_rungs_using_subcommand help; and __fish_seen_subcommand_from import" -f -a "onet" -d 'O*NET, the American database: occupations and how important skills and knowledge are to them, as such a file'
