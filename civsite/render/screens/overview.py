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
from civsite.model.windows import EVERY_DAY, MINUTES_A_DAY, Weekdays, Windows, clock
from civsite.plan.screens.airtime import DayKind, Stretch
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.slide import Slide
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.page import fill_page
from civsite.render.panels.look import Look, edition_title
from civsite.render.papers import Papers
from civsite.render.screens.listing import file_of, stem_of, thumbnail_of

_PAGE = "theme/screen/overview.html"
_DAYS = 7
_MONTHS = (
    "January February March April May June July August September October November December"
).split()

Values = dict[str, Any]


def overview_job(
    community: Community, playlists: Sequence[Playlist], look: Look, today: datetime.date
) -> Job:
    """The job of `screens/index.html`, which knows sizes of sticks by digest alone."""
    papers = look.papers
    request = {
        "language": papers.language,
        "community": papers.community(community),
        "edition": edition_title(look.quarter, papers),
        "quarter": str(look.quarter),
        "made": today.isoformat(),
        "timezone": community.details.timezone,
        "palette": look.palette,
        "screens": [_screen(community, playlist, papers) for playlist in playlists],
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


def _screen(community: Community, playlist: Playlist, papers: Papers) -> Values:
    screen = papers.screen(community, playlist.screen)
    told = next((kind for kind in playlist.day_kinds if _minutes(kind)), None)
    shown = _shown(playlist, told) if told else Counter()
    minutes = _minutes(told) if told else 0
    return {
        "id": screen.id,
        "folder": quote(screen.id),
        "name": screen.name,
        "facts": [each for each in (screen.place, screen.owner) if each],
        "kind": papers.say(screen.kind.chinese, str(screen.kind)),
        "size": f"{screen.size.width} × {screen.size.height}",
        "is_upright": screen.size.height > screen.size.width,
        "words_alone": playlist.words_alone,
        "times": screen.times.in_language(papers.language),
        "turns": len(playlist.slides),
        "minutes": round(sum(slide.dwell_ms for slide in playlist.slides) / 60_000, 1),
        "stick": f"{playlist.screen}/usb.zip",
        "days": list(_days(community, playlist, told, papers)),
        "kinds": [
            {"kind": kind, "title": papers.kind(kind), "percent": round(part / minutes / 10)}
            for kind, part in _by_kind(community, shown).items()
        ],
        "slides": [
            {
                **_slide(playlist, slide, papers),
                "title": papers.title(community, slide.item),
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


def _days(
    community: Community, playlist: Playlist, told: DayKind | None, papers: Papers
) -> Iterator[Values]:
    """A week, the first day that is `told` of large; days in a row that are alike are one entry."""
    week = [playlist.first_day + datetime.timedelta(days=past) for past in range(_DAYS)]
    kinds = [(day, kind) for day in week for kind in playlist.day_kinds if day in kind.days]
    large = next((day for day, kind in kinds if kind is told), None)
    for (is_large, _), alike in groupby(kinds, key=lambda each: (each[0] == large, each[1].days)):
        days = list(alike)
        yield {
            "name": _span(days[0][0], days[-1][0], papers),
            "large": is_large,
            "stretches": [_stretch(community, playlist, each) for each in days[0][1].stretches],
        }


def _span(first: datetime.date, last: datetime.date, papers: Papers) -> str:
    """`11月22日 周日`, `11月22–28日`; `Sun 22 November`, `22–28 November`."""
    begin, end = _date(first, papers), _date(last, papers)
    if first == last:
        weekday = Weekdays((first.isoweekday(),)).spelled
        return papers.say(f"{begin} {weekday.zh}", f"{weekday.en} {begin}")
    if first.month == last.month:
        return papers.say(f"{begin.removesuffix('日')}–{last.day}日", f"{first.day}–{end}")
    return papers.say(f"{begin.removesuffix('日')}–{end}", f"{begin} – {end}")


def _date(day: datetime.date, papers: Papers) -> str:
    return papers.say(f"{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]}")


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


def _slide(playlist: Playlist, slide: Slide, papers: Papers) -> Values:
    stem = stem_of(slide)
    large = f"{playlist.screen}/{file_of(playlist, stem)}"
    small = thumbnail_of(playlist.screen, stem).removeprefix("screens/")
    first, last = (day and _date(day, papers) for day in (slide.from_, slide.until))
    begins = papers.say(f"{first}起", f"from {first}") if first else ""
    ends = papers.say(f"到 {last}", f"until {last}") if last else ""
    return {
        "kind": slide.kind,
        "mark": f"{slide.part}/{slide.parts}" if slide.parts > 1 else "",
        "large": quote(large),
        "small": quote(large if playlist.words_alone else small),
        "dwell": slide.dwell_ms // 1000,
        "dates": f"{begins} {ends}".strip(),
        "windows": papers.say("、", ", ").join(_hours(slide.windows or (), papers)),
        "takeover": slide.takeover,
    }


def _hours(windows: Windows, papers: Papers) -> Iterator[str]:
    """Hours as people say them; what goes on past midnight is one piece, of the day it begins on."""
    evenings = {
        each.days: each for each in windows if each.end == MINUTES_A_DAY and not each.overnight
    }
    nights = {
        evening: each
        for each in windows
        if each.overnight and not each.start
        if (evening := evenings.get(_day_before(each.days)))
    }
    for each in windows:
        if each in nights.values():
            continue
        night = nights.get(each)
        end = clock(night.end if night else each.end)
        following = papers.say("次日 ", "") if night else ""
        days = f"{Weekdays(each.days).spelled.in_language(papers.language)} "
        yield f"{'' if each.days == EVERY_DAY.numbers else days}{clock(each.start)}–{following}{end}"


def _day_before(days: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted((day - 2) % 7 + 1 for day in days))
