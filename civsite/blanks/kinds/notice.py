"""The commented file of a new notice."""

from civsite.blanks.kinds.kind import of_items
from civsite.model.kinds import notice

_TEMPLATE = """\
---
title: {title}
level: normal          # normal 普通 | important 重要 | emergency 紧急
from: {today}
until: {later}
what: «什么事»
when: «什么时间»
where: «什么范围»
# contact: «找谁»
---
"""

KIND = of_items(notice.KIND, _TEMPLATE)
