"""A story enters; what its slide says leaves: a headline, a photo, two lines."""

from __future__ import annotations

import datetime

from civsite.model.kinds.news import News
from civsite.model.scalars import Size
from civsite.render.panels.wording import Words, ever_shorter, say
from civsite.render.screens.kinds.kind import SUMMARY_CHARACTERS, Setting, SlideKind, never


def _words(story: News, said: Words, setting: Setting) -> Words:
    opening = next((text for kind, text in said["body"] if kind == "p"), None)
    forms = said["summaries"] if said["summary"] else ever_shorter(opening or "")
    short = [form for form in forms if len(form) <= SUMMARY_CHARACTERS] or list(forms[-1:])
    photos = said["photos"]
    date = said["date"] and datetime.date.fromisoformat(said["date"])
    return {
        "form": "news",
        "summaries": short,
        "date": date and {"year": date.year, "month": date.month, "day": date.day},
        "place": said["place"],
        "month": say(setting.language, "月", "/"),
        "day": say(setting.language, "日", ""),
        "photo": photos[0] if photos else None,
    }


def _frame(_: Words, size: Size) -> tuple[int, int]:
    """Half of a wide screen; over the whole width of an upright one, flatter where that is short."""
    if size.width > size.height:
        return size.width // 2, size.height
    most = 36 if size.width > 0.75 * size.height else 45
    return size.width, min(size.width * 4 // 5, size.height * most // 100)


# A photo, where it has one, stands for links to a story; thousands of slides are not drawn for that.
KIND = SlideKind(News, _words, short_texts=("summaries",), frame=_frame, has_card=never)
