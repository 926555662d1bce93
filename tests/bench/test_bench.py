from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import archive
from tests.bench.archive import QUESTIONS, measure_archive


@pytest.mark.slow
def test_the_bench_prints_its_tables_and_the_same_as_json() -> None:
    """Product and engine, beside their floor and their peers."""
    command = [sys.executable, "-m", "tests.bench", "--runs", "1", "--only", "small", "--json"]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert shown.returncode == 0, shown.stderr
    for row in ("floor", "send", "one signature", "completion", "a bot update, p50"):
        assert re.search(rf"{row}.*\d ms", shown.stderr), shown.stderr
    facts = json.loads(shown.stdout)
    assert facts["update"]["p50_ms"] > 0 and facts["update"]["p95_ms"] >= facts["update"]["p50_ms"]
    small = facts["sizes"]["small"]
    assert small["pages"] == 10 and small["floor_ms"] > 0
    assert all(small[step]["ratio"] > 1 for step in ("send", "signature", "completion"))

    engine = facts["engine"]
    small = engine["sizes"]["small"]
    for row in ("revision", "revision_ocsp", "certificate", "preparing", "completion"):
        assert small[row]["ms"] > 0, row
    assert small["pyHanko as documented"]["ms"] > small["revision"]["ms"]
    assert small["peak_mb"]["signing"] < 100 and engine["signatures_a_second"]["one_process"] > 0


@pytest.mark.slow
def test_the_archive_is_filled_once_and_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RUNS", 1)
    said: list[str] = []
    first, _ = measure_archive(["sqlite"], 300, said.append, tmp_path)
    again, tables = measure_archive(["sqlite"], 300, said.append, tmp_path)
    found = [[one["found"] for one in each["sqlite"]["questions"]] for each in (first, again)]
    assert found[0] == found[1] and len(found[0]) == len(QUESTIONS) == tables[0].row_count
    by_words = {(one["words"], one["question"]): one["found"] for one in again["sqlite"]["questions"]}
    assert by_words["合同", "the commonest word, admin"] == 8
    assert by_words["貔貅", "what is nowhere, auditor"] == by_words["仲裁 法院", "the same, a party"] == 0
