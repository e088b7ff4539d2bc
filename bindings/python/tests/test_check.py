"""One person: the answer is the command's, and what is wrong is said in words."""

import datetime
import json
import os
import pathlib
import subprocess

import pytest

import rungs
from support import ON


@pytest.mark.parametrize("name", ["amina", "overseas-qualified", "blank"])
def test_the_answer_is_what_the_command_prints(name: str, root: pathlib.Path) -> None:
    command = os.environ.get("RUNGS_COMMAND")
    if not command:
        pytest.skip("the command isn't built: RUNGS_COMMAND says where it is")
    file = root / "people" / f"{name}.yaml"
    arguments = [command, "check", file, "--role", "art therapist", "--on", ON, "--json"]
    printed = subprocess.run(arguments, capture_output=True, check=True, text=True).stdout
    assert rungs.check(rungs.read_person(file), "art therapist", on=ON) == json.loads(printed)


def test_one_way_in_is_found_by_how_it_begins(examples: dict[str, dict]) -> None:
    every = rungs.check(examples["amina"], "art therapist", on=ON)["results"]
    assert len(every) > 1
    one = rungs.check(examples["amina"], "art therapist", every[1]["route_title"][:-2], on=ON)["results"]
    assert one == [every[1]]


def test_days_are_dates_or_text() -> None:
    person = {"born": datetime.date(2008, 11, 23)}
    day = datetime.date(2026, 11, 22)
    assert rungs.check(person, "dietitian", on=day) == rungs.check({"born": "2008-11-23"}, "dietitian", on="2026-11-22")
    assert rungs.check(person, "dietitian", on=day)["start"] == "2026-11-22"
    assert rungs.check(person, "dietitian", on=day, start="2027-09-01")["start"] == "2027-09-01"


def test_without_a_day_it_is_today() -> None:
    before = datetime.date.today()
    on = rungs.check({}, "dietitian")["on"]
    assert before.isoformat() <= on <= datetime.date.today().isoformat()


def test_what_holds_none_is_not_told() -> None:
    told = {"born": None, "employments": None, "qualifications": [{"type": "GCSE", "subject": "maths", "grade": None}]}
    plain = {"qualifications": [{"type": "GCSE", "subject": "maths"}]}
    assert rungs.check(told, "dietitian", on=ON) == rungs.check(plain, "dietitian", on=ON)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ({"borm": 1990}, "borm: `borm` is not a key of a person file here (did you mean `born`?)"),
        ({"employments": [{"role": "nurs"}]}, "employments[0].role: the framework knows no role called “nurs”"),
        ({"employments": [{"hours_per_week": 200}]}, "employments[0].hours_per_week: 200 hours a week are more than"),
        ({"born": float("nan")}, "born: NaN is not a number"),
        ({"employments": [{"from": datetime.datetime(2020, 1, 1, 12, 0)}]}, "employments[0].from: a value of the type"),
        ({"qualifications": {"type": "GCSE"}}, "qualifications: this is the wrong sort of value"),
        ({"language_tests": [{True: "2024"}]}, "language_tests[0]: the key True is not text; where it was read of YAML"),
        ({"born": 10**30}, "is larger than any number of a person"),
        ([], "a person is a dict with the keys of a person file, and not list"),
    ],
)
def test_faults_are_told_in_words(person: dict, words: str) -> None:
    with pytest.raises(ValueError) as raised:
        rungs.check(person, on=ON)
    assert words in str(raised.value)


def test_every_fault_is_told() -> None:
    with pytest.raises(ValueError) as raised:
        rungs.check({"born": 2050, "height": 900, "has": {"wings": True}}, on=ON)
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["height", "born", "has.wings"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"role": "dietitien"}, "no role is called “dietitien”: did you mean “Dietitian”, “"),
        ({"role": "astronaut"}, "no role is called “astronaut”"),
        ({"role": "dietitian", "route": "by boat"}, "there is no way into Dietitian called “by boat”; the ways in are"),
        ({"route": "degree"}, "a way in is one of a role: name the role as well"),
        ({"on": "22/11/2026"}, "on: “22/11/2026” is not a day of the calendar; give a date, or write it like 2026-11-22"),
        ({"on": ON, "start": "2026-02-30"}, "start: “2026-02-30” is not a day of the calendar"),
    ],
)
def test_names_and_days_that_there_are_not(arguments: dict, words: str) -> None:
    with pytest.raises(ValueError) as raised:
        rungs.check({}, **{"on": ON, **arguments})
    assert words in str(raised.value)


def test_a_moment_is_no_day() -> None:
    with pytest.raises(TypeError, match="on is a day"):
        rungs.check({}, on=datetime.datetime(2026, 11, 22))


def test_a_person_file_is_read_in_any_format(tmp_path: pathlib.Path) -> None:
    expected = {"born": 1990, "language_tests": [{"test": "IELTS", "on": "2024-11"}]}
    yaml = tmp_path / "a.yaml"
    yaml.write_text("born: 1990\nlanguage_tests:\n  - { test: IELTS, on: 2024-11 }\n")
    toml = tmp_path / "a.toml"
    toml.write_text('born = 1990\n[[language_tests]]\ntest = "IELTS"\non = "2024-11"\n')
    assert rungs.read_person(yaml) == rungs.read_person(str(toml)) == expected
    yaml.write_text("born: 1990\nborn: 1991\n")
    with pytest.raises(ValueError, match="line 2"):
        rungs.read_person(yaml)
