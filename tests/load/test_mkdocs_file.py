"""mkdocs.yml: the Markdown extensions that civsite uses, and what it says that it leaves to mkdocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from civsite.diagnostics import Diagnostic
from civsite.load.mkdocs_file import read_mkdocs_file
from tests.load.communities import write

USUAL = ("toc", "tables", "fenced_code")
SETTINGS = ("civsite 不理会扩展的设置", "civsite takes no settings of extensions")
PROGRAM = (
    "civsite 不运行资料库自带的程序和插件，只有 mkdocs 会",
    "civsite runs no programs or plugins of a repository; mkdocs alone does",
)


def read(root: Path, text: str | bytes) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    found = read_mkdocs_file(write(root, {"mkdocs.yml": text}))
    return found.extensions, found.diagnostics


def test_without_the_file_nothing_is_asked_for(tmp_path: Path) -> None:
    assert read_mkdocs_file(tmp_path) == ((), ())


@pytest.mark.parametrize(
    ("written", "extensions"),
    [
        ("", ()),
        ("markdown_extensions:\n", ()),
        ("markdown_extensions: []\n", ()),
        ("markdown_extensions: [footnotes]\n", (*USUAL, "footnotes")),
        (
            "markdown_extensions:\n  - admonition\n  - def_list\n",
            (*USUAL, "admonition", "def_list"),
        ),
        ("markdown_extensions: [markdown.extensions.abbr]\n", (*USUAL, "abbr")),
        ("markdown_extensions: [tables, toc]\n", USUAL),
        ("markdown_extensions: [footnotes, footnotes]\n", (*USUAL, "footnotes")),
        ("markdown_extensions: {attr_list: }\n", (*USUAL, "attr_list")),
        ("plugins: [civsite]\nmarkdown_extensions: [smarty]\n", (*USUAL, "smarty")),
        ("plugins:\n  - civsite:\n      lang: zh\n", ()),
        ("nav:\n  - 首页: index.md\ntheme: {name: material}\n", ()),
    ],
)
def test_extensions_of_python_markdown_are_used_beside_the_usual_ones(
    tmp_path: Path, written: str, extensions: tuple[str, ...]
) -> None:
    assert read(tmp_path, f"site_name: 花园社区\n{written}") == (extensions, ())


@pytest.mark.parametrize(
    ("written", "line", "column", "message", "extensions"),
    [
        ("hooks: [hook.py]\n", 2, 9, PROGRAM, ()),
        ("hooks:\n  - hook.py\n", 3, 5, PROGRAM, ()),
        ("plugins: [civsite, search]\n", 2, 20, PROGRAM, ()),
        ("plugins: {search: {lang: zh}}\n", 2, 11, PROGRAM, ()),
        ("markdown_extensions: [pymdownx.emoji]\n", 2, 23, PROGRAM, ()),
        ("markdown_extensions: [./mine, footnotes]\n", 2, 23, PROGRAM, (*USUAL, "footnotes")),
        ("markdown_extensions:\n  - toc: {permalink: yes}\n", 3, 5, SETTINGS, USUAL),
    ],
)
def test_what_only_mkdocs_runs_is_told_at_its_place_as_a_warning(
    tmp_path: Path,
    written: str,
    line: int,
    column: int,
    message: tuple[str, str],
    extensions: tuple[str, ...],
) -> None:
    found, (said,) = read(tmp_path, f"site_name: x\n{written}")
    assert found == extensions
    assert (said.code, said.severity) == ("mkdocs-alone", "warning")
    assert said.span[:3] == ("mkdocs.yml", line, column)
    assert (said.message.zh, said.message.en) == message
    assert said.hint is not None
    assert said.hint.zh == "要用它，请运行 mkdocs build；不用就删去这一项"
    assert said.hint.en == ("to use it, run mkdocs build; if you do not need it, remove the entry")
    assert said.excerpt == written.splitlines()[line - 2]


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        (
            "extra: !ENV [SECRET]\n",
            "不支持 YAML 标记“!ENV”",
            "YAML tags such as “!ENV” are not read",
        ),
        (
            "extra: &a {b: c}\n",
            "不支持 YAML 的 & 锚点和 * 引用",
            "YAML anchors (&) and aliases (*) are not read",
        ),
        ("<<: {a: b}\n", "不支持 YAML 的 << 合并", "YAML merge keys (<<) are not read"),
    ],
)
def test_yaml_that_only_mkdocs_reads_leaves_the_site_without_extensions(
    tmp_path: Path, written: str, zh: str, en: str
) -> None:
    text = f"markdown_extensions: [footnotes]\n{written}"
    found, (said,) = read(tmp_path, text)
    assert found == ()
    assert (said.code, said.severity, said.span.line) == ("mkdocs-alone", "warning", 2)
    assert said.message.zh == f"civsite 不读这份 mkdocs.yml：{zh}"
    assert said.message.en == f"civsite does not read this mkdocs.yml: {en}"
    assert said.hint is not None
    assert (
        said.hint.zh == "civsite build 会按没有扩展的文件生成；要用这里的设置，请运行 mkdocs build"
    )
    assert said.hint.en == (
        "civsite build makes the site without its extensions; with them, run mkdocs build"
    )


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"site_name: [x\n", "yaml-syntax", 1),
        (b"site_name: x\nsite_name: y\n", "key-duplicate", 2),
        (b"- x\n", "not-a-mapping", 1),
        (b"", "file-empty", 1),
        ("site_name: 花园社区垃圾分类\n".encode("gb18030"), "not-utf8", 1),
        (b"site_name:\tx\n", "tab", 1),
    ],
)
def test_a_file_that_nobody_can_read_is_an_error_at_its_line(
    tmp_path: Path, text: bytes, code: str, line: int
) -> None:
    found, (said,) = read(tmp_path, text)
    assert found == ()
    assert (said.code, said.severity, said.span.path, said.span.line) == (
        code,
        "error",
        "mkdocs.yml",
        line,
    )


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere.yml": "markdown_extensions: [footnotes]\n"})
    (tmp_path / "mkdocs.yml").symlink_to("elsewhere.yml")
    found = read_mkdocs_file(tmp_path)
    assert found.extensions == ()
    assert [(each.code, each.span.path) for each in found.diagnostics] == [("link", "mkdocs.yml")]
