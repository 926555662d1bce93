"""{{tags}}: what may stand in them, what becomes of them, and what is said of those nobody understands."""

from __future__ import annotations

import pytest

from signing.fields.keywords import Proposal, propose_places
from signing.fields.kinds import Align, Box, Face, Field, FieldKind, PageShape
from signing.fields.place_party import PlaceParty
from signing.fields.tags import find_tags
from tests.signing.fields.paper import A4, line

WANTS = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})
LI, WANG = PlaceParty("li", 0, "李明", "青禾科技", WANTS), PlaceParty("wang", 1, "王芳", None, WANTS)


def propose(*words: str, parties: tuple[PlaceParty, ...] = (LI, WANG), pages: int = 3) -> Proposal:
    runs = [line(each, 760 - 40 * at) for at, each in enumerate(words)]
    return propose_places(runs, [A4] * pages, parties)


def only(*words: str) -> Field:
    (field,) = propose(*words).fields
    return field


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("{{sign:1}}", FieldKind.SIGNATURE),
        ("{{ Initials : 1 }}", FieldKind.INITIALS),
        ("{{seal_1}}", FieldKind.SEAL),
        ("{{legal-seal:1}}", FieldKind.LEGAL_SEAL),
        ("{{法人章:甲方}}", FieldKind.LEGAL_SEAL),
        ("{{date1}}", FieldKind.DATE),
        ("{{text:1}}", FieldKind.TEXT),
        ("｛｛文本：甲｝｝", FieldKind.TEXT),
        ("{{number:1}}", FieldKind.NUMBER),
        ("{{id:1}}", FieldKind.ID_NUMBER),
        ("{{身份证号:李明}}", FieldKind.ID_NUMBER),
        ("{{手机:青禾科技}}", FieldKind.PHONE),
        ("{{phone:party A}}", FieldKind.PHONE),
        ("{{email:A}}", FieldKind.EMAIL),
        ("{{复选框:1}}", FieldKind.CHECKBOX),
        ("{{radio:1|option=月付}}", FieldKind.RADIO),
        ("{{下拉:1|选项=甲/乙}}", FieldKind.SELECT),
        ("{{抄录:1|原文=本人已阅读并同意。}}", FieldKind.COPIED),
        ("{{picture:1}}", FieldKind.PICTURE),
    ],
)
def test_every_kind_has_its_names(tag: str, kind: FieldKind) -> None:
    tags = find_tags([line(tag, 400)])
    assert [one.kind for one in tags.tags] == [kind] and tags.wrong == ()
    proposal = propose(tag)
    mine = [field for field in proposal.fields if field.kind is kind]
    assert [field.party_id for field in mine] == ["li"] or kind is FieldKind.DATE
    assert proposal.wrong == ()


def test_all_that_a_tag_says_is_in_its_field() -> None:
    field = only(
        "{{text:2 | label=银行账号：尾号 | tip=For refunds | required=no | default=无 | size=10 | font=song"
        " | align=居中 | colour=蓝 | width=60mm | height=8}}"
    )
    assert (field.party_id, field.label, field.tip, field.required) == (
        "wang",
        "银行账号：尾号",
        "For refunds",
        False,
    )
    assert field.default == "无" and field.name == "p2_text_1"
    assert field.look.size == 10 and field.look.face is Face.SONG and field.look.align is Align.CENTRE
    assert field.look.colour == "#1f3fa8"
    assert field.box.width == pytest.approx(170.1, abs=0.1) and field.box.height == pytest.approx(22.7, abs=0.1)


def test_choices_and_sentences() -> None:
    assert only("{{select:1|options=月付/季付／年付}}").options == ("月付", "季付", "年付")
    assert only("{{copy:1|sentence=I have read it all.}}").sentence == "I have read it all."
    first, second = propose("{{radio:1|group=pay|option=月付}}", "{{单选:1|组=pay|选项=年付}}").fields
    assert first.key == second.key and (first.option, second.option) == ("月付", "年付")
    other = propose("{{radio:1|group=pay|option=a}}", "{{radio:2|group=pay|option=a}}").fields
    assert other[0].key != other[1].key, "no party can touch another's"


def test_one_value_in_many_places() -> None:
    first, second, alone = propose("{{text:1|group=account}}", "{{text:1|group=account}}", "{{text:1}}").fields
    assert first.key == second.key != alone.key


def test_the_same_mark_on_many_pages() -> None:
    fields = propose("{{initials:1|pages=1-2,last}}", pages=4).fields
    assert [field.page for field in fields] == [0, 1, 3] and len({field.key for field in fields}) == 1
    assert len({field.box for field in fields}) == 1
    assert [bool(field.covers) for field in fields] == [True, False, False]


def test_a_seam_seal_by_a_tag_keeps_off_the_other_places() -> None:
    fields = propose("{{骑缝章:2|页码=全部}}", "{{sign:1}}").fields
    strips = [field for field in fields if field.kind is FieldKind.SEAM]
    assert [field.page for field in strips] == [0, 1, 2] and {field.party_id for field in strips} == {"wang"}
    assert strips[0].slice is not None and strips[0].slice.count == 3 and strips[0].covers


