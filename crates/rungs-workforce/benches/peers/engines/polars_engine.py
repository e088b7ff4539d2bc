"""Polars: columns that are true, false or null, added up."""

import os
import sys

os.environ["POLARS_MAX_THREADS"] = sys.argv[3]

import polars as pl

from common import Case, Outcome, Route, case


def meets(place: int, route: Route) -> pl.Expr:
    jobs = pl.Series(route.jobs, dtype=pl.UInt16).implode()
    counts = (pl.col("gcses") >= route.gcses) | (pl.col("months") >= route.months)
    all_of = (
        pl.col("employed")
        & pl.col("job").is_in(jobs)
        & (pl.col("hours") >= route.hours)
        & pl.col(f"scheme_{route.scheme}")
        & (pl.col("level") >= route.level)
        & counts
    )
    return all_of.alias(f"route_{place}")


def main(case: Case) -> None:
    people, employers = pl.from_arrow(case.people()), pl.from_arrow(case.employer_table())
    for routes in (1, len(case.routes)):
        plan = people.lazy().join(employers.lazy(), on="employer", how="left")
        plan = plan.select([meets(place, route) for place, route in enumerate(case.routes[:routes])])
        sums = [pl.col(f"route_{place}").sum().alias(f"met_{place}") for place in range(routes)]
        told = [pl.col(f"route_{place}").count().alias(f"told_{place}") for place in range(routes)]
        plan = plan.select(sums + told)

        def outcomes(row: tuple[int, ...]) -> bool:
            found: list[Outcome] = []
            for met, told in zip(row[:routes], row[routes:]):
                found.append((met, told - met, case.count - told))
            return case.is_expected(found)

        case.measure("Polars", "all must be met", routes, lambda: plan.collect().row(0), outcomes)
    case.measure("Polars", "reading Parquet", 0, lambda: pl.read_parquet(case.file), lambda table: len(table) == case.count)
    case.measure("Polars", "reading CSV", 0, lambda: pl.read_csv(case.csv), lambda table: len(table) == case.count)


main(case())
