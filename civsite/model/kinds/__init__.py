"""The kinds of item, a file each: the record, and what is said of the kind once and for all.

Each other stage that knows kinds has a folder `kinds/` of its own with the same files and a registry
for all of `ITEM_TYPES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

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
