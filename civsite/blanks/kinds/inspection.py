"""The commented file of a new inspection."""

import datetime

from civsite.blanks.kinds.kind import NewKind, by_title
from civsite.quarter import Quarter

_TEMPLATE = """\
# 巡查记录。{title}
board: 宣传栏的编号
date: {today}
state: pending         # pending 待巡查 | passed 合格 | failed 不合格待处理 | repairing 不合格处理中
findings: []
# findings:
#   - {{slot: A, problem: damage, note: «哪里有什么问题»}}
"""


def _stem(title: str, today: datetime.date) -> str:
    return f"{Quarter.of(today)}/{today}-{by_title(title, today)}"


KIND = NewKind("inspections", ("inspection", "巡查"), _TEMPLATE, _stem)
