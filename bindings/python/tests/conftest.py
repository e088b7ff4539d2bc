"""The people of the tests: the examples beside the crates, and variations of them, the same ones every time."""

import pathlib

import pytest

import rungs
from support import ON, PEOPLE, variations


@pytest.fixture(scope="session")
def examples() -> dict[str, dict]:
    """The example people by the names of their files."""
    return {file.stem: rungs.read_person(file) for file in sorted(PEOPLE.glob("*.yaml"))}


@pytest.fixture(scope="session")
def many(examples: dict[str, dict]) -> list[dict]:
    """The examples, and people who told less, more, or something else."""
    return [*examples.values(), *variations(list(examples.values()), 60)]


@pytest.fixture(scope="session")
def whole_sweep() -> rungs.Sweep:
    """Every role, compiled once for all tests that only look."""
    return rungs.Sweep(on=ON, id="number")


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return PEOPLE.parent
