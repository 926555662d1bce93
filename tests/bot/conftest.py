from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Commanded, Installation


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Installation]:
    """`yinxin serve`, running."""
    with Installation(tmp_path / "house") as house:
        yield house


@pytest.fixture
def commanded(tmp_path: Path) -> Iterator[Installation]:
    """The same by the command itself."""
    with Commanded(tmp_path / "commanded") as house:
        yield house
