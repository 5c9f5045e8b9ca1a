"""Enters: an edition. Leaves: every job of `boards/<quarter>/`: panels, tiles, layouts, the order."""

from __future__ import annotations

from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.model.honours import Honours
from civsite.model.item import Item
from civsite.model.poster import Poster
from civsite.plan.placement import Edition, Placement
from civsite.render.job import Job, OutputOf, canonical_json
from civsite.render.order.jobs import OrderedPanel, order_jobs
from civsite.render.site.addresses import slot_path, url_of
from civsite.render.typeset.content import photos_of
from civsite.render.typeset.panel import Look, PanelPictures, PanelPlace, panel_job

# Pixels an inch that a photo needs, by the panel's longer side in mm (the presets of the field).
_DPI_BY_LONG_SIDE = ((600, 300), (840, 250), (1000, 200), (1150, 150), (1600, 120))
_DPI_OF_LARGER = 72
_MM_PER_INCH = 25.4


def board_jobs(community: Community, edition: Edition, look: Look) -> list[Job]:
    """All jobs; a panel that hangs on several boards at one size is rendered once."""
    jobs: dict[str, Job] = {}
    ordered: list[OrderedPanel] = []
    for board in community.boards.values():
        for placement in edition.on_board(board.id):
            slot = board.slot(placement.slot)
            if slot is None:
                continue
            item = community.items[placement.item]
            pictures = picture_jobs(community, item, slot)
            jobs |= {job.name: job for job in pictures}
            stem = f"boards/{edition.quarter}/{board.id}/{slot.id}-{item.id}"
            panel = panel_job(
                item,
                _place(community, board, slot, placement),
                community.details,
                look,
                _pictures(community, item, pictures),
                stem,
            )
            jobs[panel.name] = panel
            ordered.append(_ordered(panel, board, slot, item))
    layouts: dict[str, str] = {}
    for job in order_jobs(community, edition, ordered, layouts, look):
        jobs[job.name] = job
    return list(jobs.values())


def dpi_for(slot: Slot) -> int:
    """The pixels an inch that a photo needs on a panel of this size."""
    longer = max(slot.size.width, slot.size.height)
    return next((dpi for most, dpi in _DPI_BY_LONG_SIDE if longer <= most), _DPI_OF_LARGER)


def picture_jobs(community: Community, item: Item, slot: Slot) -> list[Job]:
    """The photos of a panel at the size that print needs; artwork is never touched."""
    if isinstance(item, Poster):
        return []
    return [
        _picture_job(community, path, _picture_px(item, slot))
        for path in photos_of(item)
        if path in community.media
    ]


def _picture_px(item: Item, slot: Slot) -> int:
    """A roll's portrait takes at most a third of the width, any other photo all of it."""
    share = 3 if isinstance(item, Honours) and len(item.deeds) > 1 else 1
    return round(slot.size.width / share / _MM_PER_INCH * dpi_for(slot))


def _picture_job(community: Community, path: str, width_px: int) -> Job:
    media = community.media[path]
    width = min(width_px, max(media.width, media.height))
    return Job(
        name=f"print-photo/{width}/{path}",
        function="civsite.render.media.crop:render",
        request=canonical_json({"path": f"content/{path}", "width": width}),
        outputs={"photo": None},
        files={"original": FileInput(media.location, media.sha256)},
    )


def _pictures(community: Community, item: Item, jobs: list[Job]) -> PanelPictures:
    needs = {
        path: OutputOf(job.name, "photo")
        for path, job in zip(
            (path for path in photos_of(item) if path in community.media), jobs, strict=False
        )
    }
    logo = community.details.logo
    untouched = [*photos_of(item), *([logo] if logo else [])]
    files = {
        path: FileInput(community.media[path].location, community.media[path].sha256)
        for path in untouched
        if path in community.media and path not in needs
    }
    return PanelPictures(files, needs)


def _place(community: Community, board: Board, slot: Slot, placement: Placement) -> PanelPlace:
    return PanelPlace(
        board=board,
        slot=slot,
        variant=_variant(board, slot),
        url=_url(community, board, slot),
        language=str(community.details.languages[0]),
        source_path=_source_path(community, placement.item),
    )


def _variant(board: Board, slot: Slot) -> int:
    """Counts slots from the left, and from the top where they stand above each other."""
    side = [each for each in board.slots if each.side == slot.side]
    columns = sorted({each.at.x for each in side})
    above = [each for each in side if each.at.x == slot.at.x and each.at.y < slot.at.y]
    return columns.index(slot.at.x) + len(above)


def _url(community: Community, board: Board, slot: Slot) -> str | None:
    base = community.details.url
    return f"{base.rstrip('/')}/{url_of(slot_path(board.id, slot.id))}" if base else None


def _source_path(community: Community, item_id: str) -> str:
    return next(
        (source.path for (_, key), source in community.sources.items() if key == item_id), ""
    )


def _ordered(panel: Job, board: Board, slot: Slot, item: Item) -> OrderedPanel:
    path = f"{board.id}/{slot.id}-{item.id}.pdf"
    return OrderedPanel(
        board.id, slot.id, item.id, panel.name, path, slot.size.width, slot.size.height
    )
