"""The passphrase of a backup: never an argument, which others see in the list of processes."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from bot.commands.files import printable
from bot.plainly import languages
from bot.start_error import StartError
from signing.wording import say

LEAST = 12  # characters


def read_passphrase(file: Path | None, *, new: bool) -> str:
    """The first line of the file; without one, asked for on the terminal, twice where it is new; without a
    terminal, the first line of the input."""
    if file is not None:
        try:
            word = file.read_text("utf-8").splitlines()[0].strip()
        except (OSError, UnicodeDecodeError, IndexError) as error:
            why = getattr(error, "strerror", None) or ""
            raise StartError("file-unreadable", file=printable(str(file)), why=why) from error
    elif sys.stdin.isatty():
        language = languages()[0]
        word = typer.prompt(
            say(language, "backup-passphrase"),
            hide_input=True,
            err=True,
            confirmation_prompt=say(language, "backup-passphrase-again") if new else False,
        )
    else:
        word = sys.stdin.readline().strip()
    if len(word) < LEAST and new:
        raise StartError("backup-passphrase-short", least=LEAST)
    return word
