"""Enters: the products of a build. Leaves: `manifest.json`, one entry a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as _quoted
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

NAME = "manifest.json"


class Product(NamedTuple):
    """One file of the output; `path` below the output folder, `made_from` below the repository."""

    path: str
    sha256: str
    bytes: int
    made_from: tuple[str, ...] = ()
    item: str | None = None
    board: str | None = None
    screen: str | None = None

    def as_line(self) -> str:
        """Its entry as JSON; written by hand, since a website has thousands of them."""
        path, sha256, length, made_from, item, board, screen = self
        sources = ", ".join(map(_quoted, made_from))
        more = f', "item": {_quoted(item)}' if item else ""
        if board:
            more += f', "board": {_quoted(board)}'
        if screen:
            more += f', "screen": {_quoted(screen)}'
        return (
            f'{{"path": {_quoted(path)}, "sha256": "{sha256}", '
            f'"bytes": {length}, "made-from": [{sources}]{more}}}'
        )


def manifest_bytes(products: Iterable[Product], about: Mapping[str, str]) -> bytes:
    """The manifest: `about` says community, quarter, date and engine; products sorted by path.

    A line each: quick to write for thousands, and two manifests are easy to compare.
    """
    head = json.dumps({**about, "products": []}, ensure_ascii=False).removesuffix("]}")
    ordered = sorted(products, key=itemgetter(0))
    lines = ",\n".join([product.as_line() for product in ordered])
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
