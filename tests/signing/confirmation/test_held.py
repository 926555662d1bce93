"""What people hold themselves: passwords, and codes of an app."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from signing.confirmation.passwords import hash_password, password_matches, read_password
from signing.confirmation.totp import step_of
from signing.errors import BadAnswer, Refusal
from signing.task.demands import NO_DEMAND, Demand, Known, Means
from signing.task.model import Party, Person, Role
from signing.task.proving import choices, standing_of, unproven

SECRET = b"12345678901234567890"  # of RFC 6238, appendix B


@pytest.mark.parametrize(("second", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_of_the_app_are_those_of_the_standard(second: int, code: str) -> None:
    now = datetime.fromtimestamp(second, UTC)
    assert step_of(SECRET, code, now, after=0) == second // 30
    assert step_of(SECRET, code, now, after=second // 30) is None
    assert step_of(SECRET, code, datetime.fromtimestamp(second + 90, UTC), after=0) is None
    assert step_of(SECRET, "１２３", now, after=0) is None


@pytest.mark.parametrize("weak", ["", "abc1234", "abcdefghij", "1357924680", "aaaa1111", "Password1", "qwerty12"])
def test_weak_passwords_are_refused(weak: str) -> None:
    with pytest.raises(BadAnswer, match="password-weak"):
        read_password(weak)


def test_a_password_is_the_same_from_every_keyboard() -> None:
    password = read_password("Ｂamboo 七贤")
    assert password_matches(hash_password(password), " Bamboo 七贤 ")
    assert not password_matches(hash_password(password), "bamboo 七贤")
    assert read_password("correct horse battery staple")
    with pytest.raises(BadAnswer, match="password-long"):
        read_password("a1" * 65)


def test_what_is_proven_must_be_of_whom_the_party_names() -> None:
    person = Person("p", 7, "李明", phone="+8613800138002")
    party = Party("a", 0, "李明", Role.SIGNER, phone="+8613800138000", email="Li@example.cn")
    standing = standing_of(
        person, {"email": ("li@EXAMPLE.cn", "code"), "real-name": ("李 明", "service")}, (), None
    )
    codes = [each.code for each in unproven(Demand(tuple(Known)), party, standing)]
    assert codes == ["proof-phone-other"]


def test_an_address_that_the_initiator_named_proves_nothing() -> None:
    person = Person("p", 7, "李明")
    party = Party("a", 0, "李明", Role.SIGNER, phone="+8613800138000", email="li@example.cn")
    standing = standing_of(person, {}, (), "init-data")
    codes = [each.code for each in unproven(Demand(tuple(Known)), party, standing)]
    assert codes == ["proof-phone", "proof-email", "proof-real-name"]
    assert [each.means for each in choices(NO_DEMAND, party, standing, {"email", "sms"})] == [Means.CHAT]


def test_a_code_takes_another_way_than_the_link_where_one_is_proven() -> None:
    party = Party("a", 0, "李明", Role.SIGNER)
    known = {"email": ("li@example.cn", "code")}
    found = choices(NO_DEMAND, party, standing_of(Person("p", 7, "李明"), known, ("app",), "init-data"), {"email"})
    assert [(each.means, each.to) for each in found] == [
        (Means.EMAIL, "l•••@example.cn"), (Means.APP, ""), (Means.CHAT, "")
    ]  # fmt: skip
    with pytest.raises(Refusal, match="means-none"):
        choices(
            Demand(means=(Means.PASSWORD,)), party, standing_of(Person("p", 7, "李明"), known, (), None), set()
        )
    by_mail = standing_of(Person("p", None, "李明", email="li@example.cn"), {}, (), "email-link")
    assert by_mail.known["email"] == ("li@example.cn", "letter")
