"""What the tests of `yinxin serve` share."""

from __future__ import annotations

import time

from tests.installation import Installation


def greeted(house: Installation, person: int, after: int = 0, words: str = "") -> str:
    """The words of the bot's newest message, or of the newest with these words: what was said just before it died
    may be said again."""
    return str(house.chat.wait_for(person, lambda message: words in message["text"], after=after)["text"])


def newest_id(house: Installation, person: int) -> int:
    return max((int(message["message_id"]) for message in house.chat.messages(person)), default=0)


def logged(house: Installation, words: str) -> None:
    """Waits for them."""
    until = time.monotonic() + 20
    while words not in house.log():
        assert time.monotonic() < until, house.log()[-3000:]
        time.sleep(0.05)
