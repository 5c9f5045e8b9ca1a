"""The commented file of a new convention."""

from civsite.commands.kinds.kind import of_items
from civsite.model.kinds import convention

_TEMPLATE = """\
# 公约。条款一条一行，前面加“- ”。
title: {title}
adopted: {today}
preamble: 为了共同的家园，经居民代表会议讨论通过，订立本公约。
articles:
  - 第一条的内容。
  - 第二条的内容。
"""

KIND = of_items(convention.KIND, _TEMPLATE)
