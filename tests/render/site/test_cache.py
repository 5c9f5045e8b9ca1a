"""The cache of pages: what is damaged is made again, what is old does not grow for ever."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from civsite.render.site.cache import NAME, Cache, Gone

KEY = hashlib.sha256(b"key").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()


def filled(folder: Path, **entries: bytes) -> Cache:
    cache = Cache(folder)
    for key, content in ({KEY: b"page"} | entries).items():
        cache.put(key, content)
    cache.flush()
    return cache


def test_what_was_put_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    assert Cache(tmp_path).get(KEY) == b"page"
    assert Cache(tmp_path).find(KEY) == (hashlib.sha256(b"page").hexdigest(), 4)
    assert Cache(tmp_path).get(OTHER) is None
    assert Cache(tmp_path).find(OTHER) is None
    assert Cache(None).get(KEY) is None


def test_what_is_not_written_yet_is_found_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, b"page")
    assert cache.kept(KEY) == b"page"
    assert cache.find(KEY) == (hashlib.sha256(b"page").hexdigest(), 4)


@pytest.mark.parametrize("damage", [b"", b"x" * 5000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_counts_as_empty_and_heals(tmp_path: Path, damage: bytes) -> None:
    filled(tmp_path)
    (tmp_path / NAME).write_bytes(damage)
    assert Cache(tmp_path).get(KEY) is None
    filled(tmp_path)
    assert Cache(tmp_path).get(KEY) == b"page"


def test_a_damaged_entry_counts_as_missing(tmp_path: Path) -> None:
    filled(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("UPDATE entry SET content = ?", (b"pagE",))
    assert Cache(tmp_path).get(KEY) is None
    filled(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as base:
        base.execute("UPDATE entry SET content = ?", (b"pagE",))
    cache = Cache(tmp_path)
    assert cache.find(KEY) is not None
    with pytest.raises(Gone):
        cache.kept(KEY)
    assert cache.find(KEY) is None


def test_two_builds_at_once_keep_what_both_made(tmp_path: Path) -> None:
    one, other = filled(tmp_path), filled(tmp_path, **{OTHER: b"another"})
    assert one.get(OTHER) == other.get(OTHER) == b"another"


def test_pruning_keeps_what_was_used(tmp_path: Path) -> None:
    many = {hashlib.sha256(str(number).encode()).hexdigest(): b"old" for number in range(40)}
    filled(tmp_path, **many)
    new = Cache(tmp_path)
    new.put(KEY, b"page")
    new.prune()
    assert new.get(KEY) == b"page"
    assert not [key for key in many if Cache(tmp_path).find(key)]
