"""Small pieces of what panels and slides say: words in a language, a photo with its focus, prose."""

from __future__ import annotations

from typing import Any, TypeVar

from civsite.model.item import Photo
from civsite.model.scalars import parse_focus
from civsite.text.lines import in_one_line
from civsite.text.markdown import parse
from civsite.text.paper import passages
from civsite.text.sentences import shortenings
from civsite.text.unbroken import unbroken

# What a template is given, as plain JSON values.
Words = dict[str, Any]
Said = TypeVar("Said")
# No panel could hold more characters.
_MOST_OF_A_BODY = 6000


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
    """Passages as `[kind, text]`, no more than a panel could hold."""
    found, length = [], 0
    for kind, text in passages(parse(markdown)):
        if length > _MOST_OF_A_BODY:
            break
        found.append([kind, unbroken(text)])
        length += len(text)
    return found


def ever_shorter(text: str) -> list[str]:
    """`text` whole, then shorter honest forms of it."""
    return [unbroken(form) for form in shortenings(text)]


def plain_lines(prose: str | None) -> tuple[str, ...]:
    """The paragraphs of prose in YAML: separated by empty lines, line ends inside them joined."""
    parts = (prose or "").split("\n\n")
    return tuple(unbroken(joined) for part in parts if (joined := in_one_line(part)))
