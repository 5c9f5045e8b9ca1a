"""What an item counts as where a rule says `show`: its kind, and its theme; in two languages."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import Item
from civsite.model.kinds import KIND_TITLES, KINDS

CHINESE_NAMES: dict[str, str] = {
    **{str(kind): title for kind, title in KIND_TITLES.items()},
    **{str(theme): theme.chinese for kind in KINDS for theme in kind.themes},
}
ENGLISH_NAMES: dict[str, str] = {title: name for name, title in CHINESE_NAMES.items()}
KNOWN_SHOWS: tuple[str, ...] = (*CHINESE_NAMES, *ENGLISH_NAMES)


def shown_by(item: Item) -> Iterator[str]:
    """What showing `item` counts for: its kind and its theme, a poster's campaign."""
    yield str(item.kind)
    if item.theme is not None:
        yield item.theme
