# The list of roles, and what a search finds.

roles-title = All roles
roles-found-title = Roles for “{ $it }”
roles-lead =
    { $count ->
        [0] No role fits both. Leave one of them open.
        [one] One role.
       *[other] { $count } roles, from the first job to the most senior.
    }
roles-found =
    { $count ->
        [0] No role here is called that. Try another name for the work, or look through all roles.
        [one] One role is called that, or nearly so.
       *[other] { $count } roles are called that, or nearly so. The likeliest comes first.
    }
roles-profession = Profession
roles-level = Level
roles-any = Any
roles-show = Show
roles-leads = Where can it lead?
roles-mine = This is my job now
roles-by-ladder = See roles as ladders, by profession
line-level = level { $it }
line-band = band { $it }
line-ways =
    { $count ->
        [0] no way in that starts here
        [one] one way in
       *[other] { $count } ways in
    }
