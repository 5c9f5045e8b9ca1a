"""News 动态: what happened, with its photos and figures."""

from __future__ import annotations

from civsite.model.item import Item, Kind, Photo
from civsite.model.record import Record
from civsite.model.scalars import Count, Date, Line, Moment


class Event(Record):
    """An entry in the calendar, in the community's time zone."""

    start: Moment
    end: Moment | None = None
    place: Line | None = None


class Figures(Record):
    """What a quarter's summary adds up. `money` in yuan, `volunteer_hours` of service, `rubbish` in heaps."""

    activities: Count | None = None
    participants: Count | None = None
    households: Count | None = None
    volunteers: Count | None = None
    volunteer_hours: Count | None = None
    money: Count | None = None
    posts: Count | None = None
    slogans: Count | None = None
    posters: Count | None = None
    scribbles: Count | None = None
    rubbish: Count | None = None
    adverts: Count | None = None
    stairwells: Count | None = None


class News(Item):
    date: Date
    place: Line | None = None
    photos: tuple[Photo, ...] = ()
    event: Event | None = None
    figures: Figures | None = None
    body: str = ""

    @property
    def kind(self) -> Kind:
        return Kind.NEWS
