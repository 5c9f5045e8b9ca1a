"""An honour is one of the usual categories, so that the roll can be sorted by them.

Other honours are allowed; the note is there for a slip of the pen.

Passes:
    honour: 助人为乐
Notes:
    honour: 助人为了
"""

from __future__ import annotations

from collections.abc import Iterator

from civsite.check.case import Case
from civsite.check.located import key_of, located
from civsite.diagnostics import Diagnostic, Severity, Text, nearest
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours

_OF_FAMILIES = ("文明家庭", "星级文明户", "好公婆", "好婆婆", "好媳妇", "好妯娌")
_OF_PERSONS = ("文明之星",)
_KNOWN = (*HONOUR_CATEGORIES, *_OF_FAMILIES, *_OF_PERSONS)


def check(case: Case) -> Iterator[Diagnostic]:
    """Every honour that is none of the usual ones."""
    for roll in case.community.items_of(Honours):
        for index, deed in enumerate(roll.deeds):
            if deed.honour in _KNOWN:
                continue
            guess = nearest(deed.honour, _KNOWN)
            yield located(
                case.community,
                key_of(roll),
                ("deeds", index, "honour"),
                "honour-unusual",
                Text(f"“{deed.honour}”不是常用的荣誉类别", f"“{deed.honour}” is no usual honour"),
                Text(
                    f"是不是“{guess}”？" if guess else f"常用的有：{'、'.join(_KNOWN)}",
                    f"did you mean “{guess}”?" if guess else f"usual: {', '.join(_KNOWN)}",
                ),
                Severity.INFO,
            )
