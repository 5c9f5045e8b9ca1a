"""Items with every key that their kind takes, in English and in Chinese, and what they must come to."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

from civsite.model.community import Community
from civsite.model.record import Record

DAY = datetime.date(2026, 3, 5)

ITEM_EN = """\
title: 一起扫雪
summary: 雪停就扫
from: 2026-03-05
until: 2026-12-31
days: sat, sun
hours: 06:30-22:00
tags: [志愿服务, 冬天]
weight: 4
on: [lift, east]
pinned: yes
"""
ITEM_ZH = """\
标题: 一起扫雪
摘要: 雪停就扫
起: 2026-03-05
止: 2026-12-31
星期: 周六、周日
时段: 6：30至22：00
标签:
  - 志愿服务
  - 冬天
权重: 4
用于: [lift, east]
置顶: 是
"""


class Written(NamedTuple):
    """A file in both languages, what finds its record, and some values that it must hold."""

    path: str
    english: str
    chinese: str
    of: Callable[[Community], Record | None]
    values: dict[str, Any]


def item(community: Community) -> Record | None:
    return community.items.get("a")


POSTER = Written(
    "content/posters/a.yml",
    f"""\
{ITEM_EN}campaign: safety
words: [诚信]
meanings: [说到做到]
slogan: 慢一点，都平安
text: |
  第一行。
  第二行。
steps: [一, 二]
drawing: bicycle
artwork: media/a.pdf
provenance: 本社区
""",
    f"""\
{ITEM_ZH}主题: 安全
词语: [诚信]
释义: [说到做到]
口号: 慢一点，都平安
正文: |
  第一行。
  第二行。
步骤: [一, 二]
图画: bicycle
成品稿: media/a.pdf
来源: 本社区
""",
    item,
    {"campaign": "safety", "from_": DAY, "weight": 4, "pinned": True, "text": "第一行。\n第二行。",
     "days.numbers": (6, 7), "on": ("lift", "east"), "artwork": "media/a.pdf"},
)  # fmt: skip

CONVENTION = Written(
    "content/conventions/a.yml",
    f"""\
{ITEM_EN}adopted: 2026-03-05
adopted_by: 居民代表会议
preamble: 为了共同的家园。
articles: [不占消防通道, 遛狗牵绳]
history:
  - {{date: 2020-01-01, note: 初订}}
""",
    f"""\
{ITEM_ZH}通过日期: 2026-03-05
通过者: 居民代表会议
前言: 为了共同的家园。
条款:
  - 不占消防通道
  - 遛狗牵绳
沿革:
  - 日期: 2020-01-01
    备注: 初订
""",
    item,
    {"adopted": DAY, "articles": ("不占消防通道", "遛狗牵绳"), "preamble": "为了共同的家园。"},
)

HONOURS = Written(
    "content/honours/a.yml",
    f"""\
{ITEM_EN}quarter: 2026Q3
nominate: 写信到社区
deeds:
  - {{name: 张某某, honour: 助人为乐, deed: 扶起老人。, date: 2026-03-05, level: 社区, place: 东门,
     photo: media/a.jpg, focus: "50,30", consent: 2026-03-05, anonymous: no, minor: yes}}
""",
    f"""\
{ITEM_ZH}季度: 2026Q3
推荐办法: 写信到社区
善行:
  - 姓名: 张某某
    荣誉: 助人为乐
    事迹: 扶起老人。
    日期: 2026-03-05
    级别: 社区
    地点: 东门
    照片: media/a.jpg
    焦点: 50,30
    同意: 2026-03-05
    匿名: 否
    未成年: 是
""",
    item,
    {"quarter.number": 3, "nominate": "写信到社区"},
)

FIGURES = ("activities participants households volunteers volunteer_hours money posts slogans posters "
           "scribbles rubbish adverts stairwells").split()  # fmt: skip
FIGURES_ZH = (
    "场次 人次 户数 志愿者 服务时长 款项 网帖 标语 海报数 乱涂乱画 垃圾堆 小广告 楼道".split()
)
NEWS = Written(
    "content/news/a.md",
    f"""\
---
{ITEM_EN}date: 2026-03-05
place: 东门
photos:
  - {{file: media/a.jpg, caption: 雪, focus: "40,60"}}
event: {{start: 2026-03-05 09:00, end: 2026-03-05T11:30, place: 活动室}}
figures: {{{", ".join(f"{key}: {number}" for number, key in enumerate(FIGURES))}}}
---
**正文**
""",
    f"""\
---
{ITEM_ZH}日期: 2026-03-05
地点: 东门
照片:
  - 文件: media/a.jpg
    说明: 雪
    焦点: 40,60
活动:
  开始: 2026-03-05 9：00
  结束: 2026-03-05 11:30
  地点: 活动室
数字:
{"".join(f"  {key}: {number}{chr(10)}" for number, key in enumerate(FIGURES_ZH))}---

**正文**
""",
    item,
    {"date": DAY, "body": "**正文**\n", "event.end": datetime.datetime(2026, 3, 5, 11, 30),
     "figures.activities": 0, "figures.volunteer_hours": 4, "figures.stairwells": 12},
)  # fmt: skip

NOTICE = Written(
    "content/notices/a.md",
    f"""\
---
{ITEM_EN}level: emergency
date: 2026-03-05
what: 停水
when: 上午九点到十一点
where: 三号楼
who: 住户
contact: 物业 0571-8888 0000
alert: {{category: fire, urgency: expected, severity: extreme, certainty: observed, response: all-clear,
        area: 三号楼, sent: 2026-03-05 08:00, exercise: yes}}
---
""",
    f"""\
---
{ITEM_ZH}级别: 紧急
日期: 2026-03-05
事项: 停水
时间: 上午九点到十一点
范围: 三号楼
对象: 住户
联系: 物业 0571-8888 0000
预警:
  类别: 火灾
  紧迫: 一小时内
  严重: 特别严重
  确定: 已发生
  应对: 解除
  区域: 三号楼
  发布: 2026-03-05 08:00
  演练: 是
---
""",
    item,
    {"level": "emergency", "alert.response": "all-clear", "alert.exercise": True, "alert.severity": "extreme",
     "contact": "物业 0571-8888 0000", "body": ""},
)  # fmt: skip

PAGE = Written(
    "content/pages/a.md",
    f"---\n{ITEM_EN}order: 50\n---\n\n一\n\n二\n\n\n",
    f"---\n{ITEM_ZH}次序: 50\n---\n一\n\n二\n",
    item,
    {"order": 50, "body": "一\n\n二\n"},
)

ITEMS = (POSTER, CONVENTION, HONOURS, NEWS, NOTICE, PAGE)
