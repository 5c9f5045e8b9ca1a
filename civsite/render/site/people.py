"""Deeds → what of them may be shown: nobody without consent is named or pictured anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civsite.model.community import Community
from civsite.model.kinds.honours import Deed, Honours

_TWO_CHARACTER_SURNAMES = frozenset(
    "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 端木 东方 南宫 百里 独孤".split()
)


class ShownDeed(NamedTuple):
    """A deed as the public sees it; `name` and `photo` are None when its person is not to be known.

    `number` is its place in the roll, from 0.
    """

    number: int
    deed: Deed
    name: str | None
    photo: str | None

    @property
    def surname(self) -> str | None:
        """What the seal shows where there is no photo."""
        if self.name is None:
            return None
        two = self.name[:2]
        return two if two in _TWO_CHARACTER_SURNAMES else self.name[:1]


def shown_deeds(honours: Honours, translated: Honours | None = None) -> Iterator[ShownDeed]:
    """The deeds that may be shown. Consent is read from the original alone, words from `translated`.

    A deed whose person neither agreed nor asked to stay unnamed is left out altogether.
    """
    same_length = translated is not None and len(translated.deeds) == len(honours.deeds)
    texts = translated.deeds if translated is not None and same_length else honours.deeds
    for number, (original, text) in enumerate(zip(honours.deeds, texts, strict=True)):
        if original.anonymous:
            yield ShownDeed(number, text, None, None)
        elif original.consent is not None:
            yield ShownDeed(number, text, text.name, original.photo)


def hidden_names(community: Community) -> frozenset[str]:
    """The names of those who did not agree to be named, or wish not to be."""
    deeds = (deed for roll in community.items_of(Honours) for deed in roll.deeds)
    return frozenset(deed.name for deed in deeds if deed.anonymous or deed.consent is None)
