"""`yinxin` on the terminal: its commands, the settings in effect, and the table that documents them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.settings import shown, table
from bot.plainly import languages, plain
from bot.settings import Settings, setting_name
from bot.start_error import StartError
from signing.wording import say
from tests.warm_start import warm_command

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def yinxin(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
    return warm_command(words, {**kept, **env}, folder)


def test_every_setting_is_printed_with_what_it_is_and_no_secret_is(tmp_path: Path) -> None:
    token, password = "7123456789:" + "C" * 35, "pass-word"
    settings = Settings(
        telegram_token=SecretStr(token),
        public_url="https://sign.example.cn",
        database_url=SecretStr(f"postgresql://u:{password}@h/d"),
        admins=frozenset({7, 5}),
    )
    for language in ("en", "zh"):
        printed = table(settings, language)
        for field in Settings.model_fields:
            assert f"\n{setting_name(field)}=" in f"\n{printed}"
        assert "YINXIN_ADMINS=5,7" in printed and "YINXIN_TELEGRAM_TOKEN=***" in printed
        assert token not in printed and password not in printed


def test_what_is_not_set_is_shown_empty() -> None:
    assert [shown(None), shown(SecretStr("")), shown(SecretStr("x")), shown(8751)] == ["", "", "***", "8751"]


def test_the_document_tells_every_setting_its_default_and_its_meaning_and_no_other() -> None:
    rows = re.findall(r"^\| `(YINXIN_\w+)` \| (.*?) \| (.*?) \|$", DOCUMENT.read_text(encoding="utf-8"), re.M)
    expected = []
    for field, facts in Settings.model_fields.items():
        about = say("en", f"about-{field.replace('_', '-')}")
        default = shown(facts.default)
        expected.append((setting_name(field), f"`{default}`" if default else "", about))
    assert rows == expected


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ({"LANG": "zh_CN.UTF-8"}, ("zh",)),
        ({"LANG": "en_US.UTF-8"}, ("en",)),
        ({"LANG": "de_DE.UTF-8"}, ("en",)),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, ("en",)),
        ({"LANG": "C.UTF-8"}, ("en", "zh")),
        ({}, ("en", "zh")),
    ],
)
def test_the_terminals_language_is_its_locales(locale: dict[str, str], spoken: tuple[str, ...]) -> None:
    assert languages(locale) == spoken


def test_numbers_in_what_is_wrong_stay_as_they_are_typed() -> None:
    assert "8750" in plain(StartError("serve-port-taken", port=8750, name="YINXIN_CHAT_PORT"))


@pytest.mark.slow
def test_the_command_line(tmp_path: Path) -> None:
    assert re.fullmatch(r"yinxin \d+\.\d+\.\d+\n", yinxin(tmp_path, "version").stdout)
    assert "YINXIN_PORT=9000" in yinxin(tmp_path, "settings", YINXIN_PORT="9000").stdout
    help_ = yinxin(tmp_path, "--help").stdout
    assert all(name in help_ for name in ("serve", "settings", "verify", "sign-file", "version"))
    unknown = yinxin(tmp_path, "nonsense")
    assert unknown.returncode == 2 and "nonsense" in unknown.stderr and "Traceback" not in unknown.stderr
    wrong = yinxin(tmp_path, "settings", YINXIN_PORT="0", LC_ALL="en_US.UTF-8")
    assert (wrong.returncode, wrong.stderr) == (2, "YINXIN_PORT has to be a whole number from 1 to 65535.\n")
