"""Enters: numbers of slots, items and past editions. Leaves: an invented community of that size.

Boards of one to nine slots stand in places and grids as a district has them; four in five items are
posters. The past editions hang what a careless planner would: anything that fits.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.details import Details
from civsite.model.edition import WrittenEdition
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.poster import Campaign, Poster
from civsite.quarter import Quarter

QUARTER = Quarter(2026, 4)
_KINDS = ("showcase", "column", "wall", "lift", "corridor", "office")
_SIZES = ("600x900", "600x900", "900x1200", "405x550", "297x420", "210x297")
_ACCEPTS: tuple[tuple[str, ...], ...] = (
    ("poster",), ("poster",), ("poster", "notice"), ("poster", "convention"), ("convention",),
    ("notice",), (),
)  # fmt: skip
_REQUIRES = (
    {"show": "core-values", "on": ["showcase", "corridor"]},
    {"show": "minors", "on": ["showcase"]},
    {"show": "convention", "on": ["showcase", "office"]},
    {"show": "poster", "on": ["lift", "wall"], "at_least": "1"},
    {"show": "science", "on": ["column"], "at_least": "2"},
)


def community_of(slots: int, items: int, editions: int, seed: int = 1) -> Community:
    """A community with so many slots in all, items, and editions before `QUARTER`."""
    chance = random.Random(seed)
    boards = list(_boards(chance, slots))
    things = [_item(chance, number) for number in range(items)]
    past = [_past(chance, QUARTER.shifted(-ago), boards, things) for ago in range(editions, 0, -1)]
    details = {"id": "community", "name": "示例", "requires": list(_REQUIRES)}
    return Community(
        root=Path(),
        details=Details.model_validate(details),
        items={item.id: item for item in things},
        boards={board.id: board for board in boards},
        editions={edition.quarter: edition for edition in past},
    )


def _boards(chance: random.Random, slots: int) -> Iterator[Board]:
    number = 0
    while slots > 0:
        count = min(slots, chance.randint(1, 9))
        written = [
            {
                "id": str(slot + 1),
                "at": f"{slot * 900}x0",
                "size": chance.choice(_SIZES),
                "accepts": list(chance.choice(_ACCEPTS)),
                **({"keep": "yes"} if chance.random() < 0.05 else {}),
            }
            for slot in range(count)
        ]
        yield Board.model_validate({
            "id": f"board-{number:04d}", "name": f"第{number}栏", "kind": chance.choice(_KINDS),
            "place": f"第{number // 2}处" if chance.random() < 0.3 else f"第{number}号楼",
            "grid": f"第{number // 12}网格", "size": "8100x1200", "slots": written,
        })  # fmt: skip
        slots -= count
        number += 1


def _item(chance: random.Random, number: int) -> Item:
    kind = chance.choices(("poster", "notice", "convention"), (80, 12, 8))[0]
    record: dict[str, Any] = {
        "id": f"{kind}-{number:05d}",
        "title": f"第{number}件",
        "weight": str(chance.choice((1, 2, 3, 3, 3, 4, 5))),
    }
    if chance.random() < 0.05:
        record["on"] = [chance.choice(_KINDS)]
    if chance.random() < 0.05:
        record["until"] = chance.choice(("2026-09-01", "2026-10-08", "2026-11-30"))
    if chance.random() < 2 / 1000:
        record |= {"pinned": "yes", "on": ["office"]}
    if kind == "poster":
        campaign = chance.choice(list(Campaign))
        record |= {"campaign": str(campaign), "text": "字" * chance.choice((40, 200, 900))}
        return Poster.model_validate(record)
    if kind == "notice":
        return Notice.model_validate(record)
    return Convention.model_validate({**record, "articles": ["条" * 60] * chance.randint(3, 20)})


def _past(
    chance: random.Random, quarter: Quarter, boards: list[Board], items: list[Item]
) -> WrittenEdition:
    by_kind = {
        kind: [item.id for item in items if item.kind == kind]
        for kind in ("poster", "notice", "convention")
    }
    written: dict[str, dict[str, dict[str, str]]] = {}
    for board in boards:
        for slot in board.slots:
            kinds = [kind for kind in slot.accepts or by_kind if by_kind.get(kind)]
            if kinds:
                item = chance.choice(by_kind[chance.choice(kinds)])
                written.setdefault(board.id, {})[slot.id] = {"item": item}
    return WrittenEdition.model_validate(
        {"id": str(quarter), "quarter": str(quarter), "boards": written}
    )
