"""An item and the size of an LED screen enter; the pages of words that it shows leave."""

from __future__ import annotations

from functools import lru_cache

from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.plan.kinds import KINDS
from civsite.plan.screens.led_lines import PAUSE, lines_of

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


def words_of(item: Item) -> str:
    """The one line that an LED strip shows of an item."""
    return KINDS[type(item)].line(item)


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


def heading_lines(item: Item, size: Size) -> int:
    """How many lines the title of an item takes whose line goes on behind it."""
    if not KINDS[type(item)].has_heading(item):
        return 0
    return sum(len(page) for page in led_pages(words_of(item).partition(PAUSE)[0], size))
