"""Journeys as transcripts that read like a chat. A file is played against a whole installation, over HTTP.

    陈静> /start                     says it; ⏎ begins a new line
    陈静> file 采购合同.pdf           sends a file (from the journey's files); `saying /verify` gives it words,
                                     `photo` instead of `file` sends it as a picture
    陈静> answers the file with /verify             to the last file in the chat
    陈静> contact 李明                shares somebody's contact
    陈静> picks 李明, Ann            in the picker of people that is up
    陈静> [发送]                      presses the newest button whose label is, or contains, this
    陈静> [发送] on 采购合同           the one of the newest message with these words
    陈静> [发送] twice                two taps before the first is answered
    陈静> [催办] toast 刚提醒          and is answered over the chat; `alert` for one that must be closed
    李明> opens the invitation of 李明 from 陈静    the deep link that the bot gave 陈静 to forward
    李明> opens the used invitation of 李明         the one that was opened last; `a made-up invitation`: none
    李明> blocks the bot             /start, or `unblocks the bot`, lets it in again
    陈静< 正等您签署 | 请签署          soon a message of the bot, new or edited, has all of these words
    陈静<+ 请签署                    one that came or changed since the last act in this transcript
    陈静<1 请签署                    as before, and no other message has them
    陈静<! 出错                      no message of the bot has these words now
    陈静<+ file                      a document has come; it is kept as `<name>'s file`
    李明~ reads                      on the page behind the newest card; the acts are listed in page_acts
    李明~ signs by typing 李明        the whole page walk: code asked for, read in the chat, typed, confirmed
    李明~ approves refused with 已经办理过    whatever the page is asked to do, it says no in these words
    === kill and restart             kill -9 of the whole process, and a new start
    === sendMessage fails with 500, 2 times         the next calls of this method, on the chat's side

Lines of `#` are comments. A failing line is named with what the chat shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

from bot.local_chat import cast as people
from tests.installation import Installation
from tests.journeys.page_acts import PageActs
from tests.local_chat_client import Message, buttons_of, from_bot, text_of
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
PRESS = re.compile(
    r"\[(?P<label>[^\]]+)\](?P<twice> twice)?(?: on (?P<on>.+?))?(?: (?P<how>toast|alert) (?P<said>.+))?"
)
FAULT = re.compile(r"(?P<method>\S+) fails with (?P<kind>\w+)(?:, (?P<times>\d+) times)?(?:, (?P<seconds>\d+) s)?")
DEEP_LINK = re.compile(r"https://t\.me/\S+\?start=[A-Za-z0-9_-]+")


@dataclass
class Journey:
    installation: Installation
    files: Mapping[str, bytes]
    received: dict[str, bytes] = field(default_factory=dict)
    _before: dict[str, dict[int, str]] = field(default_factory=dict)
    _used: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pages = PageActs(self.installation, self.files, CAST, self.received)

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

    def _line(self, line: str, following: list[str]) -> None:
        if line.startswith("==="):
            self._circumstance(line.strip("= "))
            return
        found = LINE.match(line)
        assert found, f"cannot read {line!r}"
        who, what, words = found["who"], found["what"], found["words"].strip()
        if what in {">", "~"}:
            self._remember(following)
        does: dict[str, Callable[[str, str], None]] = {
            ">": self._does,
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
        found = FAULT.fullmatch(words)
        assert found, f"cannot read {words!r}"
        times, seconds = int(found["times"] or 1), int(found["seconds"] or 1)
        self.installation.chat.fail_next(found["method"], found["kind"], times=times, seconds=seconds)

    def _remember(self, following: list[str]) -> None:
        """How the chats stand that are asked for news before the next act."""
        self._before = {}
        for line in following:
            found = LINE.match(line)
            if found is None or found["what"] in {">", "~"}:
                return
            if found["what"] in {"<+", "<1"} and found["who"] not in self._before:
                self._before[found["who"]] = self._chat_of(found["who"])

    def _chat_of(self, who: str) -> dict[int, str]:
        return {each["message_id"]: _look(each) for each in self.installation.chat.messages(CAST[who])}

    # ── what people do in the chat ───────────────────────────────────────────────────────────────────────────

    def _does(self, who: str, words: str) -> None:
        if press := PRESS.fullmatch(words):
            self._presses(who, press)
            return
        for shape, act in self._ACTS.items():
            if found := re.fullmatch(shape, words):
                act(self, CAST[who], *found.groups())
                return
        self.installation.chat.say(CAST[who], words.replace("⏎", "\n"))

    def _presses(self, who: str, press: re.Match[str]) -> None:
        chat, person = self.installation.chat, CAST[who]
        message = chat.wait_for(person, press["on"]) if press["on"] else None
        if press["twice"]:
            first = Thread(target=chat.press, args=(person, press["label"]), kwargs={"message": message})
            first.start()
        answer = chat.press(person, press["label"], message=message)
        if press["twice"]:
            first.join()
        if press["how"]:
            assert answer is not None, "the press was not answered"
            assert _all_of(press["said"])(str(answer.get("text"))), f"answered: {answer}"
            assert bool(answer.get("show_alert")) == (press["how"] == "alert"), f"answered: {answer}"

    def _sends(self, person: int, how: str, name: str, words: str | None) -> None:
        data = self.files[name]
        self.installation.chat.send_file(person, name, data, caption=words or "", photo=how == "photo")

    def _answers_file(self, person: int, words: str) -> None:
        chat = self.installation.chat
        file = next(each for each in reversed(chat.messages(person)) if "document" in each)
        chat.say(person, words, reply_to=file["message_id"])

    def _shares(self, person: int, whose: str) -> None:
        self.installation.chat.share_contact(person, CAST[whose])

    def _picks(self, person: int, names: str) -> None:
        chat = self.installation.chat
        chat.share_users(person, [CAST[name.strip()] for name in names.split(",")])

    def _opens_invitation(self, person: int, party: str, initiator: str) -> None:
        self._used[party] = self.invitation(initiator, party)
        self.installation.chat.open_deep_link(person, self._used[party])

    def _opens_used(self, person: int, party: str) -> None:
        self.installation.chat.open_deep_link(person, self._used[party])

    def _opens_made_up(self, person: int) -> None:
        self.installation.chat.start(person, "i_" + "A" * 43)

    def _blocks(self, person: int, undo: str) -> None:
        self.installation.chat.block(person, blocked=not undo)

    _ACTS: ClassVar[Mapping[str, Callable[..., None]]] = {
        r"(file|photo) (.+?)(?: saying (.+))?": _sends,
        r"answers the file with (.+)": _answers_file,
        r"contact (.+)": _shares,
        r"picks (.+)": _picks,
        r"opens the invitation of (.+) from (\S+)": _opens_invitation,
        r"opens the used invitation of (.+)": _opens_used,
        r"opens a made-up invitation": _opens_made_up,
        r"(un|)blocks the bot": _blocks,
    }

    def invitation(self, initiator: str, party: str) -> str:
        """The newest deep link in the initiator's chat whose message names the party."""
        message = self.installation.chat.wait_for(
            CAST[initiator], lambda each: party in text_of(each) and _links(each)
        )
        return _links(message)[0]

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
            self.received[who] = chat.file(chat.wait_for(person, lambda each: "document" in each and also(each)))
            return
        fits = _all_of(words)
        chat.wait_for(person, lambda each: fits(_look(each)) and also(each))

    def _does_not_see(self, who: str, words: str) -> None:
        seen = [text_of(each) for each in self.installation.chat.messages(CAST[who])]
        assert not any(words in each for each in seen), self.installation.chat.transcript(CAST[who])


def _all_of(words: str) -> Callable[[str], bool]:
    wanted = [part.strip() for part in words.split("|")]
    return lambda said: all(part in said for part in wanted)


def _look(message: Message) -> str:
    """All that can be read: the words, and the labels under them."""
    labels = "".join(f"\n[{label}]" for row in buttons_of(message) for label in row)
    return text_of(message) + labels


def _links(message: dict[str, Any]) -> list[str]:
    words = DEEP_LINK.findall(text_of(message))
    for one in message.get("caption_entities", []) or message.get("entities", []):
        if one.get("type") == "text_link":
            words += DEEP_LINK.findall(one["url"])
    return words
