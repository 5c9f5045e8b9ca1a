"""Enters: an edition. Leaves: a table or an explanation for the terminal, or its file."""

from __future__ import annotations

import datetime

from civsite.diagnostics import Diagnostic, Language, Refused, Span, Text, nearest, width_of
from civsite.model.community import Community
from civsite.model.kinds import CHINESE_NAMES, KINDS_FOR_SITE
from civsite.plan.boards.explain import explain_board as explanation_of
from civsite.plan.boards.plan_quality import overall, qualities
from civsite.plan.boards.written import written_edition
from civsite.plan.coverage import coverage_of, lacks
from civsite.plan.placement import Edition
from civsite.quarter import Quarter
from civsite.whole_file import write_below


def plan_table(community: Community, edition: Edition, language: Language) -> str:
    """The edition slot by slot: board, slot, item, reason."""
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
    widths = [max((width_of(row[column]) for row in rows), default=0) for column in (0, 1)]
    lines = [
        f"{_padded(board, widths[0])}  {_padded(item, widths[1])}  {reason}".rstrip()
        for board, item, reason in rows
    ]
    heading = f"{community.details.name} {edition.quarter}"
    return "\n".join([heading, *lines, "", *_aim_lines(edition, language)])


def coverage_table(community: Community, edition: Edition, language: Language) -> str:
    """How often each kind and campaign hangs on each board; `!` where more is required."""
    coverage = coverage_of(community, edition)
    lacking = {(demand.show, board.id) for board, demand, _ in lacks(community, edition)}
    header = ["", *coverage.boards]
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
    widths = [
        max(width_of(row[column]) for row in [header, *rows]) for column in range(len(header))
    ]
    return "\n".join("  ".join(map(_padded, row, widths)).rstrip() for row in [header, *rows])


def _aim_lines(edition: Edition, language: Language) -> list[str]:
    """Whether the plan is proven to be the best, and what each aim came to."""
    said = [f"  {each.text.in_language(language)}" for each in qualities(edition)]
    return [overall(edition).in_language(language), *said]


def explain_board(community: Community, edition: Edition, board: str, language: Language) -> str:
    """Why each slot of a board carries what it does. Raises Refused for a board that is not there."""
    if board not in community.boards:
        near = nearest(board, community.boards)
        known = ", ".join(community.boards)
        raise Refused([
            Diagnostic(
                "board-unknown",
                Span("content/boards"),
                Text(f"没有编号为“{board}”的宣传栏", f"there is no board “{board}”"),
                Text(
                    f"{f'是不是“{near}”？' if near else ''}有：{known}",
                    f"{f'did you mean “{near}”? ' if near else ''}known: {known}",
                )
                if known
                else Text(
                    "还没有宣传栏，可用 civsite new board 名称 新建",
                    "there are no boards yet; civsite new board NAME makes one",
                ),
            )
        ])  # fmt: skip
    return explanation_of(community, edition, community.boards[board]).in_language(language)


def write_edition(community: Community, edition: Edition, today: datetime.date) -> str:
    """Keeps the edition in `content/editions/` and gives its path. Raises Refused for a past one.

    Nor is it written where a link is on the way.
    """
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


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
