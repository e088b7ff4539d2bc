"""How many rows a second go through: `python benches/rows.py [ROWS]`, of a package that was built with --release.

Rows are made up: one to three jobs of a few sorts, up to eight GCSEs with their grades, a day of birth. Their answers are
compared, so that no library is faster by doing something else.
"""

import random
import sys
import time

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import rungs

ON = "2026-11-22"
SUBJECTS = ["English", "maths", "biology", "history", "art", "religious studies"]


def people(count: int) -> pa.Table:
    chance = random.Random(2026)

    def job() -> dict:
        return {
            "role": chance.choice(["healthcare assistant", "creative therapy assistant", "other"]),
            "hours_per_week": chance.choice([15.0, 30.0, 37.5]),
            "from": f"{chance.randrange(2010, 2026)}-{chance.randrange(1, 13):02}",
            "paid": True,
        }

    def gcse(subject: str) -> dict:
        return {"type": "GCSE", "subject": subject, "grade": str(chance.randrange(1, 10))}

    return pa.table({
        "staff_number": pa.array(range(count), pa.int32()),
        "born": [f"{chance.randrange(1960, 2008)}-{chance.randrange(1, 13):02}" for _ in range(count)],
        "employments": [[job() for _ in range(chance.randrange(1, 3))] for _ in range(count)],
        "qualifications": [[gcse(one) for one in chance.sample(SUBJECTS, chance.randrange(3))] for _ in range(count)],
    })


def timed(what: str, sweep: rungs.Sweep, table: object, rows: int) -> pa.Table:
    before = time.perf_counter()
    answer = sweep.table(table)
    seconds = time.perf_counter() - before
    print(f"  {what:28} {seconds:6.2f} s {rows / seconds:12,.0f} rows a second")
    return answer


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    table = people(rows)
    # The same people as one frame of each library.
    polars, pandas = pl.DataFrame(table), table.to_pandas(types_mapper=pd.ArrowDtype)
    for roles in [["assistant-practitioner"], None]:
        before = time.perf_counter()
        sweep = rungs.Sweep(roles, on=ON, id="staff_number")
        compiled = time.perf_counter() - before
        first = timed("pyarrow, the first time", sweep, table, rows)
        ways = sum(name.endswith(" floor") for name in first.column_names)
        print(f"  {rows:,} rows, {ways} ways in; compiled in {compiled:.2f} s")
        answers = [
            timed("pyarrow", sweep, table, rows),
            timed("Polars", sweep, polars, rows),
            timed("pandas with Arrow's types", sweep, pandas, rows),
            timed("DuckDB", sweep, duckdb.from_arrow(table), rows),
        ]
        assert all(answer.to_pylist() == first.to_pylist() for answer in answers if rows <= 20_000 or roles)


if __name__ == "__main__":
    main()
