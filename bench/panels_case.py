"""Enters: a folder and a number of panels. Leaves: an invented community there that hangs so many.

Boards of five slots, every kind of item at sizes from A3 to 1200 × 2400 mm. Its photos are distinct
JPEGs of 12 megapixels; an edition is written, so that every run hangs the same.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from bench.panels_peers import convention_page, roll_page
from civsite.fonts import font_directory
from civsite.quarter import Quarter

TODAY = datetime.date(2026, 11, 24)
QUARTER = "2026Q4"
SLOTS_A_BOARD = 5
_PHOTO_PX = (4000, 3000)
_ROLLS = {"2025Q4": 6, "2026Q1": 12, "2026Q2": 24, "2026Q3": 24}
_STORIES = 16
_RIVALS = 15
_PHOTOS_A_STORY = (3, 1, 2)
# What the slots hang, in turn: five kinds of slot a board, and the items that go round in each.
_HUNG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("900x1200", ("2026Q3", "residents", "2026Q2", "news-2026Q3", "2026Q1", "twelve")),
    ("600x900", ("sentence-0", "2025Q4", "steps-0", "story-00", "residents", "nation", "story-03")),
    ("405x550", ("notice", "sentence-1", "steps-1", "story-06", "survey")),
    ("1200x600", ("story-09", "sentence-2", "2025Q4", "story-12", "nation", "notice")),
    ("297x420", ("steps-2", "sentence-3", "survey", "residents-short")),
)
_LARGE = ("1200x2400", ("2026Q2", "twelve", "news-2026Q3", "residents"))
_SENTENCES = (
    "停进一个框，留出一条道", "吃多少，点多少", "让一个座，暖一车人", "随手关灯，省下的都是大家的",
)  # fmt: skip
_TEXT = "消防通道不停车，电动自行车进棚充电，不上楼、不进电梯、不飞线。发现隐患，请打值班电话。"
_DEEDS = (
    "凌晨听见楼下有人呼救，披衣下楼，把发病的邻居背上救护车。",
    "三年里天天给独居老人送饭，风雨没有断过一回。",
    "拾到装着三万元的布包，在原地等了两个小时，交还失主。",
    "把自家的工具房开成修理铺，修伞磨刀，分文不取。",
)
_HONOURS = ("助人为乐", "孝老爱亲", "诚实守信", "敬业奉献", "见义勇为")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"


def lay_out(root: Path, panels: int, colour: str = "cmyk", seed: int = 1) -> int:
    """The repository of the whole community; gives the number of its photos."""
    _write(root, "content/community.yml", _DETAILS.format(colour=colour))
    names = iter(f"media/photo-{number:03d}.jpg" for number in range(1000))
    used: list[str] = []

    def photo() -> str:
        used.append(next(names))
        return used[-1]

    for quarter, deeds in _ROLLS.items():
        _write(
            root, f"content/honours/{quarter}.yml", _roll(quarter, [photo() for _ in range(deeds)])
        )
    for number in range(_STORIES):
        count = _PHOTOS_A_STORY[number % len(_PHOTOS_A_STORY)]
        _write(
            root,
            f"content/news/2026/story-{number:02d}.md",
            _story(number, [photo() for _ in range(count)]),
        )
    for path, text in _posters():
        _write(root, f"content/posters/{path}.yml", text)
    _write(root, "content/conventions/residents.yml", _convention("居民公约", 16))
    _write(root, "content/conventions/residents-short.yml", _convention("楼道公约", 4))
    _write(root, "content/notices/notice.md", _NOTICE)
    _write_boards(root, _boards(panels))
    draw_photos(root / "content", used, seed)
    return len(used)


def lay_out_for_peers(root: Path, pages: Path) -> dict[str, list[Path]]:
    """A community of six rolls of honour and six conventions, each other words; the same as HTML
    in `pages`, by the name of civsite's template. The photos are of the size that print needs."""
    _write(root, "content/community.yml", _DETAILS.format(colour="cmyk"))
    pages.mkdir(parents=True)
    hung: list[tuple[str, str]] = []
    found: dict[str, list[Path]] = {"honours": [], "convention": []}
    fonts = font_directory()
    for number in range(_RIVALS):
        quarter = str(Quarter(2026, 3).shifted(-number))
        names = [f"media/{quarter}-{each}.jpg" for each in range(24)]
        for index, name in enumerate(names):
            _draw(root / "content" / name, random.Random(f"{quarter}/{index}"), (800, 600))
        _write(root, f"content/honours/{quarter}.yml", _roll(quarter, names, number))
        photos = [(root / "content" / name).as_uri() for name in names]
        told = [(*said, photo) for said, photo in zip(_deeds(24, number), photos, strict=True)]
        found["honours"].append(pages / f"roll-{number}.html")
        found["honours"][-1].write_text(roll_page("善行义举榜", told, fonts), "utf-8")
        title, articles = f"第{number + 1}居民公约", _articles(16, number)
        _write(root, f"content/conventions/c{number}.yml", _convention(title, 16, number))
        found["convention"].append(pages / f"convention-{number}.html")
        found["convention"][-1].write_text(convention_page(title, articles, fonts), "utf-8")
        hung += [("900x1200", quarter), ("600x900", f"c{number}")]
    _write_boards(root, [hung[start : start + 4] for start in range(0, len(hung), 4)])
    return found


