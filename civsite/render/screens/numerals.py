"""Numbers as slides say them in Chinese."""

from __future__ import annotations

_NUMERALS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Chinese numerals to 99, digits beyond."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones or not tens else "")
