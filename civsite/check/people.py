"""Whose names are private. Enters: a community. Leave: the people of its honour rolls who may not be
named, with the names they go by in any language, and a search for these names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.model.kinds.honours import Deed, Honours
from civsite.text.name_search import NameSearch
from civsite.text.names import folded, names_in, surname_of

_ANONYMOUS = Text("不愿留名", "wishes to stay unnamed")
_MINOR = Text("是未成年人", "is a minor")
_NOT_ASKED = Text("还没有同意公示", "has not agreed to be named")


class Person(NamedTuple):
    """Who did a deed: the roll's id, the number of the deed from 0, the names told in full, why they are private.

    `why` is None for whoever agreed to be named.
    """

    roll: str
    number: int
    names: tuple[str, ...]
    why: Text | None

    @property
    def instead(self) -> Text:
        """What may be written in place of the name."""
        if self.why is _MINOR:
            surname = surname_of(self.names[0])
            if surname.isascii():
                return Text("改成“一名学生”", "write “a pupil”")
            return Text(f"改成“{surname}同学”", f"write “{surname}同学”")
        if self.why is _NOT_ASKED:
            return Text(
                "改成“一位居民”，或写上本人同意的日期",
                "write “a resident”, or the day of consent",
            )
        return Text("改成“一位居民”", "write “a resident” instead")


class People:
    """The people of all honour rolls."""

    def __init__(self, community: Community) -> None:
        self._community = community

    @cached_property
    def by_deed(self) -> dict[tuple[str, int], Person]:
        """Each person by roll and deed."""
        return {(each.roll, each.number): each for each in self._all()}

    @cached_property
    def by_name(self) -> dict[str, Person]:
        """Those whose names are private, by each of their names; the first of two of one name."""
        found: dict[str, Person] = {}
        for person in self.by_deed.values():
            if person.why is not None:
                for name in person.names:
                    found.setdefault(name, person)
        return found

    @cached_property
    def search(self) -> NameSearch:
        return NameSearch(self.by_name, self._public)

    def is_namesake(self, name: str) -> bool:
        """Whether somebody else of that name agreed to be named."""
        return folded(name) in {folded(each) for each in self._public}

    @cached_property
    def digest(self) -> str:
        """Another as soon as other names are private or public."""
        said = "\n".join(("\0".join(sorted(self.by_name)), "\0".join(sorted(self._public))))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _public(self) -> frozenset[str]:
        open_ = (each.names for each in self.by_deed.values() if each.why is None)
        return frozenset(name for names in open_ for name in names)

    def _all(self) -> Iterator[Person]:
        community = self._community
        translated = [item for item in community.translations.values() if isinstance(item, Honours)]
        for roll in community.items_of(Honours):
            told = [each for each in translated if each.id == roll.id]
            for index, deed in enumerate(roll.deeds):
                fields = [deed.name, *(each.deeds[index].name for each in told)]
                names = dict.fromkeys(name for field in fields for name in names_in(field))
                yield Person(roll.id, index, tuple(names), _why_private(deed))


def _why_private(deed: Deed) -> Text | None:
    if deed.minor:
        return _MINOR
    if deed.anonymous:
        return _ANONYMOUS
    return None if deed.may_be_named else _NOT_ASKED
