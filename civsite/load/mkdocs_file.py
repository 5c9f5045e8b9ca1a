"""A repository's `mkdocs.yml` enters; the Markdown extensions to use leave, and what is left to mkdocs.

Hooks, plugins, and extensions from anywhere are programs of the repository's: `mkdocs` runs them,
civsite never does. It takes from the file the names of Python-Markdown's own extensions alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Refused, Severity, Text
from civsite.files import refuse_links
from civsite.load.text import read_text
from civsite.load.tree import Mapping, Node, Scalar, Sequence, read_tree

PATH = "mkdocs.yml"
# They read and write nothing and call nothing by name; what they make is cleaned like any text.
_EXTENSIONS = frozenset(
    "abbr admonition attr_list def_list fenced_code footnotes md_in_html nl2br sane_lists smarty"
    " tables toc".split()
)
# With what mkdocs always has, the same page comes out of both.
_ALWAYS = ("toc", "tables", "fenced_code")
# What YAML allows, mkdocs reads and civsite does not.
_OF_MKDOCS_ALONE = ("yaml-tag", "yaml-anchor", "yaml-merge")
_PROGRAMS = Text(
    "civsite 不运行资料库自带的程序和插件，只有 mkdocs 会",
    "civsite runs no programs or plugins of a repository; mkdocs alone does",
)
_SETTINGS = Text("civsite 不理会扩展的设置", "civsite takes no settings of extensions")


class MkDocsFile(NamedTuple):
    """`extensions` are names that Python-Markdown knows; none where CommonMark is enough."""

    extensions: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_mkdocs_file(root: Path) -> MkDocsFile:
    """What civsite takes from the file, if there is one."""
    if not (root / PATH).exists():
        return MkDocsFile()
    try:
        refuse_links(root, PATH)
        text = read_text(root / PATH, PATH)
        tree = read_tree(text, PATH)
    except Refused as refused:
        return MkDocsFile((), tuple(map(_as_told, refused.diagnostics)))
    lines = text.splitlines()
    values = {entry.key.text: entry.value for entry in tree.entries}
    programs = [node for _, node in _named(values.get("hooks"))]
    programs += [node for name, node in _named(values.get("plugins")) if name != "civsite"]
    said = [_unused(node, lines, _PROGRAMS) for node in programs]
    extensions: list[str] = []
    for name, node in _named(values.get("markdown_extensions")):
        short = name.removeprefix("markdown.extensions.")
        if short in _EXTENSIONS:
            extensions.append(short)
        else:
            said.append(_unused(node, lines, _PROGRAMS))
        if not isinstance(node, Scalar):
            said.append(_unused(node, lines, _SETTINGS))
    if extensions:
        extensions = [*_ALWAYS, *extensions]
    return MkDocsFile(tuple(dict.fromkeys(extensions)), tuple(dict.fromkeys(said)))


def _named(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The names in a list, each by itself or with settings; in a mapping, its keys."""
    if isinstance(node, Mapping):
        yield from ((entry.key.text, entry.key) for entry in node.entries)
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield from ((entry.key.text, item) for entry in item.entries)
            elif isinstance(item, Scalar):
                yield item.text, item


def _as_told(problem: Diagnostic) -> Diagnostic:
    if problem.code not in _OF_MKDOCS_ALONE:
        return problem
    return replace(
        problem,
        code="mkdocs-alone",
        message=Text(
            f"civsite 不读这份 mkdocs.yml：{problem.message.zh}",
            f"civsite does not read this mkdocs.yml: {problem.message.en}",
        ),
        hint=Text(
            "civsite build 会按没有扩展的文件生成；要用这里的设置，请运行 mkdocs build",
            "civsite build makes the site without its extensions; with them, run mkdocs build",
        ),
        severity=Severity.WARNING,
    )


def _unused(node: Node, lines: list[str], message: Text) -> Diagnostic:
    line = node.span.line
    return Diagnostic(
        "mkdocs-alone",
        node.span,
        message,
        Text(
            "要用它，请运行 mkdocs build；不用就删去这一项",
            "to use it, run mkdocs build; if you do not need it, remove the entry",
        ),
        Severity.WARNING,
        lines[line - 1] if line <= len(lines) else "",
    )
