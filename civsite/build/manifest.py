"""Enters: the products of a build. Leaves: `manifest.json`, one entry a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Product:
    """One file of the output; `path` below the output folder, `made_from` below the repository."""

    path: str
    sha256: str
    bytes: int
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None

    def as_json(self) -> dict[str, object]:
        entry: dict[str, object] = {
            "path": self.path,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "made-from": list(self.made_from),
        }
        entry |= {"item": self.item} if self.item else {}
        entry |= {"board": self.board} if self.board else {}
        entry |= {"screen": self.screen} if self.screen else {}
        return entry


def manifest_bytes(products: Iterable[Product], about: Mapping[str, str]) -> bytes:
    """The manifest: `about` says community, quarter, date and engine; products sorted by path.

    A line each: quick to write for thousands, and two manifests are easy to compare.
    """
    head = _as_line({**about, "products": []}).removesuffix("]}")
    entries = (product.as_json() for product in sorted(products, key=lambda each: each.path))
    lines = ",\n".join(map(_as_line, entries))
    return f"{head}\n{lines}\n]}}\n".encode()


def is_manifest(location: Path) -> bool:
    """Whether a build wrote this file; its first line tells, or the whole of an older one."""
    try:
        with location.open(encoding="utf-8") as stream:
            head = stream.readline().rstrip()
            text = f"{head}]}}" if head.endswith("[") else head + stream.read()
        about = json.loads(text)
    except (OSError, ValueError):
        return False
    return isinstance(about, dict) and "civsite" in about and "products" in about


_as_line = json.JSONEncoder(ensure_ascii=False).encode


def read_products(data: bytes, below: tuple[str, ...] = ("",)) -> tuple[Product, ...]:
    """The products of an earlier manifest whose paths begin so; none if it cannot be read."""
    try:
        entries = json.loads(data)["products"]
        return tuple(
            Product(
                entry["path"],
                entry["sha256"],
                entry["bytes"],
                tuple(entry["made-from"]),
                entry.get("item"),
                entry.get("board"),
                entry.get("screen"),
            )
            for entry in entries
            if entry["path"].startswith(below)
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return ()
