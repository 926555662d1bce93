"""OpenSSL's commands, as the stranger who makes and checks what we do."""

from __future__ import annotations

import subprocess
from pathlib import Path


def openssl(folder: Path, words: str, *more: str) -> subprocess.CompletedProcess[bytes]:
    """AssertionError with its complaint where it fails."""
    done = subprocess.run(
        ["openssl", *words.split(), *more], cwd=folder, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done
