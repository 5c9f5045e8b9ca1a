"""Playlists: a community, a screen, a quarter and a day enter; the screen's ordered slides leave.

The loop plays its slides in order, again and again. An item of a higher weight comes round more
often, evenly spread; no item follows itself. An emergency takes the screen over while it is valid.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.model.community import Community
from civsite.model.digest import Digest
from civsite.model.honours import Honours
from civsite.model.item import Item, Kind
from civsite.model.news import News
from civsite.model.notice import Level, Notice
from civsite.model.poster import Poster
from civsite.model.scalars import Hours, Size
from civsite.model.screen import Screen
from civsite.plan.candidates import newest_roll
from civsite.plan.parts import Part, parts_of, shows_words_alone
from civsite.quarter import Quarter

_NEWS_AT_MOST = 12
_SLIDES_IN_A_ROW = 6
_WORD_KINDS = frozenset({Kind.POSTER, Kind.NEWS, Kind.NOTICE})


@dataclass(frozen=True, slots=True)
class Slide:
    """One turn of the loop: `part` counts from 1 to `parts`; `from_` and `until` are inclusive.

    `from_` is None if the slide may be shown from the first day on, `until` if it does not expire.
    While a slide with `takeover` is valid the screen shows nothing else.
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
    takeover: bool = False

    def is_valid_on(self, day: datetime.date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


Run = tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Playlist:
    """What a screen of `size` px plays in a quarter; `hours` None: all day. `first_day`: of the plan."""

    screen: str
    quarter: Quarter
    size: Size
    timezone: str
    hours: Hours | None
    first_day: datetime.date
    words_alone: bool
    slides: tuple[Slide, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def distinct_slides(self) -> tuple[Slide, ...]:
        """Each slide once, in the order of its first turn."""
        return tuple({(slide.item, slide.part): slide for slide in reversed(self.slides)}.values())[
            ::-1
        ]


def plan_playlist(
    community: Community, screen: Screen, quarter: Quarter, today: datetime.date
) -> Playlist:
    """The playlist of `screen`; of the quarter's days only those from `today` on are planned for."""
    in_quarter = quarter.first_day <= today <= quarter.last_day
    first_day = today if in_quarter else quarter.first_day
    items = _in_rank(_eligible(community, screen, quarter, first_day))
    runs = {item.id: _run(item, screen, first_day) for item in items}
    spoken = [item for item in items if runs[item.id]]
    words_alone = shows_words_alone(screen)
    chapters = {
        item.id: (runs[item.id],) if words_alone else _chapters(runs[item.id]) for item in spoken
    }
    alarms = [chapter for item in spoken if _takes_over(item) for chapter in chapters[item.id]]
    others = [item for item in spoken if not _takes_over(item)]
    loop = [*alarms, *_loop([(item.weight, chapters[item.id]) for item in others])]
    slides = tuple(slide for chapter in loop for slide in chapter)
    return Playlist(
        screen=screen.id,
        quarter=quarter,
        size=screen.size,
        timezone=community.details.timezone,
        hours=screen.hours,
        first_day=first_day,
        words_alone=words_alone,
        slides=slides,
        diagnostics=tuple(_faults(community, screen, first_day, slides)),
    )


def plan_playlists(
    community: Community, quarter: Quarter, today: datetime.date
) -> tuple[Playlist, ...]:
    """The playlist of each screen of the community, by the screen's id."""
    return tuple(
        plan_playlist(community, screen, quarter, today) for screen in community.screens.values()
    )


def _eligible(
    community: Community, screen: Screen, quarter: Quarter, first_day: datetime.date
) -> Iterator[Item]:
    """The items that the screen may show on some day of the quarter, from `first_day` on."""
    chosen = _chosen_by_date(community, quarter)
    for item in community.items.values():
        if isinstance(item, News | Honours | Digest) and item.id not in chosen:
            continue
        if (item.from_ or first_day) > quarter.last_day or (item.until or first_day) < first_day:
            continue
        if screen.is_named_in(item.on) and (_takes_over(item) or _is_accepted(item, screen)):
            yield item


def _is_accepted(item: Item, screen: Screen) -> bool:
    if item.kind is Kind.PAGE or (shows_words_alone(screen) and item.kind not in _WORD_KINDS):
        return False
    return screen.accepts_kind(item.kind)


def _takes_over(item: Item) -> bool:
    return isinstance(item, Notice) and item.level is Level.EMERGENCY


def _chosen_by_date(community: Community, quarter: Quarter) -> frozenset[str]:
    """The latest news, the newest honour roll, and the digest of the quarter that has just ended."""
    before = quarter.shifted(-1)
    first, last = before.first_day, quarter.last_day
    news = [story for story in community.items_of(News) if first <= story.date <= last]
    news.sort(key=lambda story: (not story.pinned, -story.date.toordinal(), story.id))
    roll = newest_roll(community, quarter)
    digests = [digest for digest in community.items_of(Digest) if digest.quarter == before]
    chosen = [*news[:_NEWS_AT_MOST], *digests, *([roll] if roll else [])]
    return frozenset(item.id for item in chosen)


def _in_rank(items: Iterable[Item]) -> list[Item]:
    """Emergencies, then pinned items, then kinds and campaigns dealt out evenly."""
    placed: list[tuple[tuple[bool, bool], float, str, Item]] = []
    by_kind: dict[str, list[Item]] = {}
    for item in sorted(items, key=_rank_in_kind):
        by_kind.setdefault(_theme_of(item), []).append(item)
    for kind, group in sorted(by_kind.items()):
        for index, item in enumerate(group):
            first = (not _takes_over(item), not item.pinned)
            placed.append((first, (index + 0.5) / len(group), kind, item))
    return [each[-1] for each in sorted(placed, key=lambda each: each[:3])]


def _theme_of(item: Item) -> str:
    if isinstance(item, Poster):
        return f"{item.kind} {item.campaign}"
    return f"{item.kind} {type(item).__name__}"


def _rank_in_kind(item: Item) -> tuple[int, int, str]:
    if isinstance(item, Notice):
        levels = list(Level)
        return (-levels.index(item.level), -(item.date or datetime.date.min).toordinal(), item.id)
    if isinstance(item, News):
        return (0, -item.date.toordinal(), item.id)
    return (0, 0, item.id)


def _run(item: Item, screen: Screen, first_day: datetime.date) -> Run:
    """The slides of an item, which play one after the other."""
    parts = parts_of(item, screen)
    begins = item.from_
    if isinstance(item, News) and begins is None:
        begins = item.date
    return tuple(
        Slide(
            item=item.id,
            kind=item.kind,
            part=number,
            parts=len(parts),
            dwell_ms=screen.dwell * 1000,
            weight=item.weight,
            content=part,
            from_=begins if begins is not None and begins > first_day else None,
            until=item.until,
            takeover=_takes_over(item),
        )
        for number, part in enumerate(parts, 1)
    )


def _chapters(run: Run) -> tuple[Run, ...]:
    """A long run in stretches of about equal length, so that nothing holds the screen for minutes.

    The lines of a strip stay together: they are one sentence, which nobody reads in two halves.
    """
    count = -(-len(run) // _SLIDES_IN_A_ROW)
    edges = [len(run) * number // count for number in range(count + 1)] if count else []
    return tuple(run[first:after] for first, after in pairwise(edges))


def _loop(items: Sequence[tuple[int, tuple[Run, ...]]]) -> list[Run]:
    """Weights and chapters by rank → the loop in rounds.

    An item of weight w comes in w of as many rounds as the greatest weight has, each time with its
    next chapter, and at least once with each.
    """
    alike = len({weight for weight, _ in items}) == 1
    counts = [max(1 if alike else weight, len(chapters)) for weight, chapters in items]
    rounds = max(counts, default=0)
    turns: list[tuple[int, int, int]] = []
    for rank, count in enumerate(counts):
        phase = rank / len(items)
        turns += [(int((turn + phase) * rounds / count), rank, turn) for turn in range(count)]
    runs = []
    for _, rank, turn in sorted(turns):
        chapters = items[rank][1]
        runs.append(chapters[turn % len(chapters)])
    return _without_echo(runs)


def _without_echo(loop: list[Run]) -> list[Run]:
    """The loop without a run that follows itself, also from its end to its beginning."""
    kept: list[Run] = []
    for run in loop:
        if not kept or kept[-1] is not run:
            kept.append(run)
    while len(kept) > 1 and kept[-1] is kept[0]:
        kept.pop()
    return kept


def _faults(
    community: Community, screen: Screen, first_day: datetime.date, slides: Sequence[Slide]
) -> Iterator[Diagnostic]:
    source = community.sources.get(("screens", screen.id))
    span = source.span_of("accepts") if source else Span(f"content/screens/{screen.id}.yml")
    if not slides:
        yield Diagnostic(
            "screen-empty",
            span,
            Text(
                f"电子屏“{screen.name}”本季没有可播放的内容",
                f"the screen “{screen.name}” has nothing to show this quarter",
            ),
            Text(
                "放宽“接受”的种类，或者添加本季有效的内容",
                "accept more kinds, or add items that are valid this quarter",
            ),
            Severity.WARNING,
        )
    elif not any(slide.is_valid_on(first_day) for slide in slides):
        first = min(slide.from_ for slide in slides if slide.from_)
        yield Diagnostic(
            "screen-empty-until",
            span,
            Text(
                f"电子屏“{screen.name}”在 {first} 之前没有可播放的内容",
                f"the screen “{screen.name}” has nothing to show before {first}",
            ),
            Text("让一项内容早些开始", "let an item begin earlier"),
            Severity.WARNING,
        )
