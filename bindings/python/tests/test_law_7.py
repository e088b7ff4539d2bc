"""Law 7 from Python: a sweep gives each person what `check` gives them alone, for every way into every role."""

import pyarrow as pa

import rungs
from support import ON, alone, as_text, row

START = "2027-09-01"


def test_a_sweep_gives_everybody_what_check_gives_each(many: list[dict], whole_sweep: rungs.Sweep) -> None:
    answer = whole_sweep.table(as_text(many))
    # Every reason for every role takes its time: some of them, and the rest below.
    for place in range(0, len(many), 5):
        assert row(answer, place) == alone(many[place], on=ON), f"person {place}: {many[place]}"


def test_nor_does_it_matter_for_when_or_in_which_tables(many: list[dict]) -> None:
    sweep = rungs.Sweep("art therapist", on=ON, start=START, id="number")
    text = as_text(many)
    tables = [sweep.table(text.slice(first, 7)) for first in range(0, len(many), 7)]
    answer = pa.concat_tables(tables)
    assert answer == sweep.table(text)
    for place, person in enumerate(many):
        assert row(answer, place) == alone(person, "art therapist", on=ON, start=START)


def test_there_are_different_people_among_them(many: list[dict], whole_sweep: rungs.Sweep) -> None:
    answer = whole_sweep.table(as_text(many))
    assert 0 < len(many) - answer["problem"].null_count < len(many) // 4
    rows = [row(answer, place) for place in range(len(many))]
    told = [tuple(sorted(one.items())) for one in rows if isinstance(one, dict)]
    assert len(set(told)) > len(many) // 2
    seen = {number for one in told for _, interval in one for number in interval}
    assert seen == {0, 1, 2, 3}


def test_whoever_told_more_speaks_for_nobody_else(examples: dict[str, dict]) -> None:
    # Of both the same facts in lists are known; the first is decided with what they told beside.
    more = [
        {"applying_to": ["Northmoor University", "Birmingham City University"]},
        {"decisions": [{"requirement": "interview", "outcome": "refused"}]},
        {"decisions": [{"requirement": "qualification", "outcome": "granted"}]},
    ]
    people = [one for person in examples.values() for told in more for one in (person | told, person)]
    for role in ["operating department practitioner", "dietitian", "art therapist"]:
        answer = rungs.Sweep(role, on=ON).table(as_text(people).drop_columns("number"))
        rows = [row(answer, place) for place in range(len(people))]
        assert rows == [alone(person, role, on=ON) for person in people]
        assert any(first != second for first, second in zip(rows[::2], rows[1::2]))
