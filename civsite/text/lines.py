"""Lines of a text enter; what stands between two of them leaves: nothing, a space.

Chinese has no spaces between words, so that a line end between two Chinese characters is nothing; a
space that somebody typed is always kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LINE_END = re.compile(r"[ \t]*\n[ \t\n]*")
_SENTENCE_END = re.compile(r"[。！？；：…!?;:][”’」』）)】》]*$")
# Words of these scripts are parted by spaces, wide as their characters are.
_SPACED = ("HANGUL", "TIBETAN", "MONGOLIAN", "YI ")
# A full-width stop or bracket has its own room.
_STOP, _WIDE, _EITHER, _NARROW = "stop", "wide", "either", "narrow"


def joint(before: str, after: str) -> str:
    """What a line end between the two texts is: "" between Chinese characters, else a space.

    Quotes, dashes and signs such as ℃ ① ★ are as wide as what they stand beside.
    """
    left = _first_seen(reversed(before))
    right = _first_seen(after)
    if left is None or right is None:
        return ""
    if _STOP in (left[0], right[0]):
        return ""
    if _NARROW in (left[0], right[0]):
        return " "
    if _WIDE in (left[0], right[0]):
        return ""
    return "" if {_WIDE, _STOP} & {left[1], right[1]} else " "


def lines_of(text: str) -> list[str]:
    """The lines, without blanks at their ends; empty ones but the first and last are left out."""
    return _LINE_END.split(text)


def in_one_line(text: str) -> str:
    """`text` with its line ends joined; spaces within a line stay as they were typed."""
    whole, *others = lines_of(text.strip())
    for line in others:
        whole += joint(whole, line) + line
    return whole


def new_line(before: str, after: str) -> str:
    """What stands for a new line where all is in one: nothing behind the end of a Chinese sentence."""
    is_end = ends_a_sentence(before) and not joint(before, after)
    return "" if is_end or not before or not after else " "


def unfolded(folded: str, written: Iterable[str]) -> str:
    """A text that YAML has folded from the lines `written`, its line ends joined as in any text."""
    made, place = "", 0
    for line in written:
        words = line.strip()
        found = folded.find(words, place) if words else -1
        if found < 0:  # it is empty, or has escapes
            continue
        between = folded[place:found]
        if made and between == " ":
            between = joint(made, words)
        elif made and not between.strip("\n"):  # an empty line, of which YAML leaves a line end
            between = "\n\n"
        made += between + words
        place = found + len(words)
    return made + folded[place:]


def ends_a_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line.rstrip()) is not None


def _first_seen(characters: Iterable[str]) -> tuple[str, str] | None:
    """How wide the first character is, and the first that is not as wide as its neighbour."""
    first = None
    for character in characters:
        width = _width(character)
        if width is None:
            continue
        first = first or width
        if width != _EITHER:
            return first, width
    return None if first is None else (first, first)


@lru_cache(maxsize=8192)
def _width(character: str) -> str | None:
    """None for what has no width of its own: marks, selectors, signs of direction, blanks."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Zs", "Cc"):
        return None
    width = unicodedata.east_asian_width(character)
    if width in "WF":
        if category.startswith("P"):
            return _STOP
        spaced = unicodedata.name(character, "").startswith(_SPACED)
        return _NARROW if spaced else _WIDE
    is_sign = category == "So" or (width == "A" and not category.startswith("L"))
    return _EITHER if is_sign else _NARROW
