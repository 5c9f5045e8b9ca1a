"""A notice enters; what its slide says leaves."""

from __future__ import annotations

import datetime

from civsite.model.kinds.notice import Level, Notice
from civsite.model.screen import LedColour
from civsite.render.panels.wording import Words, ever_shorter
from civsite.render.screens.kinds.kind import (
    SUMMARY_CHARACTERS,
    LedColours,
    Setting,
    SlideKind,
    calm_colours,
)
from civsite.text.unbroken import as_written


def _words(notice: Notice, said: Words, setting: Setting) -> Words:
    body = "".join(text for kind, text in said["body"][:1] if kind == "p")
    texts = ever_shorter(body) if body and not said["rows"] else ()
    joint = " " if said["level_title"].isascii() else ""
    level = "" if said["level"] == Level.NORMAL else said["level_title"] + joint
    return {
        "form": "notice",
        "level": said["level"],
        "level_title": level + said["tab"],
        "rows": _ever_fewer(said["rows"], notice),
        "texts": [text for text in texts if len(text) <= 2 * SUMMARY_CHARACTERS],
    }


def _ever_fewer(rows: list[list[str]], notice: Notice) -> list[list[list[str]]]:
    """The rows, and fewer of them for a small screen: when and where are the last to go.

    In an emergency what to do is the last.
    """
    choices = [rows] if rows else []
    last = notice.when if notice.is_emergency else notice.what
    for least_needed in (notice.who, notice.contact, last):
        rows = [row for row in rows if as_written(row[1]) != least_needed]
        if rows and rows not in choices:
            choices.append(rows)
    return choices


def _led_colours(notice: Notice, lights: LedColour) -> LedColours:
    if lights is LedColour.SINGLE:
        return calm_colours(notice, lights)
    if notice.is_emergency:
        return LedColours("yellow", "yellow")
    return LedColours("yellow" if lights is LedColour.DUAL else "white", "red")


def _has_card(notice: Notice, today: datetime.date) -> bool:
    """One that is announced, too; past ones are too many to be drawn."""
    return notice.until is None or notice.until >= today


_SHORT = ("rows", "texts")
KIND = SlideKind(Notice, _words, short_texts=_SHORT, led_colours=_led_colours, has_card=_has_card)
