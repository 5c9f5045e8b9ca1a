"""Enters: an empty folder. Leaves: a community repository in it that builds at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from civsite.diagnostics import Stopped
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

`content/` 里现在是示例社区“花园社区”，人物和事迹都是虚构的，请换成自己的。

The folder `content/` now holds a sample community whose people are invented; replace them.
Check: `civsite check`. Build: `civsite build`. Preview: `civsite serve`.
"""
_IGNORED = "/build/\n/.civsite/\n/.build.*\n"


def init_repository(folder: Path) -> None:
    """Makes the repository. Raises Stopped where something lies in the way, or it is a link."""
    if link := _link_on_the_way(folder):
        raise Stopped(
            f"{link} 是一个链接，请写它通向的文件夹：{link.resolve()}",
            f"{link} is a link, name the folder that it leads to: {link.resolve()}",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stopped(
            f"{folder} 已有内容，请换一个空文件夹", f"{folder} is not empty, name another folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(sample_content(), folder / "content")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (folder / "README.md").write_text(_README, encoding="utf-8")
    (folder / ".gitignore").write_text(_IGNORED, encoding="utf-8")


def _link_on_the_way(folder: Path) -> Path | None:
    """The folder itself, or one above it in the working folder, if it is a link."""
    here = Path.cwd()
    above = (each for each in folder.parents if each != here and each.is_relative_to(here))
    return next((each for each in (folder, *above) if each.is_symlink()), None)
