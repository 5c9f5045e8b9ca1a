"""An edition enters; why each slot carries what it carries, and how good the whole is, leaves in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civsite.diagnostics import Text
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.boards.aims import Aim
from civsite.plan.boards.turn import Turn
from civsite.plan.placement import Edition


def explain_board(
    community: Community, edition: Edition, board: Board, turn: Turn | None = None
) -> Text:
    """A few lines for each slot: the item, why, and what came second and why.

    At the turn of the quarter also what hangs now and what the next quarter brings.
    """
    lines = [Text(f"{board.name} {edition.quarter}", f"{board.name} {edition.quarter}")]
    for slot in board.slots:
        lines += _explain_slot(community, edition, board, slot)
        if turn is not None:
            told = turn.at(community, board.id, slot.id)
            lines.append(Text(f"    {told.zh}", f"    {told.en}"))
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))


def _explain_slot(
    community: Community, edition: Edition, board: Board, slot: Slot
) -> Iterator[Text]:
    placement = edition.in_slot(board.id, slot.id)
    if placement is None:
        reasons = {(each.board, each.slot): each.why for each in edition.unfilled}
        why = reasons.get((board.id, slot.id), Text("没有编排", "not planned"))
        yield Text(f"{slot.id}  （空）{why.zh}", f"{slot.id}  (empty) {why.en}")
        return
    title = community.items[placement.item].title + placement.mark
    why = placement.reason.text
    yield Text(
        f"{slot.id}  《{title}》（{placement.item}）：{why.zh}",
        f"{slot.id}  “{title}” ({placement.item}): {why.en}",
    )
    if placement.part > 1:
        return
    second, behind = placement.runner_up, placement.why_second
    if second is None or behind is None:
        yield Text("    没有其他可用的内容", "    nothing else could hang here")
        return
    title = community.items[second].title
    yield Text(
        f"    其次《{title}》（{second}）：{behind.zh}",
        f"    second “{title}” ({second}): {behind.en}",
    )


@dataclass(frozen=True, slots=True)
class Quality:
    """What one aim came to. `perfect`: nothing is left to wish; `proven`: no plan does better that
    keeps what the edition's file says."""

    aim: Aim
    text: Text
    perfect: bool
    proven: bool


_PERFECT: dict[Aim, Text] = {
    Aim.PINS: Text("置顶和紧急内容都挂上了", "all pinned and emergency items hang"),
    Aim.REQUIRED: Text("必展要求都达到了", "all requirements are met"),
    Aim.FILLED: Text("没有空着的版位", "no slot is empty"),
    Aim.LASTING: Text("没有临时凑数的内容", "nothing hangs as a stopgap"),
    Aim.BOARD: Text("没有一件在原来的栏上重复", "nothing returns to a board it has been on"),
    Aim.COMMUNITY: Text("每件都是第一次展出，只占一处", "everything is new, and hangs once"),
    Aim.SPREAD: Text("各件按权重轮流使用", "all items take turns by weight"),
    Aim.HISTORY: Text("用的都是从没用过的内容", "nothing hangs that was used before"),
    Aim.NEIGHBOURS: Text("相邻的宣传栏没有相同内容", "neighbouring boards show nothing twice"),
}
# `{}` stands for the value; points grow with what is worse and compare plans of one quarter.
_SHORT: dict[Aim, Text] = {
    Aim.PINS: Text("有 {} 处置顶或紧急内容还没挂上", "pinned or emergency items left out: {}"),
    Aim.REQUIRED: Text("离必展要求还差 {} 件", "items short of what is required: {}"),
    Aim.FILLED: Text("空着的版位共 {} 平方分米", "area of empty slots: {} dm²"),
    Aim.LASTING: Text("有临时凑数的内容（{} 分，越少越好）", "some stopgaps hang ({} points, fewer is better)"),
    Aim.BOARD: Text(
        "有的内容回到原来的栏上，比“从未展出”共早 {} 个季度",
        "some items return to a board, earlier than if never shown (in quarters, together: {})",
    ),
    Aim.PREFERRED: Text(
        "有 {} 个版位放的不是它优先的内容", "slots that carry something else than they prefer: {}"
    ),
    Aim.COMMUNITY: Text(
        "有的内容在社区里展出过，或本期占几处（{} 分，越少越新鲜）",
        "some items were shown before, or hang more than once ({} points, fewer is fresher)",
    ),
    Aim.SPREAD: Text(
        "各件按权重轮流使用（{} 分，越少越均匀）",
        "items take turns by weight ({} points, fewer is more even)",
    ),
    Aim.HISTORY: Text(
        "历来用得少的先用（{} 分，越少越公平）",
        "what was used less goes first ({} points, fewer is fairer)",
    ),
    Aim.NEIGHBOURS: Text("相邻的宣传栏有 {} 处相同内容", "repetitions on neighbouring boards: {}"),
}  # fmt: skip


def qualities(edition: Edition) -> Iterator[Quality]:
    """One for each aim that people have an interest in, the first the most important."""
    for each in edition.aims:
        # Where no slot prefers anything, nobody asks.
        if each.aim in _SHORT and (each.value or each.aim in _PERFECT):
            short = _SHORT[each.aim]
            text = Text(short.zh.format(each.value), short.en.format(each.value))
            perfect = each.value == 0
            yield Quality(each.aim, _PERFECT[each.aim] if perfect else text, perfect, each.proven)


def overall(edition: Edition) -> Text:
    """Whether the plan is proven to be the best there is, as far as it was free to choose."""
    if not edition.is_optimal:
        return Text(
            "未能证明最优，可能还有更好的", "not proven to be the best: there may be better"
        )
    if edition.written:
        return Text(
            "最优：编排文件写定的照办，其余没有更好的排法",
            "optimal: what the edition's file says stands, and no plan betters the rest",
        )
    return Text(
        "最优：没有哪种排法能改善任何一项而不损害前面的",
        "optimal: no plan betters any aim without harm to one before it",
    )
