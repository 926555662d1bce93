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
