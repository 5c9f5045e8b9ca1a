"""What each kind of item says on a slide, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.render.screens.kinds import (
    convention,
    digest,
    honours,
    news,
    notice,
    page,
    poster,
)
from civsite.render.screens.kinds.kind import SlideKind

_ALL: tuple[SlideKind[Any], ...] = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
    digest.KIND,
)
KINDS: Mapping[type[Item], SlideKind[Any]] = {kind.model: kind for kind in _ALL}
