"""What can be written, by which font, and what is named instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from signing.errors import DocumentRefused
from signing.typesetting import faces, fonts
from signing.typesetting.glyphs import check_glyphs, clusters, drawable, missing_glyphs, runs


@pytest.mark.parametrize("face", [fonts.SANS, fonts.SONG])
@pytest.mark.parametrize(
    "text",
    [
        "欧阳雪 与 上海某某科技有限公司（甲方）",
        "Zoë Müller-O’Neill, €1,234.50 № 7",
        "Łukasz Żółć · Nguyễn Văn Hùng · Ωμέγα · Иванов",
        "龘靐齉㐂㛃䶮",
        "𫍽𬭳𨱏",
        "e\u0301 n\u0303 m\u0304 s\u030c\u0323",
        "两行\n文字\ttab",
    ],
)
def test_ordinary_and_rare_words_are_written(text: str, face: str) -> None:
    assert missing_glyphs(text, face) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("李𰻝明𠮷", ("𰻝", "𠮷")),
        ("🀄 a 🀄 😀", ("🀄", "😀")),
        ("สมชาย", ("ส", "ม", "ช", "\u0e32", "ย")),
        ("محمد", ("م", "ح", "د")),
        ("a\u202eb", ("\u202e",)),
        ("\ue000", ("\ue000",)),
        ("x\u200by\x00", ("\u200b", "\x00")),
    ],
)
def test_what_no_font_writes_is_named(text: str, missing: tuple[str, ...]) -> None:
    assert missing_glyphs(text) == missing


def test_a_character_that_nobody_sees_is_named_by_its_number() -> None:
    with pytest.raises(DocumentRefused) as refusal:
        check_glyphs("李\u202e明")
    assert refusal.value.facts == {"character": "U+202E"}


def test_a_word_in_letters_is_written_by_one_font() -> None:
    found = runs("李明 Łukasz 2026", fonts.SANS)
    assert [(run.font.name, run.text) for run in found] == [
        ("NotoSansHans-Regular", "李明 "),
        ("NotoSans-Regular", "Łukasz "),
        ("NotoSansHans-Regular", "2026"),
    ]


def test_song_is_another_face() -> None:
    assert [run.font.name for run in runs("甲方 Ltd.", fonts.SONG)] == ["NotoSerifSC-Regular"]


def test_a_letter_and_its_marks_are_one() -> None:
    assert list(clusters("e\u0301m\u0304神")) == ["é", "m\u0304", "神"], "a compatibility form is kept"


def test_a_title_loses_only_what_cannot_be_written() -> None:
    assert drawable("房屋 🏠 租赁合同") == "房屋 租赁合同"


def test_the_operators_font_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    song = fonts.chain(fonts.SONG)[0]
    monkeypatch.setattr(fonts, "_own", {})
    fonts.set_own_fonts(sans=[song])
    assert runs("李", fonts.SANS)[0].font.path == song
    assert not missing_glyphs("Łukasz", fonts.SANS), "ours still stand behind it"


@pytest.mark.parametrize("content", [b"no font", b""])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    with pytest.raises(faces.FontRefused) as refusal:
        faces.judge([path])
    assert refusal.value.code == "font"


def test_a_font_without_chinese_or_without_leave_to_embed_is_refused(tmp_path: Path) -> None:
    latin = next(path for path in fonts.chain(fonts.SANS) if path.name == "NotoSans-Regular.ttf")
    with pytest.raises(faces.FontRefused, match="font-incomplete"):
        faces.judge([latin])
    song = fonts.chain(fonts.SONG)[0]
    faces.judge([song, latin])
    data = bytearray(song.read_bytes())
    tables = {
        bytes(data[at : at + 4]): int.from_bytes(data[at + 8 : at + 12]) for at in range(12, 12 + 16 * 19, 16)
    }
    data[tables[b"OS/2"] + 8 : tables[b"OS/2"] + 10] = b"\0\2"
    closed = tmp_path / "closed.ttf"
    closed.write_bytes(data)
    with pytest.raises(faces.FontRefused, match="font-closed"):
        faces.judge([closed])


def test_all_fonts_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_state", {})
    fonts.set_font_dir(tmp_path)
    with pytest.raises(FileNotFoundError, match="NotoSerifSC"):
        fonts.font_dir()
