"""A text enters; the number that it begins with leaves, as in 第三条, 3、 （三） or Article 3."""

from __future__ import annotations

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = "[零〇一二三四五六七八九十]{1,3}"
# 1.5 is no number of an article, nor 一、二 in 一、二楼.
_NUMBERED = re.compile(
    rf"(?:第\s?(\d{{1,3}}|{_CHINESE})\s?条(?!的|是|规定|所|中|款|至|到|和|、第)|Article\s+(\d{{1,3}})(?!\d)|[（(](\d{{1,3}}|{_CHINESE})[)）]"
    rf"|(\d{{1,3}})(?:、(?!\d)|[.．](?!\d))|({_CHINESE})、(?!{_CHINESE})|([{_CIRCLED}]))[\s:：、.]*"
)


def own_number(text: str) -> tuple[int, str] | None:
    """The number and what stands behind it; None for a text that has none."""
    found = _NUMBERED.match(text)
    if found is None or found.end() == len(text):
        return None
    return _value(found[found.lastindex or 0]), text[found.end() :]


def _value(written: str) -> int:
    if written.isascii():
        return int(written)
    if written in _CIRCLED:
        return _CIRCLED.index(written) + 1
    tens, ten, ones = written.replace("〇", "零").rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[each]) for each in ones))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
