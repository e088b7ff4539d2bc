"""Where people stand towards the roles of a career framework.

``check`` takes one person and gives every reason. ``sweep`` takes a table of many and gives, of each way into each role, how low and
how high everybody stands. Both give what the command ``rungs`` gives: they ask the same engine.

What isn't told of a person is unknown, never a no. So a standing has two ends: the *floor* is the worst that missing facts can still
bring, the *ceiling* the best. As numbers:

===== ============== =====================================================
0     not yet        something that must be met is not
1     by exception   whoever asks would have to set a usual rule aside
2     at discretion  whoever decides has said that they will consider it
3     ready          everything asked is met
===== ============== =====================================================
"""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rungs import _rungs
from rungs._rungs import Framework

if TYPE_CHECKING:
    import pyarrow

__all__ = [
    "AT_DISCRETION",
    "BY_EXCEPTION",
    "NOT_YET",
    "READY",
    "Framework",
    "Sweep",
    "check",
    "prepared",
    "read_person",
    "sql",
    "sweep",
]

#: Something that must be met is not.
NOT_YET = 0
#: Whoever asks would have to set a usual rule aside.
BY_EXCEPTION = 1
#: Whoever decides has said that they will consider it.
AT_DISCRETION = 2
#: Everything asked is met.
READY = 3

Day = datetime.date | str


def _day(name: str, day: Day) -> str:
    if isinstance(day, datetime.datetime) or not isinstance(day, (datetime.date, str)):
        raise TypeError(f"{name} is a day: a datetime.date, or text like 2026-11-22, and not {type(day).__name__}")
    return day if isinstance(day, str) else day.isoformat()


def _days(on: Day | None, start: Day | None) -> tuple[str, str | None]:
    on = datetime.date.today() if on is None else on
    return _day("on", on), None if start is None else _day("start", start)


def _names(roles: str | Sequence[str] | None) -> list[str] | None:
    if roles is None:
        return None
    return [roles] if isinstance(roles, str) else list(roles)


def check(
    person: Mapping[str, Any],
    role: str | None = None,
    route: str | None = None,
    *,
    on: Day | None = None,
    start: Day | None = None,
    framework: Framework | None = None,
) -> dict[str, Any]:
    """Where one person stands, with every reason.

    :param person: What is known of them, with the keys of a person file (``rungs schema person``). A key that holds None isn't
        told. Days may be ``datetime.date``.
    :param role: The role, by its slug, its title or another name; without one, every role.
    :param route: Only this way into the role, by its slug, its title, or as either begins.
    :param on: The day the question is asked. **Without one, today's date is taken**: the one place where a clock is looked at.
        Give a day where the same call is to give the same answer tomorrow.
    :param start: The day the way in would start, which decides age and the rules in force; without one, the day of the question.
    :param framework: Another framework than the one that comes with the package.
    :returns: What ``rungs check --json`` prints: ``results``, one a way in, each with its ``floor`` and its ``ceiling``, its
        ``requirements`` with the facts that answer them, and ``mends``, the smallest sets of things to do.
    :raises ValueError: What is wrong with the person, a fault a line, each with its place and what to write instead; or a name
        that no role and no way in has.

    >>> import rungs
    >>> answer = rungs.check({"born": 1996}, "assistant practitioner", on="2026-11-22")
    >>> answer["results"][0]["floor"]
    'not-yet'
    """
    days = _days(on, start)
    return _rungs.check(person, role, route, *days, Framework() if framework is None else framework)


def read_person(file: str | os.PathLike[str]) -> dict[str, Any]:
    """A person file (YAML, TOML or JSON) as a dict for :func:`check`.

    It reads YAML 1.2, in which ``on`` is a key: other readers of YAML take it for *yes*.

    :raises ValueError: A file that can't be taken apart, with the place. What its words mean is looked at by :func:`check`.
    """
    return _rungs.read_person(pathlib.Path(file).read_bytes())


