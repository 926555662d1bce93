from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, select, update

from signing.ports import Credential, Proof, ProofCode
from storage.rows import Rows, values_of
from storage.tables import credentials, people, proof_codes, proofs, wrong_tries

CODE_COLUMNS = [column for column in proof_codes.c if column.name != "row"]


class SecurityRows(Rows):
    async def claim(self, person_id: str) -> None:
        query = select(people.c.id).where(people.c.id == person_id).with_for_update()
        if await self._scalar(query) is None:
            raise LookupError(f"no person {person_id}")

    async def proofs(self, person_id: str) -> Sequence[Proof]:
        query = select(proofs).where(proofs.c.person_id == person_id).order_by(proofs.c.what)
        return await self._all(Proof, query)

    async def put_proof(self, proof: Proof) -> None:
        await self._put(proofs, proof)

    async def credential(self, person_id: str, kind: str) -> Credential | None:
        at = and_(credentials.c.person_id == person_id, credentials.c.kind == kind)
        return await self._one(Credential, select(credentials).where(at))

    async def put_credential(self, credential: Credential) -> None:
        await self._put(credentials, credential)

    async def drop_credential(self, person_id: str, kind: str) -> bool:
        at = and_(credentials.c.person_id == person_id, credentials.c.kind == kind)
        return bool(await self._changed(delete(credentials).where(at)))

    async def add_code(self, code: ProofCode) -> None:
        await self._add(proof_codes, code)

    async def newest_code(self, person_id: str) -> ProofCode | None:
        query = select(*CODE_COLUMNS).where(proof_codes.c.person_id == person_id)
        return await self._one(ProofCode, query.order_by(proof_codes.c.row.desc()).limit(1))

    async def save_code(self, code: ProofCode) -> None:
        changed = await self._changed(
            update(proof_codes).where(proof_codes.c.id == code.id).values(values_of(code))
        )
        if not changed:
            raise LookupError(f"no code {code.id}")

    async def issued(self, person_id: str, since: datetime) -> Sequence[datetime]:
        theirs = and_(proof_codes.c.person_id == person_id, proof_codes.c.made_at > since)
        rows = await self._mappings(select(proof_codes.c.made_at).where(theirs).order_by(proof_codes.c.row))
        return [row["made_at"] for row in rows]

    async def note_wrong(self, person_id: str, what: str, at: datetime) -> None:
        await self._changed(wrong_tries.insert().values(person_id=person_id, what=what, at=at))

    async def wrong(self, person_id: str, what: str, since: datetime) -> Sequence[datetime]:
        theirs = and_(wrong_tries.c.person_id == person_id, wrong_tries.c.what == what, wrong_tries.c.at > since)
        rows = await self._mappings(select(wrong_tries.c.at).where(theirs).order_by(wrong_tries.c.row))
        return [row["at"] for row in rows]
