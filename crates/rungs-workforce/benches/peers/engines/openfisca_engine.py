"""OpenFisca: each condition is a variable of its own, which routes share; vectors of 0 (not met), 1 (unknown) and 2 (met)."""

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from common import Case, case

MONTH = "2026-11"
COLUMNS = {"employed": int, "job": int, "hours": float, "employer": int, "level": int, "gcses": int, "months": int}
UNKNOWN = -1


class System:
    """The rule as variables."""

    def __init__(self, case: Case) -> None:
        person = build_entity(key="person", plural="persons", label="", is_person=True)
        self.system = TaxBenefitSystem([person])
        self.shared = dict(entity=person, definition_period=DateUnit.MONTH)
        for name, kind in COLUMNS.items():
            self.add(name, kind)
        self.add("is_employed", int, lambda persons, month: reached(persons("employed", month), 1))
        employers = [
            np.array([1 if told is None else 2 * told for told in scheme] + [1], np.int8) for scheme in case.employers
        ]
        for scheme, told in enumerate(employers):
            self.add(f"scheme_{scheme}", int, lambda persons, month, told=told: told[persons("employer", month)])
        for column, asked in (("hours", "hours"), ("level", "level"), ("gcses", "gcses"), ("months", "months")):
            for least in sorted({getattr(route, asked) for route in case.routes}):
                self.add(
                    name_of(column, least),
                    int,
                    lambda persons, month, column=column, least=least: reached(persons(column, month), least),
                )
        for place, route in enumerate(case.routes):
            jobs = np.zeros(case.jobs + 1, np.int8)
            jobs[route.jobs] = 2
            jobs[UNKNOWN] = 1

            def formula(persons, month, route=route, jobs=jobs):
                found = np.minimum(persons("is_employed", month), jobs[persons("job", month)])
                found = np.minimum(found, persons(name_of("hours", route.hours), month))
                found = np.minimum(found, persons(f"scheme_{route.scheme}", month))
                found = np.minimum(found, persons(name_of("level", route.level), month))
                either = np.maximum(
                    persons(name_of("gcses", route.gcses), month), persons(name_of("months", route.months), month)
                )
                return np.minimum(found, either)

            self.add(f"route_{place}", int, formula)

    def add(self, name: str, kind: type, formula=None) -> None:
        of = dict(value_type=kind, label=name, **self.shared)
        if formula is not None:
            of["formula"] = lambda persons, month, parameters=None: formula(persons, month)
        self.system.add_variable(type(name, (Variable,), of))


def name_of(column: str, least: float) -> str:
    return f"{column}_{int(least * 100)}"


def reached(values: np.ndarray, least: float) -> np.ndarray:
    return np.where(values < 0, np.int8(1), (values >= least) * np.int8(2))


def main(case: Case) -> None:
    system = System(case).system
    people = case.people()
    known = {}
    for name, kind in COLUMNS.items():
        column = people[name].cast("int32" if name == "employed" else people[name].type).fill_null(0).to_numpy()
        values = column.astype(np.float32 if kind is float else np.int32)
        values[people[name].is_null().to_numpy()] = UNKNOWN
        known[name] = values

    def decided(routes: int) -> list[np.ndarray]:
        simulation = SimulationBuilder().build_default_simulation(system, count=case.count)
        for name, values in known.items():
            simulation.set_input(name, MONTH, values)
        return [simulation.calculate(f"route_{place}", MONTH) for place in range(routes)]

    for routes in (1, len(case.routes)):
        case.measure(
            "OpenFisca",
            "all must be met",
            routes,
            lambda: decided(routes),
            lambda found: case.is_expected(
                [tuple(int((one == value).sum()) for value in (2, 0, 1)) for one in found]
            ),
        )


main(case())