class Sweep:
    """Roles compiled for one question, to sweep table after table.

    What it learns from one table makes the next one faster and changes no answer: a row's answer depends on that row, the
    question and the framework alone. It can be sent to other processes, which compile it again.

    :param roles: The roles, by slug, title or another name; without any, every role of the framework.
    :param on: The day the question is asked; without one, today's date when the sweep is made.
    :param start: The day a way in would start; without one, the day of the question.
    :param id: A column that is passed through as it is, so that answers can be told apart.
    :param framework: Another framework than the one that comes with the package.
    """

    def __init__(
        self,
        roles: str | Sequence[str] | None = None,
        *,
        on: Day | None = None,
        start: Day | None = None,
        id: str | None = None,
        framework: Framework | None = None,
    ) -> None:
        days = _days(on, start)
        self._sweep = _rungs.Sweep(_names(roles), *days, id, Framework() if framework is None else framework)

    @property
    def on(self) -> datetime.date:
        """The day the question is asked."""
        return datetime.date.fromisoformat(self._sweep.on)

    @property
    def start(self) -> datetime.date:
        """The day a way in would start."""
        return datetime.date.fromisoformat(self._sweep.start)

    @property
    def roles(self) -> list[str]:
        """The slugs of the roles, in the order of the columns."""
        return self._sweep.roles

    @property
    def framework(self) -> Framework:
        """The framework that decides."""
        return self._sweep.framework

    def schema(self, schema: Any) -> pyarrow.Schema:
        """The columns of the answer for a table with these columns (anything with ``__arrow_c_schema__``)."""
        return self._sweep.schema(schema)

    def table(self, table: Any) -> pyarrow.Table:
        """Sweeps a table: see :func:`sweep`. The answer has the chunks that the table has."""
        return self._sweep.table(table)

    def batch(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """Sweeps one record batch, for streams and for Spark's ``mapInArrow``."""
        return self._sweep.batch(batch)

    def __reduce__(self) -> tuple[Any, ...]:
        arguments = (self._sweep.roles, self._sweep.on, self._sweep.start, self._sweep.id, self._sweep.framework)
        return _again, arguments

    def __repr__(self) -> str:
        return repr(self._sweep)


def _again(roles: list[str], on: str, start: str, id: str | None, framework: Framework) -> Sweep:
    return Sweep(roles, on=on, start=start, id=id, framework=framework)


def sweep(
    table: Any,
    roles: str | Sequence[str] | None = None,
    *,
    on: Day | None = None,
    start: Day | None = None,
    id: str | None = None,
    framework: Framework | None = None,
) -> pyarrow.Table:
    """Where everybody of a table stands, towards each way into each role.

    :param table: Anything that gives its columns as Arrow has them (``__arrow_c_stream__``): a pyarrow table or reader, a Polars or
        pandas frame, a DuckDB relation. Its columns are named as the keys of a person file, with lists of structs where that has
        lists (``employments``, ``qualifications`` …); or one text column, ``person``, holds each person as JSON. Null is what isn't
        told.
    :param roles: The roles, by slug, title or another name; without any, every role of the framework.
    :param on: The day the question is asked; **without one, today's date is taken**.
    :param start: The day a way in would start; without one, the day of the question.
    :param id: A column that is passed through as it is.
    :param framework: Another framework than the one that comes with the package.
    :returns: One row a person, in order: the id column; for each way in the columns ``role/route floor`` and
        ``role/route ceiling`` of 8-bit integers (0 not yet, 1 by exception, 2 at discretion, 3 ready); and ``problem``, which
        says what is wrong where a row can't be read. Such a row has null standings: it neither vanishes nor becomes somebody of
        whom nothing is known.
    :raises ValueError: Columns that are no keys of a person file, or of types that say nothing of a person; a role that there
        isn't.
    """
    return Sweep(roles, on=on, start=start, id=id, framework=framework).table(table)


def sql(
    role: str,
    route: str,
    *,
    dialect: str = "duckdb",
    table: str = "prepared",
    on: Day | None = None,
    start: Day | None = None,
    framework: Framework | None = None,
) -> str:
    """A way into a role as SQL: what ``rungs sql`` prints.

    The statement gives each person's floor and ceiling over the rows of :func:`prepared`, for the same days. In front of it, as
    comments, stand the conditions with their columns.

    :param dialect: ``duckdb``, ``spark`` or ``postgres``.
    :param table: What the table of prepared rows is called.
    """
    days = _days(on, start)
    return _rungs.sql(role, route, dialect, table, *days, Framework() if framework is None else framework)


def prepared(
    table: Any,
    role: str,
    route: str,
    *,
    id: str | None = None,
    on: Day | None = None,
    start: Day | None = None,
    framework: Framework | None = None,
) -> pyarrow.Table:
    """The people of a table as rows for :func:`sql`: what the engine has read of them, as truths.

    :param table: As for :func:`sweep`.
    :param id: The column by which people are told apart, which becomes the column ``person``; without one, their place in the
        table.
    :returns: The column ``person``; of each condition whether it is *surely* as asked and whether it *may* be; of each decision
        whether it was granted. Somebody of whom not everything is known may have several rows: one for each way in which what
        hangs together can turn out.
    :raises ValueError: A row that can't be read, as it has no place here to say so; an id that is missing or there twice.
    """
    days = _days(on, start)
    return _rungs.prepared(table, role, route, id, *days, Framework() if framework is None else framework)
