"""The command that writes a backup: whole or not at all, also where the disk gives out in the middle."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from bot.commands import backup
from bot.settings import Settings
from bot.start_error import StartError


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=["full", "read-only", "broken"])
def test_a_disk_that_gives_out_leaves_the_backup_of_before_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    file = tmp_path / "yinxin.backup"
    file.write_bytes(b"the one of yesterday")

    def gives_out(places: object, out: BinaryIO, *_: object, **__: object) -> None:
        out.write(b"x" * 100_000)
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(backup, "make_backup", gives_out)
    with pytest.raises(StartError) as told:
        backup._written(Settings(), file, "five words are long enough")
    assert told.value.code == "file-unwritable" and told.value.facts["why"] == os.strerror(fault)
    assert [each.name for each in tmp_path.iterdir()] == ["yinxin.backup"]
    assert file.read_bytes() == b"the one of yesterday"
