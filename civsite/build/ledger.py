"""What the files of a laid out tree are, told by inode, size and time of change, and kept beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from civsite.load.shelf import Shelf

# The tree that the next build begins with, in the folder of its output's ledgers.
SPARE = "spare"
Mark = tuple[int, int, int]


@dataclass(slots=True)
class Ledger:
    """Files by path with their SHA-256 and mark; folders by path with their time of change."""

    files: dict[str, tuple[str, Mark]] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)


def ledger_name(tree: Path) -> str:
    """Of its ledger: a tree keeps its inode when it changes places."""
    try:
        return f"{tree.stat().st_ino}.ledger"
    except OSError:
        return "none"


def read_ledger(shelf: Path, tree: Path) -> Ledger:
    """Empty for a tree without a ledger, or with a damaged one: nothing is known of it."""
    stored = Shelf(shelf, str(shelf)).get(ledger_name(tree))
    return Ledger(*stored) if isinstance(stored, tuple) else Ledger()


def write_ledger(shelf: Path, tree: Path, ledger: Ledger) -> None:
    Shelf(shelf, str(shelf)).put(ledger_name(tree), (ledger.files, ledger.folders))
