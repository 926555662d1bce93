"""Text messages by whatever service the operator has: an address of apprise, with the telephone's place in it."""

from __future__ import annotations

from urllib.parse import quote

import apprise

from bot.letters.letter import Letter, NotSent, Unsure

PLACE = "PHONE"


def check_address(url: str) -> None:
    """ValueError where apprise would not know what to do with it."""
    if PLACE not in url or not apprise.Apprise().add(url.replace(PLACE, "13800138000")):
        raise ValueError("no address of apprise with PHONE in it")


def words_of(letter: Letter) -> str:
    return f"{letter.short} {letter.link}" if letter.link else letter.short


def text(url: str, phone: str, words: str) -> None:
    """Blocking: callers use a thread. Apprise says only whether the service took it, not why it did not: it may
    have, and the answer been lost."""
    service = apprise.Apprise(asset=apprise.AppriseAsset(app_id="Yinxin", http_redirects=False))
    # The number is one that we have read ourselves, E.164: nothing of it can lead to another host.
    if not service.add(url.replace(PLACE, quote(phone, safe=""))):
        raise NotSent("the address of the service cannot be read")
    if not service.notify(body=words, body_format=apprise.NotifyFormat.TEXT):
        raise Unsure("the service did not say that it took it")
