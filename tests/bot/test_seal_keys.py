"""Keys from elsewhere for single seals: right, the seal signs with it; wrong, one line stops the start."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.plainly import plain
from bot.seal_keys import seal_keys
from bot.settings import Settings
from bot.signing_key import outside_of
from bot.start_error import StartError
from signing.trust.paths import roots_in
from storage.master_key import MasterKey
from storage.vault import Vault
from tests.signing.trust.test_keys_elsewhere import bought, p12
from tests.world import World

NOW = datetime.now(UTC)
PASSWORD = "秘密-secret"
KEY = MasterKey({1: b"another-master-key-of-thirty-two"})


def settings(tmp_path: Path, words: str) -> Settings:
    path = tmp_path / "seals.toml"
    path.write_text(words, encoding="utf-8")
    return Settings(data=tmp_path, seal_keys=path)


async def test_a_seal_has_the_key_of_its_table_and_its_root_is_trusted(tmp_path: Path, world: World) -> None:
    held = bought("ec")
    (tmp_path / "a.p12").write_bytes(p12(held))
    words = f'[abc123]\npkcs12 = "{tmp_path / "a.p12"}"\npkcs12_password = "{PASSWORD}"\n'
    found = settings(tmp_path, words)
    keys = seal_keys(found, NOW)
    assert {seal: key.certificate for seal, key in keys.items()} == {"abc123": held.key.certificate}
    outside = await outside_of(Vault(KEY, world.database), found, None, keys.values())
    assert outside.used and set(roots_in(held.key.chain)) <= set(outside.roots)


def test_without_a_setting_there_are_none(tmp_path: Path) -> None:
    assert seal_keys(Settings(data=tmp_path), NOW) == {}


WRONG = [
    ("no toml", "setting-key-seals-file"),
    ('pkcs12 = "a.p12"', "setting-key-seals-table"),
    ("[abc]", "setting-key-seals-table"),
    ('[abc]\npkcs12 = "a"\ncolour = "red"', "setting-key-seals-table"),
    ('[abc]\npkcs12 = "a"\ncsc_url = "https://x.example"', "setting-key-seals-table"),
    ('[abc]\npkcs11_module = "/x.so"', "setting-key-seals-table"),
    ('["../x"]\npkcs12 = "a"', "setting-key-seals-table"),
    ('[abc]\npkcs12 = "/nowhere.p12"', "setting-file"),
]


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_what_is_wrong_stops_the_start_with_one_line_that_names_it(tmp_path: Path, words: str, code: str) -> None:
    with pytest.raises(StartError) as stopped:
        seal_keys(settings(tmp_path, words), NOW)
    assert stopped.value.code == code
    line = plain(stopped.value)
    assert "YINXIN_SEAL_KEYS" in line and "\n" not in line.strip()
