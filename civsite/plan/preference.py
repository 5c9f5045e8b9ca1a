"""History, usage so far and an item enter; how much the item is wanted on a board, and why, leaves.

The order of wishes: no stopgap before a lasting item; longest since last shown on this board, then
anywhere in the community; least used in this edition for its weight; heavier; and the id, so that
the order never depends on files or memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.model.news import News
from civsite.plan.history import NEVER, History

# Divisible by every weight, so that usage per weight compares in whole numbers.
_COMMON_WEIGHT = 60

Wish = tuple[int, int, int, int, int, int, str]


@dataclass(frozen=True)
class Preference:
    """Orders items for a board. `used` counts how often this edition places each item so far."""

    history: History
    items: Mapping[str, Item]
    stopgaps: frozenset[str]
    used: Counter[str] = field(default_factory=Counter)

    def wish(self, item: str, board: str) -> Wish:
        """Sort key of `item` for `board`: the smallest is wanted most."""
        record = self.items[item]
        newest_first = -record.date.toordinal() if isinstance(record, News) else 0
        return (
            int(item in self.stopgaps),
            newest_first,
            -self.history.quarters_since_on_board(board, item),
            -self.history.quarters_since_anywhere(item),
            self.used[item] * _COMMON_WEIGHT // record.weight,
            -record.weight,
            item,
        )

    def why_wanted(self, item: str, board: str) -> Text:
        """The reason that an editor reads beside a rotated item."""
        if item in self.stopgaps:
            return Text("没有更长久的内容，暂用", "a stopgap: nothing that lasts is left")
        here = self.history.quarters_since_on_board(board, item)
        if here != NEVER:
            return Text(f"距上次在这里展出最久（{here} 个季度）",
                        f"longest since last on this board ({here} quarters)")  # fmt: skip
        anywhere = self.history.quarters_since_anywhere(item)
        if anywhere != NEVER:
            return Text(
                f"没有在这里展出过，在社区内已隔 {anywhere} 个季度",
                f"never on this board, {anywhere} quarters since last shown elsewhere",
            )
        return Text("还没有展出过", "never shown before")

    def why_second(self, second: str, first: str, board: str) -> Text:
        """What put `second` behind `first`: the first wish in which they differ."""
        wish_of_first, wish_of_second = self.wish(first, board), self.wish(second, board)
        if wish_of_first < wish_of_second:
            pairs = zip(wish_of_first, wish_of_second, strict=True)
            return _BEHIND[[a == b for a, b in pairs].index(False)]
        return Text("要让位给必须展示的内容", "gives way to what has to be shown here")


_BEHIND = (
    Text("只适合暂用", "is only a stopgap"),
    Text("不如它新", "is older news"),
    Text("在这里展出得更近", "was on this board more recently"),
    Text("在社区内展出得更近", "was shown in the community more recently"),
    Text("本期已多次使用", "is used more in this edition already"),
    Text("权重较低", "has a lower weight"),
    Text("条件相同，按编号排在后面", "is equal, and comes later by its id"),
)
