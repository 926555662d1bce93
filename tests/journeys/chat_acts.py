"""What a person does in the chat, as the lines of a transcript say it; what is none of these acts is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from bot.local_chat.people_side import LONGEST_TEXT
from tests.local_chat_client import LocalChatClient, NotSeen, deep_link_of, text_of
from tests.local_chat_messages import is_signed

PRESS = re.compile(
    r"\[(?P<label>[^\]]+)\](?P<twice> twice)?(?: on (?P<on>.+?))?(?: (?P<how>toast|alert) (?P<said>.+))?"
)
MADE_UP = "i_" + "A" * 43  # shaped like an invitation's token


class ChatActs:
    """`files`: the journey's."""

    def __init__(self, chat: LocalChatClient, files: Mapping[str, bytes], cast: Mapping[str, int]) -> None:
        self._chat, self._files, self._cast = chat, files, cast
        self._opened: dict[str, str] = {}  # deep links, by the party they were for

    def do(self, who: str, words: str) -> None:
        person = self._cast[who]
        if press := PRESS.fullmatch(words):
            self._presses(person, press)
            return
        for shape, act in self._ACTS.items():
            if found := re.fullmatch(shape, words):
                act(self, person, *found.groups())
                return
        self._chat.say(person, words.replace("⏎", "\n"))

    def _presses(self, person: int, press: re.Match[str]) -> None:
        message = self._chat.wait_for(person, press["on"]) if press["on"] else None
        tap = self._chat.press_twice if press["twice"] else self._chat.press
        answer = tap(person, press["label"], message=message)
        if press["how"]:
            assert answer is not None, "the press was not answered"
            wanted = [part.strip() for part in press["said"].split("|")]
            assert all(part in str(answer.get("text")) for part in wanted), f"answered: {answer}"
            assert bool(answer.get("show_alert")) == (press["how"] == "alert"), f"answered: {answer}"

    def _sends(self, person: int, how: str, name: str, words: str | None) -> None:
        self._chat.send_file(person, name, self._files[name], caption=words or "", photo=how == "photo")

    def _answers_file(self, person: int, words: str) -> None:
        file = next(each for each in reversed(self._chat.messages(person)) if is_signed(each))
        self._chat.say(person, words, reply_to=file["message_id"])

    def _says_much(self, person: int, count: str, word: str) -> None:
        """Telegram's apps cut what is longer than a message may be."""
        words = (word * int(count))[: int(count)]
        for at in range(0, len(words), LONGEST_TEXT):
            self._chat.say(person, words[at : at + LONGEST_TEXT])

    def _shares(self, person: int, whose: str) -> None:
        self._chat.share_contact(person, self._cast[whose])

    def _picks(self, person: int, names: str) -> None:
        self._chat.share_users(person, [self._cast[name.strip()] for name in names.split(",")])

    def _opens_invitation(self, person: int, party: str, initiator: str) -> None:
        """The newest deep link in the initiator's chat whose message names the party."""
        message = self._chat.wait_for(self._cast[initiator], lambda each: party in text_of(each) and _link(each))
        self._opened[party] = _link(message)
        self._chat.open_deep_link(person, self._opened[party])

    def _opens_used(self, person: int, party: str) -> None:
        self._chat.open_deep_link(person, self._opened[party])

    def _opens_made_up(self, person: int) -> None:
        self._chat.start(person, MADE_UP)

    def _blocks(self, person: int, undo: str) -> None:
        self._chat.block(person, blocked=not undo)

    _ACTS: ClassVar[Mapping[str, Callable[..., None]]] = {
        r"(file|photo) (.+?)(?: saying (.+))?": _sends,
        r"answers the file with (.+)": _answers_file,
        r"(\d+) characters of (.+)": _says_much,
        r"contact (.+)": _shares,
        r"picks (.+)": _picks,
        r"opens the (?:invitation|link) of (.+) from (\S+)": _opens_invitation,
        r"opens the used invitation of (.+)": _opens_used,
        r"opens a made-up invitation": _opens_made_up,
        r"(un|)blocks the bot": _blocks,
    }


def _link(message: dict[str, object]) -> str:
    try:
        return deep_link_of(message)
    except NotSeen:
        return ""
