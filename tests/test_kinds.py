"""Every stage knows every kind of item, and a new kind comes with its own files alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from civsite.blanks.kinds import KINDS as NEW
from civsite.fit.kinds import KINDS as FITTING
from civsite.model.item import Item, Kind
from civsite.model.kinds import ITEM_TYPES, KINDS
from civsite.plan.kinds import KINDS as PLANNED
from civsite.render.panels.kinds import KINDS as PANELS
from civsite.render.screens.kinds import KINDS as SLIDES
from civsite.render.site.pages.kinds import KINDS as PAGES

REPOSITORY = Path(__file__).parent.parent
TOY = Path(__file__).parent / "fixtures" / "lost_and_found"
# The folders that have a file of every kind; CONTRIBUTING.md lists the same.
FOLDERS = (
    "model/kinds",
    "fit/kinds",
    "plan/kinds",
    "render/panels/kinds",
    "render/screens/kinds",
    "render/site/pages/kinds",
    "blanks/kinds",
)
# That whose `__init__.py` names every kind.
REGISTRY = "model/kinds/__init__.py"


def test_every_kind_is_said_in_a_file_of_its_own() -> None:
    assert [kind.model.kind for kind in KINDS] == list(Kind)


@pytest.mark.parametrize("registry", [FITTING, PLANNED, PANELS, SLIDES, PAGES])
def test_every_stage_knows_every_kind(registry: Mapping[type[Item], Any]) -> None:
    assert set(registry) == set(ITEM_TYPES)


def test_a_new_file_can_be_had_of_every_kind_that_editors_write() -> None:
    assert {kind.model.folder for kind in KINDS} <= set(NEW)


def test_no_two_kinds_call_one_key_by_different_words() -> None:
    chinese: dict[str, set[str]] = {}
    for kind in KINDS:
        for key, text in kind.keys.items():
            chinese.setdefault(key, set()).add(text.chinese)
    assert [key for key, words in chinese.items() if len(words) > 1] == []


def test_contributing_names_every_folder_of_kinds() -> None:
    told = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    assert [folder for folder in FOLDERS if f"`civsite/{folder}/`" not in told] == []


class Clone:
    """The program with one more kind, and a community that uses it."""

    def __init__(self, folder: Path) -> None:
        self.program, self.community = folder / "program", folder / "community"
        self.umbrella = self.community / "content/lost/一把雨伞.yml"
        forget = shutil.ignore_patterns("__pycache__")
        for part in ("civsite", "theme", "tools"):
            shutil.copytree(REPOSITORY / part, self.program / part, ignore=forget)
        (self.program / "docs").mkdir()
        shutil.copytree(TOY / "program", self.program, dirs_exist_ok=True)
        shutil.copytree(TOY / "community", self.community)
        self._replace("model/item.py", r'    NOTICE = "notice"\n', r'\g<0>    LOST = "lost"\n')
        self._replace(REGISTRY, r"(\s+)honours,", r"\g<0>\1lost,")
        self._replace(REGISTRY, r"(\s+)notice\.KIND,", r"\g<0>\1lost.KIND,")

    def _replace(self, path: str, wanted: str, by: str) -> None:
        location = self.program / "civsite" / path
        text, count = re.subn(wanted, by, location.read_text("utf-8"), count=1)
        assert count == 1, path
        location.write_text(text, "utf-8")

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.program,
            env={**os.environ, "PYTHONPATH": str(self.program)},
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def civsite(self, *arguments: str) -> str:
        return self.run("civsite", "-C", str(self.community), *arguments, "--date", "2026-11-22")

    def made(self, path: str) -> Path:
        return self.community / "build" / path


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    clone = Clone(tmp_path_factory.mktemp("kinds"))
    clone.civsite("new", "失物招领", "一把雨伞")
    with clone.umbrella.open("a", encoding="utf-8") as file:
        file.write("照片: media/umbrella.jpg\n")
    media = clone.community / "content/media"
    media.mkdir()
    Image.new("RGB", (900, 600), "#c98a2b").save(media / "umbrella.jpg")
    clone.civsite("check")
    clone.civsite("build", "--quarter", "2026Q4")
    return clone


@pytest.mark.slow
def test_a_new_kind_begins_with_a_commented_file(clone: Clone) -> None:
    assert "拾到日期: 2026-11-22\n" in clone.umbrella.read_text("utf-8")


@pytest.mark.slow
def test_a_new_kind_hangs_on_a_panel(clone: Clone) -> None:
    (panel,) = clone.made("boards/2026Q4/gate").glob("A-*.pdf")
    with pypdfium2.PdfDocument(panel) as document:
        text = document[0].get_textpage().get_text_range()
        pictures = list(
            document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
        )
    assert "一把雨伞" in text
    assert "社区服务大厅" in text
    assert len(pictures) == 1


@pytest.mark.slow
def test_a_new_kind_plays_on_a_screen_and_on_a_strip(clone: Clone) -> None:
    (slide,) = clone.made("screens/hall/slides").glob("*一把雨伞*.png")
    with Image.open(slide) as picture:
        assert picture.size == (640, 360)
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 10
    assert "社区服务大厅" in clone.made("screens/strip/text.txt").read_text("utf-8-sig").replace(
        "\n", ""
    )


@pytest.mark.slow
def test_a_new_kind_has_its_pages_and_is_found(clone: Clone) -> None:
    page = clone.made("site/lost/一把雨伞/index.html").read_text("utf-8")
    assert "社区服务大厅" in page
    assert "门口宣传栏" in page
    (picture,) = re.findall(r'<img src="../../(media/[^"]+)" alt="一把雨伞">', page)
    assert clone.made(f"site/{picture}").exists()
    home = clone.made("site/index.html").read_text("utf-8")
    assert 'href="lost/"' in home
    assert "失物招领" in home
    found = json.loads(clone.made("site/search/items.json").read_text("utf-8"))
    assert [kind for _, title, _, kind, *_ in found if title == "一把雨伞"] == ["失物招领"]
    assert "失物招領" in clone.made("site/zh-hant/lost/index.html").read_text("utf-8")
    assert "Lost property" in clone.made("site/en/lost/index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_new_kind_stands_in_the_reference(clone: Clone) -> None:
    clone.run("tools.reference")
    told = (clone.program / "docs/content.zh.md").read_text("utf-8")
    assert "## 失物招领 `content/lost/….yml`" in told
    assert "| `拾到日期` | `found` | 哪天捡到的 |" in told
    titles = [kind.title.zh for kind in KINDS]
    titles.insert(titles.index("页面"), "失物招领")
    assert f"{'、'.join(titles)}都可以写这些键" in told
