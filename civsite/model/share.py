"""The share of screen time that some content must have, such as public-interest content."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer

from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.model.record import Record
from civsite.model.scalars import FromText, Line, refusal
from civsite.model.shows import ENGLISH_NAMES, shown_by


def parse_portion(text: str) -> Fraction:
    """`33%` or `1/3`, more than nothing and at most the whole; refuses anything else."""
    percent = re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)\s*[%％]", text, re.ASCII)
    parts = re.fullmatch(r"(\d{1,3})\s*/\s*(\d{1,3})", text, re.ASCII)
    portion = Fraction(0)
    if percent:
        portion = Fraction(percent[1]) / 100
    elif parts and int(parts[2]):
        portion = Fraction(int(parts[1]), int(parts[2]))
    if not 0 < portion <= 1:
        raise refusal(
            "portion-form",
            Text(f"“{text}”不是占比", f"“{text}” is not a share of the whole"),
            Text("写成 33% 或 1/3", "write it as 33% or 1/3"),
        )
    return portion


Portion = Annotated[Fraction, FromText(parse_portion, {"type": "string"}), PlainSerializer(str)]


class Share(Record):
    """`show` (kinds, campaigns) has `at_least` that part of each day on screens `on`; empty: all."""

    show: tuple[Line, ...]
    at_least: Portion
    on: tuple[Line, ...] = ()
    source: Line | None = None

    def counts(self, item: Item) -> bool:
        """Whether the time of `item` counts."""
        shown = set(shown_by(item))
        return any(ENGLISH_NAMES.get(each, each) in shown for each in self.show)
