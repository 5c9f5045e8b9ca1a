"""Enters: bytes, and harm to the files that hold them. Leaves: just these bytes, or Damaged."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from civsite.store import Blob, Damaged
from civsite.store.blobs import NAME, Blobs

DATA = b"bytes of some panel" * 1000
LONG_AGO = time.time() - 30 * 24 * 3600


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path)


def place_of(folder: Path, blob: Blob) -> Path:
    return folder / NAME / blob.sha256


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / NAME).iterdir())


def test_bytes_are_found_by_their_hash(blobs: Blobs, tmp_path: Path) -> None:
    blob = blobs.put(DATA)
    assert blob == Blob(hashlib.sha256(DATA).hexdigest(), len(DATA))
    assert names_in(tmp_path) == [blob.sha256]
    other = Blobs(tmp_path)
    assert (other.has(blob), other.read(blob), other.head(blob, 5)) == (True, DATA, b"bytes")
    assert b"".join(other.chunks(blob)) == DATA


def test_what_is_written_piece_by_piece_is_the_same(blobs: Blobs, tmp_path: Path) -> None:
    def write(stream: BinaryIO) -> None:
        for start in range(0, len(DATA), 100):
            stream.write(DATA[start : start + 100])

    assert blobs.put(write) == blobs.put(DATA)
    (tmp_path / "file").write_bytes(DATA)
    assert blobs.put_file(tmp_path / "file", hashlib.sha256(DATA).hexdigest()) == blobs.put(DATA)
    assert len(names_in(tmp_path)) == 1


def test_a_file_that_is_no_longer_what_was_hashed_is_not_kept_as_that(
    blobs: Blobs, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"changed")
    blob = blobs.put_file(tmp_path / "file", hashlib.sha256(DATA).hexdigest())
    assert blobs.read(blob) == b"changed"


def test_a_writer_that_fails_leaves_nothing(blobs: Blobs, tmp_path: Path) -> None:
    def fail(stream: BinaryIO) -> None:
        stream.write(DATA)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        blobs.put(fail)
    assert names_in(tmp_path) == []


def remove(place: Path, elsewhere: Path) -> None:
    place.unlink()


def cut(place: Path, elsewhere: Path) -> None:
    place.write_bytes(DATA[:-1])


def change(place: Path, elsewhere: Path) -> None:
    place.write_bytes(DATA[:-1] + b"?")


def put_a_folder(place: Path, elsewhere: Path) -> None:
    place.unlink()
    place.mkdir()


def put_a_link(place: Path, elsewhere: Path) -> None:
    elsewhere.write_bytes(DATA)
    place.unlink()
    place.symlink_to(elsewhere)


Harm = Callable[[Path, Path], None]


@pytest.mark.parametrize("harm", [remove, cut, change, put_a_folder, put_a_link])
def test_bytes_that_were_changed_are_never_given_out_and_come_back(
    blobs: Blobs, tmp_path: Path, harm: Harm
) -> None:
    blob = blobs.put(DATA)
    harm(place_of(tmp_path, blob), tmp_path / "elsewhere")
    with pytest.raises(Damaged):
        blobs.read(blob)
    assert not blobs.has(blob)
    if harm is put_a_folder:
        blobs.forget(blob.sha256)
    blobs.put(DATA)
    assert blobs.read(blob) == DATA
    if harm is put_a_link:
        assert (tmp_path / "elsewhere").read_bytes() == DATA


def test_a_link_in_place_of_a_file_is_not_followed(blobs: Blobs, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(DATA)
    blob = Blob(hashlib.sha256(DATA).hexdigest(), len(DATA))
    (tmp_path / NAME).mkdir()
    place_of(tmp_path, blob).symlink_to(secret)
    assert not blobs.has(blob)
    with pytest.raises(Damaged):
        blobs.read(blob)
    with pytest.raises(Damaged):
        blobs.head(blob, 5)
    blobs.forget(blob.sha256)
    assert names_in(tmp_path) == []
    assert secret.read_bytes() == DATA


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter").write_bytes(DATA)
    (tmp_path / NAME).symlink_to(theirs, target_is_directory=True)
    blobs = Blobs(tmp_path)
    assert blobs.read(blobs.put(DATA)) == DATA
    assert not (tmp_path / NAME).is_symlink()
    assert [path.name for path in theirs.iterdir()] == ["letter"]


@pytest.mark.parametrize("first", ["files", "forget", "forget_unfinished", "has", "read"])
def test_nothing_is_listed_read_or_deleted_through_a_link_in_place_of_the_folder(
    tmp_path: Path, first: str
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    blob = Blob(hashlib.sha256(DATA).hexdigest(), len(DATA))
    for name in (blob.sha256, ".new-letter"):
        (theirs / name).write_bytes(DATA)
        os.utime(theirs / name, (LONG_AGO, LONG_AGO))
    before = {path: path.stat().st_mtime_ns for path in theirs.iterdir()}
    (tmp_path / NAME).symlink_to(theirs, target_is_directory=True)
    blobs = Blobs(tmp_path)
    if first == "files":
        assert list(blobs.files()) == []
    elif first == "forget":
        blobs.forget(blob.sha256)
    elif first == "forget_unfinished":
        blobs.forget_unfinished()
    elif first == "has":
        assert not blobs.has(blob)
    else:
        with pytest.raises(Damaged):
            blobs.read(blob)
    assert {path: path.stat().st_mtime_ns for path in theirs.iterdir()} == before


def test_a_file_in_place_of_the_folder_makes_room(blobs: Blobs, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("in the way")
    assert blobs.read(blobs.put(DATA)) == DATA


@pytest.mark.parametrize("name", ["../letter", "/letter", "..", ""])
def test_no_name_leads_out_of_the_folder(blobs: Blobs, tmp_path: Path, name: str) -> None:
    """A damaged value might say so."""
    letter = tmp_path / "letter"
    letter.write_bytes(DATA)
    blobs.put(DATA)
    blob = Blob(str(letter) if name == "/letter" else name, len(DATA))
    assert not blobs.has(blob)
    with pytest.raises(Damaged):
        blobs.read(blob)
    with pytest.raises(Damaged):
        blobs.head(blob, 5)
    assert letter.read_bytes() == DATA


def test_what_is_used_is_known_to_be_used(blobs: Blobs, tmp_path: Path) -> None:
    used, unused = blobs.put(b"used"), blobs.put(b"unused")
    for blob in (used, unused):
        os.utime(place_of(tmp_path, blob), (LONG_AGO, LONG_AGO))
    assert blobs.has(used)
    by_name = {name: (when, size) for when, size, name in blobs.files()}
    assert by_name[unused.sha256] == (int(LONG_AGO), 6)
    assert by_name[used.sha256][0] > LONG_AGO + 3600


def test_what_a_killed_process_left_is_forgotten_and_not_what_another_writes(
    blobs: Blobs, tmp_path: Path
) -> None:
    blob = blobs.put(DATA)
    for name in (".new-old", ".new-young"):
        (tmp_path / NAME / name).write_bytes(b"half")
    os.utime(tmp_path / NAME / ".new-old", (LONG_AGO, LONG_AGO))
    blobs.forget_unfinished()
    assert names_in(tmp_path) == [".new-young", blob.sha256]


def test_all_that_is_damaged_is_forgotten_at_once_and_nothing_else(
    blobs: Blobs, tmp_path: Path
) -> None:
    sound, changed, cut_off = (blobs.put(data) for data in (DATA, b"first", b"second"))
    place_of(tmp_path, changed).write_bytes(b"other")
    place_of(tmp_path, cut_off).write_bytes(b"")
    (tmp_path / NAME / "letter").write_bytes(b"no blob")
    blobs.forget_damaged()
    assert names_in(tmp_path) == sorted(["letter", sound.sha256])


def _put_many(folder: Path, seed: int) -> None:
    blobs = Blobs(folder)
    for number in range(100):
        data = f"{(number * 7 + seed) % 50}".encode() * 20_000
        assert blobs.read(blobs.put(data)) == data


def test_two_processes_share_the_folder_and_read_whole_bytes_only(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_put_many, args=(tmp_path, seed)) for seed in (0, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    assert len(names_in(tmp_path)) == 50
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]
