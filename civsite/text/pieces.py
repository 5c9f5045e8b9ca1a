"""Markdown enters; its blocks and entries of lists leave, each as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from civsite.text.markdown import parse
from civsite.text.tree import Node, Tree


class Piece(NamedTuple):
    """`is_plain`: it has no marks, and may be cut between its sentences."""

    written: str
    is_plain: bool


def pieces_of(markdown: str) -> list[Piece]:
    """All of the text, in order, cut before each block and each entry of a list."""
    lines = markdown.split("\n")
    starts = dict(_starts(parse(markdown))) or {1: False}
    first, *others = sorted(starts)
    bounds = [first, *others, len(lines) + 1]
    found = []
    for start, after in pairwise(bounds):
        written = "\n".join(lines[start - 1 : after - 1]).strip("\n")
        if written.strip():
            found.append(Piece(written, starts[start]))
    return found


def _starts(tree: Tree) -> Iterator[tuple[int, bool]]:
    """The first line of each, and whether it is plain text."""
    for node in tree:
        if not isinstance(node, Node) or not node.place.line:
            continue
        if node.tag in ("ul", "ol"):
            for entry in node.children:
                if isinstance(entry, Node):
                    yield entry.place.line, False
        else:
            yield (
                node.place.line,
                node.tag == "p" and all(isinstance(each, str) for each in node.children),
            )
