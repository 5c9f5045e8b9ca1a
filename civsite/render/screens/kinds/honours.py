"""An honour roll and some of its deeds enter; what the slide says of these people leaves."""

from __future__ import annotations

from civsite.model.kinds.honours import Honours
from civsite.model.scalars import Size
from civsite.plan.screens.slide import Part
from civsite.render.panels.wording import Words, say
from civsite.render.screens.kinds.kind import Setting, SlideKind, numeral
from civsite.text.sentences import parts_of_name


def _words(honours: Honours, said: Words, setting: Setting) -> Words:
    year, number = honours.quarter.year, honours.quarter.number
    zh, en = f"{year} 年第{numeral(number)}季度", f"Quarter {number} of {year}"
    return {
        "form": "honours",
        "title": said["tab"],
        "subtitle": say(setting.language, zh, en),
        "cards": [{**card, "pieces": parts_of_name(card["name"])} for card in said["deeds"]],
    }


def _only(honours: Honours, part: Part) -> Honours:
    deeds = tuple(honours.deeds[index] for index in part.entries)
    return honours.model_copy(update={"deeds": deeds})


def _frame(words: Words, size: Size) -> tuple[int, int]:
    """Of a portrait; the fewer people, the larger."""
    count = len(words["cards"])
    if size.width > size.height:
        height = round(size.height * {1: 0.66, 2: 0.36, 3: 0.3}[count])
        return min(height * 4 // 5, size.width // (3 * count)), height
    # The name stands beside the photo: a long part of it needs the width.
    longest = max(len(piece) for card in words["cards"] for piece in card["pieces"])
    single = 0.24 if longest > 5 and size.width < 0.7 * size.height else 0.34
    height = round(size.height * {1: single, 2: 0.17}[count])
    return min(height * 4 // 5, size.width // 2), height


KIND = SlideKind(Honours, _words, only=_only, frame=_frame)
