"""What all engines share: the people and the rule as Rungs wrote them, the answer that counts, and the clock."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

LONG = 2.0
Outcome = tuple[int, int, int]
"""How many people meet a route, don't, and may or may not."""


@dataclass(frozen=True)
class Route:
    """One variant of the rule: what each of its requirements asks."""

    jobs: list[int]
    hours: float
    scheme: int
    level: int
    gcses: int
    months: int


class Case:
    """So many people, the routes, and what they come to."""

    def __init__(self, folder: Path, count: int, threads: int) -> None:
        rule = json.loads((folder / "rule.json").read_text())
        self.routes = [Route(**route) for route in rule["routes"]]
        self.employers: list[list[bool | None]] = rule["employers"]
        self.jobs: int = rule["jobs"]
        self.count = count
        self.threads = threads
        self.file = folder / str(count) / "people.parquet"
        self.csv = folder / str(count) / "people.csv"
        expected = json.loads((folder / str(count) / "expected.json").read_text())
        self.expected: list[Outcome] = [tuple(outcome) for outcome in expected]

    def people(self) -> pa.Table:
        """The people, in memory."""
        return pa.parquet.read_table(self.file)

    def employer_table(self) -> pa.Table:
        """Which schemes each employer takes part in: a column for each scheme."""
        count = len(self.employers[0])
        columns = {f"scheme_{place}": pa.array(scheme) for place, scheme in enumerate(self.employers)}
        return pa.table({"employer": pa.array(range(count), pa.uint16()), **columns})

    def job_table(self) -> pa.Table:
        """For which routes each job counts: a column for each route."""
        columns = {}
        for place, route in enumerate(self.routes):
            counts = set(route.jobs)
            columns[f"job_{place}"] = pa.array([job in counts for job in range(self.jobs)])
        return pa.table({"job": pa.array(range(self.jobs), pa.uint16()), **columns})

    def measure(self, engine: str, does: str, routes: int, work: Callable[[], Any], outcomes: Callable[[Any], Any]) -> None:
        """Times some work, and prints it as a line of JSON; `outcomes` makes of what it gave what has to be as expected."""
        before = time.perf_counter()
        given = work()
        times = 3 if time.perf_counter() - before > LONG else 7
        agrees = outcomes(given)
        wall, cpu = [], []
        for _ in range(times):
            del given
            wall_before, cpu_before = time.perf_counter(), time.process_time()
            given = work()
            wall.append(time.perf_counter() - wall_before)
            cpu.append(time.process_time() - cpu_before)
        taken = {"cpu": sorted(cpu)[times // 2], "wall": sorted(wall)[times // 2]}
        task = {"engine": engine, "does": does, "people": self.count, "routes": routes, "threads": self.threads}
        print(json.dumps({**task, **taken, "agrees": bool(agrees)}), flush=True)

    def is_expected(self, outcomes: list[Outcome]) -> bool:
        """Whether the first routes come to just that."""
        return outcomes == self.expected[: len(outcomes)]


def case() -> Case:
    """The case that was asked for: FOLDER PEOPLE THREADS."""
    folder, people, threads = sys.argv[1:4]
    return Case(Path(folder), int(people), int(threads))
