"""Scripts, styles and pictures, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PROJECT = Path(__file__).parents[2]
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# Packages of others: bundled under static/vendor in a wheel, where npm put them in a checkout.
VENDOR = {"signature_pad.js": PROJECT / "node_modules" / "signature_pad" / "dist" / "signature_pad.min.js"}


def vendor_file(name: str) -> Path:
    """Raises FileNotFoundError with what to do about it."""
    for path in (STATIC / "vendor" / name, VENDOR[name]):
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} is not installed: run `npm ci` in {PROJECT}")


@lru_cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Name below /static/<version>/ → bytes and media type. Read once: a running process serves one version."""
    found = {path.name: path for path in sorted(STATIC.iterdir()) if path.suffix in TYPES}
    found |= {f"vendor/{name}": vendor_file(name) for name in VENDOR}
    return {name: (path.read_bytes(), TYPES[path.suffix]) for name, path in found.items()}


@lru_cache
def version() -> str:
    digest = hashlib.sha256()
    for name, (data, _) in sorted(assets().items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:16]
