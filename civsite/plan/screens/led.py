"""The words of an LED screen enter; the pages of whole words that fit its dots leave.

Widths are in ems: a Chinese character is one wide.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from civsite.model.scalars import Size
from civsite.text.dots import (
    OPENERS,
    PAUSE,
    STOPS,
    atoms_of,
    characters_of,
    clauses_of,
    shown_on_dots,
)

# Dots of a character, and how many at least stand beside and above one another.
_LEAST_TOGETHER = {
    128: (6, 3),
    96: (6, 3),
    64: (6, 3),
    48: (4, 3),
    32: (4, 1),
    24: (4, 1),
    16: (4, 1),
}
_GLYPH_DOTS = tuple(_LEAST_TOGETHER)
# What lines cost: each; a break within a list, within a clause, and more if the clause begins in
# the middle of the line. A line that is half empty costs 0.25.
_A_LINE, _IN_A_LIST, _IN_A_CLAUSE, _BEHIND_ANOTHER = 0.8, 0.05, 2.0, 2.0
_WIDTHS_IN_EMS = (
    (" .,:;|'ijlI[](){}f-", 0.42),
    ("0123456789", 0.5),
    ("abcdeghknopqrstuvxyz/!?+=#$*<>~_", 0.67),
    ("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.82),
    ("…@", 1.05),
)


def glyph_dots(size: Size) -> int:
    """Dots of a character on an LED screen, px: 16, 24 or 32, and more on tall walls."""
    for dots, (beside, above) in _LEAST_TOGETHER.items():
        if size.width >= beside * dots and size.height >= above * dots:
            return dots
    side = min(size.height, size.width)
    return next((dots for dots in _GLYPH_DOTS if dots <= side), side)


def lines_together(size: Size, dots: int) -> int:
    """Lines of a page: as many as stand apart by an eighth, two if no more than two stand at all."""
    apart = (size.height - dots) // (dots + dots // 8) + 1
    return max(1, apart, 2 if size.height >= 2 * dots else 1)


def led_frame(words: str, size: Size) -> tuple[int, tuple[str, ...]]:
    """`words` on one page: the dots of a character and the lines, none if it takes more pages."""
    usual = glyph_dots(size)
    for dots in (usual, *(fewer for fewer in _GLYPH_DOTS if fewer < usual)):
        pages = led_pages(words, size, dots)
        if len(pages) == 1:
            return dots, pages[0]
    return usual, ()


@lru_cache(maxsize=4096)
def led_pages(words: str, size: Size, dots: int | None = None) -> tuple[tuple[str, ...], ...]:
    """`words` as pages of lines that fit a screen of `size` px: whole characters, cut after a stop.

    A page has as many lines as the height takes; a line never begins with a stop. `dots` of a
    character: the usual ones of the screen if absent.
    """
    dots = dots or glyph_dots(size)
    lines = lines_of(words, size.width / dots)
    height = lines_together(size, dots)
    return tuple(tuple(lines[first : first + height]) for first in range(0, len(lines), height))


def width_in_ems(words: str) -> float:
    """An upper bound of the width of `words` on an LED screen, in widths of a Chinese character."""
    return sum(_character_ems(character) for character in words)


def _character_ems(character: str) -> float:
    """Never less than the glyph at 16 to 48 dots; digits are half a character wide."""
    if unicodedata.combining(character):
        return 0.0
    return next((ems for characters, ems in _WIDTHS_IN_EMS if character in characters), 1.0)


def lines_of(words: str, width_ems: float) -> list[str]:
    """Lines of at most `width_ems`; what stands between pauses begins a line of its own."""
    words = shown_on_dots(words)
    return [line for phrase in words.split(PAUSE) for line in _broken(phrase.strip(), width_ems)]


def _broken(phrase: str, width_ems: float) -> list[str]:
    """The best lines of all: few, of like length, broken after stops rather than within clauses."""
    pieces = [piece for clause in clauses_of(phrase) for piece in _pieces(clause, width_ems)]
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(pieces) + 1)
    for first in reversed(range(len(pieces))):
        ways = []
        for after in range(first + 1, len(pieces) + 1):
            width = width_in_ems("".join(pieces[first:after]).strip())
            if width > width_ems and after > first + 1:
                break
            ragged = (max(0.0, width_ems - width) / width_ems) ** 2
            torn = _torn(pieces[first:after]) if after < len(pieces) else 0.0
            ways.append((_A_LINE + ragged + torn + best[after][0], after))
        best[first] = min(ways)
    lines, first = [], 0
    while first < len(pieces):
        after = best[first][1]
        lines.append("".join(pieces[first:after]).strip())
        first = after
    return [line for line in lines if line]


def _torn(line: list[str]) -> float:
    """What a break after the pieces of a line costs."""
    *before, last = (piece[-1] for piece in line)
    if last in STOPS:
        return _IN_A_LIST if last == "、" else 0.0
    return _IN_A_CLAUSE + (_BEHIND_ANOTHER if any(each in STOPS for each in before) else 0.0)


def _pieces(clause: str, width_ems: float) -> list[str]:
    """Words with the stops and spaces after them; characters of words wider than a line."""
    import rjieba

    pieces: list[str] = []
    for atom in atoms_of(clause):
        words = [atom] if atom[0].isascii() else rjieba.cut(atom)
        for word in words:
            opened = pieces and pieces[-1][-1] in OPENERS
            if opened or (pieces and all(character in STOPS for character in word)):
                pieces[-1] += word
            else:
                pieces += _whole_or_apart(word, width_ems)
    return [part for piece in pieces for part in _whole_or_apart(piece, width_ems)]


def _whole_or_apart(piece: str, width_ems: float) -> list[str]:
    """A piece wider than a line by characters, which keep their stops as long as that fits."""
    if width_in_ems(piece.rstrip()) <= width_ems:
        return [piece]
    with_stops = characters_of(piece)
    fits = all(width_in_ems(each.rstrip()) <= width_ems for each in with_stops)
    return with_stops if fits else list(piece)
