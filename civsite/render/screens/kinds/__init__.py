"""What each kind of item says on a slide, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.model.kinds import of_every_kind
from civsite.render.screens.kinds.kind import SlideKind

KINDS: Mapping[type[Item], SlideKind[Any]] = of_every_kind(__name__)
