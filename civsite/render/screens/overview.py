"""The playlists of all screens enter; the page that shows them to people leaves, as a job.

The page tells of each screen when it is on, what shows then and how long, and every slide.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from civsite.model.community import Community
from civsite.model.item import Kind
from civsite.model.kinds import KIND_TITLES
from civsite.model.windows import Window, clock
from civsite.plan.screens.airtime import DayKind, Stretch
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.slide import Slide
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.page import fill_page
from civsite.render.panels.look import Look, edition_title
from civsite.render.screens.listing import file_of, stem_of, thumbnail_of

_PAGE = "theme/screen/overview.html"
_DAYS = 7
_WEEKDAYS_ZH = "一二三四五六日"

Values = dict[str, Any]


def overview_job(
    community: Community, playlists: Sequence[Playlist], look: Look, today: datetime.date
) -> Job:
    """The job of `screens/index.html`, which knows sizes of sticks by digest alone."""
    request = {
        "community": community.details.name,
        "edition": edition_title(look.quarter),
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
        files={_PAGE: look.theme[_PAGE]},
        digests={
            f"{playlist.screen}/usb.zip": OutputOf(f"screen/{playlist.screen}/usb", "zip")
            for playlist in playlists
        },
    )


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `html`: each screen with its week, the day's shares, and a contact sheet of its slides."""
    screens = [
        {**screen, "bytes": json.loads(files[screen["stick"]])["bytes"]}
        for screen in request["screens"]
    ]
    return {"html": fill_page(_PAGE, files[_PAGE], {**request, "screens": screens})}


def _screen(community: Community, playlist: Playlist) -> Values:
    screen = community.screens[playlist.screen]
    told = next((kind for kind in playlist.day_kinds if _minutes(kind)), None)
    shown = _shown(playlist, told) if told else Counter()
    minutes = _minutes(told) if told else 0
    return {
        "id": screen.id,
        "folder": quote(screen.id),
        "name": screen.name,
        "facts": [each for each in (screen.place, screen.owner) if each],
        "kind": screen.kind.chinese,
        "size": f"{screen.size.width} × {screen.size.height}",
        "is_upright": screen.size.height > screen.size.width,
        "words_alone": playlist.words_alone,
        "times": screen.times.zh,
        "turns": len(playlist.slides),
        "minutes": round(sum(slide.dwell_ms for slide in playlist.slides) / 60_000, 1),
        "stick": f"{playlist.screen}/usb.zip",
        "days": list(_days(community, playlist, told)),
        "kinds": [
            {"kind": kind, "title": KIND_TITLES[kind], "percent": round(part / minutes / 10)}
            for kind, part in _by_kind(community, shown).items()
        ],
        "slides": [
            {
                **_slide(playlist, slide),
                "title": community.items[slide.item].title,
                "percent": round(shown[slide.item] / minutes / 10, 1) if minutes else 0,
            }
            for slide in playlist.distinct_slides
        ],
    }


def _minutes(day: DayKind) -> int:
    """How long something shows on a day."""
    return sum(stretch.minutes for stretch in day.stretches if stretch.items)


def _shown(playlist: Playlist, day: DayKind) -> Counter[str]:
    """How long each item shows on a day, in thousandths of a minute of it."""
    shown: Counter[str] = Counter()
    for stretch in day.stretches:
        around = playlist.rounds[stretch.items]
        for item, milliseconds in around.shown_ms.items():
            shown[item] += stretch.minutes * 1000 * milliseconds // around.whole_ms
    return shown


def _by_kind(community: Community, of_items: Mapping[str, int]) -> dict[Kind, int]:
    """Numbers of items summed up by kind, in the order of the kinds."""
    sums: Counter[Kind] = Counter()
    for item, number in of_items.items():
        sums[community.items[item].kind] += number
    return {kind: sums[kind] for kind in Kind if kind in sums}


def _days(community: Community, playlist: Playlist, told: DayKind | None) -> Iterator[Values]:
    """A week, the first day that is `told` of large; days in a row that are alike are one entry."""
    week = [playlist.first_day + datetime.timedelta(days=past) for past in range(_DAYS)]
    kinds = [(day, kind) for day in week for kind in playlist.day_kinds if day in kind.days]
    large = next((day for day, kind in kinds if kind is told), None)
    for (is_large, _), alike in groupby(kinds, key=lambda each: (each[0] == large, each[1].days)):
        days = list(alike)
        yield {
            "name": _span(days[0][0], days[-1][0]),
            "large": is_large,
            "stretches": [_stretch(community, playlist, each) for each in days[0][1].stretches],
        }


def _span(first: datetime.date, last: datetime.date) -> str:
    if first == last:
        return f"{_date(first)} 周{_WEEKDAYS_ZH[first.weekday()]}"
    end = _date(last) if last.month != first.month else f"{last.day}日"
    return f"{first.month}月{first.day}–{end}"


def _date(day: datetime.date) -> str:
    return f"{day.month}月{day.day}日"


def _stretch(community: Community, playlist: Playlist, stretch: Stretch) -> Values:
    """When it is, as parts of a day, and how much of it each kind of item has."""
    around = playlist.rounds[stretch.items]
    bands, above = [], 0.0
    for kind, milliseconds in _by_kind(community, around.shown_ms).items():
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


def _slide(playlist: Playlist, slide: Slide) -> Values:
    stem = stem_of(slide)
    large = f"{playlist.screen}/{file_of(playlist, stem)}"
    small = thumbnail_of(playlist.screen, stem).removeprefix("screens/")
    begins = f"{_date(slide.from_)}起" if slide.from_ else ""
    ends = f"到 {_date(slide.until)}" if slide.until else ""
    windows = (
        f"{_weekdays(each)}{clock(each.start)}–{clock(each.end)}" for each in slide.windows or ()
    )
    return {
        "kind": slide.kind,
        "mark": f"{slide.part}/{slide.parts}" if slide.parts > 1 else "",
        "large": quote(large),
        "small": quote(large if playlist.words_alone else small),
        "dwell": slide.dwell_ms // 1000,
        "dates": f"{begins} {ends}".strip(),
        "windows": "、".join(windows),
        "takeover": slide.takeover,
    }


def _weekdays(window: Window) -> str:
    if len(window.days) == 7:
        return ""
    return f"周{''.join(_WEEKDAYS_ZH[day - 1] for day in window.days)} "
