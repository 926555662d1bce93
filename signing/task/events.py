"""What happened, as values. Each kind is at the same time the kind of an audit entry and, where it is shown in
a task's history, the wording key `event-<kind>`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# of drafts
CREATED = "created"
DRAFT_CHANGED = "draft-changed"
DISCARDED = "discarded"

# of tasks
SENT = "sent"
PREPARED = "prepared"
PREPARE_FAILED = "prepare-failed"
TURN_CAME = "turn-came"
TURN_GONE = "turn-gone"  # somebody else was put before them
SPARED = "spared"  # enough others of their step have acted
PARTY_REPLACED = "party-replaced"  # by the initiator, while the task runs
PARTY_ADDED = "party-added"
PARTY_REMOVED = "party-removed"
PARTY_MOVED = "party-moved"
SIGNER_NAMED = "signer-named"  # by who stands for a company
INVITATION_MADE = "invitation-made"
INVITATION_ACCEPTED = "invitation-accepted"
REACH_CHANGED = "reach-changed"
READ = "read"
FILLED = "filled"  # kept what was filled in so far; which fields, never what
CODE_SENT = "code-sent"
CONFIRMATION_ASKED = "confirmation-asked"  # with what they hold themselves: nothing was sent
CODE_WRONG = "code-wrong"
CODE_LOCKED = "code-locked"
CODE_VOIDED = "code-voided"
CODE_ACCEPTED = "code-accepted"
SIGNING_BEGAN = "signing-began"
SIGNED = "signed"
FILLED_IN = "filled-in"  # by who does not sign: it is in the document
SIGNING_VOIDED = "signing-voided"
APPROVED = "approved"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"
APPROVAL_TAKEN_BACK = "approval-taken-back"
DEADLINE_EXTENDED = "deadline-extended"
DOCUMENT_REPLACED = "document-replaced"  # of a running task, before anybody acted
CORRECTED = "corrected"  # a new draft stands in its place
CORRECTS = "corrects"  # the other way round
RESCISSION_BEGUN = "rescission-begun"  # an agreement to end it is drawn up
RESCINDS = "rescinds"  # the other way round
RESCINDED = "rescinded"  # that agreement is complete
PUT_OFF = "put-off"  # an act that can be undone for some seconds
UNDONE = "undone"
EXPIRED = "expired"
CLOSING = "closing"
WORK_FAILED = "work-failed"  # of ours, several times; it is tried again
COMPLETED = "completed"
RENEWED = "renewed"  # its evidence, by another archive time stamp
WAITING = "waiting"
RESUMED = "resumed"
NUDGED = "nudged"
NUDGE_SKIPPED = "nudge-skipped"  # it was due, and is not given: `why`
REMINDED = "reminded"
REMIND_PUT_OFF = "remind-put-off"  # by hand, in the reader's quiet hours: until they end
SNOOZED = "snoozed"  # by its reader, until a moment of their own
ESCALATED = "escalated"  # to whoever waits: reminders were in vain
DOWNLOADED = "downloaded"
DELIVERED = "delivered"
NOT_DELIVERED = "not-delivered"
DELIVERY_UNKNOWN = "delivery-unknown"  # it may have arrived or not, and is not sent again
SEAL_ASKED = "seal-asked"  # a keeper's leave to use it
SEAL_GRANTED = "seal-granted"
SEAL_REFUSED = "seal-refused"
SEAL_UNANSWERED = "seal-unanswered"  # by its keepers, in time
SEAL_UNUSED = "seal-unused"  # a leave, in time
REFUSED = "refused"
HANDED_ON = "handed-on"  # somebody else stands in a party's place
GROUP_LINKED = "group-linked"  # shown in a group of the chat
GROUP_UNLINKED = "group-unlinked"
INITIATOR_CHANGED = "initiator-changed"  # somebody else stands for it now
HANDED_IN = "handed-in"  # a paper that the initiator asked for
TAKEN_BACK = "taken-back"
READ_THROUGH = "read-through"  # as the initiator wanted it, before their code
QUESTION_ASKED = "question-asked"  # of the initiator; the words are kept beside the chain, their digest in it
QUESTION_ANSWERED = "question-answered"
REPORT_MADE = "report-made"  # the evidence of it, for one reader
REPORT_RENEWED = "report-renewed"  # it got its next archive time stamp
ADMIN_READ = "admin-read"
ERASED = "erased"  # what is personal, of a task that ended long ago, or of a person
RETENTION_WARNED = "retention-warned"  # it goes on a day, by the rule of the house
RETENTION_DELETED = "retention-deleted"  # its files, by that rule; that it was is kept
KEPT_LONGER = "kept-longer"  # than the rule has it, by somebody's wish
HELD = "held"  # a legal hold: nothing deletes it
RELEASED = "released"
ERASURE_ASKED = "erasure-asked"  # by who wishes that what is kept about them goes
ERASURE_DECLINED = "erasure-declined"  # by an admin, with the reason

# of the installation's own chain
EXPORTED = "exported"  # a folder: how many tasks, and which way it went
FOLDER_CHANGED = "folder-changed"  # how long what lies in it is kept, or a hold over it
PERSON_MET = "person-met"
MEMBER_INVITED = "member-invited"  # by a link, for one person
MEMBER_LINK_REVOKED = "member-link-revoked"
MEMBER_JOINED = "member-joined"
MEMBER_CHANGED = "member-changed"  # their roles
MEMBER_REMOVED = "member-removed"  # and what became of what they had in hand
TASKS_HANDED_OVER = "tasks-handed-over"  # those of a member who stays one
PERSON_CHANGED = "person-changed"
CONTACT_CHANGED = "contact-changed"  # an entry of somebody's own address book
PROOF_ASKED = "proof-asked"  # of who one is, or for a change of what one confirms with
PROOF_WRONG = "proof-wrong"
PROOF_GIVEN = "proof-given"
CONTACT_CHANGED = "contact-changed"  # an entry of somebody's own address book
SESSION_OPENED = "session-opened"
PAGE_LINK_MADE = "page-link-made"
VERIFIED = "verified"
STARTED = "started"  # the house itself
BACKED_UP = "backed-up"  # all of it, into a sealed file
KEYS_CHANGED = "keys-changed"  # the master key: a newer version, older ones gone, or another place
AUTHORITY_CHANGED = "authority-changed"  # its certificates renewed, a new root, a former one no longer trusted
RESTORED = "restored"  # from such a file, on the command line
FILE_SIGNED = "file-signed"  # outside any task, on the command line
CHECKPOINTED = "checkpointed"  # the heads of all chains
ADMINS_WARNED = "admins-warned"  # of what ends, or gives no time stamps
SEAL_MADE = "seal-made"
SEAL_CHANGED = "seal-changed"  # its state
SEAL_ALLOWED = "seal-allowed"  # to somebody else, or no longer
SEAL_USED = "seal-used"
SEAL_KEY_ISSUED = "seal-key-issued"  # by Yinxin, for a seal that may be used
HAND_KEPT = "hand-kept"  # how somebody signs, at their wish
HAND_FORGOTTEN = "hand-forgotten"
SEAL_REVOKED = "seal-revoked"  # its certificate
TEMPLATE_SAVED = "template-saved"  # a version of it
TEMPLATE_RENAMED = "template-renamed"
TEMPLATE_ROLE_RENAMED = "template-role-renamed"  # by a version of its own
TEMPLATE_ARCHIVED = "template-archived"
TEMPLATE_STARTED = "template-started"
SHARE_MADE = "share-made"  # a link by which others may start a template
SHARE_CHANGED = "share-changed"  # its limits, or that it is over
SHARE_ASKED = "share-asked"  # somebody wants to start by it
SHARE_DECIDED = "share-decided"
BULK_TAKEN = "bulk-taken"  # a sheet, read and found right
BULK_CHANGED = "bulk-changed"  # a cell or a row of it, before it goes out
BULK_ISSUED = "bulk-issued"
BULK_DONE = "bulk-done"
BATCH_ASKED = "batch-asked"  # several tasks of one person, with one code: which, and bound to what
BATCH_WRONG = "batch-wrong"
BATCH_LOCKED = "batch-locked"
BATCH_VOIDED = "batch-voided"
BATCH_CONFIRMED = "batch-confirmed"
BATCH_DONE = "batch-done"  # and what has come of each
BULK_LINKS = "bulk-links"  # invitations of its parties, handed to the owner

# A reader of the card sees these lines; the rest of the chain is for the evidence and for admins.
HISTORY = frozenset(
    {
        CREATED,
        DISCARDED,
        SENT,
        PREPARED,
        PREPARE_FAILED,
        INVITATION_ACCEPTED,
        REACH_CHANGED,
        READ,
        READ_THROUGH,
        HANDED_IN,
        TAKEN_BACK,
        HANDED_ON,
        SPARED,
        PARTY_REPLACED,
        PARTY_ADDED,
        PARTY_REMOVED,
        PARTY_MOVED,
        SIGNER_NAMED,
        INITIATOR_CHANGED,
        GROUP_LINKED,
        GROUP_UNLINKED,
        CODE_LOCKED,
        SIGNED,
        FILLED_IN,
        SIGNING_VOIDED,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        APPROVAL_TAKEN_BACK,
        DEADLINE_EXTENDED,
        DOCUMENT_REPLACED,
        CORRECTED,
        CORRECTS,
        RESCISSION_BEGUN,
        RESCINDS,
        RESCINDED,
        EXPIRED,
        COMPLETED,
        RENEWED,
        WAITING,
        RESUMED,
        QUESTION_ASKED,
        QUESTION_ANSWERED,
        NUDGED,
        REMINDED,
        REMIND_PUT_OFF,
        ESCALATED,
        SEAL_ASKED,
        SEAL_GRANTED,
        SEAL_REFUSED,
        SEAL_UNANSWERED,
        SEAL_UNUSED,
        ERASED,
        RETENTION_WARNED,
        RETENTION_DELETED,
        KEPT_LONGER,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """`facts` are JSON values and hold no secrets: they go into the audit entry as they are."""

    kind: str
    party_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_facts(self) -> dict[str, Any]:
        """What the audit entry keeps: the facts, with the party beside them."""
        return {**self.facts, "party_id": self.party_id} if self.party_id else dict(self.facts)
