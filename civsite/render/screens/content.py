"""An item and one of its parts enter; what the slide says leaves, as plain JSON for the templates.

A slide says a third of what a panel says: a headline, a photo, two lines.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import STORIES_LISTED, Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.poster import Poster
from civsite.model.scalars import Size
from civsite.plan.screens.part import Part, Passage
from civsite.quarter import Quarter
from civsite.render.panels.content import content_of
from civsite.render.panels.phrases import phrases
from civsite.render.panels.pieces import pieces_of
from civsite.render.panels.prose import shortenings

Words = dict[str, Any]
# x, y, width, height on the slide, px.
PhotoPlace = tuple[int, int, int, int]

_SUMMARY_CHARACTERS = 56
# Texts of a few lines, which templates break between words.
_SETTLED = ("texts", "summaries", "rows", "steps", "meanings", "lines", "slogan")
_NUMERALS = "零一二三四五六七八九"


def slide_words(item: Item, part: Part, language: str, quarter: Quarter, name: str) -> Words:
    """What the slide of `part` says: `form` names its template, pictures are paths of the content.

    `name` is the community's, which no headline may split.
    """
    said = content_of(_only(item, part), language)
    said["phrases"] = unsplit(said["phrases"], name)
    words = _words(item, said, part, language, quarter)
    return {**words, "pieces": pieces_of({"articles": [words.get(key) or () for key in _SETTLED]})}


def _words(item: Item, said: Words, part: Part, language: str, quarter: Quarter) -> Words:
    common = {"title": item.title, "phrases": said["phrases"]}
    if isinstance(item, Poster):
        return common | _poster(said, part, language, quarter)
    if isinstance(item, Convention):
        return common | _convention(said, part, language)
    if isinstance(item, Honours):
        return common | _honours(said, item, language)
    if isinstance(item, Digest):
        return common | _digest(said, item, language)
    if isinstance(item, Notice):
        return common | _notice(said, item)
    return common | _news(said, language)


def unsplit(pieces: Sequence[str], name: str) -> list[str]:
    """`pieces` of a headline with those joined that spell `name`."""
    for first in range(len(pieces)):
        for after in range(first + 2, len(pieces) + 1):
            if "".join(pieces[first:after]) == name:
                return [*pieces[:first], name, *pieces[after:]]
    return list(pieces)


def photo_frame(words: Mapping[str, Any], size: Size) -> tuple[int, int]:
    """Width and height of a photo on the slide, px."""
    wide = size.width > size.height
    if words["form"] == "news":
        return (size.width // 2, size.height) if wide else _upper(size)
    count = len(words["cards"])
    if wide:
        height = round(size.height * {1: 0.66, 2: 0.36, 3: 0.3}[count])
        return min(height * 4 // 5, size.width // (3 * count)), height
    # The name stands beside the photo: a long part of it needs the width.
    longest = max(len(piece) for card in words["cards"] for piece in card["pieces"])
    single = 0.24 if longest > 5 and size.width < 0.7 * size.height else 0.34
    height = round(size.height * {1: single, 2: 0.17}[count])
    return min(height * 4 // 5, size.width // 2), height


def photo_place(words: Mapping[str, Any]) -> PhotoPlace | None:
    """Where a story's one photo stands on its slide; portraits of people stay still."""
    if words["form"] != "news" or not words["photo"]:
        return None
    width, height = words["frame"]
    return 0, 0, width, height


