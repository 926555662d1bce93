"""Addresses in certificates lead nowhere into our own network. No connection is made here."""

from __future__ import annotations

import pytest

from signing.trust.fetching import Fetcher, NotFetched, is_public

INSIDE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.5",
    "192.168.1.1",
    "169.254.169.254",  # where clouds keep their secrets
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "no address",
]


@pytest.mark.parametrize("address", INSIDE)
def test_inside_is_inside_however_it_is_written(address: str) -> None:
    assert not is_public(address)
    fetcher = Fetcher(addresses=lambda host, port: [address])
    with pytest.raises(NotFetched, match="private network"):
        fetcher.get("http://crl.example.com/list.crl", most=100)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_the_internet_is_outside(address: str) -> None:
    assert is_public(address)


def test_one_address_inside_among_others_is_enough_to_refuse() -> None:
    fetcher = Fetcher(addresses=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(NotFetched, match="private network"):
        fetcher.get("https://ocsp.example.com", most=100)


@pytest.mark.parametrize(
    "url", ["ldap://ca.example.com/cn=x", "file:///etc/passwd", "http://", "http://u:p@ca.example.com/", "", "x"]
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"]

    with pytest.raises(NotFetched):
        Fetcher(addresses=resolve).get(url, most=100)
    assert asked == []
