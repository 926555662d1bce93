"""The password of a locked file: never an argument, which others see in the list of processes."""

from __future__ import annotations

import os
import sys

import typer

from bot.plainly import languages
from signing.wording import say

VARIABLE = "PDF_PASSWORD"  # no setting: it is a file's, not the installation's
TRIES = 3  # at a terminal: a hand slips
LIMIT = 127  # bytes that PDF takes of one (ISO 32000-2, 7.6.4.3)


class FilePassword:
    """Where a file's password comes from: the variable, the first line of the input where that was asked for
    (`from_input`), or a person at a terminal."""

    def __init__(self, *, from_input: bool = False) -> None:
        self._from_input = from_input
        self._given: str | None = None
        self._left = TRIES

    def first(self) -> str:
        """Before anybody knows that the file is locked; empty where none was given."""
        if self._given is None:
            self._given = sys.stdin.readline().rstrip("\r\n") if self._from_input else os.environ.get(VARIABLE, "")
        return self._given

    def another(self, filename: str, *, wrong: bool) -> str | None:
        """Asks for it, hidden; None where nobody is there to ask, or has tried often enough."""
        if self.first() or not is_terminal() or not self._left:
            return None
        self._left -= 1
        key = "verify-password-again" if wrong else "verify-password"
        word = typer.prompt(
            say(languages()[0], key, file=filename), hide_input=True, err=True, default="", show_default=False
        )
        return str(word)[: LIMIT * 4] or None


def is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
