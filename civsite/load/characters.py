"""Enters: a text as written. Leaves: its characters that pass for others or for none, at their places.

Texts that were copied out of a PDF hold radicals (⽔) that look like characters (水), and texts of web
pages hold spaces and marks that nobody sees: neither is found by whoever searches for the word.
A radical is told and read as the character that it stands for; the others stay and are told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from civsite.diagnostics import Diagnostic, Severity, Span, Text, split_lines

# Radicals of the supplement, of which Unicode's normal forms know but two, with the characters that
# look like them.
_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺"
    "⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹"
    "⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_RADICALS = "\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d"
_SPACES = "\xa0\u2007\u202f"
_MARKS = "\u061c\u200e\u200f"
_JOINERS = "\u200c\u200d"
_UNSEEN = f"\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0{_JOINERS}"
_LOST = "\ufffd"
_ODD = re.compile(f"[{_RADICALS}{_SPACES}{_MARKS}{_UNSEEN}{_LOST}]")
_IS_RADICAL = re.compile(f"[{_RADICALS}]")


def usual(text: str) -> str:
    """`text` with the usual characters instead of radicals; as long as before."""
    return text.translate(_usual_characters()) if _IS_RADICAL.search(text) else text


def odd_in_name(name: str) -> tuple[str, str] | None:
    """The first character that the name of a file must not hold, and the name as it should be.

    None: it holds none. Private and unassigned characters count: each machine shows its own.
    """
    odd = [
        index
        for index, character in enumerate(name)
        if unicodedata.category(character) in ("Co", "Cn")
        or (_ODD.match(character) and _is_odd(name, index))
    ]
    if not odd:
        return None
    right = {index: _instead(name[index]) for index in odd}
    return name[odd[0]], "".join(right.get(i, c) for i, c in enumerate(name)).strip()


def _instead(character: str) -> str:
    better = usual(character)
    return better if better != character else " " if character in _SPACES else ""


def code_point(character: str) -> str:
    """`U+2F54`."""
    return f"U+{ord(character):04X}"


def odd_characters(text: str, path: str, body_line: int | None) -> Iterator[Diagnostic]:
    """What is said of `text`, the whole of a file whose body, if it has one, begins in `body_line`.

    Each character is told once a line. Nobody reads the lines of comments above the body.
    """
    if _ODD.search(text) is None:
        return
    for number, line in enumerate(split_lines(text), 1):
        is_comment = line.lstrip().startswith("#") and (body_line is None or number < body_line)
        told: set[str] = set()
        for found in () if is_comment else _ODD.finditer(line):
            character = found[0]
            if character not in told and _is_odd(line, found.start()):
                told.add(character)
                span = Span(path, number, found.start() + 1)
                yield Diagnostic(
                    "odd-character", span, *_words(character), Severity.WARNING, excerpt=line
                )


def _is_odd(line: str, at: int) -> bool:
    """Joiners and marks of direction have their right place beside scripts that join or run left."""
    character = line[at]
    if character in _JOINERS or character in _MARKS:
        return not any(
            "\u0590" <= other <= "\u1cff" or unicodedata.category(other) in ("So", "Sk", "Mn")
            for other in line[max(0, at - 1) : at + 2]
            if other != character
        )
    return not _IS_RADICAL.match(character) or usual(character) != character or character < "\uf900"


def _words(character: str) -> tuple[Text, Text]:
    code = code_point(character)
    better = usual(character)
    if better != character:
        return (
            Text(
                f"“{character}”（{code}）不是“{better}”，只是长得像，现按“{better}”处理",
                f"“{character}” ({code}) only looks like “{better}”; it is read as that",
            ),
            Text(f"改成“{better}”", f"write “{better}”"),
        )
    if _IS_RADICAL.match(character):
        return (
            Text(f"“{character}”（{code}）是部首，不是字", f"“{character}” ({code}) is a radical"),
            Text("重新输入这个字", "type the usual character instead"),
        )
    if character in _SPACES:
        return (
            Text(f"这里有不换行的空格 {code}", f"there is a no-break space here, {code}"),
            Text("改成普通空格，或删去", "write a plain space, or delete it"),
        )
    if character == _LOST:
        return (
            Text(
                f"这里的字在转换编码时丢了，只剩“{character}”（{code}）",
                f"a character was lost here when the file was converted: “{character}” ({code})",
            ),
            Text("重新输入这个字", "type it again"),
        )
    return (
        Text(f"这里有看不见的字符 {code}", f"there is an invisible character here, {code}"),
        Text("删去它，前后几个字重打一遍", "delete it, and type the characters around it again"),
    )


@cache
def _usual_characters() -> dict[int, str]:
    table = dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E)):
        single = unicodedata.normalize("NFKC", chr(code))
        if len(single) == 1 and single != chr(code):
            table[code] = single
    return table
