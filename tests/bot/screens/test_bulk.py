from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image

from bot.handlers.presses import VERBS
from bot.screens import bulk as screens
from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState, Column, Fault, What, columns_of
from signing.task.template_filling import Filling, Somebody
from signing.usecases.bulk_links import BulkLink, BulkLinks
from signing.usecases.bulk_views import BulkView
from signing.usecases.offer_sheet import Sheet
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    NOW,
    a_party,
    a_task,
    a_voice,
    buttons,
    check,
    known_verbs,
    many_parties,
    words_of,
)
from tests.bot.screens.test_templates import a_template

NAME, PHONE = Column(What.NAME, "r1"), Column(What.PHONE, "r1")


def a_view(
    state: BulkState,
    *,
    parties: int = 2,
    index: int = 0,
    refused: int = 0,
    faults: Sequence[Fault] = (),
) -> BulkView:
    template, _ = a_template(*many_parties(parties))
    version = template.latest
    who = Somebody(AWKWARD * 8, LONG[:100], "+8613800138000", "a" * 60 + "@example.com")
    row = BulkRow(
        2, Filling(1, {role.id: who for role in version.roles}, dict.fromkeys(version.merge, LONG)), None, NOW
    )
    bulk = Bulk("bulk22222222", "p", template.id, 1, NOW, state)
    heads = dict.fromkeys(columns_of(version), AWKWARD * 9)
    return BulkView(bulk, template, version, BulkCount(3, 1, refused), row, index, LONG, faults, heads)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_keeps_to_the_limits_and_its_buttons_are_answered(language: str) -> None:
    voice = a_voice(language)
    template, _ = a_template()
    faults = [
        Fault(at, PHONE, "party-name-too-long", {"line": 0, "limit": 60}, LONG)
        if at % 2
        else Fault(at, PHONE, "party-unreadable", {"line": 0, "words": AWKWARD})
        for at in range(2, 900)
    ]
    shown = [
        screens.sheet_to_fill(Sheet(template, "x.xlsx", b"x"), voice),
        screens.ask_sheet(AWKWARD, voice, trouble="x"),
        screens.faults(a_view(BulkState.CHECKED, faults=faults), voice, trouble=LONG),
        screens.faults(a_view(BulkState.CHECKED, faults=faults[1:]), voice),
        screens.links(BulkLinks(Sheet(template, "x.xlsx", b"x"), [], 3), voice, codes=False),
        screens.preview(a_view(BulkState.CHECKED, index=1), voice),
        screens.progress(a_view(BulkState.ISSUING), voice),
        screens.progress(a_view(BulkState.DONE, refused=2), voice),
        screens.results(Sheet(template, "x.xlsx", b"x"), voice),
    ]
    for screen in shown:
        check(screen)
    check(screens.preview(a_view(BulkState.CHECKED, parties=50), voice))
    assert known_verbs(shown) <= VERBS


def test_the_preview_goes_through_the_rows_and_says_how_many_go_out() -> None:
    voice = a_voice("zh")
    labels = [b.label for b in buttons(screens.preview(a_view(BulkState.CHECKED), voice))]
    assert labels[0].endswith("›") and "发出 3 份" in labels
    labels = [b.label for b in buttons(screens.preview(a_view(BulkState.CHECKED, index=2), voice))]
    assert labels[0].startswith("‹") and not any(label.endswith("›") for label in labels)


def test_how_far_it_is() -> None:
    voice = a_voice("zh")
    assert "1/3" in words_of(screens.progress(a_view(BulkState.ISSUING), voice))
    done = screens.progress(a_view(BulkState.DONE, refused=2), voice)
    assert "2 份未能发出" in words_of(done)
    assert [b.label for b in buttons(done)] == ["下载结果表", "邀请链接表", "邀请二维码"]


def test_the_first_wrong_cell_is_asked_for_and_may_be_emptied_where_it_need_not_be_filled() -> None:
    voice = a_voice("zh")
    wrong = Fault(2, PHONE, "party-phone-wrong", {"line": 0, "phone": "12345"}, "12345")
    screen = screens.faults(a_view(BulkState.CHECKED, faults=[wrong]), voice)
    assert "请直接回复第 2 行" in words_of(screen) and "现在是“12345”" in words_of(screen)
    assert [b.label for b in buttons(screen)] == ["留空", "去掉第 2 行", "取消"]
    screen = screens.faults(a_view(BulkState.CHECKED, faults=[replace(wrong, column=NAME, words="")]), voice)
    assert "现在是空的" in words_of(screen)
    assert [b.label for b in buttons(screen)] == ["去掉第 2 行", "取消"]


def test_codes_come_in_one_file_with_the_sheet_of_links_and_can_be_read() -> None:
    task = a_task(a_party(1))
    template, _ = a_template()
    link = "https://t.me/yinxin_test_bot?start=i_" + "Ab-_" * 10 + "xyz"
    line = BulkLink(2, task, replace(task.parties[0], name="=王/芳"), link)
    found = BulkLinks(Sheet(template, "x.xlsx", b"sheet"), [line], 0)
    assert screens.links(found, a_voice("zh"), codes=False).document == ("x.xlsx", b"sheet")
    name, data = screens.links(found, a_voice("zh"), codes=True).document or ("", b"")
    assert name.endswith("邀请二维码.zip")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheet, picture = packed.namelist()
        assert sheet == "x.xlsx" and picture == "0002-0001 _王_芳.png"
        shown = Image.open(io.BytesIO(packed.read(picture)))
    assert shown.size[0] == shown.size[1] and shown.size[0] % 10 == 0
    assert shown.crop((0, 0, shown.size[0], 40)).getextrema() == (255, 255), "four modules of quiet zone"