def draw_photos(folder: Path, names: list[str], seed: int) -> None:
    """Photos of 12 megapixels: slopes of colour under coarse and fine noise, each its own."""
    chances = [random.Random(f"{seed}/{name}") for name in names]
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(_draw, [folder / name for name in names], chances))


def _draw(location: Path, chance: random.Random, px: tuple[int, int] = _PHOTO_PX) -> None:
    bands = [_band(chance, px) for _ in range(3)]
    location.parent.mkdir(parents=True, exist_ok=True)
    Image.merge("RGB", bands).save(location, quality=88)


def _band(chance: random.Random, px: tuple[int, int]) -> Image.Image:
    """Blurred blotches, and grain that makes the file as heavy as a camera's."""
    coarse = Image.frombytes("L", (16, 12), chance.randbytes(16 * 12)).resize(
        px, Image.Resampling.BICUBIC
    )
    grain = Image.frombytes("L", (1000, 750), chance.randbytes(1000 * 750)).resize(
        px, Image.Resampling.BILINEAR
    )
    return Image.blend(coarse, grain, 0.15)


def _write_boards(root: Path, boards: Iterable[list[tuple[str, str]]]) -> None:
    """Boards of slots side by side, each with its size and item; and the edition that says so."""
    lines = [f"quarter: {QUARTER}", "boards:"]
    for number, slots in enumerate(boards):
        width = sum(int(size.split("x")[0]) + 60 for size, _ in slots) + 60
        height = max(int(size.split("x")[1]) for size, _ in slots) + 120
        board = [f"name: 第{number + 1}栏", "kind: showcase", f"size: {width}x{height}", "slots:"]
        lines.append(f"  board-{number:02d}:")
        x = 60
        for index, (size, item) in enumerate(slots):
            board.append(f'  - {{id: "{index + 1}", at: {x}x60, size: {size}}}')
            lines.append(f'    "{index + 1}": {{item: {item}}}')
            x += int(size.split("x")[0]) + 60
        _write(root, f"content/boards/board-{number:02d}.yml", "\n".join([*board, ""]))
    _write(root, f"content/editions/{QUARTER}.yml", "\n".join([*lines, ""]))


