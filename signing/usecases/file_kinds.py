"""What a file is that somebody sends: told by its bytes, and only where they say nothing by its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class FileKind(StrEnum):
    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"
    OFFICE = "office"
    UNKNOWN = "unknown"


_WORDS = "doc docx docm dot dotx odt ott rtf wps"
_SHEETS = "xls xlsx xlsm xlt xltx ods ots et"
_SLIDES = "ppt pptx pptm pps ppsx odp dps"
OFFICE_ENDINGS = frozenset(f"{_WORDS} {_SHEETS} {_SLIDES}".split())
PICTURE_ENDINGS = frozenset(
    {"jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "heic", "heif", "bmp", "gif"}
)
TEXT_ENDINGS = frozenset({"txt", "text", "md", "markdown"})
_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_BOXES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # what Office files come in


def ending(filename: str) -> str:
    return PurePath(filename.strip()).suffix.lower().removeprefix(".")


def kind_of(filename: str, data: bytes) -> FileKind:
    """UNKNOWN: nothing that can become pages here."""
    named = kind_by_name(filename)
    if b"%PDF-" in data[:4096]:
        return FileKind.PDF
    if _is_picture(data) or (data[:2] == b"BM" and ending(filename) == "bmp"):
        return FileKind.PICTURE
    if named is FileKind.PDF:
        return named  # the intake says what is wrong with it
    if data.startswith(_BOXES):
        return FileKind.OFFICE if named is FileKind.OFFICE else FileKind.UNKNOWN
    if named is FileKind.OFFICE and data[:5] not in {b"<?xml", b"<html"}:
        return FileKind.UNKNOWN  # a program that only bears the name
    return named


def kind_by_name(filename: str, mime: str = "") -> FileKind:
    """Before anything is fetched; `mime` as the sender's app says."""
    end = ending(filename)
    if end in OFFICE_ENDINGS:
        return FileKind.OFFICE
    if end in PICTURE_ENDINGS:
        return FileKind.PICTURE
    if end in TEXT_ENDINGS:
        return FileKind.TEXT
    if end == "pdf" or mime == "application/pdf":
        return FileKind.PDF
    if mime.startswith("image/") and not end:
        return FileKind.PICTURE
    return FileKind.TEXT if mime == "text/plain" and not end else FileKind.UNKNOWN


def _is_picture(data: bytes) -> bool:
    if data.startswith(_HEADS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return True
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF
