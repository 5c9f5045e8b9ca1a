"""What every kind of item says of itself: its names, its files, its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.model.scalars import Choice


class KeyText(NamedTuple):
    """A key's Chinese name, and what it means in both languages."""

    chinese: str
    zh: str
    en: str


@dataclass(frozen=True)
class ItemKind:
    """A kind of item that editors write.

    `title` names one of it, `plural` all of them, `traditional` both in traditional characters;
    `purpose` says what it is for. `keys` are the keys
    that no other record has, and as `Record.key` those that mean something else here. `themes` are
    words under which some of its items count besides the kind. A kind `for_site`
    never stands on a board or a screen.
    """

    model: type[Item]
    title: Text
    plural: Text
    traditional: str
    purpose: Text
    ending: str = ".yml"
    keys: Mapping[str, KeyText] = field(default_factory=dict)
    themes: tuple[Choice, ...] = ()
    for_site: bool = False
