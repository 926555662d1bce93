"""What kinds of certificates were used, and what that means: as much as can be said, and no more."""

from __future__ import annotations

from signing.evidence.case import Case
from signing.evidence.certificates import told_of
from signing.wording import say


def law(case: Case) -> list[dict[str, str]]:
    kinds = {told_of(der, case.issuers).own for der in case.certificates.values()}
    used = "none" if not kinds else "own" if kinds == {True} else "bought" if kinds == {False} else "both"
    lang = case.language
    said = [(f"report-law-used-{used}", "report-law-used")]
    said += [(f"report-law-{where}-text", f"report-law-{where}") for where in ("china", "eidas", "esign")]
    return [
        {"title": say(lang, title), "text": say(lang, text, organisation=case.organisation)}
        for text, title in said
    ]


def checks(case: Case) -> list[dict[str, str]]:
    """How anybody checks it without us."""
    lang = case.language
    keys = ("files", "signatures", "record", *(["checkpoint"] if case.checkpoint else ["later"]), "page")
    facts = {"url": case.verify_url, "checkpoint": case.checkpoint.hash if case.checkpoint else ""}
    return [
        {"title": say(lang, f"report-check-{key}"), "text": say(lang, f"report-check-{key}-text", **facts)}
        for key in keys
    ]
