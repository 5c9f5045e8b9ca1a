"""The commented file of a new story."""

import datetime

from civsite.blanks.kinds.kind import by_title, of_items
from civsite.model.kinds import news

_TEMPLATE = """\
---
title: {title}
date: {today}
# place: «在哪里»
# tags: [志愿服务]
# photos:
#   - {{file: media/照片.jpg, caption: «照片说明»}}
# figures: {{activities: 1, participants: 40}}   # 计入季度小结
---

«谁，在哪里，做了什么，有多少人参加，结果怎样。»
"""


def _stem(title: str, today: datetime.date) -> str:
    return f"{today.year}/{today}-{by_title(title, today)}"


KIND = of_items(news.KIND, _TEMPLATE, _stem)
