"""What the rules need from the outside. `storage` and the doors fulfil these Protocols; a use case takes the
frozen `Ports` value as its first argument. All times are aware and UTC. All ids are strings we make.

One file for each aggregate; everybody imports from here."""

from __future__ import annotations

from signing.ports.answers import AnswerBook as AnswerBook
from signing.ports.answers import Answers as Answers
from signing.ports.answers import HandedIn as HandedIn
from signing.ports.answers import HandedInFiles as HandedInFiles
from signing.ports.answers import Hands as Hands
from signing.ports.answers import KeptHand as KeptHand
from signing.ports.answers import PagesRead as PagesRead
from signing.ports.answers import Questions as Questions
from signing.ports.audit import Audit as Audit
from signing.ports.audit import AuditEntry as AuditEntry
from signing.ports.audit import Checkpoint as Checkpoint
from signing.ports.audit import Checkpoints as Checkpoints
from signing.ports.audit import SealedHead as SealedHead
from signing.ports.audit import Witness as Witness
from signing.ports.codes import Code as Code
from signing.ports.codes import Codes as Codes
from signing.ports.codes import Intent as Intent
from signing.ports.codes import Intents as Intents
from signing.ports.codes import IntentState as IntentState
from signing.ports.common import SYSTEM as SYSTEM
from signing.ports.common import Actor as Actor
from signing.ports.common import Json as Json
from signing.ports.common import T as T
from signing.ports.finding import Finding as Finding
from signing.ports.finding import FindEntry as FindEntry
from signing.ports.inbox import Inbox as Inbox
from signing.ports.inbox import Sweep as Sweep
from signing.ports.installation import UNNAMED as UNNAMED
from signing.ports.installation import Installation as Installation
from signing.ports.installation import Ports as Ports
from signing.ports.links import Invitation as Invitation
from signing.ports.links import Links as Links
from signing.ports.links import PageLink as PageLink
from signing.ports.links import Session as Session
from signing.ports.outbox import Card as Card
from signing.ports.outbox import Cards as Cards
from signing.ports.outbox import Outbox as Outbox
from signing.ports.outbox import OutboxItem as OutboxItem
from signing.ports.outbox import OutboxState as OutboxState
from signing.ports.outside import Blobs as Blobs
from signing.ports.outside import Children as Children
from signing.ports.outside import KeyVault as KeyVault
from signing.ports.outside import Office as Office
from signing.ports.people import Contacts as Contacts
from signing.ports.people import Dialogue as Dialogue
from signing.ports.people import Dialogues as Dialogues
from signing.ports.people import MemberInvites as MemberInvites
from signing.ports.people import People as People
from signing.ports.reports import Report as Report
from signing.ports.reports import Reports as Reports
from signing.ports.revisions import Certificates as Certificates
from signing.ports.revisions import Revision as Revision
from signing.ports.revisions import Revisions as Revisions
from signing.ports.seals import Seal as Seal
from signing.ports.seals import Seals as Seals
from signing.ports.seals import SealState as SealState
from signing.ports.seals import SealUser as SealUser
from signing.ports.tasks import TaskFilter as TaskFilter
from signing.ports.tasks import Tasks as Tasks
from signing.ports.templates import Bulks as Bulks
from signing.ports.security import Credential as Credential
from signing.ports.security import Proof as Proof
from signing.ports.security import ProofCode as ProofCode
from signing.ports.security import Security as Security
from signing.ports.templates import Shares as Shares
from signing.ports.templates import Templates as Templates
from signing.ports.timers import Job as Job
from signing.ports.timers import Jobs as Jobs
from signing.ports.timers import Nudge as Nudge
from signing.ports.timers import Nudges as Nudges
from signing.ports.transaction import Transaction as Transaction
