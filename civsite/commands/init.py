"""Enters: an empty folder. Leaves: a community repository in it that builds at once.

It holds the sample community, or what somebody's own begins with.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from civsite.diagnostics import Stopped
from civsite.files import write_below
from civsite.program import sample_content

_MKDOCS = """\
# 网站的设置。一般不用改：名称、语言、配色都写在 content/community.yml。
# The website's settings; name, languages and colours come from content/community.yml.
site_name: civsite
docs_dir: content
theme:
  name: material
plugins:
  - civsite
"""
_README = """\
# 社区宣传栏资料库

- 内容都在 `content/`：海报、公约、善行义举榜、动态、通知、宣传栏、电子屏。
- 检查：`civsite check`　　生成：`civsite build`　　边写边看：`civsite serve`
- 新建一份：`civsite new news "重阳节慰问"`

{about}
Check: `civsite check`. Build: `civsite build`. Preview: `civsite serve`.
"""
_ABOUT_SAMPLE = """\
`content/` 里现在是示例社区“花园社区”，人物和事迹都是虚构的，请换成自己的。用不着的文件可以删去。

The folder `content/` now holds a sample community whose people are invented; replace them.
"""
_ABOUT_EMPTY = """\
`content/` 里现在有：

- `community.yml`：社区的基本情况，请先填这一份
- `boards/`、`screens/`：宣传栏和电子屏，一处一个文件，请按实际尺寸核对。再加一处：
  `civsite new 宣传栏 "西门宣传栏"`、`civsite new 电子屏 "门厅电子屏"`
- `posters/`：核心价值观和公民基本道德规范的海报，各地用词一样，可以直接用

接着写自己的，图片放进 `content/media/`：
`civsite new 公约 "居民公约"`、`civsite new 善行义举榜 "善行义举榜"`、`civsite new 通知 "停水通知"`

The folder `content/` holds the community's details, its boards and screens, and posters whose words
are the same everywhere. `civsite new KIND TITLE` adds a file.
"""
_IGNORED = "/build/\n/.civsite/\n/.build.*\n"


def init_repository(folder: Path, empty: Mapping[str, bytes] | None = None) -> None:
    """Makes the repository: with the sample, or with the files of `empty` as its content.

    Raises Stopped where something lies in the way, or it is a link; nothing is touched then.
    """
    refuse_what_is_there(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if empty is None:
        shutil.copytree(sample_content(), folder / "content")
    for path, data in (empty or {}).items():
        write_below(folder, f"content/{path}", data)
    about = _ABOUT_SAMPLE if empty is None else _ABOUT_EMPTY
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (folder / "README.md").write_text(_README.format(about=about), encoding="utf-8")
    (folder / ".gitignore").write_text(_IGNORED, encoding="utf-8")


def refuse_what_is_there(folder: Path) -> None:
    """Raises Stopped unless the folder is empty or not there, and no link."""
    if link := _link_on_the_way(folder):
        raise Stopped(
            f"{link} 是一个链接，请写它通向的文件夹：{link.resolve()}",
            f"{link} is a link, name the folder that it leads to: {link.resolve()}",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stopped(
            f"{folder} 已有内容，请换一个空文件夹", f"{folder} is not empty, name another folder"
        )


def _link_on_the_way(folder: Path) -> Path | None:
    """The folder itself, or one above it in the working folder, if it is a link."""
    here = Path.cwd()
    above = (each for each in folder.parents if each != here and each.is_relative_to(here))
    return next((each for each in (folder, *above) if each.is_symlink()), None)
