"""Enters: a kind and a title. Leaves: a commented file in the right folder, ready to be filled in."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from pathlib import Path

import click

from civsite.commands.chinese_keys import with_chinese_keys
from civsite.diagnostics import nearest
from civsite.load.kinds import FOLDERS
from civsite.quarter import Quarter
from civsite.whole_file import write_below

# What an editor may call a kind, and its folder.
_WORDS: Mapping[str, str] = {
    "poster": "posters", "海报": "posters",
    "convention": "conventions", "公约": "conventions",
    "honours": "honours", "善行义举榜": "honours",
    "news": "news", "动态": "news",
    "notice": "notices", "通知": "notices",
    "page": "pages", "页面": "pages",
    "board": "boards", "宣传栏": "boards",
    "screen": "screens", "电子屏": "screens",
    "inspection": "inspections", "巡查": "inspections",
}  # fmt: skip

_TEMPLATES: Mapping[str, str] = {
    "posters": """\
# 海报。主题可以写：社会主义核心价值观（core-values）、讲文明树新风（manners）、
# 图说我们的价值观（picture-values）、公民道德（virtue）、关爱未成年人（minors）、
# 科普（science）、安全（safety）、志愿服务（volunteering）、政策（policy）、
# 问卷调查（survey）、自办（own）。
title: {title}
campaign: own
slogan: 一句话口号
# text: 补充的一两句话
# steps: [第一步, 第二步, 第三步]
# words: [四个, 核心, 价值, 词语]        # 只用于核心价值观
# from: {today}                 # 从哪天起用，不写就一直有效
# until: {later}
# weight: 3                        # 1 到 5，越大越常出现
""",
    "conventions": """\
# 公约。条款一条一行，前面加“- ”。
title: {title}
adopted: {today}
preamble: 为了共同的家园，经居民代表会议讨论通过，订立本公约。
articles:
  - 第一条的内容。
  - 第二条的内容。
""",
    "honours": """\
# 善行义举榜，一季一份。本人同意公示的，写明同意的日期，例如 consent: {today}；
# 不愿留名的写 anonymous: yes；未成年人写 minor: yes，姓名写成“李某某”。
quarter: {quarter}
title: {title}
deeds:
  - name: 张某
    honour: 助人为乐
    deed: 做了什么，帮了谁，结果怎样。
    date: {today}
    consent: {today}
    # photo: media/照片.jpg
""",
    "news": """\
---
title: {title}
date: {today}
# place: 在哪里
# tags: [志愿服务]
# photos:
#   - {{file: media/照片.jpg, caption: 照片说明}}
# figures: {{activities: 1, participants: 40}}   # 计入季度小结
---

谁，在哪里，做了什么，有多少人参加，结果怎样。
""",
    "notices": """\
---
title: {title}
level: normal          # normal 普通 | important 重要 | emergency 紧急
from: {today}
until: {later}
what: 什么事
when: 什么时间
where: 什么范围
# contact: 找谁
---
""",
    "pages": """\
---
title: {title}
order: 50              # 导航里的次序，小的在前
---

正文用 Markdown 写。
""",
    "boards": """\
# 宣传栏。尺寸单位毫米，先宽后高；版位的位置，从栏的左上角量到版位的左上角。
# 类型可以写：橱窗（showcase）、宣传栏（column）、文化墙（wall）、电梯框（lift）、
# 文化长廊（corridor）、办公室墙面（office）、围挡（hoarding）。
name: {title}
kind: showcase
place: 在哪里
size: 2400x1200
slots:
  - {{id: A, at: 60x150, size: 600x900, accepts: [poster]}}
  - {{id: B, at: 720x150, size: 600x900, accepts: [convention], keep: yes}}
""",
    "screens": """\
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
""",
    "inspections": """\
# 巡查记录。{title}
board: 宣传栏的编号
date: {today}
state: pending         # pending 待巡查 | passed 合格 | failed 不合格待处理 | repairing 不合格处理中
findings: []
# findings:
#   - {{slot: A, problem: damage, note: 右下角起翘}}
""",
}

_KEPT = re.compile(r"[^\w一-鿿-]+")
_LONGEST_STEM = 40
_LONGEST_TITLE = 100
_ANY_BOARD = "宣传栏的编号"


def new_file(root: Path, kind: str, title: str, today: datetime.date) -> str:
    """Makes the file and gives its path. Raises UsageError for an unknown kind or a taken name.

    Raises Refused where a link is on the way. Who names the kind in Chinese gets Chinese keys.
    """
    folder = _WORDS.get(kind) or (kind if kind in _TEMPLATES else None)
    if folder is None:
        near = nearest(kind, _WORDS)
        raise click.UsageError(
            f"不认识“{kind}” · unknown kind “{kind}”{f'（{near}？）' if near else ''}: "
            + ", ".join(_WORDS)
        )
    if not title.strip() or not title.isprintable() or len(title) > _LONGEST_TITLE:
        raise click.UsageError("标题要有 1 到 100 个字 · a title has 1 to 100 characters")
    path = f"content/{folder}/{_place(folder, title, today)}{FOLDERS[folder].ending}"
    location = root / path
    if location.exists():
        raise click.UsageError(f"{path} 已经有了 · {path} exists already")
    if taken := _same_id(root, folder, location):
        raise click.UsageError(
            f"编号已被 {taken} 使用，请换个标题 · {taken} has this id, choose another title"
        )
    text = template_of(folder, title, today)
    if not kind.isascii():
        text = with_chinese_keys(text, FOLDERS[folder].model)
    if boards := sorted(path.stem for path in (root / "content/boards").glob("*.yml")):
        text = text.replace(_ANY_BOARD, boards[0])
    write_below(root, path, text.encode("utf-8"))
    return path


def _same_id(root: Path, folder: str, location: Path) -> str | None:
    """The item of another kind whose id the new file would take."""
    if not FOLDERS[folder].holds_items:
        return None
    for each in FOLDERS.values():
        for other in (root / "content" / each.name).rglob(f"*{each.ending}"):
            if each.holds_items and other.stem.casefold() == location.stem.casefold():
                return other.relative_to(root).as_posix()
    return None


def template_of(folder: str, title: str, today: datetime.date) -> str:
    """The commented file of a folder. Raises KeyError for a folder that has none."""
    return _TEMPLATES[folder].format(
        title=_scalar(title),
        today=today,
        later=today + datetime.timedelta(days=14),
        quarter=Quarter.of(today),
    )


def _place(folder: str, title: str, today: datetime.date) -> str:
    stem = _KEPT.sub("-", title).strip("-")[:_LONGEST_STEM] or "new"
    if folder == "news":
        return f"{today.year}/{today}-{stem}"
    if folder == "honours":
        return str(Quarter.of(today))
    if folder == "inspections":
        return f"{Quarter.of(today)}/{today}-{stem}"
    return stem


def _scalar(title: str) -> str:
    """The title as YAML reads it back; in quotes where a sign in it would mean something."""
    plain = re.fullmatch(r"[\w一-鿿][\w一-鿿 ，。、！？“”《》（）·-]*", title)
    return title if plain else json.dumps(title, ensure_ascii=False)
