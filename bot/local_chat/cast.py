"""The people of the local chat: a ready cast of two companies, and whoever is added in the browser."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

Json = Any  # what json.dumps takes


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account, and how their private chat with the bot stands."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    phone_number: str = ""  # international digits without "+", as Telegram gives them
    about: dict[str, str] = field(default_factory=dict)  # their part in the play, by UI language
    started: bool = False
    blocked: bool = False
    keyboard: Json = None  # the reply keyboard or forced reply that is up: {"markup": …, "message_id": …}
    pinned: list[int] = field(default_factory=list)
    read: int = 0  # the last message_id they have seen

    @property
    def name(self) -> str:
        if self.language_code.startswith("zh"):
            return f"{self.last_name}{self.first_name}"
        return f"{self.first_name} {self.last_name}".strip()

    def user(self) -> Json:
        """Telegram's `User`."""
        return {"is_bot": False, **_filled(self, "id", "first_name", "last_name", "username", "language_code")}

    def chat(self) -> Json:
        """Telegram's `Chat`: a private chat has the id of its person."""
        return {"type": "private", **_filled(self, "id", "first_name", "last_name", "username")}

    def row(self) -> Json:
        return asdict(self)


def _filled(person: Person, *names: str) -> dict[str, Any]:
    return {name: getattr(person, name) for name in names if getattr(person, name)}


def cast() -> list[Person]:
    """Everybody who is there at the first start: the people of the two sample contracts. The US numbers are
    of the range kept for fiction."""
    return [
        Person(
            6100000001, "静", "陈", "chenjing_qh", "zh-hans", "8613800138001",
            {"zh": "发起人 · 杭州青禾", "en": "Initiator · Hangzhou Qinghe"},
        ),
        Person(
            6100000002, "明", "李", "", "zh-hans", "8613800138002",
            {"zh": "签署人 · 甲方 杭州青禾", "en": "Signer · Party A, Hangzhou Qinghe"},
        ),
        Person(
            6100000007, "悦", "周", "zhouyue_cm", "zh-hans", "8613800138007",
            {"zh": "签署人 · 乙方 上海澄明", "en": "Signer · Party B, Shanghai Chengming"},
        ),
        Person(
            6100000003, "Ann", "Miller", "annmiller_htl", "en", "12025550143",
            {"zh": "签署人 · Harbor Trading Ltd.", "en": "Signer · Harbor Trading Ltd."},
        ),
        Person(
            6100000004, "芳", "王", "wangfang_legal", "zh-hans", "8613800138004",
            {"zh": "审批人 · 杭州青禾法务", "en": "Approver · Hangzhou Qinghe, legal"},
        ),
        Person(
            6100000005, "磊", "赵", "zhaolei_admin", "zh-hans", "8613800138005",
            {"zh": "管理员 · 杭州青禾", "en": "Administrator · Hangzhou Qinghe"},
        ),
        Person(
            6100000006, "Tom", "Baker", "", "en", "12025550176",
            {"zh": "签署人 · Northwind Design GmbH", "en": "Signer · Northwind Design GmbH"},
        ),
    ]  # fmt: skip


CHEN_JING, LI_MING, ZHOU_YUE, ANN_MILLER, WANG_FANG, ZHAO_LEI, TOM_BAKER = (person.id for person in cast())
ADMIN_IDS = (ZHAO_LEI,)
