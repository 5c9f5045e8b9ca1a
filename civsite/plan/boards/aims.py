"""The objectives of a plan leave: its aims in their order, each a sum of whole numbers to be least.

A lower aim never costs a higher one anything: the order is lexicographic.
"""

from __future__ import annotations

from enum import StrEnum

from civsite.diagnostics import Text


class Aim(StrEnum):
    """In order of rank. Each is counted over the slots that are open; 0 is perfect."""

    PINS = "pins"
    REQUIRED = "required"
    FILLED = "filled"
    CHANGES = "changes"
    LASTING = "lasting"
    BOARD = "board"
    PREFERRED = "preferred"
    COMMUNITY = "community"
    SPREAD = "spread"
    HISTORY = "history"
    NEIGHBOURS = "neighbours"
    ORDER = "order"


# What an alternative is behind in, for the words after «second».
BEHIND: dict[Aim, Text] = {
    Aim.PINS: Text("要让位给置顶或紧急的内容", "gives way to a pinned or emergency item"),
    Aim.REQUIRED: Text("要让位给必须展示的内容", "gives way to what has to be shown here"),
    Aim.FILLED: Text("会使别的版位空着", "would leave another slot empty"),
    Aim.CHANGES: Text("会多改一个版位", "would change one slot more"),
    Aim.LASTING: Text("只适合暂用", "is only a stopgap"),
    Aim.BOARD: Text("在这里展出得更近", "was on this board more recently"),
    Aim.PREFERRED: Text("不是版位优先放的内容", "is not what the slot prefers"),
    Aim.COMMUNITY: Text("在社区内展出得更近", "was shown in the community more recently"),
    Aim.SPREAD: Text("本期已多次使用", "is used more in this edition already, for its weight"),
    Aim.HISTORY: Text("历来用得更多", "was used more often before, for its weight"),
    Aim.NEIGHBOURS: Text("相邻宣传栏上已有", "hangs on a neighbouring board already"),
    Aim.ORDER: Text("条件相同，按编号排在后面", "is equal, and comes later by its id"),
}
