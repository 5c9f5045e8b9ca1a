"""Enters: an edition and its playlists. Leaves: everything below `report/<quarter>/`.

The quarter in numbers and tables: what hangs where and why, what is missing, what was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from civsite.model.community import Community
from civsite.model.keys import CHINESE_KEYS
from civsite.model.kinds import CHINESE_NAMES, KIND_TITLES, KINDS_FOR_SITE
from civsite.model.kinds.digest import Digest
from civsite.plan.boards.explain import Quality, overall, qualities
from civsite.plan.coverage import coverage_of, lacks
from civsite.plan.placement import Edition
from civsite.plan.screens.playlist import Playlist
from civsite.quarter import Quarter
from civsite.render.job import Job, canonical_json
from civsite.render.panels.look import Look, edition_title
from civsite.render.site.words import words_of

_TEMPLATE = "theme/report/report.html"
_PLACEMENT_COLUMNS = ("board", "name", "slot", "size", "item", "title", "kind", "reason", "owner")


def report_jobs(
    community: Community, edition: Edition, playlists: Sequence[Playlist], look: Look
) -> list[Job]:
    """One job: a page for people and tables for spreadsheets."""
    folder = f"report/{edition.quarter}"
    request = {
        "community": community.details.name,
        "quarter": str(edition.quarter),
        "edition": edition_title(edition.quarter),
        "palette": look.palette,
        "placements": _placements(community, edition),
        "coverage": _coverage(community, edition),
        "best": overall(edition).zh,
        "aims": [
            {"said": each.text.zh, "rank": _rank(edition, each)} for each in qualities(edition)
        ],
        "gaps": [
            {"message": each.message.zh, "mend": each.hint.zh if each.hint else ""}
            for each in edition.diagnostics
        ],
        "figures": _figures(community, edition.quarter),
        "playlists": _playlists(community, playlists),
        "inspections": _inspections(community, edition.quarter),
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


def _placements(community: Community, edition: Edition) -> list[dict[str, str]]:
    why_empty = {(each.board, each.slot): each.why.zh for each in reversed(edition.unfilled)}
    rows = []
    for board in community.boards.values():
        for slot in board.slots:
            placement = edition.in_slot(board.id, slot.id)
            row = {"board": board.id, "name": board.name, "slot": slot.id, "size": str(slot.size)}
            if placement is None:
                why = why_empty.get((board.id, slot.id), "没有编排")
                row |= {"item": "", "title": "", "kind": "", "reason": why}
            else:
                item = community.items[placement.item]
                row |= {
                    "item": item.id,
                    "title": f"{item.title}{placement.mark}",
                    "kind": KIND_TITLES[item.kind],
                    "reason": placement.reason.text.zh,
                }
            rows.append({**row, "owner": board.owner or ""})
    return rows


def _rank(edition: Edition, quality: Quality) -> str:
    """Whether a better plan could do better in an aim."""
    if quality.perfect:
        return "圆满"
    if edition.written:
        return "照编排文件"
    return "已是最好" if quality.proven else "未证明最好"


def _coverage(community: Community, edition: Edition) -> dict[str, Any]:
    coverage = coverage_of(community, edition)
    shown = [s for s in coverage.shows if any(coverage.count(s, b) for b in coverage.boards)]
    missing = [show for show in coverage.shows if show not in {*shown, *KINDS_FOR_SITE}]
    lacking = {(demand.show, board.id) for board, demand, _ in lacks(community, edition)}
    return {
        "boards": [community.boards[board].name for board in coverage.boards],
        "closed": [board in edition.closed for board in coverage.boards],
        "rows": [
            {
                "show": CHINESE_NAMES[show],
                "counts": [coverage.count(show, board) for board in coverage.boards],
                "lacking": [(show, board) in lacking for board in coverage.boards],
            }
            for show in (*shown, *missing)
        ],
    }


def _figures(community: Community, quarter: Quarter) -> list[dict[str, str | int]]:
    """The figures of the quarter's news, added up."""
    digest = next((d for d in community.items_of(Digest) if d.quarter == quarter), None)
    if digest is None:
        return []
    totals = digest.figures.model_dump(exclude_none=True)
    words = words_of("zh")
    return [
        {"key": key, "name": CHINESE_KEYS[key], "unit": words[f"figure_{key}"], "total": total}
        for key, total in totals.items()
    ]


def _playlists(community: Community, playlists: Sequence[Playlist]) -> list[dict[str, Any]]:
    return [
        {
            "name": community.screens[playlist.screen].name,
            "size": str(playlist.size).replace("x", " × "),
            "hours": community.screens[playlist.screen].times.zh,
            "slides": len(playlist.distinct_slides),
            "seconds": sum(slide.dwell_ms for slide in playlist.slides) // 1000,
        }
        for playlist in playlists
    ]


def _inspections(community: Community, quarter: Quarter) -> list[dict[str, Any]]:
    return [
        {
            "date": str(inspection.date),
            "board": community.boards[inspection.board].name
            if inspection.board in community.boards
            else inspection.board,
            "state": inspection.state.chinese,
            "findings": [
                f"{finding.problem.chinese}：{finding.note}" for finding in inspection.findings
            ],
        }
        for inspection in sorted(community.inspections, key=lambda each: (each.date, each.id))
        if Quarter.of(inspection.date) == quarter
    ]


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `html`, `placements`, `coverage`, `figures`: a page, and tables for spreadsheets."""
    from civsite.render.page import fill_page
    from civsite.render.spreadsheet import csv_table

    coverage = request["coverage"]
    return {
        "html": fill_page(_TEMPLATE, files[_TEMPLATE], request),
        "placements": csv_table(
            _PLACEMENT_COLUMNS,
            ([row[name] for name in _PLACEMENT_COLUMNS] for row in request["placements"]),
        ),
        "coverage": csv_table(
            ["", *coverage["boards"]], ([row["show"], *row["counts"]] for row in coverage["rows"])
        ),
        "figures": csv_table(
            ("figure", "name", "total"),
            ([row["key"], row["name"], row["total"]] for row in request["figures"]),
        ),
    }
