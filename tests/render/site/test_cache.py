"""The cache of pages: what is damaged is made again, what is old does not grow for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from civsite.render.site.cache import Cache

KEY = hashlib.sha256(b"key").hexdigest()


def test_what_was_put_is_found(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"page")
    assert Cache(tmp_path).get(KEY) == b"page"
    assert Cache(tmp_path).get(KEY[::-1]) is None
    assert Cache(None).get(KEY) is None


def test_a_damaged_entry_counts_as_missing(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, b"page")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for damaged in (entry.read_bytes()[:-1], b"", entry.read_bytes() + b"x"):
        entry.write_bytes(damaged)
        assert Cache(tmp_path).get(KEY) is None


def test_pruning_keeps_what_was_used(tmp_path: Path) -> None:
    old = Cache(tmp_path)
    for number in range(40):
        old.put(hashlib.sha256(str(number).encode()).hexdigest(), b"old")
    new = Cache(tmp_path)
    new.put(KEY, b"page")
    new.prune()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [
        tmp_path / KEY[:2] / KEY[2:]
    ]
    assert new.get(KEY) == b"page"
