"""A loop of slides and a moment enter; what a player shows from then on leaves.

This is the rule that every player follows. It walks along the loop and takes the next slide that
may be shown; while one takes over, those alone. It passes over a slide that was shown already since
its item came on, as long as there is another: where much is out of date or hours, no item follows
itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar


class Turning(Protocol):
    """What a slide of a loop must tell to take its turn."""

    @property
    def item(self) -> str: ...
    @property
    def part(self) -> int: ...


class Timed(Turning, Protocol):
    @property
    def takeover(self) -> bool: ...
    def is_valid_at(self, moment: datetime.datetime) -> bool: ...


TurningSlide = TypeVar("TurningSlide", bound=Turning)
TimedSlide = TypeVar("TimedSlide", bound=Timed)


def turns_at(loop: Sequence[TimedSlide], moment: datetime.datetime) -> tuple[TimedSlide, ...]:
    """What plays at a moment of the community's clock, once around. Asks not if the screen is on."""
    valid = [slide.is_valid_at(moment) for slide in loop]
    alarms = [it and slide.takeover for it, slide in zip(valid, loop, strict=True)]
    return once_around(loop, alarms if any(alarms) else valid)


def once_around(loop: Sequence[TurningSlide], valid: Sequence[bool]) -> tuple[TurningSlide, ...]:
    """Once around as it goes on for ever, which is the second time around."""
    allowed = [slide for slide, may in zip(loop, valid, strict=True) if may]
    stint = _Stint()
    first = tuple(slide for slide in allowed if stint.takes(slide))
    return tuple(slide for slide in allowed if stint.takes(slide)) or first


@dataclass(slots=True)
class _Stint:
    """What an item has shown since it came on."""

    item: str | None = None
    parts: set[int] = field(default_factory=set)

    def takes(self, slide: Turning) -> bool:
        if slide.item != self.item:
            self.item, self.parts = slide.item, set()
        new = slide.part not in self.parts
        self.parts.add(slide.part)
        return new
