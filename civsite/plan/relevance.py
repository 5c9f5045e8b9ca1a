"""Enters: a community and a quarter. Leaves: the community without what no plan of it looks at.

Stories gather for decades; boards and screens show those of the quarter before and of the quarter.
Older ones can only matter where something names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nlargest
from operator import attrgetter

from civsite.model.community import Community
from civsite.model.kinds.news import News
from civsite.model.record import Record
from civsite.plan.kinds import KINDS
from civsite.quarter import Quarter

# Where news are wanted and all are too old, the plan tells of so many.
_TOLD = 3


def relevant_part(community: Community, quarter: Quarter) -> Community:
    """What the plans of `quarter` and the jobs for boards and screens are made from."""
    before = quarter.shifted(-1)
    past = {item.id for item in community.items.values() if KINDS[type(item)].is_past(item, before)}
    stories = (story for story in community.items_of(News) if story.id in past)
    past -= {story.id for story in nlargest(_TOLD, stories, key=attrgetter("date", "id"))}
    past -= set(_words_of(_naming(community)))
    if not past:
        return community
    return replace(
        community,
        items={key: item for key, item in community.items.items() if key not in past},
        translations={
            key: item for key, item in community.translations.items() if item.id not in past
        },
        sources={
            key: source
            for key, source in community.sources.items()
            if key[0] != News.folder or _original(key[1], community) not in past
        },
    )


def _naming(community: Community) -> Iterator[Record]:
    """The records that may name items."""
    yield community.details
    yield from community.boards.values()
    yield from community.screens.values()
    yield from community.editions.values()
    yield from community.inspections


def _words_of(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Record):
            yield from _words_of(value.__dict__.values())
        elif isinstance(value, dict):
            yield from _words_of(value.keys())
            yield from _words_of(value.values())
        elif isinstance(value, tuple):
            yield from _words_of(value)


def _original(record: str, community: Community) -> str:
    """The id of a record, of a translation that of its original."""
    return record if record in community.items else record.rpartition(".")[0]
