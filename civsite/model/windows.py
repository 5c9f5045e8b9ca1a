"""Days of the week and daily hours enter as editors write them; windows of the week leave.

A window never passes midnight: hours that do become two windows, the later one on the day after and
`overnight`. Such hours belong to the day on which they began: `days`, `from` and `until` ask for that
day, so that 22:00-06:00 on a Friday, `until` that Friday, ends on Saturday at six. All is by the wall
clock, so that a change of clocks needs no arithmetic. `None` means «always», in no window «never».
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from civsite.diagnostics import Text
from civsite.model.scalars import FromText, Hours, refusal

_TITLES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH = tuple(title.lower() for title in _TITLES)
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = ("一", "二", "三", "四", "五", "六", "日")
_NUMBERS = {
    **{word: number for words in (_ENGLISH, _FULL) for number, word in enumerate(words, 1)},
    **{f"{week}{day}": number for week in ("周", "星期", "礼拜") for number, day in enumerate(_CHINESE, 1)},
    **{f"{week}天": 7 for week in ("周", "星期", "礼拜")},
}  # fmt: skip
_SPAN = re.compile(r"\s*[-–—~～至到]\s*")
_LISTED = re.compile(r"\s*[,，、;；]\s*|\s+(?![-–—~～至到])(?<![-–—~～至到]\s)")


@dataclass(frozen=True, slots=True, order=True)
class Weekdays:
    """Some days of the week by ISO number, in order, each once."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(_ENGLISH[number - 1] for number in self.numbers)

    @property
    def spelled(self) -> Text:
        """`周一至周五`, `Mon–Fri`; three days and more in a row are a span."""
        chinese = [f"周{day}" for day in _CHINESE]
        return Text(self._spelled(chinese, "至", "、"), self._spelled(_TITLES, "–", ", "))

    def _spelled(self, names: Sequence[str], to: str, joint: str) -> str:
        rows: list[list[str]] = []
        for number in self.numbers:
            if number - 1 in self.numbers:
                rows[-1].append(names[number - 1])
            else:
                rows.append([names[number - 1]])
        return joint.join(
            f"{row[0]}{to}{row[-1]}" if len(row) > 2 else joint.join(row) for row in rows
        )


EVERY_DAY = Weekdays(tuple(range(1, 8)))


def parse_weekdays(text: str) -> Weekdays:
    """A list of days and spans of days; a span may run over the weekend. Refuses what is neither."""
    numbers: set[int] = set()
    for piece in _LISTED.split(text):
        days = [_NUMBERS.get(word.lower()) for word in _SPAN.split(piece)]
        first, last = days[0], days[-1]
        if len(days) > 2 or first is None or last is None:
            raise refusal(
                "weekdays-form",
                Text(f"“{text}”不是星期几", f"“{text}” does not name days of the week"),
                Text("写成 周一至周五，或 周六、周日", "write it as mon-fri, or as sat, sun"),
            )
        numbers |= {(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)}
    return Weekdays(tuple(sorted(numbers)))


WeekdaysText = Annotated[Weekdays, FromText(parse_weekdays, {"type": "string"})]


MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From `start` until before `end`, minutes after midnight (0 to 1440), on ISO weekdays `days`.

    `overnight`: the rest of hours that began on the day before.
    """

    start: int
    end: int
    days: tuple[int, ...]
    overnight: bool = False


Windows = tuple[Window, ...]
# What is open on each day of the week: ISO weekday, whether overnight, start, end.
_Stretch = tuple[int, bool, int, int]
_ONE_DAY = datetime.timedelta(days=1)


def windows_of(days: Weekdays | None, hours: Hours | None) -> Windows | None:
    """The windows of `hours` that begin on `days`; None if neither says anything."""
    if days is None and hours is None:
        return None
    return _windows(_stretches(days or EVERY_DAY, hours))


def either(windows: Iterable[Windows | None]) -> Windows | None:
    """Open where any of `windows` is."""
    given = list(windows)
    if any(each is None for each in given):
        return None
    return _windows(stretch for each in given for stretch in _apart(each or ()))


def both(first: Windows | None, second: Windows | None) -> Windows | None:
    """Open where `first` and `second` are; overnight where `first` is, or `second` if `first` is None."""
    if first is None or second is None:
        return second if first is None else first
    return _windows(
        (day, overnight, max(start, begin), min(end, stop))
        for day, overnight, start, end in _apart(first)
        for other, _, begin, stop in _apart(second)
        if day == other and max(start, begin) < min(end, stop)
    )


def by_the_clock(windows: Windows | None) -> Windows | None:
    """The same minutes, whatever day they began on."""
    if windows is None:
        return None
    return _windows((day, False, start, end) for day, _, start, end in _apart(windows))


def windows_on(
    day: datetime.date,
    windows: Windows | None,
    first: datetime.date | None,
    last: datetime.date | None,
) -> Windows | None:
    """The windows that hold on `day` of what is valid from `first` to `last`; None: at any hour."""

    def is_valid(begun: datetime.date) -> bool:
        return (first or begun) <= begun <= (last or begun)

    if windows is None:
        return None if is_valid(day) else ()
    return tuple(each for each in windows if is_valid(day - _ONE_DAY * each.overnight))


def turning_days(
    windows: Windows | None, first: datetime.date | None, last: datetime.date | None
) -> Iterator[datetime.date]:
    """The days from which on other windows hold than on the day before, as `windows_on` says."""
    days_late = {int(each.overnight) for each in windows} if windows else {0}
    for late in days_late:
        for day, more in ((first, late), (last, late + 1)):
            if day is not None and day.toordinal() + more <= datetime.date.max.toordinal():
                yield day + _ONE_DAY * more


def is_open(windows: Windows | None, weekday: int, minute: int) -> bool:
    """Whether a minute of an ISO weekday, as a clock on the wall shows it, is in one of `windows`."""
    return windows is None or any(
        each.start <= minute < each.end and weekday in each.days for each in windows
    )


def clock(minute: int) -> str:
    """`450` → `07:30`; the end of a day is `24:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _stretches(days: Weekdays, hours: Hours | None) -> Iterator[_Stretch]:
    start = hours.start.hour * 60 + hours.start.minute if hours else 0
    end = hours.end.hour * 60 + hours.end.minute if hours else 0
    for day in days.numbers:
        if start < end:
            yield day, False, start, end
            continue
        yield day, False, start, MINUTES_A_DAY
        if end:
            yield day % 7 + 1, True, 0, end


def _apart(windows: Windows) -> Iterator[_Stretch]:
    return ((day, each.overnight, each.start, each.end) for each in windows for day in each.days)


def _windows(stretches: Iterable[_Stretch]) -> Windows:
    """As few windows as say the same: what touches is joined, days with one stretch share it."""
    by_day: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for day, overnight, start, end in sorted(stretches):
        joined = by_day.setdefault((day, overnight), [])
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    days_of: dict[tuple[int, int, bool], list[int]] = {}
    for (day, overnight), joined in by_day.items():
        for start, end in joined:
            days_of.setdefault((start, end, overnight), []).append(day)
    return tuple(
        sorted(
            Window(start, end, tuple(sorted(days)), overnight)
            for (start, end, overnight), days in days_of.items()
        )
    )
