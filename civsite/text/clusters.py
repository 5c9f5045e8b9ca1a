"""A text enters; the signs that a reader counts leave, each with the marks that belong to it.

Unicode's extended grapheme clusters (UAX 29), as far as they occur in Chinese texts: combining marks,
variation selectors, emoji that are joined or coloured, flags.
"""

from __future__ import annotations

import re
import unicodedata

_JOINER = "\u200d"
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200f\u2060\ufeff]")
# Signs of one character each: most texts have no other.
_SINGLE = re.compile(
    "[ -\u02ff\u2010-\u2027\u2030-\u205f\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff00-\uffdc]*"
)
_MARKS = frozenset({"Mn", "Me", "Mc"})
_SKINS = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def clusters(text: str) -> list[str]:
    """The signs of `text` in order; joined, they are the text."""
    if _SINGLE.fullmatch(text):
        return list(text)
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def seen(text: str) -> str:
    """`text` as one looks for it: without what chooses a form of a sign, and without what is not seen."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def beginning(text: str, most: int) -> str:
    """No more than `most` signs of `text`, none of them cut."""
    single = _SINGLE.match(text)
    if single is not None and single.end() > most:
        return text[:most]
    return text if len(text) <= most else "".join(clusters(text)[:most])


def _belongs(before: str, character: str) -> bool:
    code = ord(character)
    if before[-1] == _JOINER or character == _JOINER:
        return True
    if code in _SKINS or code in _TAGS or unicodedata.category(character) in _MARKS:
        return True
    return code in _FLAGS and len(before) == 1 and ord(before) in _FLAGS
