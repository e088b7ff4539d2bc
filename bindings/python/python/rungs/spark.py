"""Spark: a data frame of people swept by its executors.

The package has to be installed where the executors' Python is, in the same version. Spark starts ``mapInArrow`` only beside pandas
2.2 or a later 2: ``pip install rungs[spark]``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import rungs

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["sweep"]


def sweep(
    people: DataFrame,
    roles: str | Sequence[str] | None = None,
    *,
    on: rungs.Day,
    start: rungs.Day | None = None,
    id: str | None = None,
    framework: rungs.Framework | None = None,
) -> DataFrame:
    """Where everybody of a data frame stands: :func:`rungs.sweep`, row by row the same, by Spark's executors.

    A row of the answer depends on its row and on the arguments alone, so whatever Spark repeats comes out the same. That is why the day
    has to be given: an executor that looks at a clock could answer otherwise after midnight.

    :param people: Columns named as the keys of a person file, or one text column ``person`` with JSON.
    :param roles: The roles, by slug, title or another name; without any, every role of the framework.
    :param on: The day the question is asked.
    :param start: The day a way in would start; without one, the day of the question.
    :param id: A column that is passed through as it is. Spark keeps no order, so that most answers need one.
    :param framework: Another framework than the one that comes with the package; its pages are sent along.
    :returns: A data frame with the columns that :func:`rungs.sweep` gives; standings are ``tinyint``.
    :raises ValueError: Columns or roles that can't be meant: before Spark is asked for anything.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    if isinstance(on, datetime.date):
        on = on.isoformat()
    asked = rungs.Sweep(roles, on=on, start=start, id=id, framework=framework)
    columns = from_arrow_schema(asked.schema(to_arrow_schema(people.schema)))

    def of_batches(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield asked.batch(batch)

    return people.mapInArrow(of_batches, columns)
