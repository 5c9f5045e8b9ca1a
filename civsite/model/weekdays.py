"""Days of the week as an editor writes them: `mon-fri`, `周六、周日`; ISO numbers leave, 1 is Monday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from civsite.diagnostics import Text
from civsite.model.scalars import FromText, refusal

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
        return Text(
            _spelled(self._rows(), "周{}", _CHINESE, "至", "、"),
            _spelled(self._rows(), "{}", _TITLES, "–", ", "),
        )

    def _rows(self) -> list[list[int]]:
        """The days in rows without a gap."""
        rows: list[list[int]] = []
        for number in self.numbers:
            if rows and number == rows[-1][-1] + 1:
                rows[-1].append(number)
            else:
                rows.append([number])
        return rows


def _spelled(rows: list[list[int]], form: str, names: Sequence[str], to: str, joint: str) -> str:
    spans = []
    for row in rows:
        days = [form.format(names[number - 1]) for number in row]
        spans.append(f"{days[0]}{to}{days[-1]}" if len(days) > 2 else joint.join(days))
    return joint.join(spans)


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
