"""The pages of each kind of item, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.render.site.pages.kinds import (
    convention,
    digest,
    honours,
    news,
    notice,
    page,
    poster,
)
from civsite.render.site.pages.kinds.kind import PageKind

_ALL: tuple[PageKind[Any], ...] = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
    digest.KIND,
)
KINDS: Mapping[type[Item], PageKind[Any]] = {kind.model: kind for kind in _ALL}
