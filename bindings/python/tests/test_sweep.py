"""Tables in, tables out: whatever library they come from, in whatever chunks, with whatever is wrong in them."""

import datetime
import decimal
import json
from collections.abc import Callable

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import rungs
from support import ON, as_text, row, standings

AMINA_LIKE = [
    {
        "staff_number": "A1",
        "born": datetime.date(1994, 5, 12),
        "height": 171.5,
        "ucas_points": 112,
        "employments": [
            {"role": "healthcare assistant", "hours_per_week": 37.5, "from": "2023-02", "paid": True},
            {"role": "other", "called": "waiter", "hours_per_week": None, "from": "2020", "paid": None},
        ],
        "qualifications": [
            {"type": "GCSE", "subject": "English", "grade": "5"},
            {"type": "GCSE", "subject": "maths", "grade": "4"},
        ],
        "has": {"English as a first language": True, "care leaver": None},
        "right_to_work": ["England"],
    },
    {
        "staff_number": "B2",
        "born": None,
        "height": None,
        "ucas_points": None,
        "employments": None,
        "qualifications": [],
        "has": {"English as a first language": None, "care leaver": False},
        "right_to_work": None,
    },
    {
        "staff_number": "A1",
        "born": datetime.date(2008, 11, 23),
        "height": 160.0,
        "ucas_points": None,
        "employments": [{"role": "healthcare assistant", "hours_per_week": 12.0, "from": "2023-02", "paid": False}],
        "qualifications": None,
        "has": None,
        "right_to_work": ["England", "Scotland"],
    },
]
ROLES = ["assistant-practitioner", "art therapist", "dietitian"]


def typed() -> pa.Table:
    return pa.Table.from_pylist(AMINA_LIKE)


@pytest.fixture(scope="module")
def sweep() -> rungs.Sweep:
    return rungs.Sweep(ROLES, on=ON, id="staff_number")


@pytest.fixture(scope="module")
def expected(sweep: rungs.Sweep) -> pa.Table:
    answer = sweep.table(typed())
    assert answer["problem"].to_pylist() == [None] * 3
    for place, person in enumerate(AMINA_LIKE):
        alone = [rungs.check({k: v for k, v in person.items() if k != "staff_number"}, role, on=ON) for role in ROLES]
        assert row(answer, place) == {way: told for one in alone for way, told in standings(one).items()}
    return answer


def test_columns_say_what_they_are(expected: pa.Table) -> None:
    assert expected.column_names[0] == "staff_number" and expected.column_names[-1] == "problem"
    assert expected["staff_number"].to_pylist() == ["A1", "B2", "A1"]
    floor, ceiling = expected.schema.field(1), expected.schema.field(2)
    assert floor.name.endswith(" floor") and ceiling.name == floor.name.replace(" floor", " ceiling")
    assert floor.type == ceiling.type == pa.int8()
    assert floor.metadata[b"rungs.numbers"] == b"0 not yet, 1 by exception, 2 at discretion, 3 ready"
    assert floor.name == f"{floor.metadata[b'rungs.role'].decode()}/{floor.metadata[b'rungs.route'].decode()} floor"
    assert rungs.Sweep(ROLES, on=ON, id="staff_number").schema(typed().schema) == expected.schema


def test_polars_in_and_out(sweep: rungs.Sweep, expected: pa.Table) -> None:
    frame = pl.DataFrame(typed())
    assert sweep.table(frame).to_pylist() == expected.to_pylist()
    assert pl.DataFrame(sweep.table(frame)).equals(pl.DataFrame(expected))
    categories = frame.with_columns(pl.col("staff_number").cast(pl.Categorical))
    assert sweep.table(categories)["staff_number"].to_pylist() == ["A1", "B2", "A1"]
    lazy = frame.lazy().map_batches(lambda some: pl.DataFrame(sweep.table(some)), schema=pl.DataFrame(expected).schema)
    assert lazy.collect(engine="streaming").equals(pl.DataFrame(expected))


def test_pandas_in_and_out(sweep: rungs.Sweep, expected: pa.Table) -> None:
    plain = pd.DataFrame(AMINA_LIKE)
    # Whole numbers with gaps come as numbers with a point, and truths with gaps as objects.
    assert plain["ucas_points"].dtype == "float64"
    assert sweep.table(plain).to_pylist() == expected.to_pylist()
    arrow = typed().to_pandas(types_mapper=pd.ArrowDtype)
    assert sweep.table(arrow).to_pylist() == expected.to_pylist()
    column = expected.column_names[1]
    assert sweep.table(plain).to_pandas()[column].tolist() == expected[column].to_pylist()


