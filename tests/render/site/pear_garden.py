"""Leaves: the files of a community that has something of every kind, in three languages."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

MARKET = """\
---
title: 家门口的集市开张
date: 2026-11-20
place: 梨园广场
summary: 四十个摊位，六点就排上了队。
tags: [便民, 志愿服务]
photos:
  - {file: media/market.jpg, caption: 头一个摊位, focus: "10,90"}
  - {file: media/stall.jpg}
figures: {activities: 1, participants: 1280, money: 0}
event: {start: 2026-12-05 09:00, end: 2026-12-05 11:30, place: 老礼堂}
---

## 摊位

见[公约](conventions/residents.yml)，带上**布袋**。
"""

FILES = {
    "content/community.yml": """\
name: 梨园社区
address: 梨园路 3 号
phone: 0731-8888 0000
mail: pear@example.org
opening: 周一至周五 9:00–17:00
url: https://pear.example/home
report_url: https://pear.example/report?about={place}
languages: [zh, en, zh-Hant]
licence: CC BY 4.0
""",
    "content/community.en.yml": "name: Pear Garden\naddress: 3 Pear Road\n",
    "content/news/2026/2026-11-20-集市.md": MARKET,
    "content/news/2026/2026-11-20-集市.en.md": """\
---
title: A market at our door
place: Pear Square
tags: [Services, Volunteering]
photos: [{caption: The first stall}, {}]
---

See the [convention](conventions/residents.yml).
""",
    "content/news/2026/2026-11-20-集市.zh-Hant.md": "---\ntitle: 家門口的集市開張\n---\n",
    "content/news/2026/2026-11-20-补种.md": """\
---
title: 补种了六棵梨树
date: 2026-11-20
tags: [环境, 志愿服务]
figures: {participants: 40, money: 2600}
---
去冬冻死的六棵，今天补齐了。

第二段不进摘要。
""",
    "content/news/2026-10-01-升旗.md": "---\ntitle: 国庆升旗\ndate: 2026-10-01\n---\n",
    "content/news/2026-09-30-清渠.md": """\
---
title: 夜里清渠
date: 2026-09-30
place: 南渠
event: {start: 2026-09-30 20:00, end: 2026-10-01 01:00}
---
""",
    "content/news/2024-02-29-闰日.md": "---\ntitle: 闰日读书会\ndate: 2024-02-29\ntags: [环境]\n---\n",
    "content/news/2026-11-21-来年.md": "---\ntitle: 来年的事\ndate: 2026-11-21\nfrom: 2027-01-04\n---\n",
    "content/notices/停水.md": """\
---
title: 二次供水停水
level: important
date: 2026-11-19
from: 2026-11-20
until: 2026-11-25
what: 清洗水箱
when: 11月25日 8:00–12:00
where: 3、5 号楼
who: 全体住户
contact: 物业 0731-8888 0001，夜里 13900001111
---
请提前存水。
""",
    "content/notices/停水.en.md": "---\ntitle: No water on Wednesday\nwhat: Tank cleaning\n---\nStore water.\n",
    "content/notices/讲座.md": "---\ntitle: 防诈讲座\ndate: 2026-11-10\nwhere: 活动室\n---\n",
    "content/notices/体检.md": "---\ntitle: 老年人体检\ndate: 2026-11-18\nfrom: 2026-11-18\n---\n",
    "content/notices/门禁.md": "---\ntitle: 换门禁卡\nfrom: 2026-12-01\nuntil: 2026-12-10\n---\n",
    "content/notices/旧.md": "---\ntitle: 修路\nuntil: 2026-11-21\n---\n",
    "content/notices/更旧.md": "---\ntitle: 灭鼠\nfrom: 2025-06-01\nuntil: 2025-06-30\n---\n",
    "content/notices/寒潮.md": """\
---
title: 寒潮蓝色预警
level: emergency
from: 2026-11-21
until: 2026-11-22
when: 今夜到明晨
where: 全社区
---
""",
    "content/honours/2026Q3.yml": """\
quarter: 2026Q3
title: 三季度善行榜
summary: 三位邻居，三件小事。
nominate: 到居委会填一张推荐表。
deeds:
  - {name: 欧阳静, honour: 孝老爱亲, deed: 照料邻家老人八年, consent: 2026-08-12, level: 市级}
  - {name: 李某某, honour: 拾金不昧, deed: 捡到钱包送到岗亭, consent: 2026-09-01, minor: yes, date: 2026-08-30}
  - {name: 钱不愿, honour: 助人为乐, deed: 匿名捐了五百元, anonymous: yes, photo: media/secret.jpg}
  - {name: 孙未答, honour: 助人为乐, deed: 修好了楼道的灯}
  - {name: 张䶮, honour: 助人为乐, deed: 扶起摔倒的老人, consent: 2026-08-10, photo: media/portrait.jpg}
