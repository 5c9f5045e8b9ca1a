"""Playlists: a community, a quarter and a day enter; the ordered slides of every screen leave.

The loop plays its slides in order, again and again, each within its days and hours. An emergency
takes the screen over while it is valid.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from civsite.model.community import Community
from civsite.model.item import Item
from civsite.model.kinds import KINDS_FOR_SITE
from civsite.model.scalars import Hours, Size
from civsite.model.screen import Screen
from civsite.model.windows import Weekdays, Windows, turning_days
from civsite.plan.kinds import KINDS
from civsite.plan.screens.airtime import DayKind, airtime_of, day_kinds
from civsite.plan.screens.loop import Looped, loop_of, shares_on
from civsite.plan.screens.parts import parts_of, shows_words_alone
from civsite.plan.screens.slide import Run, Slide
from civsite.plan.screens.turns import Rounds, rounds_of
from civsite.quarter import Quarter

_SLIDES_IN_A_ROW = 6
_ONE_DAY = datetime.timedelta(days=1)
# What two screens may differ in and still play the same.
_ANYBODY = {"id": "", "name": "", "place": None, "grid": None, "owner": None}


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


def plan_playlists(
    community: Community, quarter: Quarter, today: datetime.date
) -> tuple[Playlist, ...]:
    """The playlist of each screen of the community, by the screen's id.

    Of the quarter's days only those from `today` on are planned for. Screens that differ in nothing
    but who and where they are share one plan.
    """
    first_day = today if Quarter.of(today) == quarter else quarter.first_day
    offered = _offered(community, quarter, first_day)
    known: dict[Hashable, Playlist] = {}
    playlists = []
    for screen in community.screens.values():
        items = [
            item
            for item in offered
            if screen.is_named_in(item.on) and (item.is_emergency or is_accepted(item, screen))
        ]
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
    items = [item for item in items if not _is_over(item, screen, first_day)]
    runs = [run for item in items if (run := _run(item, screen, first_day))]
    airtimes = {run[0].item: run[0] for run in runs}
    timezone = community.details.timezone
    days = day_kinds(airtimes, screen.windows, first_day, quarter.last_day, timezone)
    slides = tuple(_loop(community, screen, runs, days))
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
        # What ended on the day before may have hours that go on past midnight.
        if (item.from_ or first_day) <= quarter.last_day
        and first_day - _ONE_DAY <= (item.until or first_day)
    )


def _is_over(item: Item, screen: Screen, first_day: datetime.date) -> bool:
    """Whether it ended before `first_day`, and no hours of its last day go on past midnight."""
    if (item.until or first_day) >= first_day:
        return False
    left = airtime_of(item, screen).windows_on(first_day) or ()
    return not any(first_day.isoweekday() in window.days for window in left)


def is_accepted(item: Item, screen: Screen) -> bool:
    """Whether the screen takes items of this kind."""
    if item.kind in KINDS_FOR_SITE:
        return False
    if shows_words_alone(screen) and not KINDS[type(item)].on_strips:
        return False
    return screen.accepts_kind(item.kind)


def _in_rank(items: Iterable[Item]) -> list[Item]:
    """Emergencies, then pinned items, then kinds and campaigns dealt out evenly."""
    by_theme: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: (KINDS[type(item)].rank(item), item.id)):
        theme = f"{item.kind} {item.theme or type(item).__name__}"
        by_theme.setdefault(theme, []).append(item)
    placed = [
        ((not item.is_emergency, not item.pinned, (index + 0.5) / len(group), theme), item)
        for theme, group in by_theme.items()
        for index, item in enumerate(group)
    ]
    return [item for _, item in sorted(placed, key=itemgetter(0))]


def _run(item: Item, screen: Screen, first_day: datetime.date) -> Run:
    """The slides of an item, which play one after the other."""
    parts, airtime = parts_of(item, screen), airtime_of(item, screen)
    turns = turning_days(airtime.windows, airtime.from_, None)
    begins = airtime.from_ if any(day > first_day for day in turns) else None
    shared = vars(replace(airtime, from_=begins))
    return tuple(
        Slide(item=item.id, kind=item.kind, part=number, parts=len(parts), content=part, **shared)
        for number, part in enumerate(parts, 1)
    )


def _loop(
    community: Community, screen: Screen, runs: Sequence[Run], days: Sequence[DayKind]
) -> Iterator[Slide]:
    """Emergencies, then the others in rotation; every share that the community asks for is had."""
    for run in runs:
        if run[0].takeover:
            yield from run
    others = {run[0].item: run for run in runs if not run[0].takeover}
    wanted = [
        (frozenset(item for item in others if share.counts(community.items[item])), share.at_least)
        for _, share in shares_on(community, screen)
    ]
    # The lines of a strip stay together: they are one sentence, which nobody reads in two halves.
    unbroken = shows_words_alone(screen)
    looped = [
        Looped(item, run[0].weight, (run,) if unbroken else _chapters(run))
        for item, run in others.items()
    ]
    yield from loop_of(looped, wanted, days)


def _chapters(run: Run) -> tuple[Run, ...]:
    """A long run in stretches of about equal length, so that nothing holds the screen for minutes."""
    count = -(-len(run) // _SLIDES_IN_A_ROW)
    edges = [len(run) * number // count for number in range(count + 1)]
    return tuple(run[first:after] for first, after in pairwise(edges))
