"""Enters: an edition. Leaves: every job of `boards/<quarter>/`: panels, tiles, layouts, the order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from civsite.fit.fits import Fits
from civsite.fit.portions import Portion
from civsite.load.schema import ITEM_FOLDERS
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.model.edition import runs_of
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.plan.boards.parts import portion_in
from civsite.plan.placement import Edition
from civsite.render.job import Job, OutputOf
from civsite.render.order.jobs import OrderedPanel, order_jobs
from civsite.render.panels.board import Hanging, board_job, state_of
from civsite.render.panels.content import photos_of
from civsite.render.panels.panel import Look, PanelPictures, PanelPlace, panel_digest, panel_job
from civsite.render.panels.rhythm import variants
from civsite.render.panels.tiles import tiles_job
from civsite.render.panels.true_size import jpg_job
from civsite.render.panels.whole import whole_board_job
from civsite.render.print_photos import dpi_for, picture_jobs
from civsite.render.site.addresses import slot_path, url_of


def board_jobs(community: Community, edition: Edition, look: Look, fits: Fits) -> list[Job]:
    """All jobs; a panel that hangs on several boards at one size is rendered once."""
    jobs: dict[str, Job] = {}
    ordered: list[OrderedPanel] = []
    layouts: dict[str, str] = {}
    wholes: dict[str, Job] = {}
    for board in community.boards.values():
        panels: dict[str, Job] = {}
        rhythm = _rhythm(community, edition, board)
        for placement in edition.on_board(board.id):
            slot = board.slot(placement.slot)
            if slot is None:
                continue
            portion = portion_in(community, edition, placement)
            made = _slot_jobs(community, board, slot, portion, rhythm[slot.id], look, fits)
            jobs |= {job.name: job for job in made}
            panel, jpg, tiles = made[-3:]
            panels[slot.id] = panel
            ordered.append(_ordered(panel, jpg, tiles, board, slot, placement.mark))
        layout = _layout_job(community, edition, board, panels, look)
        jobs[layout.name] = layout
        layouts[board.id] = f"{board.id}/board.png"
        if panels:
            stem = f"boards/{look.quarter}/{board.id}/whole"
            whole = whole_board_job(board, panels, community.details, look, stem)
            jobs[whole.name] = whole
            wholes[board.id] = whole
    jobs |= {
        job.name: job for job in order_jobs(community, edition, ordered, layouts, wholes, look)
    }
    return list(jobs.values())


def panel_digests(community: Community, edition: Edition, look: Look) -> dict[str, str]:
    """What each panel's code says of its content, by `<board>/<slot>`."""
    digests = {}
    for board in community.boards.values():
        rhythm = _rhythm(community, edition, board)
        for placement in edition.on_board(board.id):
            slot = board.slot(placement.slot)
            if slot is not None:
                portion = portion_in(community, edition, placement)
                place = _place(community, board, slot, portion, rhythm[slot.id])
                digest = panel_digest(portion.item, place, community.details, look)
                digests[f"{board.id}/{slot.id}"] = digest
    return digests


def _rhythm(community: Community, edition: Edition, board: Board) -> dict[str, int]:
    """The variant of each slot; the panels of one item look alike, and light beside each other."""
    placements = list(edition.on_board(board.id))
    chosen = variants(board, {each.slot: community.items[each.item] for each in placements})
    for each in placements:
        if each.parts > 1:
            chosen[each.slot] = chosen[edition.run_of(each)[0].slot] // 2 * 2
    return chosen


