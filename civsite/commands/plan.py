"""Enters: an edition. Leaves: tables, reasons or a list of work for the terminal, or the edition's file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from civsite.check.media_uses import at_their_uses
from civsite.diagnostics import (
    Diagnostic,
    Language,
    Refused,
    Span,
    Stopped,
    Text,
    has_errors,
    in_order,
    joined,
    suggest,
    width_of,
)
from civsite.files import write_below
from civsite.load.repository import load_community
from civsite.load.theme import load_theme
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.kinds import CHINESE_NAMES, KINDS_FOR_SITE
from civsite.plan.boards.edition import plan_edition
from civsite.plan.boards.explain import explain_board as explanation_of
from civsite.plan.boards.explain import overall, qualities
from civsite.plan.boards.repair import Repair, RepairTask, repair_edition
from civsite.plan.boards.turn import Turn, is_ending, stopgaps_told, turn_of
from civsite.plan.boards.written import written_edition
from civsite.plan.coverage import coverage_of, lacks
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from civsite.render.panels.asked import fits_of
from civsite.render.panels.look import look_of
from civsite.store import Store


class PlannedQuarter(NamedTuple):
    """The edition of a quarter, the repair that leads to it, and the turn of the quarter.

    `repair` if it was asked for, `turn` in the last three weeks.
    """

    community: Community
    edition: Edition
    repair: Repair | None
    turn: Turn | None


def plan_quarter(
    root: Path, quarter: Quarter, today: datetime.date, store: Store, *, repair: bool
) -> PlannedQuarter:
    """Plans the quarter. Raises Refused for content with errors."""
    theme = load_theme(root)
    community, said = load_community(root, theme, store)
    diagnostics = in_order(at_their_uses(community, said))
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    fits = fits_of(community, look_of(theme, community.details.palette, quarter), store.recall)
    if repair:
        repaired = repair_edition(community, quarter, today, fits)
        return PlannedQuarter(community, repaired.edition, repaired, None)
    edition = plan_edition(community, quarter, today, fits)
    if not community.boards or not is_ending(quarter, today):
        return PlannedQuarter(community, edition, None, None)
    turn = turn_of(community, edition, today, fits)
    told = stopgaps_told(community, edition, turn, today)
    said = in_order((*edition.diagnostics, *told))
    return PlannedQuarter(community, replace(edition, diagnostics=said), None, turn)


_NO_BOARD = Text(
    "还没有宣传栏，可用 civsite new 宣传栏 名称 新建",
    "there are no boards yet; civsite new board NAME makes one",
)


def plan_table(community: Community, edition: Edition, language: Language) -> str:
    """The edition slot by slot: board, slot, item, reason; and what each aim came to."""
    heading = f"{community.details.name} {edition.quarter}"
    if not community.boards:
        return f"{heading}\n\n{_NO_BOARD.in_language(language)}"
    rows = [
        (
            f"{community.boards[each.board].name} {each.slot}",
            f"{community.items[each.item].title}{each.mark} ({each.item})",
            each.reason.text.in_language(language),
        )
        for each in edition.placements
    ]
    rows += [
        (f"{community.boards[each.board].name} {each.slot}", "—", each.why.in_language(language))
        for each in edition.unfilled
    ]
    aims = [f"  {each.text.in_language(language)}" for each in qualities(edition)]
    return "\n".join([heading, *_lined_up(rows), "", overall(edition).in_language(language), *aims])


def coverage_table(community: Community, edition: Edition, language: Language) -> str:
    """How often each kind and campaign hangs on each board; `!` where more is required."""
    if not community.boards:
        return _NO_BOARD.in_language(language)
    coverage = coverage_of(community, edition)
    lacking = {(demand.show, board.id) for board, demand, _ in lacks(community, edition)}
    rows = [
        [
            CHINESE_NAMES[show] if language == "zh" else show,
            *(
                f"{coverage.count(show, board) or '·'}{'!' if (show, board) in lacking else ''}"
                for board in coverage.boards
            ),
        ]
        for show in coverage.shows
        if show not in KINDS_FOR_SITE
    ]
    return "\n".join(_lined_up([["", *coverage.boards], *rows]))


def explain_board(
    community: Community,
    edition: Edition,
    board: str,
    language: Language,
    turn: Turn | None = None,
) -> str:
    """Why each slot of a board carries what it does. Raises Refused for a board that is not there."""
    if board not in community.boards:
        known = ", ".join(community.boards)
        rest = Text(f"有：{known}", f"known: {known}")
        if not known:
            rest = _NO_BOARD
        raise Refused([
            Diagnostic(
                "board-unknown",
                Span("content/boards"),
                Text(f"没有编号为“{board}”的宣传栏", f"there is no board “{board}”"),
                suggest(board, community.boards, rest),
            )
        ])  # fmt: skip
    told = explanation_of(community, edition, community.boards[board], turn)
    return told.in_language(language)


def write_edition(community: Community, edition: Edition, today: datetime.date) -> str:
    """Keeps the edition in `content/editions/` and gives its path. Raises Refused for a past one.

    Nor is it written where a link is on the way, nor without boards (Stopped).
    """
    if not community.boards:
        raise Stopped(_NO_BOARD.zh, _NO_BOARD.en)
    path = f"content/editions/{edition.quarter}.yml"
    if edition.quarter < Quarter.of(today) and edition.quarter in community.editions:
        raise Refused([
            Diagnostic(
                "edition-past",
                Span(path),
                Text("过去的期已是历史，不再改动", "a past edition is history and is not changed"),
                Text("要改请直接编辑这个文件", "edit the file itself if it is wrong"),
            )
        ])  # fmt: skip
    text = written_edition(community, edition, today)
    write_below(community.root, path, text.encode("utf-8"))
    return path


def work_list(community: Community, repair: Repair, language: Language) -> str:
    """Where to go, what comes down, what goes up, and why. Ids name the files to be printed."""
    quarter, slots = repair.edition.quarter, len(repair.tasks)
    if not repair.tasks:
        nothing = Text(f"{quarter} 期不用改动", f"nothing has to be changed in {quarter}")
        return nothing.in_language(language)
    panels = sum(task.new is not None for task in repair.tasks)
    lines = [
        Text(
            f"{quarter} 期要改 {slots} 处，新挂 {panels} 件",
            f"{quarter}: slots to change {slots}, panels to hang {panels}",
        )
    ]
    for board_id, tasks in groupby(repair.tasks, key=lambda task: task.board):
        lines += [Text("", ""), _heading(community.boards[board_id])]
        if board_id in repair.edition.closed:
            down = [task.slot for task in tasks]
            lines.append(
                Text(
                    f"  已停用，内容全部取下：{'、'.join(down)}",
                    f"  out of service, take everything down: {', '.join(down)}",
                )
            )
        else:
            lines += [_exchange(community, task) for task in tasks]
    return "\n".join(line.in_language(language) for line in lines)


def _heading(board: Board) -> Text:
    """The board, where it is and who looks after it, as far as is known."""
    known = [Text(board.place, board.place)] if board.place else []
    known += [Text(f"负责人{board.owner}", f"owner {board.owner}")] if board.owner else []
    if not known:
        return Text(board.name, board.name)
    together = joined(known, "，", ", ")
    return Text(f"{board.name}（{together.zh}）", f"{board.name} ({together.en})")


def _exchange(community: Community, task: RepairTask) -> Text:
    steps = []
    if task.old is not None:
        old = _title(community, task.old, task.old_mark)
        steps.append(Text(f"取下{old.zh}", f"take down {old.en}"))
    if task.new is not None:
        new = _title(community, task.new, task.new_mark)
        steps.append(Text(f"挂上{new.zh}（{task.new}）", f"hang {new.en} ({task.new})"))
    work = joined(steps, "，", ", ")
    return Text(
        f"  {task.slot}  {work.zh}。{task.why.zh}", f"  {task.slot}  {work.en}: {task.why.en}"
    )


def _title(community: Community, item: str, mark: str) -> Text:
    record = community.items.get(item)
    title = (record.title if record else item) + mark
    return Text(f"《{title}》", f"“{title}”") if record else Text(title, title)


def _lined_up(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of a table with their columns one below the other."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(_padded, row, widths)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
