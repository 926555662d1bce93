"""Init data: what Telegram vouched for is let in, everything else gets one and the same 401."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import pytest

from signing.errors import NotAllowed
from tests.web_confirm.door import BOT_TOKEN, Door, init_data
from web_confirm.init_data import read_init_data

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
USER = {"id": 101, "first_name": "明", "last_name": "李", "username": "liming", "language_code": "zh-hans"}


def facts(user: object = USER, at: datetime = NOW, **more: str) -> dict[str, str]:
    words = user if isinstance(user, str) else json.dumps(user)
    return {"auth_date": str(int(at.timestamp())), "query_id": "AAE", "user": words, **more}


def refused(data: str) -> str:
    with pytest.raises(NotAllowed) as caught:
        read_init_data(data, bot_token=BOT_TOKEN, now=NOW)
    return caught.value.code


def test_what_telegram_signed_says_who_it_is() -> None:
    user = read_init_data(init_data(facts(signature="x_-", start_param="t")), bot_token=BOT_TOKEN, now=NOW)
    assert (user.id, user.name, user.username, user.language_code) == (101, "李明", "liming", "zh-hans")


def test_the_order_of_the_fields_does_not_matter_since_they_are_sorted() -> None:
    turned = "&".join(reversed(init_data(facts()).split("&")))
    assert read_init_data(turned, bot_token=BOT_TOKEN, now=NOW).id == 101


def test_another_bots_token_is_no_proof() -> None:
    assert refused(init_data(facts(), token="4243:AAsomebody-elses")) == "not-from-telegram"


def test_another_persons_id_under_the_same_hash_is_no_proof() -> None:
    mine = init_data(facts())
    assert "101" in mine
    assert refused(mine.replace("101", "102")) == "not-from-telegram"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: "",
        lambda data: "hash=" + "0" * 64,
        lambda data: data.rpartition("&hash=")[0],
        lambda data: data.rpartition("&hash=")[0] + "&hash=",
        lambda data: data[:-1],
        lambda data: data.rpartition("=")[0] + "=" + data.rpartition("=")[2].upper(),
        lambda data: data + "&extra=1",
        lambda data: data + "&query_id=AAE",
        lambda data: "hash=" + "0" * 64 + "&" + data,
        lambda data: data + "&" + data.split("&")[-1],
        lambda data: data.replace("query_id=AAE&", ""),
        lambda data: data.replace("query_id=AAE", "query_id="),
        lambda data: data.replace("query_id", "Query_id"),
        lambda data: data + "&",
        lambda data: data.replace("=AAE", "=%FF%FE"),
        lambda data: data + "&pad=" + "x" * 5000,
    ],
    ids=["empty", "hash-alone", "no-hash", "empty-hash", "short-hash", "upper-case-hash", "extra-field",
         "field-twice", "hash-twice-first", "hash-twice-last", "field-missing", "value-gone", "other-name",
         "trailing-and", "not-utf-8", "too-long"],
)  # fmt: skip
def test_anything_changed_is_refused_with_one_and_the_same_word(change: object) -> None:
    data = init_data(facts())
    assert change(data) != data  # type: ignore[operator]
    assert refused(change(data)) == "not-from-telegram"  # type: ignore[operator]


def test_a_line_break_does_not_let_one_value_pass_for_two_fields() -> None:
    signed = init_data(facts())
    digest = signed.rpartition("=")[2]
    known = facts()
    # The same sorted lines, with query_id hidden inside auth_date.
    glued = {"auth_date": f"{known['auth_date']}\nquery_id=AAE", "user": known["user"], "hash": digest}
    assert refused(urlencode(glued, quote_via=quote)) == "not-from-telegram"


@pytest.mark.parametrize(
    "at", [NOW + timedelta(minutes=6), NOW + timedelta(days=365)], ids=["six-minutes", "a-year"]
)
def test_a_date_in_the_future_is_forged(at: datetime) -> None:
    assert refused(init_data(facts(at=at))) == "not-from-telegram"


def test_an_hour_is_enough_and_after_it_the_page_is_opened_anew() -> None:
    read_init_data(init_data(facts(at=NOW - timedelta(minutes=59))), bot_token=BOT_TOKEN, now=NOW)
    read_init_data(init_data(facts(at=NOW + timedelta(minutes=4))), bot_token=BOT_TOKEN, now=NOW)
    assert refused(init_data(facts(at=NOW - timedelta(minutes=61)))) == "link-over"


@pytest.mark.parametrize("date", ["", "-1", "1e9", "٣٤٥", "9" * 12, "9" * 40, "NaN"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    assert refused(init_data({**facts(), "auth_date": date})) in {"not-from-telegram"}


@pytest.mark.parametrize(
    "user",
    ["", "null", "[]", "{", '"x"', {}, {"id": "101"}, {"id": True}, {"id": 1.5}, {"id": 0}, {"id": -4},
     {"id": 2**60}, {"id": 7, "is_bot": True}, '{"id": 7, "id": 8}', "[" * 2000],
    ids=str,
)  # fmt: skip
def test_a_user_that_is_none_is_refused_even_if_signed(user: object) -> None:
    assert refused(init_data(facts(user))) == "not-from-telegram"


def test_a_name_of_another_type_is_left_out() -> None:
    user = read_init_data(init_data(facts({"id": 7, "first_name": {"x": 1}})), bot_token=BOT_TOKEN, now=NOW)
    assert user.name == ""


async def test_the_door_answers_401_in_the_readers_language(door: Door) -> None:
    for language, words in (("en", "confirm with Telegram"), ("zh-CN,zh;q=0.9", "无法通过 Telegram 确认")):
        answer = await door.stranger.post(
            "/api/session", {"init_data": "hash=" + "0" * 64}, headers={"Accept-Language": language}
        )
        assert (answer.status_code, answer.json()["code"]) == (401, "not-from-telegram")
        assert words in answer.json()["message"]


@pytest.mark.parametrize("value", [{}, {"init_data": 1}, {"link": None}, {"init_data": "a", "link": "b"}], ids=str)
async def test_an_entry_with_neither_or_both_is_a_bad_request(door: Door, value: object) -> None:
    assert (await door.stranger.post("/api/session", value)).status_code == 400


async def test_a_link_opens_one_session_and_is_over_then(door: Door) -> None:
    from signing.usecases.make_page_link import make_page_link

    ann = await door.world.person("安")
    token = await make_page_link(door.world.ports, ann, "upload", None)
    first = await door.stranger.post("/api/session", {"link": token})
    assert (first.status_code, first.json()["purpose"]) == (200, "upload")
    again = await door.stranger.post("/api/session", {"link": token})
    assert (again.status_code, again.json()["code"]) == (401, "link-over")


async def test_a_session_ends_after_its_time(door: Door) -> None:
    ann, li = await door.world.person("安"), await door.world.person("李明")
    task = await door.world.sent(ann, signers=[li])
    page = await door.enters(li)
    door.world.clock.advance(hours=3)
    answer = await page.get(f"/api/tasks/{task.id}")
    assert (answer.status_code, answer.json()["code"]) == (401, "session-over")
