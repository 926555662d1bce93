"""A million tasks that nobody sent: three years of them, one after another. What is different in them is made for
a pool; the rest is the pool again, each with its own day and number."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from signing.ports.finding import ABOUT
from signing.task.finding import _day, _parts, about, inside
from signing.task.members import MemberRole
from signing.task.model import Person, Task
from signing.usecases.find_terms import IN, ON, digests, mover, reader, sender
from tests.sent_tasks import sent, signer

TASKS = 1_000_000
POOL = 20_000  # different ones
PEOPLE = 100  # who take part, each in two of a hundred; one person has sent everything
PAGES = 5_000  # different ones
WORDS_INSIDE = 100  # of a document, some often: about a page
YEARS = 3
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚"
ENGLISH = ("Ann", "Bob", "Carol", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "Jack")
SURNAMES = ("Baker", "Smith", "Turner")
SUBJECTS = ("采购", "租赁", "服务", "保密", "劳动", "设备", "销售", "借款", "装修", "运输")
KINDS = ("合同", "协议", "补充协议", "订单", "授权书")
ENGLISH_TITLES = ("Purchase Agreement", "Service Agreement", "Non-Disclosure Agreement", "Lease")
COMPANIES = ("北京明德科技有限公司", "上海远航物流有限公司", "Acme Trading Ltd", "深圳市华信电子有限公司")
# Of a contract, one or the other: both words are frequent, and no document has both.
DISPUTES = ("争议提交北京仲裁委员会解决。", "争议由甲方所在地人民法院管辖。")
CLAUSES = (
    "逾期付款的按日支付违约金。",
    "因不可抗力不能履行的部分免除责任。",
    "双方对商业秘密负有保密义务。",
    "验收合格后三十日内付清尾款。",
    "本合同一式两份自签字之日起生效。",
    "Either party may terminate upon thirty days written notice.",
)
ONCE = "饕餮纹青铜器"  # on the pages of one document alone, among the oldest
HAN = "".join(chr(0x4E00 + 7 * n) for n in range(2_500))
RARE = HAN[1206] + HAN[1209]  # on three of those pages
FEW, FEW_NAME = "few", "欧阳修远"  # takes part in three tasks, among the oldest
THEIRS = (100, 5_000, 15_000)


def people() -> list[Person]:
    known = [Person(f"p{n}", 10_000 + n, _name(n)) for n in range(PEOPLE)]
    roles = {"admin": MemberRole.ADMIN, "auditor": MemberRole.AUDITOR}
    members = [Person(name, 10 + n, name, roles=role.value) for n, (name, role) in enumerate(roles.items())]
    return [*known, *members, Person("sender", 1, "陈静"), Person(FEW, 2, FEW_NAME)]


def _name(n: int) -> str:
    if n % 4 == 3:
        return f"{ENGLISH[n // 4 % 10]} {SURNAMES[n // 40]}"
    return FAMILY[n % 20] + GIVEN[n // 20 % 20]


def made_up(number: int, chance: random.Random) -> Task:
    who = [chance.randrange(PEOPLE) for _ in range(2)]
    parties = [replace(signer(_name(n)), id=f"s{at}", person_id=f"p{n}") for at, n in enumerate(who)]
    parties[1] = replace(parties[1], company=chance.choice(COMPANIES))
    if number in THEIRS:
        parties[0] = replace(parties[0], name=FEW_NAME, person_id=FEW)
    title = f"{chance.choice(SUBJECTS)}{chance.choice(KINDS)}{number % 1000}"
    if number % 10 == 0:
        title = f"{chance.choice(ENGLISH_TITLES)} {number % 1000}"
    at = NOW - timedelta(days=365 * YEARS) + timedelta(minutes=number)
    task = replace(sent(*parties), id=f"t{number}", number=f"YX-{number}", title=title, initiator_id="sender")
    return replace(task, created_at=at, sent_at=at)


def page(chance: random.Random, number: int) -> str:
    """Few characters are frequent, most are rare, as in any text."""
    rank = [min(int(chance.paretovariate(0.35)), len(HAN)) - 1 for _ in range(WORDS_INSIDE)]
    pairs = "。".join(HAN[one] + HAN[(one + chance.randrange(4)) % len(HAN)] for one in rank)
    clauses = "".join(one for one in CLAUSES if chance.random() < 0.3)
    return f"甲方乙方应当按照约定付款。{DISPUTES[number % 2]}{clauses}{pairs}"


@dataclass(frozen=True)
class _Filed:
    """Digests, without those of its day and number."""

    on: frozenset[int]
    within: frozenset[int]


def _filed(task: Task, key: bytes, pages: frozenset[int]) -> _Filed:
    """As `file_found` makes them."""
    dated = {*_day(task.created_at.astimezone(ZONE))}
    bare = replace(task, number="YX", sent_at=None, deadline=None)
    concerned = {reader(each.person_id or "") for each in task.parties} | {sender("sender"), reader("sender")}
    known = (about(bare, Person("sender", 1, "陈静"), ZONE) - dated) | concerned
    return _Filed(frozenset(digests(key, ON, known)), frozenset(digests(key, IN, known)) | pages)


def _movers(task: Task) -> set[str]:
    """What was sent last still waits for its parties."""
    return {mover(party.person_id or "") for party in task.parties}


Posted = tuple[int, str, int, Sequence[int]]  # number of the entry, its task, document, terms


def posted(key: bytes, pool: Sequence[Task], copies: int) -> Iterator[list[Posted]]:
    """Copy by copy of the pool, oldest first."""
    chance = random.Random(5)
    various = min(PAGES, len(pool))
    pages = [frozenset(digests(key, IN, inside(page(chance, n), "合同.pdf"))) for n in range(various)]
    once = frozenset(digests(key, IN, inside(ONCE, "")))
    base = [_filed(task, key, pages[chance.randrange(various)]) for task in pool]
    persons = [
        frozenset(digests(key, where, {reader(FEW), *inside("欧阳修远", ""), *"欧阳修远"})) for where in (ON, IN)
    ]
    numbered = [[frozenset(digests(key, where, _parts(f"{n:04d}"))) for n in range(10_000)] for where in (ON, IN)]
    moving = [[frozenset(digests(key, where, _movers(task))) for task in pool] for where in (ON, IN)]
    whole = len(pool) * copies

    @cache
    def dated(where: str, day: datetime) -> frozenset[int]:
        words = {*_day(day), *_day(day + timedelta(days=7)), *_parts(f"{day:%y%m%d}")}
        return frozenset(digests(key, where, words))

    number = 0
    for copy in range(copies):
        rows: list[Posted] = []
        for at, task in enumerate(pool):
            task_id = f"{task.id}-{copy}" if copy else task.id
            nth = copy * len(pool) + at
            moment = NOW - timedelta(days=365 * YEARS) * (1 - nth / whole)
            day = moment.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
            for document, where, terms in ((ABOUT, ON, base[at].on), (0, IN, base[at].within)):
                number += 1
                own = terms | numbered[document == 0][nth % 10_000] | dated(where, day)
                if copy == copies - 1:
                    own |= moving[document == 0][at]
                if copy and at in THEIRS:
                    own -= persons[document == 0]
                if nth == 7 and document == 0:
                    own |= once
                rows.append((number, task_id, document, sorted(own)))
        yield rows
