"""Family names that people have: of one sign and of two."""

from __future__ import annotations

import pytest

from signing.task.model import Role
from tests.signing.task.test_sentence import read


@pytest.mark.parametrize(
    "name",
    [
        "傅晓",
        "萧红",
        "曲婷婷",
        "纪伟",
        "鲁大海",
        "詹青云",
        "卓文君",
        "缪军",
        "宁静",
        "靳东",
        "甄子丹",
        "郎平",
        "钟离静姝",
        "澹台明",
        "呼延灼",
        "淳于意",
        "濮阳晨",
        "纳兰容若",
        "完颜亮",
        "万俟丽",
        "百里屠苏",
    ],
)
def test_whoever_is_named_is_understood(name: str) -> None:
    told = read(f"请{name}先审批，然后李明签")
    assert [(one.name, one.role) for one in told.people] == [(name, Role.APPROVER), ("李明", Role.SIGNER)]
    assert told.lost == ()


def test_words_that_begin_like_a_name_are_none() -> None:
    assert [one.name for one in read("尤其请李明尽快签").people] == ["李明"]
    assert [one.name for one in read("请把会议纪要发给李明签").people] == ["李明"]
    assert [one.name for one in read("合同寄到宁波，由李明签").people] == ["李明"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("请尚文签", ["尚文"]),
        ("由车明审批，再由解晓东签", ["车明", "解晓东"]),
        ("项飞和李明签", ["项飞", "李明"]),
        ("李明、项飞签", ["李明", "项飞"]),
        ("房总审批，李明签", ["房总", "李明"]),
        ("签署人：房玉，李明；抄送尚总", ["房玉", "李明", "尚总"]),
        ("尚未签的请李明签", ["李明"]),
        ("请李明和房东签", ["李明"]),
        ("由项目经理审批，李明签", ["李明"]),
        ("请车间主任签，李明签", ["李明"]),
        ("请解除合同，李明签", ["李明"]),
        ("房屋租赁合同李明签", ["李明"]),
        ("请王签字，李明也签", ["李明"]),
    ],
)
def test_a_family_name_that_is_an_ordinary_sign_is_one_where_its_place_says_so(
    words: str, names: list[str]
) -> None:
    assert [one.name for one in read(words).people] == names
