"""Who takes which role, and what a title becomes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from signing.errors import BadAnswer
from signing.fields.kinds import Box, Field, FieldKind
from signing.task.model import Document, Party, Role, Side, Task, TaskState
from signing.task.template_filling import Filling, Somebody, begun, named, next_blank, open_roles, picked
from signing.task.templates import TemplateVersion, filled, read_template_name, template_of, title_for
from tests.sent_tasks import NOW

LABELS = {Role.SIGNER: ("甲方", "乙方"), Role.CC: ("抄送人",)}
PAPER = Document("c.pdf", "a" * 64, "b" * 64, 1, 10)


def place(name: str, party: str, kind: FieldKind = FieldKind.SIGNATURE, **more: str) -> Field:
    return Field(name, party, kind, 0, Box(0, 0, 100, 40), **more)  # type: ignore[arg-type]


def a_version(**changes: object) -> TemplateVersion:
    task = Task(
        id="t",
        number="YX-1",
        title="采购合同（华明科技有限公司，李明）",
        state=TaskState.DRAFT,
        initiator_id="chen",
        language="zh",
        created_at=NOW,
        documents=(PAPER,),
        parties=(
            Party("p1", 0, "陈静", Role.SIGNER, Side.INTERNAL, person_id="chen"),
            Party("p2", 1, "李明", Role.SIGNER, company="华明科技有限公司", phone="+8613800138000"),
            Party("p3", 2, "财务", Role.CC),
        ),
        fields=(
            place("s1", "p1"),
            place("s2", "p2"),
            place("sum", "p1", FieldKind.NUMBER, label="金额"),
            place("sum2", "p1", FieldKind.NUMBER, group="total"),
        ),
        deadline=NOW + timedelta(days=10, hours=2),
    )
    merge = changes.pop("merge", ("sum",))
    return template_of(
        task,
        (PAPER,),
        NOW,
        number=1,
        merge=merge,  # type: ignore[arg-type]
        label=lambda role, at: LABELS[role][at],
        zone="Asia/Shanghai",
    )


VERSION = a_version()
MINE = begun(VERSION, "陈静")


def who(filling: Filling) -> dict[str, str]:
    return {role.label: filling.people[role.id].name for role in VERSION.roles if role.id in filling.people}


def test_people_become_roles_and_nothing_of_them_is_kept() -> None:
    assert [(role.label, role.role, role.mine) for role in VERSION.roles] == [
        ("甲方", Role.SIGNER, True),
        ("乙方", Role.SIGNER, False),
        ("抄送人", Role.CC, False),
    ]
    assert VERSION.days == 10
    assert VERSION.title == "采购合同（{乙方}，{乙方}）"
    assert {field.party_id for field in VERSION.fields} == {"r1", "r2"}
    for trace in ("李明", "华明", "13800138000", "p2"):
        assert trace not in repr(VERSION)


def test_only_what_can_be_typed_is_filled_in_at_the_start() -> None:
    with pytest.raises(BadAnswer, match="template-merge-gone"):
        a_version(merge=("s1",))
    assert a_version(merge=("total", "sum", "sum")).merge == ("total", "sum")


def test_who_starts_it_has_the_role_that_was_theirs() -> None:
    assert MINE.people == {"r1": Somebody("陈静", me=True)}
    assert [role.label for role in open_roles(VERSION, MINE)] == ["乙方", "抄送人"]


def test_lines_fill_the_open_roles_in_their_order() -> None:
    after = named(VERSION, MINE, "王芳 青禾有限公司 13800138001\n赵磊 zhao@example.cn", region="CN")
    assert who(after) == {"甲方": "陈静", "乙方": "王芳", "抄送人": "赵磊"}
    assert after.people["r2"] == Somebody("王芳", "青禾有限公司", "+8613800138001")


def test_as_many_lines_as_roles_name_everybody() -> None:
    after = named(VERSION, MINE, "甲某；乙某；丙某", region="CN")
    assert who(after) == {"甲方": "甲某", "乙方": "乙某", "抄送人": "丙某"}
    assert not after.people["r1"].me


def test_a_line_may_name_its_role() -> None:
    after = named(VERSION, MINE, "抄送人：赵磊\n甲方: 周悦\n王芳", region="CN")
    assert who(after) == {"甲方": "周悦", "乙方": "王芳", "抄送人": "赵磊"}


def test_some_now_and_some_later() -> None:
    after = named(VERSION, MINE, "王芳", region="CN")
    assert [role.label for role in open_roles(VERSION, after)] == ["抄送人"]
    after = picked(VERSION, after, [Somebody("赵磊", telegram_id=7)])
    assert who(after) == {"甲方": "陈静", "乙方": "王芳", "抄送人": "赵磊"}


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("王芳\n赵磊\n周悦\n吴昊", "template-people-many", {"open": 2}),
        ("乙方：王芳\n乙方：赵磊", "template-role-twice", {"line": 2, "role": "乙方"}),
        ("王芳\n赵磊 12345", "party-phone-wrong", {"line": 2, "phone": "12345"}),
        ("王芳 a@b", "party-email-wrong", {"line": 0, "email": "a@b"}),
        ("  \n ", "party-name-missing", {"line": 0}),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(BadAnswer) as refused:
        named(VERSION, MINE, text, region="CN")
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_more_people_picked_than_roles_are_open() -> None:
    with pytest.raises(BadAnswer, match="template-people-many"):
        picked(VERSION, MINE, [Somebody("a"), Somebody("b"), Somebody("c")])


def test_a_filling_survives_being_kept() -> None:
    after = named(VERSION, MINE, "王芳 13800138001\n赵磊", region="CN")
    assert Filling.from_json(after.as_json()) == after
    assert next_blank(VERSION, after) == "sum"


def test_a_draft_has_the_new_names_in_its_title_and_the_answers_in_its_fields() -> None:
    parties = {
        "r1": Party("n1", 0, "陈静", Role.SIGNER),
        "r2": Party("n2", 1, "王芳", Role.SIGNER, company="青禾有限公司"),
        "r3": Party("n3", 2, "赵磊", Role.CC),
    }
    assert title_for(VERSION, parties, {}) == "采购合同（青禾有限公司，青禾有限公司）"
    fields = filled(VERSION.fields, {"sum": "1200"}, {role: party.id for role, party in parties.items()})
    assert [(field.name, field.party_id, field.default) for field in fields] == [
        ("s1", "n1", ""),
        ("s2", "n2", ""),
        ("sum", "n1", "1200"),
        ("sum2", "n1", ""),
    ]


def test_a_name_is_one_line() -> None:
    assert read_template_name(" 采购\n合同 ") == "采购 合同"
    for said, code in (("\u200b \n", "template-name-empty"), ("长" * 61, "template-name-long")):
        with pytest.raises(BadAnswer, match=code):
            read_template_name(said)
