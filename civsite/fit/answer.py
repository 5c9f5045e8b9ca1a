"""What the templates answer of an item and a size, as a value that can be kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo stands: its frame on the panel, in mm; the photo is cropped to it."""

    photo: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class TooLong:
    """Why nothing can be printed: which text is too long, and by how many percent."""

    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How an item stands on a panel, or, in parts, on several.

    `shown` is the share of its text that is printed: 1 whole, less if shortened, 0 not at all;
    `too_long` then says why. `frames` are its photos'.
    """

    shown: float
    parts: int = 1
    frames: tuple[Frame, ...] = ()
    too_long: TooLong | None = None

    @property
    def is_whole(self) -> bool:
        return self.shown >= 1

    @property
    def is_nothing(self) -> bool:
        return self.shown <= 0

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Fit:
        """What `as_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        said = json.loads(text)
        return cls(
            said["shown"],
            said["parts"],
            tuple(Frame(**frame) for frame in said["frames"]),
            TooLong(**said["too_long"]) if said["too_long"] else None,
        )


WHOLE = Fit(1.0)
NOTHING = Fit(0.0)
