"""What the courier brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.screens.delivery import render
from bot.screens.screen import Screen
from signing.ports import OutboxItem
from signing.task.model import PartyState, Reach, Role, TaskState
from signing.usecases.views import SealWait, TaskView
from tests.bot.screens.made import (
    AWKWARD,
    INSTALLATION,
    LONG,
    NOW,
    a_party,
    a_person,
    a_task,
    an_item,
    buttons,
    check,
    many_parties,
    seen,
    verbs,
    words_of,
)

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
UNBOUND = a_party(2, AWKWARD, person_id=None, reach=Reach.INVITED, state=PartyState.TO_ACT)


def brought(item: OutboxItem, language: str, view: TaskView | None = None, **more: object) -> Screen:
    reader = a_person(1, language=language)
    return render(item, reader, view, ports_installation=INSTALLATION, **more)  # type: ignore[arg-type]


def view_of(*parties: object, **more: object) -> TaskView:
    return seen(a_task(*parties, **more), a_person(1))  # type: ignore[arg-type]


@LANGUAGES
@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("told-signed", {"name": AWKWARD, "done": 1, "total": 2}),
        ("told-approved", {"name": AWKWARD, "done": 1, "total": 2}),
        ("told-filled-in", {"name": AWKWARD, "done": 1, "total": 2}),
        ("told-filling-voided", {}),
        ("told-rejected", {"name": AWKWARD, "reason": LONG}),
        ("told-withdrawn", {"reason": AWKWARD}),
        ("told-expired", {}),
        ("told-accepted", {"name": AWKWARD}),
        ("told-unreachable", {"name": AWKWARD}),
        ("told-reachable", {"name": AWKWARD}),
        ("told-signing-voided", {}),
        ("told-prepare-failed", {"why": "cannot-append-to-signed"}),
        ("told-prepare-failed", {"why": "glyph-missing"}),  # its sentence needs a fact that is not there
        ("told-prepare-failed", {"why": "never heard of"}),
        ("told-prepare-failed-of", {"why": "cannot-append-to-signed", "filename": AWKWARD}),
    ],
)
def test_what_people_are_told_leads_to_the_card(language: str, key: str, facts: dict[str, object]) -> None:
    screen = check(brought(an_item("told", key=key, **facts), language, view_of(UNBOUND)))
    assert AWKWARD in words_of(screen) and verbs(screen) == ["card"]


@LANGUAGES
def test_that_nobody_was_reminded_can_be_made_good_while_there_is_somebody_to_remind(language: str) -> None:
    facts = {"key": "told-not-reminded", "name": AWKWARD, "deadline": NOW.isoformat()}
    may = replace(view_of(UNBOUND), can=frozenset({"remind"}))
    for why, view, wanted in (
        ("rest", may, ["remind", "card"]),
        ("rest", view_of(UNBOUND, state=TaskState.COMPLETED), ["card"]),
        ("capped", may, ["card"]),
    ):
        screen = check(brought(an_item("told", **facts, why=why), language, view))
        assert verbs(screen) == wanted and AWKWARD in words_of(screen)


@LANGUAGES
def test_why_a_document_could_not_be_prepared_is_said_in_words(language: str) -> None:
    item = an_item("told", key="told-prepare-failed", why="cannot-append-to-signed")
    assert ("不能再追加页面" if language == "zh" else "cannot be added") in words_of(brought(item, language))


@LANGUAGES
@pytest.mark.parametrize("role", list(Role))
def test_an_invitation_is_a_picture_and_words_to_forward(language: str, role: Role) -> None:
    party, token = replace(UNBOUND, role=role), "T" * 43
    screen = check(brought(an_item("invitation"), language, view_of(party, title=LONG), secret=token))
    link = f"https://t.me/yinxin_test_bot?start=i_{token}"
    assert link in words_of(screen) and AWKWARD in words_of(screen)
    assert screen.photo is not None and Image.open(BytesIO(screen.photo)).size == (900, 1060)
    share, copy = buttons(screen)
    assert (share.url or "").startswith("https://t.me/share/url?url=https%3A//t.me/") and copy.copy == link


@LANGUAGES
def test_an_invitation_that_is_over_says_so(language: str) -> None:
    assert brought(an_item("invitation"), language, None, secret="T" * 43).photo is None


@LANGUAGES
def test_a_code_can_be_copied_and_is_not_given_to_anybody(language: str) -> None:
    item = an_item("code", key="told-code", act="sign", sha256="c" * 64, expires_at=NOW.isoformat())
    screen = check(brought(item, language, secret="048213"))
    assert "<code>048213</code>" in screen.text
    assert buttons(screen)[0].copy == "048213"
    assert ("请勿告诉任何人" if language == "zh" else "Give it to nobody") in words_of(screen)


@LANGUAGES
def test_the_signed_copy_names_who_signed_and_when(language: str) -> None:
    parties = [replace(p, state=PartyState.SIGNED, acted_at=NOW) for p in many_parties(50)]
    view = view_of(*parties, state=TaskState.COMPLETED)
    item = an_item("copy", key="told-completed", filename="a.pdf", sha256="d" * 64)
    screen = check(brought(item, language, view, document=("a.pdf", b"%PDF-")))
    assert screen.document == ("a.pdf", b"%PDF-")
    when = "11月24日 11:00" if language == "zh" else "24 Nov 11:00"
    assert when in words_of(screen) and "d" * 16 in words_of(screen)


@LANGUAGES
def test_a_copy_too_large_for_the_chat_is_fetched_from_the_page(language: str) -> None:
    item = an_item("copy", key="told-completed", filename="a.pdf", sha256="d" * 64)
    screen = check(brought(item, language, view_of(UNBOUND, state=TaskState.COMPLETED)))
    assert screen.document is None and buttons(screen)[0].page == "/t/task22222222"
    attached = "附上" if language == "zh" else "Here is the signed document"
    assert attached not in words_of(screen), "nothing is said to be there that is not"
    report = check(brought(an_item("report", key="told-report"), language, view_of(UNBOUND)))
    assert buttons(report)[0].page == "/t/task22222222"


@LANGUAGES
def test_a_warning_of_deletion_names_the_document_and_its_day(language: str) -> None:
    item = an_item("told", key="told-going", count=1, until="2031-12-04", title="YX-261124-0007")
    words = words_of(check(brought(item, language, view_of(UNBOUND, title=AWKWARD, state=TaskState.COMPLETED))))
    assert AWKWARD in words and ("2031年12月4日" if language == "zh" else "4 December 2031") in words
    several = replace(item, facts={**item.facts, "count": 12, "title": "YX-261124-0007 …"}, task_id=None)
    assert "12" in words_of(check(brought(several, language)))


@LANGUAGES
@pytest.mark.parametrize("deadline", [None, (NOW + timedelta(hours=3)).isoformat()])
def test_a_nudge_leads_straight_to_the_document(language: str, deadline: str | None) -> None:
    item = an_item("nudge", key="told-nudge", role="approver", deadline=deadline)
    screen = check(brought(item, language, view_of(UNBOUND)))
    assert buttons(screen)[0].page == "/t/task22222222"
    assert ("14:00" in words_of(screen)) == (deadline is not None)


@LANGUAGES
@pytest.mark.parametrize(
    "facts",
    [{"key": "told-waiting", "code": "timestamp-unavailable"}, {"key": "told-trouble", "work": "close"}],
)
def test_an_admin_is_told_what_needs_attention(language: str, facts: dict[str, str]) -> None:
    assert verbs(check(brought(an_item("attention", **facts), language))) == ["card"]


@LANGUAGES
def test_a_card_of_a_task_that_is_gone_is_no_secret_left_behind(language: str) -> None:
    screen = check(brought(an_item("card"), language), live=True)
    assert AWKWARD not in words_of(screen) and not screen.rows


@LANGUAGES
@pytest.mark.parametrize("days", [90, 1, 0])
def test_admins_read_what_ends_and_what_to_do_each_once(language: str, days: int) -> None:
    ends = [{"what": what, "name": ""} for what in ("certifier", "ocsp", "tsa")]
    ends += [{"what": "seal", "name": AWKWARD}, {"what": "root", "name": ""}, {"what": "signing", "name": ""}]
    screen = check(
        brought(an_item("attention", key="told-ends", days=days, until="2027-03-01", ends=ends), language)
    )
    words = words_of(screen)
    assert AWKWARD in words and "2027-03-01" in words
    assert words.count("yinxin ca renew") == 1 and words.count("yinxin ca new-root") == 1


@LANGUAGES
def test_admins_read_which_time_stamp_service_is_away(language: str) -> None:
    item = an_item("attention", key="told-tsa-away", host="tsa.example.cn", why=AWKWARD)
    assert "tsa.example.cn" in words_of(check(brought(item, language)))


@LANGUAGES
@pytest.mark.parametrize("what", ["made", "approved", "allowed", "kept", "taken-back"])
def test_what_happens_to_a_seal_is_said_and_leads_to_it_while_it_is_theirs(language: str, what: str) -> None:
    facts = {"what": what, "seal_id": "k3f9c2aab1d0", "seal": AWKWARD, "by": LONG}
    screen = brought(an_item("seal", **facts), language)
    check(screen)
    assert verbs(screen) == ([] if what == "taken-back" else ["seal"])


@LANGUAGES
def test_a_keeper_is_asked_with_the_document_and_both_answers_at_hand(language: str) -> None:
    facts = {"what": "asked", "seal_id": "k3f9c2aab1d0", "request_id": "m81hdz0q7c2e", "seal": AWKWARD, "by": LONG}
    facts |= {"number": "YX-261124-0001", "title": LONG, "digest": "a" * 16, "expires_at": NOW.isoformat()}
    screen = brought(an_item("seal", **facts), language)
    check(screen)
    assert verbs(screen) == ["sealgrant", "sealnot"]
    assert [button.page for button in buttons(screen) if button.page] == ["/s?r=m81hdz0q7c2e"]


@LANGUAGES
def test_a_card_says_that_the_keeper_of_a_seal_has_the_next_move(language: str) -> None:
    party = a_party(2, "甲方", state=PartyState.TO_ACT)
    wait = SealWait(party.id, "甲方", "印信公司", keeper="王保管")
    mine = replace(wait, request_id="m81hdz0q7c2e")
    said = {
        "zh": ("等待王保管（审批甲方的用印）办理", "“印信公司”的印章保管人", "王保管或另外 2 位保管人（",
               "等待您"),
        "en": ("Waiting for 王保管 (to let 甲方 use the seal)", "the keeper of the seal of 印信公司",
               "王保管 or 2 other keepers (", "Waiting for you (to let 甲方 use the seal)"),
    }  # fmt: skip
    waits = (wait, replace(wait, keeper=None), replace(wait, more=2), mine)
    for each, words in zip(waits, said[language], strict=True):
        screen = brought(an_item("card"), language, replace(view_of(party), waits_for_seal=(each,)))
        assert words in words_of(check(screen))
        assert ("sealreq" in verbs(screen)) == (each is mine)


@LANGUAGES
def test_who_has_asked_for_the_seal_is_not_told_to_sign_before_it_is_there(language: str) -> None:
    party = a_party(1, "甲方", state=PartyState.TO_ACT)
    wait = SealWait(party.id, "甲方", "印信公司", keeper="王保管")
    view = replace(view_of(party), mine=(party,), signer=party, can=frozenset({"sign", "open"}))
    words = words_of(brought(an_item("card"), language, replace(view, waits_for_seal=(wait,))))
    assert {"zh": "等王保管同意后即可签署", "en": "as soon as 王保管 agrees"}[language] in words
    assert {"zh": "请您签署", "en": "Please sign"}[language] not in words
