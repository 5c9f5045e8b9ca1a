"""Enters: a folder and a number of stories. Leaves: an invented community there, years of news old.

The stories are the same for every builder that is measured: `stories_of` makes them, `lay_out`
writes them as civsite has them. Texts are 300 to 800 characters; a dozen pictures serve them all.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

TODAY = datetime.date(2026, 11, 24)
_FIRST_DAY = datetime.date(2006, 1, 1)
_STORIES_A_YEAR = 500
PICTURES = 12
_WHO = "楼栋长 志愿者 退休教师 网格员 物业师傅 社区医生 孩子们 老街坊 快递员 大学生".split()
_WHERE = "东门 南广场 3号楼 老年活动室 健身步道 社区食堂 图书角 西门车棚 中心花园 议事厅".split()
_WHAT = (
    "清理楼道 修补雨伞 浇花除草 包饺子 排练合唱 讲解垃圾分类 检查消防通道 量血压 登记需求 "
    "粉刷围墙 整理旧书 教用手机 搬运物资 看望老人 调解矛盾 布置灯笼"
).split()
_HOW = "忙了一上午 一直到天黑 说说笑笑地 按名单一户一户 分成四个小组 顶着太阳 冒着细雨 不声不响".split()
_END = (
    "大家说，下个月还来。 没有人先走。 事情不大，心里暖和。 剩下的材料留给了西门。 名单贴在东门宣传栏里。 "
    "意见都记在了本子上。 参加的人比上一次多。 有人问起，只说是顺手的事。"
).split()
_TAGS = "志愿服务 环境 适老 文化 安全 亲子 垃圾分类 健康 邻里 议事 春节 消防 读书 节水".split()


@dataclass(frozen=True, slots=True)
class Story:
    """A story as every builder gets it; `pictures` are numbers below `PICTURES`."""

    id: str
    title: str
    day: datetime.date
    place: str
    tags: tuple[str, ...]
    pictures: tuple[int, ...]
    paragraphs: tuple[str, ...]
    has_event: bool

    @property
    def markdown(self) -> str:
        return "\n\n".join(self.paragraphs) + "\n"


def stories_of(count: int, seed: int = 1) -> Iterator[Story]:
    """`count` stories, oldest first, the newest a week before `TODAY`."""
    chance = random.Random(seed)
    days = min((TODAY - _FIRST_DAY).days, count * 365 // _STORIES_A_YEAR + 90)
    for number in range(count):
        day = TODAY - datetime.timedelta(7 + days * (count - 1 - number) // count)
        what = chance.choice(_WHAT)
        yield Story(
            id=f"{day}-{number:05d}",
            title=f"{chance.choice(_WHERE)}{what}的第{number + 1}天",
            day=day,
            place=chance.choice(_WHERE),
            tags=tuple(chance.sample(_TAGS, chance.randint(1, 3))),
            pictures=tuple(chance.sample(range(PICTURES), chance.randint(1, 3))),
            paragraphs=tuple(_paragraphs(chance, what)),
            has_event=number % 20 == 0,
        )


def _paragraphs(chance: random.Random, what: str) -> Iterator[str]:
    """Some paragraphs, a list and a table among them now and then."""
    left = chance.randint(300, 800)
    while left > 0:
        text = "".join(_sentence(chance) for _ in range(chance.randint(3, 6)))
        left -= len(text)
        yield text
    if chance.random() < 0.3:
        yield f"## 关于{what}"
        yield "\n".join(f"- **{who}**：{_sentence(chance)}" for who in chance.sample(_WHO, 3))
    if chance.random() < 0.1:
        rows = "\n".join(
            f"| {each} | {chance.randint(1, 90)} |" for each in chance.sample(_WHERE, 3)
        )
        yield f"| 地点 | 人数 |\n|---|---|\n{rows}"


def _sentence(chance: random.Random) -> str:
    return (
        f"{chance.choice(_WHERE)}的{chance.choice(_WHO)}{chance.choice(_HOW)}{chance.choice(_WHAT)}，"
        f"{chance.choice(_WHO)}也来{chance.choice(_WHAT)}，来了{chance.randint(3, 120)}人。"
        f"{chance.choice(_END)}"
    )


def lay_out(root: Path, count: int, languages: str = "zh", seed: int = 1) -> list[Story]:
    """The repository of the whole community; gives its stories."""
    stories = list(stories_of(count, seed))
    write(root, "content/community.yml", _DETAILS.format(languages=languages))
    for path, text in _FEW.items():
        write(root, f"content/{path}", text)
    for number, quarter in enumerate(("2025Q4", "2026Q1", "2026Q2", "2026Q3")):
        write(root, f"content/honours/{quarter}.yml", _roll(quarter, seed + number))
    for number in range(24):
        day = TODAY - datetime.timedelta(25 * number)
        until = day + datetime.timedelta(20)
        write(
            root,
            f"content/notices/notice-{number:02d}.md",
            f"---\ntitle: 第{number + 1}号通知\nfrom: {day}\nuntil: {until}\nwhat: 检修\n---\n请留意。\n",
        )
    draw_pictures(root / "content/media")
    for story in stories:
        write(root, path_of(story), text_of(story))
    return stories


def path_of(story: Story) -> str:
    return f"content/news/{story.day.year}/{story.id}.md"


def text_of(story: Story) -> str:
    """The story's file, as civsite has it."""
    photos = ", ".join(f"{{file: media/p{n}.jpg, caption: 现场}}" for n in story.pictures)
    event = f"event: {{start: {story.day} 09:00, end: {story.day} 11:30}}\n"
    return (
        f"---\ntitle: {story.title}\ndate: {story.day}\nplace: {story.place}\n"
        f"tags: [{', '.join(story.tags)}]\nphotos: [{photos}]\n"
        f"{event if story.has_event else ''}---\n\n{story.markdown}"
    )


