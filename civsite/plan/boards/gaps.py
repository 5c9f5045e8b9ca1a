"""An edition enters; its gaps leave: slots that are empty or will be, boards that lack what they must show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.check.located import DETAILS, key_of, place_of_slot, source_of
from civsite.diagnostics import Diagnostic, Text, joined
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.item import Item, Kind
from civsite.plan.boards.candidates import (
    accepted_kinds,
    rejection_on_board,
    titles_of,
)
from civsite.plan.boards.context import PlanContext
from civsite.plan.boards.remedy import remedy_of
from civsite.plan.coverage import Demand, lacks
from civsite.plan.kinds.kind import Rejection
from civsite.plan.placement import Edition, Unfilled

_NAMED = 3
_USED = Rejection("used", Text("已在本栏别处使用", "hangs on this board already"))


def empty_slots(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each board with empty slots, at the first of them."""
    empty: dict[str, list[Unfilled]] = {}
    for each in edition.unfilled:
        if not each.intended:
            empty.setdefault(each.board, []).append(each)
    for board_id, unfilled in empty.items():
        board = context.community.boards[board_id]
        first = next(index for index, slot in enumerate(board.slots) if slot.id == unfilled[0].slot)
        by_reason: dict[Text, list[str]] = {}
        for each in unfilled:
            by_reason.setdefault(each.why, []).append(each.slot)
        what = joined(
            Text(f"{'、'.join(slots)}（{why.zh}）", f"{', '.join(slots)} ({why.en})")
            for why, slots in by_reason.items()
        )
        yield context.warning(
            ("boards", board.id),
            place_of_slot(context.community, board, first, "id"),
            "slot-empty",
            Text(
                f"{edition.quarter} 期“{board.name}”有 {len(unfilled)} 个版位空着：{what.zh}",
                f"empty slots of “{board.name}” in {edition.quarter}: {what.en}",
            ),
            _what_fills(board, unfilled),
        )


def ending_within(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic with all that ends before the quarter does, by day; at the first to end."""
    items = context.community.items
    shown = {each.item: items[each.item] for each in edition.placements}.values()
    ending = sorted(
        (item.until, item.id, item)
        for item in shown
        if item.until is not None and context.day <= item.until < edition.quarter.last_day
    )
    if not ending:
        return
    slots_of = [
        (until, item, _slots_of(context.community, edition, item)) for until, _, item in ending
    ]
    what = joined(
        Text(f"{until}《{item.title}》（{slots.zh}）", f"{until} “{item.title}” ({slots.en})")
        for until, item, slots in slots_of
    )
    yield context.warning(
        key_of(ending[0][2]),
        ("until",),
        "ends-within-quarter",
        Text(
            f"{edition.quarter} 期结束前有 {len(ending)} 件内容到期，届时空出：{what.zh}",
            f"ends before {edition.quarter} does and then leaves a gap: {what.en}",
        ),
        _what_follows(context.community, [item for _, _, item in ending]),
    )


def unmet_requirements(context: PlanContext, edition: Edition) -> Iterator[Diagnostic]:
    """One diagnostic for each requirement, with the boards that do not meet it and the remedy."""
    unmet: dict[Demand, list[tuple[Board, int]]] = {}
    for board, demand, shown in lacks(context.community, edition):
        unmet.setdefault(demand, []).append((board, shown))
    for demand, lacking in unmet.items():
        title = demand.title
        short = joined(
            (Text(f"“{board.name}”只有 {shown} 件", f"“{board.name}” shows {shown}")
             for board, shown in lacking), "、", ", ",
        )  # fmt: skip
        boards_by_remedy: dict[Text, list[str]] = {}
        for board, _ in lacking:
            remedy = remedy_of(context, edition, board, demand)
            boards_by_remedy.setdefault(remedy, []).append(f"“{board.name}”")
        remedies = [
            Text(f"{'、'.join(boards)}：{remedy.zh}", f"{', '.join(boards)}: {remedy.en}")
            for remedy, boards in boards_by_remedy.items()
        ]
        yield context.warning(
            DETAILS,
            ("requires", demand.index, "show"),
            "requirement-unmet",
            Text(
                f"{edition.quarter} 期应展示“{title.zh}”至少 {demand.at_least} 件，{short.zh}",
                f"{title.en} is required at least {demand.at_least} × in {edition.quarter}: {short.en}",
            ),
            joined(remedies if len(remedies) > 1 else boards_by_remedy),
        )


def _what_fills(board: Board, unfilled: Sequence[Unfilled]) -> Text:
    slots = [slot for slot in board.slots if slot.id in {each.slot for each in unfilled}]
    asked = {kind for slot in slots for kind in accepted_kinds(board, slot)}
    if not asked:
        return Text(
            "让这些版位接受本栏也接受的类别", "let the slots accept a kind that the board accepts"
        )
    kinds = titles_of(tuple(kind for kind in Kind if kind in asked))
    return Text(
        f"补充可用的内容（{kinds.zh}，共 {len(slots)} 件），延长已过期的，或让版位接受更多类别",
        f"add {len(slots)} more of {kinds.en}, extend what has expired, "
        "or let the slots accept more kinds",
    )


def _slots_of(community: Community, edition: Edition, item: Item) -> Text:
    """Every slot that carries an item, board by board."""
    slots: dict[str, list[str]] = {}
    for each in edition.placements:
        if each.item == item.id:
            slots.setdefault(community.boards[each.board].name, []).append(each.slot)
    return joined(
        (Text(f"{board} {'、'.join(each)}", f"{board} {', '.join(each)}")
         for board, each in slots.items()), "，", ", ",
    )  # fmt: skip


def _what_follows(community: Community, ending: Sequence[Item]) -> Text:
    """Where the dates of the others stand, since the diagnostic shows the first one's alone."""
    hint = Text("到期前备好接替的内容，或延长有效期", "prepare what follows, or extend it")
    if len(ending) == 1:
        return hint
    spans = [source_of(community, key_of(item)).span_of("until") for item in ending[1:]]
    places = [f"{span.path}:{span.line}" for span in spans]
    return Text(
        f"{hint.zh}；其余的日期在 {'、'.join(places)}",
        f"{hint.en}; the other dates: {', '.join(places)}",
    )


def why_unfilled(context: PlanContext, board: Board, slot: Slot) -> Text:
    """What keeps each item of the accepted kinds out of `slot`, grouped by reason, items named."""
    kinds = accepted_kinds(board, slot)
    if not kinds:
        return Text("版位与宣传栏没有共同接受的类别", "slot and board accept no kind in common")
    refused: dict[Rejection, list[str]] = {}
    for _, item in sorted(context.community.items.items()):
        if item.kind in kinds:
            reason = (
                rejection_on_board(item, board)
                or context.rejections[item.id]
                or context.rejection_in(item, board, slot)
                or _USED
            )
            refused.setdefault(reason, []).append(item.title)
    if not refused:
        names = titles_of(kinds)
        return Text(f"没有“{names.zh}”类的内容", f"there is no item of kind {names.en}")
    return joined(_refused_for(reason, titles) for reason, titles in refused.items())


def _refused_for(reason: Rejection, titles: list[str]) -> Text:
    named = titles[:_NAMED]
    zh, en = "、".join(f"《{title}》" for title in named), ", ".join(f"“{t}”" for t in named)
    if len(titles) > _NAMED:
        zh, en = f"{zh}等 {len(titles)} 件", f"{en} and {len(titles) - _NAMED} more"
    return Text(f"{zh}{reason.text.zh}", f"{en}: {reason.text.en}")
