"""Enters: an edition and its playlists. Leaves: everything below `report/<quarter>/`.

The quarter in numbers and tables: what hangs where and why, what is missing, what was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from civsite.diagnostics import Text
from civsite.model.community import Community
from civsite.model.keys import CHINESE_KEYS
from civsite.model.kinds import CHINESE_NAMES, KINDS_FOR_SITE
from civsite.model.kinds.digest import Digest
from civsite.plan.boards.explain import Quality, overall, qualities
from civsite.plan.coverage import coverage_of, lacks
from civsite.plan.placement import Edition
from civsite.plan.screens.playlist import Playlist
from civsite.quarter import Quarter
from civsite.render.job import Job, canonical_json
from civsite.render.panels.look import Look, edition_title
from civsite.render.papers import Papers
from civsite.render.site.words import words_of

_TEMPLATE = "theme/report/report.html"
# What is told of each slot, with what the table calls it in Chinese.
_PLACEMENT_COLUMNS = {
    "board": "宣传栏编号", "name": "宣传栏", "slot": "版位", "size": "尺寸（毫米）", "item": "内容编号",
    "title": "内容", "kind": "类别", "reason": "原因", "owner": "负责人",
}  # fmt: skip


def report_jobs(
    community: Community, edition: Edition, playlists: Sequence[Playlist], look: Look
) -> list[Job]:
    """One job: a page for people and tables for spreadsheets."""
    folder, papers = f"report/{edition.quarter}", look.papers
    language = papers.language
    request = {
        "language": language,
        "community": papers.community(community),
        "quarter": str(edition.quarter),
        "edition": edition_title(edition.quarter, papers),
        "palette": look.palette,
        "placements": _placements(community, edition, papers),
        "coverage": _coverage(community, edition, papers),
        "best": overall(edition).in_language(language),
        "aims": [
            {
                "said": each.text.in_language(language),
                "rank": _rank(edition, each).in_language(language),
            }
            for each in qualities(edition)
        ],
        "gaps": [
            {
                "message": each.message.in_language(language),
                "mend": each.hint.in_language(language) if each.hint else "",
            }
            for each in edition.diagnostics
        ],
        "figures": _figures(community, edition.quarter, papers),
        "playlists": _playlists(community, playlists, papers),
        "inspections": _inspections(community, edition.quarter, papers),
    }
    return [
        Job(
            name=f"report/{edition.quarter}",
            function="report",
            request=canonical_json(request),
            outputs={
                "html": f"{folder}/index.html",
                "placements": f"{folder}/placements.csv",
                "coverage": f"{folder}/coverage.csv",
                "figures": f"{folder}/figures.csv",
            },
            files={_TEMPLATE: look.theme[_TEMPLATE]},
        )
    ]


def _placements(community: Community, edition: Edition, papers: Papers) -> list[dict[str, str]]:
    why_empty = {(each.board, each.slot): each.why for each in reversed(edition.unfilled)}
    rows = []
    for board in (papers.board(community, each) for each in community.boards):
        for slot in board.slots:
            placement = edition.in_slot(board.id, slot.id)
            row = {"board": board.id, "name": board.name, "slot": slot.id, "size": str(slot.size)}
            if placement is None:
                why = why_empty.get((board.id, slot.id), Text("没有编排", "not planned"))
                reason = why.in_language(papers.language)
                row |= {"item": "", "title": "", "kind": "", "reason": reason}
            else:
                item = community.items[placement.item]
                row |= {
                    "item": item.id,
                    "title": f"{papers.title(community, item.id)}{placement.mark}",
                    "kind": papers.kind(item.kind),
                    "reason": placement.reason.text.in_language(papers.language),
                }
            rows.append({**row, "owner": board.owner or ""})
    return rows


def _rank(edition: Edition, quality: Quality) -> Text:
    """Whether a better plan could do better in an aim."""
    if quality.perfect:
        return Text("圆满", "perfect")
    if edition.written:
        return Text("照编排文件", "as the file says")
    return Text("已是最好", "the best") if quality.proven else Text("未证明最好", "not proven")


def _coverage(community: Community, edition: Edition, papers: Papers) -> dict[str, Any]:
    coverage = coverage_of(community, edition)
    shown = [s for s in coverage.shows if any(coverage.count(s, b) for b in coverage.boards)]
    missing = [show for show in coverage.shows if show not in {*shown, *KINDS_FOR_SITE}]
    lacking = {(demand.show, board.id) for board, demand, _ in lacks(community, edition)}
    return {
        "boards": [papers.board(community, board).name for board in coverage.boards],
        "closed": [board in edition.closed for board in coverage.boards],
        "rows": [
            {
                "show": papers.say(CHINESE_NAMES[show], show),
                "counts": [coverage.count(show, board) for board in coverage.boards],
                "lacking": [(show, board) in lacking for board in coverage.boards],
            }
            for show in (*shown, *missing)
        ],
    }


def _figures(community: Community, quarter: Quarter, papers: Papers) -> list[dict[str, str | int]]:
    """The figures of the quarter's news, added up."""
    digest = next((d for d in community.items_of(Digest) if d.quarter == quarter), None)
    if digest is None:
        return []
    totals = digest.figures.model_dump(exclude_none=True)
    words = words_of(papers.language)
    return [
        {
            "key": key,
            "name": papers.say(CHINESE_KEYS[key], key),
            "unit": words[f"figure_{key}"],
            "total": total,
        }
        for key, total in totals.items()
    ]


def _playlists(
    community: Community, playlists: Sequence[Playlist], papers: Papers
) -> list[dict[str, Any]]:
    return [
        {
            "name": papers.screen(community, playlist.screen).name,
            "size": str(playlist.size).replace("x", " × "),
            "hours": community.screens[playlist.screen].times.in_language(papers.language),
            "slides": len(playlist.distinct_slides),
            "seconds": sum(slide.dwell_ms for slide in playlist.slides) // 1000,
        }
        for playlist in playlists
    ]


def _inspections(community: Community, quarter: Quarter, papers: Papers) -> list[dict[str, Any]]:
    return [
        {
            "date": str(inspection.date),
            "board": papers.board(community, inspection.board).name
            if inspection.board in community.boards
            else inspection.board,
            "state": papers.say(inspection.state.chinese, str(inspection.state)),
            "findings": [
                papers.say(f"{each.problem.chinese}：{each.note}", f"{each.problem}: {each.note}")
                for each in inspection.findings
            ],
        }
        for inspection in sorted(community.inspections, key=lambda each: (each.date, each.id))
        if Quarter.of(inspection.date) == quarter
    ]


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `html`, `placements`, `coverage`, `figures`: a page, and tables for spreadsheets."""
    from civsite.render.page import fill_page
    from civsite.render.spreadsheet import csv_table

    coverage, is_english = request["coverage"], request["language"] == "en"
    heads = tuple(_PLACEMENT_COLUMNS if is_english else _PLACEMENT_COLUMNS.values())
    of_figures = ("figure", "name", "total") if is_english else ("编号", "名称", "合计")
    return {
        "html": fill_page(_TEMPLATE, files[_TEMPLATE], request),
        "placements": csv_table(
            heads,
            ([row[name] for name in _PLACEMENT_COLUMNS] for row in request["placements"]),
        ),
        "coverage": csv_table(
            ["", *coverage["boards"]], ([row["show"], *row["counts"]] for row in coverage["rows"])
        ),
        "figures": csv_table(
            of_figures,
            ([row["key"], row["name"], row["total"]] for row in request["figures"]),
        ),
    }
