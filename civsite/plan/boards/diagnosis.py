"""An edition and today enter; all that an editor should know about it leaves.

What cannot be printed is an error; gaps in time, gaps in place, outdated content and the same on
facing boards are warnings. What many slots have in common is said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civsite.check.located import key_of, located, source_of
from civsite.diagnostics import Diagnostic, Severity, Text, joined
from civsite.fit.answer import Fit, too_long_diagnostic
from civsite.fit.fits import Question
from civsite.fit.legibility import legible_points, reading_distance_cm
from civsite.fit.portions import portions
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.scalars import Size
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.gaps import empty_slots, ending_within, unmet_requirements
from civsite.plan.boards.urgent import urgent_not_hung, urgent_without_slot
from civsite.plan.kinds import KINDS
from civsite.plan.kinds.kind import TOO_EARLY, Rejection
from civsite.plan.placement import Edition, Placement, portion_in


def edition_diagnostics(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """All that is amiss; of a past edition, which is history, only its gaps."""
    yield from placed_too_long(context, edition)
    yield from placed_shortened(context, edition)
    yield from empty_slots(context, edition)
    yield from unmet_requirements(context, edition)
    yield from ending_within(context, edition)
    if context.quarter.last_day >= context.today:
        yield from urgent_not_hung(context, edition)
        yield from urgent_without_slot(context, edition)
        yield from not_valid(context, edition)
        yield from not_complete(context, edition)
        yield from same_on_facing_boards(context.community, edition)


def placed_too_long(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """An error for each item that is placed where its panel would be refused, once for each size.

    It stands at the text that is too long, in the item's file.
    """
    community = context.community
    told: dict[Diagnostic, None] = {}
    for placement, board, slot, fit in _fits(context, edition):
        if fit.too_long is not None:
            item = community.items[placement.item]
            source = source_of(community, key_of(item))
            span = source.span_of(fit.too_long.text)
            minimum = legible_points(reading_distance_cm(board))
            goes_on = portions(item, (1, 1)) is not None
            said = too_long_diagnostic(
                span, (item.id, item.title), slot.size, minimum, fit.too_long, goes_on
            )
            told.setdefault(replace(said, excerpt=source.line(span.line)))
    yield from told


def _fits(context: PlanContext, edition: Edition) -> Iterator[tuple[Placement, Board, Slot, Fit]]:
    """How each placed item, or its portion, stands in its slot."""
    community = context.community
    panels = [
        (placement, board, slot)
        for placement in edition.placements
        for board in [community.boards[placement.board]]
        if (slot := board.slot(placement.slot))
    ]
    asked = [
        Question.of(portion_in(community, edition, placement), board, slot)
        for placement, board, slot in panels
    ]
    for (placement, board, slot), fit in zip(panels, context.fits.answers(asked), strict=True):
        yield placement, board, slot, fit


def placed_shortened(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """A note for each item of whose text a panel shows a part, at the item: how much, at which size."""
    found: dict[str, dict[tuple[Size, tuple[int, int]], None]] = {}
    for placement, _, slot, fit in _fits(context, edition):
        if fit.passages is not None and not fit.is_nothing:
            found.setdefault(placement.item, {})[slot.size, fit.passages] = None
    for item_id, shown in found.items():
        item = context.community.items[item_id]
        how_much = joined(
            Text(
                f"{size.width}×{size.height} mm 上显示 {count[1]} 段里的 {count[0]} 段",
                f"{count[0]} of {count[1]} paragraphs on {size.width}×{size.height} mm",
            )
            for size, count in shown
        )
        yield located(
            context.community,
            key_of(item),
            ("body",) if item.markdown else ("title",),
            "panel-shortened",
            Text(
                f"“{item.title}”在展板上没有显示全文：{how_much.zh}",
                f"panels do not show all of “{item.title}”: {how_much.en}",
            ),
            Text(
                "缩短正文，或者换一个更大的版位；也可以空出一个版位，由编排续过去",
                "shorten it, or give it a larger slot; or leave a slot free for the plan to continue it",
            ),
            Severity.INFO,
        )


def not_valid(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """What a board should no longer carry, and what it carries too early: at the first such slot of each."""
    wrong: dict[tuple[str, bool], list[tuple[Placement, Rejection]]] = {}
    for placement in edition.placements:
        reason = context.rejections[placement.item]
        if reason is not None:
            is_early = reason.code == TOO_EARLY.code
            wrong.setdefault((placement.board, is_early), []).append((placement, reason))
    for (board, is_early), found in wrong.items():
        name = context.community.boards[board].name
        what = joined(
            Text(f"{each.slot}《{title}》{why.text.zh}", f"{each.slot} “{title}” {why.text.en}")
            for each, why in found
            for title in [context.community.items[each.item].title]
        )
        repair = f"civsite plan {edition.quarter} --repair"
        early = (
            "placement-early",
            Text(
                f"“{name}”有还不到时候的内容：{what.zh}", f"“{name}” carries too early: {what.en}"
            ),
            Text(
                f"先挂别的，到时候再换上；或运行 {repair}",
                f"hang something else until then, or run {repair}",
            ),
        )
        outdated = (
            "placement-outdated",
            Text(
                f"“{name}”有不宜再展出的内容：{what.zh}",
                f"“{name}” should no longer carry: {what.en}",
            ),
            Text(f"换上有效的内容，或运行 {repair}", f"swap it, or run {repair}"),
        )
        yield context.warning(
            ("editions", context.community.editions[edition.quarter].id),
            ("boards", board, found[0][0].slot),
            *(early if is_early else outdated),
        )


def not_complete(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One note for each item that hangs rightly, but is not to be printed yet: it still grows."""
    items = context.community.items
    for placement in {each.item: each for each in reversed(edition.placements)}.values():
        item = items[placement.item]
        complete = KINDS[type(item)].complete_on(item)
        if complete is None or complete < context.today or context.rejections[item.id] is not None:
            continue
        yield located(
            context.community,
            ("boards", placement.board),
            ("slots",),
            "item-incomplete",
            Text(
                f"{edition.quarter} 期“{context.community.boards[placement.board].name}”的《{item.title}》"
                f"要过了 {complete} 才完整",
                f"“{item.title}” on “{context.community.boards[placement.board].name}” in "
                f"{edition.quarter} is complete only after {complete}",
            ),
            Text(
                "别的展板可以先印，这一张到那时再印", "print the others first, and this panel then"
            ),
            Severity.INFO,
        )


