"""How often and how much."""

from __future__ import annotations

import pytest

from signing.errors import Refusal
from tests.web_confirm.door import Door
from tests.web_confirm.test_who_may import NOWHERE
from web_confirm import limits
from web_confirm.limits import RATES, Buckets, Rate, neighbourhood


def test_a_bucket_grants_its_burst_then_says_how_long_to_wait() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    for _ in range(RATES["verify"].burst):
        buckets.take("verify", "a")
    with pytest.raises(Refusal) as caught:
        buckets.take("verify", "a")
    assert caught.value.facts == {"seconds": 10}  # six a minute
    buckets.take("verify", "b")
    buckets.take("session", "a")
    now[0] += 10.1
    buckets.take("verify", "a")
    with pytest.raises(Refusal):
        buckets.take("verify", "a")


def test_many_addresses_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT", 100)
    buckets = Buckets(lambda: 0.0)
    for number in range(1000):
        buckets.take("session", str(number))
    assert len(buckets._left) == 100


def test_an_ipv6_household_is_one_address() -> None:
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff") != neighbourhood("2001:db8:0:1::1")
    assert neighbourhood("203.0.113.7") != neighbourhood("203.0.113.8")
    assert neighbourhood(None) == "unknown"


async def test_guessing_links_is_slowed_down_with_a_sentence(door: Door) -> None:
    tried = [
        await door.stranger.post("/api/session", {"link": f"{n:043d}"}) for n in range(RATES["session"].burst + 1)
    ]
    assert {answer.status_code for answer in tried[:-1]} == {401}
    assert (tried[-1].status_code, tried[-1].json()["code"]) == (429, "too-many-requests")
    assert int(tried[-1].headers["retry-after"]) >= 1


async def test_a_body_beyond_its_limit_is_refused_declared_or_not(door: Door) -> None:
    async def pieces():  # type: ignore[no-untyped-def]
        for _ in range(100):
            yield b"x" * 1024

    for content in (b"x" * 100_000, pieces()):
        answer = await door.stranger.post("/api/session", content=content)
        assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"1", b"\xff", b"[" * 5000], ids=str)
async def test_what_is_no_json_object_is_a_bad_request(door: Door, content: bytes) -> None:
    answer = await door.stranger.post("/api/session", content=content)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-request")


