"""How each kind of item comes into a plan, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.plan.kinds import convention, digest, honours, news, notice, page, poster
from civsite.plan.kinds.kind import PlanKind

_ALL: tuple[PlanKind[Any], ...] = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
    digest.KIND,
)
KINDS: Mapping[type[Item], PlanKind[Any]] = {kind.model: kind for kind in _ALL}
