"""A community and the look of a quarter enter; one who answers what fits their panels leaves.

The templates are asked with the very data that a panel is printed from, so that what they answer
is what they do. Two things are left open, which no fit depends on: the panel's variant, which is
chosen once all is placed, and the address in its code.
"""

from __future__ import annotations

import hashlib
from typing import Any

from civsite.canonical import canonical_json
from civsite.fit.fits import Fits
from civsite.fit.kinds import KINDS
from civsite.fit.question import Question
from civsite.fit.recall import InMemory, Recall
from civsite.fit.templates import Panel, Templates
from civsite.model.board import Board, BoardKind, Slot
from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.model.item import Item
from civsite.model.scalars import usual_focus
from civsite.program import program_digest
from civsite.render.panels.content import photos_of
from civsite.render.panels.panel import TEMPLATE, Look, PanelPlace, panel_request, print_theme
from civsite.render.panels.template_data import template_data

_SOMEWHERE = "https://example.org/"
_THIS_PROCESS = InMemory()


def fits_of(community: Community, look: Look, recall: Recall | None = None) -> Fits:
    """The fits of a community's items, as the theme of `look` prints them.

    Without a `recall`, answers are remembered as long as the process lives.
    """

    def panel_of(question: Question) -> Panel:
        data = _data(question, community, look)
        return Panel(TEMPLATE, data, _artwork(question.portion.item, community))

    recall = recall or _THIS_PROCESS
    templates = Templates(print_theme(look.theme), panel_of, recall)
    return Fits(templates, recall, _about(templates, community, look))


def _about(templates: Templates, community: Community, look: Look) -> str:
    """A hash of what the templates are and are given, but for the items."""
    pictures = [[each.path, each.sha256, *each.seen_size] for each in community.media.values()]
    details = community.details.model_dump_json()
    parts = [
        templates.about, program_digest(), details, str(look.quarter), look.palette, pictures,
    ]  # fmt: skip
    return hashlib.sha256(canonical_json(parts).encode()).hexdigest()


def _data(question: Question, community: Community, look: Look) -> dict[str, Any]:
    portion, details = question.portion, community.details
    slot = Slot(id="A", size=question.size)
    board = Board(
        id="any",
        name="any",
        kind=BoardKind.WALL,
        size=question.size,
        slots=(slot,),
        distance=question.distance_cm,
    )
    place = PanelPlace(
        board,
        slot,
        url=_SOMEWHERE if details.url else None,
        language=str(details.languages[0]),
        portion=portion if portion.count > 1 else None,
    )
    request = panel_request(portion.item, place, details, look)
    return {
        **template_data(request, {}),
        **_photo_values(portion.item, community),
        "panel": {**request["panel"], "slug": 0, "marks": False},
    }


def _photo_values(item: Item, community: Community) -> dict[str, Any]:
    """What templates need of photos, from the headers of their files."""
    sizes = {
        path: media.seen_size
        for path in photos_of(item)
        if (media := community.media.get(path)) and media.width
    }
    points = {path: usual_focus(*size) for path, size in sizes.items()}
    return {
        "sizes": {path: list(size) for path, size in sizes.items()},
        "usual_focus": {path: [point.x, point.y] for path, point in points.items()},
    }


def _artwork(item: Item, community: Community) -> dict[str, FileInput]:
    media = community.media.get(KINDS[type(item)].artwork(item) or "")
    return {media.path: FileInput(media.location, media.sha256)} if media else {}
