"""A headline enters; the phrases that must not be split across its lines leave."""

from __future__ import annotations

import re

# Terms of the field that a general dictionary cuts in two.
_TERMS = (
    "社会主义核心价值观", "核心价值观", "社会主义", "善行义举榜", "善行义举", "好人榜", "居民公约",
    "市民公约", "市民守则", "居民议事会", "议事会", "拱手礼", "未成年人", "文明家庭", "志愿者",
    "志愿服务", "道德讲堂", "垃圾分类", "电动自行车", "消防通道", "独居老人", "宣传栏", "楼栋长",
    "网格员", "党群服务中心", "服务中心", "活动集锦",
)  # fmt: skip
_NUMBER = r"[0-9〇一二三四五六七八九十百千万零两]"
_UNIT = r"(?:季度|年度|小时|分钟|人次|周岁|[年月日号时分点季届期个名户次元米度楼栋岁周条件张位场])"
_ATOMS = re.compile(
    "|".join(_TERMS)
    + rf"|第{_NUMBER}+{_UNIT}?"
    + r"|\d[\d-]*(?: \d{3,5}){1,2}(?!\d)"
    + rf"|\d[\dA-Za-z.:：/%\-–~—]*(?: ?{_UNIT}(?: ?\d+ ?{_UNIT})*)?"
    + rf"|{_NUMBER}{{2,}}{_UNIT}?"
    + r"|[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f'.\-]|’(?=[A-Za-z]))*"
)
_LONGEST_PIECE, _PART = 12, 8
_CLOSING = "，。、；：！？）》」』”’…—·,.;:!?)]%"
_OPENING = "（《「『“‘(["
# Words of one character that lean on the word before them.
_LEANING = "的地得了着过们吗呢吧里上下中前后内外等者楼苑"
# Words of one character that belong to the word behind them.
_LEADING = "把被将请不再最很先也都就才给从到在向对与和及暨或是有让每"


def phrases(text: str) -> tuple[str, ...]:
    """`text` cut where a headline may break: between words, never before closing punctuation."""
    pieces: list[str] = []
    for word in _words(" ".join(text.split())):
        if pieces and _leans(word, pieces[-1]):
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(part for piece in pieces for part in _parts(piece))


def _parts(piece: str) -> list[str]:
    """A piece too long for any line, such as a long number in Chinese, in parts of a line."""
    if len(piece) <= _LONGEST_PIECE or piece.isascii():
        return [piece]
    return [piece[start : start + _PART] for start in range(0, len(piece), _PART)]


def _words(text: str) -> list[str]:
    """Words and numbers with their unit, in order; what `rjieba` cuts inside a number is rejoined."""
    import rjieba

    words: list[str] = []
    start = 0
    for atom in _ATOMS.finditer(text):
        words += rjieba.cut(text[start : atom.start()])
        words.append(atom.group())
        start = atom.end()
    return [*words, *rjieba.cut(text[start:])]


def _leans(word: str, before: str) -> bool:
    if word == " " or all(character in _CLOSING for character in word):
        return True
    if before[-1] in _OPENING or before in _LEADING:
        return True
    ended = before[-1] in _CLOSING + " "
    return not ended and len(word) == 1 and word in _LEANING
