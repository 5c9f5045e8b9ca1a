"""The pages of each kind of item, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.model.item import Item
from civsite.model.kinds import of_every_kind
from civsite.render.site.pages.kinds.kind import PageKind

KINDS: Mapping[type[Item], PageKind[Any]] = of_every_kind(__name__)
