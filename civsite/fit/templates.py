"""A theme enters; one who asks its panel template what fits leaves.

Each question is one run of Typst without drawing: the template refuses what is too long, as it does
when it prints, and marks what it shows (`answer` in theme/print). Pictures are asked about by their
sizes alone, so that no photo is read.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from civsite.canonical import canonical_json
from civsite.diagnostics import Refused
from civsite.fit.answer import WHOLE, Fit, Frame, TooLong
from civsite.fit.question import Question
from civsite.fit.recall import Recall
from civsite.fonts import font_digest
from civsite.model.file import FileInput
from civsite.program import version_of

_MARK = "fit"
# Another number here, and nothing is believed that an earlier program was answered.
_REVISION = 1
# What is not refused is shown, were it only the headline.
_LEAST_SHOWN = 0.01


class Panel(NamedTuple):
    """What a panel's template is given to print: `data`, and the files that it cannot do without."""

    template: str
    data: Mapping[str, Any]
    files: Mapping[str, FileInput] = {}


class Templates:
    """Asks the templates of `theme`; `panel_of` makes of a question what would be printed."""

    def __init__(
        self,
        theme: Mapping[str, FileInput],
        panel_of: Callable[[Question], Panel],
        recall: Recall,
    ) -> None:
        self._theme, self._panel_of, self._recall = theme, panel_of, recall
        self._theme_bytes: dict[str, bytes] = {}
        self.about = [_REVISION, version_of("typst"), font_digest(), _hashes(theme)]

    def __call__(self, questions: Sequence[Question]) -> list[Fit]:
        """The answers, in order. Raises Refused for a template that Typst does not take."""
        if len(questions) == 1:
            return [self._answer(questions[0])]
        with ThreadPoolExecutor(_processors()) as threads:
            return list(threads.map(self._answer, questions))

    def _answer(self, question: Question) -> Fit:
        panel = self._panel_of(question)
        about = [*self.about, panel.template, panel.data, _hashes(panel.files)]
        key = f"fit/{hashlib.sha256(canonical_json(about).encode()).hexdigest()}"
        known = self._recall(key, lambda: self._asked(panel).as_json())
        try:
            return Fit.from_json(known)
        except (ValueError, LookupError, TypeError):  # damaged: it is asked again
            return self._asked(panel)

    def _asked(self, panel: Panel) -> Fit:
        from civsite.typeset import engine
        from civsite.typeset.fault import broken_template

        files = {**self._theme_files(), **_read(panel.files)}
        try:
            with engine.Typesetter(panel.template, files) as typesetter:
                marks = typesetter.marks(panel.data, _MARK)
        except engine.Overflow as overflow:
            return Fit(0.0, too_long=TooLong(overflow.name, overflow.over))
        except engine.TemplateFault as fault:
            raise Refused([broken_template(fault)]) from None
        except engine.UnreadablePicture:
            return WHOLE  # told of where it is printed: it is no matter of room
        return _fit_of(marks)

    def _theme_files(self) -> Mapping[str, bytes]:
        if not self._theme_bytes:
            self._theme_bytes = _read(self._theme)
        return self._theme_bytes


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
    return Fit(min(1.0, max(round(shown, 3), _LEAST_SHOWN)), frames=tuple(frames))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _hashes(files: Mapping[str, FileInput]) -> dict[str, str]:
    return {name: file.sha256 for name, file in files.items()}


def _read(files: Mapping[str, FileInput]) -> dict[str, bytes]:
    return {name: file.location.read_bytes() for name, file in files.items()}
