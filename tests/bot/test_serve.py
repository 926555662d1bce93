"""`yinxin serve` as its own process: it starts, answers, is killed, comes back, ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from bot.local_chat.settings import kept_token
from signing.wording import say
from tests.bot.serving import greeted, logged, newest_id
from tests.installation import YINXIN, Installation

pytestmark = pytest.mark.slow

START_S = 8.0  # it takes a third of it; on a crowded machine twice as much, by the processor, too
END_S = 10.0


# ── it lives ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_comes_up_says_where_and_greets_each_in_their_language(commanded: Installation) -> None:
    logged(commanded, say("en", "serve-ready-local", address=commanded.chat_url))
    commanded.chat.start(ANN_MILLER)
    commanded.chat.start(CHEN_JING)
    assert "PDF" in greeted(commanded, ANN_MILLER)
    assert re.search("[\u4e00-\u9fff]", greeted(commanded, CHEN_JING))
    assert {"new", "status", "remind"} <= {each["command"] for each in commanded.chat.commands(CHEN_JING)}


def test_killed_at_any_moment_every_word_is_answered_in_the_end(house: Installation) -> None:
    people = [house.chat.add_person(f"P{number}", language_code="en") for number in range(6)]
    for number, person in enumerate(people):
        house.chat.start(person)
        house.chat.say(person, "/help")
        time.sleep(0.02 * number)  # another moment each time
        house.restart()
    for person in people:
        house.chat.wait_for(person, "/remind")


def test_asked_to_end_it_ends_soon_with_0_and_is_usable_again_after_little_work(commanded: Installation) -> None:
    commanded.chat.start(ANN_MILLER)
    greeted(commanded, ANN_MILLER)
    began = time.monotonic()
    assert commanded.stop() == 0
    assert time.monotonic() - began < END_S
    assert "Traceback" not in commanded.log() and "level='error'" not in commanded.log()

    commanded.start()
    seen = newest_id(commanded, ANN_MILLER)
    commanded.chat.say(ANN_MILLER, "/help")
    greeted(commanded, ANN_MILLER, after=seen)
    # By the processor's time: what the clock shows is the neighbours' doing, too.
    user, system = (Path("/proc") / str(commanded.pid) / "stat").read_text().rsplit(") ", 1)[1].split()[11:13]
    assert (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") < START_S

    assert commanded._process is not None
    commanded._process.send_signal(signal.SIGINT)
    assert commanded._process.wait(END_S) == 0


def test_an_open_page_and_a_waiting_chat_do_not_hold_up_the_end(house: Installation) -> None:
    with httpx.stream("GET", f"{house.chat_url}/chat/events", timeout=20, trust_env=False):
        began = time.monotonic()
        assert house.stop() == 0
        assert time.monotonic() - began < END_S


def test_asked_twice_it_ends_at_once(tmp_path: Path) -> None:
    """While it starts, when the first asking cannot be followed yet."""
    house = Installation(tmp_path)
    with house.log_path.open("ab") as log:
        process = subprocess.Popen(
            [str(YINXIN), "serve"], env=house.settings(), cwd=tmp_path, stdout=log, stderr=log
        )
        try:
            until = time.monotonic() + 20
            while not (house.data / "process").exists() and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            assert process.wait(20) in {0, 130, -signal.SIGINT}
        finally:
            process.kill()


def test_no_child_outlives_it(house: Installation) -> None:
    group = os.getpgid(house.pid)
    assert len(_members(group)) > 1, "it has children for untrusted files"
    os.kill(house.pid, signal.SIGKILL)
    assert house._process is not None
    house._process.wait(20)
    until = time.monotonic() + 10
    while _members(group) and time.monotonic() < until:
        time.sleep(0.1)
    assert _members(group) == []


def _members(group: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            state, _, its = (entry / "stat").read_text().rsplit(") ", 1)[1].split()[:3]
        except OSError:
            continue
        if int(its) == group and state != "Z":
            found.append(int(entry.name))
    return found


# ── what it keeps to itself ──────────────────────────────────────────────────────────────────────────────────


def test_the_local_chats_token_is_not_in_the_log(tmp_path: Path) -> None:
    with Installation(tmp_path, YINXIN_LOG_LEVEL="debug") as house:
        house.chat.start(LI_MING)
        greeted(house, LI_MING)
        house.restart()
        house.stop()
        assert kept_token(house.data / "local-chat") not in house.log()
        assert len(house.log()) > 500, "debug says something"


def test_it_listens_on_this_computer_only_and_its_files_are_its_owners_alone(house: Installation) -> None:
    listening = _listening(house.pid)
    assert {address for address, port in listening if port in {house.chat_port, house.pages_port}} == {"127.0.0.1"}
    assert house.data.stat().st_mode & 0o077 == 0
    assert (house.data / "master.key").stat().st_mode & 0o077 == 0


def _listening(pid: int) -> set[tuple[str, int]]:
    found = set()
    for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A":
            address, port = fields[1].split(":")
            found.add((socket.inet_ntoa(bytes.fromhex(address)[::-1]), int(port, 16)))
    return found
