"""How each kind of item comes into a plan, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.model.kinds import of_every_kind
from civsite.plan.kinds.kind import PlanKind

KINDS: Mapping[type[Item], PlanKind[Any]] = of_every_kind(__name__)
