"""A tree enters; its words leave, as those read them who see no page: search, feeds, cards, screens.

What is struck out is left out: nobody may take it for what holds. Of a ruby its base is said, on
paper with the reading behind it in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.text.lines import new_line
from civsite.text.tree import BLOCKS, Node, Tree

STRUCK_OUT = frozenset({"del", "s"})
_SUPERSCRIPTS = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_NEW_LINE = "\v"
_CELLS = frozenset({"td", "th"})


def plain_text(tree: Tree, *, with_readings: bool = False) -> str:
    """All in one line, without a space where there was none."""
    whole, *others = "".join(_words(tree, with_readings)).split(_NEW_LINE)
    for line in others:
        whole = whole.rstrip() + new_line(whole, line) + line.lstrip()
    return " ".join(whole.split())


def lines_of_words(tree: Tree, *, with_readings: bool = False) -> str:
    """The same of one block, with its new lines."""
    lines = "".join(_words(tree, with_readings)).replace(_NEW_LINE, "\n").split("\n")
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def _words(tree: Tree, with_readings: bool) -> Iterator[str]:
    is_left_out = False
    for each in tree:
        if isinstance(each, str):
            yield each.lstrip(" ") if is_left_out else each
            is_left_out = False
            continue
        is_left_out = each.tag in STRUCK_OUT
        if is_left_out or each.tag == "rp":
            continue
        if each.tag == "br":
            yield _NEW_LINE
        elif each.tag == "img":
            yield each.attributes.get("alt", "")
        elif each.tag == "rt":
            if with_readings:
                yield f"（{''.join(_words(each.children, with_readings))}）"
        elif each.tag in ("sup", "sub"):
            yield _raised(each, with_readings)
        elif each.tag == "q":
            yield f"“{''.join(_words(each.children, with_readings))}”"
        elif each.tag in BLOCKS:
            yield " " if each.tag in _CELLS else "\n"
            yield from _words(each.children, with_readings)
            yield " " if each.tag in _CELLS else "\n"
        else:
            yield from _words(each.children, with_readings)


def _raised(node: Node, with_readings: bool) -> str:
    """As its own sign, m² for m2; what has none stands on the line."""
    words = "".join(_words(node.children, with_readings))
    signs = _SUPERSCRIPTS if node.tag == "sup" else _SUBSCRIPTS
    return "".join(signs.get(character, character) for character in words)
