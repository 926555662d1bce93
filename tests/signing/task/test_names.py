"""Names as their people write them, whichever door they come in by."""

from __future__ import annotations

import pytest

from signing.task.names import full_name


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("静", "陈", "陈静"),
        ("雪", "欧阳", "欧阳雪"),
        ("建国", None, "建国"),
        ("Ann", "Miller", "Ann Miller"),
        ("Jürgen", "Müller-Lüdenscheidt", "Jürgen Müller-Lüdenscheidt"),
        ("Ann", "王", "Ann 王"),
        (None, "Miller", "Miller"),
        ("", "", ""),
    ],
)
def test_chinese_names_begin_with_the_family_others_with_the_given_name(
    given: str | None, family: str | None, name: str
) -> None:
    assert full_name(given, family) == name
