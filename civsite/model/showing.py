"""What a screen does with some of its items: when they play, how often, how long each slide stays."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from civsite.model.record import Record
from civsite.model.scalars import DailyHours, Line, Weight, whole_number
from civsite.model.shows import ENGLISH_NAMES
from civsite.model.weekdays import WeekdaysText
from civsite.model.windows import Windows, windows_of

Dwell = Annotated[int, whole_number(2, 600)]


class Showing(Record):
    """For the items that `show` names by kind, campaign or id; `dwell` in seconds."""

    show: tuple[Line, ...]
    days: WeekdaysText | None = None
    hours: DailyHours | None = None
    weight: Weight | None = None
    dwell: Dwell | None = None

    @property
    def windows(self) -> Windows | None:
        return windows_of(self.days, self.hours)

    def is_about(self, names: Collection[str]) -> bool:
        """Whether it names one of `names`, by the English word or by the Chinese one."""
        return any(ENGLISH_NAMES.get(each, each) in names for each in self.show)
