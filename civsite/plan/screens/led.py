"""An item and the size of an LED screen enter; the pages of words that it shows leave."""

from __future__ import annotations

from functools import lru_cache

from civsite.model.item import Item
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.poster import Campaign, Poster
from civsite.model.scalars import Size
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
    if isinstance(item, Notice):
        details = [detail for detail in (item.when, item.where, item.what) if detail]
        return _mark(item) + PAUSE.join([item.title, *details])
    if isinstance(item, Poster):
        if item.campaign is Campaign.CORE_VALUES and len(item.words) > 1:
            return " ".join(item.words)
        return item.slogan or " ".join(item.words) or item.title
    return item.title


def _mark(notice: Notice) -> str:
    """What an emergency begins with, in the language of its title."""
    if notice.level is not Level.EMERGENCY:
        return ""
    return "EMERGENCY: " if notice.title.isascii() else "【紧急】"


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
    """How many lines the title of a notice takes, if more follows; an emergency is all alike."""
    words = words_of(item)
    if not isinstance(item, Notice) or item.level is Level.EMERGENCY or PAUSE not in words:
        return 0
    return sum(len(page) for page in led_pages(words.partition(PAUSE)[0], size))
