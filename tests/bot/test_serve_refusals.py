"""`yinxin serve` that cannot start says why in one plain line, exits with 2 and leaves no traceback."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

from bot.local_chat.cast import ANN_MILLER
from signing.wording import say
from tests.bot.serving import greeted
from tests.installation import Installation
from tests.ports import free_port
from tests.warm_start import warm_command

pytestmark = pytest.mark.slow

TOKEN = "7123456789:" + "B" * 35


def serve(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """One that is not expected to come up, in English unless `env` says otherwise."""
    settings = Installation(folder, **{"LC_ALL": "en_US.UTF-8", **env}).settings()
    return warm_command(["serve"], settings, folder)


def said_plainly(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


@pytest.mark.parametrize("door", ["YINXIN_PORT", "YINXIN_CHAT_PORT"])
def test_a_taken_port_is_said_plainly_with_the_setting_to_change(tmp_path: Path, door: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said_plainly(serve(tmp_path, **{door: str(port)}), str(port), door)


def test_a_second_one_on_the_same_folder_is_said_plainly(house: Installation) -> None:
    other = {"YINXIN_PORT": str(free_port()), "YINXIN_CHAT_PORT": str(free_port())}
    said_plainly(serve(house.folder, **other), str(house.data), "YINXIN_DATA")
    house.chat.start(ANN_MILLER)
    assert greeted(house, ANN_MILLER), "and the first goes on"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YINXIN_PORT", "70000"),
        ("YINXIN_TELEGRAM_TOKEN", "123:abc"),
        ("YINXIN_TIME_ZONE", "Mars/Olympus"),
        ("YINXIN_PORTS", "1"),
        ("YINXIN_HOST", "no such host"),
    ],
)
def test_a_wrong_setting_is_said_plainly_by_its_name(tmp_path: Path, name: str, value: str) -> None:
    done = serve(tmp_path, **{name: value})
    said_plainly(done, name)
    assert not (tmp_path / "data").exists(), "nothing was begun"


def test_it_speaks_the_operators_language(tmp_path: Path) -> None:
    done = serve(tmp_path, LC_ALL="zh_CN.UTF-8", YINXIN_PORT="70000")
    said_plainly(done, say("zh", "setting-number", name="YINXIN_PORT", least="1", most="65535"))


def test_a_bot_api_that_cannot_be_reached_is_said_plainly_and_without_the_token(tmp_path: Path) -> None:
    api = f"http://127.0.0.1:{free_port()}"
    done = serve(
        tmp_path, YINXIN_TELEGRAM_TOKEN=TOKEN, YINXIN_TELEGRAM_API=api, YINXIN_PUBLIC_URL="http://127.0.0.1:9",
        YINXIN_LOG_LEVEL="error",
    )  # fmt: skip
    said_plainly(done, api)
    assert TOKEN not in done.stderr


def test_a_token_that_is_not_known_is_said_plainly(house: Installation, tmp_path: Path) -> None:
    """The running house's chat is the Bot API server of another one."""
    other = tmp_path / "other"
    other.mkdir()
    done = serve(
        other, YINXIN_TELEGRAM_TOKEN=TOKEN, YINXIN_TELEGRAM_API=house.chat_url,
        YINXIN_PUBLIC_URL="http://127.0.0.1:9",
    )  # fmt: skip
    said_plainly(done, "YINXIN_TELEGRAM_TOKEN")
    assert TOKEN not in done.stderr


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said_plainly(serve(tmp_path, YINXIN_DATA=str(tmp_path / "file" / "data")), "YINXIN_DATA")


def test_a_foreign_master_key_is_said_plainly_and_nothing_is_overwritten(house: Installation) -> None:
    house.stop()
    key = house.data / "master.key"
    own = key.read_bytes()
    key.write_text("1 " + "ab" * 32 + "\n")
    said_plainly(serve(house.folder), str(key), "YINXIN_MASTER_KEY_FILE")
    key.write_bytes(own)
    house.start()
