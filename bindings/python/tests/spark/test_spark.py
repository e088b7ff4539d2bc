"""Spark with executors of its own, one of them killed in the middle: the answer is that of one machine, to the byte."""

import os
import pathlib
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest
from pyspark.sql import SparkSession

import rungs
import rungs.spark
from support import ON, as_text, variations

ROLES = ["art therapist", "assistant practitioner", "dietitian"]
#: People of the job in which an executor is killed, and files that they stand in: a task each.
PEOPLE = 6_000
FILES = 15


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Two executors, each a process of its own; nothing listens but on this machine, and nothing is written but here."""
    folder = tmp_path_factory.mktemp("spark")
    home = folder / "home"
    home.mkdir()
    # Workers write into the home that they are given.
    for name in ["bin", "sbin", "jars", "python"]:
        installed = pathlib.Path(pyspark.__file__).parent
        (home / name).symlink_to(installed if name == "python" else installed / name)
    (folder / "log4j2.properties").write_text("rootLogger.level = error\n")
    os.environ |= {
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(folder),
        "SPARK_LOCAL_DIRS": str(folder / "scratch"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "PYSPARK_PYTHON": sys.executable,
    }
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "1g",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "300",
        "spark.sql.files.maxPartitionBytes": "1m",
        "spark.sql.files.openCostInBytes": "1m",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("rungs")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()


def of_one_machine(people: pa.Table) -> pa.Table:
    return rungs.sweep(people, ROLES, on=ON, id="number")


def to_bytes(answer: pa.Table) -> bytes:
    """An answer in the order of its ids, without what only tells where it was made."""
    plain = pa.schema([pa.field(field.name, field.type) for field in answer.schema])
    answer = pa.table({name: answer[name].combine_chunks() for name in answer.column_names}, schema=plain)
    answer = answer.sort_by("number").combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, answer.schema) as stream:
        stream.write_table(answer)
    return sink.getvalue().to_pybytes()


def test_columns_and_standings_are_those_of_one_machine(spark: SparkSession, many: list[dict]) -> None:
    text = as_text(many)
    answer = rungs.spark.sweep(spark.createDataFrame(text), ROLES, on=ON, id="number")
    assert dict(answer.dtypes)["dietitian/full-time-degree floor"] == "tinyint"
    assert to_bytes(answer.toArrow()) == to_bytes(of_one_machine(text))


def test_columns_of_lists_and_structs(spark: SparkSession) -> None:
    people = pa.table({
        "number": pa.array([1, 2, 3], pa.int32()),
        "employments": [[{"role": "healthcare assistant", "hours_per_week": 30.0}], [], None],
        "has": pa.array([[("care leaver", True)], [], None], pa.map_(pa.string(), pa.bool_())),
        "born": pa.array([None, 7_000, 50_000], pa.date32()),
    })
    answer = rungs.spark.sweep(spark.createDataFrame(people), ROLES, on=ON, id="number").toArrow()
    assert to_bytes(answer) == to_bytes(of_one_machine(people))
    assert "born: this is after" in answer.sort_by("number")["problem"][2].as_py()


def test_what_cannot_be_meant_is_said_before_anything_runs(spark: SparkSession) -> None:
    people = spark.createDataFrame([(1, b"x")], "number int, born binary")
    with pytest.raises(ValueError, match="the column born is of the type Binary"):
        rungs.spark.sweep(people, ROLES, on=ON, id="number")
    with pytest.raises(ValueError, match="no role is called “astronaut”"):
        rungs.spark.sweep(people.drop("born"), "astronaut", on=ON)


def executors() -> list[int]:
    """The processes of executors, among those that came of this one."""
    parents, commands = {}, {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            commands[int(process.name)] = (process / "cmdline").read_text()
        except OSError:
            continue

    def is_ours(process: int) -> bool:
        while process in parents:
            process = parents[process]
            if process == os.getpid():
                return True
        return False

    # A launcher of one has its name among its arguments as well, and no JVM's options.
    named = [process for process, command in commands.items() if "CoarseGrainedExecutorBackend" in command]
    return [process for process in named if is_ours(process) and "java" in commands[process].split("\0")[0]]


def kill_one_in_the_middle(spark: SparkSession, killed: list[int], done: threading.Event) -> None:
    """Kills an executor once some tasks of a job are over and others are running."""
    tracker = spark.sparkContext.statusTracker()
    while not done.is_set():
        for stage in tracker.getActiveStageIds():
            told = tracker.getStageInfo(stage)
            if told and told.numCompletedTasks >= 4 and told.numActiveTasks >= 1:
                process = executors()[0]
                os.kill(process, signal.SIGKILL)
                killed.append(process)
                return
        time.sleep(0.05)


def test_an_executor_is_killed_in_the_middle(
    spark: SparkSession, examples: dict[str, dict], tmp_path: pathlib.Path
) -> None:
    people = as_text([*examples.values(), *variations(list(examples.values()), PEOPLE - len(examples), seed=7)])
    folder = tmp_path / "people"
    folder.mkdir()
    each = PEOPLE // FILES
    for file in range(FILES):
        pq.write_table(people.slice(file * each, each), folder / f"{file:02}.parquet")
    expected = to_bytes(of_one_machine(people))

    before = executors()
    assert len(before) == 2
    killed: list[int] = []
    done = threading.Event()
    killer = threading.Thread(target=kill_one_in_the_middle, args=(spark, killed, done))
    killer.start()
    out = tmp_path / "standings"
    rungs.spark.sweep(spark.read.parquet(str(folder)), ROLES, on=ON, id="number").write.parquet(str(out))
    done.set()
    killer.join()
    assert killed and killed[0] in before, "no executor was killed while the job ran"
    answer = pq.read_table(out)
    assert answer.num_rows == PEOPLE
    assert to_bytes(answer) == expected


def test_the_statement_gives_what_the_sweep_gives(spark: SparkSession, many: list[dict]) -> None:
    readable = [person for person, problem in zip(many, of_one_machine(as_text(many))["problem"].to_pylist()) if not problem]
    # What a provider asks of those who apply to it is no part of the general rules.
    for person in readable:
        person.pop("applying_to", None)
    text = as_text(readable)
    for role in rungs.Sweep(ROLES, on=ON).roles:
        answer = rungs.sweep(text, role, on=ON, id="number")
        for name in answer.column_names:
            if not name.endswith(" floor"):
                continue
            way = name.removesuffix(" floor")
            route = way.split("/")[1]
            rows = rungs.prepared(text, role, route, id="number", on=ON)
            spark.createDataFrame(rows).createOrReplaceTempView("prepared")
            told = spark.sql(rungs.sql(role, route, dialect="spark", on=ON)).toArrow().sort_by("person")
            assert told["floor"].to_pylist() == answer[f"{way} floor"].to_pylist()
            assert told["ceiling"].to_pylist() == answer[f"{way} ceiling"].to_pylist()
            assert told.schema.field("floor").type == pa.int8()
