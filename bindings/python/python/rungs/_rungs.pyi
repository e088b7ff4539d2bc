"""The part of the package that is compiled."""

import os
from collections.abc import Mapping
from typing import Any

import pyarrow

class Framework:
    """A career framework: the one that comes with the package, or a folder's.

    What is read stays in memory until the process ends. It can be sent to other processes: of the one that comes with the
    package they need the same version, of a folder's all pages go along.

    :param folder: A framework's folder, the one with ``framework.md``; without one, the framework that comes with the package.
    :raises ValueError: A folder that can't be read, or pages whose errors leave no role.
    """

    def __new__(cls, folder: str | os.PathLike[str] | None = None) -> Framework: ...
    @property
    def id(self) -> str:
        """Its name in files and addresses."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Its version, as its own page says."""

    @property
    def digest(self) -> str:
        """A digest of all its pages: ``sha256:`` and 64 digits."""

    @property
    def left_out(self) -> dict[str, int]:
        """Pages whose errors stop their own role, with how many errors each has. Answers are given without them."""

    def roles(self) -> list[dict[str, Any]]:
        """The roles, as ``rungs roles --json`` gives them: ``role`` (the slug), ``title``, ``level`` and more."""

class Sweep:
    def __new__(
        cls, roles: list[str] | None, on: str, start: str | None, id: str | None, framework: Framework
    ) -> Sweep: ...
    @property
    def on(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    @property
    def roles(self) -> list[str]: ...
    @property
    def framework(self) -> Framework: ...
    def schema(self, schema: Any) -> pyarrow.Schema: ...
    def table(self, table: Any) -> pyarrow.Table: ...
    def batch(self, batch: Any) -> pyarrow.RecordBatch: ...

def check(
    person: Mapping[str, Any],
    role: str | None,
    route: str | None,
    on: str,
    start: str | None,
    framework: Framework,
) -> dict[str, Any]: ...
def read_person(content: bytes) -> dict[str, Any]: ...
def prepared(
    table: Any,
    role: str,
    route: str,
    id: str | None,
    on: str,
    start: str | None,
    framework: Framework,
) -> pyarrow.Table: ...
def sql(
    role: str,
    route: str,
    dialect: str,
    table: str,
    on: str,
    start: str | None,
    framework: Framework,
) -> str: ...
