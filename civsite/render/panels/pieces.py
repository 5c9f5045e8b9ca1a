"""What a panel says enters; the phrases of its short texts, by text, leave.

The templates set a text of a few lines so that none of its words is split; they know no dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from civsite.render.panels.kinds import KINDS
from civsite.render.panels.phrases import phrases

# Texts that may stand in lines of their own; running text is set to both edges instead.
_KEYS = frozenset({"title"}).union(*(kind.short_texts for kind in KINDS.values()))
_SHORTEST, _LONGEST = 5, 120


def pieces_of(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The phrases of each text of `content` that is neither too short to break nor running text."""
    texts = [text for key in sorted(_KEYS & set(content)) for text in _texts(content[key])]
    if "slogan" in content:
        texts.append("".join(content["slogan"]))
    plain = {text: text.replace("\u2060", "") for text in texts}
    return {text: list(phrases(said)) for text, said in plain.items()}


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value: itself, the entries of a list, the titles of stories."""
    if isinstance(value, str):
        if _SHORTEST <= len(value) <= _LONGEST:
            yield value
    elif isinstance(value, Mapping):
        yield from _texts(value["title"])
    else:
        for each in value:
            yield from _texts(each)
