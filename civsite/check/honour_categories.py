"""An honour is one of the usual categories, so that the roll can be sorted by them.

Other honours are allowed; the note is there for a slip of the pen.

Passes:
    honour: 助人为乐
Notes:
    honour: 助人为了
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text, suggest_or
from civsite.model.kinds.honours import HONOUR_CATEGORIES, Honours
from civsite.text.names import folded

_OF_FAMILIES = ("文明家庭", "星级文明户", "好公婆", "好婆婆", "好媳妇", "好妯娌")
_OF_PERSONS = ("文明之星",)
_KNOWN = (*HONOUR_CATEGORIES, *_OF_FAMILIES, *_OF_PERSONS)


def check(case: Case) -> Diagnostics:
    usual = Text(f"常用的有：{'、'.join(_KNOWN)}", f"usual: {', '.join(_KNOWN)}")
    for key, roll in case.each(Honours):
        for index, deed in enumerate(roll.deeds):
            if folded(deed.honour) in _KNOWN or (
                deed.honour.isascii() and case.is_translation(key)
            ):
                continue
            yield case.at(key, "deeds", index, "honour").note(
                "honour-unusual",
                Text(f"“{deed.honour}”不是常用的荣誉类别", f"“{deed.honour}” is no usual honour"),
                suggest_or(deed.honour, _KNOWN, usual),
            )
