"""A signature dictionary and a trailer of the form that we write, recognised at once. None for any other form, and
for one that is as good too: `known_syntax` reads it value by value."""

from __future__ import annotations

import re
from binascii import unhexlify
from typing import Any

from signing.pdf.parts import Ref

_HEX = rb"<(?:[0-9a-f]{2})*+>"
_WORDS = rb"(?:" + _HEX + rb"|\([^()\\]*+\))"
_SIGNATURE = re.compile(
    rb"<</Type /(Sig|DocTimeStamp) /Filter /Adobe\.PPKLite /SubFilter /([A-Za-z0-9.]++)"
    rb"(?: /M \(D:\d{14}Z\))?(?: /Name WORDS)?(?: /Location WORDS)?(?: /Reason WORDS)?"
    rb"(?: /Reference \[<</Type /SigRef /TransformMethod /FieldMDP /Data (\d++) 0 R /TransformParams "
    rb"<</Type /TransformParams /V /1\.2 /Action /Include /Fields \[((?:\([^()\\]*+\) ?+)*+)\]"
    rb"(?: /P (\d))?>>>>\])?"
    rb" /ByteRange \[(\d++) ++(\d++) ++(\d++) ++(\d++)\] /Contents <".replace(b"WORDS", _WORDS)
)
_TRAILER = re.compile(
    rb"<</Size (\d++) /Prev (\d++) /Root (\d++) (\d++) R(?: /Info (\d++) (\d++) R)?"
    rb"(?: /ID \[HEX HEX\])?>>".replace(b"HEX", _HEX)
)
_FIELD = re.compile(rb"\(([^()]*)\)")


def signature_at_once(body: bytes, *, below: int) -> dict[str, Any] | None:
    """What is looked at of a signature, as `whole` gives it."""
    found = _SIGNATURE.match(body)
    if found is None or not body.endswith(b">>>"):
        return None
    contents = body[found.end() : -3]  # what is no digit is refused below
    kind, form, root, fields, permission, *numbers = found.groups()
    if root is not None and int(root) >= below:
        return None
    signature: dict[str, Any] = {
        "Type": kind.decode(),
        "SubFilter": form.decode(),
        "ByteRange": [int(number) for number in numbers],
        "Contents": unhexlify(contents),  # refuses what is no digit
    }
    if fields is not None:
        rules: dict[str, Any] = {"Action": "Include", "Fields": _FIELD.findall(fields)}
        if permission is not None:
            rules["P"] = int(permission)
        signature["Reference"] = [{"TransformMethod": "FieldMDP", "TransformParams": rules}]
    return signature


def trailer_at_once(section: bytes, at: int, *, below: int) -> tuple[dict[str, Any], int] | None:
    """What is looked at of a trailer, as `parse` gives it, and where it ends."""
    found = _TRAILER.match(section, at)
    if found is None:
        return None
    size, previous, *refs = [None if number is None else int(number) for number in found.groups()]
    trailer: dict[str, Any] = {"Size": size, "Prev": previous}
    for key, number, generation in (("Root", refs[0], refs[1]), ("Info", refs[2], refs[3])):
        if number is None or generation is None:
            continue
        if number >= below:
            return None
        trailer[key] = Ref(number, generation)
    return trailer, found.end()
