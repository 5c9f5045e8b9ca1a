"""The kinds of item, a file each: the record, and what is said of the kind once and for all.

Each other stage that knows kinds has a folder `kinds/` of its own with the same files, which
`of_every_kind` gathers.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

from civsite.model.item import Item, Kind
from civsite.model.kinds import convention, digest, honours, news, notice, page, poster
from civsite.model.kinds.kind import ItemKind
from civsite.model.scalars import choice

# In the order in which they are listed everywhere.
KINDS: tuple[ItemKind, ...] = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
)
# A digest is an item, too, but made by the loader: no editor writes one.
ITEM_TYPES: tuple[type[Item], ...] = (*(kind.model for kind in KINDS), digest.Digest)

KIND_TITLES: Mapping[StrEnum, str] = {kind.model.kind: kind.title.zh for kind in KINDS}
KindName = Annotated[Kind, choice(Kind, KIND_TITLES)]
KINDS_FOR_SITE = frozenset(kind.model.kind for kind in KINDS if kind.for_site)

# What an item counts as where a rule says `show`: its kind, or its theme; in two languages.
CHINESE_NAMES: dict[str, str] = {
    **{str(kind): title for kind, title in KIND_TITLES.items()},
    **{str(theme): theme.chinese for kind in KINDS for theme in kind.themes},
}
ENGLISH_NAMES: dict[str, str] = {title: name for name, title in CHINESE_NAMES.items()}
KNOWN_SHOWS: tuple[str, ...] = (*CHINESE_NAMES, *ENGLISH_NAMES)


def shown_by(item: Item) -> Iterator[str]:
    """What showing `item` counts for: its kind and its theme, a poster's campaign."""
    yield str(item.kind)
    if item.theme is not None:
        yield item.theme


def of_every_kind(package: str) -> dict[type[Item], Any]:
    """The `KIND` of each kind's file in a stage's `package`, by the item's class."""
    files = map(file_of, ITEM_TYPES)
    kinds = [importlib.import_module(f"{package}.{file}").KIND for file in files]
    return {kind.model: kind for kind in kinds}


def file_of(item_type: type[Item]) -> str:
    """The name of a kind's file in each folder of kinds."""
    return item_type.__module__.rpartition(".")[2]
