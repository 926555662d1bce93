"""Files that a person names on the command line. What is wrong with them is a StartError: one sentence, exit 2."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from pathlib import Path

from bot.start_error import StartError
from signing.errors import YinxinError
from signing.wording import has
from storage.durable import sync_folder, write_beside


def read_document(path: Path, limit_mb: int) -> bytes:
    """All of it, of a file and of nothing else: a pipe or a device may never end."""
    name = printable(str(path))
    try:
        if not path.exists():
            raise StartError("file-missing", file=name)
        if not path.is_file():
            raise StartError("file-not-a-file", file=name)
        if path.stat().st_size > limit_mb * 1024 * 1024:
            raise StartError("unusable-pdf-too-large", file=name, limit_mb=limit_mb)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise StartError("file-unreadable", file=name, why=getattr(error, "strerror", None) or "") from error


def check_output(source: Path, output: Path) -> None:
    """Before any work is done: the source is never overwritten, under whatever name."""
    name = printable(str(output))
    for wrong, number in ((output.is_dir(), errno.EISDIR), (not output.absolute().parent.is_dir(), errno.ENOENT)):
        if wrong:
            raise StartError("file-unwritable", file=name, why=os.strerror(number))
    if output.exists() and output.samefile(source):
        raise StartError("file-onto-itself", file=name)


def write_document(path: Path, data: bytes, like: Path) -> None:
    """Whole or not at all, with the permissions of `like`."""
    try:
        fresh = write_beside(path, data)
        try:
            shutil.copymode(like, fresh)
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
        sync_folder(path.absolute().parent)
    except OSError as error:
        raise StartError("file-unwritable", file=printable(str(path)), why=error.strerror or "") from error


def unusable(refused: YinxinError, path: Path) -> StartError:
    """A refusal of the engine in the terminal's words."""
    own = f"unusable-{refused.code}"
    return StartError(own if has(own) else f"refusal-{refused.code}", file=printable(str(path)), **refused.facts)


def printable(text: str) -> str:
    """Without what steers a terminal or turns the direction of writing: names in certificates are anybody's."""
    return "".join("�" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char for char in text)
