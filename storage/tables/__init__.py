"""The tables of tasks, people and what they sign. What waits to be done has its own in `queue_tables`.

A task is one row and one row per party: parties are what we search by. Fields, document and reminder plan are
only ever read with their task, so they are JSON in its row. What belongs to a party names it without a foreign
key: saving a task writes its parties anew."""

from __future__ import annotations

from storage.tables.answers import answers as answers
from storage.tables.answers import handed_in as handed_in
from storage.tables.answers import kept_hands as kept_hands
from storage.tables.answers import pages_read as pages_read
from storage.tables.answers import questions as questions
from storage.tables.answers import reports as reports
from storage.tables.audit import audit as audit
from storage.tables.audit import audit_heads as audit_heads
from storage.tables.audit import checkpoints as checkpoints
from storage.tables.audit import sealed_heads as sealed_heads
from storage.tables.batches import batch_items as batch_items
from storage.tables.batches import batches as batches
from storage.tables.channels import channels as channels
from storage.tables.codes import codes as codes
from storage.tables.codes import intents as intents
from storage.tables.erasing import erasures as erasures
from storage.tables.finding import find_due as find_due
from storage.tables.finding import find_entries as find_entries
from storage.tables.folders import folder_tasks as folder_tasks
from storage.tables.folders import folders as folders
from storage.tables.groups import group_cards as group_cards
from storage.tables.groups import group_links as group_links
from storage.tables.keeping import doomed_blobs as doomed_blobs
from storage.tables.keeping import keepings as keepings
from storage.tables.left_papers import left_papers as left_papers
from storage.tables.links import invitations as invitations
from storage.tables.links import page_links as page_links
from storage.tables.links import sessions as sessions
from storage.tables.people import contacts as contacts
from storage.tables.people import member_invites as member_invites
from storage.tables.people import people as people
from storage.tables.preferences import preferences as preferences
from storage.tables.put_off import put_off as put_off
from storage.tables.seals import seal_requests as seal_requests
from storage.tables.seals import seal_users as seal_users
from storage.tables.seals import seal_uses as seal_uses
from storage.tables.seals import seals as seals
from storage.tables.secrets import secrets as secrets
from storage.tables.security import credentials as credentials
from storage.tables.security import proof_codes as proof_codes
from storage.tables.security import proofs as proofs
from storage.tables.security import wrong_tries as wrong_tries
from storage.tables.tasks import certificates as certificates
from storage.tables.tasks import parties as parties
from storage.tables.tasks import revisions as revisions
from storage.tables.tasks import task_numbers as task_numbers
from storage.tables.tasks import tasks as tasks
from storage.tables.templates import bulk_rows as bulk_rows
from storage.tables.templates import bulks as bulks
from storage.tables.templates import share_starts as share_starts
from storage.tables.templates import template_shares as template_shares
from storage.tables.templates import template_versions as template_versions
from storage.tables.templates import templates as templates
