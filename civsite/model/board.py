"""Board 宣传栏 and slot 版位: a physical notice board and the places on it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Annotated

from civsite.model.item import Kind
from civsite.model.kinds import KINDS_FOR_SITE, KindName
from civsite.model.record import Record
from civsite.model.scalars import (
    Choice,
    Date,
    Flag,
    Line,
    Name,
    Point,
    PointMm,
    Reference,
    SizeMm,
    whole_number,
)


class BoardKind(Choice):
    SHOWCASE = "showcase", "橱窗"
    COLUMN = "column", "宣传栏"
    WALL = "wall", "文化墙"
    LIFT = "lift", "电梯框"
    CORRIDOR = "corridor", "文化长廊"
    OFFICE = "office", "办公室墙面"
    HOARDING = "hoarding", "围挡"


class Side(Choice):
    FRONT = "front", "正面"
    BACK = "back", "背面"


class Slot(Record):
    """A place on a board: `at` from the upper left corner of its side, `size` of what is seen, mm.

    `accepts` empty means every kind that can stand on a board. `keep`: not rotated. `prefers`:
    kinds, campaigns or tags, of which the plan chooses if it can, among what else may hang there.
    """

    id: Name
    at: PointMm = Point(0, 0)
    size: SizeMm
    side: Side = Side.FRONT
    accepts: tuple[KindName, ...] = ()
    keep: Flag = False
    prefers: tuple[Line, ...] = ()

    def accepts_kind(self, kind: Kind) -> bool:
        return kind in self.accepts if self.accepts else kind not in KINDS_FOR_SITE


class Board(Record):
    """A notice board; `size` is one side, mm. `distance` is how far its readers stand, cm."""

    id: str
    name: Line
    kind: BoardKind
    place: Line | None = None
    grid: Line | None = None
    owner: Line | None = None
    size: SizeMm
    slots: tuple[Slot, ...] = ()
    layout: Reference | None = None
    accepts: tuple[KindName, ...] = ()
    distance: Annotated[int, whole_number(10, 5000)] | None = None
    out_of_service: Date | None = None

    def is_named_in(self, on: Collection[str]) -> bool:
        """Whether an item's `on` allows this board: by id, by kind or by the kind's Chinese name."""
        return not on or not {self.id, self.kind.value, self.kind.chinese}.isdisjoint(on)

    def slot(self, slot_id: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def serves_on(self, day: datetime.date) -> bool:
        return self.out_of_service is None or day < self.out_of_service
