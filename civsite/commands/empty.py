"""Enters: a community's name, its boards and screens. Leaves: the files of a repository to fill in.

It has no invented people: the details with every other key as a comment, a file for each board and
screen, and the posters whose words are the same everywhere, so that something hangs at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from civsite.blanks.kinds.kind import stem_of
from civsite.commands.new import as_scalar
from civsite.diagnostics import Stopped
from civsite.model.board import BoardKind
from civsite.model.screen import ScreenKind
from civsite.program import sample_content

Size = tuple[int, int]
_SIZE = re.compile(r"\s+(\d{1,5})\s*[xX×*]\s*(\d{1,5})\s*$")
_LEAST_MM, _LEAST_PX, _MOST = 300, 16, 20_000
_LONGEST_NAME = 100
_BOARD_MM, _LIFT_MM = (2400, 1200), (435, 580)
_SCREEN_PX = {
    ScreenKind.LCD: (1920, 1080),
    ScreenKind.LED_STRIP: (320, 32),
    ScreenKind.LED_WALL: (960, 540),
}
_SLOT_RATIO = 0.7
_NO_BOARD = "宣传栏的尺寸单位是毫米，240 厘米写 2400 · boards are measured in mm"
_NO_SCREEN = "电子屏的尺寸单位是像素，如 1920x1080 · screens are measured in px"
_WHICH_BOARD = (
    "有哪些宣传栏？一行一处，后面写尺寸（毫米，先宽后高），如：东门宣传栏 2400x1200。没有了，直接按回车\n"
    "Which boards? One a line, with its size in mm; Enter alone ends"
)
_WHICH_SCREEN = (
    "有哪些电子屏？一行一块，后面写尺寸（像素，先宽后高），如：门厅电子屏 1920x1080。没有了，直接按回车\n"
    "Which screens? One a line, with its size in px; Enter alone ends"
)
_POSTERS = ("core-values-nation", "core-values-society", "core-values-person", "citizen-virtue")
_DETAILS = """\
# 社区的基本情况。
# 行首有井号（#）的是说明，程序不看；要用哪一行，就删去行首的“# ”，再改成自己的。
# 每一行是“名称: 内容”：冒号用英文冒号，后面空一格。改完运行 civsite check。

名称: {name}
# 地址: 居委会的地址
# 电话: 0731-8888 0000
# 邮箱: mail@example.org
# 办公时间: 周一至周五 8:30–17:30
# 网址: https://example.org/          # 网站放到哪里；展板上的二维码由它而来
# 标志: media/logo.svg                # 先把文件放进 content/media/
# 语言: [中文, 英文]                   # 网站的语言，第一个是主语言
# 配色: seasons                       # 四季换色；也可以写 red、blue、green
# 印刷: {{出血: 3, 裁切线: 是, 颜色: 印刷色, 办公纸张: A3纸}}

# 哪类地方必须有哪类内容。各地要求不同，请写明依据和年份。
# 要求:
#   - {{展示: core-values, 用于: [橱窗, 电梯框], 至少: 1, 依据: 哪份文件，哪年的}}
"""
_BOARD = """\
# 宣传栏。尺寸是看得见的部分，单位毫米，先宽后高。
# 类型可以写：橱窗、宣传栏、文化墙、电梯框、文化长廊、办公室墙面、围挡。
名称: {name}
类型: {kind}
尺寸: {width}x{height}
# 地点: 东门内
# 负责人: 谁来管

