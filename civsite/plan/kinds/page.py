"""Pages are for the website alone: no plan shows them."""

from __future__ import annotations

from civsite.model.kinds.page import Page
from civsite.plan.kinds.kind import PlanKind

KIND = PlanKind(Page)
