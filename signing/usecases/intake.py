"""A file becomes a document that can be signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from signing.errors import DocumentRefused
from signing.one_line import one_line
from signing.pdf.convert import picture_to_pdf, text_to_pdf
from signing.pdf.normalise import normalise_pdf
from signing.ports import Ports
from signing.task.model import Document, SourceFile
from signing.usecases.file_kinds import FileKind, ending, kind_by_name, kind_of

FILENAME_LIMIT = 200  # characters
PASSWORD_LIMIT = 127  # characters; ISO 32000-2, 7.6.4.3.3: bytes


@dataclass(frozen=True, slots=True)
class Key:
    """What its sender gives to open a file: the password, used once and kept nowhere; or leave to lift (`lift`)
    what restricts printing and editing."""

    password: str = field(default="", repr=False)
    lift: bool = False


NO_KEY = Key()
LOCKS = frozenset({"locked-pdf", "password-wrong", "restricted-pdf"})  # refusals that a Key can help


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the chat brought a file: `album` is of what was sent together, `message` the file's own."""

    album: str = ""
    message: str = ""


NO_CHAT = Arrival()


async def take_document(
    ports: Ports, filename: str, data: bytes, key: Key = NO_KEY, arrival: Arrival = NO_CHAT
) -> Document:
    """A document of one file. Raises as `take_file`."""
    file, had_signatures = await take_file(ports, filename, data, key, arrival)
    return Document(
        filename=file.filename,
        original=file.original,
        current=file.current,
        pages=file.pages,
        size=file.size,
        notes=file.notes,
        had_signatures=had_signatures,
        sources=(file,),
    )


async def take_file(
    ports: Ports, filename: str, data: bytes, key: Key = NO_KEY, arrival: Arrival = NO_CHAT
) -> tuple[SourceFile, bool]:
    """Made a PDF where it is none, and normalised, in a child; what was sent and what comes of it are both stored.
    Also whether it came signed. Raises DocumentRefused; `LOCKS` say that another `key` would do."""
    limit_mb = ports.installation.max_pdf_mb
    if len(data) > limit_mb * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=limit_mb)
    if not data:
        raise DocumentRefused("empty-file")
    name = clean_filename(filename)
    pdf, told = await _as_pdf(ports, name, data)
    password = key.password[:PASSWORD_LIMIT]
    taken = await ports.children.run(normalise_pdf, pdf, password=password, lift=key.lift, max_mb=limit_mb)
    original = await ports.blobs.put(data)
    file = SourceFile(
        filename=name,
        original=original,
        current=original if taken.data == data else await ports.blobs.put(taken.data),
        pages=taken.facts.pages,
        size=len(data),
        notes=(*told, *taken.notes),
        album=arrival.album,
        message=arrival.message,
    )
    return file, taken.facts.signatures > 0


async def _as_pdf(ports: Ports, name: str, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """With the notes of what was done."""
    kind = kind_of(name, data)
    if kind is FileKind.PDF:
        return data, ()
    if kind is FileKind.PICTURE:
        try:
            made = await ports.children.run(picture_to_pdf, data)
        except DocumentRefused as refused:
            hard = refused.code == "pdf-too-hard"
            raise DocumentRefused("picture-large") if hard else refused from refused
        return made.data, made.notes
    if kind is FileKind.TEXT:
        made = await ports.children.run(text_to_pdf, data)
        return made.data, made.notes
    check_can_convert(ports, kind)
    assert ports.office is not None, "looked at"
    return await ports.office.to_pdf(name, data), ("converted-office",)


def check_can_convert(ports: Ports, kind: FileKind) -> None:
    """DocumentRefused `unknown-file`, `office-needs-pdf`."""
    if kind is FileKind.UNKNOWN:
        raise DocumentRefused("unknown-file")
    if kind is FileKind.OFFICE and ports.office is None:
        raise DocumentRefused("office-needs-pdf")


def clean_filename(said: str) -> str:
    """The last part of a path, printable, with its ending kept."""
    name = said.replace("\\", "/").rpartition("/")[2]
    name = one_line(name)
    return name[-FILENAME_LIMIT:] or "document.pdf"


def title_of(filename: str) -> str:
    """采购合同_2026.pdf → 采购合同 2026; empty where nothing is left."""
    return " ".join(stem_of(filename).replace("_", " ").split())


def stem_of(filename: str) -> str:
    """Without the ending, where it is one that we know."""
    known = kind_by_name(filename) is not FileKind.UNKNOWN and ending(filename)
    return filename[: -len(ending(filename)) - 1] if known else filename


def pdf_name(filename: str) -> str:
    """What its PDF is called: 收据.jpg → 收据.pdf"""
    return filename if ending(filename) == "pdf" else f"{stem_of(filename)}.pdf"
