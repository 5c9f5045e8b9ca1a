"""What an item counts as where a rule says `show`: its kind, a poster's campaign; in two languages."""

from __future__ import annotations

from collections.abc import Iterator

from civsite.model.item import KIND_TITLES, Item
from civsite.model.kinds.poster import CAMPAIGN_TITLES, Poster

CHINESE_NAMES: dict[str, str] = {
    **{str(kind): title for kind, title in KIND_TITLES.items()},
    **{str(campaign): title for campaign, title in CAMPAIGN_TITLES.items()},
}
ENGLISH_NAMES: dict[str, str] = {title: name for name, title in CHINESE_NAMES.items()}
KNOWN_SHOWS: tuple[str, ...] = (*CHINESE_NAMES, *ENGLISH_NAMES)


def shown_by(item: Item) -> Iterator[str]:
    """What showing `item` counts for: its kind and, for a poster, its campaign."""
    yield str(item.kind)
    if isinstance(item, Poster):
        yield str(item.campaign)
