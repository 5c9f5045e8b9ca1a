"""An edition enters; what an editor placed where it cannot be printed leaves.

What the plan chooses always fits. What a file says stands, and is told of before anything is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civsite.check.located import source_of
from civsite.diagnostics import Diagnostic
from civsite.fit.answer import TooLong
from civsite.fit.fits import Fits
from civsite.fit.legibility import legible_points, reading_distance_cm
from civsite.fit.portions import portions
from civsite.fit.question import Question
from civsite.fit.too_long import too_long_diagnostic
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.boards.parts import portion_in
from civsite.plan.placement import Edition, Placement


def placed_too_long(community: Community, edition: Edition, fits: Fits) -> Iterator[Diagnostic]:
    """An error for each placement whose panel would be refused, at its entry in the edition's file."""
    panels = [
        (placement, board, slot)
        for placement in edition.placements
        for board in [community.boards[placement.board]]
        if (slot := board.slot(placement.slot))
    ]
    asked = [
        Question.of(portion_in(community, edition, placement), board, slot)
        for placement, board, slot in panels
    ]
    for (placement, board, slot), fit in zip(panels, fits.answers(asked), strict=True):
        if fit.too_long is not None:
            yield _too_long(community, edition, placement, (board, slot), fit.too_long)


def _too_long(
    community: Community,
    edition: Edition,
    placement: Placement,
    place: tuple[Board, Slot],
    too_long: TooLong,
) -> Diagnostic:
    board, slot = place
    item = community.items[placement.item]
    written = community.editions.get(edition.quarter)
    key = ("editions", written.id) if written else ("boards", board.id)
    source = source_of(community, key)
    span = source.span_of("boards", board.id, slot.id)
    minimum = legible_points(reading_distance_cm(board))
    goes_on = portions(item, (1, 1)) is not None
    said = too_long_diagnostic(span, (item.id, item.title), slot.size, minimum, too_long, goes_on)
    return replace(said, excerpt=source.line(span.line))