RATED = [
    ("session", "POST", "/api/session"),
    ("code", "POST", "/api/tasks/{task}/code"),
    ("answers", "POST", "/api/tasks/{task}/answers"),
    ("picture", "POST", "/api/tasks/{task}/pictures/@signature"),
    ("page", "GET", "/api/tasks/{task}/pictures/@signature"),
    ("page", "GET", "/api/tasks/{task}/name-seal"),
    ("read", "GET", "/api/tasks/{task}/proposal/sign"),
    ("act", "POST", "/api/tasks/{task}/sign"),
    ("act", "POST", "/api/tasks/{task}/approve"),
    ("act", "POST", "/api/tasks/{task}/fill"),
    ("act", "POST", "/api/tasks/{task}/reject"),
    ("page", "GET", "/api/tasks/{task}/pages/0"),
    ("read", "GET", "/api/tasks/{task}"),
    ("read", "GET", "/api/tasks/{task}/document"),
    ("read", "GET", "/api/tasks/{task}/documents"),
    ("read", "GET", "/api/tasks/{task}/report"),
    ("read", "GET", "/api/tasks/{task}/everything"),
    ("read", "GET", "/api/tasks/{task}/attachments/0"),
    ("read", "POST", "/api/tasks/{task}/download-link"),
    ("read", "POST", "/api/tasks/{task}/read"),
    ("read", "GET", "/api/download"),
    ("read", "GET", "/api/drafts/{task}/places"),
    ("answers", "POST", "/api/drafts/{task}/places"),
    ("seek", "POST", "/api/drafts/{task}/words"),
    ("answers", "POST", "/api/drafts/{task}/seam"),
    ("read", "POST", "/api/drafts/{task}/page-numbers"),
    ("act", "POST", "/api/drafts/{task}/document-order"),
    ("act", "POST", "/api/drafts/{task}/placed"),
    ("read", "GET", "/api/drafts/{task}/preview/somebody"),
    ("upload", "POST", "/api/upload"),
    ("verify", "POST", "/api/verify"),
    ("read", "GET", "/api/tasks/{task}/seals/x/leave"),
    ("act", "POST", "/api/tasks/{task}/seals/x/leave"),
    ("read", "GET", "/api/batch"),
    ("code", "POST", "/api/batch/code"),
    ("read", "GET", "/api/batch/x"),
    ("act", "POST", "/api/batch/x/confirm"),
    ("batch", "POST", "/api/batch/x/next"),
    ("read", "GET", "/api/seals"),
    ("act", "POST", "/api/seals"),
    ("sketch", "POST", "/api/seals/sketch"),
    ("cut", "POST", "/api/seals/cut"),
    ("picture", "POST", "/api/seals/upload"),
    ("read", "GET", "/api/seals/{seal}"),
    ("page", "GET", "/api/seals/{seal}/picture"),
    ("act", "POST", "/api/seals/{seal}/approve"),
    ("act", "POST", "/api/seals/{seal}/state"),
    ("act", "POST", "/api/seals/{seal}/rename"),
    ("seek", "POST", "/api/seals/{seal}/find-user"),
    ("act", "POST", "/api/seals/{seal}/users"),
    ("read", "GET", "/api/seal-requests/{request}"),
    ("act", "POST", "/api/seal-requests/{request}"),
    ("page", "GET", "/api/seal-requests/{request}/pages/0"),
    ("words", "GET", "/api/tasks/{task}/pages/0/text"),
    ("page", "GET", "/api/drafts/{task}/added/0/0"),
    ("question", "POST", "/api/tasks/{task}/questions"),
    ("question", "POST", "/api/tasks/{task}/questions/x/answer"),
    ("act", "POST", "/api/tasks/{task}/hand-on"),
    ("picture", "POST", "/api/tasks/{task}/papers/asked"),
    ("act", "POST", "/api/tasks/{task}/papers/asked/take-back"),
    ("read", "GET", "/api/tasks/{task}/papers/file"),
    ("page", "GET", "/api/hands/signature"),
    ("fresh-link", "POST", "/api/fresh-link"),
    ("act", "POST", "/api/hands/signature/forget"),
    ("read", "GET", "/api/exports/x"),
    ("read", "POST", "/api/exports/x"),
    ("read", "GET", "/api/export"),
    ("read", "GET", "/api/security"),
    ("code", "POST", "/api/security/ask"),
    ("act", "POST", "/api/security/confirm"),
    ("read", "GET", "/api/my-data"),
    ("code", "POST", "/api/my-data/ask"),
    ("act", "POST", "/api/my-data/confirm"),
    ("read", "GET", "/api/data-copy"),
    ("session", "POST", "/api/invited"),
    ("trust", "GET", "/trust/root.cer"),
    ("trust", "POST", "/trust/ocsp"),
    ("trust", "GET", "/trust/ocsp/AAAA"),
    ("trust", "POST", "/trust/tsa"),
]
OF_A_PERSON = (
    "/api/upload",
    "/api/seal",
    "/api/hands",
    "/api/batch",
    "/api/exports",
    "/api/security",
    "/api/my-data",
)


async def test_every_address_that_costs_us_something_has_a_rate(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [await door.world.person(name, language="en") for name in ("first", "other")]
    pages = [await door.enters(each) for each in people]

    async def asks(who: int, method: str, path: str) -> int:
        body = b"{}" if method == "POST" else b""
        path = path.format(task=NOWHERE, seal=NOWHERE, request=NOWHERE)
        answer = await door.http.request(method, path, headers=pages[who].headers, content=body)
        if answer.status_code == 429:
            assert answer.json()["code"] == "too-many-requests" and int(answer.headers["retry-after"]) > 60
            assert answer.headers["cache-control"] == "no-store"
        return answer.status_code

    for what, method, path in RATED:
        monkeypatch.setitem(limits.RATES, what, Rate(1, 0.5))
        door.app.state.buckets = Buckets()
        personal = "{task}" in path or path.startswith(OF_A_PERSON)
        assert await asks(0, method, path) != 429, path
        assert await asks(0, method, path) == 429, path
        assert (await asks(1, method, path) == 429) is not personal, f"{path}: a person's own, else the address's"


def test_every_address_that_reads_a_body_or_a_task_is_in_the_table_of_rates(door: Door) -> None:
    known = {
        (method, path.replace("drafts/{task}", "drafts/{draft_id}").replace("{task}", "{task_id}"))
        for _, method, path in RATED
    }
    slots = {
        "preview/somebody": "preview/{party_id}",
        "pages/0": "pages/{page}",
        "attachments/0": "attachments/{number}",
        "seals/x/": "seals/{seal_id}/",
        "added/0/0": "added/{key}/{number}",
        "questions/x/": "questions/{question_id}/",
        "papers/asked": "papers/{asked_id}",
        "papers/file": "papers/{file_id}",
        "exports/x": "exports/{folder_id}",
        "batch/x": "batch/{batch_id}",
        "hands/signature": "hands/{kind}",
        "{seal}": "{seal_id}",
        "{request}": "{request_id}",
        "@signature": "{key}",
        "proposal/sign": "proposal/{act}",
    }
    for example, slot in slots.items():
        known = {(method, path.replace(example, slot)) for method, path in known}
    assert door.addresses() == {each for each in known if each[1].startswith("/api/")}
