"""zen-engine: one decision for one person, with an expression for each route."""

import json

import zen

from common import Case, Route, case


def expression(route: Route) -> str:
    def reached(column: str, least: float) -> str:
        return f"({column} == null ? 1 : ({column} >= {least} ? 2 : 0))"

    def so(column: str) -> str:
        return f"({column} == null ? 1 : ({column} ? 2 : 0))"

    jobs = f"(job == null ? 1 : (job in {route.jobs} ? 2 : 0))"
    either = f"max([{reached('gcses', route.gcses)}, {reached('months', route.months)}])"
    all_of = [so("employed"), jobs, reached("hours", route.hours), so(f"scheme_{route.scheme}")]
    return f"min([{', '.join([*all_of, reached('level', route.level), either])}])"


def decision(routes: list[Route]) -> str:
    def node(name: str, kind: str, **more: object) -> dict:
        return dict(id=name, name=name, type=kind, position=dict(x=0, y=0), **more)

    expressions = [dict(id=f"e{place}", key=f"route_{place}", value=expression(route)) for place, route in enumerate(routes)]
    nodes = [
        node("in", "inputNode"),
        node("rule", "expressionNode", content=dict(expressions=expressions)),
        node("out", "outputNode"),
    ]
    edges = [
        dict(id="first", sourceId="in", targetId="rule", type="edge"),
        dict(id="second", sourceId="rule", targetId="out", type="edge"),
    ]
    return json.dumps(dict(contentType="application/vnd.gorules.decision", nodes=nodes, edges=edges))


def main(case: Case) -> None:
    people = case.people().to_pylist()
    for person in people:
        for scheme, employers in enumerate(case.employers):
            person[f"scheme_{scheme}"] = None if person["employer"] is None else employers[person["employer"]]
    for routes in (1, len(case.routes)):
        rule = zen.ZenEngine().create_decision(decision(case.routes[:routes]))

        def outcomes(found: list[dict]) -> bool:
            standings = [[one[f"route_{place}"] for one in found] for place in range(routes)]
            return case.is_expected([tuple(of.count(value) for value in (2, 0, 1)) for of in standings])

        case.measure(
            "zen-engine", "all must be met", routes, lambda: [rule.evaluate(person)["result"] for person in people], outcomes
        )


main(case())