def same_on_facing_boards(community: Community, edition: Edition) -> Iterator[Diagnostic]:
    """One note for each pair of boards of one `place` that carry the same: it may be the only one.

    An item that hangs on three boards is told of the first with each of the others.
    """
    places: dict[str, list[str]] = {}
    for _, board in sorted(community.boards.items()):
        if board.place:
            places.setdefault(board.place, []).append(board.id)
    for place, boards in places.items():
        for (first, second), items in _shared(edition, boards).items():
            one, other = community.boards[first].name, community.boards[second].name
            titles = [community.items[item].title for item in items]
            zh, en = (
                "".join(f"《{title}》" for title in titles),
                ", ".join(f"“{t}”" for t in titles),
            )
            yield located(
                community,
                ("boards", second),
                ("place",),
                "same-on-facing",
                Text(
                    f"{edition.quarter} 期“{place}”的“{one}”和“{other}”都是{zh}",
                    f"“{one}” and “{other}”, both at “{place}”, carry {en} in {edition.quarter}",
                ),
                Text(
                    "补充同类内容，或在其中一块栏对调；civsite plan 已尽量错开",
                    "add items of its kind, or swap one; civsite plan avoids it where it can",
                ),
                Severity.INFO,
            )


def _shared(edition: Edition, boards: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """What pairs of boards have in common."""
    first: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for board in boards:
        for item in dict.fromkeys(each.item for each in edition.on_board(board)):
            other = first.setdefault(item, board)
            if other != board:
                shared.setdefault((other, board), []).append(item)
    return shared
