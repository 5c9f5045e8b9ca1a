"""Small pieces of what panels and slides say: words in a language, a photo with its focus, a body."""

from __future__ import annotations

from typing import Any, TypeVar

from civsite.model.item import Photo
from civsite.model.scalars import parse_focus
from civsite.render.panels.prose import paragraphs

# What a template is given, as plain JSON values.
Words = dict[str, Any]
Said = TypeVar("Said")
_BODY_LIMIT = 6000


def say(language: str, zh: Said, en: Said) -> Said:
    return en if language == "en" else zh


def photo_words(photo: Photo) -> Words:
    return {"file": photo.file, "caption": photo.caption, "focus": focus_words(photo.focus)}


def focus_words(text: str | None) -> list[float] | None:
    """The point as it was written; where none was, the photo's shape decides."""
    if text is None:
        return None
    focus = parse_focus(text)
    return [focus.x, focus.y]


def body_words(markdown: str) -> list[list[str]]:
    """Paragraphs as `[kind, text]`, no more than a panel could hold."""
    return [[kind, text] for kind, text in paragraphs(markdown[:_BODY_LIMIT])]
