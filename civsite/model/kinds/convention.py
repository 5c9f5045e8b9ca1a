"""Convention 公约: what residents agreed on, article by article."""

from __future__ import annotations

from typing import ClassVar

from pydantic import field_validator

from civsite.diagnostics import Text
from civsite.model.item import Item, Kind
from civsite.model.kinds.kind import ItemKind, KeyText
from civsite.model.record import Record
from civsite.model.scalars import Date, Line, Prose
from civsite.text.numbering import own_number


class Revision(Record):
    """An earlier state of a convention, for its history on the website."""

    date: Date
    note: Line


class Convention(Item):
    kind: ClassVar[Kind] = Kind.CONVENTION
    folder: ClassVar[str] = "conventions"

    adopted: Date | None = None
    adopted_by: Line | None = None
    preamble: Prose | None = None
    articles: tuple[Prose, ...]
    history: tuple[Revision, ...] = ()

    @field_validator("articles")
    @classmethod
    def _numbered_once(cls, articles: tuple[str, ...]) -> tuple[str, ...]:
        """Every output numbers articles: one that bears the number of its place bears it no more."""
        return tuple(
            own[1] if (own := own_number(article)) and own[0] == place else article
            for place, article in enumerate(articles, 1)
        )


KIND = ItemKind(
    Convention,
    title=Text("公约", "convention"),
    plural=Text("公约", "conventions"),
    traditional="公約",
    purpose=Text(
        "市民公约、居民公约、守则、上墙的制度：有标题、逐条的条款。",
        "Conventions, codes and rules on the wall: a title and numbered articles.",
    ),
    keys={
        "adopted": KeyText("通过日期", "通过的日期", "the day it was adopted"),
        "adopted_by": KeyText("通过者", "由谁通过，例如居民代表会议", "who adopted it, such as the residents' meeting"),
        "preamble": KeyText("前言", "条款前面的话", "what stands before the articles"),
        "articles": KeyText("条款", "条款，一条一项，自动编号，自带的不重复", "the articles, one entry each; numbered by us"),
        "history": KeyText("沿革", "历次修订", "earlier revisions"),
        "Revision.date": KeyText("日期", "修订的日期", "the day of the revision"),
        "Revision.note": KeyText("备注", "改了什么", "what was changed"),
    },
)  # fmt: skip
