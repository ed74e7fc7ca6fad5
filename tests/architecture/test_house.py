"""The house style that a machine can hold: sizes, docstrings, tests that test."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.sections import SECTIONS
from data import schema

HOME = schema.HOME.parent
LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_PAGE = 50, 300, 80
MODULES = sorted(path for package in ("data", "analytics", "pages") for path in (HOME / package).rglob("*.py"))
DESCRIBED = [path for path in MODULES if path.parent.name in ("queries", "figures") or path.name == "checks.py"]
TESTS = sorted((HOME / "tests").rglob("test_*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def short(path: Path) -> str:
    return str(path.relative_to(HOME))


def functions_of(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length_of(function: Function) -> int:
    """Lines of a function without its docstring."""
    docstring = function.body[0] if ast.get_docstring(function) is not None else None
    spent = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - spent


def public_functions(path: Path) -> list[Function]:
    """Functions of a module that others may call."""
    return [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, Function) and not node.name.startswith("_")]


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_functions_and_modules_stay_small(path: Path) -> None:
    assert {function.name: length_of(function) for function in functions_of(path) if length_of(function) > LONGEST_FUNCTION} == {}
    lines = len(path.read_text(encoding="utf-8").splitlines())
    is_page = path.parent.parent.name == "pages" and path.parent.name != "components"
    assert lines <= (LONGEST_PAGE if is_page else LONGEST_MODULE)


def test_the_app_itself_stays_small() -> None:
    assert len((HOME / "app.py").read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize("path", DESCRIBED, ids=short)
def test_public_functions_are_described(path: Path) -> None:
    undescribed = [function.name for function in public_functions(path) if not ast.get_docstring(function)]
    assert undescribed == []
    if path.parent.name == "queries":
        frames = [function for function in public_functions(path) if function.returns is not None and "DataFrame" in ast.unparse(function.returns)]
        for function in frames:
            described = ast.get_docstring(function) or ""
            missing = [heading for heading in ("Rows:", "Columns:", "Source:") if heading not in described]
            assert missing == [], f"{function.name} does not tell its {missing}"


@pytest.mark.parametrize("path", [path for path in MODULES if path.read_text(encoding="utf-8").strip()], ids=short)
def test_modules_tell_what_they_are(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert "!" not in docstring


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_signatures_are_typed(path: Path) -> None:
    untyped = [
        function.name
        for function in functions_of(path)
        if function.returns is None or any(argument.annotation is None for argument in function.args.args if argument.arg not in ("self", "cls"))
    ]
    assert untyped == []


@pytest.mark.parametrize("path", TESTS, ids=short)
def test_every_test_can_fail(path: Path) -> None:
    """No pass tests: each test asserts, expects an exception, or calls something that does."""
    text = path.read_text(encoding="utf-8")
    helpers = {function.name for function in functions_of(path) if any(isinstance(node, ast.Assert) for node in ast.walk(function))}
    helpers |= set(re.findall(r"\b(assert_\w+|expect\w*|raises|_\w+_hold\w*)\b", text))
    empty = [
        function.name
        for function in functions_of(path)
        if function.name.startswith("test_")
        and not any(isinstance(node, ast.Assert) for node in ast.walk(function))
        and not any(
            isinstance(node, ast.Name | ast.Attribute) and getattr(node, "id", getattr(node, "attr", "")) in helpers for node in ast.walk(function)
        )
    ]
    assert empty == []
    assert not re.search(r"\bpytest\.(mark\.)?(skip|xfail)", text)


def test_columns_of_a_docstring_are_those_of_the_frame(curated_store) -> None:
    """Overview queries: each column of the frame is named in the docstring."""
    for section in SECTIONS.values():
        frame = section.query(curated_store.cursor(), DealFilter())
        assert isinstance(frame, pd.DataFrame)
        described = inspect.getdoc(section.query) or ""
        if "as in" not in described:
            assert [column for column in frame.columns if not re.search(rf"\b{column}\b", described)] == [], section.query.__name__
