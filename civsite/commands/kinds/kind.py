"""What `civsite new` knows of every kind of record: its commented file, and where that goes."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from civsite.model.kinds.kind import ItemKind

_KEPT = re.compile(r"[^\w一-鿿-]+")
_LONGEST_STEM = 40


def stem_of(title: str) -> str:
    """The title as the name of a file."""
    return _KEPT.sub("-", title).strip("-")[:_LONGEST_STEM] or "new"


def by_title(title: str, today: datetime.date) -> str:
    return stem_of(title)


@dataclass(frozen=True)
class NewKind:
    """A new file in `folder`, below `content/`.

    `words` are what an editor may call the kind. `template` is filled in with `{title}`, `{today}`,
    `{later}` and `{quarter}`; braces of its own are doubled. `stem` is the file's path below the
    folder, of a title and today, without its ending.
    """

    folder: str
    words: tuple[str, ...]
    template: str
    stem: Callable[[str, datetime.date], str] = by_title


def of_items(
    kind: ItemKind, template: str, stem: Callable[[str, datetime.date], str] = by_title
) -> NewKind:
    words = (str(kind.model.kind), kind.title.zh)
    return NewKind(kind.model.folder, words, template, stem)
