from __future__ import annotations

import pytest

from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="session")
def signed_by_both() -> tuple[Desk, bytes]:
    desk = Desk()
    return desk, desk.signed(contract())


@pytest.fixture(scope="session")
def closed(signed_by_both: tuple[Desk, bytes]) -> tuple[Desk, bytes]:
    desk, signed = signed_by_both
    return desk, desk.close(signed)
