"""An installation whose keys and time stamps come from elsewhere by setting takes a document from the chat to the
end; whoever checks it finds the bought certificate and the other authority's stamps in it, all trusted.

One installation, started anew with each kind of key: so what an earlier key signed is judged after a later one."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from cryptography.hazmat.primitives import serialization

from bot.local_chat.cast import CHEN_JING, LI_MING
from tests.bot.serving import newest_id
from tests.installation import Installation
from tests.judged import check_programs, signatures_of
from tests.page_client import PageClient
from tests.pdfs import contract
from tests.signing.pdf.validators import archive_verdicts
from tests.signing.trust.elsewhere_answers import Answers, answering
from tests.signing.trust.openssl_tsa import openssl_tsa
from tests.signing.trust.purchased import Purchased
from tests.signing.trust.serving import serving
from tests.signing.trust.signing_service import CLIENT, CREDENTIAL, PIN, SECRET, SigningService
from tests.signing.trust.soft_token import LABEL, MODULE, soft_token
from tests.signing.trust.soft_token import PIN as TOKEN_PIN
from tests.signing.trust.test_keys_elsewhere import p12
from tests.warm_start import warm_command

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
NAME = "上海长江国际贸易有限公司"  # in every bought certificate
TSA = "Other Time Stamps"
# With one signer nobody asks for an order.
STEPS = (("李明 · 签署", "下一步"), ("第 2 步", "位置正确"), ("第 3 步", "不设截止"), ("请确认", "发出"))


@dataclass
class House:
    installation: Installation
    folder: Path
    tsa_root: bytes
    done: list[tuple[str, Path, Purchased]] = field(default_factory=list)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("elsewhere")
    with serving("application/timestamp-reply") as server:
        tsa, listed = openssl_tsa(folder / "tsa", datetime.now(UTC), name=TSA, crl=f"{server.url}/tsa.crl")
        server.answers["/tsr"] = tsa.answer
        server.answers["/tsa.crl"] = lambda _: (200, listed(datetime.now(UTC) - timedelta(hours=1)))
        (folder / "roots.pem").write_bytes((folder / "tsa" / "root.pem").read_bytes())
        installation = Installation(
            folder / "house",
            YINXIN_TSA_URL=f"{server.url}/tsr",
            YINXIN_TRUST_ROOTS=str(folder / "roots.pem"),
            YINXIN_TRUST_PRIVATE_NETWORK="true",
        )
        yield House(installation, folder, tsa.root)
        installation.kill()
        installation.chat.close()
        assert "Traceback" not in installation.log(), installation.log()[-4000:]


@contextmanager
def in_a_file(house: House, held: Purchased) -> Iterator[dict[str, str]]:
    path = house.folder / "key.p12"
    path.write_bytes(p12(held))
    yield {"YINXIN_SIGN_PKCS12": str(path), "YINXIN_SIGN_PKCS12_PASSWORD": "秘密-secret"}


@contextmanager
def on_a_token(house: House, held: Purchased) -> Iterator[dict[str, str]]:
    chain = house.folder / "chain.pem"
    pem = serialization.Encoding.PEM
    chain.write_bytes(held.issuer.public_bytes(pem) + held.root.public_bytes(pem))
    with soft_token(house.folder / "token") as token:
        token.put("seal", 1, held)
        yield {
            "YINXIN_SIGN_PKCS11_MODULE": MODULE,
            "YINXIN_SIGN_PKCS11_TOKEN": LABEL,
            "YINXIN_SIGN_PKCS11_KEY": "seal",
            "YINXIN_SIGN_PKCS11_PIN": TOKEN_PIN,
            "YINXIN_SIGN_CHAIN": str(chain),
        }


@contextmanager
def at_a_service(house: House, held: Purchased) -> Iterator[dict[str, str]]:
    service = SigningService(held, ["1.2.840.10045.4.3.2"], pin=True)
    server = uvicorn.Server(uvicorn.Config(service.app, host="127.0.0.1", port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until, "the service did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield {
            "YINXIN_SIGN_CSC_URL": f"http://127.0.0.1:{port}/csc/v2",
            "YINXIN_SIGN_CSC_CLIENT": CLIENT,
            "YINXIN_SIGN_CSC_SECRET": SECRET,
            "YINXIN_SIGN_CSC_CREDENTIAL": CREDENTIAL,
            "YINXIN_SIGN_CSC_PIN": PIN,
        }
    finally:
        server.should_exit = True
    assert "signHash" in service.calls, "the key that signed was there"


KINDS: dict[str, Any] = {"file": in_a_file, "token": on_a_token, "service": at_a_service}


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_signed_to_its_end_by_a_bought_key_and_foreign_stamps(house: House, kind: str) -> None:
    with ExitStack() as open_things:
        answers: Answers = answering(open_things.enter_context(serving()))
        lies: AbstractContextManager[dict[str, str]] = KINDS[kind](house, answers.held)
        open_things.callback(setattr, house.installation, "env", dict(house.installation.env))
        open_things.callback(house.installation.kill)
        house.installation.env |= open_things.enter_context(lies)
        house.installation.restart()
        path = house.folder / f"{kind}.pdf"
        path.write_bytes(signed_to_its_end(house.installation, kind))
    check(house, path, answers.held)
    house.done.append((kind, path, answers.held))
    for _, earlier, _ in house.done:
        judged = verified(house, earlier)
        assert (judged["verdict"], judged["register"]) == ("valid", "whole"), f"{earlier.name} after {kind}"


def signed_to_its_end(house: Installation, kind: str) -> bytes:
    chat = house.chat
    if not chat.messages(CHEN_JING):
        for person in (CHEN_JING, LI_MING):
            chat.start(person)
        chat.share_contact(LI_MING)
        chat.wait_for(LI_MING, "8002")
    seen, theirs = newest_id(house, CHEN_JING), newest_id(house, LI_MING)
    chat.send_file(CHEN_JING, f"contract-{kind}.pdf", contract(2, salt=kind))
    chat.wait_for(CHEN_JING, "第 1 步", after=seen)
    chat.say(CHEN_JING, "李明 13800138002 签署")
    for asked, press in STEPS:
        chat.press(CHEN_JING, press, message=chat.wait_for(CHEN_JING, asked, after=seen), wait=0)
    card = chat.wait_for(LI_MING, "请您签署", after=theirs)
    with PageClient(house, LI_MING, url=chat.web_app_url(LI_MING, card)) as page:
        page.read()
        page.confirm("sign", typed="李明")
    # By its name: what was on its way when the last life was killed comes once more.
    arrived = chat.wait_for(CHEN_JING, lambda message: kind in str(message.get("document")), after=seen)
    return chat.file(arrived)


def check(house: House, path: Path, held: Purchased) -> None:
    """By who signed, by pyHanko as an archive, by poppler and qpdf, by `yinxin verify`."""
    data = path.read_bytes()
    assert signatures_of(data) == {"李明": 1, NAME: 2}, "base and closing are by the bought certificate"
    roots = (held.root.public_bytes(serialization.Encoding.DER), house.tsa_root)
    own = (house.installation.data / "root.cer").read_bytes()
    verdicts = archive_verdicts(data, own, datetime.now(UTC) + timedelta(hours=12), *roots)
    assert set(verdicts.values()) == {"Passed.OK"}, verdicts
    check_programs(data, path, at_least=3)
    judged = verified(house, path)
    assert (judged["verdict"], judged["register"]) == ("valid", "whole"), judged
    assert all(one["trusted"] for one in judged["signatures"])
    assert {one["level"] for one in judged["signatures"] if not one["is_timestamp"]} == {"B-LTA"}
    stamps = [one for one in judged["signatures"] if one["is_timestamp"]]
    assert [one["who"] for one in stamps] == [TSA], "the archive stamp is the other authority's"


def verified(house: House, path: Path) -> Any:
    words = ["verify", str(path), "--json"]
    done = warm_command(words, house.installation.settings(), path.parent, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)