def _boards(panels: int) -> Iterator[list[tuple[str, str]]]:
    for number in range(-(-panels // SLOTS_A_BOARD)):
        yield list(_slots(number))[: panels - number * SLOTS_A_BOARD]


def _slots(board: int) -> Iterator[tuple[str, str]]:
    """Size and item of each slot; every fifth board has a window of 1200 × 2400 mm for its first."""
    for index, (size, items) in enumerate(_HUNG):
        if index == 0 and board % SLOTS_A_BOARD == SLOTS_A_BOARD - 1:
            size, items = _LARGE
            yield size, items[board // SLOTS_A_BOARD % len(items)]
        else:
            yield size, items[(board + index) % len(items)]


def _roll(quarter: str, photos: list[str], turn: int = 0) -> str:
    deeds = "".join(
        f"  - {{name: {name}, honour: {honour}, deed: {deed}, photo: {photo}, consent: 2020-01-10}}\n"
        for (name, honour, deed), photo in zip(_deeds(len(photos), turn), photos, strict=True)
    )
    return f"quarter: {quarter}\ntitle: 善行义举榜\ndeeds:\n{deeds}"


def _deeds(count: int, turn: int) -> list[tuple[str, str, str]]:
    """Name, honour and deed; another `turn`, other people."""
    return [
        (
            f"{_SURNAMES[(number + turn) % len(_SURNAMES)]}某某",
            _HONOURS[number % len(_HONOURS)],
            _DEEDS[(number + turn) % len(_DEEDS)],
        )
        for number in range(count)
    ]


def _story(number: int, photos: list[str]) -> str:
    files = ", ".join(f"{{file: {photo}, caption: 现场}}" for photo in photos)
    day = datetime.date(2026, 7, 1) + datetime.timedelta(5 * number)
    return (
        f"---\ntitle: 第{number + 1}次大扫除\ndate: {day}\nplace: 中心广场\n"
        f"summary: 六支志愿服务队分头清扫楼道、理发、磨刀，直到中午才散。\nphotos: [{files}]\n"
        f"figures: {{participants: {20 + number}, activities: 1}}\n---\n\n{_TEXT}\n\n{_TEXT}\n"
    )


def _posters() -> Iterator[tuple[str, str]]:
    for number, sentence in enumerate(_SENTENCES):
        head = f"title: {sentence}\ncampaign: manners\nslogan: {sentence}\n"
        yield f"sentence-{number}", f"{head}text: {_TEXT}\n"
        steps = "".join(f"  - {step}\n" for step in (_TEXT[:22], _TEXT[23:41], _TEXT[:22]))
        yield (
            f"steps-{number}",
            f"title: 三步学会\ncampaign: science\nslogan: {sentence}\nsteps:\n{steps}",
        )
    yield "survey", f"title: 您来填一填\ncampaign: survey\nslogan: 明年先修哪里？\ntext: {_TEXT}\n"
    words = "富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 诚信 友善".split()
    for name, said in (("nation", words[:4]), ("twelve", words)):
        shown = f"words: [{', '.join(said)}]\n"
        yield name, f"title: {' '.join(said)}\ncampaign: core-values\n{shown}"


def _convention(title: str, count: int, turn: int = 0) -> str:
    listed = "".join(f"  - {article}\n" for article in _articles(count, turn))
    return f"title: {title}\nadopted: 2026-03-01\narticles:\n{listed}"


def _articles(count: int, turn: int) -> list[str]:
    return [f"{_TEXT[turn : 30 + turn]}第{number + 1}条说的就是这个。" for number in range(count)]


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


_DETAILS = """\
name: 示例社区
address: 示例路1号
phone: 0731-8888 0000
url: https://example.org/
palette: seasons
printing: {{bleed: 3, marks: yes, colour: {colour}, office_paper: A3}}
"""
_NOTICE = """\
---
title: 停水检修的通知
level: important
from: 2026-11-01
until: 2027-01-15
what: 水箱清洗和阀门更换
when: 11月26日 8:30—17:00
where: 1 至 6 号楼
contact: 物业 0731-8888 0000
---
请提前储水。恢复供水后先放一分钟再用。
"""
