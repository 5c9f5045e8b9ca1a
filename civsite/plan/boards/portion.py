"""An item too long for one slot and the areas of several enter; its portion for each leaves.

Text is cut where a reader would put the page down: between articles, deeds, steps, rows and
paragraphs, and inside an article only after a sentence. A portion is itself an item of its kind, so
that whatever measures or sets items takes portions, too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from civsite.model.board import Slot
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.model.kinds.news import Figures, News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Poster

# Text is weighed in whole lines of usual length; between two pieces stands half a line.
_LINE, _GAP = 24, 12
# The photos of a story take about this share of the room that its text takes.
_PHOTOS_SHARE = 0.35
# A unit longer than this share of all is cut after sentences.
_LONG_SHARE = 0.15
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”」』）]*|[^。！？；]+$")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ENTRY = re.compile(r"\n(?=\s{0,3}(?:[-*+]|\d+[.)])\s)")
_MARKUP = re.compile(r"[*_`\[<|#]")
_ROWS = ("what", "when", "where", "who", "contact")


@dataclass(frozen=True, slots=True)
class Portion:
    """What one of several slots carries of an item, as an item.

    `number` of `count`, from 1, of `whole`. `before`: how many articles or steps stand on earlier
    portions; `begins_inside`: the first of this one was begun there.
    """

    item: Item
    whole: Item
    number: int = 1
    count: int = 1
    before: int = 0
    begins_inside: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """A piece of text that is not cut; `goes_on`: it belongs to the same article as the one before."""

    text: object
    weight: int
    goes_on: bool = False


def portions(item: Item, areas: Sequence[float]) -> tuple[Portion, ...] | None:
    """The portions of `item` for slots of these areas (any unit), in order; None if it has too few
    parts. Text is shared out in proportion to area, so that all can be set in one size of type."""
    if len(areas) == 1:
        return (Portion(item, item),)
    cut = _cut_of(item)
    if cut is None:
        return None
    units, rebuilt = cut
    bounds = _bounds([unit.weight for unit in units], areas)
    if bounds is None:
        return None
    found: list[Portion] = []
    before = 0
    for number, (start, end) in enumerate(bounds, 1):
        mine = units[start:end]
        inside = mine[0].goes_on
        part = rebuilt(mine, number == 1, number == len(bounds))
        found.append(Portion(part, item, number, len(bounds), before - inside, inside))
        before += sum(not unit.goes_on for unit in mine)
    return tuple(found)


def areas_of(slots: Sequence[Slot]) -> list[float]:
    """The areas by which an item is shared out over `slots`, mm²."""
    return [float(slot.size.width * slot.size.height) for slot in slots]


_Rebuild = Callable[[Sequence[_Unit], bool, bool], Item]
_Cut = tuple[list[_Unit], _Rebuild]


def _cut_of(item: Item) -> _Cut | None:
    if isinstance(item, Convention):
        return _cut_convention(item)
    if isinstance(item, Honours):
        return _cut_roll(item)
    if isinstance(item, Digest):
        return _cut_digest(item)
    if isinstance(item, Poster):
        return _cut_poster(item)
    if isinstance(item, (Notice, News, Page)):
        return _cut_prose(item)
    return None


def _cut_convention(item: Convention) -> _Cut:
    whole = sum(map(len, item.articles))
    units = [unit for article in item.articles for unit in _units_of(article, whole)]

    def rebuilt(mine: Sequence[_Unit], first: bool, last: bool) -> Item:
        articles: list[str] = []
        for index, unit in enumerate(mine):
            if unit.goes_on and index:
                articles[-1] += str(unit.text)
            else:
                articles.append(str(unit.text))
        return item.model_copy(
            update={
                "articles": tuple(articles),
                "preamble": item.preamble if first else None,
                "adopted": item.adopted if last else None,
                "adopted_by": item.adopted_by if last else None,
            }
        )

    return units, rebuilt


def _weight(text: str) -> int:
    return math.ceil(len(text) / _LINE) * _LINE + _GAP


def _units_of(text: str, whole: int) -> list[_Unit]:
    """A text as one unit, or as its sentences if it is a large share of the whole."""
    sentences = _SENTENCE.findall(text)
    if len(text) <= whole * _LONG_SHARE or len(sentences) < 2:
        return [_Unit(text, _weight(text))]
    return [
        _Unit(sentence, len(sentence) + (0 if index else _GAP), goes_on=index > 0)
        for index, sentence in enumerate(sentences)
    ]


def _cut_roll(item: Honours) -> _Cut:
    """By category in the usual order, as a whole roll shows them; every deed takes the same room."""
    order = {category: place for place, category in enumerate(HONOUR_CATEGORIES)}
    deeds = sorted(item.deeds, key=lambda deed: order.get(deed.honour, len(order)))
    units = [_Unit(deed, 1 if deed.anonymous or deed.consent else 0) for deed in deeds]

    def rebuilt(mine: Sequence[_Unit], first: bool, last: bool) -> Item:
        update = {
            "deeds": tuple(unit.text for unit in mine),
            "nominate": item.nominate if last else None,
        }
        return item.model_copy(update=update)

    return units, rebuilt


def _cut_digest(item: Digest) -> _Cut:
    units = [_Unit(story, 1) for story in item.stories]

    def rebuilt(mine: Sequence[_Unit], first: bool, last: bool) -> Item:
        stories = tuple(unit.text for unit in mine)
        figures = item.figures if first else Figures()
        return item.model_copy(update={"stories": stories, "figures": figures})

    return units, rebuilt


def _cut_poster(item: Poster) -> _Cut | None:
    """Between steps; a poster without steps is one idea and is not cut."""
    if item.artwork is not None or len(item.steps) < 2:
        return None
    units = [_Unit(step, _weight(step) + _GAP) for step in item.steps]

    def rebuilt(mine: Sequence[_Unit], first: bool, last: bool) -> Item:
        steps = tuple(str(unit.text) for unit in mine)
        return item.model_copy(update={"steps": steps, "text": item.text if last else None})

    return units, rebuilt


def _cut_prose(item: Notice | News | Page) -> _Cut:
    """Between rows and paragraphs; the summary and the photos stand on the first portion."""
    rows = [name for name in _ROWS if getattr(item, name, None)]
    blocks = [block for block in _BLANK_LINES.split(item.body) if block.strip()]
    entries = [entry for block in blocks for entry in _LIST_ENTRY.split(block)]
    whole = sum(map(len, entries))
    photos = round(_PHOTOS_SHARE * whole) if isinstance(item, News) and item.photos else 0
    units = [_Unit((name,), _weight(getattr(item, name)) + _LINE) for name in rows]
    for entry in entries:
        units += (
            [_Unit(entry, _weight(entry))] if _MARKUP.search(entry) else _units_of(entry, whole)
        )

    if photos and units:
        units[0] = replace(units[0], weight=units[0].weight + photos)

    def rebuilt(mine: Sequence[_Unit], first: bool, last: bool) -> Item:
        kept = {unit.text[0] for unit in mine if isinstance(unit.text, tuple)}
        update: dict[str, object] = {name: None for name in rows if name not in kept}
        update["body"] = _joined([unit for unit in mine if not isinstance(unit.text, tuple)])
        if isinstance(item, Notice) and not last:
            update |= {"date": None, "from_": None}
        if not first:
            update["summary"] = None
            update |= {"photos": (), "figures": None} if isinstance(item, News) else {}
        return item.model_copy(update=update)

    return units, rebuilt


def _joined(mine: Sequence[_Unit]) -> str:
    body = ""
    for unit in mine:
        body += ("" if unit.goes_on or not body else "\n\n") + str(unit.text)
    return body


def _bounds(weights: Sequence[int], areas: Sequence[float]) -> list[tuple[int, int]] | None:
    """Consecutive runs of units, one for each area, none empty, the fullest as little full as can be;
    of equals those whose first runs are longest."""
    count, parts = len(weights), len(areas)
    if count < parts:
        return None
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    # best[end]: (how full the fullest is, where the runs end) for the first `end` units
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for part, area in enumerate(areas):
        best = {
            end: min(
                (max(full, (sums[end] - sums[start]) / area), (*ends, -end))
                for start, (full, ends) in best.items()
                if start < end
            )
            for end in range(part + 1, count - (parts - part - 1) + 1)
        }
    ends = tuple(-end for end in best[count][1])
    return list(zip((0, *ends[:-1]), ends, strict=True))
