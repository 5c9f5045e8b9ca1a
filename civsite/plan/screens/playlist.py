"""Playlists: a community, a screen, a quarter and a day enter; the screen's ordered slides leave.

The loop plays its slides in order, again and again, each within its days and hours. An emergency
takes the screen over while it is valid.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.model.kinds import KINDS_FOR_SITE
from civsite.model.scalars import Hours, Size
from civsite.model.screen import Screen
from civsite.model.windows import Weekdays, Windows, is_open
from civsite.plan.kinds import KINDS
from civsite.plan.screens.airtime import Airtime, airtime_of
from civsite.plan.screens.loop import Looped, loop_of
from civsite.plan.screens.part import Part
from civsite.plan.screens.parts import parts_of, shows_words_alone
from civsite.plan.screens.rounds import Rounds, rounds_of
from civsite.plan.screens.shares import shares_on
from civsite.plan.screens.situations import DayKind, day_kinds
from civsite.quarter import Quarter

_SLIDES_IN_A_ROW = 6
# What two screens may differ in and still play the same.
_ANYBODY = {"id": "", "name": "", "place": None, "grid": None, "owner": None}


@dataclass(frozen=True, slots=True)
class Slide:
    """One turn of the loop: `part` counts from 1 to `parts`; `from_` and `until` are inclusive.

    `from_` is None if the slide may be shown from the first day on, `until` if it does not expire,
    `windows` if it may be shown at any hour. While a slide with `takeover` is valid the screen shows
    nothing else.
    """

    item: str
    kind: Kind
    part: int
    parts: int
    dwell_ms: int
    weight: int
    content: Part
    from_: datetime.date | None = None
    until: datetime.date | None = None
    windows: Windows | None = None
    takeover: bool = False

    def is_valid_on(self, day: datetime.date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )

    def is_valid_at(self, moment: datetime.datetime) -> bool:
        """Whether it may be shown at `moment` of the community's clock, if the screen is on."""
        return self.is_valid_on(moment.date()) and is_open(self.windows, moment)


Run = tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Playlist:
    """What a screen of `size` px plays in a quarter; it is on in its `windows`, None: always.

    `days` and `hours` are what an editor wrote for them. `items` are those that the screen takes
    and that are valid on some day. `first_day` is that of the plan; `day_kinds` tell of the days
    from it on, and what may play in them; `rounds` what then shows how long.
    """

    screen: str
    quarter: Quarter
    size: Size
    timezone: str
    days: Weekdays | None
    hours: Hours | None
    windows: Windows | None
    first_day: datetime.date
    words_alone: bool
    slides: tuple[Slide, ...]
    items: tuple[str, ...] = ()
    day_kinds: tuple[DayKind, ...] = ()
    rounds: Rounds = field(default_factory=dict)

    @property
    def distinct_slides(self) -> tuple[Slide, ...]:
        """Each slide once, in the order of its first turn."""
        return tuple({(slide.item, slide.part): slide for slide in self.slides}.values())


def plan_playlist(
    community: Community, screen: Screen, quarter: Quarter, today: datetime.date
) -> Playlist:
    """The playlist of `screen`; of the quarter's days only those from `today` on are planned for."""
    first_day = _first_day(quarter, today)
    items = _taken_by(screen, _offered(community, quarter, first_day))
    return _planned(community, screen, items, quarter, first_day)


def plan_playlists(
    community: Community, quarter: Quarter, today: datetime.date
) -> tuple[Playlist, ...]:
    """The playlist of each screen of the community, by the screen's id.

    Screens that differ in nothing but who and where they are share one plan.
    """
    first_day = _first_day(quarter, today)
    offered = _offered(community, quarter, first_day)
    known: dict[Hashable, Playlist] = {}
    playlists = []
    for screen in community.screens.values():
        items = _taken_by(screen, offered)
        shares = tuple(index for index, _ in shares_on(community, screen))
        alike = (screen.model_copy(update=_ANYBODY), tuple(item.id for item in items), shares)
        if alike not in known:
            known[alike] = _planned(community, screen, items, quarter, first_day)
        playlists.append(replace(known[alike], screen=screen.id))
    return tuple(playlists)


