"""A community and the look of a quarter enter; one who answers what fits their panels leaves.

The templates are asked with the very data that a panel is printed from, so that what they answer
is what they do. Two things are left open, which no fit depends on: the panel's variant, which is
chosen once all is placed, and the address in its code. Each question is one run of Typst without
drawing: the template refuses what is too long, as it does when it prints, and marks what it shows
(`answer` in theme/print). Pictures are asked about by their sizes alone, so that no photo is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Any

from civsite.canonical import canonical_json
from civsite.diagnostics import Refused
from civsite.fit.answer import WHOLE, Fit, Frame, TooLong
from civsite.fit.fits import Fits, InMemory, Question, Recall
from civsite.fit.kinds import KINDS
from civsite.fonts import font_digest
from civsite.model.board import Board, BoardKind, Slot
from civsite.model.community import Community
from civsite.model.file import FileInput
from civsite.program import program_digest, version_of
from civsite.render.panels.content import focus_values, photos_of, template_data
from civsite.render.panels.look import Look, print_theme
from civsite.render.panels.panel import TEMPLATE, PanelPlace, panel_request
from civsite.typeset import engine
from civsite.workers import cores

_MARK = "fit"
# Another number here, and nothing is believed that an earlier program was answered.
_REVISION = 2
# What is not refused is shown, were it only the headline.
_LEAST_SHOWN = 0.01
_SOMEWHERE = "https://example.org/"
_THIS_PROCESS = InMemory()


def fits_of(community: Community, look: Look, recall: Recall | None = None) -> Fits:
    """The fits of a community's items, as the theme of `look` prints them.

    Without a `recall`, answers are remembered as long as the process lives.
    """
    recall = recall or _THIS_PROCESS
    templates = _Templates(community, look, recall)
    pictures = [[each.path, each.sha256, *each.seen_size] for each in community.media.values()]
    details = community.details.model_dump_json()
    # All that the templates are and are given, but for the items.
    about = [
        templates.about, program_digest(), details, str(look.quarter), look.palette, pictures,
    ]  # fmt: skip
    return Fits(templates, recall, _hash(about))


class _Templates:
    """Asks the template of panels."""

    def __init__(self, community: Community, look: Look, recall: Recall) -> None:
        self._community, self._look, self._recall = community, look, recall
        self._theme = print_theme(look.theme)
        self.about = [_REVISION, version_of("typst"), font_digest(), _hashes(self._theme)]

    def __call__(self, questions: Sequence[Question]) -> list[Fit]:
        """The answers, in order. Raises Refused for a template that Typst does not take."""
        if len(questions) == 1:
            return [self._answer(questions[0])]
        with ThreadPoolExecutor(cores()) as threads:
            return list(threads.map(self._answer, questions))

    def _answer(self, question: Question) -> Fit:
        item, media = question.portion.item, self._community.media
        data = _data(question, self._community, self._look)
        artwork = media.get(KINDS[type(item)].artwork(item) or "")
        files = {artwork.path: artwork.file} if artwork else {}
        key = f"fit/{_hash([*self.about, TEMPLATE, data, _hashes(files)])}"
        known = self._recall(key, lambda: self._asked(data, files).as_json())
        try:
            return Fit.from_json(known)
        except (ValueError, LookupError, TypeError):  # damaged: it is asked again
            return self._asked(data, files)

    def _asked(self, data: Mapping[str, Any], files: Mapping[str, FileInput]) -> Fit:
        try:
            with engine.Typesetter(TEMPLATE, {**self._theme_bytes, **_read(files)}) as typesetter:
                marks = typesetter.marks(data, _MARK)
        except engine.Overflow as overflow:
            return Fit(0.0, too_long=TooLong(overflow.name, overflow.over))
        except engine.TemplateFault as fault:
            raise Refused([engine.broken_template(fault)]) from None
        except engine.UnreadablePicture:
            return WHOLE  # told of where it is printed: it is no matter of room
        return _fit_of(marks)

    @cached_property
    def _theme_bytes(self) -> dict[str, bytes]:
        return _read(self._theme)


def _data(question: Question, community: Community, look: Look) -> dict[str, Any]:
    """What a panel would be printed from."""
    item, details = question.portion.item, community.details
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
        portion=question.portion,
    )
    request = panel_request(item, place, details, look)
    # From the headers of the photos' files, which were read once.
    photos = [media for path in photos_of(item) if (media := community.media.get(path))]
    sizes = {media.path: media.seen_size for media in photos if media.width}
    return {
        **template_data(request, {}),
        **focus_values(sizes),
        "panel": {**request["panel"], "slug": 0, "marks": False},
    }


def _fit_of(marks: Sequence[Any]) -> Fit:
    """What the marks of a template say; one that leaves none shows all that it does not refuse."""
    said = [mark for mark in marks if isinstance(mark, dict)]
    shown = next((mark["shown"] for mark in said if _is_number(mark.get("shown"))), 1)
    frames = (
        Frame(mark["photo"], round(mark["width"], 2), round(mark["height"], 2))
        for mark in said
        if isinstance(mark.get("photo"), str)
        and all(_is_number(mark.get(side)) and mark[side] > 0.01 for side in ("width", "height"))
    )
    counted = next((mark["passages"] for mark in said if _are_counts(mark.get("passages"))), None)
    return Fit(
        min(1.0, max(round(shown, 3), _LEAST_SHOWN)),
        frames=tuple(frames),
        passages=(counted[0], counted[1]) if counted else None,
    )


def _are_counts(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _hash(values: list[Any]) -> str:
    return hashlib.sha256(canonical_json(values).encode()).hexdigest()


def _hashes(files: Mapping[str, FileInput]) -> dict[str, str]:
    return {name: file.sha256 for name, file in files.items()}


def _read(files: Mapping[str, FileInput]) -> dict[str, bytes]:
    return {name: file.location.read_bytes() for name, file in files.items()}
