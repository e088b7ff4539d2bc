"""What several tests need: random variations of people, and people as tables."""

import copy
import json
import pathlib
import random

import pyarrow as pa

import rungs

ON = "2026-11-22"
PEOPLE = pathlib.Path(__file__).parents[3] / "people"
NAMES = ["not-yet", "by-exception", "at-discretion", "ready"]

#: Lists that somebody may say are complete.
LISTS = ["employments", "experience", "qualifications", "registrations", "checks", "training", "tests", "right_to_work"]


def variations(people: list[dict], count: int, seed: int = 2026) -> list[dict]:
    """People who are like others but for some facts, as many as asked for."""
    chance = random.Random(seed)
    return [_varied(copy.deepcopy(chance.choice(people)), people, chance) for _ in range(count)]


def _varied(person: dict, people: list[dict], chance: random.Random) -> dict:
    for key in [key for key in person if chance.random() < 0.15]:
        del person[key]
    for key in ["employments", "qualifications", "residence", "has", "language_tests", "training"]:
        if chance.random() < 0.2:
            other = chance.choice(people).get(key)
            if other:
                person[key] = copy.deepcopy(other)
    for key in ["employments", "qualifications"]:
        entries = person.get(key) or []
        person[key] = [entry for entry in entries if chance.random() < 0.85]
        for entry in person[key]:
            for field in [field for field in entry if chance.random() < 0.1]:
                del entry[field]
    for entry in person.get("qualifications", []):
        if "grade" in entry and chance.random() < 0.2:
            entry["grade"] = chance.choice(["3", "4", "5", "9"])
            entry["type"] = "GCSE"
    for entry in person.get("employments", []):
        if chance.random() < 0.2:
            entry["hours_per_week"] = chance.choice([0, 15, 29.5, 30, 37.5])
        if chance.random() < 0.1:
            entry["role"] = chance.choice(["healthcare assistant or creative therapy assistant", "healthcare assistant", "other"])
    if chance.random() < 0.5:
        person["born"] = chance.choice(["1990", "2008-11", "2008-11-22", "2008-11-23", "1971-02-03"])
        person.pop("age", None)
    if chance.random() < 0.3:
        person["complete"] = sorted({chance.choice(LISTS) for _ in range(chance.randrange(1, 4))})
    if chance.random() < 0.15:
        person["without"] = [{"level": "6"}]
    if chance.random() < 0.15:
        person["decisions"] = [{"requirement": "interview", "outcome": chance.choice(["granted", "refused"])}]
    if chance.random() < 0.15:
        person["applying_to"] = [chance.choice(["Birmingham City University", "the Northmoor University", "Elsewhere"])]
    return person


def as_text(people: list[dict]) -> pa.Table:
    """People as JSON, numbered from 0."""
    texts = [json.dumps(person) for person in people]
    return pa.table({"number": pa.array(range(len(people)), pa.int32()), "person": texts})


def standings(person_answer: dict) -> dict[str, tuple[int, int]]:
    """Of an answer of `check`, the standing of each way in."""
    return {
        f"{one['role']}/{one['route']}": (NAMES.index(one["floor"]), NAMES.index(one["ceiling"]))
        for one in person_answer["results"]
    }


def alone(person: dict, role: str | None = None, **days: str) -> dict[str, tuple[int, int]] | str:
    """What `check` gives somebody: their standings, or what is wrong with them."""
    try:
        return standings(rungs.check(person, role, **days))
    except ValueError as wrong:
        return str(wrong)


def row(answer: pa.Table, place: int) -> dict[str, tuple[int, int]] | str:
    """Of an answer of `sweep`, the standing of each way in of one row, or what is wrong with it."""
    told = answer.slice(place, 1).to_pylist()[0]
    if told["problem"] is not None:
        assert all(value is None for name, value in told.items() if name.endswith((" floor", " ceiling")))
        return told["problem"]
    ways = [name.removesuffix(" floor") for name in told if name.endswith(" floor")]
    return {way: (told[f"{way} floor"], told[f"{way} ceiling"]) for way in ways}
