"""The commented file of a new honour roll."""

import datetime

from civsite.blanks.kinds.kind import of_items
from civsite.model.kinds import honours
from civsite.quarter import Quarter

_TEMPLATE = """\
# 善行义举榜，一季一份。这份算在 {quarter}，因为今天是 {today}；要写另一季的，把文件名和下面的季度一起改。
# 本人同意公示的，在 consent: 后面写哪天同意的；不愿留名的写 anonymous: yes；
# 未成年人写 minor: yes，姓名写成“李某某”。
quarter: {quarter}
title: {title}
deeds:
  - name: «姓名»
    honour: 助人为乐
    deed: «做了什么，帮了谁，结果怎样。»
    date: {today}
    consent:            # 本人哪天同意公示
    # photo: media/照片.jpg
"""


def _stem(_: str, today: datetime.date) -> str:
    return str(Quarter.of(today))


KIND = of_items(honours.KIND, _TEMPLATE, _stem)
