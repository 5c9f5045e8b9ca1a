"""A title and a slot in; the title's lines as they are drawn into the slot out, in mm."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from civsite.model.board import Slot

_MOST_LINES = 4
_LEADING = 1.3
_LEAST_EMS = 5.0


def set_in_panel(title: str, slot: Slot) -> dict[str, Any]:
    """`type_size` and `lines`, each with the middle of its baseline, on the board's coordinates."""
    width, height = slot.size.width * 0.86, slot.size.height * 0.86
    ems = max(_LEAST_EMS, min(_width_in_ems(title), 9.0))
    type_size = min(width / ems, height / (_MOST_LINES * _LEADING))
    lines = list(_broken(title, width / type_size))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip() + "…"]
    top = slot.at.y + slot.size.height / 2 - (len(lines) - 1) * _LEADING * type_size / 2
    return {
        "type_size": round(type_size, 1),
        "lines": [
            {
                "text": line,
                "x": slot.at.x + slot.size.width / 2,
                "y": round(top + index * _LEADING * type_size + type_size * 0.35, 1),
            }
            for index, line in enumerate(lines)
        ],
    }


def _broken(text: str, ems: float) -> Iterator[str]:
    """Lines of at most `ems`: at spaces where there are any, between characters of Chinese."""
    line = ""
    for word in _words(text):
        if line and _width_in_ems(line + word.rstrip()) > ems:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


def _words(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if _is_wide(character):
            if word:
                yield word
            word = ""
            yield character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _width_in_ems(text: str) -> float:
    return sum(1.0 if _is_wide(character) else 0.55 for character in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