# 版位：一块展板一行。位置从栏的左上角量到版位的左上角；请按实际的框量一遍。
# 接受: [海报, 公约] 表示只放这些；不写，什么都可以放。固定: 是 表示不轮换。
版位:
"""
_SCREEN = """\
# 电子屏。尺寸单位像素，先宽后高。类型可以写：液晶屏、滚动字幕屏、LED大屏。
名称: {name}
类型: {kind}
尺寸: {width}x{height}
停留: 10                             # 每幅停留的秒数
# 时段: 06:30-22:00                  # 什么时候亮；不写就是全天
# 接受: [海报, 善行义举榜, 动态, 通知]    # 不写，什么都可以播
# 地点: 东门内
"""


class Asked(NamedTuple):
    """What the new repository is for; boards in mm, screens in px."""

    name: str
    boards: Sequence[Place]
    screens: Sequence[Place]


class Place(NamedTuple):
    """A board or a screen: what it is called, and its size if that was said."""

    name: str
    size: Size | None


def _board_place(text: str) -> Place:
    """`东门宣传栏 2400x1200`. Raises UsageError for a size that no board has in mm."""
    return _place(text, _LEAST_MM, _NO_BOARD)


def _screen_place(text: str) -> Place:
    """`门厅电子屏 1920x1080`. Raises UsageError for a size that no screen has in px."""
    return _place(text, _LEAST_PX, _NO_SCREEN)


def _name(text: str) -> str:
    """The name, its blanks collapsed. Raises UsageError for one that is none."""
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.UsageError("名称要有 1 到 100 个字 · a name has 1 to 100 characters")
    return name


def _place(text: str, least: int, refusal: str) -> Place:
    found = _SIZE.search(text)
    name = _name(text[: found.start()] if found else text)
    size = (int(found[1]), int(found[2])) if found else None
    if size and not all(least <= side <= _MOST for side in size):
        raise click.UsageError(f"{refusal}: {text}")
    return Place(name, size)


def files_asked_for(
    folder: Path, name: str | None, boards: Sequence[str], screens: Sequence[str]
) -> dict[str, bytes]:
    """The files below `content/`, by path, as options say or, without any, answers at the terminal.

    Raises UsageError for what is no name or no size, Stopped where two would have one name.
    """
    usual = folder.resolve().name
    if not (name or boards or screens) and sys.stdin.isatty():
        return _files_of(_ask(usual))
    asked = Asked(
        _name(name or usual), [*map(_board_place, boards)], [*map(_screen_place, screens)]
    )
    return _files_of(asked)


def _ask(name: str) -> Asked:
    """Asks at the terminal; `name` is what the community is called unless another is given."""
    name = click.prompt(
        "社区叫什么 · the community's name", default=name, value_proc=_name, err=True
    )
    return Asked(
        name, list(_each(_WHICH_BOARD, _board_place)), list(_each(_WHICH_SCREEN, _screen_place))
    )


def _each(question: str, understand: Callable[[str], Place]) -> Iterator[Place]:
    """Asks again until nothing is answered."""
    click.echo(question, err=True)
    while place := click.prompt(
        ">",
        default="",
        show_default=False,
        prompt_suffix=" ",
        err=True,
        value_proc=lambda text: understand(text) if text.strip() else None,
    ):
        yield place


def _files_of(asked: Asked) -> dict[str, bytes]:
    files = {"community.yml": _DETAILS.format(name=as_scalar(asked.name)).encode()}
    for poster in _POSTERS:
        path = f"posters/{poster}.yml"
        files[path] = (sample_content() / path).read_bytes()
    for folder, places, written in (
        ("boards", asked.boards, _board_file),
        ("screens", asked.screens, _screen_file),
    ):
        for place in places:
            path = f"{folder}/{stem_of(place.name)}.yml"
            if path in files:
                raise Stopped(f"“{place.name}”写了两次", f"“{place.name}” is named twice")
            files[path] = written(place).encode()
    return files


def _board_file(place: Place) -> str:
    """With as many slots of equal width as there are posters for, a little higher than wide."""
    kind = next((each for each in BoardKind if each.chinese in place.name), BoardKind.COLUMN)
    kind = BoardKind.LIFT if "电梯" in place.name else kind
    width, height = place.size or (_LIFT_MM if kind is BoardKind.LIFT else _BOARD_MM)
    margin = min(width, height) // 20
    count = max(1, min(len(_POSTERS), round(width / height / _SLOT_RATIO)))
    slot_width = (width - margin * (count + 1)) // count
    size = f"{slot_width}x{height - 2 * margin}"
    slots = [
        f"  - {{编号: {chr(ord('A') + index)}, 位置: {margin + index * (slot_width + margin)}x{margin},"
        f" 尺寸: {size}}}\n"
        for index in range(count)
    ]
    name = as_scalar(place.name)
    return _BOARD.format(name=name, kind=kind.chinese, width=width, height=height) + "".join(slots)


def _screen_file(place: Place) -> str:
    kind = next((each for each in ScreenKind if each.chinese in place.name), ScreenKind.LCD)
    kind = ScreenKind.LED_STRIP if "字幕" in place.name else kind
    width, height = place.size or _SCREEN_PX[kind]
    name = as_scalar(place.name)
    return _SCREEN.format(name=name, kind=kind.chinese, width=width, height=height)
