"""Enters: a few words about boards, items and past editions. Leaves: a community to plan for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.edition import WrittenEdition
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.poster import Poster
from civsite.quarter import Quarter


def poster(item_id: str, **more: Any) -> Poster:
    return Poster.model_validate({"id": item_id, "title": item_id, "campaign": "own", **more})


def convention(item_id: str, **more: Any) -> Convention:
    return Convention.model_validate({"id": item_id, "title": item_id, "articles": ["一"], **more})


def notice(item_id: str, **more: Any) -> Notice:
    return Notice.model_validate({"id": item_id, "title": item_id, **more})


def news(item_id: str, date: str, **more: Any) -> News:
    return News.model_validate({"id": item_id, "title": item_id, "date": date, **more})


def roll(quarter: str) -> Honours:
    deed = {"name": "示例", "honour": "助人为乐", "deed": "扫雪。", "anonymous": "yes"}
    return Honours.model_validate({"id": quarter, "quarter": quarter, "deeds": [deed]})


def board(board_id: str, kinds: Mapping[str, Iterable[str]], **more: Any) -> Board:
    """A board with slots of 600×900 mm side by side; `kinds` says what each accepts."""
    written = [
        {"id": slot, "at": f"{600 * index}x0", "size": "600x900", "accepts": list(accepts)}
        for index, (slot, accepts) in enumerate(kinds.items())
    ]
    record = {"id": board_id, "name": board_id, "kind": "wall", "size": "6000x900", **more}
    return Board.model_validate({"slots": written, **record})


def edition(quarter: str, boards: Mapping[str, Mapping[str, Any]]) -> WrittenEdition:
    """An edition file; an entry is an item id, None for left empty, or a mapping."""
    written = {
        board_id: {
            slot: entry if isinstance(entry, dict) else {"item": entry} if entry else {}
            for slot, entry in slots.items()
        }
        for board_id, slots in boards.items()
    }
    return WrittenEdition.model_validate({"id": quarter, "quarter": quarter, "boards": written})


def community(
    boards: Iterable[Board],
    items: Iterable[Item],
    editions: Iterable[WrittenEdition] = (),
    requires: Iterable[Mapping[str, Any]] = (),
) -> Community:
    """A community of the given parts, with mappings in the order in which the parts come."""
    details = Details.model_validate(
        {"id": "community", "name": "示例", "requires": list(requires)}
    )
    past: dict[Quarter, WrittenEdition] = {each.quarter: each for each in editions}
    return Community(
        root=Path("."),
        details=details,
        items={item.id: item for item in items},
        boards={each.id: each for each in boards},
        editions=past,
    )
