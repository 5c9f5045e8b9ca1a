"""The commented file of a new page of the website."""

from civsite.blanks.kinds.kind import of_items
from civsite.model.kinds import page

_TEMPLATE = """\
---
title: {title}
order: 50              # 导航里的次序，小的在前
---

«正文用 Markdown 写。»
"""

KIND = of_items(page.KIND, _TEMPLATE)