def test_a_place_stands_on_its_tag_and_covers_its_words() -> None:
    field = only("账号： {{text:1}} 元")
    tag = Box(60 + 6.5 * 5.5 + 16.5, 760, 55, 11)
    (patch,) = field.covers
    assert patch.page == 0 and patch.box.height == 11 and patch.box.width == pytest.approx(tag.width)
    assert field.box.u == pytest.approx(patch.box.u)


def test_a_tag_broken_over_lines_is_one_tag_and_all_of_it_is_covered() -> None:
    runs = [line("账号 {{text:1|label=Bank", 700, u=300), line("account|required=no}} 元", 686)]
    (field,) = propose_places(runs, [A4], (LI,)).fields[:1]
    assert field.label == "Bank account" and not field.required and len(field.covers) == 2


def test_words_in_a_tag_ask_for_nothing_by_themselves() -> None:
    fields = propose("{{text:1|label=甲方签字日期：}}", "{{text:2|label=Signature:}}").fields
    assert [field.kind for field in fields] == [FieldKind.TEXT, FieldKind.TEXT]


def test_several_lines() -> None:
    field = only("{{多行文本:1|标签=备注}}")
    assert field.look.multiline and field.box.height > 40
    assert only("{{text:1|lines=yes}}").look.multiline


def test_a_tag_of_nobody_is_the_only_signers() -> None:
    proposal = propose("{{text|label=账号}}", "{{sign}}", parties=(LI,))
    assert [field.kind for field in proposal.fields] == [FieldKind.SIGNATURE, FieldKind.TEXT]
    assert proposal.unplaced == () and proposal.wrong == ()


def test_a_seal_asked_for_by_a_tag_is_a_seal_and_the_party_is_served() -> None:
    proposal = propose("{{seal:1}}", "{{sign:王芳}}")
    assert [(field.party_id, field.kind) for field in proposal.fields] == [
        ("li", FieldKind.SEAL),
        ("wang", FieldKind.SIGNATURE),
    ]
    assert proposal.unplaced == ()


@pytest.mark.parametrize(
    ("tag", "code", "facts"),
    [
        ("{{foo:1}}", "tag-kind", {"tag": "foo:1"}),
        ("{{}}", "tag-kind", {}),
        ("{{text:1|wide=3}}", "tag-key", {"key": "wide"}),
        ("{{sign:1|default=me}}", "tag-key", {"key": "default"}),
        ("{{text:1|size=huge}}", "tag-value", {"key": "size", "value": "huge"}),
        ("{{text:1|size=300}}", "tag-value", {"value": "300"}),
        ("{{text:1|必填=也许}}", "tag-value", {"key": "必填", "value": "也许"}),
        ("{{text:1|align}}", "tag-value", {"key": "align", "value": ""}),
        ("{{select:1}}", "tag-lacks", {"key": "options"}),
        ("{{抄录:1}}", "tag-lacks", {"key": "sentence"}),
        ("{{radio:1|options=a/b}}", "tag-one-option", {}),
        ("{{sign:3}}", "tag-party", {"who": "3", "parties": 2}),
        ("{{text:张三}}", "tag-party", {"who": "张三"}),
        ("{{text}}", "tag-nobody", {"parties": 2}),
        ("{{sign:1|pages=9}}", "no-such-page", {"page": 9, "pages": 3}),
        ("{{seam:1|pages=odd|width=300}}", "seam-size", {}),
        ("{{sign:1", "tag-open", {"tag": "sign:1"}),
    ],
)
def test_what_is_not_understood_is_said(tag: str, code: str, facts: dict[str, object]) -> None:
    wrong = propose(tag, "{{sign:2}}").wrong
    assert [one.code for one in wrong] == [code]
    assert "tag" in wrong[0].facts and facts.items() <= wrong[0].facts.items()


def test_a_strangers_signature_goes_to_nobody_else() -> None:
    proposal = propose("{{sign:张三}}", "{{sign:1}}")
    assert [field.party_id for field in proposal.fields] == ["li"] and proposal.unplaced == ("wang",)


def test_every_place_is_whole_on_its_page() -> None:
    runs = [line("{{picture:1}}{{copy:1|sentence=x}}", 5, u=200)]
    for field in propose_places(runs, [PageShape(300, 200)], (LI,)).fields:
        assert field.box.u >= 0 and field.box.u + field.box.width <= 300
        assert field.box.v >= 0 and field.box.v + field.box.height <= 200


def test_names_are_unique_and_plain() -> None:
    fields = propose(
        "{{text:1}}", "{{text:1}}", "{{id:1}}", "{{seam:1}}", "{{initials:1|pages=all}}", "{{sign:1}}"
    ).fields
    names = [field.name for field in fields]
    assert len(set(names)) == len(names) and all(
        name.replace("_", "").isalnum() and name.islower() for name in names
    )
