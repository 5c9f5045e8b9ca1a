"""Single stories: shortened to their summary where they must be; summary, photos and figures stand on
the first portion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civsite.fit.cutting import Cut, Passage
from civsite.fit.kinds.kind import FitKind, NamedPhoto
from civsite.fit.markdown import body_of, passages_of
from civsite.model.kinds.news import News

# The photos of a story take about this share of the room that its text takes.
_PHOTOS_SHARE = 0.35


def _least(item: News) -> str:
    return item.title


def _cut(item: News) -> Cut:
    passages = passages_of(item.body)
    if item.photos and passages:
        length = sum(len(str(passage.said)) for passage in passages)
        first = passages[0]
        passages[0] = replace(first, weight=first.weight + round(_PHOTOS_SHARE * length))

    def joined(mine: Sequence[Passage], first: bool, last: bool) -> News:
        update: dict[str, object] = {"body": body_of(mine)}
        if not first:
            update |= {"summary": None, "photos": (), "figures": None}
        return item.model_copy(update=update)

    return Cut(passages, joined)


def photos(item: News) -> Iterator[NamedPhoto]:
    """Where a story names its photos."""
    for index, photo in enumerate(item.photos):
        yield NamedPhoto(photo.file, ("news", item.id), ("photos", index, "file"))


KIND = FitKind(least=_least, cut=_cut, photos=photos)
