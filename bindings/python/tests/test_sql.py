"""A way in as SQL: DuckDB gives what the engine gives, and the text is SQL to parsers of all three dialects."""

import duckdb
import pglast
import pyarrow as pa
import pytest
import sqlglot

import rungs
from support import ON, as_text


@pytest.fixture(scope="module")
def people(many: list[dict], whole_sweep: rungs.Sweep) -> pa.Table:
    """Whoever can be read. What a provider asks of those who apply to it is no part of the general rules."""
    problems = whole_sweep.table(as_text(many))["problem"].to_pylist()
    readable = [person for person, problem in zip(many, problems) if problem is None]
    return as_text([{key: told for key, told in person.items() if key != "applying_to"} for person in readable])


def ways() -> list[tuple[str, str]]:
    fields = rungs.Sweep(on=ON).schema(pa.schema({"born": pa.string()}))
    named = [fields.field(place).metadata for place in range(0, len(fields) - 1, 2)]
    return [(one[b"rungs.role"].decode(), one[b"rungs.route"].decode()) for one in named]


WAYS = ways()


def told(statement: str, prepared: pa.Table) -> list[tuple]:
    with duckdb.connect() as connection:
        connection.register("prepared", prepared)
        return sorted(connection.sql(statement).fetchall())


def test_duckdb_gives_what_the_sweep_gives_for_every_way_in(people: pa.Table, whole_sweep: rungs.Sweep) -> None:
    answer = whole_sweep.table(people)
    numbers = answer["number"].to_pylist()
    several = 0
    for role, route in WAYS:
        prepared = rungs.prepared(people, role, route, id="number", on=ON)
        several += prepared.num_rows > len(numbers)
        floors, ceilings = (answer[f"{role}/{route} {bound}"].to_pylist() for bound in ["floor", "ceiling"])
        expected = list(zip(numbers, floors, ceilings))
        assert told(rungs.sql(role, route, on=ON), prepared) == expected, (role, route)
    # Some people have several rows, without which nobody would notice that worlds are told.
    assert several > 10


def test_one_row_a_person_is_wider_and_never_wrong(people: pa.Table, whole_sweep: rungs.Sweep) -> None:
    answer = whole_sweep.table(people)
    wider = 0
    for role, route in WAYS[::4]:
        rows = rungs.prepared(people, role, route, id="number", on=ON)
        kinds = {"surely": "bool_and", "may": "bool_or"}
        columns = [name for name in rows.column_names if name != "person"]
        each = ", ".join(f"{kinds.get(name.rsplit('_')[-1], 'any_value')}({name}) as {name}" for name in columns)
        loose = duckdb.sql(f"select person, {each} from rows group by person").to_arrow_table()
        floors, ceilings = (answer[f"{role}/{route} {bound}"].to_pylist() for bound in ["floor", "ceiling"])
        for (_, floor, ceiling), low, high in zip(told(rungs.sql(role, route, on=ON), loose), floors, ceilings):
            assert floor <= low and high <= ceiling
            wider += (floor, ceiling) != (low, high)
    assert wider > 0


def test_what_is_not_prepared_is_unknown() -> None:
    role, route = "art-therapist", WAYS[[role for role, _ in WAYS].index("art-therapist")][1]
    prepared = rungs.prepared(pa.table({"person": ["{}"]}), role, route, on=ON)
    nulls = [pa.nulls(1, pa.bool_()) for _ in prepared.column_names[1:]]
    empty = pa.table([prepared["person"], *nulls], names=prepared.column_names)
    [(_, floor, ceiling)] = told(rungs.sql(role, route, on=ON), empty)
    [(_, low, high)] = told(rungs.sql(role, route, on=ON), prepared)
    assert floor <= low and high <= ceiling


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres"])
def test_the_text_is_sql_in_its_dialect(dialect: str) -> None:
    longest = 0
    for role, route in WAYS:
        text = rungs.sql(role, route, dialect=dialect, on=ON)
        [statement] = sqlglot.parse(text, dialect=dialect)
        assert [column.alias_or_name for column in statement.selects] == ["person", "floor", "ceiling"]
        if dialect == "postgres":
            [parsed] = pglast.parse_sql(text)
            assert len(parsed.stmt.targetList) == 3
        longest = max(longest, len(text))
    assert longest < 200_000


def test_comments_tell_what_the_columns_are() -> None:
    role, route = WAYS[0]
    text = rungs.sql(role, route, on=ON)
    comments = [line for line in text.splitlines() if line.startswith("-- ")]
    prepared = rungs.prepared(pa.table({"person": ["{}"]}), role, route, on=ON)
    for name in prepared.column_names[1:]:
        assert any(f"{name}," in line or f"{name}:" in line for line in comments), name


def test_people_have_to_be_told_apart() -> None:
    role, route = WAYS[0]
    twice = pa.table({"payroll": ["a", "b", "a"], "person": ["{}", "{}", "{}"]})
    with pytest.raises(ValueError, match='rows 0 and 2 have the same payroll: "a"'):
        rungs.prepared(twice, role, route, id="payroll", on=ON)
    missing = pa.table({"payroll": ["a", None], "person": ["{}", "{}"]})
    with pytest.raises(ValueError, match="row 1 has no payroll"):
        rungs.prepared(missing, role, route, id="payroll", on=ON)
    with pytest.raises(ValueError, match="row 0 can't be read, and would become somebody of whom nothing is known"):
        rungs.prepared(pa.table({"born": ["long ago"]}), role, route, on=ON)


def test_a_dialect_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="those are duckdb, spark, postgres"):
        rungs.sql(*WAYS[0], dialect="oracle", on=ON)
