"""What a JPEG says beside its picture: where it was taken, with what, by whom (ITU-T T.81, annex B)."""

from __future__ import annotations

from collections.abc import Iterator

_START, _SCAN = b"\xff\xd8", 0xDA
_JFIF, _ICC, _ADOBE = 0xE0, 0xE2, 0xEE  # needed to show its colours right
_PRIVATE = {*range(0xE0, 0xF0), 0xFE} - {_JFIF, _ADOBE}


def is_plain_jpeg(data: bytes) -> bool:
    """One picture and nothing behind it: phones put films and second pictures there."""
    return data.endswith(b"\xff\xd9") and b"\xff\xd9\xff\xd8" not in data and any(_segments(data))


def without_private_parts(data: bytes) -> bytes:
    """The same picture to the bit, without Exif (places, serial numbers, thumbnails), XMP, IPTC and remarks."""
    kept = [_START]
    for marker, segment in _segments(data):
        is_profile = marker == _ICC and segment[4:16] == b"ICC_PROFILE\0"
        if marker not in _PRIVATE or is_profile:
            kept.append(segment)
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marker and the whole of each; the last is the scan with all that follows. Nothing where it is torn."""
    at = 2
    found: list[tuple[int, bytes]] = []
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == _SCAN:
            yield from found
            yield marker, data[at:]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((marker, data[at:end]))
        at = end
