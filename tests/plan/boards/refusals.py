"""Templates that are no templates: some pairs of item and size fit, others do not, by their names.

For tests that plan thousands of times, or that want refusals where the bound sees none.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from civsite.fit.answer import NOTHING, WHOLE, Fit
from civsite.fit.fits import Fits, Question

_ONE_IN = 5


def fits() -> Fits:
    """One pair in five shows nothing, the others all."""
    return Fits(_answer)


def _answer(questions: Sequence[Question]) -> list[Fit]:
    return [NOTHING if _is_refused(each) else WHOLE for each in questions]


def _is_refused(question: Question) -> bool:
    pair = f"{question.portion.item.id} {question.size} {question.distance_cm}"
    return zlib.crc32(pair.encode()) % _ONE_IN == 0
