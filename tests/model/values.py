"""Enters: a key and what is written there. Leaves: the value that is read, or what is said of it.

Each is written twice, once under the English key and once under the Chinese one, in a repository
of its own; both must come to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from civsite.diagnostics import Diagnostic, Severity
from civsite.load.repository import load_community
from civsite.model.community import Community
from tests.load.communities import theme_of, write


class Told(NamedTuple):
    """What a diagnostic says: its code, and message and hint in both languages."""

    code: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str


@dataclass(frozen=True)
class Key:
    """A key in a file: `text` has `{key}` and `{value}` where they stand; `of` finds what was read."""

    path: str
    text: str
    names: tuple[str, str]
    of: Callable[[Community], Any]
    beside: Mapping[str, str | bytes] = field(default_factory=dict)

    def read(self, root: Path, name: str, written: str) -> tuple[Community, Diagnostic | None]:
        """The community, and the one thing that is said, which stands at the value."""
        before, _, after = self.text.partition("{value}")
        before = before.replace("{key}", name)
        files = {**self.beside, self.path: f"{before}{written}{after}"}
        community, said = load_community(write(root, files), theme_of(root))
        if not said:
            return community, None
        (told,) = said
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (told.span.path, told.span.line, told.span.column) == (self.path, line, column)
        assert told.severity is Severity.ERROR
        assert written[: told.span.length] in told.excerpt
        return community, told


def of_item(item: str, attribute: str) -> Callable[[Community], Any]:
    """Finds what an item of that id says under the name of a field."""
    return lambda community: attrgetter(attribute)(community.items[item])


def accepted(root: Path, key: Key, written: str) -> Any:
    """The value, which is the same under both keys and of which nothing is said."""
    values = []
    for index, name in enumerate(key.names):
        community, told = key.read(root / str(index), name, written)
        assert told is None, told.as_text("en")
        values.append(key.of(community))
    assert values[0] == values[1]
    return values[0]


def refused(root: Path, key: Key, written: str) -> Told:
    """What is said at the value, which is the same under both keys."""
    said = []
    for index, name in enumerate(key.names):
        _, told = key.read(root / str(index), name, written)
        assert told is not None, "nothing is said"
        assert told.hint is not None
        texts = (told.message.zh, told.message.en, told.hint.zh, told.hint.en)
        said.append(Told(told.code, *texts))
    assert said[0] == said[1]
    return said[0]


def no_time(written: str) -> Told:
    """What is said of a clock that shows no time."""
    return Told(
        "time-form",
        f"时刻“{written}”的写法不对",
        f"“{written}” is not a time of the form HH:MM",
        "写成 09:00 这样的 24 小时制",
        "write it as 09:00, on the 24-hour clock",
    )
