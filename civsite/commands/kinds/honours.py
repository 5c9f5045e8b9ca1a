"""The commented file of a new honour roll."""

import datetime

from civsite.commands.kinds.kind import of_items
from civsite.model.kinds import honours
from civsite.quarter import Quarter

_TEMPLATE = """\
# 善行义举榜，一季一份。本人同意公示的，写明同意的日期，例如 consent: {today}；
# 不愿留名的写 anonymous: yes；未成年人写 minor: yes，姓名写成“李某某”。
quarter: {quarter}
title: {title}
deeds:
  - name: 张某
    honour: 助人为乐
    deed: 做了什么，帮了谁，结果怎样。
    date: {today}
    consent: {today}
    # photo: media/照片.jpg
"""


def _stem(_: str, today: datetime.date) -> str:
    return str(Quarter.of(today))


KIND = of_items(honours.KIND, _TEMPLATE, _stem)
