"""What an item says on a screen, cut into parts: an item and a screen enter, parts leave.

One part is one slide. Long things become several, as their kind has it; the text of an LED strip
becomes as many pages as its dots need.
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import Item
from civsite.model.scalars import Size
from civsite.model.screen import LedColour, Screen, ScreenKind
from civsite.plan.kinds import KINDS
from civsite.plan.screens.led import led_pages
from civsite.plan.screens.slide import Part
from civsite.text.dots import PAUSE

# A wall with fewer dots than these shows words alone, as a strip does: 4 % of it is no character.
_LEAST_SIDE_PX = 320
_LEAST_DOTS = 300_000


def shows_words_alone(screen: Screen) -> bool:
    """Whether the screen has too few dots or colours for anything but words."""
    if screen.kind is ScreenKind.LED_STRIP:
        return True
    width, height = screen.size.width, screen.size.height
    small = min(width, height) < _LEAST_SIDE_PX or width * height < _LEAST_DOTS
    return screen.kind is ScreenKind.LED_WALL and (small or screen.lights is not LedColour.FULL)


def parts_of(item: Item, screen: Screen) -> tuple[Part, ...]:
    """The parts of `item` on `screen`, in order; empty if it has nothing to say there."""
    if shows_words_alone(screen):
        return tuple(_led_parts(item, screen.size))
    return tuple(KINDS[type(item)].parts(item, screen.size))


def _led_parts(item: Item, size: Size) -> Iterator[Part]:
    kind = KINDS[type(item)]
    words = kind.line(item)
    title = words.partition(PAUSE)[0] if kind.has_heading(item) else ""
    heading = sum(map(len, led_pages(title, size)))
    for lines in led_pages(words, size):
        yield Part(lines=lines, heading=min(heading, len(lines)))
        heading = max(0, heading - len(lines))
