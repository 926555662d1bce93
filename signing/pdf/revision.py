"""One signature, one appended revision: pyHanko's embedding protocol with our time and our appearance."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar

from pyhanko.pdf_utils import misc
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp, SignatureObject

from signing.errors import DocumentRefused
from signing.pdf import objects as made
from signing.pdf.keys import SigningKey, Timestamper

T = TypeVar("T")
TRAILER = {"/Root", "/Size", "/Prev", "/ID", "/Info", "/Encrypt"}  # ISO 32000-2, table 15
_untyped_stamp: Any = DocumentTimestamp
# Hexadecimal characters. A signature with chain and time stamp takes 2 × 5 KB; external stamps bring more chain.
ROOM_FOR_SIGNATURE = 2 * 20_000
ROOM_FOR_TIMESTAMP = 2 * 12_000


@dataclass(frozen=True, slots=True)
class Act:
    """What a signature dictionary says beside its cryptography."""

    field: str
    reason: str | None = None
    location: str | None = None
    name: str | None = None
    certify: bool = False
    permissions: MDPPerm | None = None
    lock: FieldMDPSpec | None = None


def open_for_revision(data: bytes) -> IncrementalPdfFileWriter:
    """A writer that only appends. Raises DocumentRefused `damaged-pdf`."""
    try:
        # Strict reading is what validators do: what it cannot take must not be signed. Signed uploads come
        # as they are, so hybrid files of other tools are allowed there.
        writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
        _leave_strange_trailer_entries(writer)
        return writer
    except (misc.PdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentRefused("damaged-pdf") from error


def _leave_strange_trailer_entries(writer: IncrementalPdfFileWriter) -> None:
    """LibreOffice's hybrid files name a stream in the trailer that a signed copy no longer holds; copied into our
    revision, pyHanko's comparison would stumble over it (KeyError) for every signature."""
    for key in list(writer.trailer.flatten()):
        if key not in TRAILER:
            writer.set_custom_trailer_entry(key, made.generic.NullObject())


def read(data: bytes) -> PdfFileReader:
    """A strict reader. Raises DocumentRefused `damaged-pdf`."""
    try:
        return PdfFileReader(BytesIO(data), strict=False)
    except (misc.PdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentRefused("damaged-pdf") from error


def fields_by_name(handler: Any) -> dict[str, Any]:
    """Terminal fields at the root of the form: name → indirect object. Ours have no parents."""
    form = made.entry(handler.root, "/AcroForm")
    found: dict[str, Any] = {}
    for reference in form["/Fields"] if form is not None and "/Fields" in form else ():
        if made.is_reference(reference):
            dictionary = reference.get_object()
            if made.is_dictionary(dictionary) and "/T" in dictionary:
                found[str(dictionary["/T"])] = reference
    return found


def sign_with(
    writer: IncrementalPdfFileWriter, act: Act, *, key: SigningKey, timestamper: Timestamper, now: datetime
) -> bytes:
    """Writes everything pending in `writer` and one PAdES B-T signature (ETSI EN 319 142-1, 6.3) over it."""
    placeholder = SignatureObject(
        timestamp=now,
        subfilter=SigSeedSubFilter.PADES,
        name=act.name,
        location=act.location,
        reason=act.reason,
        bytes_reserved=ROOM_FOR_SIGNATURE,
    )
    rules = SigMDPSetup(key.hash_name, certify=act.certify, field_lock=act.lock, docmdp_perms=act.permissions)
    setup = SigObjSetup(sig_placeholder=placeholder, mdp_setup=rules)
    steps, digest, out = _placed(writer, act.field, setup, key.hash_name)
    steps.send(key.cms(digest, now=now, timestamper=timestamper))
    return out.getvalue()  # its own buffer: no copy


def stamp_with(writer: IncrementalPdfFileWriter, field: str, *, timestamper: Timestamper, now: datetime) -> bytes:
    """Writes everything pending and a document time stamp over it (ISO 32000-2, 12.8.5)."""
    placeholder = _untyped_stamp(bytes_reserved=ROOM_FOR_TIMESTAMP)
    steps, digest, out = _placed(writer, field, SigObjSetup(sig_placeholder=placeholder))
    steps.send(timestamper.stamp(digest, now=now))
    return out.getvalue()  # its own buffer: no copy


def _placed(
    writer: IncrementalPdfFileWriter, field: str, setup: SigObjSetup, hash_name: str = "sha256"
) -> tuple[Any, bytes, BytesIO]:
    """The protocol up to the digest. Raises DocumentRefused `place-missing` (field) or `place-taken`."""
    try:
        steps = PdfCMSEmbedder().write_cms(field_name=field, writer=writer, existing_fields_only=True)
        next(steps)
        steps.send(setup)
        prepared, out = steps.send(SigIOSetup(md_algorithm=hash_name))
    except (SigningError, misc.PdfError) as error:
        raise DocumentRefused("place-missing", field=field) from error
    return steps, prepared.document_digest, out


def wait(doing: Awaitable[T]) -> T:
    """pyHanko is asynchronous inside; our functions run in threads and child processes without a loop."""
    result: list[T] = []

    async def inner() -> None:
        # Not as the task's own result: in a main thread asyncio.run has the signal module look at the task, which
        # writes its result out in words (enum's error message). A CMS structure took up to 150 s for that.
        result.append(await doing)

    asyncio.run(inner())
    return result[0]


def form_xobject(
    writer: IncrementalPdfFileWriter, width: float, height: float, matrix: Sequence[float], content: Any = None
) -> Any:
    """An appearance stream; `content` is an XObject of the same size, None makes an empty one."""
    resources = {"XObject": made.dictionary({"Y": content})} if content else {}
    entries = {
        "Type": made.name("XObject"),
        "Subtype": made.name("Form"),
        "BBox": made.numbers((0, 0, width, height)),
        "Matrix": made.numbers(matrix),
        "Resources": made.dictionary(resources),
    }
    return writer.add_object(made.stream(entries, b"q /Y Do Q" if content else b""))


def import_drawing(writer: IncrementalPdfFileWriter, page: bytes) -> Any:
    """A one-page PDF as a form XObject."""
    return writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
