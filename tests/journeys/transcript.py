"""Journeys as transcripts that read like a chat. A file is played against a whole installation, over HTTP.

    陈静> /start                     says it; ⏎ begins a new line
    陈静> file 采购合同.pdf           sends a file (from the journey's files)
    陈静> contact 李明                shares somebody's contact
    陈静> [发送]                      presses the newest button whose label is, or contains, this
    李明> opens the invitation of 李明 from 陈静    the deep link that the bot gave 陈静 to forward
    陈静< 正等您签署 | 请签署          soon a message of the bot, new or edited, has all of these words
    陈静<! 出错                      no message of the bot has these words now
    陈静< file                       a document has come; it is kept as `<name>'s file`
    李明~ reads                      opens the page from the newest card
    李明~ signs by typing 李明        the whole page walk: code asked for, read in the chat, typed, confirmed
    李明~ approves
    李明~ rejects because 金额有误
    === kill and restart             kill -9 of the whole process, and a new start

Lines of `#` are comments. A failing line is named with what the chat shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.local_chat import cast as people
from tests.installation import Installation
from tests.local_chat_client import text_of
from tests.page_client import PageClient

CAST = {
    "陈静": people.CHEN_JING,
    "李明": people.LI_MING,
    "Ann": people.ANN_MILLER,
    "王芳": people.WANG_FANG,
    "赵磊": people.ZHAO_LEI,
    "Tom": people.TOM_BAKER,
    "周悦": people.ZHOU_YUE,
}
LINE = re.compile(r"^(?P<who>[^\s><~=]+)(?P<what>>|<!|<|~)\s*(?P<words>.*)$")
DEEP_LINK = re.compile(r"https://t\.me/\S+\?start=[A-Za-z0-9_-]+")


@dataclass
class Journey:
    installation: Installation
    files: Mapping[str, bytes]
    received: dict[str, bytes] = field(default_factory=dict)
    _seen: dict[str, int] = field(default_factory=dict)

    def play(self, transcript: Path) -> None:
        self.play_words(transcript.read_text(encoding="utf-8"), transcript.name)

    def play_words(self, words: str, name: str = "the play") -> None:
        for number, raw in enumerate(words.splitlines(), 1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            try:
                self._line(line)
            except AssertionError as error:
                raise AssertionError(f"{name}:{number}: {line}\n{error}") from error

    def _line(self, line: str) -> None:
        if line.startswith("==="):
            assert line.strip("= ") == "kill and restart", f"cannot read {line!r}"
            self.installation.restart()
            return
        found = LINE.match(line)
        assert found, f"cannot read {line!r}"
        who, what, words = found["who"], found["what"], found["words"].strip()
        {">": self._does, "<": self._sees, "<!": self._does_not_see, "~": self._on_the_page}[what](who, words)

    def _does(self, who: str, words: str) -> None:
        chat, person = self.installation.chat, CAST[who]
        if words.startswith("[") and words.endswith("]"):
            chat.press(person, words[1:-1])
        elif words.startswith("file "):
            name = words.removeprefix("file ").strip()
            chat.send_file(person, name, self.files[name])
        elif words.startswith("contact "):
            chat.share_contact(person, CAST[words.removeprefix("contact ").strip()])
        elif found := re.fullmatch(r"opens the invitation of (.+) from (\S+)", words):
            chat.open_deep_link(person, self.invitation(found[2], found[1]))
        else:
            chat.say(person, words.replace("⏎", "\n"))

    def invitation(self, initiator: str, party: str) -> str:
        """The newest deep link in the initiator's chat whose message names the party."""
        message = self.installation.chat.wait_for(
            CAST[initiator], lambda each: party in text_of(each) and _links(each)
        )
        return _links(message)[0]

    def _sees(self, who: str, words: str) -> None:
        chat, person = self.installation.chat, CAST[who]
        if words == "file":
            message = chat.wait_for(person, lambda each: "document" in each)
            self.received[who] = chat.file(message)
            return
        wanted = [part.strip() for part in words.split("|")]
        chat.wait_for(person, lambda each: all(part in text_of(each) for part in wanted))

    def _does_not_see(self, who: str, words: str) -> None:
        seen = [text_of(each) for each in self.installation.chat.messages(CAST[who])]
        assert not any(words in each for each in seen), self.installation.chat.transcript(CAST[who])

    def _on_the_page(self, who: str, words: str) -> None:
        with PageClient(self.installation, CAST[who]) as page:
            if words == "reads":
                page.read()
            elif words == "approves":
                page.confirm("approve")
            elif words.startswith("signs by typing "):
                page.confirm("sign", typed=words.removeprefix("signs by typing ").strip())
            elif words.startswith("rejects because "):
                page.reject(words.removeprefix("rejects because ").strip())
            else:
                raise AssertionError(f"nobody can do that on a page: {words!r}")


def _links(message: dict[str, object]) -> list[str]:
    words = DEEP_LINK.findall(text_of(message))
    for one in message.get("caption_entities", []) or message.get("entities", []):  # type: ignore[attr-defined]
        if one.get("type") == "text_link":
            words += DEEP_LINK.findall(one["url"])
    return words
