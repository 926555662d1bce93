"""What is drawn from elsewhere or otherwise on paper: alternate images, proxies, pages and streams of other files
(ISO 32000-2, 8.9.5.4, 8.10.4, 7.3.8.2; OPI). Whoever signs has seen what is inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

ELSEWHERE = ("/Alternates", "/OPI", "/Ref")


def draws_from_outside(pdf: Any) -> bool:
    return any(True for _ in _holders(pdf))


def stay_inside(pdf: Any) -> bool:
    """Leaves the picture that stands in the file; True if there was anything else."""
    found = list(_holders(pdf))
    for holder, key in found:
        del holder[key]
    return bool(found)


def _holders(pdf: Any) -> Iterator[tuple[Any, str]]:
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Stream):
            continue
        for key in ELSEWHERE:
            if key in one and str(one.get("/Type", "/XObject")) == "/XObject":
                yield one, key
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in one:
                yield one, key
