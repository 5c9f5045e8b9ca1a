"""The commented file of a new convention."""

from civsite.blanks.kinds.kind import of_items
from civsite.model.kinds import convention

_TEMPLATE = """\
# 公约。条款一条一行，前面加“- ”。
title: {title}
adopted: {today}
preamble: «为什么订立，由谁讨论通过。»
articles:
  - «第一条的内容。»
  - «第二条的内容。»
"""

KIND = of_items(convention.KIND, _TEMPLATE)