def _slot_jobs(
    community: Community,
    board: Board,
    slot: Slot,
    portion: Portion,
    variant: int,
    look: Look,
    fits: Fits,
) -> list[Job]:
    """The photos that the slot's panel shows; the panel; its JPG; last its tiles."""
    item = portion.item
    place = _place(community, board, slot, portion, variant)
    frames = fits.of_portion(portion, board, slot).frames
    pictures = picture_jobs(community, item, slot, frames)
    folder = f"boards/{look.quarter}/{board.id}"
    stem = f"{slot.id}-{item.id}"
    panel = panel_job(
        item,
        place,
        community.details,
        look,
        _pictures(community, item, pictures),
        f"{folder}/{stem}",
    )
    paper = community.details.printing.office_paper
    tiles = tiles_job(panel, place, community.details, look, f"{folder}/tiles-{paper}/{stem}")
    bleed = community.details.printing.bleed
    jpg = jpg_job(panel, slot.size, bleed, dpi_for(slot), f"{folder}/{stem}")
    return [*pictures, panel, jpg, tiles]


def _layout_job(
    community: Community, edition: Edition, board: Board, panels: Mapping[str, Job], look: Look
) -> Job:
    """The whole board; what hung there is what the edition before says, if it was written."""
    before = community.editions.get(edition.quarter.shifted(-1))
    written = before.boards.get(board.id, {}) if before else {}
    runs = runs_of(written)
    hangings = []
    for slot in board.slots:
        placement = edition.in_slot(board.id, slot.id)
        mark = placement.mark if placement else ""
        item = placement.item + mark if placement else None
        title = _title(community, placement.item) if placement else None
        previous = written[slot.id].item if slot.id in written else None
        old_mark = runs.mark_of(slot.id)
        panel = panels.get(slot.id)
        hangings.append(
            Hanging(
                slot,
                f"{title}{mark}" if title else None,
                panel.name if panel else None,
                state_of(item, f"{previous}{old_mark}" if previous else None),
                f"{_title(community, previous)}{old_mark}" if previous else None,
            )
        )
    stem = f"boards/{edition.quarter}/{board.id}/board"
    language = str(community.details.languages[0])
    job = board_job(board, hangings, community.details, look, stem, language)
    return replace(job, made_from=(_source_path(community, "boards", board.id),))


def _title(community: Community, item: str | None) -> str | None:
    """The item's title; its id if it is no longer there."""
    if item is None:
        return None
    return community.items[item].title if item in community.items else item


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


def _place(
    community: Community, board: Board, slot: Slot, portion: Portion, variant: int
) -> PanelPlace:
    return PanelPlace(
        board=board,
        slot=slot,
        variant=variant,
        url=_url(community, board, slot),
        language=str(community.details.languages[0]),
        source_path=_source_of_item(community, portion.item.id),
        portion=portion if portion.count > 1 else None,
    )


def _url(community: Community, board: Board, slot: Slot) -> str | None:
    base = community.details.url
    return f"{base.rstrip('/')}/{url_of(slot_path(board.id, slot.id))}" if base else None


def _source_path(community: Community, folder: str, record: str) -> str:
    source = community.sources.get((folder, record))
    return source.path if source else ""


def _source_of_item(community: Community, item: str) -> str:
    """The file that an item was written in; of a digest, which has none, nothing."""
    return next(filter(None, (_source_path(community, each, item) for each in ITEM_FOLDERS)), "")


def _ordered(panel: Job, jpg: Job, tiles: Job, board: Board, slot: Slot, mark: str) -> OrderedPanel:
    quarter = str(panel.outputs["pdf"]).split("/")[1]
    assert panel.item is not None
    return OrderedPanel(
        board=board.id,
        slot=slot.id,
        item=panel.item,
        mark=mark,
        job=panel.name,
        path=_below(panel, quarter),
        jpg_job=jpg.name,
        jpg=str(jpg.outputs["jpg"]).removeprefix(f"boards/{quarter}/"),
        dpi=json.loads(jpg.request)["dpi"],
        width=slot.size.width,
        height=slot.size.height,
        tiles=_below(tiles, quarter),
    )


def _below(job: Job, quarter: str) -> str:
    return str(job.outputs["pdf"]).removeprefix(f"boards/{quarter}/")
