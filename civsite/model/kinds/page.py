"""Page 页面: a free page of the website."""

from __future__ import annotations

from typing import ClassVar

from civsite.diagnostics import Text
from civsite.model.item import Item, Kind
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.scalars import Count


class Page(Item):
    """`order` is its place in the navigation, smallest first."""

    kind: ClassVar[Kind] = Kind.PAGE
    folder: ClassVar[str] = "pages"

    order: Count = 100
    body: str = ""

    @property
    def markdown(self) -> str:
        return self.body


KIND = ItemKind(
    Page,
    title=Text("页面", "page"),
    plural=Text("页面", "pages"),
    traditional="頁面",
    purpose=Text(
        "网站上的固定页面，不上宣传栏和屏。",
        "Free pages of the website; not for boards or screens.",
    ),
    ending=".md",
    for_site=True,
    keys={
        "order": KeyText("次序", "在导航里的次序，小的在前", "its place in the navigation, smallest first"),
    },
)  # fmt: skip
