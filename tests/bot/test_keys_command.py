"""`yinxin keys`, as who runs an installation uses it."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.key_place import master_key_of
from bot.settings import read_settings
from bot.start_error import StartError
from bot.wiring import wire
from tests.signing.trust.soft_token import LABEL, MODULE, PIN, soft_token


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A started installation; gives the name of a document in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("YINXIN_DATA", str(tmp_path / "data"))

    async def start() -> str:
        async with wire(read_settings(), warm=False) as open_house:
            return await open_house.ports.blobs.put(b"%PDF-1.7 a contract")

    return asyncio.run(start())


def run(*words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(app, ["keys", *words])
    if isinstance(ran.exception, StartError):
        raise ran.exception
    assert ran.exit_code == code, ran.output
    return ran.output


def an_hour_later() -> None:
    path = read_settings().master_key
    os.utime(path, (time.time() - 3600,) * 2)


async def _read(sha256: str) -> tuple[bytes, list[Any]]:
    async with wire(read_settings(), warm=False) as house, house.ports.transaction() as tx:
        entries = [entry for entry in await tx.audit.of_task(None) if entry.kind == "keys-changed"]
        return await house.ports.blobs.get(sha256), [entry.facts for entry in entries]


def test_another_key_goes_in_its_place_and_the_old_one_is_forgotten(house: str) -> None:
    assert "Version 1, the newest" in run("status")
    said = run("rotate")
    assert "Version 2" in said and "files were put under" in said
    assert "Version 1: 0 rows and 0 files" in run("status")
    with pytest.raises(StartError) as soon:
        run("retire")
    assert soon.value.code == "keys-just-changed"
    an_hour_later()
    assert "One older version is forgotten" in run("retire")
    assert "nothing to forget" in run("retire")
    assert master_key_of(read_settings()).versions == (2,)
    document, noted = asyncio.run(_read(house))
    assert document == b"%PDF-1.7 a contract"
    assert noted == [{"what": "rotated", "version": 2}, {"what": "retired", "version": 1}]


def test_what_is_still_under_the_older_version_is_not_lost(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage.key_file import add_master_key

    add_master_key(read_settings().master_key)  # as `rotate` that was killed there
    an_hour_later()
    with pytest.raises(StartError) as refused:
        run("retire")
    assert refused.value.code == "keys-still-used"
    assert "were put under the newest version" in run("renew")
    an_hour_later()
    run("retire")
    assert asyncio.run(_read(house))[0] == b"%PDF-1.7 a contract"


def test_a_token_guards_the_file(house: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StartError) as unset:
        run("to-token")
    assert unset.value.code == "keys-no-token"
    plain = read_settings().master_key.read_text()
    with soft_token(tmp_path / "token") as token:
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_MODULE", MODULE)
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_TOKEN", LABEL)
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_PIN", PIN)
        assert "opens with the token only" in run("to-token")
        guarded = read_settings().master_key.read_text()
        assert plain.split()[1] not in guarded and guarded.startswith("1 token ")
        assert "only the token opens" in run("status")
        run("rotate")
        assert asyncio.run(_read(house))[0] == b"%PDF-1.7 a contract"
        token.pulled()
        with pytest.raises(StartError) as away:
            run("rotate")
        assert away.value.code == "setting-master-key" and PIN not in str(away.value.facts)
        token.put_back()
        run("to-file")
    monkeypatch.delenv("YINXIN_MASTER_KEY_PKCS11_MODULE")
    assert asyncio.run(_read(house))[0] == b"%PDF-1.7 a contract"


def test_without_its_token_nothing_opens(house: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with soft_token(tmp_path / "token"):
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_MODULE", MODULE)
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_TOKEN", LABEL)
        monkeypatch.setenv("YINXIN_MASTER_KEY_PKCS11_PIN", PIN)
        run("to-token")
    monkeypatch.delenv("YINXIN_MASTER_KEY_PKCS11_MODULE")
    with pytest.raises(StartError) as refused:
        asyncio.run(_read(house))
    assert "guarded by a token" in str(refused.value.facts)


def test_the_environment_may_give_it(house: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = read_settings().master_key
    monkeypatch.setenv("YINXIN_MASTER_KEYS", path.read_text().strip())
    path.unlink()
    assert asyncio.run(_read(house))[0] == b"%PDF-1.7 a contract"
    assert not path.exists()
    assert "given by YINXIN_MASTER_KEYS" in run("status")
    for words in ("rotate", "retire", "to-token", "to-file"):
        with pytest.raises(StartError) as refused:
            run(words)
        assert refused.value.code == "keys-given"
    secret = os.environ["YINXIN_MASTER_KEYS"]
    assert secret not in CliRunner().invoke(app, ["settings"]).output and secret in read_settings().secrets
    monkeypatch.setenv("YINXIN_MASTER_KEYS", f"{secret},2 {'ab' * 32}")
    assert "files were put under" in run("renew")
    assert "Version 1: 0 rows and 0 files" in run("status")
