"""A written edition and today enter; the same edition with the fewest changes, and the work, leave.

What must change: an item that has expired or is gone, a board out of service, a pinned item or an
emergency notice that hangs nowhere yet, an unmet requirement, an empty slot. Everything else stands
unless it must make room; of all repairs the one with the fewest changes is chosen, and of those the
best by the aims that follow.

A board out of service is cleared, but stays in the file: what hung there is not lost.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from civsite.diagnostics import Diagnostic, Refused, Span, Text, in_order
from civsite.fit.fits import Fits
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.edition import runs_of
from civsite.plan.boards.context import PlanContext, plan_context
from civsite.plan.boards.diagnosis import edition_diagnostics
from civsite.plan.boards.edition import best_edition
from civsite.plan.boards.settled import OUT_OF_SERVICE, WRITTEN, Settled, settle
from civsite.plan.placement import Edition, Placement
from civsite.quarter import Quarter

_MAKES_ROOM = Text("腾出版位", "makes room")


@dataclass(frozen=True, slots=True)
class RepairTask:
    """One slot to change: take down `old`, hang `new` (item ids, None for nothing), and why.

    The marks follow the titles of what hangs in parts, such as « 1/2».
    """

    board: str
    slot: str
    old: str | None
    new: str | None
    why: Text
    old_mark: str = ""
    new_mark: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """The repaired edition, and what has to be done on the boards for it."""

    edition: Edition
    tasks: tuple[RepairTask, ...]


def repair_edition(
    community: Community, quarter: Quarter, today: datetime.date, fits: Fits
) -> Repair:
    """The written edition of `quarter`, fixed as of `today`. Raises Refused if none is written."""
    if quarter not in community.editions:
        unwritten = Diagnostic(
            "edition-unwritten",
            Span(f"content/editions/{quarter}.yml"),
            Text(f"{quarter} 期还没有写成文件，无从修补", f"{quarter} is not written yet"),
            Text(
                f"先运行 civsite plan {quarter} --write",
                f"run civsite plan {quarter} --write first",
            ),
        )
        raise Refused([unwritten])
    context = plan_context(community, quarter, today, fits)
    settled: dict[str, Settled] = {}
    stays: dict[tuple[str, str], str] = {}
    for _, board in sorted(community.boards.items()):
        written = settle(context, board)
        settled[board.id] = _loosened(context, board, written)
        for slot, (item, _) in written.placed.items():
            if slot not in settled[board.id].placed and context.rejections[item] is None:
                stays[board.id, slot] = item
    edition = best_edition(context, settled, stays)
    placements = tuple(
        replace(each, reason=WRITTEN) if stays.get((each.board, each.slot)) == each.item else each
        for each in edition.placements
    )
    edition = replace(edition, placements=placements)
    said = in_order(edition_diagnostics(context, edition))
    return Repair(replace(edition, diagnostics=said), tuple(_tasks(context, edition)))


def _loosened(context: PlanContext, board: Board, written: Settled) -> Settled:
    """What no repair touches: valid pins, `keep` slots, what an editor put where it never goes."""
    placed = {
        slot: (item, reason)
        for slot, (item, reason) in written.placed.items()
        if context.rejections[item] is None
        and (
            reason.code != "written"
            or slot in written.following
            or not _is_open(context, board, slot, item)
        )
    }
    empty = {slot: each for slot, each in written.empty.items() if each.intended}
    following = {slot: run for slot, run in written.following.items() if slot in placed}
    return Settled(placed, empty, following)


def _is_open(context: PlanContext, board: Board, slot_id: str, item: str) -> bool:
    slot = board.slot(slot_id)
    return slot is not None and not slot.keep and context.may_hang(item, board, slot)


def _tasks(context: PlanContext, edition: Edition) -> Iterator[RepairTask]:
    for _, board in sorted(context.community.boards.items()):
        if board.id in edition.closed:
            yield from _clearing(context, board)
        else:
            yield from _exchanges(context, edition, board)


def _clearing(context: PlanContext, board: Board) -> Iterator[RepairTask]:
    """A board out of service is cleared once: its entries stay in the file for when it is back."""
    written = context.community.editions[context.quarter]
    if written.written is None or board.serves_on(written.written):
        entries = written.boards.get(board.id, {})
        for slot in board.slots:
            if slot.id in entries and entries[slot.id].item:
                yield RepairTask(board.id, slot.id, entries[slot.id].item, None, OUT_OF_SERVICE)


def _exchanges(context: PlanContext, edition: Edition, board: Board) -> Iterator[RepairTask]:
    entries = context.community.editions[context.quarter].boards.get(board.id, {})
    runs = runs_of(entries)
    hung = {each.slot: each for each in edition.on_board(board.id)}
    for slot in board.slots:
        entry, placement = entries.get(slot.id), hung.get(slot.id)
        old = entry.item if entry else None
        new = placement.item if placement else None
        marks = runs.mark_of(slot.id), placement.mark if placement else ""
        kept = entry is None and placement is not None and placement.reason.code == "kept"
        if (old, marks[0]) != (new, marks[1]) and not kept:
            why = _why_down(context, old) or (_why_up(edition, placement, old) or _MAKES_ROOM)
            yield RepairTask(board.id, slot.id, old, new, why, *marks)


def _why_up(edition: Edition, placement: Placement | None, old: str | None) -> Text | None:
    if placement is None:
        return None
    if placement.item != old or placement.part > 1:
        return placement.reason.text
    following = [each.slot for each in edition.run_of(placement)[1:]]
    if not following:
        return Text("又能整件放下", "fits in one slot again")
    return Text(f"续到版位 {'、'.join(following)}", f"goes on in slot {', '.join(following)}")


def _why_down(context: PlanContext, old: str | None) -> Text | None:
    """Why what hung there must come down by itself; None if it only makes room."""
    if old is None:
        return None
    if old not in context.community.items:
        return Text("原内容已不在资料库中", "the old one is no longer among the content")
    why = context.rejections[old]
    return Text(f"原内容{why.text.zh}", f"the old one {why.text.en}") if why else None
