"""Journeys as transcripts that read like a chat. A file is played against a whole installation, over HTTP.

    陈静> /start                     says it; ⏎ begins a new line
    陈静> file 采购合同.pdf           sends a file (from the journey's files); `saying /verify` gives it words,
                                     `photo` instead of `file` sends it as a picture
    陈静> answers the file with /verify             to the last file in the chat
    陈静> 5000 characters of 长       says this again and again, cut as Telegram's apps do
    陈静> contact 李明                shares somebody's contact
    陈静> picks 李明, Ann            in the picker of people that is up
    陈静> [发送]                      presses the newest button whose label is, or contains, this
    陈静> [发送] on 采购合同           the one of the newest message with these words
    陈静> [发送] twice                two taps before the first is answered
    陈静> [催办] toast 刚提醒          and is answered over the chat; `alert` for one that must be closed
    李明> opens the invitation of 李明 from 陈静    the deep link that the bot gave 陈静 to forward
    李明> opens the used invitation of 李明         the one that was opened last; `a made-up invitation`: none
    李明> blocks the bot             /start, or `unblocks the bot`, lets it in again
    陈静< 正等您签署 | 请签署          soon a message of the bot, new or edited, has all of these words;
                                     ⏎ is the end of a line there, too
    陈静<+ 请签署                    one that came or changed since the last act in this transcript
    陈静<1 请签署                    as before, and no other message has them
    陈静<! 出错                      soon no message has these words
    陈静<+ file                      a document has come, no report on one; it is kept as `<name>'s file`
    李明~ reads                      on the page behind the newest card; the acts are listed in page_acts
    李明~ signs by typing 李明        the whole page walk: code asked for, read in the chat, typed, confirmed
    李明~ approves refused with 已经办理过    whatever the page is asked to do, it says no in these words
    li@example.cn< 请您签署           soon a letter with these words comes to this mailbox (+8613… : to this phone)
    li@example.cn~ opens the letter  the newest link in it; and then acts, as listed in mailbox
    === kill and restart             kill -9 of the whole process, and a new start
    === 2 days later, 10:00          stopped, and started with a clock moved on, to Shanghai's hour
    === sendMessage fails with 500, 2 times         the next calls of this method, on the chat's side

Lines of `#` are comments. A failing line is named with what the chat shows.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.local_chat import cast as people
from tests.installation import Installation
from tests.journeys.chat_acts import ChatActs
from tests.journeys.mailbox import LetterActs, Mailroom
from tests.journeys.page_acts import PageActs
from tests.local_chat_client import Message, buttons_of, from_bot, text_of
from tests.local_chat_messages import is_signed
from tests.page_client import PageRefused

CAST = {
    "陈静": people.CHEN_JING,
    "李明": people.LI_MING,
    "Ann": people.ANN_MILLER,
    "王芳": people.WANG_FANG,
    "赵磊": people.ZHAO_LEI,
    "Tom": people.TOM_BAKER,
    "周悦": people.ZHOU_YUE,
}
LINE = re.compile(r"^(?P<who>[^\s><~=]+)(?P<what>>|<!|<\+|<1|<|~)\s*(?P<words>.*)$")
LATER = re.compile(r"(?P<days>\d+) days? later, (?P<hour>\d\d):(?P<minute>\d\d)")
SHANGHAI = ZoneInfo("Asia/Shanghai")
FAULT = re.compile(r"(?P<method>\S+) fails with (?P<kind>\w+)(?:, (?P<times>\d+) times)?(?:, (?P<seconds>\d+) s)?")
ODD = re.compile(
    r"None|\{|\}|Traceback|出了点问题|something went wrong|(?<![\w-])(?:told|refusal|event|button|state)-[a-z]"
)
GONE_S = 5.0  # what is taken away goes just after what takes its place has come


@dataclass
class Journey:
    installation: Installation
    files: Mapping[str, bytes]
    received: dict[str, bytes] = field(default_factory=dict)
    mailroom: Mailroom | None = None
    _before: dict[str, dict[int, str]] = field(default_factory=dict)
    _began: datetime = field(default_factory=lambda: datetime.now(SHANGHAI))

    def __post_init__(self) -> None:
        self._pages = PageActs(self.installation, self.files, CAST, self.received)
        self._chats = ChatActs(self.installation.chat, self.files, CAST)
        self._letters = LetterActs(self.installation, self.mailroom) if self.mailroom else None

    def play(self, transcript: Path) -> None:
        self.play_words(transcript.read_text(encoding="utf-8"), transcript.name)

    def play_words(self, words: str, name: str = "the play") -> None:
        lines = [(number, line.strip()) for number, line in enumerate(words.splitlines(), 1)]
        lines = [(number, line) for number, line in lines if line and not line.startswith("#")]
        try:
            for at, (number, line) in enumerate(lines):
                try:
                    self._line(line, [each for _, each in lines[at + 1 :]])
                except AssertionError as error:
                    raise AssertionError(f"{name}:{number}: {line}\n{error}") from error
        finally:
            self._pages.close()
            if self._letters:
                self._letters.close()

    def _line(self, line: str, following: list[str]) -> None:
        if line.startswith("==="):
            self._remember(following)
            self._circumstance(line.strip("= "))
            return
        found = LINE.match(line)
        assert found, f"cannot read {line!r}"
        who, what, words = found["who"], found["what"], found["words"].strip()
        if who not in CAST:
            self._by_letter(who, what, words)
            return
        if what in {">", "~"}:
            self._remember(following)
        does: dict[str, Callable[[str, str], None]] = {
            ">": self._chats.do,
            "~": self._on_the_page,
            "<": self._sees,
            "<+": self._sees_anew,
            "<1": self._sees_once,
            "<!": self._does_not_see,
        }
        does[what](who, words)

    def _circumstance(self, words: str) -> None:
        if words == "kill and restart":
            self.installation.restart()
            return
        if later := LATER.fullmatch(words):
            day = self._began + timedelta(days=int(later["days"]))
            self.installation.restart_at(day.replace(hour=int(later["hour"]), minute=int(later["minute"])))
            return
        found = FAULT.fullmatch(words)
        assert found, f"cannot read {words!r}"
        times, seconds = int(found["times"] or 1), int(found["seconds"] or 1)
        self.installation.chat.fail_next(found["method"], found["kind"], times=times, seconds=seconds)

    def _by_letter(self, address: str, what: str, words: str) -> None:
        assert self.mailroom and self._letters, f"who is {address}?"
        if what == "~":
            self._letters.do(address, words)
        else:
            assert what == "<", "of a letter it is only asked whether it comes"
            self.mailroom.wait_for(address, _all_of(words))

    def _remember(self, following: list[str]) -> None:
        """How the chats stand that are asked for news before the next act."""
        self._before = {}
        for line in following:
            found = LINE.match(line)
            if found is None or found["what"] in {">", "~"}:
                return
            if found["who"] in CAST and found["what"] in {"<+", "<1"} and found["who"] not in self._before:
                self._before[found["who"]] = self._chat_of(found["who"])

    def _chat_of(self, who: str) -> dict[int, str]:
        return {each["message_id"]: _look(each) for each in self.installation.chat.messages(CAST[who])}

    # ── what they do on the pages ────────────────────────────────────────────────────────────────────────────

    def _on_the_page(self, who: str, words: str) -> None:
        act, refused, wanted = words.partition(" refused with ")
        if not refused:
            self._pages.do(who, act)
            return
        try:
            self._pages.do(who, act)
        except PageRefused as refusal:
            assert _all_of(wanted)(refusal.message), f"refused with: {refusal.message}"
            return
        raise AssertionError("it was not refused")

    # ── what they see ────────────────────────────────────────────────────────────────────────────────────────

    def _sees(self, who: str, words: str) -> None:
        self._wait(who, words, lambda each: True)

    def _sees_anew(self, who: str, words: str) -> None:
        before = self._before[who]
        self._wait(who, words, lambda each: before.get(each["message_id"]) != _look(each))

    def _sees_once(self, who: str, words: str) -> None:
        self._sees_anew(who, words)
        chat, fits = self.installation.chat, _all_of(words)
        seen = [each for each in chat.messages(CAST[who]) if from_bot(each) and fits(text_of(each))]
        assert len(seen) == 1, f"{len(seen)} times:\n{chat.transcript(CAST[who])}"

    def _wait(self, who: str, words: str, also: Callable[[Message], bool]) -> None:
        chat, person = self.installation.chat, CAST[who]
        if words == "file":
            self.received[who] = chat.file(chat.wait_for(person, lambda each: is_signed(each) and also(each)))
            return
        fits = _all_of(words)
        chat.wait_for(person, lambda each: fits(_look(each)) and also(each))

    def _does_not_see(self, who: str, words: str) -> None:
        chat, person = self.installation.chat, CAST[who]
        until = time.monotonic() + GONE_S
        while any(words in text_of(each) for each in chat.messages(person)):
            assert time.monotonic() < until, chat.transcript(person)
            time.sleep(0.05)

    def check_nothing_odd(self) -> None:
        """In no chat a message of the bot stands twice in a row, speaks of a fault, or shows our own names."""
        for person in CAST.values():
            chat = self.installation.chat.messages(person)
            for before, now in zip([None, *chat], chat, strict=False):
                if from_bot(now):
                    assert before is None or not from_bot(before) or _look(before) != _look(now), _look(now)
                    assert not ODD.search(_look(now)), _look(now)


def _all_of(words: str) -> Callable[[str], bool]:
    wanted = [part.strip().replace("⏎", "\n") for part in words.split("|")]
    return lambda said: all(part in said for part in wanted)


def _look(message: Message) -> str:
    """All that can be read: the words, and the labels under them."""
    labels = "".join(f"\n[{label}]" for row in buttons_of(message) for label in row)
    return text_of(message) + labels
