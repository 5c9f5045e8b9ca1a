"""An edition enters; what it shows where, and its gaps in time and place, leave.

A gap in time is a slot that is empty or will be within the quarter; a gap in place is a board that
does not show what the community requires of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from civsite.check.located import DETAILS, key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.candidates import Rejection, judged_day, rejections
from civsite.plan.facing import same_on_facing_boards
from civsite.plan.mend import what_mends
from civsite.plan.placement import Edition
from civsite.plan.requirement import CHINESE_NAMES, Demand, demands_on, shown_by


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often each of `shows` (kinds and campaigns) hangs on each of `boards` (ids)."""

    shows: tuple[str, ...]
    boards: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def count(self, show: str, board: str) -> int:
        return self.counts.get((show, board), 0)


def coverage_of(community: Community, edition: Edition) -> Coverage:
    """The matrix of kinds and campaigns × boards."""
    counts: dict[tuple[str, str], int] = {}
    for placement in edition.placements:
        for show in shown_by(community.items[placement.item]):
            counts[show, placement.board] = counts.get((show, placement.board), 0) + 1
    return Coverage(tuple(CHINESE_NAMES), tuple(sorted(community.boards)), counts)


def edition_diagnostics(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    """All that an editor should know about an edition; every one a warning."""
    yield from _empty_slots(community, edition)
    yield from _unmet_requirements(community, edition, today)
    yield from _ending_within(community, edition, today)
    yield from _no_longer_valid(community, edition, today)
    if edition.quarter.last_day >= today:
        yield from same_on_facing_boards(community, edition)


def _empty_slots(community: Community, edition: Edition) -> Iterator[Diagnostic]:
    for each in edition.unfilled:
        if each.intended:
            continue
        board = community.boards[each.board]
        index = next(i for i, slot in enumerate(board.slots) if slot.id == each.slot)
        yield located(
            community,
            ("boards", board.id),
            ("slots", index, "id"),
            "slot-empty",
            Text(
                f"{edition.quarter} 期“{board.name}”的版位 {each.slot} 空着：{each.why.zh}",
                f"slot {each.slot} of “{board.name}” is empty in {edition.quarter}: {each.why.en}",
            ),
            Text(
                "补充可用的内容、延长有效期，或让版位接受更多类别",
                "add an item, extend one, or let the slot accept more kinds",
            ),
            Severity.WARNING,
        )


def _unmet_requirements(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    coverage = coverage_of(community, edition)
    refused = rejections(community, edition.quarter, today)
    for _, board in sorted(community.boards.items()):
        if not board.serves_on(judged_day(edition.quarter, today)):
            continue
        for demand in demands_on(community, board):
            shown = coverage.count(demand.show, board.id)
            if shown < demand.at_least:
                mend = what_mends(community, edition, board, demand, refused)
                yield _unmet(community, edition, board, demand, shown, mend)


def _unmet(
    community: Community, edition: Edition, board: Board, demand: Demand, shown: int, mend: Text
) -> Diagnostic:
    title = demand.title
    return located(
        community,
        DETAILS,
        ("requires", demand.index, "show"),
        "requirement-unmet",
        Text(
            f"{edition.quarter} 期“{board.name}”应展示“{title.zh}”至少 {demand.at_least} 件，"
            f"只有 {shown} 件",
            f"“{board.name}” must show {title.en} at least {demand.at_least} times "
            f"in {edition.quarter}, but does {shown} times",
        ),
        mend,
        Severity.WARNING,
    )


def _ending_within(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    for item_id, boards in _boards_of_items(community, edition).items():
        item = community.items[item_id]
        if item.until is None:
            continue
        if judged_day(edition.quarter, today) <= item.until < edition.quarter.last_day:
            yield located(
                community,
                key_of(item),
                ("until",),
                "ends-within-quarter",
                Text(
                    f"《{item.title}》{item.until} 到期，{edition.quarter} 期还没结束，"
                    f"届时空出：{'、'.join(boards)}",
                    f"“{item.title}” ends on {item.until}, within {edition.quarter}, "
                    f"and then leaves gaps on {', '.join(boards)}",
                ),
                Text("准备接替的内容，或延长有效期", "prepare what follows it, or extend it"),
                Severity.WARNING,
            )


def _no_longer_valid(
    community: Community, edition: Edition, today: datetime.date
) -> Iterator[Diagnostic]:
    """What the edition's file places although the plan would not; past editions are history."""
    if edition.quarter.last_day < today:
        return
    refused = rejections(community, edition.quarter, today)
    for placement in edition.placements:
        reason = refused[placement.item]
        if reason is not None:
            yield _outdated(community, edition, placement.board, placement.slot, reason)


def _outdated(
    community: Community, edition: Edition, board: str, slot: str, reason: Rejection
) -> Diagnostic:
    return located(
        community,
        ("editions", community.editions[edition.quarter].id),
        ("boards", board, slot),
        "placement-outdated",
        Text(
            f"“{community.boards[board].name}”版位 {slot} 的内容不宜再展出：{reason.text.zh}",
            f"what slot {slot} of “{community.boards[board].name}” carries {reason.text.en}",
        ),
        Text("换上有效的内容，或删去这一行重新编排", "swap it, or remove the line to plan anew"),
        Severity.WARNING,
    )


def _boards_of_items(community: Community, edition: Edition) -> Mapping[str, list[str]]:
    boards: dict[str, list[str]] = {}
    for placement in edition.placements:
        name = community.boards[placement.board].name
        if name not in boards.setdefault(placement.item, []):
            boards[placement.item].append(name)
    return dict(sorted(boards.items()))
