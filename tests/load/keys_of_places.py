"""Boards, screens, editions, inspections and a community with every key, in English and in Chinese."""

from __future__ import annotations

from tests.load.keys_of_items import DAY, Written

BOARD = Written(
    "content/boards/a.yml",
    """\
name: 东门
kind: showcase
place: 东门内
grid: 第一网格
owner: 李四
size: 2400x1200
slots:
  - {id: A, at: 60x150, size: 600x900, side: back, accepts: [poster, notice], keep: yes, prefers: [science]}
layout: four-columns
accepts: [poster, notice, honours]
distance: 300
out_of_service: 2026-03-05
""",
    """\
名称: 东门
类型: 橱窗
地点: 东门内
网格: 第一网格
负责人: 李四
尺寸: 2400×1200
版位:
  - 编号: A
    位置: 60 x 150
    尺寸: 600*900
    面: 背面
    接受: [海报, 通知]
    固定: 是
    优先: [science]
布局: four-columns
接受: [海报, 通知, 善行义举榜]
观看距离: 300
停用日期: 2026-03-05
""",
    lambda community: community.boards.get("a"),
    {"kind": "showcase", "accepts": ("poster", "notice", "honours"), "size.height": 1200},
)

SCREEN = Written(
    "content/screens/a.yml",
    """\
name: 大厅
kind: led-wall
place: 一楼
grid: 第一网格
owner: 李四
size: 1080x1920
days: mon-fri
hours: 06:30-22:00
accepts: [news]
dwell: 20
programme:
  - {show: [news, safety], days: sat, hours: 17:00-21:00, weight: 5, dwell: 15}
colour: dual
""",
    """\
名称: 大厅
类型: LED大屏
地点: 一楼
网格: 第一网格
负责人: 李四
尺寸: 1080X1920
星期: 周一至周五
时段: 6:30~22:00
接受: [动态]
停留: 20
播放安排:
  - {展示: [news, safety], 星期: 周六, 时段: 17:00到21:00, 权重: 5, 停留: 15}
颜色: 双色
""",
    lambda community: community.screens.get("a"),
    {"kind": "led-wall", "lights": "dual", "dwell": 20, "accepts": ("news",)},
)

EDITION = Written(
    "content/editions/a.yml",
    """\
quarter: 2026Q4
written: 2026-03-05
note: 换季
boards:
  east: {A: fire, B: {item: fire, part: 2, pinned: yes, note: 接上}, C: {}}
""",
    """\
季度: 2026Q4
编排日期: 2026-03-05
备注: 换季
栏目:
  east:
    A: fire
    B: {内容: fire, 部分: 2, 置顶: 是, 备注: 接上}
    C: {}
""",
    lambda community: next(iter(community.editions.values()), None),
    {"written": DAY, "note": "换季"},
)

INSPECTION = Written(
    "content/inspections/a.yml",
    """\
board: east
date: 2026-03-05
inspector: 李四
state: repairing
findings:
  - {slot: A, problem: time-gap, note: 上季的还在, photo: media/a.jpg, reported: 2026-03-05,
     repaired: 2026-03-06, look_back: 2026-03-07, photo_after: media/b.jpg}
photos: [media/a.jpg, media/b.jpg]
note: 雨天
""",
    """\
宣传栏: east
日期: 2026-03-05
巡查人: 李四
状态: 不合格处理中
问题:
  - 版位: A
    问题类别: 时间断档
    备注: 上季的还在
    照片: media/a.jpg
    反馈日期: 2026-03-05
    整改日期: 2026-03-06
    回头看日期: 2026-03-07
    整改后照片: media/b.jpg
照片: [media/a.jpg, media/b.jpg]
备注: 雨天
""",
    lambda community: next(iter(community.inspections), None),
    {"state": "repairing", "photos": ("media/a.jpg", "media/b.jpg")},
)

COMMUNITY = Written(
    "content/community.yml",
    """\
name: 花园社区
address: 花园路 18 号
phone: 0731-8888 0000
mail: office@example.org
opening: 工作日 9:00-17:00
url: https://example.org/
report_url: https://example.org/?at={place}
logo: media/logo.svg
timezone: Asia/Urumqi
languages: [en, zh-Hant]
palette: blue
printing: {bleed: 5, marks: no, colour: rgb, office_paper: A4, material: 5 mm PVC}
requires:
  - {show: core-values, on: [showcase, lift], at_least: 2, source: 本市要求}
shares:
  - {show: [poster], at_least: 1/3, on: [lcd], source: 本市要求}
publish:
  - {to: "s3://garden/web", send: [site], endpoint: "https://s3.example.org", region: cn-1}
licence: CC BY 4.0
""",
    """\
名称: 花园社区
地址: 花园路 18 号
电话: 0731-8888 0000
邮箱: office@example.org
办公时间: 工作日 9:00-17:00
网址: https://example.org/
报修网址: https://example.org/?at={place}
标志: media/logo.svg
时区: Asia/Urumqi
语言: [英文, 繁体中文]
配色: blue
印刷: {出血: 5, 裁切线: 否, 颜色: 屏幕色, 办公纸张: A4纸, 材料: 5 mm PVC}
要求:
  - {展示: core-values, 用于: [橱窗, 电梯框], 至少: 2, 依据: 本市要求}
占比:
  - {展示: [poster], 至少: 1 / 3, 用于: [lcd], 依据: 本市要求}
发布:
  - 到: s3://garden/web
    发送: [网站]
    服务地址: https://s3.example.org
    区域: cn-1
许可: CC BY 4.0
""",
    lambda community: community.details,
    {"phone": "0731-8888 0000", "url": "https://example.org/", "languages": ("en", "zh-Hant"),
     "printing.marks": False, "printing.office_paper": "A4", "printing.material": "5 mm PVC"},
)  # fmt: skip

PLACES = (BOARD, SCREEN, EDITION, INSPECTION, COMMUNITY)
