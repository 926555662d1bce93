from __future__ import annotations

from dataclasses import replace

import pytest

from bot.buttons import pack
from bot.handlers.presses import VERBS
from bot.screens import templates as screens
from bot.screens.folders import choose_template
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports.folders import Folder
from signing.task.model import Party, Role
from signing.task.template_filling import Filling, Somebody
from signing.task.templates import Template, template_of
from signing.usecases.template_views import FillingView, TemplateProposal
from tests.bot.screens.made import (
    AWKWARD,
    LONG,
    NOW,
    a_draft,
    a_voice,
    buttons,
    check,
    known_verbs,
    many_parties,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def a_template(*parties: Party, name: str = AWKWARD, blanks: int = 2) -> tuple[Template, TemplateProposal]:
    parties = parties or many_parties(2)
    fields = tuple(
        Field(f"text_{at}", parties[0].id, FieldKind.TEXT, at, Box(0, 0, 9, 9), label=AWKWARD if at else "")
        for at in range(blanks)
    )
    task = a_draft(*parties, title=LONG)
    task = replace(task, fields=(*task.fields, *fields))
    assert task.document is not None
    version = template_of(
        task,
        task.documents,
        NOW,
        number=1,
        merge=[field.key for field in fields],
        label=lambda role, at: f"{AWKWARD}方{at}",
        zone="Asia/Shanghai",
    )
    return (
        Template("tpl222222222", "person000001", name, NOW, version),
        TemplateProposal(task, name, version, fields, frozenset({name})),
    )


@LANGUAGES
def test_every_template_screen_keeps_to_the_limits_and_its_buttons_are_answered(language: str) -> None:
    voice = a_voice(language)
    template, proposal = a_template()
    view = FillingView(template, template.latest, Filling(1))
    blank = view.version.fields[-1]
    many, crowded = a_template(*many_parties(50), blanks=60)
    everybody = FillingView(many, many.latest, Filling(1, {role.id: Somebody(LONG) for role in many.latest.roles}))
    shown = [
        screens.template_list([], voice),
        screens.template_list([replace(template, name="x" * 60)] * 41, voice, 1),
        screens.ask_roles(view, voice, trouble=LONG[:200]),
        screens.ask_roles(FillingView(many, many.latest, Filling(1)), voice, chosen=False),
        screens.ask_roles(everybody, voice),
        screens.ask_blank(view, replace(blank, tip=LONG), voice, trouble="x"),
        screens.ask_save(proposal, [blank.key], voice),
        screens.ask_save(crowded, (), voice, trouble="x"),
        screens.saved(template, voice),
        screens.ask_new_name(template, voice),
        screens.role_list(template, voice),
        screens.ask_role_label(template, template.latest.roles[0], voice, trouble="x"),
        screens.confirm_archive(template, voice),
    ]
    for screen in shown:
        check(screen)
    assert known_verbs(shown) <= VERBS
    check(screens.ask_picking(view, voice))


def test_a_long_list_has_leaves() -> None:
    voice = a_voice("zh")
    template, _ = a_template()
    named = [replace(template, name=f"模板{at}") for at in range(45)]
    labels = [[b.label for b in buttons(screens.template_list(named, voice, page))] for page in range(3)]
    assert labels[0][0] == "模板0" and labels[0][-1].endswith("›")
    assert labels[1][0] == "模板20" and labels[1][-2].startswith("‹")
    assert labels[2][:5] == [f"模板{at}" for at in range(40, 45)] and labels[2][-1].startswith("‹")


def test_who_is_there_and_who_is_asked_for() -> None:
    voice = a_voice("zh")
    template, _ = a_template(
        Party("p1", 0, "甲", Role.SIGNER), Party("p2", 1, "乙", Role.APPROVER), name="采购", blanks=0
    )
    view = FillingView(template, template.latest, Filling(1, {"r1": Somebody("陈静")}))
    words = words_of(screens.ask_roles(view, voice))
    assert "（签署）：陈静" in words and "○" in words and "这个角色由谁担任" in words
    labels = [button.label for button in buttons(screens.ask_roles(view, voice))]
    assert labels[0] == "从联系人中选择"
    full = replace(view, filling=Filling(1, {"r1": Somebody("陈静"), "r2": Somebody("王芳")}))
    assert buttons(screens.ask_roles(full, voice))[0].label == "继续"


def test_every_template_can_be_chosen_for_a_folder() -> None:
    folder = Folder("fold000001", "person000001", "租赁", "", NOW, template_id="tpl044")
    template, _ = a_template()
    found = [replace(template, id=f"tpl{at:03}", name=f"模板{at}") for at in range(45)]
    leaves = [buttons(choose_template(folder, found, a_voice("zh"), page)) for page in range(3)]
    assert leaves[0][0].label == "模板0" and leaves[0][-2].data == pack("ftpl", "", 0, folder.id, "page", 1)
    assert [each.label for each in leaves[2]] == [f"模板{at}" for at in range(40, 44)] + [
        "✓ 模板44",
        "‹ 上一页",
        "租赁",
    ]
    for page in range(3):
        check(choose_template(folder, found, a_voice("zh"), page))
