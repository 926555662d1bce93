"""Files that travel inside the document (ISO 32000-2, 7.11.4): in the base revision only, certified with it. After
a signature they would be a change."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from signing.pdf import objects as made
from signing.pdf.parts import IntoWriter, Name, Part, Value

LONGEST = 120  # characters of a name: file systems take 255 bytes
MAX_DEPTH = 40
# Windows takes none of these in a name, and devices not with any ending either.
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """`mime` "" is told from the name."""

    name: str
    data: bytes = field(repr=False)
    description: str = ""
    mime: str = ""


def attach(writer: Any, attachments: Sequence[Attachment], *, now: datetime) -> None:
    """In the tree of names (/EmbeddedFiles) and, as PDF/A-3 asks, among the document's associated files (/AF).
    Embedded files that are there already stay; two of one name get numbers."""
    if not attachments:
        return
    into, root = IntoWriter(writer), writer.root
    names = made.entry(root, "/Names")
    if names is None:
        names = root[made.name("Names")] = writer.add_object(made.dictionary({}))
        names = names.get_object()
        writer.update_root()
    known = dict(_embedded(made.entry(names, "/EmbeddedFiles")))
    taken = {key.casefold() for key in known}
    specifications = []
    for one in attachments:
        name = _unique(safe_name(one.name), taken)
        known[name] = into(_specification(one, name, now))
        specifications.append(known[name])
    tree = made.array()
    for key in sorted(known, key=lambda key: key.encode("utf-16-be")):  # readers look names up by halving
        tree.append(made.text(key))
        tree.append(known[key])
    names[made.name("EmbeddedFiles")] = writer.add_object(made.dictionary({"Names": tree}))
    writer.update_container(names)
    associated = made.entry(root, "/AF")
    root[made.name("AF")] = made.array([*_raw(associated), *specifications])
    writer.update_root()


def safe_name(name: str) -> str:
    """A file name that no system takes for a path, a device or a hidden file."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(char for char in plain if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = _UNSAFE.sub("_", plain).strip(" .")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, suffix = PurePosixPath(plain).stem, PurePosixPath(plain).suffix[:16]
    return f"{stem[: LONGEST - len(suffix)]}{suffix}" or "attachment"


def _unique(name: str, taken: set[str]) -> str:
    path, number, found = PurePosixPath(name), 2, name
    while found.casefold() in taken:
        found, number = f"{path.stem} ({number}){path.suffix}", number + 1
    taken.add(found.casefold())
    return found


def _specification(one: Attachment, name: str, now: datetime) -> Part:
    mime = one.mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
    moment = now.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    parameters: dict[str, Value] = {
        "Size": len(one.data),
        "ModDate": moment,
        "CheckSum": hashlib.md5(one.data, usedforsecurity=False).digest(),  # table 45 wants this one
    }
    stream = Part(
        {"Type": Name("EmbeddedFile"), "Subtype": Name(mime), "Params": parameters, "Filter": Name("FlateDecode")},
        zlib.compress(one.data),
    )
    entries: dict[str, Value] = {
        "Type": Name("Filespec"),
        "F": name,
        "UF": name,
        "EF": {"F": stream, "UF": stream},
        "AFRelationship": Name("Supplement"),
    }
    return Part({**entries, "Desc": one.description} if one.description else entries)


def _embedded(node: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Names and file specifications of a tree that is there, made flat."""
    if node is None or depth > MAX_DEPTH:
        return
    pairs = _raw(made.entry(node, "/Names"))
    for at in range(0, len(pairs) - 1, 2):
        yield str(pairs[at].get_object() if made.is_reference(pairs[at]) else pairs[at]), pairs[at + 1]
    for kid in made.entry(node, "/Kids") or ():
        yield from _embedded(kid, depth + 1)


def _raw(array: Any) -> list[Any]:
    return [array.raw_get(at) for at in range(len(array))] if array is not None else []
