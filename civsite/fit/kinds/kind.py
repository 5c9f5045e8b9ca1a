"""The shape of a kind's file: what fitting has to know of items of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from civsite.fit.cutting import Cut
from civsite.model.community import Place


class NamedPhoto(NamedTuple):
    """A photo, and where it is named: the key of the record's source, and the place in the record."""

    file: str
    record: tuple[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class FitKind:
    """`least` gives the text that every panel of an item must show, however small the panel; `cut`
    an item in pieces that can hang in several slots, or None where it is one idea; `artwork` names the
    file that stands for the whole panel and that its template therefore has to see. `photos` tells where
    its photos are named.
    """

    least: Callable[[Any], str]
    cut: Callable[[Any], Cut | None]
    artwork: Callable[[Any], str | None] = lambda item: None
    photos: Callable[[Any], Iterable[NamedPhoto]] = lambda item: ()
