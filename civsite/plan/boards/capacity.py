"""An item, its board and slots enter; how much of it can be legible there leaves.

The plan does not typeset. It counts as the templates of `theme/print` do, at the smallest legible
size: Chinese type is as wide as it is high, so that lines and columns can be counted. What is said
to fit must be typeset without overflow, also after a template has changed a little; hence the
margin. `python -m bench.capacity` compares the two over many items and sizes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum

from civsite.model.board import Board, Slot
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.digest import Digest
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Level, Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Campaign, Poster
from civsite.plan.boards.portion import areas_of, portions
from civsite.plan.boards.room import Room, ems, headline_height, line_count, room_of, text_height

# What is counted may take this share of the room that there is.
_MARGIN = 0.9
_LEADING = 0.55
_COLUMNS = (1, 2, 3, 4)
# What follows a title that is continued, «（一）».
_MARK = "（一）"
_MOST_CARDS = 40
# A panel longer than this by its height is a strip, whose parts stand side by side.
_STRIP = 2.6
_CLAUSE = re.compile(r"[，。；！？,;!?]")


class Shown(IntEnum):
    """How much of an item a slot, or a run of slots, can show in legible type."""

    NOTHING = 0
    SHORTENED = 1
    WHOLE = 2


def shown_in_slots(item: Item, board: Board, slots: Sequence[Slot]) -> Shown:
    """How much of `item` these slots show if it is continued from one to the next."""
    if len(slots) == 1:
        return shown_in(item, room_of(board, slots[0]))
    shared = portions(item, areas_of(slots))
    if shared is None:
        return Shown.NOTHING
    return min(
        shown_in(_marked(each.item), room_of(board, slot))
        for each, slot in zip(shared, slots, strict=True)
    )


def shown_in(item: Item, room: Room) -> Shown:
    """How much of `item` a panel with that room shows."""
    within = replace(room, width=room.width * _MARGIN, height=room.height * _MARGIN)
    if isinstance(item, Poster):
        return Shown.WHOLE if _poster_fits(item, within) else Shown.NOTHING
    if isinstance(item, Convention):
        return _convention(item, within)
    if isinstance(item, Honours):
        return _honours(item, within)
    if isinstance(item, Digest):
        return Shown.WHOLE if _digest_fits(item, within) else Shown.NOTHING
    if isinstance(item, Notice):
        return _notice(item, within)
    return _story(item, within)


def _marked(item: Item) -> Item:
    return item.model_copy(update={"title": item.title + _MARK})


# ---- posters ----


def _poster_fits(poster: Poster, room: Room) -> bool:
    if poster.artwork is not None:
        return True
    if poster.words:
        return _words_fit(poster, room)
    slogan = poster.slogan or poster.title
    if poster.campaign is Campaign.SURVEY:
        return _survey_fits(poster, slogan, room)
    return (
        _steps_fit(poster, slogan, room) if poster.steps else _sentence_fits(poster, slogan, room)
    )


def _words_fit(poster: Poster, room: Room) -> bool:
    """Great characters in rows or columns, none smaller than 2.4 units or the smallest type."""
    longest = max(map(len, poster.words))
    count = len(poster.words)
    smallest = max(room.least, (6 if count == 1 else 2.4) * room.unit)
    gloss = _gloss_height(poster, room)
    slogan = 4.5 * room.unit + 1.5 * room.least if poster.slogan else 0
    if count == 12:
        return _table_fits(poster, room)
    if room.aspect > 1.08 and count > 1:
        cell = (room.width - 3 * room.unit * (count - 1)) / count
        high = (room.height - slogan - gloss - 2 * room.unit) / (1.06 * longest)
        return min(cell / (1 if longest > 2 else longest), high) >= smallest
    if count == 1:
        return room.height - gloss - slogan >= 1.1 * longest * smallest
    row = (room.height - slogan) / count
    return min((row - gloss - 1.2 * room.unit) * 0.72, room.width / 2 / longest) >= smallest


def _gloss_height(poster: Poster, room: Room) -> float:
    size = max(room.least, (2.6 if room.aspect < 0.6 else 1.6) * room.unit)
    across = 1 if room.aspect <= 1.08 else max(1, len(poster.words))
    meant = max(
        (line_count(each, room.width / across / size) for each in poster.meanings), default=0
    )
    return size * (1.4 + 1.4 * meant)


def _table_fits(poster: Poster, room: Room) -> bool:
    tall = room.aspect < 0.6
    label = max(room.least, (2.4 if tall else 1.7) * room.unit)
    slogan = max(room.least, 2.6 * room.unit) + 2 * room.unit if poster.slogan else 0
    band = (room.height - (16 if tall else 8.5) * room.unit - slogan) / 3
    across = 2 if tall else 4
    beside = room.aspect > 1.08
    cell = (room.width - (9 * room.unit if beside else 0)) / across
    high = (band - (0 if beside else 1.9 * label) - 1.5 * room.unit) * across / 4 - 1.3 * label
    return min(cell * 0.43, high * 0.84) >= max(room.least, 2 * room.unit)


def _sentence_fits(poster: Poster, slogan: str, room: Room) -> bool:
    """The sentence in its field; a smaller text may take half of that and is else left out."""
    width, height = room.width, 0.62 * room.height
    if room.aspect >= 1.08:
        width = room.panel_width - min(0.46 * room.panel_width, 1.02 * room.panel_height)
        width, height = (width - 8 * room.unit) * _MARGIN, room.height
    elif room.aspect < 0.45:
        height = room.height - min(1.05 * room.panel_width, 0.36 * room.panel_height)
    return _slogan_fits(poster, slogan, replace(room, width=width, height=height))


def _slogan_fits(poster: Poster, slogan: str, room: Room) -> bool:
    used = 0.5 * room.height + 2.6 * room.unit if poster.text or poster.slogan else 0
    sizes = (room.least, room.least)
    return headline_height(slogan, room.width, room.height - used, sizes, 8) is not None


def _survey_fits(poster: Poster, slogan: str, room: Room) -> bool:
    line = 1.2 * room.unit + 2.4 * max(room.least, 1.5 * room.unit)
    if room.aspect > 1.08:
        side = min(0.72 * room.height, 0.34 * room.width, 30 * room.unit)
        width, height = room.width - side - 5 * room.unit, room.height
    elif room.aspect < 0.6:
        side = min(0.86 * room.width, 0.36 * room.height)
        picture = min(0.7 * room.width, 0.24 * room.height)
        width, height = room.width, room.height - side - 2 * line - picture - 7 * room.unit
    else:
        side = min(0.52 * room.width, 0.36 * room.height)
        width, height = room.width, room.height - side - 2 * line - 3 * room.unit
    return _slogan_fits(poster, slogan, replace(room, width=width, height=height))


def _steps_fit(poster: Poster, slogan: str, room: Room) -> bool:
    unit, least = room.unit, room.least
    beside = room.aspect > 1.45
    head_width = room.width * (0.4 if beside else 1 if room.aspect < 0.6 else 0.55)
    head_room = room.height * 0.8 if beside else 26 * unit
    head = headline_height(slogan, head_width, head_room, (least, 7 * unit), 6)
    if head is None:
        return False
    width = room.width * 0.6 - 5 * unit if beside else room.width
    title = 1.4 * unit + least * 1.7 if poster.slogan else 0
    height = room.height - (0 if beside else head + title + 2.5 * unit)
    height -= 2 * unit + 2 * least if poster.text else 0
    return any(_list_height(poster.steps, count, width, room) <= height for count in _COLUMNS)


def _list_height(steps: Sequence[str], columns: int, width: float, room: Room) -> float:
    """The height of numbered steps read down columns of ten characters or more."""
    wide = (width - 3 * room.unit * (columns - 1)) / columns
    hang = room.least * (1.5 * len(str(len(steps))) + 0.7)
    if columns > 1 and wide - hang < 10 * room.least:
        return math.inf
    rows = math.ceil(len(steps) / columns)
    pad = 2.3 * min(room.unit, 0.7 * room.least)
    high = [
        max(2.1 * room.least, text_height(each, wide - hang, room.least)) + pad for each in steps
    ]
    return max(sum(high[start : start + rows]) for start in range(0, len(high), rows))


# ---- conventions ----


def _convention(item: Convention, room: Room) -> Shown:
    head = _title_height(item.title, room, 9, 14)
    if head is None:
        return Shown.NOTHING
    unit, small = room.unit, max(room.least, 1.25 * room.unit)
    signed = 1.4 * small * sum(map(bool, (item.adopted, item.adopted_by)))
    height = room.height - head - 3.8 * unit - (signed + 1.5 * unit if signed else 0)
    if height < 4 * room.least or not _articles_fit(item.articles, room, height):
        return Shown.NOTHING
    preamble = 0.0
    if item.preamble:
        size = max(small, 1.9 * unit)
        preamble = text_height(item.preamble, room.width, size) + 1.6 * unit
    return Shown.WHOLE if _articles_fit(item.articles, room, height - preamble) else Shown.SHORTENED


def _title_height(title: str, room: Room, usual: float, most: float) -> float | None:
    """Two lines in `usual` units, or four in `most`."""
    largest = 5 * room.unit
    head = headline_height(
        title,
        room.width,
        usual * room.unit,
        (1.25 * room.least, max(largest, 1.25 * room.least)),
        2,
    )
    if head is None:
        sizes = (room.least, max(largest, room.least))
        head = headline_height(title, room.width, most * room.unit, sizes, 4)
    return head


def _articles_fit(articles: Sequence[str], room: Room, height: float) -> bool:
    """Whether they stand in columns of at least ten characters (twelve where there are several)."""
    hang = 2.3 if len(articles) > 99 else 1.75 if len(articles) > 9 else 1.4
    for count in _COLUMNS[: len(articles)]:
        width = (room.width - 3 * room.unit * (count - 1)) / count / room.least
        if width < (10 if count == 1 else 12):
            break
        heights = [_lines_high(line_count(each, width - hang)) for each in articles]
        if _columns_hold(heights, count, height / room.least):
            return True
    return False


def _lines_high(lines: int) -> float:
    return max(1.12, lines + _LEADING * (lines - 1))


def _columns_hold(heights: Iterable[float], count: int, most: float, gap: float = 0.75) -> bool:
    """Whether pieces that are not cut fill at most `count` columns."""
    columns, used = 1, -gap
    for height in heights:
        if height > most:
            return False
        if used + gap + height > most:
            columns, used = columns + 1, -gap
        used += gap + height
    return columns <= count


# ---- honour rolls ----


def _honours(item: Honours, room: Room) -> Shown:
    number = 0.0 if room.aspect < 0.45 else 9 * max(0.5 * 4.2 * room.unit, 0.7 * room.least)
    beside = replace(room, width=max(room.least, room.width - number))
    head = _title_height(item.title, beside, 10, 16)
    if head is None:
        return Shown.NOTHING
    small = max(room.least, 1.25 * room.unit)
    note = text_height(item.nominate, room.width, small, 0.45) if item.nominate else 0.0
    note = 0.0 if note > 0.16 * room.height else note + 1.2 * room.unit
    height = room.height - head - 2.2 * room.unit - note
    shown = sum(1 for deed in item.deeds if deed.anonymous or deed.consent)
    if _cards_fit(shown, room, height):
        return Shown.WHOLE
    return Shown.SHORTENED if _names_fit(item, room, height) else Shown.NOTHING


def _names_fit(item: Honours, room: Room, height: float) -> bool:
    """By category, several to a line; a name longer than most takes two places or more."""
    across = max(1, math.floor(room.width / (room.least * 4.4)))
    places: dict[str, int] = {}
    for deed in item.deeds:
        longest = 1 if len(deed.name) <= 3 else math.ceil((ems(deed.name) + 1.1) / 4.1)
        places[deed.honour] = places.get(deed.honour, 0) + longest
    rows = (math.ceil(count * 1.1 / across) for count in places.values())
    needed = sum(1.44 + 0.5 + 1.5 * count + 1.1 for count in rows)
    return needed * room.least <= height


def _cards_fit(count: int, room: Room, height: float) -> bool:
    """Whether each deed has a card of ten characters by three lines."""
    gap = 1.2 * room.unit
    if count > _MOST_CARDS:
        return False
    for columns in range(1, min(count, 12) + 1):
        rows = math.ceil(count / columns)
        wide = (room.width - gap * (columns - 1)) / columns
        high = (height - gap * (rows - 1)) / rows
        if wide >= 10 * room.least and high >= 5 * room.least:
            return True
    return False


# ---- news, notices, pages ----


def _digest_fits(item: Digest, room: Room) -> bool:
    head = _title_height(item.title, room, 7, 14)
    if head is None:
        return False
    if not item.stories:
        return True
    stories = sorted(item.stories, key=lambda story: not story.photos)
    wide, strip = room.aspect > 1.08, room.aspect > _STRIP
    width = room.width * (0.25 if strip else 0.5 if wide else 1)
    if strip and _title_height(item.title, replace(room, width=0.15 * room.width), 14, 14) is None:
        return False
    smallest = (room.least, max(room.least, 3.6 * room.unit))
    lead = headline_height(stories[0].title, width, 40 * room.unit, smallest, 8)
    if lead is None:
        return False
    line = 2.3 * max(room.least, 1.5 * room.unit)
    return head + lead + line + 12 * room.unit <= room.height


def _notice(item: Notice, room: Room) -> Shown:
    unit, least = room.unit, room.least
    emergency = item.level is Level.EMERGENCY
    badge = 0.0
    if item.level is not Level.NORMAL:
        badge = 1.6 * max(1.2 * least, (5 if emergency else 2.4) * unit) + 2 * unit
    values = [each for each in (item.what, item.when, item.where, item.who, item.contact) if each]
    wide = room.aspect > 1.25 and bool(values or ems(item.title) >= 12)
    width = room.width * (0.44 if wide else 1)
    head_room = min(26 * unit, room.height - badge - 6 * unit if wide else 0.34 * room.height)
    head = headline_height(
        item.title, width, head_room, (1.25 * least, max(8 * unit, 1.3 * least)), 5
    )
    if head is None:
        head = headline_height(
            item.title, width, 0.6 * room.height, (least, max(6 * unit, least)), 9
        )
    if head is None:
        return Shown.NOTHING
    top = badge + 2 * unit + head + 3 * unit
    if top > room.height:
        return Shown.NOTHING
    below = room.width - width - 4 * unit if wide else room.width
    height = room.height - (0 if wide else top) - max(least, 1.3 * unit) - 1.5 * unit
    rows = sum(_row_height(value, below / least) for value in values) * least
    if rows + (1.6 * least if values else 0) > height:
        return Shown.NOTHING
    body = _blocks_high(item.body, below / least) * least
    return Shown.WHOLE if rows + 1.6 * least + body <= height else Shown.SHORTENED


def _row_height(value: str, width_ems: float) -> float:
    """A row of the table, in em; in narrow panels its label stands above it."""
    beside = width_ems >= 13
    lines = line_count(value, width_ems - 3.6 if beside else width_ems)
    return (1.2 if beside else 2.6) + 1.35 * lines


def _blocks_high(body: str, width_ems: float) -> float:
    blocks = [line for line in body.splitlines() if line.strip()]
    return sum(_lines_high(line_count(each, width_ems - 0.9)) + 0.7 for each in blocks)


def _story(item: Item, room: Room) -> Shown:
    unit, least = room.unit, room.least
    photos = isinstance(item, News) and bool(item.photos)
    wide = room.aspect > 1.25
    width = room.width * (0.5 if wide and photos else 1)
    head = headline_height(
        item.title,
        width,
        (13 if photos else 20) * unit,
        (1.2 * least, max(7 * unit, 1.2 * least)),
        4,
    )
    if head is None:
        head = headline_height(item.title, width, 26 * unit, (least, max(4.6 * unit, least)), 7)
    if head is None:
        return Shown.NOTHING
    meta = 1.4 * unit + 1.2 * max(least, 1.35 * unit) if isinstance(item, News) else 0.0
    height = room.height - head - meta - 2 * unit
    if photos and not wide:
        height = height * 0.72 - 2 * unit
    body = item.body if isinstance(item, News | Page) else ""
    shortest = _CLAUSE.split(item.summary or body)[0]
    if _lines_high(line_count(shortest, width / least)) + 2 > height / least:
        return Shown.NOTHING
    for count in _COLUMNS[:3]:
        column = (width - 3 * unit * (count - 1)) / count / least
        if count > 1 and column < 13:
            break
        blocks = [line for line in body.splitlines() if line.strip()]
        heights = [_lines_high(line_count(each, column - 0.9)) for each in blocks]
        if _columns_hold(heights, count, height / least, 0.7):
            return Shown.WHOLE
    return Shown.SHORTENED
