"""What fitting has to know of every kind of item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from civsite.fit.cutting import Cut
from civsite.model.community import ItemType
from civsite.model.item import Item


def title_of(item: Item) -> str:
    return item.title


def _none(_: Any) -> None:
    return None


@dataclass(frozen=True, slots=True)
class FitKind(Generic[ItemType]):
    """How items of one kind fit panels.

    `least` is the text that every panel of an item must show, however small. `cut` is the item in
    passages that can hang in several slots, None where it is one idea. `artwork` names the file that
    stands for the whole panel, which its template therefore has to see.
    """

    model: type[ItemType]
    least: Callable[[ItemType], str] = title_of
    cut: Callable[[ItemType], Cut | None] = _none
    artwork: Callable[[ItemType], str | None] = _none
