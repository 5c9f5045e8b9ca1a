"""A text enters; the same leaves, whose numbers with their units hold together at a line's end."""

from __future__ import annotations

import re

_NO_BREAK, _JOINER = "\u00a0", "\u2060"
# Groups of digits that are one number; a row of flats' numbers is none.
_TELEPHONE = re.compile(
    r"(?<!\d)(?<!\d )(?:\(?0\d{2,3}\)?[- ]\d{3,4} \d{4}|1[3-9]\d \d{4} \d{4}"
    r"|[48]00[- ]\d{3,4} \d{3,4}|\d{4} \d{4})(?! ?\d)"
)
_BEFORE_A_UNIT = re.compile(r"(?<=\d) ?(?=[年月日号时点分])")
_WIDE_DASH = re.compile(r"(?<=\d)([—～])(?=\d)")
_NARROW_DASH = re.compile(r"(?<=\d)([–~-])(?=\d)")


def unbroken(text: str) -> str:
    """`text` whose telephone numbers, hours and dates are not torn apart at a line's end."""
    text = _TELEPHONE.sub(lambda number: number[0].replace(" ", _NO_BREAK), text)
    text = _BEFORE_A_UNIT.sub(_NO_BREAK, text)
    text = _WIDE_DASH.sub(rf"{_JOINER}\1{_JOINER}", text)
    return _NARROW_DASH.sub(rf"\1{_JOINER}", text)


def as_written(text: str) -> str:
    """`text` without what holds numbers together."""
    return text.replace(_NO_BREAK, " ").replace(_JOINER, "")
