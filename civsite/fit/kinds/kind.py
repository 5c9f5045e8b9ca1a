"""What fitting has to know of every kind of item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from civsite.fit.cutting import Passage, markdown_of
from civsite.model.community import ItemType


def _body(passages: Sequence[Passage]) -> Mapping[str, Any]:
    return {"body": markdown_of(passages)}


@dataclass(frozen=True, slots=True)
class FitKind(Generic[ItemType]):
    """How items of one kind fit panels.

    `least` is the text that every panel of an item must show, however small. `passages` are what can
    hang in several slots, none where the item is one idea; `said` gives the fields of an item that
    says some of them alone. The fields `at_first` stand on the first portion only, those `at_last` on
    the last. `artwork` names the file that stands for the whole panel, which its template therefore
    has to see.
    """

    model: type[ItemType]
    least: Callable[[ItemType], str] = lambda item: item.title
    passages: Callable[[ItemType], Sequence[Passage]] = lambda _: ()
    said: Callable[[Sequence[Passage]], Mapping[str, Any]] = _body
    at_first: tuple[str, ...] = ()
    at_last: tuple[str, ...] = ()
    artwork: Callable[[ItemType], str | None] = lambda _: None
