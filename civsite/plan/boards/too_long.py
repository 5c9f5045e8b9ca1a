"""An edition enters; what an editor placed where it cannot be printed leaves.

What the plan chooses always fits. What a file says stands, and is told of before anything is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civsite.check.located import key_of, source_of
from civsite.diagnostics import Diagnostic
from civsite.fit.answer import TooLong, too_long_diagnostic
from civsite.fit.fits import Fits, Question
from civsite.fit.legibility import legible_points, reading_distance_cm
from civsite.fit.portions import portions
from civsite.model.board import Board, Slot
from civsite.model.community import Community
from civsite.plan.boards.parts import portion_in
from civsite.plan.placement import Edition, Placement


def placed_too_long(community: Community, edition: Edition, fits: Fits) -> Iterator[Diagnostic]:
    """An error for each item that is placed where its panel would be refused, once for each size."""
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
    told = (
        _too_long(community, placement, (board, slot), fit.too_long)
        for (placement, board, slot), fit in zip(panels, fits.answers(asked), strict=True)
        if fit.too_long is not None
    )
    yield from dict.fromkeys(told)


def _too_long(
    community: Community, placement: Placement, place: tuple[Board, Slot], too_long: TooLong
) -> Diagnostic:
    """At the text that is too long, in the item's file."""
    board, slot = place
    item = community.items[placement.item]
    source = source_of(community, key_of(item))
    span = source.span_of(too_long.text)
    minimum = legible_points(reading_distance_cm(board))
    goes_on = portions(item, (1, 1)) is not None
    said = too_long_diagnostic(span, (item.id, item.title), slot.size, minimum, too_long, goes_on)
    return replace(said, excerpt=source.line(span.line))
