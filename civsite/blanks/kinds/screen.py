"""The commented file of a new screen."""

from civsite.blanks.kinds.kind import NewKind

_TEMPLATE = """\
# 电子屏。尺寸单位像素，先宽后高。
name: {title}
kind: lcd              # lcd 液晶屏 | led-strip 滚动字幕屏 | led-wall LED大屏
size: 1080x1920
hours: 06:30-22:00
accepts: [poster, honours, news, notice]
dwell: 10              # 每幅停留的秒数
# days: mon-fri        # 只在周一至周五亮屏
# programme:           # 某些内容何时播、多常播、停多久
#   - {{show: [news], hours: 17:00-21:00, weight: 4, dwell: 15}}
"""

KIND = NewKind("screens", ("screen", "电子屏"), _TEMPLATE)
