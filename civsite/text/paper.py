"""A tree enters; what is set on paper and on slides leaves: passages of text, each of one kind.

Paper has no links. Of a ruby the reading stands behind its base, in brackets; a table's rows are
passages with their cells apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from civsite.text.markdown import MARKED, SIGNATURE
from civsite.text.plain import lines_of_words, plain_text
from civsite.text.tree import BLOCKS, Node, Tree

# Kinds of a passage; an entry of a numbered list has its number instead, such as `3.`.
TEXT, ENTRY, HEADING, SIGNED = "p", "li", "h", "sign"
_BETWEEN_CELLS = "　"
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot"})


def passages(tree: Tree) -> tuple[tuple[str, str], ...]:
    """(kind, text) in order. A text has line feeds only where a new line was written."""
    return tuple((kind, text) for kind, text in _blocks(tree) if text)


def in_lines(tree: Tree) -> str:
    """The passages as plain text, a line each; what is numbered bears its number."""
    said = passages(tree)
    return "\n".join(f"{kind} {text}" if kind[0].isdigit() else text for kind, text in said)


def _blocks(tree: Tree, kind: str = TEXT) -> Iterator[tuple[str, str]]:
    """`kind` is that of the first passage; what follows it in the same entry is text."""
    for is_block, nodes in groupby(tree, _is_block):
        found = tuple(nodes)
        if not is_block:
            yield kind, lines_of_words(found, with_readings=True)
            kind = TEXT
            continue
        for node in found:
            if isinstance(node, Node):
                yield from _block(node, kind)
                kind = TEXT


def _block(node: Node, kind: str) -> Iterator[tuple[str, str]]:
    tag = node.tag
    if tag == "pre":
        yield kind, "\n".join(line.rstrip() for line in plain_lines(node))
    elif tag[0] == "h" and tag != "hr":
        yield HEADING, plain_text(node.children, with_readings=True)
    elif tag in ("ul", "ol"):
        yield from _entries(node)
    elif tag == "table":
        yield from _rows(node)
    elif tag == "p":
        of_node = SIGNED if node.attributes.get("class") == SIGNATURE else kind
        yield of_node, lines_of_words(node.children, with_readings=True)
    elif tag != "hr":
        yield from _blocks(node.children, kind)


def plain_lines(node: Node) -> list[str]:
    return "".join(each for each in node.children if isinstance(each, str)).split("\n")


def _entries(listing: Node) -> Iterator[tuple[str, str]]:
    number = int(listing.attributes.get("start") or 1) if listing.tag == "ol" else 0
    bears_its_number = listing.attributes.get("class") == MARKED
    for entry in listing.children:
        if isinstance(entry, Node):
            mark = f"{number}." if listing.tag == "ol" else TEXT if bears_its_number else ENTRY
            yield from _blocks(entry.children, mark)
            number += 1


def _rows(table: Node) -> Iterator[tuple[str, str]]:
    for node in table.children:
        if not isinstance(node, Node):
            continue
        if node.tag in _TABLE_PARTS:
            yield from _rows(node)
        elif node.tag == "tr":
            cells = (plain_text((cell,), with_readings=True) for cell in node.children)
            yield TEXT, _BETWEEN_CELLS.join(cell for cell in cells if cell)
        else:
            yield from _block(node, TEXT)


def _is_block(each: Node | str) -> bool:
    return isinstance(each, Node) and each.tag in BLOCKS
