"""How each kind of item fits a panel, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.fit.kinds import convention, digest, honours, news, notice, page, poster
from civsite.fit.kinds.kind import FitKind
from civsite.model.item import Item

_ALL: tuple[FitKind[Any], ...] = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
    digest.KIND,
)
KINDS: Mapping[type[Item], FitKind[Any]] = {kind.model: kind for kind in _ALL}
