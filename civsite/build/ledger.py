"""What lies in a tree that a build has laid out: it enters the store, and leaves it, as one value.

It is known by the tree's inode, which stays when the tree changes places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from civsite.store import FileStamp, Store, key_of


class LaidOut(NamedTuple):
    """A file: the key of what it was made from, the SHA-256 of its bytes, its stamp."""

    key: str
    sha256: str
    stamp: FileStamp


@dataclass(slots=True)
class Ledger:
    """Files by path below the tree; folders by path with their time of change, ns."""

    files: dict[str, LaidOut] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)


def read_ledger(store: Store, tree: Path) -> Ledger:
    """Empty for a tree that no build of this user has laid out: nothing is known of it."""
    key = _key(tree)
    text = store.get(key) if key is not None else None
    if text is None:
        return Ledger()
    try:
        return _adapter().validate_json(text)
    except ValueError:
        return Ledger()


def write_ledger(store: Store, tree: Path, ledger: Ledger) -> None:
    key = _key(tree)
    assert key is not None, "just laid out"
    store.put(key, _adapter().dump_json(ledger).decode())


def _key(tree: Path) -> str | None:
    try:
        status = tree.lstat()
    except OSError:
        return None
    return key_of("tree", f"{status.st_dev} {status.st_ino}")


@cache
def _adapter() -> TypeAdapter[Ledger]:
    return TypeAdapter(Ledger)
