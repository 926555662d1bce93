"""What `yinxin verify` asks of a child process. Little is imported here, so that only the child waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from signing.errors import DocumentRefused
from signing.pdf.child import Children


async def judge_in_child(data: bytes, roots: Sequence[bytes]) -> dict[str, Any]:
    """`Verification.to_json()`. Raises DocumentRefused as `judge`."""
    children = Children(workers=1, seconds=60)  # nobody else waits for this child
    try:
        return await children.run(judge, data, tuple(roots), datetime.now(UTC))
    finally:
        await children.close()


def judge(data: bytes, roots: Sequence[bytes], now: datetime) -> dict[str, Any]:
    """Raises DocumentRefused: `empty-file`, `not-a-pdf`, `damaged-pdf`, `locked-pdf`, `pdf-too-hard`,
    `signed-and-encrypted`."""
    from signing.pdf.opening import form_fields, open_pdf  # noqa: PLC0415
    from signing.pdf.verify import verify_pdf  # noqa: PLC0415

    with open_pdf(data) as (pdf, _):
        signed = any(field.kind == "/Sig" and "/V" in field.obj for field in form_fields(pdf))
        if signed and pdf.is_encrypted:
            raise DocumentRefused("signed-and-encrypted")
    return verify_pdf(data, roots=roots, now=now).to_json()
