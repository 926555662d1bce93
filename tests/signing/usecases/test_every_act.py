"""Every use case leaves an entry, or stands here with the reason why not: a new one has to decide."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import signing.usecases

FOLDER = Path(signing.usecases.__file__).parent
ROOM = "signing.usecases."
# Desks record what they refuse; that is not yet the entry of an act.
ONLY_REFUSALS = {"admission", "seal_desk", "template_desk", "bulk_desk"}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))


def modules() -> set[str]:
    return {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}


def records(module: str) -> bool:
    calls = (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id in {"record", "record_events"} for call in calls)


def uses(module: str) -> set[str]:
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOM):
            found.add((node.module or "").removeprefix(ROOM))
    return found


def recording() -> set[str]:
    found = {module for module in modules() if records(module)} - ONLY_REFUSALS
    while True:
        more = {module for module in modules() - found if uses(module) & found}
        if not more:
            return found
        found |= more


WITHOUT: dict[str, str] = {
    module: why
    for why, named in {
        "one's own things, looked at": (
            "find_seal_user seal_requests_waiting view_seal_request "
            "bulk_views batch_views list_drafts list_tasks list_templates view_bulk view_question "
            "view_template seal_views template_views draft_views views propose_template "
            "template_of_task offer_sheet name_seal known_contacts find_deputy proof_views "
            "view_security find_terms view_reach "
        ),
        "nothing is kept: a sketch before the act": ("cut_seal sketch_seal "),
        "a part of acts that leave their own entries": (
            "seal_leave seal_request_desk seal_waits seal_turns seal_over as_now tell_not_reminded "
            "answers appended bind_known file_kinds fill_share fill_template intake lanes paper_notes papers "
            "page_cache sheet_rows standing share_desk template_draft template_filled draft_places "
            "withdrawn look_up before_places links_of todays_number waiting_act stand_in running_desk successor "
            "room_for_signer shut_out means_desk known_copy erased_entries erasure_register retention_held "
        ),
        "where a conversation stands: a convenience, never the truth": (
            "begin_dialogue current_dialogue end_dialogue "
        ),
        "cards in a group, drawn again; that they stand there is link_group's": ("due_group_cards "),
        "the courier's own hands: what becomes of a delivery is noted by note_delivery and recover_deliveries": (
            "claim_deliveries note_taken_away note_restated outdated_messages outdated_digests let_digest_go "
            "checkpoint_file copy_by_letter "
            "tell_robots put_again ways_of "
        ),
        "public answers, to nobody in particular": ("answer_ocsp answer_timestamp publish_trust "),
        "who stands at the door: that they entered is open_session's": ("session_person task_of_paper "),
        "what has long expired goes; the acts that it served are in the chains": (
            "sweep_expired clear_left_papers left_papers "
        ),
        "noted by note_start": ("take_back_jobs "),
        "a look at the record: noted by who asks for it": ("audit_files audit_findings verify_audit "),
    }.items()
    for module in named.split()
}


def test_every_use_case_leaves_an_entry_or_says_why_not() -> None:
    silent = modules() - recording() - ONLY_REFUSALS
    unexplained = silent - WITHOUT.keys()
    assert not unexplained, "an entry, or a reason in WITHOUT and in docs/audit.md"
    assert not WITHOUT.keys() - silent, "these do leave an entry"


def test_the_scan_tells_them_apart() -> None:
    """A test that finds nothing passes always."""
    assert {"sign_document", "note_delivery", "status", "rename_task", "make_checkpoint"} <= recording()
    assert {"list_drafts", "current_dialogue"}.isdisjoint(recording())