def _upper(size: Size) -> tuple[int, int]:
    """A photo over the whole width of an upright screen: 5:4, flatter where the screen is short."""
    most = 36 if size.width > 0.75 * size.height else 45
    return size.width, min(size.width * 4 // 5, size.height * most // 100)


def _only(item: Item, part: Part) -> Item:
    if isinstance(item, Honours):
        return item.model_copy(update={"deeds": tuple(item.deeds[index] for index in part.entries)})
    if isinstance(item, Poster) and part.entries:
        return item.model_copy(update={"steps": tuple(item.steps[index] for index in part.entries)})
    if isinstance(item, Digest):  # of hundreds of stories a slide lists a few, by title alone
        return item.model_copy(update={"stories": ()})
    return item


def _poster(said: Words, part: Part, language: str, quarter: Quarter) -> Words:
    texts = shortenings(said["text"][0]) if said["text"] else ()
    return {
        "form": "poster",
        "tab": said["tab"],
        "words": said["words"],
        "english": [word or "" for word in said["english"]],
        "meanings": said["meanings"],
        "slogan": "".join(said["slogan"]) if said["says_title"] else None,
        "phrases": said["slogan"] if said["composition"] != "steps" else said["phrases"],
        "texts": [text for text in texts if len(text) <= _SUMMARY_CHARACTERS],
        "steps": said["steps"],
        "first_step": part.entries[0] + 1 if part.entries else 1,
        "drawing": said["drawing"],
        "campaign": said["campaign"],
        "artwork": said["artwork"],
        "larger": quarter.number - 1,
        "levels": _say(language, ["国家", "社会", "个人"], ["Nation", "Society", "Person"]),
    }


def _convention(said: Words, part: Part, language: str) -> Words:
    adopted = said["adopted"]
    return {
        "form": "convention",
        "adopted": adopted and _say(language, f"{_day(adopted)}通过", f"Adopted {adopted}"),
        "passages": [
            {"mark": _mark(passage, language), "text": passage.text} for passage in part.passages
        ],
    }


def _honours(said: Words, honours: Honours, language: str) -> Words:
    year, number = honours.quarter.year, honours.quarter.number
    numeral = _NUMERALS[number]
    return {
        "form": "honours",
        "title": said["tab"],
        "subtitle": _say(language, f"{year} 年第{numeral}季度", f"Quarter {number} of {year}"),
        "cards": [{**card, "pieces": _name_pieces(card["name"])} for card in said["deeds"]],
    }


def _name_pieces(name: str) -> list[str]:
    """Where a long name may break: after its points, hyphens and spaces, or between characters."""
    pieces = re.findall(r"[^·\s-]+[·\s-]*", name)
    return pieces if len(pieces) > 1 else list(name)


def _digest(said: Words, digest: Digest, language: str) -> Words:
    year, number = digest.quarter.year, digest.quarter.number
    title = _say(
        language,
        f"{year}年第{_NUMERALS[number]}季度，我们一起做了",
        f"Together in quarter {number} of {year}",
    )
    stories = [
        {"date": f"{story.date.month}.{story.date.day}", "title": story.title}
        for story in digest.stories[:STORIES_LISTED]
    ]
    return {
        "form": "digest",
        "title": title,
        "phrases": list(phrases(title)),
        "figures": said["figures"],
        "lines": stories,
    }


def _notice(said: Words, notice: Notice) -> Words:
    body = "".join(text for kind, text in said["body"][:1] if kind == "p")
    texts = shortenings(body) if body and not said["rows"] else ()
    return {
        "form": "notice",
        "level": said["level"],
        "level_title": said["tab"] if said["level"] == Level.NORMAL else _level_title(said),
        "rows": _ever_fewer(said["rows"], notice),
        "texts": [text for text in texts if len(text) <= 2 * _SUMMARY_CHARACTERS],
    }


def _ever_fewer(rows: list[list[str]], notice: Notice) -> list[list[list[str]]]:
    """The rows, and fewer of them for a small screen: when and where are the last to go.

    In an emergency what to do is the last.
    """
    leave_out: list[str | None] = []
    choices = [rows]
    last = notice.when if notice.level is Level.EMERGENCY else notice.what
    for least_needed in (notice.who, notice.contact, last):
        leave_out.append(least_needed)
        fewer = [row for row in rows if _unbound(row[1]) not in leave_out]
        if fewer and fewer not in choices:
            choices.append(fewer)
    return choices if rows else []


def _unbound(text: str) -> str:
    """`text` as the editor wrote it, without what keeps numbers and units on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


def _level_title(said: Words) -> str:
    joint = " " if said["level_title"].isascii() else ""
    return f"{said['level_title']}{joint}{said['tab']}"


def _news(said: Words, language: str) -> Words:
    opening = next((text for kind, text in said["body"] if kind == "p"), None)
    forms = said["summaries"] if said["summary"] else shortenings(opening or "")
    short = [form for form in forms if len(form) <= _SUMMARY_CHARACTERS] or list(forms[-1:])
    photos = said["photos"]
    date = said["date"]
    return {
        "form": "news",
        "summaries": short,
        "date": date and _calendar(datetime.date.fromisoformat(date)),
        "place": said["place"],
        "month": _say(language, "月", "/"),
        "day": _say(language, "日", ""),
        "photo": photos[0] if photos else None,
    }


def _calendar(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _mark(passage: Passage, language: str) -> str:
    number = passage.number
    mark = _say(language, f"第{_numeral(number)}条", f"Article {number}")
    return str(mark + (_say(language, "（续）", " (cont.)") if passage.continued else ""))


def _numeral(number: int) -> str:
    """Chinese numerals to 99, digits beyond."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones or not tens else "")


def _day(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{day}日"


def _say(language: str, zh: Any, en: Any) -> Any:
    return en if language == "en" else zh
