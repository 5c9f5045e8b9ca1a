"""A repair enters; leaves the work that it is, board by board, for the person who does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from civsite.diagnostics import Language, Text, joined
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.plan.boards.repair import Repair, RepairTask


def work_list(community: Community, repair: Repair, language: Language) -> str:
    """Where to go, what comes down, what goes up, and why. Ids name the files to be printed."""
    quarter = repair.edition.quarter
    if not repair.tasks:
        nothing = Text(f"{quarter} 期不用改动", f"nothing has to be changed in {quarter}")
        return nothing.in_language(language)
    lines = [_heading(repair)]
    for board_id, tasks in groupby(repair.tasks, key=lambda task: task.board):
        lines += [Text("", ""), *_on_board(community, repair, board_id, tuple(tasks))]
    return "\n".join(line.in_language(language) for line in lines)


def _heading(repair: Repair) -> Text:
    slots, panels = len(repair.tasks), sum(task.new is not None for task in repair.tasks)
    quarter = repair.edition.quarter
    return Text(
        f"{quarter} 期要改 {slots} 处，新挂 {panels} 件",
        f"{quarter}: slots to change {slots}, panels to hang {panels}",
    )


def _on_board(
    community: Community, repair: Repair, board_id: str, tasks: tuple[RepairTask, ...]
) -> Iterator[Text]:
    board = community.boards[board_id]
    place = _place(board)
    yield Text(f"{board.name}{place.zh}", f"{board.name}{place.en}")
    if board_id in repair.edition.closed:
        slots = [task.slot for task in tasks]
        yield Text(
            f"  已停用，内容全部取下：{'、'.join(slots)}",
            f"  out of service, take everything down: {', '.join(slots)}",
        )
        return
    yield from (_exchange(community, task) for task in tasks)


def _place(board: Board) -> Text:
    """Where the board is and who looks after it, as far as is known."""
    known = [Text(board.place, board.place)] if board.place else []
    known += [Text(f"负责人{board.owner}", f"owner {board.owner}")] if board.owner else []
    together = joined(known, "，", ", ")
    return Text(f"（{together.zh}）", f" ({together.en})") if known else Text("", "")


def _exchange(community: Community, task: RepairTask) -> Text:
    steps = []
    if task.old is not None:
        old = _title(community, task.old, task.old_mark)
        steps.append(Text(f"取下{old.zh}", f"take down {old.en}"))
    if task.new is not None:
        new = _title(community, task.new, task.new_mark)
        steps.append(Text(f"挂上{new.zh}（{task.new}）", f"hang {new.en} ({task.new})"))
    return _sentence(task, steps)


def _sentence(task: RepairTask, steps: Iterable[Text]) -> Text:
    work = joined(steps, "，", ", ")
    return Text(
        f"  {task.slot}  {work.zh}。{task.why.zh}", f"  {task.slot}  {work.en}: {task.why.en}"
    )


def _title(community: Community, item: str, mark: str) -> Text:
    record = community.items.get(item)
    title = (record.title if record else item) + mark
    return Text(f"《{title}》", f"“{title}”") if record else Text(title, title)
