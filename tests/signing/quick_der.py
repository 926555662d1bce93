"""asn1crypto takes a length whose last byte is 80 (`30 82 02 80`: one structure in 256) for an indefinite one, and
writes all that is inside anew, each level twice for each level above it: a CMS structure took 7 to 40 s at
random.
Our own signatures are not written by it; strangers' signatures in tests are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from asn1crypto import core

_INDEFINITE = 2  # bytes of its header: tag, 80


@contextmanager
def quick_der() -> Iterator[None]:
    with ExitStack() as stack:
        for cls in vars(core).values():
            if isinstance(cls, type) and "dump" in vars(cls):
                stack.enter_context(patch.object(cls, "dump", _looked_at_closely(vars(cls)["dump"])))
        yield


def _looked_at_closely(dump: Callable[..., bytes]) -> Callable[..., bytes]:
    def dumped(self: Any, force: bool = False) -> bytes:
        header = getattr(self, "_header", None)
        if not force and header and header[-1:] == b"\x80" and len(header) > _INDEFINITE:
            contents = self.contents  # which takes the header away where something was changed
            if self._header is not None:
                return bytes(header + contents + (self._trailer or b""))
        return dump(self, force)

    return dumped
