"""Edition 期 and placement: what all boards carry in a quarter, and why."""

from __future__ import annotations

from typing import ClassVar

from civsite.model.record import Record
from civsite.model.scalars import Date, Flag, Line, QuarterText


class WrittenPlacement(Record):
    """One item in one slot as an edition file says it; without `item` the slot is left empty."""

    short_form: ClassVar[str | None] = "item"

    item: Line | None = None
    pinned: Flag = False
    note: Line | None = None


class WrittenEdition(Record):
    """`boards[board][slot]` of a file in `content/editions/`."""

    id: str
    quarter: QuarterText
    written: Date | None = None
    note: Line | None = None
    boards: dict[str, dict[str, WrittenPlacement]] = {}
