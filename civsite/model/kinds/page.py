"""Page 页面: a free page of the website."""

from __future__ import annotations

from civsite.model.item import Item, Kind
from civsite.model.scalars import Count


class Page(Item):
    """`order` is its place in the navigation, smallest first."""

    order: Count = 100
    body: str = ""

    @property
    def kind(self) -> Kind:
        return Kind.PAGE
