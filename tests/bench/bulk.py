"""`python -m tests.bench.bulk [rows]`: a sheet of a thousand rows, from the file until every task is sent."""

from __future__ import annotations

import asyncio
import secrets
import sys
import time
from dataclasses import dataclass

from bot.screens.invitation_picture import plain_code
from signing.task.bulk import MOST_ROWS, BulkState
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.save_template import save_template
from signing.usecases.take_sheet import take_sheet
from signing.usecases.view_bulk import view_bulk
from tests.world import a_world, close_shared

GOAL_S = 60  # for a thousand rows, to "sent"
CODES_GOAL_S = 5  # for their QR codes, of 10 s with the minting of their links
HEAD = "签署人姓名（必填）,签署人单位,签署人手机号,签署人邮箱,标题,截止时间"


@dataclass(frozen=True, slots=True)
class BulkTimes:
    """Seconds, over all rows."""

    rows: int
    checking: float
    sending: float
    sent: int


def a_sheet(rows: int) -> bytes:
    lines = [f"李明{at:04d},青禾科技有限公司,1380{at:07d},l{at}@example.cn,,7天后" for at in range(rows)]
    return "\n".join([HEAD, *lines]).encode()


async def measure_bulk(rows: int = MOST_ROWS) -> BulkTimes:
    try:
        async with a_world() as world:
            ann = await world.person("Ann")
            task = await world.draft(ann, signers=["李明"], title="入职通知 李明")
            template = await save_template(world.ports, ann, task.id, name="入职")
            began = time.perf_counter()
            bulk = await take_sheet(world.ports, ann, template.id, data=a_sheet(rows))
            checked = time.perf_counter()
            await issue_bulk(world.ports, ann, bulk.id)
            while await go_on_bulks(world.ports):
                pass
            sent = time.perf_counter()
            view = await view_bulk(world.ports, ann, bulk.id)
            assert view.bulk.state is BulkState.DONE, view.count
            return BulkTimes(rows, checked - began, sent - checked, view.count.issued)
    finally:
        await close_shared()


def measure_codes(rows: int = MOST_ROWS) -> float:
    """Seconds for the pictures of as many links."""
    began = time.perf_counter()
    for _ in range(rows):
        plain_code(f"https://t.me/yinxin_test_bot?start=i_{secrets.token_urlsafe(32)}", quickly=True)
    return time.perf_counter() - began


def main() -> None:
    found = asyncio.run(measure_bulk(int(sys.argv[1]) if len(sys.argv) > 1 else MOST_ROWS))
    took = f"checked in {found.checking:.1f} s, {found.sent} sent in {found.sending:.1f} s"
    print(f"{found.rows} rows: {took} (a thousand: at most {GOAL_S} s in all)")
    print(f"QR codes of their links: {measure_codes(found.rows):.1f} s (a thousand: at most {CODES_GOAL_S} s)")


if __name__ == "__main__":
    main()