def draw_pictures(folder: Path) -> None:
    """`PICTURES` photos of 1600 × 1067 px, each a slope of colours of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    slope = Image.linear_gradient("L").resize((1600, 1067))
    for number in range(PICTURES):
        turned = slope.transpose(Image.Transpose.ROTATE_180) if number % 2 else slope
        bands = (turned, slope.point(lambda v, n=number: (v * (n + 2)) % 256), turned)
        Image.merge("RGB", bands).save(folder / f"p{number}.jpg", quality=85)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def _roll(quarter: str, seed: int) -> str:
    chance = random.Random(seed)
    deeds = "".join(
        f"  - {{name: {surname}示例, honour: 助人为乐, deed: {_sentence(chance)!r}, "
        f"photo: media/p{number % PICTURES}.jpg, consent: 2025-01-10}}\n"
        for number, surname in enumerate("赵钱孙李周吴郑王冯陈褚卫")
    )
    return f"quarter: {quarter}\ntitle: 善行义举榜\ndeeds:\n{deeds}"


_DETAILS = """\
name: 示例社区
address: 示例路1号
phone: 0731-8888 0000
mail: post@example.org
url: https://example.org/
languages: [{languages}]
palette: red
"""
_FEW = {
    "posters/core-values-nation.yml": (
        "title: 富强 民主 文明 和谐\ncampaign: core-values\nwords: [富强, 民主, 文明, 和谐]\n"
    ),
    "posters/seat.yml": "title: 让座\ncampaign: manners\nslogan: 让一个座，暖一车人\n",
    "posters/stairs.yml": "title: 楼道畅通\ncampaign: safety\nslogan: 通道无杂物，回家都放心\n",
    "conventions/residents.yml": (
        "title: 居民公约\nadopted: 2026-03-01\narticles: [爱护公物, 不高空抛物, 礼让老幼, 按时分类投放]\n"
    ),
    "pages/about.md": "---\ntitle: 关于社区\n---\n\n这是一个示例社区。\n",
    "boards/east-gate.yml": (
        "name: 东门宣传栏\nkind: showcase\nplace: 东门\nsize: 2400x1200\nslots:\n"
        "  - {id: A, at: 60x150, size: 600x900, accepts: [poster]}\n"
        "  - {id: B, at: 720x150, size: 600x900, accepts: [convention], keep: yes}\n"
        "  - {id: C, at: 1380x150, size: 900x900, accepts: [honours]}\n"
    ),
    "screens/lift.yml": (
        "name: 电梯屏\nkind: lcd\nsize: 1080x1920\naccepts: [poster, notice]\ndwell: 10\n"
    ),
}
