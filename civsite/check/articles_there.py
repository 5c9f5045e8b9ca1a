"""A convention has articles, an honour roll has deeds and a board has slots.

Fails:
    articles: []
    deeds: []
Warns:
    slots: []                                    # a board on which nothing can hang
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours


def check(case: Case) -> Diagnostics:
    for key, convention in case.each(Convention):
        if not convention.articles:
            message = Text("公约没有条款", "a convention without articles")
            hint = Text(
                "在“条款”下面另起一行写，每条前面加“- ”",
                "write them below articles, each after “- ”",
            )
            yield case.at(key, "articles").error("no-articles", message, hint)
    for key, roll in case.each(Honours):
        if not roll.deeds:
            message = Text("善行义举榜上没有人", "an honour roll without deeds")
            hint = Text("写上至少一人，或删去这个文件", "write at least one, or remove the file")
            yield case.at(key, "deeds").error("no-deeds", message, hint)
    for key, board in case.each(Board):
        if not board.slots:
            message = Text("宣传栏没有版位", "a board without slots")
            hint = Text("写上“版位”，或用“布局”选一种", "write slots, or choose a layout")
            yield case.at(key).warning("no-slots", message, hint)
