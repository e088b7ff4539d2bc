"""What the stubs say of the compiled part is what is there."""

import ast
import inspect
import pathlib

import rungs
from rungs import _rungs

STUBS = ast.parse((pathlib.Path(rungs.__file__).parent / "_rungs.pyi").read_text(encoding="utf-8"))


def parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args if argument.arg not in ("self", "cls")]


def of(callable_: object) -> list[str]:
    return [name for name in inspect.signature(callable_).parameters if name != "self"]


def test_functions_take_what_the_stubs_say() -> None:
    told = {node.name: parameters(node) for node in STUBS.body if isinstance(node, ast.FunctionDef)}
    there = {name: of(one) for name, one in vars(_rungs).items() if inspect.isbuiltin(one)}
    assert told == there


def test_classes_have_what_the_stubs_say() -> None:
    classes = {node.name: node for node in STUBS.body if isinstance(node, ast.ClassDef)}
    assert set(classes) == {name for name, one in vars(_rungs).items() if inspect.isclass(one)}
    for name, node in classes.items():
        one = getattr(_rungs, name)
        told = {member.name: member for member in node.body if isinstance(member, ast.FunctionDef)}
        there = {member for member in vars(one) if not member.startswith("_")}
        assert set(told) - {"__new__"} == there
        assert parameters(told["__new__"]) == of(one)
        for member in there:
            if callable(getattr(one, member)):
                assert parameters(told[member]) == of(getattr(one, member))


def test_everything_that_is_offered_is_described() -> None:
    for name in rungs.__all__:
        one = getattr(rungs, name)
        assert isinstance(one, int) or inspect.getdoc(one) or name == "Framework", name
    assert (pathlib.Path(rungs.__file__).parent / "py.typed").is_file()
