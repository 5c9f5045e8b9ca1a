"""Enters: an edition. Leaves: every job of `boards/<quarter>/`: panels, tiles, layouts, the order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from civsite.check.located import key_of
from civsite.fit.fits import Fits
from civsite.fit.portions import Portion
from civsite.model.board import Board
from civsite.model.community import Community
from civsite.model.edition import runs_of
from civsite.plan.placement import Edition, Placement, portion_in
from civsite.render.job import Job, OutputOf
from civsite.render.order import OrderedPanel, order_jobs
from civsite.render.panels.board import Hanging, board_job, state_of
from civsite.render.panels.look import Look
from civsite.render.panels.panel import PanelPlace, panel_digest, panel_job
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
    wholes: dict[str, Job] = {}
    for board in community.boards.values():
        panels: dict[str, Job] = {}
        for placement, portion, place in _hung(community, edition, board):
            frames = fits.of_portion(portion, board, place.slot).frames
            photos = picture_jobs(community, portion.item, place.slot, frames)
            made = _panel_jobs(community, placement, portion, place, photos, look)
            jobs |= {job.name: job for job in (*photos.values(), made.panel, made.jpg, made.tiles)}
            panels[placement.slot] = made.panel
            ordered.append(made)
        layout = _layout_job(community, edition, board, panels, look)
        jobs[layout.name] = layout
        if panels:
            stem = f"boards/{look.quarter}/{board.id}/whole"
            wholes[board.id] = whole_board_job(board, panels, community.details, look, stem)
            jobs[wholes[board.id].name] = wholes[board.id]
    order = order_jobs(community, edition, ordered, wholes, look)
    return [*jobs.values(), *order]


def panel_digests(community: Community, edition: Edition, look: Look) -> dict[str, str]:
    """What each panel's code says of its content, by `<board>/<slot>`."""
    return {
        f"{board.id}/{placement.slot}": panel_digest(portion.item, place, community.details, look)
        for board in community.boards.values()
        for placement, portion, place in _hung(community, edition, board)
    }


def _hung(
    community: Community, edition: Edition, board: Board
) -> Iterator[tuple[Placement, Portion, PanelPlace]]:
    """What a board carries, and where and how each panel of it hangs."""
    rhythm = _rhythm(community, edition, board)
    base = community.details.url
    for placement in edition.on_board(board.id):
        slot = board.slot(placement.slot)
        if slot is None:
            continue
        portion = portion_in(community, edition, placement)
        # A digest was written in no file.
        source = community.sources.get(key_of(portion.item))
        address = url_of(slot_path(board.id, slot.id))
        place = PanelPlace(
            board=board,
            slot=slot,
            variant=rhythm[slot.id],
            url=f"{base.rstrip('/')}/{address}" if base else None,
            source_path=source.path if source else "",
            portion=portion,
        )
        yield placement, portion, place


def _rhythm(community: Community, edition: Edition, board: Board) -> dict[str, int]:
    """The variant of each slot; the panels of one item look alike, and light beside each other."""
    placements = list(edition.on_board(board.id))
    chosen = variants(board, {each.slot: community.items[each.item] for each in placements})
    for each in placements:
        if each.parts > 1:
            chosen[each.slot] = chosen[edition.run_of(each)[0].slot] // 2 * 2
    return chosen


def _panel_jobs(
    community: Community,
    placement: Placement,
    portion: Portion,
    place: PanelPlace,
    photos: Mapping[str, Job],
    look: Look,
) -> OrderedPanel:
    """A panel, its JPG and its tiles."""
    details, slot, item = community.details, place.slot, portion.item
    folder, name = f"boards/{look.quarter}/{placement.board}", f"{slot.id}-{item.id}"
    sized = {path: OutputOf(job.name, "photo") for path, job in photos.items()}
    panel = panel_job(item, place, community, look, sized, f"{folder}/{name}")
    jpg = jpg_job(panel, slot.size, details.printing.bleed, dpi_for(slot), f"{folder}/{name}")
    tiles_folder = f"{folder}/tiles-{details.printing.office_paper}"
    tiles = tiles_job(panel, place, details, look, f"{tiles_folder}/{name}")
    return OrderedPanel(placement, slot, panel, jpg, tiles)


def _layout_job(
    community: Community, edition: Edition, board: Board, panels: Mapping[str, Job], look: Look
) -> Job:
    """The whole board; what hung there is what the edition before says, if it was written."""
    before = community.editions.get(edition.quarter.shifted(-1))
    written = before.boards.get(board.id, {}) if before else {}
    runs = runs_of(written)
    hangings = []
    for slot in board.slots:
        placement, panel = edition.in_slot(board.id, slot.id), panels.get(slot.id)
        now = (placement.item, placement.mark) if placement else None
        previous = written[slot.id].item if slot.id in written else None
        then = (previous, runs.mark_of(slot.id)) if previous else None
        hangings.append(
            Hanging(
                slot,
                _title(community, look, *now) if now else None,
                panel.name if panel else None,
                state_of("".join(now) if now else None, "".join(then) if then else None),
                _title(community, look, *then) if then else None,
            )
        )
    stem = f"boards/{edition.quarter}/{board.id}/board"
    shown = look.papers.board(community, board.id)
    details = community.details_in(look.papers.language)
    job = board_job(shown, hangings, details, look, stem)
    source = community.sources.get(("boards", board.id))
    return replace(job, made_from=(source.path if source else "",))


def _title(community: Community, look: Look, item: str, mark: str) -> str:
    return look.papers.title(community, item) + mark
