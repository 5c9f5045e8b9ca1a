"""What is known of every kind of record: its commented file, and where that goes."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from civsite.model.kinds.kind import ItemKind
from civsite.quarter import Quarter

_KEPT = re.compile(r"[^\w一-鿿-]+")
_LONGEST_STEM = 40
_EXAMPLE = re.compile("«(.+?)»")


def stem_of(title: str) -> str:
    """The title as the name of a file."""
    return _KEPT.sub("-", title).strip("-")[:_LONGEST_STEM] or "new"


def by_title(title: str, today: datetime.date) -> str:
    return stem_of(title)


@dataclass(frozen=True)
class NewKind:
    """A new file in `folder`, below `content/`.

    `words` are what an editor may call the kind. `template` is filled in with `{title}`, `{today}`,
    `{later}` and `{quarter}`; braces of its own are doubled. What stands in «» is an example that
    has to be replaced: `examples`. `stem` is the file's path below the folder, of a title and today,
    without its ending.
    """

    folder: str
    words: tuple[str, ...]
    template: str
    stem: Callable[[str, datetime.date], str] = by_title

    @property
    def examples(self) -> frozenset[str]:
        return frozenset(_EXAMPLE.findall(self.template))

    def text(self, title: str, today: datetime.date) -> str:
        """The file, of a title as YAML reads it."""
        return _EXAMPLE.sub(r"\1", self.template).format(
            title=title,
            today=today,
            later=today + datetime.timedelta(days=14),
            quarter=Quarter.of(today),
        )


def of_items(
    kind: ItemKind, template: str, stem: Callable[[str, datetime.date], str] = by_title
) -> NewKind:
    words = (str(kind.model.kind), kind.title.zh)
    return NewKind(kind.model.folder, words, template, stem)
