"""The playlists of all screens enter; the job of the page that shows them to people leaves.

The page tells of each screen when it is on, what shows then and how long, and every slide.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from civsite.model.community import Community
from civsite.model.kinds import KIND_TITLES
from civsite.model.screen import SCREEN_KIND_TITLES
from civsite.model.windows import Windows, clock
from civsite.plan.screens.playlist import Playlist, Slide
from civsite.plan.screens.situations import DayKind, Stretch
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.panel import Look, edition_title
from civsite.render.screens.products import stem_of, thumbnail_of

PAGE = "theme/screen/overview.html"
_DAYS = 7
_WEEKDAYS_ZH = "一二三四五六日"

Values = dict[str, Any]


def overview_job(
    community: Community, playlists: Sequence[Playlist], look: Look, today: datetime.date
) -> Job:
    """The job of `screens/index.html`, which knows sizes of sticks by digest alone."""
    title = edition_title(look.quarter)
    request = {
        "community": community.details.name,
        "edition": title.zh,
        "quarter": str(look.quarter),
        "made": today.isoformat(),
        "timezone": community.details.timezone,
        "palette": look.palette,
        "screens": [_screen(community, playlist) for playlist in playlists],
    }
    return Job(
        name="screen-overview",
        function="screens.overview",
        request=canonical_json(request),
        outputs={"html": "screens/index.html"},
        files={PAGE: look.theme[PAGE]},
        digests={
            _stick_of(playlist): OutputOf(f"screen/{playlist.screen}/usb", "zip")
            for playlist in playlists
        },
    )


def _stick_of(playlist: Playlist) -> str:
    return f"{playlist.screen}/usb.zip"


def _screen(community: Community, playlist: Playlist) -> Values:
    screen = community.screens[playlist.screen]
    slides = playlist.distinct_slides
    told = _first_with_content(playlist)
    shown_ms, on_minutes = _shown(playlist, told) if told else (Counter(), 0)
    return {
        "id": screen.id,
        "folder": quote(screen.id),
        "name": screen.name,
        "facts": [each for each in (screen.place, screen.owner) if each],
        "kind": SCREEN_KIND_TITLES[screen.kind],
        "size": f"{screen.size.width} × {screen.size.height}",
        "is_upright": screen.size.height > screen.size.width,
        "words_alone": playlist.words_alone,
        "times": screen.times.zh,
        "turns": len(playlist.slides),
        "minutes": round(sum(slide.dwell_ms for slide in playlist.slides) / 60_000, 1),
        "stick": _stick_of(playlist),
        "days": list(_days(community, playlist)),
        "kinds": _kinds(community, shown_ms, on_minutes),
        "slides": [_slide(community, playlist, slide, shown_ms, on_minutes) for slide in slides],
    }


def _first_with_content(playlist: Playlist) -> DayKind | None:
    return next(
        (kind for kind in playlist.day_kinds if any(each.items for each in kind.stretches)), None
    )


def _kind_of(playlist: Playlist, day: datetime.date) -> DayKind | None:
    return next((kind for kind in playlist.day_kinds if day in kind.days), None)


def _shown(playlist: Playlist, day: DayKind) -> tuple[Counter[str], int]:
    """How long each item shows on a day, in thousandths of a minute of it; and the day's minutes."""
    shown: Counter[str] = Counter()
    for stretch in day.stretches:
        around = playlist.rounds[stretch.items]
        for item, milliseconds in around.shown_ms.items():
            shown[item] += stretch.minutes * 1000 * milliseconds // around.whole_ms
    return shown, sum(stretch.minutes for stretch in day.stretches if stretch.items)