def test_duckdb_in_and_out(sweep: rungs.Sweep, expected: pa.Table) -> None:
    people = typed()
    relation = duckdb.sql("select * from people")
    answer = sweep.table(relation)
    assert answer.to_pylist() == expected.to_pylist()
    column = expected.column_names[2]
    assert duckdb.sql(f'select "{column}" from answer').fetchall() == [(told,) for told in expected[column].to_pylist()]
    # A literal with a point is a decimal to SQL.
    hours = duckdb.sql("select [{'role': 'healthcare assistant', 'hours_per_week': 37.50}] as employments")
    floats = pa.table({"employments": [[{"role": "healthcare assistant", "hours_per_week": 37.5}]]})
    assert rungs.sweep(hours, ROLES, on=ON) == rungs.sweep(floats, ROLES, on=ON)
    maps = duckdb.sql("select map {'English as a first language': true} as has")
    structs = pa.table({"has": [{"English as a first language": True}]})
    assert rungs.sweep(maps, ROLES, on=ON) == rungs.sweep(structs, ROLES, on=ON)


def test_json_text_says_the_same(sweep: rungs.Sweep, expected: pa.Table) -> None:
    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {key: plain(below) for key, below in value.items() if below is not None}
        if isinstance(value, list):
            return [plain(below) for below in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    texts = [json.dumps({k: v for k, v in plain(person).items() if k != "staff_number"}) for person in AMINA_LIKE]
    table = pa.table({"staff_number": expected["staff_number"], "person": texts})
    assert sweep.table(table) == expected


def test_chunks_and_slices_are_kept(sweep: rungs.Sweep, expected: pa.Table) -> None:
    table = pa.concat_tables([typed().slice(0, 1), typed().slice(1, 2), typed().slice(1, 0), typed()])
    answer = sweep.table(table)
    assert [len(chunk) for chunk in answer["problem"].chunks] == [len(chunk) for chunk in table["born"].chunks]
    assert answer.combine_chunks() == pa.concat_tables([expected, expected]).combine_chunks()
    assert sweep.table(typed().slice(1, 1)).to_pylist() == expected.slice(1, 1).to_pylist()
    # A slice of a batch begins somewhere within the lists below it.
    batch = typed().to_batches()[0]
    assert sweep.batch(batch.slice(2, 1)).to_pylist() == expected.slice(2, 1).to_pylist()
    assert pa.Table.from_batches([sweep.batch(batch)]) == expected


@pytest.mark.parametrize("kind", [pa.large_list, lambda of: pa.list_(of, 2), pa.list_view])
def test_lists_of_every_sort(kind: Callable[[pa.DataType], pa.DataType]) -> None:
    told = [["England", "Scotland"], ["England", "Wales"], None, ["Scotland", "Wales"]]
    plain = rungs.sweep(pa.table({"right_to_work": told}), ROLES, on=ON)
    other = pa.table({"right_to_work": pa.array(told, kind(pa.string()))})
    assert rungs.sweep(other, ROLES, on=ON) == plain
    assert rungs.sweep(other.slice(1), ROLES, on=ON).to_pylist() == plain.slice(1).to_pylist()


def test_empty_tables(sweep: rungs.Sweep, expected: pa.Table) -> None:
    assert sweep.table(typed().slice(0, 0)) == expected.slice(0, 0)
    assert sweep.table(pa.Table.from_batches([], schema=typed().schema)).schema == expected.schema
    assert sweep.batch(typed().to_batches()[0].slice(0, 0)).num_rows == 0


def test_a_row_that_cannot_be_read_says_why_and_stays() -> None:
    people = pa.table({
        "born": [1990.0, 2050.0, float("nan"), 1990.5, None],
        "employments": [[{"role": "healthcare assistant"}], [{"role": "nurs"}], [], [], None],
    })
    answer = rungs.sweep(people, ROLES, on=ON)
    problems = answer["problem"].to_pylist()
    assert problems[0] is None and problems[4] is None
    assert "born: this is after 22 November 2026" in problems[1]
    assert "employments[0].role: the framework knows no role called “nurs”" in problems[1]
    assert problems[2] == "born: NaN is not a number"
    assert "“1990.5” is not a date" in problems[3]
    for name in answer.column_names[:-1]:
        told = [value is None for value in answer[name].to_pylist()]
        assert told == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"born": 1990, "born": 1991}', "`born` is given twice"),
        ('{"born": 1990', "this is not JSON"),
        ("[]", "a person is keys with values, in braces"),
        (None, "no person is told"),
        ('{"employments": [{"rôle": "other"}]}', "`rôle` is not a key of a person file here"),
        ('{"answers": {"x": [1]}}', "an answer is yes, no, a number or a date"),
    ],
)
def test_text_that_is_no_person(text: str | None, words: str) -> None:
    answer = rungs.sweep(pa.table({"person": pa.array([text, "{}"], pa.string())}), "dietitian", on=ON)
    assert words in answer["problem"].to_pylist()[0]
    assert answer["problem"].to_pylist()[1] is None
    assert answer.column(0).to_pylist()[0] is None and answer.column(0).to_pylist()[1] is not None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"born": [1990], "shoe_size": [43]}, "this column is no key of a person file: shoe_size"),
        ({"born": [b"1990"]}, "the column born is of the type Binary, which no key of a person file has"),
        ({"employments": [[{"from": datetime.timedelta(1)}]]}, "the column employments[].from is of the type Duration"),
        ({"person": ["{}"], "born": [1990]}, "the column person and columns for keys as well"),
        ({"person": [3]}, "the column person holds Int64, and not persons as JSON text"),
        ({"number": [3]}, "the table has no column that tells anything of a person"),
    ],
)
def test_tables_that_cannot_be_meant(table: dict, words: str) -> None:
    with pytest.raises(ValueError) as raised:
        rungs.sweep(pa.table(table), "dietitian", on=ON, id="number" if "number" in table else None)
    assert words in str(raised.value)


