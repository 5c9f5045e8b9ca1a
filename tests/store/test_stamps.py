"""Enters: files, some of which change. Leaves: stamps that differ, or are not settled yet."""

from __future__ import annotations

import os
import time
from pathlib import Path

from civsite.store import FileStamp

SECOND_NS = 10**9


def stamp(file: Path) -> FileStamp:
    return FileStamp.of(file.stat())


def test_a_file_has_its_stamp_as_long_as_it_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    assert stamp(file) == stamp(file)
    before = stamp(file)
    file.write_text("longer")
    assert stamp(file) != before


def test_a_file_whose_old_time_is_put_back_has_another(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    before = stamp(file)
    # The clock of a file system may stand for some milliseconds.
    while stamp(file).changed_ns == before.changed_ns:
        file.write_text("other")
        os.utime(file, ns=(before.modified_ns, before.modified_ns))
    assert stamp(file).modified_ns == before.modified_ns
    assert stamp(file) != before


def test_a_file_put_in_anothers_place_has_another(tmp_path: Path) -> None:
    file, new = tmp_path / "file", tmp_path / "new"
    for each in (file, new):
        each.write_text("same length")
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    before = stamp(file)
    os.utime(new, ns=times)
    new.replace(file)
    assert stamp(file) != before


def test_another_name_for_a_file_leaves_its_stamp_of_linked(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    before = FileStamp.of_linked(file.stat())
    os.link(file, tmp_path / "another")
    assert FileStamp.of_linked(file.stat()) == before


def test_what_changed_just_now_is_not_settled(tmp_path: Path) -> None:
    """It could change again while the clock of the file system stands."""
    file = tmp_path / "file"
    file.write_text("first")
    now_ns = time.time_ns()
    assert not stamp(file).is_settled(now_ns)
    assert not stamp(file).is_settled(now_ns + SECOND_NS), "FAT tells times by two seconds"
    assert stamp(file).is_settled(now_ns + 60 * SECOND_NS)


def test_what_changed_just_now_with_an_old_time_is_not_settled(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    os.utime(file, (1_000_000, 1_000_000))
    assert not stamp(file).is_settled(time.time_ns())


def test_what_comes_from_the_future_is_not_settled(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("first")
    later = time.time() + 3600
    os.utime(file, (later, later))
    assert not stamp(file).is_settled(time.time_ns() + 60 * SECOND_NS)
