"""A convention and some of its articles enter; what the slide says leaves."""

from __future__ import annotations

from civsite.model.kinds.convention import Convention
from civsite.plan.screens.slide import SlidePassage
from civsite.render.panels.wording import Words, say
from civsite.render.screens.kinds.kind import Setting, SlideKind, numeral


def _words(convention: Convention, said: Words, setting: Setting) -> Words:
    adopted, language = said["adopted"], setting.language
    return {
        "form": "convention",
        "adopted": adopted and say(language, f"{_day(adopted)}通过", f"Adopted {adopted}"),
        "passages": [
            {"mark": _mark(passage, language), "text": passage.text}
            for passage in setting.part.passages
        ],
    }


def _mark(passage: SlidePassage, language: str) -> str:
    number = passage.number
    mark = say(language, f"第{numeral(number)}条", f"Article {number}")
    return mark + (say(language, "（续）", " (cont.)") if passage.continued else "")


def _day(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{day}日"


KIND = SlideKind(Convention, _words)
