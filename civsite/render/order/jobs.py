"""Enters: the panels of an edition. Leaves: the jobs of the order, the shop's zip, `index.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civsite.model.community import Community
from civsite.plan.placement import Edition
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.panels.panel import Look, edition_title


@dataclass(frozen=True, slots=True)
class OrderedPanel:
    """One row of the order; paths are relative to `boards/<quarter>/`, sizes in mm.

    `mark` follows the title of a part, such as « 1/2». `job` and `jpg_job` are the names of the
    jobs that make `path` and `jpg`; `dpi` is the JPG's.
    """

    board: str
    slot: str
    item: str
    mark: str
    job: str
    path: str
    width: int
    height: int
    jpg_job: str
    jpg: str
    dpi: int
    tiles: str | None = None


def order_jobs(
    community: Community,
    edition: Edition,
    panels: Sequence[OrderedPanel],
    boards: Mapping[str, str],
    wholes: Mapping[str, Job],
    look: Look,
) -> list[Job]:
    """`boards` maps ids to the paths of their layouts, relative to `boards/<quarter>/`.

    `wholes` maps the ids of boards to the jobs of their whole-board PDFs.
    """
    folder = f"boards/{edition.quarter}"
    digests = {panel.path: OutputOf(panel.job, "pdf") for panel in panels}
    jpgs = {panel.jpg: OutputOf(panel.jpg_job, "jpg") for panel in panels}
    whole_digests = {_whole(board): OutputOf(job.name, "pdf") for board, job in wholes.items()}
    request = {
        "quarter": str(edition.quarter),
        "panels": [_panel(community, panel) for panel in panels],
        "colour": str(community.details.printing.colour),
        "bleed": community.details.printing.bleed,
    }
    order = Job(
        name=f"order/{edition.quarter}",
        function="order.tables",
        request=canonical_json(request),
        outputs={"csv": f"{folder}/order.csv", "xlsx": f"{folder}/order.xlsx"},
        digests=digests,
    )
    tables = {f"order.{form}": OutputOf(order.name, form) for form in ("csv", "xlsx")}
    shop_zip = Job(
        name=f"order-zip/{edition.quarter}",
        function="order.shop_zip",
        request=canonical_json(request),
        outputs={
            "zip": f"{folder}/print-shop.zip",
            "jpg_zip": f"{folder}/print-shop-jpg.zip",
        },
        digests={**tables, **digests, **jpgs},
    )
    title = edition_title(edition.quarter)
    overview = Job(
        name=f"order-overview/{edition.quarter}",
        function="order.overview",
        request=canonical_json({
            **request,
            "community": community.details.name,
            "edition": title.zh,
            "palette": look.palette,
            "boards": [
                {
                    "id": board.id,
                    "name": board.name,
                    "place": board.place or "",
                    "owner": board.owner or "",
                    "size": str(board.size).replace("x", " × "),
                    "layout": boards.get(board.id),
                    "whole": _whole(board.id) if board.id in wholes else None,
                    "empty": [each.slot for each in edition.unfilled if each.board == board.id],
                }
                for board in community.boards.values()
            ],
        }),
        outputs={"html": f"{folder}/index.html"},
        files={"theme/print/order.html": look.theme["theme/print/order.html"]},
        digests={**digests, **jpgs, **whole_digests},
    )  # fmt: skip
    return [order, shop_zip, overview]


def _whole(board: str) -> str:
    return f"{board}/whole.pdf"


def _panel(community: Community, panel: OrderedPanel) -> dict[str, object]:
    return {
        "board": panel.board,
        "slot": panel.slot,
        "item": panel.item,
        "title": community.items[panel.item].title + panel.mark,
        "path": panel.path,
        "width": panel.width,
        "height": panel.height,
        "jpg": panel.jpg,
        "dpi": panel.dpi,
        "tiles": panel.tiles,
    }
