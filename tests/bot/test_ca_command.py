"""`yinxin ca`: what ends when, and renewing it with the passphrase of the root."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from freezegun import freeze_time

from bot.commands import ca
from bot.founding import fetch_material, open_authority
from bot.settings import Settings
from bot.start_error import StartError
from signing.trust.material import Material
from signing.trust.paths import read_certificates
from storage.key_file import open_master_key
from storage.unit_of_work import open_database
from storage.vault import Vault
from tests.bot.test_commands import yinxin

pytestmark = pytest.mark.slow


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An installation in its default folder, after its first start."""

    async def start() -> None:
        async with _vault(tmp_path) as vault:
            await open_authority(vault, _settings(tmp_path), datetime.now().astimezone())

    asyncio.run(start())
    return tmp_path


def _settings(folder: Path) -> Settings:
    return Settings(data=folder / ".yinxin")


class _vault:  # noqa: N801 - reads as a function
    def __init__(self, folder: Path) -> None:
        self.settings = _settings(folder)
        self.settings.folder.mkdir(exist_ok=True)

    async def __aenter__(self) -> Vault:
        self.database = open_database(self.settings.database)
        await self.database.migrate()
        return Vault(open_master_key(self.settings.master_key), self.database)

    async def __aexit__(self, *_: object) -> None:
        await self.database.close()


def material(folder: Path) -> Material:
    async def fetch() -> Material:
        async with _vault(folder) as vault:
            found = await fetch_material(vault, _settings(folder))
        assert found is not None
        return found

    return asyncio.run(fetch())


def passphrase(folder: Path) -> str:
    return (folder / ".yinxin" / "root-passphrase.txt").read_text(encoding="utf-8").split("\n")[0]


def test_status_tells_each_end_and_where_the_passphrase_still_lies(house: Path) -> None:
    done = yinxin(house, "ca", "status", LANG="en_GB.UTF-8")
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "The root's revocation list (CRL)",
        "Time stamps",
        "Answers about certificates (OCSP)",
        "Answers about the issuing CA (OCSP)",
        "Certifying documents",
        "Issuing CA",
        "Root certificate",
        "The passphrase of the root key still lies in "
        + str(house / ".yinxin/root-passphrase.txt. Copy it to a safe place, then delete that file."),
    ]


def test_what_ends_soon_is_told_with_what_to_do_and_is_what_is_renewed(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = material(house)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(house)
    with freeze_time(x509.load_der_x509_certificate(before["tsa-cert"]).not_valid_after_utc, real_asyncio=True):
        assert asyncio.run(ca._status(_settings(house))) == 1
        assert "Renew it now: yinxin ca renew" in capsys.readouterr().out
        with pytest.raises(StartError, match="ca-passphrase-missing"):
            asyncio.run(ca._renew(_settings(house)))
        assert material(house) == before, "without the root nothing of it is renewed by halves"
        monkeypatch.setenv("YINXIN_ROOT_PASSPHRASE", passphrase(house))
        given = Settings(data=house / ".yinxin")
        asyncio.run(ca._renew(given))
        assert asyncio.run(ca._status(given)) == 0
    after = material(house)
    assert after["issuing-cert"] == before["issuing-cert"], "it has two more years"
    assert all(
        after[f"{role}-cert"] != before[f"{role}-cert"] for role in ("tsa", "ocsp", "root-ocsp", "certifier")
    )


def test_the_root_signs_only_with_its_passphrase(house: Path) -> None:
    before = material(house)["root-crl"]
    wrong = yinxin(house, "ca", "root-crl", LANG="en_GB.UTF-8", YINXIN_ROOT_PASSPHRASE="not the passphrase")
    assert wrong.returncode == 2 and "does not open with this passphrase" in wrong.stderr
    assert material(house)["root-crl"] == before
    right = yinxin(house, "ca", "root-crl", YINXIN_ROOT_PASSPHRASE=passphrase(house))
    assert right.returncode == 0, right.stderr
    made = x509.load_der_x509_crl(material(house)["root-crl"])
    root = x509.load_der_x509_certificate(material(house)["root-cert"])
    assert material(house)["root-crl"] != before and made.is_signature_valid(root.public_key())  # type: ignore[arg-type]


def test_the_root_certificate_is_given_out_with_its_fingerprint(house: Path) -> None:
    done = yinxin(house, "ca", "export-root", "root.cer")
    assert done.returncode == 0
    root = (house / "root.cer").read_bytes()
    assert root == material(house)["root-cert"]
    assert hashlib.sha256(root).digest().hex(":").upper() in done.stdout


def test_a_new_root_leaves_the_former_one_trusted_until_it_is_forgotten(house: Path) -> None:
    before, words = material(house), {"LANG": "en_GB.UTF-8"}
    made = yinxin(house, "ca", "new-root", **words)
    assert made.returncode == 0 and "new root, “Yinxin Root CA 2”" in made.stdout, made.stderr
    after = material(house)
    assert after["root-cert"] != before["root-cert"] and "root-key" not in after
    assert after["issuing-key"] == before["issuing-key"] and after["certifier-cert"] == before["certifier-cert"]
    again = yinxin(house, "ca", "root-crl", YINXIN_ROOT_PASSPHRASE=passphrase(house))
    assert again.returncode == 0, "the passphrase that is written down opens the new root"
    fingerprint = hashlib.sha256(before["root-cert"]).digest().hex(":").upper()
    shown = yinxin(house, "ca", "status", **words).stdout
    assert f"Former root, trusted for what it issued: Yinxin Root CA, SHA-256 fingerprint {fingerprint}" in shown
    assert _roots(house) == [after["root-cert"], before["root-cert"]]
    wrong = yinxin(house, "ca", "forget-root", "AB:CD", **words)
    assert wrong.returncode == 2 and "has the fingerprint AB:CD" in wrong.stderr
    gone = yinxin(house, "ca", "forget-root", fingerprint.lower(), **words)
    assert gone.returncode == 0 and "no longer trusted" in gone.stdout, gone.stderr
    assert fingerprint not in yinxin(house, "ca", "status", **words).stdout
    assert _roots(house) == [after["root-cert"]]
    told = asyncio.run(_told(house))
    assert [one["what"] for one in told] == ["new-root", "renewed", "forgot-root"]
    assert told[0]["sha256"] == hashlib.sha256(after["root-cert"]).hexdigest()
    assert told[1]["which"] == ["root-crl"] and told[2]["sha256"] == fingerprint.replace(":", "").lower()


async def _told(folder: Path) -> list[dict[str, Any]]:
    settings = _settings(folder)
    database = open_database(settings.database, open_master_key(settings.master_key))
    try:
        async with database.transaction() as tx:
            entries = await tx.audit.of_task(None)
    finally:
        await database.close()
    return [dict(one.facts) for one in entries if one.kind == "authority-changed"]


def _roots(folder: Path) -> list[bytes]:
    """Whom `yinxin verify` trusts after the next start."""

    async def start() -> None:
        async with _vault(folder) as vault:
            await open_authority(vault, _settings(folder), datetime.now().astimezone())

    asyncio.run(start())
    given = _settings(folder)
    others = given.other_roots.read_bytes()
    return [given.root_certificate.read_bytes(), *(read_certificates(others) if others else ())]


def test_where_there_is_no_installation_none_is_made(tmp_path: Path) -> None:
    for words in (["status"], ["renew"], ["root-crl"], ["export-root", "root.cer"], ["new-root"]):
        done = yinxin(tmp_path, "ca", *words, LANG="en_GB.UTF-8")
        assert done.returncode == 2 and "There is no root key here" in done.stderr
    assert list(tmp_path.iterdir()) == []
