"""Every character can be printed: some face that civsite prints with has it.

What is printed or played is refused; a free page of the website and an inspection's notes are only
warned about, since a browser may know more characters.

Passes:
    - {name: 䶮文博, …}
Fails:
    - {name: 张😀, …}
"""

import unicodedata

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Spot
from civsite.diagnostics import Diagnostic, Text
from civsite.fonts import font_directory, is_suspect, uncovered

# To make the pattern of all faces takes as long as to look at so many texts without it.
_MANY = 400
_NOT_PRINTED = ("pages", "inspections")


def check(case: Case) -> Diagnostics:
    directory = font_directory()
    are_many = len(case.texts) > _MANY
    for texts in case.texts:
        if are_many and not is_suspect(texts.whole, directory):
            continue
        if uncovered(texts.whole, directory):
            for place, text in texts.each:
                for character in uncovered(text, directory):
                    spot = case.at(texts.key, *place, words=character)
                    yield _without_glyph(spot, character)


def _without_glyph(spot: Spot, character: str) -> Diagnostic:
    say = spot.warning if spot.key[0] in _NOT_PRINTED else spot.error
    number = f"U+{ord(character):04X}"
    if unicodedata.category(character) in ("Co", "Cn"):
        return say(
            "glyph-missing",
            Text(
                f"“{character}”（{number}）不是通用的字，只在原来的字体里看得见，印不出来",
                f"“{character}” ({number}) is no character of everybody: it shows in its own font alone,"
                " and cannot be printed",
            ),
            Text(
                "删去它，或重新输入这个字；常是从 Word、PDF 粘贴来的项目符号",
                "delete it, or type the character anew; often it is a bullet out of Word or a PDF",
            ),
        )
    return say(
        "glyph-missing",
        Text(
            f"字体里没有“{character}”（{number}），印不出来",
            f"no face has “{character}” ({number}); it cannot be printed",
        ),
        Text(
            "换一个字；生僻人名可写通用字并注明，表情符号请删去",
            "use another character; leave out emoji",
        ),
    )
