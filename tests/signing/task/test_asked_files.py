from __future__ import annotations

import pytest

from signing.errors import BadAnswer
from signing.task.asked_files import read_asked_files


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("身份证复印件，营业执照（可选）", [("身份证复印件", True), ("营业执照", False)]),
        ("Copy of the ID card, licence (optional)", [("Copy of the ID card", True), ("licence", False)]),
        ("a\nb 选填\n\n、", [("a", True), ("b", False)]),
        ("", []),
        ("，、\u202e", []),
    ],
)
def test_names_between_commas_and_lines(said: str, read: list[tuple[str, bool]]) -> None:
    assert [(each.name, each.required) for each in read_asked_files(said)] == read


@pytest.mark.parametrize(
    ("said", "code"),
    [("A, a", "files-twice"), ("字" * 61, "file-name-long"), (",".join("abcdefghi"), "files-many")],
)
def test_what_is_too_much(said: str, code: str) -> None:
    with pytest.raises(BadAnswer, match=code):
        read_asked_files(said)
