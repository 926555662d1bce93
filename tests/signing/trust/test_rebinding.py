"""Threat 15: a name that is resolved again, or an answer that sends us on, leads nowhere into our own network. A
real server on loopback stands for what must not be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from signing.errors import Waiting
from signing.trust import fetching
from signing.trust.asking import external_timestamper
from signing.trust.csc import ServiceKey, ServiceSettings
from signing.trust.fetching import Fetcher, NotFetched
from tests.signing.trust.serving import Server, serving

OUTSIDE = "93.184.216.34"


@pytest.fixture
def inside(socket_enabled: None) -> Iterator[Server]:
    with serving() as server:
        server.answers["/"] = lambda _: (302 if "Location" in server.headers else 200, b"secret")
        yield server


def port_of(server: Server) -> str:
    return server.url.rpartition(":")[2]


def test_a_name_is_resolved_once_and_the_connection_goes_where_was_looked(inside: Server) -> None:
    """The second answer of a rebinding name is never asked for."""
    answers = iter([["127.0.0.1"], [OUTSIDE]])
    fetcher = Fetcher(allow_private=True, addresses=lambda host, port: next(answers))
    assert fetcher.get(f"http://ca.example.com:{port_of(inside)}/", most=100) == b"secret"
    assert [each[2]["Host"] for each in inside.asked] == [f"ca.example.com:{port_of(inside)}"] and next(
        answers
    ) == [OUTSIDE]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], [OUTSIDE, "127.0.0.1"], ["::ffff:127.0.0.1"]], ids=str)
def test_what_answers_inside_is_never_connected_to(inside: Server, addresses: list[str]) -> None:
    fetcher = Fetcher(addresses=lambda host, port: addresses)
    url = f"http://rebound.example.com:{port_of(inside)}/"
    with pytest.raises(NotFetched, match="private network"):
        fetcher.get(url, most=100)
    with pytest.raises(NotFetched, match="private network"):
        fetcher.post(url, b"{}", kind="application/json", most=100)
    assert inside.asked == []


@pytest.mark.parametrize(
    "to",
    ["http://127.0.0.1:{port}/x", "http://localhost:{port}/x", "//127.1:{port}/x", "file:///etc/passwd", "/x"],
)
def test_each_step_of_a_redirect_is_looked_at_anew(
    inside: Server, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    """Only the first address passes for one outside."""
    asked: list[str] = []

    def addresses(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(fetching, "is_public", lambda address: len(asked) == 1)
    inside.headers["Location"] = to.format(port=port_of(inside))
    with pytest.raises(NotFetched):
        Fetcher(addresses=addresses).get(f"http://ca.example.com:{port_of(inside)}/", most=100)
    assert len(inside.asked) == 1


@pytest.mark.parametrize("name", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
def test_no_proxy_of_the_environment_asks_in_our_place(
    inside: Server, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, f"http://127.0.0.1:{port_of(inside)}")
    monkeypatch.setenv(name.lower(), f"http://127.0.0.1:{port_of(inside)}")
    with pytest.raises(NotFetched):
        Fetcher(addresses=lambda host, port: ["10.0.0.1"]).get("http://ca.example.com/", most=100)
    assert inside.asked == []


def test_what_the_operator_names_leads_no_further(inside: Server, socket_enabled: None) -> None:
    """A time-stamp authority and a signing service may be inside; an answer of theirs sends us nowhere."""
    inside.headers["Location"] = f"{inside.url}/elsewhere"
    for path in ("/tsa", "/csc/v2/oauth2/token"):
        inside.answers[path] = lambda _: (307, b"")
    with pytest.raises(Waiting, match="timestamp-unavailable"):
        external_timestamper(f"{inside.url}/tsa").stamp(b"x" * 32, now=datetime.now(UTC))
    key = ServiceKey(ServiceSettings(f"{inside.url}/csc/v2", "credential", "client", "secret"))
    with pytest.raises(Waiting, match="key-unavailable"):
        key.identity()
    assert [each[0] for each in inside.asked] == ["/tsa", "/csc/v2/oauth2/token"]
