"""What each kind of item says on a panel, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.model.kinds import of_every_kind
from civsite.render.panels.kinds.kind import PanelKind

KINDS: Mapping[type[Item], PanelKind[Any]] = of_every_kind(__name__)
