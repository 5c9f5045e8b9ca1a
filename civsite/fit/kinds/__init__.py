"""How each kind of item fits a panel, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.fit.kinds.kind import FitKind
from civsite.model.item import Item
from civsite.model.kinds import of_every_kind

KINDS: Mapping[type[Item], FitKind[Any]] = of_every_kind(__name__)