def _planned(
    community: Community,
    screen: Screen,
    items: Sequence[Item],
    quarter: Quarter,
    first_day: datetime.date,
) -> Playlist:
    airtimes = {item.id: airtime_of(item, screen) for item in items}
    runs = {item.id: _run(item, screen, first_day, airtimes[item.id]) for item in items}
    spoken = [item for item in items if runs[item.id]]
    timezone = community.details.timezone
    speaking = {item.id: airtimes[item.id] for item in spoken}
    days = day_kinds(speaking, screen.windows, first_day, quarter.last_day, timezone)
    slides = tuple(_loop(community, screen, spoken, runs, days))
    return Playlist(
        screen=screen.id,
        quarter=quarter,
        size=screen.size,
        timezone=timezone,
        days=screen.days,
        hours=screen.hours,
        windows=screen.windows,
        first_day=first_day,
        words_alone=shows_words_alone(screen),
        slides=slides,
        items=tuple(item.id for item in items),
        day_kinds=days,
        rounds=rounds_of(slides, days),
    )


def _first_day(quarter: Quarter, today: datetime.date) -> datetime.date:
    return today if quarter.first_day <= today <= quarter.last_day else quarter.first_day


def _offered(community: Community, quarter: Quarter, first_day: datetime.date) -> list[Item]:
    """The items that screens may show on some day of the quarter, from `first_day` on, by rank."""
    chosen = {
        item.id
        for kind in KINDS.values()
        for item in (kind.chosen(community, quarter) if kind.chosen else ())
    }
    return _in_rank(
        item
        for item in community.items.values()
        if item.id in chosen or KINDS[type(item)].chosen is None
        if (item.from_ or first_day) <= quarter.last_day and first_day <= (item.until or first_day)
    )


def _taken_by(screen: Screen, offered: Iterable[Item]) -> list[Item]:
    return [
        item
        for item in offered
        if screen.is_named_in(item.on) and (item.is_emergency or is_accepted(item, screen))
    ]


def is_accepted(item: Item, screen: Screen) -> bool:
    """Whether the screen takes items of this kind."""
    if item.kind in KINDS_FOR_SITE:
        return False
    if shows_words_alone(screen) and not KINDS[type(item)].on_strips:
        return False
    return screen.accepts_kind(item.kind)


def _in_rank(items: Iterable[Item]) -> list[Item]:
    """Emergencies, then pinned items, then kinds and campaigns dealt out evenly."""
    placed: list[tuple[tuple[bool, bool], float, str, Item]] = []
    by_kind: dict[str, list[Item]] = {}
    for item in sorted(items, key=_rank_in_kind):
        by_kind.setdefault(_theme_of(item), []).append(item)
    for kind, group in sorted(by_kind.items()):
        for index, item in enumerate(group):
            first = (not item.is_emergency, not item.pinned)
            placed.append((first, (index + 0.5) / len(group), kind, item))
    return [each[-1] for each in sorted(placed, key=lambda each: each[:3])]


def _theme_of(item: Item) -> str:
    return f"{item.kind} {item.theme or type(item).__name__}"


def _rank_in_kind(item: Item) -> tuple[tuple[int, int], str]:
    return (KINDS[type(item)].rank(item), item.id)


def _run(item: Item, screen: Screen, first_day: datetime.date, airtime: Airtime) -> Run:
    """The slides of an item, which play one after the other."""
    parts = parts_of(item, screen)
    begins = airtime.from_
    return tuple(
        Slide(
            item=item.id,
            kind=item.kind,
            part=number,
            parts=len(parts),
            dwell_ms=airtime.dwell_ms,
            weight=airtime.weight,
            content=part,
            from_=begins if begins is not None and begins > first_day else None,
            until=airtime.until,
            windows=airtime.windows,
            takeover=airtime.takeover,
        )
        for number, part in enumerate(parts, 1)
    )


def _loop(
    community: Community,
    screen: Screen,
    items: Sequence[Item],
    runs: Mapping[str, Run],
    days: Sequence[DayKind],
) -> Iterator[Slide]:
    """Emergencies, then the others in rotation; every share that the community asks for is had."""
    words_alone = shows_words_alone(screen)
    chapters = {
        item.id: (runs[item.id],) if words_alone else _chapters(runs[item.id]) for item in items
    }
    for item in items:
        if item.is_emergency:
            yield from runs[item.id]
    others = [item for item in items if not item.is_emergency]
    wanted = [
        (frozenset(item.id for item in others if share.counts(item)), share.at_least)
        for _, share in shares_on(community, screen)
    ]
    looped = [Looped(item.id, runs[item.id][0].weight, chapters[item.id]) for item in others]
    yield from loop_of(looped, wanted, days)


def _chapters(run: Run) -> tuple[Run, ...]:
    """A long run in stretches of about equal length, so that nothing holds the screen for minutes.

    The lines of a strip stay together: they are one sentence, which nobody reads in two halves.
    """
    count = -(-len(run) // _SLIDES_IN_A_ROW)
    edges = [len(run) * number // count for number in range(count + 1)] if count else []
    return tuple(run[first:after] for first, after in pairwise(edges))
