"""Common to all tests: no network but loopback, no chance in what hypothesis draws, children ended at the end."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from tests.examples import PROFILE
from tests.invariants import check_every_task
from tests.world import World, a_world, close_shared

settings.register_profile("check", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(PROFILE)


HERE = Path(__file__).parent
# Whole rooms of tests with a browser, a process or a Bot API server of their own, or much cryptography: with the
# real parts, so that the fast part stays well under a minute.
HEAVY = (
    "bench/",
    "bot/handlers/",
    "bot/letters/test_letters.py",
    "bot/letters/test_own_robots.py",
    "bot/letters/test_returns.py",
    "bot/local_chat/",
    "bot/office/",
    "bot/test_ca_command.py",
    "bot/test_courier.py",
    "bot/test_courier_refused.py",
    "bot/test_founding.py",
    "bot/test_inbox_order.py",
    "bot/test_keys_command.py",
    "bot/test_measures.py",
    "bot/test_serve",
    "bot/test_sign_file_command.py",
    "bot/test_tidy.py",
    "bot/test_verify_command.py",
    "browser/",
    "faults/",
    "journeys/",
    "signing/evidence/test_proven.py",
    "signing/evidence/test_report.py",
    "signing/pdf/test_append.py",
    "signing/pdf/test_append_like_pyhanko.py",
    "signing/pdf/test_attacks.py",
    "signing/pdf/test_child.py",
    "signing/pdf/test_every_kind.py",
    "signing/pdf/test_five_parties.py",
    "signing/pdf/test_one_revision_each.py",
    "signing/pdf/test_open_fields.py",
    "signing/pdf/test_random_documents.py",
    "signing/pdf/test_seam.py",
    "signing/pdf/test_stand_alone.py",
    "signing/pdf/test_verify.py",
    "signing/pdf/test_where_marks_land.py",
    "signing/pdf/test_written.py",
    "signing/seals/test_cutout.py",
    "signing/trust/test_new_root.py",
    "signing/usecases/test_attached.py",
    "signing/usecases/test_audit.py",
    "signing/usecases/test_audit_proof.py",
    "signing/usecases/test_batch.py",
    "signing/usecases/test_broken_ground.py",
    "signing/usecases/test_bulk.py",
    "signing/usecases/test_bulk_sheets.py",
    "signing/usecases/test_changing_parties.py",
    "signing/usecases/test_clocks.py",
    "signing/usecases/test_code_tries.py",
    "signing/usecases/test_completed.py",
    "signing/usecases/test_contacts.py",
    "signing/usecases/test_crashes.py",
    "signing/usecases/test_documents.py",
    "signing/usecases/test_documents_kept.py",
    "signing/usecases/test_draft_documents.py",
    "signing/usecases/test_draft_files.py",
    "signing/usecases/test_drafts.py",
    "signing/usecases/test_ending.py",
    "signing/usecases/test_erase_person.py",
    "signing/usecases/test_filler.py",
    "signing/usecases/test_folders.py",
    "signing/usecases/test_follow_ups.py",
    "signing/usecases/test_hand_in.py",
    "signing/usecases/test_hand_on.py",
    "signing/usecases/test_identity.py",
    "signing/usecases/test_insiders.py",
    "signing/usecases/test_jobs.py",
    "signing/usecases/test_keeper_nudges.py",
    "signing/usecases/test_kept_hands.py",
    "signing/usecases/test_members.py",
    "signing/usecases/test_not_yours.py",
    "signing/usecases/test_nudges.py",
    "signing/usecases/test_open_fields.py",
    "signing/usecases/test_paper.py",
    "signing/usecases/test_places.py",
    "signing/usecases/test_placing.py",
    "signing/usecases/test_put_off.py",
    "signing/usecases/test_questions.py",
    "signing/usecases/test_reading.py",
    "signing/usecases/test_remind.py",
    "signing/usecases/test_reminder_plans.py",
    "signing/usecases/test_renewal.py",
    "signing/usecases/test_resting.py",
    "signing/usecases/test_retention.py",
    "signing/usecases/test_seal_leave.py",
    "signing/usecases/test_seal_outlived.py",
    "signing/usecases/test_sealed.py",
    "signing/usecases/test_second_thoughts.py",
    "signing/usecases/test_sending.py",
    "signing/usecases/test_seals.py",
    "signing/usecases/test_settings.py",
    "signing/usecases/test_shares.py",
    "signing/usecases/test_signing.py",
    "signing/usecases/test_sweep_expired.py",
    "signing/usecases/test_templates.py",
    "signing/usecases/test_templates_refused.py",
    "signing/usecases/test_unread.py",
    "signing/usecases/test_views.py",
    "signing/usecases/test_waiting.py",
    "signing/usecases/test_warnings.py",
    "signing/usecases/test_written_by_hand.py",
    "storage/test_audit_tampering.py",
    "storage/test_backup.py",
    "storage/test_documents.py",
    "storage/test_migrations.py",
    "storage/test_resealing.py",
    "storage/test_sealed.py",
    "storage/test_upgrading.py",
    "web_confirm/test_abuse.py",
    "web_confirm/test_acting.py",
    "web_confirm/test_attachments.py",
    "web_confirm/test_documents.py",
    "web_confirm/test_every_route.py",
    "web_confirm/test_evidence.py",
    "web_confirm/test_files.py",
    "web_confirm/test_filling.py",
    "web_confirm/test_filling_bound.py",
    "web_confirm/test_filling_pictures.py",
    "web_confirm/test_handing_in.py",
    "web_confirm/test_page_text.py",
    "web_confirm/test_placing.py",
    "web_confirm/test_questions.py",
    "web_confirm/test_studio.py",
    "web_confirm/test_who_may.py",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The fast part need not even read what is left out whole."""
    left_out = config.option.markexpr == "not slow" and _is_heavy(collection_path)
    return True if left_out else None


def _is_heavy(path: Path) -> bool:
    name = path.relative_to(HERE).as_posix()
    return name.startswith(HEAVY) and name.endswith(".py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_heavy(item.path):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    # What was imported stays to the end: the collector need not look through it again and again.
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    # By name, as ours and a test's own servers are called; whatever else is asked for raises.
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    asyncio.run(close_shared())


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    """A world whose invariants are asserted for every task in it once the test is through."""
    async with a_world() as world:
        yield world
        await check_every_task(world)
