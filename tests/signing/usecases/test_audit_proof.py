"""The proof of a task: checked by a script without us, and every damage to it is seen."""

from __future__ import annotations

import copy
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import TaskState
from signing.usecases.make_checkpoint import make_checkpoint
from signing.usecases.prove_task import prove_task
from tests.signing.usecases.recorded import chain, house
from tests.world import World

__all__ = ["house"]  # the fixture

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "verify_proof.py"
OPERATOR = Actor(None, "cli")


def check(proof: dict[str, Any], folder: Path, *more: str) -> tuple[int, str]:
    file = folder / "proof.json"
    file.write_text(json.dumps(proof, ensure_ascii=False), encoding="utf-8")
    # Isolated, without site-packages: it must not find anything of ours.
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(file), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=60)
    return done.returncode, done.stdout


async def test_a_proof_is_checked_without_us_and_every_damage_is_seen(house: World, tmp_path: Path) -> None:
    ann, bo = await house.person("Ann", language="en"), await house.person("李明")
    task = await house.sent(ann, signers=[bo])
    with pytest.raises(Refusal, match="proof-not-yet"):
        await prove_task(house.ports, OPERATOR, task.number)
    await house.sign(bo, task)
    await house.work()
    task = await house.task(task)
    assert task.state is TaskState.COMPLETED and task.document is not None
    for name in ("one", "two", "three"):
        await house.draft(await house.person(name))
    made = await make_checkpoint(house.ports)
    proof = await prove_task(house.ports, OPERATOR, task.number)
    pdf = tmp_path / "signed.pdf"
    pdf.write_bytes(await house.ports.blobs.get(task.document.current))

    code, said = check(proof, tmp_path, "--pdf", str(pdf), "--checkpoint", made.hash[:16])
    assert code == 0, said
    assert said.count("ok: ") == 5 and "as it was posted" in said and "the document is in the record" in said
    assert check(proof, tmp_path, "--checkpoint", "0" * 16)[0] == 1
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7 another")
    assert "no entry names this document" in check(proof, tmp_path, "--pdf", str(tmp_path / "other.pdf"))[1]

    for damage, words in DAMAGES.items():
        broken = copy.deepcopy(proof)
        damage(broken)
        code, said = check(broken, tmp_path, "--pdf", str(pdf))
        assert (code, said.startswith("WRONG: ")) == (1, True), words
        assert words in said

    own = await prove_task(house.ports, OPERATOR, None)
    assert own["chain"] == "installation" and check(own, tmp_path)[0] == 0
    with pytest.raises(NotAllowed):
        await prove_task(house.ports, OPERATOR, "YX-000000-0000")
    assert (await chain(house, task.id))[-1].kind == kinds.ADMIN_READ


def _set(*path: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def damage(proof: dict[str, Any]) -> None:
        inside: Any = proof
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = to(inside[path[-1]]) if callable(to) else to

    return damage


DAMAGES: dict[Callable[[dict[str, Any]], None], str] = {
    _set("entries", 2, "facts", "name", to="王芳"): "entry 2 was changed",
    _set("entries", 1, "actor", "language", to="fr"): "entry 1 was changed",
    _set("entries", 1, "version", to=4): "a layout that this script does not know",
    _set("entries", to=lambda all_: all_[:1] + all_[2:]): "entry 1 is missing",
    _set("entries", to=lambda all_: all_[:-1]): "is not the one that the checkpoint sealed",
    _set("inclusion", "path", 0, to="00" * 32): "does not lead to the checkpoint's root",
    _set("inclusion", "path", to=lambda path: [*path, "00" * 32]): "too long",
    _set("inclusion", "leaf", to=10**6): "no such leaf",
    _set("checkpoint", "at", to="2020-01-01T00:00:00.000000+00:00"): "the checkpoint was changed",
    _set("checkpoint", "root", to="00" * 32): "does not lead to the checkpoint's root",
    _set("token", to="MAA="): "the time stamp is over something else",
    _set("format", to="x"): "another format",
    _set("inclusion", to=None): "no proof that can be read",
}


async def test_a_signed_document_names_the_head_of_its_record(house: World) -> None:
    for language in ("zh", "en"):
        ann, bo = await house.person("Ann", language=language), await house.person("李明", language=language)
        task = await house.sent(ann, signers=[bo])
        await house.sign(bo, task)
        await house.work()
        task = await house.task(task)
        assert task.document is not None
        entries = await chain(house, task.id)
        named = _named_in(await house.ports.blobs.get(task.document.current))
        assert named == {(str(number), entries[int(number) - 1].hash) for number, _ in named} and len(named) == 1
        assert entries[int(next(iter(named))[0])].kind == kinds.COMPLETED, "the next is that it was closed"


@pytest.mark.parametrize(
    ("kinds_", "unsaid"),
    [("-e1", 0), ("--e1", 1), ("--e1e1", 0), ("-e1-", 1), ("e9-", 1), ("-.-e2", 0), ("-", 1), ("..", 0)],
)
def test_more_is_not_empty_than_erasings_say(kinds_: str, unsaid: int) -> None:
    """ "-": an empty entry; "e": an erasing, of so many; ".": any other."""
    entries: list[dict[str, Any]] = []
    for each in re.findall(r"e\d|.", kinds_):
        entry = {"version": 3, "number": len(entries), "kind": "read", "salt": None if each == "-" else "00"}
        if each[0] == "e":
            entry |= {"kind": "erased", "facts": {"entries": int(each[1])}}
        entries.append(entry)
    if not unsaid:
        _script().check_erased(entries)
        return
    with pytest.raises(Exception, match=f"{unsaid} more were erased than any entry says"):
        _script().check_erased(entries)


def _named_in(data: bytes) -> set[tuple[str, str]]:
    script = _script()
    return {found.groups() for text in script.texts(data) for found in script.IN_PDF.finditer(text)}


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("verify_proof", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script
