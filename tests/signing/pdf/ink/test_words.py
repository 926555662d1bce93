"""Values on paper: read back as they were given, and inside their places."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signing.errors import BadAnswer, DocumentRefused
from signing.fields.kinds import Align, Face, FieldKind, Look
from signing.pdf.ink import Ink, date_text
from signing.pdf.ink.breaking import pieces
from signing.pdf.ink.room import check_room
from signing.pdf.parts import Part
from signing.wording import say
from tests.examples import examples
from tests.signing.pdf.ink.papers import AT, LI, content_page, field, ink_box, seen, sheet, size_of, words

TEXTS = [
    "上海市浦东新区世纪大道 100 号",
    "AVATAR, office & flying: 1,234.50 €",
    "李明 Li Ming（甲方）Łukasz Żółć 2026年",
    "龘䶮𫍽𬭳㛃",
    "Nguyễn Văn Hùng Ωμέγα Иванов",
    "m\u0304 e\u0301 s\u030c\u0323 q\u0301",
]


def drawn(value: str, width: float, height: float, kind: FieldKind = FieldKind.TEXT, **look: object) -> Part:
    at = field(kind, width, height, look=Look(**look))  # type: ignore[arg-type]
    return Ink(LI, {"f": value}).appearance(at, width, height)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_written_can_be_searched_and_copied(text: str, face: Face) -> None:
    assert composed(words(drawn(text, 300, 20, face=face), 300, 20).strip()) == composed(text)


@pytest.mark.slow
@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("text", TEXTS)
def test_other_readers_copy_the_same(text: str, face: Face, tmp_path: Path) -> None:
    file = tmp_path / "in.pdf"
    file.write_bytes(content_page(drawn(text, 300, 20, face=face), 300, 20))
    for command in (["pdftotext", file, "-"], ["mutool", "draw", "-q", "-F", "txt", file]):
        done = subprocess.run(command, capture_output=True, check=True)
        # mupdf puts a space after a letter whose mark is another font's; nobody searches for that.
        assert composed("".join(done.stdout.decode().split())) == composed("".join(text.split()))


@pytest.mark.slow
def test_one_glyph_for_two_characters_is_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "in.pdf"
    file.write_bytes(content_page(drawn("⽂文", 100, 20), 100, 20))
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "⽂文"


@pytest.mark.parametrize(
    ("text", "named"), [("สมชาย", "ส"), ("محمد", "م"), ("李𰻝", "𰻝"), ("김철수", "김"), ("a\u202eb", "U+202E")]
)
def test_what_cannot_be_written_is_named(text: str, named: str) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        drawn(text, 200, 20)
    assert refusal.value.facts["character"] == named


def test_a_subset_is_small() -> None:
    assert size_of(drawn(TEXTS[0], 200, 20)) < 6_500
    assert size_of(drawn(TEXTS[0], 200, 20, face=Face.SONG)) < 7_500


# ── room ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CHARACTERS = st.sampled_from([*"国家gjpÄÅẪ，。（）Ł1, -@龘j/ W“” fÿ—", "m\u0304", "s\u030c\u0323"])
TEXT = st.lists(CHARACTERS, min_size=1, max_size=60).map("".join).filter(str.strip)


@settings(max_examples=examples(40), deadline=None)
@given(
    text=TEXT,
    box=st.tuples(st.floats(12, 300), st.floats(6, 90)),
    size=st.sampled_from([None, None, 6.0, 10.0, 30.0]),
    align=st.sampled_from(Align),
    style=st.tuples(st.sampled_from(Face), st.booleans()),
)
def test_words_keep_to_their_place_or_are_refused(
    text: str, box: tuple[float, float], size: float | None, align: Align, style: tuple[Face, bool]
) -> None:
    (width, height), (face, several) = box, style
    look = {"size": size, "align": align, "face": face, "multiline": several}
    try:
        part = drawn(text, width, height, **look)
    except BadAnswer as refusal:
        assert refusal.code == "value-too-long"
        assert refusal.facts["limit"] <= len(text)
        return
    unclipped = Part({**part.entries, "BBox": [-30, -30, width + 30, height + 30]}, part.data)
    ink = ink_box(seen(sheet(unclipped, width + 60, height + 60, edge=0), scale=2), darker=225)
    if ink is None:  # nothing but spaces and faint dots
        return
    assert ink[0] >= 2 * 30 - 1 and ink[1] >= 2 * 30 - 1
    assert ink[2] <= 2 * (width + 30) + 1 and ink[3] <= 2 * (height + 30) + 1


@pytest.mark.parametrize("look", [{}, {"size": 9.0}, {"multiline": True}, {"multiline": True, "size": 8.0}])
@pytest.mark.parametrize("text", ["兹委托张三办理" * 30, "The quick brown fox. " * 20])
def test_the_limit_that_is_told_does_fit(text: str, look: dict[str, object]) -> None:
    with pytest.raises(BadAnswer) as refusal:
        drawn(text, 120, 30, **look)
    limit = refusal.value.facts["limit"]
    assert 5 < limit < len(text)
    assert refusal.value.facts["length"] == len(text)
    drawn(text[:limit], 120, 30, **look)


def test_the_refusal_says_how_much_has_room() -> None:
    places = [
        field(FieldKind.CHECKBOX, 10, 10),
        field(FieldKind.TEXT, 100, 14, group="g", label="开户行"),
    ]
    with pytest.raises(BadAnswer) as refusal:
        check_room(places, {"g": "中国银行股份有限公司" * 9, "f": "yes"})
    assert (refusal.value.facts["key"], refusal.value.facts["label"]) == ("g", "开户行")
    facts = {key: refusal.value.facts[key] for key in ("length", "limit")}
    assert "90 字" in say("zh", "refusal-value-too-long", **facts)
    assert "about 19 have room" in say("en", "refusal-value-too-long", **facts)
    check_room(places, {"g": "中国银行", "f": "yes"})


def test_a_low_box_makes_words_small_and_refuses_nothing() -> None:
    assert words(drawn("中国", 60, 5), 60, 5).strip() == "中国"
    assert words(drawn("中国", 60, 5, size=20.0), 60, 5).strip() == "中国"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (
            "兹委托（张三）办理“手续”，费用￥1,234.50元。",
            "兹|委|托|（张|三）|办|理|“手|续”，|费|用|￥1,234.50|元。",
        ),
        ("The well-known e-mail li@example.com, -5 °C", "The |well-|known |e-|mail |li@|example.com, |-5 °C"),
        ("《合同》……——100%", "《合|同》……——|100%"),
        ("中文与English混排", "中|文|与|English|混|排"),
    ],
)
def test_lines_end_where_chinese_and_english_lines_may(text: str, broken: str) -> None:
    assert "|".join(pieces(text)) == broken


def test_several_lines_keep_the_signers_own_ends() -> None:
    assert words(drawn("一\n二三\n\n四", 100, 80, multiline=True), 100, 80).split() == ["一", "二三", "四"]


# ── where ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("align", "left", "right"), [("left", 2, None), ("right", None, 118), ("centre", 60, 60)])
def test_words_stand_where_they_are_aligned(align: str, left: float | None, right: float | None) -> None:
    box = ink_box(seen(sheet(drawn("国国", 120, 20, align=Align(align)), 120, 20, edge=0)))
    assert box is not None
    if align == "centre":
        assert (box[0] + box[2]) / 8 == pytest.approx(60, abs=0.7)
    if align == "left" and left is not None:
        assert box[0] / 4 == pytest.approx(left, abs=1.5)
    if align == "right" and right is not None:
        assert box[2] / 4 == pytest.approx(right, abs=1.5)


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("text", ["国", "H", "8"])
def test_one_line_stands_in_the_middle_of_its_height(text: str, face: Face) -> None:
    box = ink_box(seen(sheet(drawn(text, 40, 24, face=face), 40, 24, edge=0)))
    assert box is not None
    assert (box[1] + box[3]) / 8 == pytest.approx(12, abs=0.8)


def test_colour_and_size_are_those_of_the_field() -> None:
    part = drawn("■", 60, 40, size=20.0, colour="#c00000")
    assert part.data is not None
    assert b"0.753 0 0 rg" in part.data
    assert b"20 Tf" in part.data


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("zh", "", "2026年11月24日"),
        ("en", "", "24 November 2026"),
        ("zh", "y-m-d", "2026-11-24"),
        ("en", "y/m/d", "2026/11/24"),
        ("zh", "y-m-d h:m", "2026-11-24 18:05"),
    ],
)
def test_a_date_reads_as_people_write_it(language: str, form: str, text: str) -> None:
    assert date_text(AT, language, form) == text


@pytest.mark.parametrize(("width", "height"), [(110, 18), (40, 10), (20, 6), (200, 60)])
def test_a_date_always_has_room(width: float, height: float) -> None:
    part = Ink(LI, {}).appearance(field(FieldKind.DATE), width, height)
    assert words(part, width, height).strip() == "2026年11月24日"