def _days(community: Community, playlist: Playlist) -> Iterator[Values]:
    """A week, the first day with content large; days in a row that are alike are one entry."""
    week = [playlist.first_day + datetime.timedelta(days=past) for past in range(_DAYS)]
    kinds = [(day, kind) for day in week if (kind := _kind_of(playlist, day)) is not None]
    told = _first_with_content(playlist)
    large = next((day for day, kind in kinds if kind is told), None)
    for _, alike in groupby(kinds, key=lambda each: (each[0] == large, each[1].days)):
        days = list(alike)
        stretches = days[0][1].stretches
        yield {
            "name": _span(days[0][0], days[-1][0]),
            "large": days[0][0] == large,
            "stretches": [_stretch(community, playlist, each) for each in stretches],
        }


def _span(first: datetime.date, last: datetime.date) -> str:
    name = f"{first.month}月{first.day}日 周{_WEEKDAYS_ZH[first.weekday()]}"
    if first == last:
        return name
    month = f"{last.month}月" if last.month != first.month else ""
    return f"{first.month}月{first.day}–{month}{last.day}日"


def _stretch(community: Community, playlist: Playlist, stretch: Stretch) -> Values:
    """When it is, as parts of a day, and how much of it each kind of item has."""
    around = playlist.rounds[stretch.items]
    by_kind: Counter[str] = Counter()
    for item, milliseconds in around.shown_ms.items():
        by_kind[str(community.items[item].kind)] += milliseconds
    bands, above = [], 0.0
    for kind, milliseconds in sorted(by_kind.items(), key=_order):
        part = milliseconds / around.whole_ms
        bands.append({"kind": kind, "above": round(above, 4), "part": round(part, 4)})
        above += part
    return {
        "start": stretch.start,
        "length": stretch.end - stretch.start,
        "hours": f"{clock(stretch.start)}–{clock(stretch.end)}",
        "takeover": stretch.takeover,
        "items": len(stretch.items),
        "round_s": around.whole_ms // 1000,
        "bands": bands,
    }


def _order(kind: tuple[str, int]) -> int:
    return [str(each) for each in KIND_TITLES].index(kind[0])


def _kinds(community: Community, shown: Counter[str], minutes: int) -> list[Values]:
    by_kind: Counter[str] = Counter()
    for item, thousandths in shown.items():
        by_kind[str(community.items[item].kind)] += thousandths
    titles = {str(kind): title for kind, title in KIND_TITLES.items()}
    return [
        {"kind": kind, "title": titles[kind], "percent": round(part / minutes / 10)}
        for kind, part in sorted(by_kind.items(), key=_order)
    ]


def _slide(
    community: Community, playlist: Playlist, slide: Slide, shown: Counter[str], minutes: int
) -> Values:
    stem = stem_of(slide)
    folder = f"{playlist.screen}/{'frames' if playlist.words_alone else 'slides'}"
    large = f"{folder}/{stem}.png"
    small = thumbnail_of(playlist.screen, stem).removeprefix("screens/")
    return {
        "title": community.items[slide.item].title,
        "kind": str(slide.kind),
        "mark": f"{slide.part}/{slide.parts}" if slide.parts > 1 else "",
        "large": quote(large),
        "small": quote(large if playlist.words_alone else small),
        "dwell": slide.dwell_ms // 1000,
        "percent": round(shown[slide.item] / minutes / 10, 1) if minutes else 0,
        "dates": _dates(slide),
        "windows": _windows(slide.windows),
        "takeover": slide.takeover,
    }


def _dates(slide: Slide) -> str:
    begins = f"{slide.from_.month}月{slide.from_.day}日起" if slide.from_ else ""
    ends = f"到 {slide.until.month}月{slide.until.day}日" if slide.until else ""
    return " ".join(each for each in (begins, ends) if each)


def _windows(windows: Windows | None) -> str:
    if windows is None:
        return ""
    return "、".join(
        f"{_weekdays(each.days)}{clock(each.start)}–{clock(each.end)}" for each in windows
    )


def _weekdays(days: tuple[int, ...]) -> str:
    return "" if len(days) == 7 else f"周{''.join(_WEEKDAYS_ZH[day - 1] for day in days)} "
