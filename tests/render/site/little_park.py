"""Leaves: the files of a small community, hostile and odd where real ones are, and ways to read it."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from civsite.diagnostics import has_errors
from civsite.load.repository import load_community
from civsite.quarter import Quarter
from civsite.render.boards import panel_digests
from civsite.render.job import OutputOf, function_named
from civsite.render.panels.look import look_of
from civsite.render.site.inputs import (
    PNG_HEAD_BYTES,
    Asset,
    SiteInputs,
    SlideShown,
    comes_in_forms,
    form_jobs,
    png_size,
)
from tests.load.communities import theme_of
from tests.plan.printed import plan_edition

TODAY = datetime.date(2026, 11, 22)

FILES = {
    "mkdocs.yml": """\
site_name: 小园社区
docs_dir: content
theme: {name: material}
plugins: [{civsite: {date: 2026-11-22}}]
""",
    "content/community.yml": """\
name: 小园社区
phone: 0731-8888 0000
mail: post@example.org
url: https://example.org/park/
languages: [zh, en]
""",
    "content/community.en.yml": "name: Little Park\n",
    "content/posters/core-values-nation.yml": """\
title: 富强 民主 文明 和谐
campaign: core-values
words: [富强, 民主, 文明, 和谐]
""",
    "content/posters/让座.yml": "title: 让座\ncampaign: manners\nslogan: 让一个座，暖一车人\n",
    "content/posters/让座.en.yml": "title: Give up your seat\n",
    "content/conventions/residents.yml": "title: 居民公约\narticles: [爱护公物, 不高空抛物, 礼让老幼]\n",
    "content/honours/2026Q3.yml": """\
quarter: 2026Q3
title: 善行义举榜
deeds:
  - {name: 张䶮, honour: 助人为乐, deed: 扶起摔倒的老人, photo: media/张䶮.jpg, consent: 2026-08-10}
  - {name: 欧阳静, honour: 孝老爱亲, deed: 照料邻家老人, consent: 2026-08-12}
  - {name: 钱不愿, honour: 助人为乐, deed: 捐了一笔钱, anonymous: yes, photo: media/secret.jpg}
""",
    "content/news/2026/2026-03-05-雷锋日.md": """\
---
title: 雷锋日里修好四十把伞 & <b>旧凳</b>
date: 2026-03-05
place: 东门
tags: [志愿服务, C++ / 编程]
photos: [{file: media/a.jpg, caption: 修伞的人}]
event: {start: 2026-12-05 09:00, end: 2026-12-05 11:30}
figures: {participants: 40}
---
早上八点，摊子就摆开了。见[公约](../../conventions/residents.yml)、[通知](notices/water.md)。

![现场](media/a.jpg)
""",
    "content/news/2026/2026-03-05-雷锋日.en.md": """\
---
title: Forty umbrellas mended
---
At eight in the morning the stall was up. See the [convention](../../conventions/residents.yml).
""",
    "content/news/2025/2025-10-01-square.md": """\
---
title: 广场上的一百只灯笼
date: 2025-10-01
tags: [文化]
---
灯笼是孩子们糊的……糊了三天，喷灯也用上了。
""",
    "content/notices/water.md": """\
---
title: 水箱清洗停水
level: important
from: 2026-11-20
until: 2026-11-25
when: 11月25日上午
contact: 物业 0731-8888 0001
---
请提前存水。
""",
    "content/notices/old.md": "---\ntitle: 已过的通知\nuntil: 2026-01-01\n---\n旧事。\n",
    "content/pages/about.md": "---\ntitle: 关于\norder: 1\n---\n# 大标题\n\n我们是一个小社区。\n",
    "content/boards/east.yml": """\
name: 东门宣传栏
kind: showcase
size: 2400x1200
slots:
  - {id: A, at: 60x150, size: 600x900, accepts: [poster]}
  - {id: 乙, at: 720x150, size: 600x900, accepts: [convention], keep: yes}
""",
    "content/screens/lift.yml": "name: 电梯屏\nkind: lcd\nsize: 1080x1920\n",
}  # fmt: skip


def made_elsewhere() -> dict[str, Mapping[str, object]]:
    """Pictures and files as the other stages make them for the site, and what a screen plays."""
    sizes = {
        "panels/east/A": (800, 1200),
        "boards/east": (1200, 600),
        "screens/lift": (1080, 1920),
        "posters/让座": (850, 1200),
    }
    pictures = {f"{path}.png": _picture(size, "PNG") for path, size in sizes.items()}
    sheets = ("panels/east/A.pdf", "posters/让座-A4.pdf", "posters/让座-A3.pdf")
    slides = {f"screens/lift/0{turn}.jpg": _picture((270, 480), "JPEG") for turn in (1, 2)}
    played = (SlideShown("让座", "screens/lift/01.jpg"), SlideShown("water", "screens/lift/02.jpg"))
    assets = {**pictures, **slides, **dict.fromkeys(sheets, b"%PDF-1.7")}
    return {"assets": assets, "slides": {"lift": played}}


def _picture(size: tuple[int, int], form: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "#7a3b1d").save(stream, form)
    return stream.getvalue()


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def inputs_of(root: Path, **more: object) -> SiteInputs:
    """What the site is made from; `assets` are given as bytes."""
    community, diagnostics = load_community(root, theme_of(root))
    assert not has_errors(diagnostics), [each.as_text("en") for each in diagnostics]
    edition = plan_edition(community, Quarter.of(TODAY), TODAY)
    given: dict[str, bytes] = more.pop("assets", {})  # type: ignore[assignment]
    pictures = {path: content for path, content in given.items() if comes_in_forms(path)}
    placed = {path: each for path, each in given.items() if path not in pictures}
    assets = {path: _asset(content) for path, content in (placed | _forms_of(pictures)).items()}
    sizes = {path: png_size(content[:PNG_HEAD_BYTES]) for path, content in pictures.items()}
    look = look_of(theme_of(root), community.details.palette, Quarter.of(TODAY))
    digests = panel_digests(community, edition, look)
    return SiteInputs(community, edition, TODAY, assets, sizes, digests, **more)  # type: ignore[arg-type]


def _asset(content: bytes) -> Asset:
    return Asset(hashlib.sha256(content).hexdigest(), len(content), lambda: content)


def _forms_of(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The WebP files that a build has jobs for, by their path in the site."""
    forms: dict[str, bytes] = {}
    for job in form_jobs({path: OutputOf(path, "png") for path in pictures}):
        original = pictures[job.needs["original"].job]
        made = function_named(job.function)(json.loads(job.request), {"original": original})
        for name, content in made.items():
            assert isinstance(content, bytes)
            forms[str(job.outputs[name]).removeprefix("site/")] = content
    return forms


def files_of(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
