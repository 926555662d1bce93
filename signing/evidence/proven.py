"""How a party was known when they agreed, and with what they confirmed it: as the chain has it of that moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from signing.evidence.case import Case
from signing.evidence.plain import Row, both, row, shown
from signing.ports import AuditEntry
from signing.task import events as kinds
from signing.task.demands import Demand, Means
from signing.task.model import Party
from signing.task.proving import demand_of
from signing.wording import say

HELD = (Means.APP.value, Means.PASSWORD.value)


def demanded(case: Case, party: Party) -> Iterable[Row]:
    """What the initiator asked for, if anything."""
    lang, demand = case.language, demand_of(case.task, party)
    if demand:
        yield row(say(lang, "report-demanded"), say(lang, "proof-wanted", **demand_facts(demand, lang)))


def demand_facts(demand: Demand, language: str) -> dict[str, str]:
    between = "、" if language == "zh" else ", "
    proofs = between.join(say(language, "proof-known", what=each.value) for each in demand.known)
    means = between.join(say(language, "proof-means", what=each.value) for each in demand.means)
    return {"known": "some" if proofs else "none", "proofs": proofs, "means": means or "none"}


def proofs(case: Case, accepted: AuditEntry) -> Iterable[Row]:
    """Masked, so for every reader. Entries of before have none."""
    kept: Sequence[Mapping[str, Any]] = accepted.facts.get("proofs") or []
    told = [_told(case, each) for each in kept]
    if told:
        yield row(say(case.language, "report-proofs"), *told)


def _told(case: Case, proof: Mapping[str, Any]) -> str:
    facts = {name: shown(str(proof.get(name, ""))) for name in ("what", "how", "shown")}
    return say(case.language, "report-proof", **facts)


def confirmed_by(case: Case, mine: Sequence[AuditEntry], accepted: AuditEntry) -> Row | None:
    """For what they hold themselves; of a code that was sent its own lines tell. None where it was a code."""
    means = str(accepted.facts.get("means", ""))
    if means not in HELD:
        return None
    lang = case.language
    asked = [each for each in mine if each.kind == kinds.CONFIRMATION_ASKED and each.number < accepted.number]
    told = [say(lang, "report-confirmed-by", means=means)]
    if asked:
        told.append(say(lang, "report-asked-at", at=both(case, asked[-1].at)))
        told += _open_then(lang, asked[-1])
    told.append(say(lang, "report-code-accepted", at=both(case, accepted.at)))
    return row(say(lang, "report-means"), *told)


def by_code(case: Case, mine: Sequence[AuditEntry], accepted: AuditEntry) -> Row:
    """Where the code that was typed went, and by which other ways it could have gone."""
    lang = case.language
    sent = [each for each in mine if each.kind == kinds.CODE_SENT]
    wrong = sum(each.kind == kinds.CODE_WRONG for each in mine)
    used = next((each for each in sent if each.facts.get("code_id") == accepted.facts.get("code_id")), None)
    channel = str(used.facts.get("channel", "chat")) if used else "chat"
    told = [say(lang, "report-code-channel", channel=channel, count=len(sent), wrong=wrong)]
    if used:
        to = str(used.facts.get("to", ""))
        told.append(say(lang, "report-code-sent", at=both(case, used.at)) + (f" · {to}" if to else ""))
        told += _open_then(lang, used)
        if used.facts.get("as_the_link") is True:
            others = "some" if len(used.facts.get("open", ())) > 1 else "none"
            told.append(say(lang, "report-code-as-link", channel=channel, others=others))
    return row(say(lang, "report-code"), *told, say(lang, "report-code-accepted", at=both(case, accepted.at)))


def _open_then(language: str, asked: AuditEntry) -> list[str]:
    """Entries of before do not say."""
    means: Sequence[str] = asked.facts.get("open") or ()
    if not means:
        return []
    between = "、" if language == "zh" else ", "
    listed = between.join(say(language, "proof-means", what=each) for each in means)
    return [say(language, "report-open-means", means=listed)]
