"""Quarters of the year, written `2026Q4`: parsing, arithmetic, first and last day."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

# Beyond these, looking back and ahead would leave the calendar; and no community plans there.
YEARS = range(2000, 2200)
_WRITTEN = re.compile(r"(\d{4})Q([1-4])", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """A calendar quarter; orders by time. `number` runs from 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter that `text` (`2026Q4`) names, of one of `YEARS`. Raises ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None or int(match[1]) not in YEARS:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: datetime.date) -> Quarter:
        """The quarter that `day` lies in."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}"

    def shifted(self, quarters: int) -> Quarter:
        """The quarter that many quarters later (earlier, if negative)."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def since(self, earlier: Quarter) -> int:
        """How many quarters this one lies after `earlier`."""
        return (self.year - earlier.year) * 4 + self.number - earlier.number

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.number * 3
        return datetime.date(self.year, month, 31 if month in (3, 12) else 30)
