"""The commented file of a new board."""

from civsite.blanks.kinds.kind import NewKind

_TEMPLATE = """\
# 宣传栏。尺寸单位毫米，先宽后高；版位的位置，从栏的左上角量到版位的左上角。
# 类型可以写：橱窗（showcase）、宣传栏（column）、文化墙（wall）、电梯框（lift）、
# 文化长廊（corridor）、办公室墙面（office）、围挡（hoarding）。
name: {title}
kind: showcase
place: «在哪里»
size: 2400x1200
slots:
  - {{id: A, at: 60x150, size: 600x900, accepts: [poster]}}
  - {{id: B, at: 720x150, size: 600x900, accepts: [convention], keep: yes}}
"""

KIND = NewKind("boards", ("board", "宣传栏"), _TEMPLATE)
