"""The shape of the code: short functions, short files, and no unfinished work."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dateline"
LONGEST_FUNCTION = 50
LONGEST_FILE = 500
FILES = sorted(SOURCE.rglob("*.py"))
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "raise Not" + "ImplementedError")
FORBIDDEN_NAMES = {"utils", "common", "helpers"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_is_short(path: Path) -> None:
    """A file is read in one sitting."""
    assert len(_code_lines(path.read_text("utf-8").splitlines())) <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_functions_are_short(path: Path) -> None:
    """A function does one thing; docstrings and comments do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    lines = path.read_text("utf-8").splitlines()
    long = [function.name for function in _functions(tree) if _length(function, lines) > LONGEST_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_left_unfinished(path: Path) -> None:
    """No mark of unfinished work is committed."""
    text = path.read_text("utf-8")
    assert [mark for mark in UNFINISHED if mark in text] == []


def test_no_folder_or_file_is_a_drawer() -> None:
    """Every module is named for what it holds."""
    assert [path for path in SOURCE.rglob("*") if path.stem in FORBIDDEN_NAMES] == []


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    body = function.body
    has_docstring = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    first = body[1] if has_docstring and len(body) > 1 else body[0]
    return len(_code_lines(lines[first.lineno - 1 : function.end_lineno]))


def _code_lines(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip() and not line.strip().startswith("#")]
