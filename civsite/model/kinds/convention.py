"""Convention 公约: what residents agreed on, article by article."""

from __future__ import annotations

from civsite.model.item import Item, Kind
from civsite.model.record import Record
from civsite.model.scalars import Date, Line, Prose


class Revision(Record):
    """An earlier state of a convention, for its history on the website."""

    date: Date
    note: Line


class Convention(Item):
    adopted: Date | None = None
    adopted_by: Line | None = None
    preamble: Prose | None = None
    articles: tuple[Prose, ...]
    history: tuple[Revision, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.CONVENTION
