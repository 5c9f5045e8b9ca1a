"""Enters: a tree and what lies in it. Leaves: the same for that tree, wherever it is moved; for no other."""

from __future__ import annotations

from pathlib import Path

from civsite.build.layout import LaidOut, Ledger, read_ledger, write_ledger
from civsite.store import FileStamp, Store

LEDGER = Ledger(
    {"site/首页.html": LaidOut("key", "0" * 64, FileStamp(2**63 - 1, 3, 1_800_000_000_000_000_001, 0))},
    {"": 1_800_000_000_000_000_003, "site": 5},
)  # fmt: skip


def test_a_ledger_is_found_by_its_tree_wherever_that_is_moved(tmp_path: Path, store: Store) -> None:
    tree = tmp_path / "stage"
    tree.mkdir()
    write_ledger(store, tree, LEDGER)
    assert read_ledger(store, tree.rename(tmp_path / "build")) == LEDGER


def test_nothing_is_known_of_another_tree(tmp_path: Path, store: Store) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
    write_ledger(store, tmp_path / "mine", LEDGER)
    assert read_ledger(store, tmp_path / "theirs") == Ledger()
    assert read_ledger(store, tmp_path / "nowhere") == Ledger()
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    assert read_ledger(store, tmp_path / "link") == Ledger()