""",
    "content/honours/2026Q3.en.yml": """\
title: Good deeds of the third quarter
deeds:
  - {name: Ouyang Jing, deed: Cared for a neighbour for eight years}
  - {honour: Honest finder}
  - {name: Qian Buyuan, deed: Gave five hundred yuan}
  - {}
  - {}
""",
    "content/honours/2026Q2.yml": """\
quarter: 2026Q2
title: 二季度善行榜
deeds: [{name: 周强, honour: 助人为乐, deed: 雨里推车, consent: 2026-05-02}]
""",
    "content/conventions/residents.yml": """\
title: 居民公约
summary: 邻里之间的三句话。
adopted: 2025-03-01
adopted_by: 居民代表会议
preamble: 为了共同的家。
articles: [爱护公物, 不高空抛物, 礼让老幼]
history:
  - {date: 2026-04-18, note: 添第三条}
""",
    "content/conventions/residents.en.yml": """\
title: Residents' convention
articles: [Care for what is common, Throw nothing down, Give way to old and young]
""",
    "content/conventions/棋牌室.yml": "title: 棋牌室规则\narticles: [晚九点散场]\n",
    "content/posters/nation.yml": """\
title: 富强 民主 文明 和谐
campaign: core-values
words: [富强, 民主, 文明, 和谐]
meanings: [日子好起来, 大家的事商量, 说话做事有礼, 邻里和气]
""",
    "content/posters/让座.yml": """\
title: 让座
campaign: manners
slogan: 让一个座，暖一车人
text: 老弱病残孕先坐。
steps: [看见, 起身, 让座]
""",
    "content/posters/让座.en.yml": "title: Give up your seat\nslogan: One seat, a warm bus\n",
    "content/posters/画.yml": """\
title: 灭火器怎么用
campaign: safety
artwork: media/market.jpg
provenance: 区消防大队 2026 年设计
""",
    "content/pages/办事.md": "---\ntitle: 办事指南\norder: 2\n---\n",
    "content/pages/关于.md": "---\ntitle: 关于我们\norder: 1\nsummary: 一个小社区。\n---\n正文。\n",
    "content/pages/关于.en.md": "---\ntitle: About us\n---\n",
    "content/boards/gate.yml": """\
name: 东门橱窗
kind: showcase
place: 东门内
owner: 王芳
size: 2400x1200
slots:
  - {id: A, at: 60x150, size: 600x900, accepts: [poster]}
  - {id: B, at: 720x150, size: 600x900, accepts: [convention], keep: yes}
  - {id: C, side: back, at: 60x150, size: 600x900, accepts: [page]}
""",
    "content/boards/gate.en.yml": "name: East gate\nplace: inside the gate\n",
    "content/boards/旧栏.yml": """\
name: 旧栏
kind: column
size: 1200x900
slots: [{id: A, size: 600x900, accepts: [notice]}]
out_of_service: 2026-10-08
""",
    "content/editions/2026Q2.yml": "quarter: 2026Q2\nboards: {gate: {A: 画, B: 棋牌室}, gone: {A: 无此件}}\n",
    "content/editions/2026Q3.yml": "quarter: 2026Q3\nboards: {gate: {A: nation, B: residents}}\n",
    "content/editions/2026Q4.yml": """\
quarter: 2026Q4
boards:
  gate:
    A: {item: 让座, pinned: yes}
    B: {item: residents, pinned: yes}
""",
    "content/screens/lift.yml": """\
name: 电梯屏
kind: lcd
place: 3 号楼
size: 1080x1920
hours: 06:30-22:00
days: mon-fri
accepts: [notice, poster]
dwell: 12
""",
    "content/screens/lift.en.yml": "name: Lift screen\n",
    "content/screens/strip.yml": "name: 门头屏\nkind: led-strip\nsize: 512x64\n",
}  # fmt: skip


def lay_out_pictures(root: Path) -> None:
    """The photos that the files name."""
    (root / "content/media").mkdir(parents=True, exist_ok=True)
    sizes = {
        "market": (1600, 1200),
        "stall": (600, 900),
        "portrait": (600, 800),
        "secret": (640, 480),
    }
    for number, (name, size) in enumerate(sizes.items()):
        Image.new("RGB", size, (200, 40 * number, 90)).save(root / f"content/media/{name}.jpg")