def test_an_id_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="the table has no column payroll, which was named as id; its columns are born"):
        rungs.sweep(pa.table({"born": [1990]}), "dietitian", on=ON, id="payroll")
    with pytest.raises(ValueError, match="a column of the answer is called problem as well"):
        rungs.sweep(pa.table({"born": [1990], "problem": [1]}), "dietitian", on=ON, id="problem")


def test_bad_data_never_becomes_unknown() -> None:
    # A lenient cast would have made nothing of the text, and of the person somebody who told no points.
    answer = rungs.sweep(pa.table({"ucas_points": ["many"], "height": ["tall"]}), "dietitian", on=ON)
    assert "ucas_points: this is the wrong sort of value: “many”" in answer["problem"][0].as_py()
    assert "height: this is the wrong sort of value: “tall”" in answer["problem"][0].as_py()


def test_days_of_every_sort() -> None:
    day = datetime.date(2008, 11, 23)
    sorts = [
        pa.array(["2008-11-23"]),
        pa.array(["2008-11-23"]).dictionary_encode(),
        pa.array([day], pa.date32()),
        pa.array([day], pa.date64()),
        *(pa.array([day]).cast(pa.timestamp(unit)) for unit in ["s", "ms", "us", "ns"]),
    ]
    answers = [rungs.sweep(pa.table({"born": born}), ROLES, on=ON) for born in sorts]
    assert all(answer == answers[0] for answer in answers) and answers[0]["problem"][0].as_py() is None
    noon = pa.table({"born": pa.array([datetime.datetime(2008, 11, 23, 12)], pa.timestamp("us"))})
    assert "a moment and not a day" in rungs.sweep(noon, ROLES, on=ON)["problem"][0].as_py()
    with pytest.raises(ValueError, match="the column born is of the type Timestamp"):
        rungs.sweep(pa.table({"born": pa.array([0], pa.timestamp("us", "UTC"))}), ROLES, on=ON)


def test_numbers_of_every_sort() -> None:
    whole = [pa.int8(), pa.int64(), pa.uint16(), pa.uint64(), pa.float32(), pa.float64()]
    answers = [rungs.sweep(pa.table({"ucas_points": pa.array([112], kind)}), ROLES, on=ON) for kind in whole]
    answers.append(rungs.sweep(pa.table({"ucas_points": [decimal.Decimal("112.00")]}), ROLES, on=ON))
    assert all(answer == answers[0] for answer in answers) and answers[0]["problem"][0].as_py() is None
    half = rungs.sweep(pa.table({"ucas_points": [112.5]}), ROLES, on=ON)
    assert "ucas_points: this is the wrong sort of value: 112.5" in half["problem"][0].as_py()


def test_what_is_no_table() -> None:
    with pytest.raises(TypeError, match="a table gives its columns as Arrow has them .* and list doesn't"):
        rungs.sweep([{"born": 1990}], on=ON)
    with pytest.raises(TypeError, match="a record batch gives its columns"):
        rungs.Sweep("dietitian", on=ON).batch({})


def test_roles_are_named_and_never_guessed() -> None:
    assert rungs.Sweep(["Dietitian", "art-therapist"], on=ON).roles == ["dietitian", "art-therapist"]
    assert len(rungs.Sweep(on=ON).roles) == len(rungs.Framework().roles())
    for roles, words in [
        ("dietitien", "did you mean “Dietitian”"),
        ([], "roles is an empty list"),
        (["dietitian", "Dietitian"], "is asked for twice"),
    ]:
        with pytest.raises(ValueError, match=words):
            rungs.Sweep(roles, on=ON)


def test_readers_are_taken_batch_by_batch(many: list[dict], whole_sweep: rungs.Sweep) -> None:
    text = as_text(many)
    reader = pa.RecordBatchReader.from_batches(text.schema, text.to_batches(max_chunksize=10))
    assert whole_sweep.table(reader) == whole_sweep.table(text)
