"""An edition enters; the text of its file in `content/editions/` leaves.

Ids are what the loader reads; titles stand beside them as comments, for the editor alone. Slots
that the plan could not fill are left out, so that the next plan tries again. A board out of service
keeps what the earlier file says: it carries that again when it is back.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator

from civsite.diagnostics import printable
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.edition import WrittenPlacement, runs_of
from civsite.plan.placement import Edition

_PLAIN = re.compile(r"[^\W_](?:[\w.\-]*\w)?")


def written_edition(community: Community, edition: Edition, written: datetime.date) -> str:
    """YAML that `civsite plan --write` keeps; notes of an earlier file of the quarter stay."""
    earlier = community.editions.get(edition.quarter)
    lines = [
        f"# {community.details.name} {edition.quarter} 编排：可以对调、换内容，",
        "# 或写成 {item: …, pinned: yes} 固定一个版位，写成 {note: …} 特意留空。",
        f"quarter: {edition.quarter}",
        f"written: {written}",
    ]
    if any(each.parts > 1 for each in edition.placements):
        lines.insert(2, "# 内容太长、续挂别处的，后面几块写成 {item: …, part: 2}。")
    if earlier and earlier.note:
        lines.append(f"note: {scalar(earlier.note)}")
    lines.append("boards:")
    for _, board in sorted(community.boards.items()):
        entries = earlier.boards.get(board.id, {}) if earlier else {}
        slots = list(_board_lines(community, edition, board, entries))
        if slots:
            closed = "（停用，恢复后照此展出）" if board.id in edition.closed else ""
            lines += [f"  {scalar(board.id)}:  # {board.name}{closed}", *slots]
    return "".join(f"{printable(line)}\n" for line in lines)


def scalar(text: str) -> str:
    """`text` as a YAML scalar: plain where that is safe, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _board_lines(
    community: Community, edition: Edition, board: Board, entries: dict[str, WrittenPlacement]
) -> Iterator[str]:
    runs = runs_of(entries)
    for slot in board.slots:
        placement = edition.in_slot(board.id, slot.id)
        earlier = entries.get(slot.id)
        item = placement.item if placement else None
        part, mark = (placement.part, placement.mark) if placement else (1, "")
        if board.id in edition.closed and earlier and earlier.item in community.items:
            item, part, mark = earlier.item, earlier.part or 1, runs.mark_of(slot.id)
        if item is not None:
            title = community.items[item].title + mark
            yield f"    {scalar(slot.id)}: {_entry(item, part, earlier)}  # {title}"
        elif earlier is not None and earlier.item is None:
            note = earlier.note or "特意留空"
            yield f"    {scalar(slot.id)}: {{note: {json.dumps(note, ensure_ascii=False)}}}"


def _entry(item: str, part: int, earlier: WrittenPlacement | None) -> str:
    if earlier is not None and earlier.item != item:
        earlier = None  # what was said of another item does not hold of this one
    pinned = earlier is not None and earlier.pinned
    note = earlier.note if earlier is not None else None
    if not pinned and note is None and part == 1:
        return scalar(item)
    parts = [f"item: {scalar(item)}"]
    parts += [f"part: {part}"] if part > 1 else []
    parts += ["pinned: yes"] if pinned else []
    parts += [f"note: {json.dumps(note, ensure_ascii=False)}"] if note is not None else []
    return "{" + ", ".join(parts) + "}"
