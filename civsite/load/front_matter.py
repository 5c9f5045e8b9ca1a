"""Enters: the text of a Markdown file. Leaves: its front matter as YAML text, and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

from civsite.diagnostics import Diagnostic, Refused, Span, Text

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Parts(NamedTuple):
    """`yaml` starts in line 2 of the file; `body_line` is the line in which the body begins."""

    yaml: str
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> Parts:
    """The two parts of a file that begins with `---`. Raises Refused where a fence is missing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first_line = text.split("\n", 1)[0]
    if not _FENCE.fullmatch(first_line):
        raise Refused([
            Diagnostic(
                "front-matter-missing",
                Span(path),
                Text("文件的第一行应是“---”", "the first line must be “---”"),
                Text(
                    "在最前面写：---，下一行 title: 标题，再一行 ---",
                    "begin with a line ---, then title: …, then a line ---",
                ),
                excerpt=first_line,
            )
        ])  # fmt: skip
    end = _FENCE.search(text, len(first_line))
    if end is None:
        raise Refused([
            Diagnostic(
                "front-matter-open",
                Span(path),
                Text("开头的“---”没有配对的结束行", "the opening “---” has no closing “---”"),
                Text("在正文前单独写一行“---”", "write a line “---” before the body"),
                excerpt=first_line,
            )
        ])  # fmt: skip
    yaml_text = text[len(first_line) + 1 : end.start()]
    rest = text[end.end() :].removeprefix("\n")
    body = rest.lstrip("\n")
    line = text.count("\n", 0, end.start()) + 2 + (len(rest) - len(body))
    return Parts(yaml_text, body.rstrip() + "\n" if body.strip() else "", line)
