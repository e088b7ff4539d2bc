# Opportunities: ways to gain what roles ask for, beside the ways in.

opportunities-title = Ways to gain what is asked for
opportunities-lead =
    { $count ->
        [0] There are none here yet.
        [one] One course, placement or test. It gives something that roles ask for.
       *[other] { $count } courses, placements and tests. Each gives something that roles ask for.
    }
opportunity-gives = Gives { $it }.
opportunity-asks = Before you start
opportunity-apply = Apply by
opportunity-cost = Cost
opportunity-cost-nothing = It costs nothing.
opportunity-cost-up-to = It costs up to { $it }.
opportunity-cost-one = It costs { $it }.
opportunity-cost-between = It costs { $least } to { $most }.
opportunity-cost-unknown = What it costs isn’t known here.
