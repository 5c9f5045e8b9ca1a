"""`civsite build` as it is typed: where it writes, what the options say, and how it tells of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civsite import __version__
from tests.build.communities import leftovers, tree
from tests.expectations import lay_out_sound_community
from tests.typed import DATE, Said, lay_out_empty_community, typed

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out_sound_community(tmp_path / "社区 one")
    return tmp_path / "社区 one"


def build(root: Path, *arguments: str | Path, language: str = "en") -> Said:
    return typed("-C", root, "--lang", language, "build", *arguments, *DATE)


def manifest(out: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((out / "manifest.json").read_bytes())
    return read


@LANGUAGES
def test_it_says_how_much_was_made_and_where_it_lies(root: Path, language: str) -> None:
    said = {
        "zh": (
            "展板、屏幕和照片：新做 {} 项，沿用 {} 项\n已写入 {}\n没有发现问题\n",
            ("1", "0"),
            ("0", "1"),
        ),
        "en": (
            "panels, slides, photos: {} rendered, {} unchanged\nwritten to {}\nnothing to complain about\n",
            ("1", "0"),
            ("0", "1"),
        ),
    }
    form, first, second = said[language]
    for counts in (first, second):
        errors = form.format(*counts, root / "build")
        assert build(root, "report", language=language) == Said(0, "", errors)


def test_the_manifest_says_whose_it_is_of_which_quarter_and_day(root: Path) -> None:
    build(root, "report")
    about = manifest(root / "build")
    products = about.pop("products")
    assert about == {
        "community": "示例社区",
        "quarter": "2026Q4",
        "date": "2026-11-22",
        "civsite": __version__,
    }
    paths = [entry["path"] for entry in products]
    assert paths == sorted(paths)
    assert {path for path in tree(root / "build") if "." in Path(path).name} == {
        *paths,
        "manifest.json",
    }
    for entry in products:
        location = root / "build" / entry["path"]
        assert entry["sha256"] == tree(root / "build")[entry["path"]]
        assert entry["bytes"] == location.stat().st_size


@pytest.mark.parametrize("quarter", ["2026Q3", "2027Q1"])
def test_the_quarter_may_be_another_than_that_of_the_day(root: Path, quarter: str) -> None:
    assert build(root, "report", "--quarter", quarter).status == 0
    about = manifest(root / "build")
    assert (about["quarter"], about["date"]) == (quarter, "2026-11-22")
    assert {entry["path"].split("/")[1] for entry in about["products"]} == {quarter}


def test_the_output_may_lie_elsewhere_and_counts_from_where_one_stands(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "桌面").mkdir()
    monkeypatch.chdir(tmp_path / "桌面")
    assert build(root, "report", "--out", "给 打印店/十月").status == 0
    assert not (root / "build").exists()
    assert manifest(tmp_path / "桌面/给 打印店/十月")["community"] == "示例社区"
    assert [path.name for path in (tmp_path / "桌面/给 打印店").iterdir()] == ["十月"]
    monkeypatch.chdir(root)
    assert typed("--lang", "en", "build", "report", "--out", "../那里", *DATE).status == 0
    assert tree(tmp_path / "那里") == tree(tmp_path / "桌面/给 打印店/十月")


@pytest.mark.parametrize(
    "options",
    [("--jobs", "1"), ("--jobs", "256"), ("--no-cache",), ("--executor", "threads"), ("report",)],
)
def test_options_of_speed_change_no_byte(
    root: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert build(root, "report", "--out", tmp_path / "usual").status == 0
    assert build(root, "report", "--out", tmp_path / "other", *options).status == 0
    assert tree(tmp_path / "other") == tree(tmp_path / "usual")


def test_without_the_store_nothing_is_remembered_and_nothing_taken_up(
    root: Path, store_folder: Path
) -> None:
    for _ in range(2):
        assert "1 rendered, 0 unchanged" in build(root, "report", "--no-cache").errors
        assert not store_folder.exists()
    assert build(root, "report").status == 0
    filled = tree(store_folder)
    assert "1 rendered, 0 unchanged" in build(root, "report", "--no-cache").errors
    assert tree(store_folder) == filled


@pytest.mark.parametrize(
    "executor", ["", "thread", "THREADS", "threads ", "process", "dask", "ssh:host", "线程"]
)
@LANGUAGES
def test_an_unknown_executor_is_told_with_those_that_there_are(
    root: Path, executor: str, language: str
) -> None:
    before = tree(root)
    said = build(root, "report", "--executor", executor, language=language)
    assert said == Said(
        2,
        "",
        {
            "zh": f"没有执行方式“{executor}”，可用 threads、processes、dask:地址\n",
            "en": f"no executor “{executor}”; known: threads, processes, dask:ADDRESS\n",
        }[language],
    )
    assert tree(root) == before


@pytest.mark.parametrize(
    ("out", "zh", "en"),
    [
        (".", "资料库就在里面", "the repository lies in it"),
        ("content", "它在 content 里面", "it lies in content"),
        ("theme/mine", "它在 theme 里面", "it lies in theme"),
        ("mkdocs.yml", "它是一个文件", "it is a file"),
        ("照片", "里面有不是 civsite 生成的文件", "it holds files that civsite did not make"),
    ],
)
@LANGUAGES
def test_what_lies_in_the_way_is_told_and_stays(
    root: Path, out: str, zh: str, en: str, language: str
) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (root / "照片").mkdir()
    (root / "照片/婚礼.jpg").write_text("the only copy", "utf-8")
    before, target = tree(root), root / out
    said = build(root, "report", "--out", target, language=language)
    told = {
        "zh": f"不能写入 {target}：{zh}。请用 --out 指定一个空的或还没有的文件夹\n",
        "en": f"cannot write to {target}: {en}; name an empty or a new folder with --out\n",
    }
    assert said == Said(2, "", told[language])
    assert tree(root) == before


def test_what_the_message_asks_for_works(root: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    for out in (tmp_path / "空", tmp_path / "还没有"):
        assert build(root, "report", "--out", out).status == 0
        assert (out / "report/2026Q4/index.html").is_file()


def test_one_part_after_another_leaves_both_and_what_is_gone_goes(root: Path) -> None:
    assert build(root, "report").status == 0
    report = tree(root / "build/report")
    assert build(root, "report", "report", "--quarter", "2027Q1").status == 0
    assert {path.name for path in (root / "build/report").iterdir()} == {"2027Q1"}
    assert build(root, "report").status == 0
    assert tree(root / "build/report") == report
    assert leftovers(root) == []


@pytest.mark.parametrize("text", ["name: [a\n", "nme: 社区\n", "name: 甲\ntimezone: Mars/Base\n"])
def test_content_with_errors_leaves_what_was_built(tmp_path: Path, text: str) -> None:
    root = lay_out_empty_community(tmp_path / "小 区")
    assert build(root, "report").status == 0
    before = tree(root / "build")
    (root / "content/community.yml").write_text(text, "utf-8")
    status, output, errors = build(root, "report")
    assert (status, output) == (1, "")
    assert errors.startswith("content/community.yml:")
    assert tree(root / "build") == before
    assert leftovers(root) == []
