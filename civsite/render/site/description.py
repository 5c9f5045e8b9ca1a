"""What a page shows → one line that tells others of it: search engines, and whoever gets a link."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from civsite.render.site.words import LANGUAGE_NAMES

_MOST_COLUMNS = 150  # search engines show about so much; a Chinese character takes two


def listing(language: str, about: Iterable[str | None], listed: Iterable[Mapping[str, Any]]) -> str:
    """What a page is about, and the first of what it lists, texts as `View.compared` gives them."""
    colon, comma = (": ", ", ") if language == "en" else ("：", "、")
    line = " · ".join(filter(None, about))
    for number, name in enumerate(dict.fromkeys(each["text"] for each in listed)):
        longer = line + (comma if number else colon) + name
        if number and _columns(longer) > _MOST_COLUMNS:
            return f"{line}…"
        line = longer
    return line


def own_words(text: Mapping[str, Any] | None, main_language: str) -> str:
    """A text of the page as its description; one that is not translated says its language."""
    if text is None:
        return ""
    said = str(text["text"])
    return f"{LANGUAGE_NAMES[main_language]} · {said}" if text["lang"] else said


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
