"""A headline enters; the phrases that must not be split across its lines leave."""

from __future__ import annotations

import re

import rjieba

_ATOMS = re.compile(
    r"[A-Za-z0-9〇一二三四五六七八九十百千万零两.:：/%\-–~]*\d[A-Za-z0-9.:：/%\-–~]*"
    r"(?:[年月日号时分点季届期个名户次元米度]|季度|小时|分钟|人次)?"
    r"|[〇一二三四五六七八九十百千万零两]{2,}(?:[年月日号时分点季届期个名户次元])?"
    r"|[A-Za-z][A-Za-z'.\-]*"
)
_CLOSING = "，。、；：！？）》」』”’…—·,.;:!?)]%"
_OPENING = "（《「『“‘(["
# Words of one character that lean on the word before them.
_LEANING = "的地得了着过们吗呢吧里上下中前后内外等者"


def phrases(text: str) -> tuple[str, ...]:
    """`text` cut where a headline may break: between words, never before closing punctuation."""
    pieces: list[str] = []
    for word in _words(" ".join(text.split())):
        if pieces and _leans(word, pieces[-1]):
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(pieces)


def _words(text: str) -> list[str]:
    """Words and numbers with their unit, in order; what `rjieba` cuts inside a number is rejoined."""
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
    if before[-1] in _OPENING:
        return True
    ended = before[-1] in _CLOSING + " "
    return not ended and len(word) == 1 and word in _LEANING
