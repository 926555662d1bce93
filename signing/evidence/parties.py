"""Each party: who they are, how that is known, what they read, what they agreed to, and with what they signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from signing.evidence.case import Case
from signing.evidence.certificates import told_of
from signing.evidence.plain import Row, both, row, shown
from signing.evidence.proven import by_code, confirmed_by, demanded, proofs
from signing.ports import Actor, AuditEntry
from signing.task import events as kinds
from signing.task.model import Party
from signing.wording import LANGUAGES, say

ACTS = {kinds.SIGNED, kinds.APPROVED, kinds.FILLED_IN, kinds.REJECTED}


def parties(case: Case) -> list[dict[str, object]]:
    return [_party(case, one) for one in case.task.parties]


def _party(case: Case, party: Party) -> dict[str, object]:
    mine = [each for each in case.entries if each.facts.get("party_id") == party.id]
    role = say(case.language, f"role-{party.role.value}")
    state = say(case.language, f"party-state-{party.state.value}")
    rows = [
        *_identity(case, party, mine),
        *demanded(case, party),
        *_reading(case, mine),
        *_will(case, party, mine),
        *_act(case, party, mine),
        *_seals(case, party),
        *_papers(case, party),
    ]
    return {
        "title": shown(party.name) or "—",
        "company": shown(party.company),
        "note": f"{role} · {state}",
        "rows": [each for each in rows if each["values"]],
    }


def _identity(case: Case, party: Party, mine: Sequence[AuditEntry]) -> Iterable[Row]:
    lang = case.language
    person = case.people.get(party.person_id or "")
    words = [say(lang, "report-nobody-yet")]
    if person is not None:
        words = [say(lang, "report-letters")]
        if person.telegram_id is not None:
            words = [say(lang, "report-telegram", id=str(person.telegram_id), name=shown(person.name))]
        if person.phone and case.shows(person.id):
            words.append(say(lang, "report-phone-proven", phone=person.phone))
    yield row(say(lang, "report-identified"), *words)
    named = [each for each in (party.phone, party.email) if each]
    if named and case.shows(party.person_id):
        yield row(say(lang, "report-contact"), " · ".join(shown(each) for each in named))
    if party.handed_by:
        yield row(say(lang, "report-handed"), shown(party.handed_by), shown(party.handed_why))
    told = [
        say(lang, f"report-{each.kind}", at=both(case, each.at))
        for each in mine
        if each.kind in {kinds.INVITATION_MADE, kinds.INVITATION_ACCEPTED}
    ]
    yield row(say(lang, "report-invitation"), *(told or ([say(lang, "report-invitation-none")] if person else [])))


def _reading(case: Case, mine: Sequence[AuditEntry]) -> Iterable[Row]:
    lang, told = case.language, []
    for each in mine:
        if each.kind == kinds.READ:
            told.append(say(lang, "report-read", at=both(case, each.at)))
        elif each.kind == kinds.READ_THROUGH:
            facts = {"pages": each.facts["pages"], "seconds": each.facts["seconds"]}
            told.append(say(lang, "report-read-through", **facts))
    yield row(say(lang, "report-reading"), *told)


def _will(case: Case, party: Party, mine: Sequence[AuditEntry]) -> Iterable[Row]:
    lang = case.language
    accepted = _last(mine, kinds.CODE_ACCEPTED)
    if accepted is None:
        return
    yield from proofs(case, accepted)
    yield confirmed_by(case, mine, accepted) or by_code(case, mine, accepted)
    spoken = accepted.actor.language or case.task.language
    yield row(say(lang, "report-agreed"), _consent(case, party, accepted, spoken))
    version = str((accepted.context or {}).get("wording", ""))
    yield row(say(lang, "report-agreed-in"), say(lang, "report-language", language=spoken), version, mono=True)
    yield row(say(lang, "report-bound"), str(accepted.facts.get("bound_to", "")), mono=True)
    if digest := accepted.facts.get("batch_digest"):
        yield row(say(lang, "report-batch"), str(digest), mono=True)


def _consent(case: Case, party: Party, accepted: AuditEntry, spoken: str) -> str:
    """The sentence of the signing page, as it says it."""
    act = accepted.facts.get("act", "sign")
    key = "consent-sign-for" if act == "sign" and party.company else f"consent-{act}"
    listed = accepted.facts.get("documents") or [accepted.facts]
    digests = " · ".join(_short(str(each.get("sha256", ""))) for each in listed)
    return say(
        spoken if spoken in LANGUAGES else case.language,
        f"page-word-{key}",
        title=shown(case.task.title),
        number=case.task.number,
        name=shown(party.name),
        company=shown(party.company),
        digest=digests,
    )


def _short(sha256: str) -> str:
    return f"{sha256[:4]} {sha256[4:8]} {sha256[8:12]}".upper()


def _act(case: Case, party: Party, mine: Sequence[AuditEntry]) -> Iterable[Row]:
    lang = case.language
    done = next((each for each in reversed(mine) if each.kind in ACTS), None)
    if done is None:
        return
    yield row(say(lang, f"report-at-{done.kind}"), both(case, done.at))
    if done.kind == kinds.REJECTED:
        yield row(say(lang, "report-reason"), shown(party.reason))
    yield row(say(lang, "report-where"), *where(case, done.actor))
    serials = [each.certificate_serial for each in case.revisions if each.party_id == party.id]
    for serial in dict.fromkeys(filter(None, serials)):
        if der := case.certificates.get(serial):
            told = told_of(der, case.issuers)
            yield row(
                say(lang, "report-certificate"),
                shown(told.subject),
                say(lang, "report-issuer", issuer=shown(told.issuer)),
                say(lang, "report-serial", serial=told.serial),
                say(lang, "report-valid-from", at=both(case, told.begins)),
                say(lang, "report-valid-until", at=both(case, told.ends)),
                say(lang, "report-kind-own" if told.own else "report-kind-bought"),
            )
    if by := done.facts.get("stamped_by"):
        yield row(
            say(lang, "report-stamp"), say(lang, "report-stamped", by=shown(str(by)), at=both(case, done.at))
        )


def where(case: Case, actor: Actor) -> list[str]:
    """How they came in; where from and with what, for who may see it."""
    lang = case.language
    words = [say(lang, f"report-channel-{actor.channel}")]
    if actor.identified:
        words[0] += say(lang, f"report-by-{actor.identified}")
    if not case.shows(actor.person_id):
        return [*words, say(lang, "report-withheld")]
    if actor.ip:
        words.append(f"IP {actor.ip}")
    if actor.agent:
        words.append(shown(actor.agent, limit=300))
    return words


def _seals(case: Case, party: Party) -> Iterable[Row]:
    for seal in case.seals.get(party.id, ()):
        kind = say(case.language, f"seal-kind-{seal.kind}")
        yield row(say(case.language, "report-seal"), f"{shown(seal.owner)} · {kind}")


def _papers(case: Case, party: Party) -> Iterable[Row]:
    if not (case.whole or party.person_id == case.reader.id):
        return
    for file in case.handed_in:
        if file.party_id == party.id:
            yield row(say(case.language, "report-paper"), shown(file.name), file.sha256, mono=True)


def _last(entries: Sequence[AuditEntry], kind: str) -> AuditEntry | None:
    return next((each for each in reversed(entries) if each.kind == kind), None)
