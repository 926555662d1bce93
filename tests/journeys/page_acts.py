"""What a person does on the pages, as the lines of a transcript say it; in one go, or step by step on a page that
stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit, urlunsplit

from tests.installation import Installation
from tests.page_client import PageClient, PageRefused

WRONG = "000000"


class _UploadPage(PageClient):
    def upload_for(self, query: str, name: str, data: bytes) -> None:
        answer = self._http.post(f"/api/upload?{query}", content=data, headers={"X-File-Name": quote(name)})
        if answer.is_error:
            found = answer.json()
            raise PageRefused(answer.status_code, str(found.get("code")), str(found.get("message")))


class PageActs:
    """`files`: the journey's. `received` gets what is downloaded."""

    def __init__(
        self,
        installation: Installation,
        files: Mapping[str, bytes],
        cast: Mapping[str, int],
        received: dict[str, bytes],
    ) -> None:
        self._house, self._files, self._cast, self._received = installation, files, cast, received
        self._open: dict[str, PageClient] = {}
        self._codes: dict[str, list[str]] = {}
        self._act: dict[str, str] = {}

    def close(self) -> None:
        for page in self._open.values():
            page.__exit__()
        self._open.clear()

    def do(self, who: str, words: str) -> None:
        for shape, act in self._ACTS.items():
            if found := re.fullmatch(shape, words):
                act(self, who, *found.groups())
                return
        raise AssertionError(f"nobody can do that on a page: {words!r}")

    # ── entering ─────────────────────────────────────────────────────────────────────────────────────────────

    def _opens(self, who: str) -> None:
        """From the newest card that leads to a document."""
        self._enters(who, self._url(who))

    def _opens_link(self, who: str) -> None:
        """The one-time link that the chat gave last."""
        message = self._house.chat.wait_for(self._cast[who], _link_of)
        self._enters(who, _link_of(message))

    def _opens_task_of(self, who: str, other: str) -> None:
        """With one's own proof of who one is, another's document."""
        theirs = urlsplit(self._url(other)).path
        mine = urlsplit(self._house.chat.web_app_url(self._cast[who], None))  # of whatever page
        self._enters(who, urlunsplit(mine._replace(path=theirs)))

    def _enters(self, who: str, url: str) -> None:
        page = PageClient(self._house, self._cast[who], url=url)
        if before := self._open.pop(who, None):
            before.__exit__()
        self._open[who] = page

    def _url(self, who: str) -> str:
        chat, person = self._house.chat, self._cast[who]
        return chat.web_app_url(person, chat.wait_for(person, lambda each: "/t/" in _page_of(each)))

    def _closes(self, who: str) -> None:
        self._open.pop(who).__exit__()

    def _page(self, who: str) -> PageClient:
        if who not in self._open:
            self._opens(who)
        return self._open[who]

    # ── acting ───────────────────────────────────────────────────────────────────────────────────────────────

    def _reads(self, who: str) -> None:
        self._page(who).read()

    def _asks_code(self, who: str, act: str, typed: str | None = None) -> None:
        self._act[who] = act
        self._codes.setdefault(who, []).append(self._page(who).ask_code(act, typed=typed))

    def _gives_code(self, who: str, which: str) -> None:
        codes = self._codes[who]
        code = {"the code": codes[-1], "the code before": codes[0], "a wrong code": _other_than(codes[-1])}[which]
        self._page(who).give_code(self._act[who], code)

    def _approves(self, who: str) -> None:
        self._opens(who)
        self._asks_code(who, "approve")
        self._gives_code(who, "the code")

    def _signs(self, who: str, typed: str) -> None:
        self._opens(who)
        self._asks_code(who, "sign", typed)
        self._gives_code(who, "the code")

    def _fills_and_signs(self, who: str, typed: str, filled: str) -> None:
        """ "银行账号 with 6222, 付款方式 with 按月支付"."""
        self._opens(who)
        values = dict(each.split(" with ", 1) for each in filled.split(", "))
        self._act[who] = "sign"
        code = self._page(who).ask_code("sign", typed=typed, filled=values)
        self._codes.setdefault(who, []).append(code)
        self._gives_code(who, "the code")

    def _fills(self, who: str, filled: str) -> None:
        """ "姓名 with 李明, 性别 with 男"."""
        self._opens(who)
        values = dict(each.split(" with ", 1) for each in filled.split(", "))
        self._act[who] = "fill"
        self._codes.setdefault(who, []).append(self._page(who).ask_code("fill", filled=values))
        self._gives_code(who, "the code")

    def _confirms_together(self, who: str, count: str, typed: str) -> None:
        """On the page of the link that was opened last."""
        found = self._page(who).confirm_together(typed=typed)
        assert [item["state"] for item in found["items"]] == ["done"] * int(count), found

    def _rejects(self, who: str, reason: str) -> None:
        self._page(who).reject(reason)

    def _downloads(self, who: str) -> None:
        self._received[who] = self._page(who).document()

    def _uploads(self, who: str, name: str) -> None:
        chat, person = self._house.chat, self._cast[who]
        url = chat.web_app_url(person, chat.wait_for(person, lambda each: _page_of(each, "/u")))
        with _UploadPage(self._house, person, url=url) as page:
            page.upload_for(urlsplit(url).query, name, self._files[name])

    _ACTS: ClassVar[Mapping[str, Callable[..., None]]] = {
        "opens the page": _opens,
        "opens the link": _opens_link,
        "opens the document of (.+)": _opens_task_of,
        "closes the page": _closes,
        "reads": _reads,
        "asks for a code to (approve)": _asks_code,
        "asks for a code to (sign) as (.+)": _asks_code,
        "gives (the code|the code before|a wrong code)": _gives_code,
        "approves": _approves,
        "signs by typing (.+) and fills in (.+)": _fills_and_signs,
        "fills in (.+)": _fills,
        "signs by typing (.+)": _signs,
        "confirms ([0-9]+) together by typing (.+)": _confirms_together,
        "rejects because ?(.*)": _rejects,
        "downloads": _downloads,
        "uploads (.+)": _uploads,
    }


def _other_than(code: str) -> str:
    return WRONG if code != WRONG else "000001"


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _page_of(message: dict[str, Any], part: str = "/t/") -> str:
    """The address of the first Mini App button whose address has `part`."""
    pages = (str(button["web_app"]["url"]) for button in _buttons(message) if "web_app" in button)
    return next((url for url in pages if part in url), "")


def _link_of(message: dict[str, Any]) -> str:
    """A one-time link to a page."""
    urls = (str(button["url"]) for button in _buttons(message) if "url" in button)
    return next((url for url in urls if "#k=" in url), "")
