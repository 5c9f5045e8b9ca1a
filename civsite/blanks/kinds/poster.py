"""The commented file of a new poster."""

from civsite.blanks.kinds.kind import of_items
from civsite.model.kinds import poster

_TEMPLATE = """\
# 海报。主题可以写：社会主义核心价值观（core-values）、讲文明树新风（manners）、
# 图说我们的价值观（picture-values）、公民道德（virtue）、关爱未成年人（minors）、
# 科普（science）、安全（safety）、志愿服务（volunteering）、政策（policy）、
# 问卷调查（survey）、自办（own）。
title: {title}
campaign: own
slogan: «一句话口号»
# text: «补充的一两句话»
# steps: [«第一步», «第二步», «第三步»]
# words: [«四个», «核心», «价值», «词语»]        # 只用于核心价值观
# from: {today}                 # 从哪天起用，不写就一直有效
# until: {later}
# weight: 3                        # 1 到 5，越大越常出现
"""

KIND = of_items(poster.KIND, _TEMPLATE)
