"""A line for a screen of dots enters; what of it has dots leaves, and where it may be broken."""

from __future__ import annotations

import re
import unicodedata

# What stands before and after it begins a line of its own.
PAUSE = "　"
STOPS = "，、。；：！？,;:!?”」』）】》 "
OPENERS = "（“「『【《"
# A clause with the stops or spaces it ends in; the colon of 8:30 is no stop, nor the comma of 5、6.
_BREAK = re.compile(
    r".+?(?:(?:[，。；：！？】]|、(?!(?<=\d、)\d))+[”」』）】]*\s*|[,;:!?]+(?=\s|$)\s*|\s+|$)"
)
# Dots are dear: between digits and Chinese a strip has no space.
_THIN_SPACE = re.compile(r"(?<=[0-9]) (?=[一-鿿])|(?<=[一-鿿]) (?=[0-9])")
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_INVISIBLE = frozenset({"Cc", "Cf"})
# What chooses a form of the character before it: dots have but one.
_SELECTORS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_CHARACTER = re.compile(f"[{OPENERS}]*[^{OPENERS}{STOPS}][{STOPS}]*|.")
# Days of a month, numbers with their unit, times and Latin words hold together; Chinese between
# them is cut into words.
_ATOMS = re.compile(
    r"\d+月\d+日|\d+(?:、\d+)*(?:号楼|小时|[年月日号点时分秒元岁楼栋户人层期届条块名份个只盒棵])"
    r"|[\w.:–—%+/'’-]+|[^\w.:–—%+/'’-]+",
    re.ASCII,
)


def shown_on_dots(words: str) -> str:
    """What has a glyph: letters with their accents in one, usual spaces, nothing invisible."""
    kept = []
    for character in unicodedata.normalize("NFC", words):
        category = unicodedata.category(character)
        if category in _SPACES and character != PAUSE:
            kept.append(" ")
        elif category not in _INVISIBLE and _SELECTORS.match(character) is None:
            kept.append(character)
    return _THIN_SPACE.sub("", "".join(kept))


def clauses_of(phrase: str) -> list[str]:
    """Clauses with the stops or spaces that they end in, which together are the phrase."""
    return _BREAK.findall(phrase)


def atoms_of(clause: str) -> list[str]:
    """What holds together, and the Chinese between, which a dictionary cuts into words."""
    return _ATOMS.findall(clause)


def characters_of(piece: str) -> list[str]:
    """Its characters, each with the marks that open before it and the stops behind it."""
    return _CHARACTER.findall(piece)
