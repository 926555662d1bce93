"""docs/threats.md has every case, and the tests that it names exist. Files are read, nothing is imported."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "threats.md"
CASES = [*(f"I{n}" for n in range(1, 7)), *(f"A{n}" for n in range(1, 21)), *(f"F{n}" for n in range(1, 17))]
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def rows() -> dict[str, str]:
    found = re.findall(r"^\| ([IAF]\d+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert len(found) == len(dict(found)), "each case once"
    return dict(found)


@cache
def functions_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(each.name for each in functions)


def test_every_case_is_there_with_what_is_done_and_a_test() -> None:
    assert list(rows()) == CASES
    for case, row in rows().items():
        _, done, shown = [cell.strip() for cell in row.split(" | ")]
        assert done and NAMED.search(shown), case


def test_every_test_that_is_named_exists() -> None:
    gone = []
    for file, name in NAMED.findall(PAGE.read_text(encoding="utf-8")):
        path = HERE / file
        if not path.is_file() or name not in functions_in(path):
            gone.append(f"{file}::{name}")
    assert not gone


def test_nothing_that_looks_like_a_test_is_named_in_another_form() -> None:
    words = NAMED.sub("", PAGE.read_text(encoding="utf-8"))
    assert "::test_" not in words
