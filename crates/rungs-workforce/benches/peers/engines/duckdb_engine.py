"""DuckDB: the rule as plain SQL, and as masks of bits written by hand."""

import duckdb
import pyarrow as pa

from common import Case, Outcome, Route, case

ALL = (1 << 60) - 1


def meets(route: Route) -> str:
    jobs = ", ".join(map(str, route.jobs))
    return (
        f"employed AND job IN ({jobs}) AND hours >= {route.hours} AND scheme_{route.scheme} "
        f"AND level >= {route.level} AND (gcses >= {route.gcses} OR months >= {route.months})"
    )


def plain(case: Case, routes: int) -> str:
    columns = ", ".join(f"({meets(route)}) AS route_{place}" for place, route in enumerate(case.routes[:routes]))
    counts = ", ".join(f"count(*) FILTER (route_{place}), count(route_{place})" for place in range(routes))
    return f"SELECT {counts} FROM (SELECT {columns} FROM people LEFT JOIN employers USING (employer))"


def masks(values: list, will_do) -> pa.Table:
    """For each value, the routes for which it surely will do, and those for which it surely won't."""
    met = [sum(1 << place for place, told in enumerate(will_do(value)) if told is True) for value in values]
    not_met = [sum(1 << place for place, told in enumerate(will_do(value)) if told is False) for value in values]
    return pa.table({"value": values, "met": pa.array(met, pa.uint64()), "not_met": pa.array(not_met, pa.uint64())})


def steps(column: str, thresholds: list) -> tuple[str, str]:
    """The routes whose threshold a column reaches, and those whose threshold it doesn't."""
    whens = ""
    for threshold in sorted(set(thresholds), reverse=True):
        reached = sum(1 << place for place, other in enumerate(thresholds) if other <= threshold)
        whens += f"WHEN {column} >= {threshold} THEN {reached} "
    met = f"(CASE WHEN {column} IS NULL THEN 0 {whens}ELSE 0 END)::UBIGINT"
    return met, f"(CASE WHEN {column} IS NULL THEN 0::UBIGINT ELSE xor({met}, {ALL}::UBIGINT) END)"


def by_masks(case: Case, connection: duckdb.DuckDBPyConnection) -> str:
    jobs = [set(route.jobs) for route in case.routes]
    job_masks = masks(list(range(case.jobs)), lambda job: [job in of for of in jobs])
    employers = case.employers
    employer_masks = masks(
        list(range(len(employers[0]))), lambda employer: [employers[route.scheme][employer] for route in case.routes]
    )
    for name, table in (("job_masks", job_masks), ("employer_masks", employer_masks)):
        connection.register("arriving", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
    hours = steps("hours", [route.hours for route in case.routes])
    level = steps("level", [route.level for route in case.routes])
    gcses = steps("gcses", [route.gcses for route in case.routes])
    months = steps("months", [route.months for route in case.routes])
    yes = f"(CASE WHEN employed THEN {ALL}::UBIGINT ELSE 0 END)"
    no = f"(CASE WHEN NOT employed THEN {ALL}::UBIGINT ELSE 0 END)"
    met = f"{yes} & coalesce(j.met, 0) & coalesce(e.met, 0) & {hours[0]} & {level[0]} & ({gcses[0]} | {months[0]})"
    not_met = (
        f"{no} | coalesce(j.not_met, 0) | coalesce(e.not_met, 0) | {hours[1]} | {level[1]} | ({gcses[1]} & {months[1]})"
    )
    return (
        f"SELECT {met} AS met, {not_met} AS not_met FROM people p "
        "LEFT JOIN job_masks j ON p.job = j.value LEFT JOIN employer_masks e ON p.employer = e.value"
    )


def main(case: Case) -> None:
    connection = duckdb.connect()
    connection.execute(f"SET threads = {case.threads}")
    for name, table in (("people", case.people()), ("employers", case.employer_table())):
        connection.register("arriving", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
    statement = by_masks(case, connection)
    for routes in (1, len(case.routes)):
        # Plain SQL takes so long for all routes that a million people are enough.
        if routes == 1 or case.count <= 1_000_000 and case.threads == 1:
            query = plain(case, routes)

            def outcomes(row: tuple[int, ...]) -> bool:
                pairs = list(zip(row[::2], row[1::2]))
                found: list[Outcome] = [(met, told - met, case.count - told) for met, told in pairs]
                return case.is_expected(found)

            case.measure("DuckDB", "all must be met", routes, lambda: connection.execute(query).fetchone(), outcomes)

    def counted(_: object) -> bool:
        bits = ", ".join(
            f"sum((met >> {place} & 1)::INT)::BIGINT, sum((not_met >> {place} & 1)::INT)::BIGINT"
            for place in range(len(case.routes))
        )
        row = connection.execute(f"SELECT {bits} FROM standings").fetchone()
        pairs = list(zip(row[::2], row[1::2]))
        return case.is_expected([(met, not_met, case.count - met - not_met) for met, not_met in pairs])

    kept = f"CREATE OR REPLACE TEMP TABLE standings AS {statement}"
    case.measure(
        "DuckDB, masks by hand", "all must be met", len(case.routes), lambda: connection.execute(kept).fetchall(), counted
    )
    for kind, reader, file in (("Parquet", "read_parquet", case.file), ("CSV", "read_csv", case.csv)):
        read = f"CREATE OR REPLACE TEMP TABLE loaded AS SELECT * FROM {reader}('{file}')"
        case.measure(
            "DuckDB",
            f"reading {kind}",
            0,
            lambda: connection.execute(read).fetchall(),
            lambda _: connection.execute("SELECT count(*) FROM loaded").fetchone()[0] == case.count,
        )


main(case())
