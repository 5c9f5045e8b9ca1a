"""Enters: keys and texts, stamps, and harm of every kind. Leaves: the same, or nothing; never another."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from civsite.store import FileStamp
from civsite.store.values import NAME, Values

KNOWN = {"kind/a": "甲", "kind/b": "", "kind/c": "x" * 100_000}
HASH = "0" * 64


def filled(folder: Path) -> Path:
    values = Values(folder)
    values.put_all(KNOWN)
    values.close()
    return folder


def in_file(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """Does something to the file that no run of the program does."""
    base = sqlite3.connect(folder / NAME)
    try:
        with base:
            return base.execute(statement).fetchall()
    finally:
        base.close()


def test_what_was_put_is_found_by_another_run(tmp_path: Path) -> None:
    values = Values(filled(tmp_path))
    assert values.get_all([*KNOWN, "kind/unknown"]) == KNOWN
    values.put_all({"kind/a": "乙"})
    assert Values(tmp_path).get_all(["kind/a"]) == {"kind/a": "乙"}


def test_more_keys_may_be_asked_for_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    many = {f"kind/{number}": str(number) for number in range(40_000)}
    values = Values(tmp_path)
    values.put_all(many)
    assert values.get_all([*many, "kind/none"]) == many


def test_a_folder_in_which_nothing_was_put_has_no_file(tmp_path: Path) -> None:
    values = Values(tmp_path / "store")
    values.put_all({})
    values.change_stamps({}, ())
    assert not (tmp_path / "store").exists()
    assert values.bytes_used() == 0


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def overwrite(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:3000] + b"\xff" * (len(data) - 3000))


def make_another_database(file: Path) -> None:
    file.unlink()
    in_file(file.parent, "CREATE TABLE value (something TEXT)")


def make_of_another_version(file: Path) -> None:
    in_file(file.parent, "PRAGMA user_version = 99")


def store_what_is_no_text(file: Path) -> None:
    in_file(file.parent, "UPDATE value SET text = CAST(x'ff00fe' AS TEXT)")


HARMS: list[Callable[[Path], object]] = [
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(b"no database at all" * 500),
    lambda file: file.write_bytes(b"SQLite format 3\0" + b"x" * 5000),
    cut,
    overwrite,
    make_another_database,
    make_of_another_version,
    store_what_is_no_text,
]
HARM_NAMES = [
    *("emptied", "other bytes", "a head alone", "cut", "overwritten", "other tables"),
    *("another version", "no text"),
]


@pytest.mark.parametrize("harm", HARMS, ids=HARM_NAMES)
def test_a_damaged_or_older_file_is_thrown_away_without_a_word(
    tmp_path: Path, harm: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    harm(filled(tmp_path) / NAME)
    values = Values(tmp_path)
    found = values.get_all(KNOWN)
    assert found.items() <= KNOWN.items()
    for _ in range(2):  # the first may find the harm
        values.put_all(KNOWN)
    assert values.get_all(KNOWN) == KNOWN
    assert values.stamps_below("/") == {}
    values.close()
    assert Values(tmp_path).get_all(KNOWN) == KNOWN
    assert capsys.readouterr() == ("", "")


def test_a_link_in_its_place_is_neither_read_nor_written_through(tmp_path: Path) -> None:
    theirs = filled(tmp_path / "theirs") / NAME
    before = theirs.read_bytes()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / NAME).symlink_to(theirs)
    values = Values(tmp_path / "ours")
    assert values.get_all(KNOWN) == {}
    values.put_all({"kind/mine": "mine"})
    values.close()
    assert not (tmp_path / "ours" / NAME).is_symlink()
    assert theirs.read_bytes() == before


def test_a_folder_in_its_place_is_done_without(tmp_path: Path) -> None:
    (tmp_path / NAME / "mine").mkdir(parents=True)
    values = Values(tmp_path)
    values.put_all(KNOWN)
    assert values.get_all(KNOWN) in ({}, KNOWN)
    values.empty()
    values.put_all(KNOWN)
    assert (tmp_path / NAME / "mine").is_dir() or Values(tmp_path).get_all(KNOWN) == KNOWN


def test_what_is_used_is_known_to_be_used(tmp_path: Path) -> None:
    values = Values(filled(tmp_path))
    in_file(tmp_path, "UPDATE value SET used = 1000")
    assert values.bytes_by_use() == [(1000, sum(map(len, KNOWN.values())))]
    values.get_all(["kind/c"])
    (first, small), (last, large) = values.bytes_by_use()
    assert (first, small, large) == (1000, 1, 100_000)
    values.forget_unused_since(first)
    assert values.get_all(KNOWN) == {"kind/c": KNOWN["kind/c"]}
    assert last > first


def test_what_is_forgotten_takes_no_room(tmp_path: Path) -> None:
    values = Values(tmp_path)
    values.put_all({f"kind/{number}": "x" * 10_000 for number in range(500)})
    values.close()
    full = values.bytes_used()
    in_file(tmp_path, "UPDATE value SET used = 1000")
    values.forget_unused_since(1000)
    values.close()
    assert values.bytes_used() < full / 10


def test_emptied_it_knows_nothing_and_can_be_used_again(tmp_path: Path) -> None:
    values = Values(filled(tmp_path))
    values.get_all(KNOWN)
    values.empty()
    assert values.get_all(KNOWN) == {}
    assert [each.name for each in tmp_path.iterdir() if each.stat().st_size > 50_000] == []
    values.put_all(KNOWN)
    assert values.get_all(KNOWN) == KNOWN


def stamp(number: int) -> FileStamp:
    return FileStamp(2**62 + number, 10, 1_800_000_000_123_456_789, 1_800_000_000_123_456_790)


def test_stamps_are_found_below_their_folder_alone(tmp_path: Path) -> None:
    values = Values(tmp_path)
    paths = [
        "/a/content/x.yml",
        "/a/content/y/z.md",
        "/a/content0",
        "/a/contents/x",
        "/b/content/x",
    ]
    values.change_stamps({path: (stamp(n), HASH) for n, path in enumerate(paths)}, ())
    found = Values(tmp_path).stamps_below("/a/content")
    assert found == {paths[0]: (stamp(0), HASH), paths[1]: (stamp(1), HASH)}
    values.change_stamps({paths[0]: (stamp(7), "1" * 64)}, [paths[1], "/never/there"])
    assert values.stamps_below("/a/content") == {paths[0]: (stamp(7), "1" * 64)}
    assert len(values.stamps_below("/b")) == 1


def _put_many(folder: Path, seed: int) -> None:
    values = Values(folder)
    for number in range(100):
        key = f"kind/{(number * 7 + seed) % 50}"
        values.put_all({key: key * 500})
        assert values.get_all([key]) == {key: key * 500}
    values.close()


def test_two_processes_share_it_from_the_first_moment(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_put_many, args=(tmp_path, seed)) for seed in (0, 3, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    keys = [f"kind/{number}" for number in range(50)]
    assert Values(tmp_path).get_all(keys) == {key: key * 500 for key in keys}


def test_threads_share_it(tmp_path: Path) -> None:
    values = Values(tmp_path)
    threads = [
        threading.Thread(target=values.put_all, args=({f"kind/{number}": str(number)},))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(values.get_all(f"kind/{number}" for number in range(20))) == 20


@pytest.mark.parametrize("damage", ["text = x'ff00'", "used = 'long ago'"])
def test_a_value_of_another_type_is_missing(tmp_path: Path, damage: str) -> None:
    values = Values(tmp_path)
    values.put_all({"a": "A"})
    values.close()
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute(f"UPDATE value SET {damage}")
    base.close()
    assert values.get_all(["a"]) == {}
    values.bytes_by_use()
    values.put_all({"a": "B"})
    assert values.get_all(["a"]) == {"a": "B"}
