"""What every kind of item says of its panels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from civsite.model.community import ItemType
from civsite.render.panels.wording import Words


@dataclass(frozen=True)
class PanelKind(Generic[ItemType]):
    """How items of one kind are set on panels.

    `words` is what the panel says in a language besides title and summary; its `kind` names the file
    of `theme/print/` that sets it. `photos` are the pictures it may show, most important first.
    `may_be_deep`: the template knows a deep ground for the item. `has_deep_field`: its first
    composition sets one word on a deep field. `short_texts` are the words that stand in lines of
    their own, unlike running text. `of_whole`: what a portion of an item has from the words of the
    whole one.
    """

    model: type[ItemType]
    words: Callable[[ItemType, str], Words]
    photos: Callable[[ItemType], Iterable[str]] = lambda _: ()
    may_be_deep: Callable[[ItemType], bool] = lambda _: False
    has_deep_field: Callable[[ItemType], bool] = lambda _: False
    short_texts: frozenset[str] = frozenset()
    of_whole: Callable[[Words], Words] = lambda _: {}
