"""Enters: the text of a YAML file. Leaves: a tree of strings that keeps the place of every key and value.

Read by the events of PyYAML's C parser: nothing is composed, typed or resolved, so `no` stays
`no`, and neither deep nesting nor anchors can harm. What YAML allows and an editor never needs
(anchors, aliases, tags, several documents, tabs) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from civsite.diagnostics import Diagnostic, Refused, Span, Text, shortened, split_lines
from civsite.load.repairs import tab_repair
from civsite.load.syntax import broken_colons, explained, wide_indents
from civsite.load.text import control_character_fault, first_control_character
from civsite.text.lines import unfolded

MOST_NESTING = 50
_WIDE_SPACE = re.compile(r"^ *[^\S \n\r]", re.MULTILINE)


# A file's path and the parser's event; or a span, of what was never written.
Where = tuple[str, yaml.Event] | Span


class Scalar(NamedTuple):
    """A value as written; `plain` if without quotes."""

    text: str
    where: Where
    plain: bool

    @property
    def span(self) -> Span:
        return _span_of(self.where)


class Entry(NamedTuple):
    key: Scalar
    value: Node


class Mapping(NamedTuple):
    entries: tuple[Entry, ...]
    where: Where

    @property
    def span(self) -> Span:
        return _span_of(self.where)


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    where: Where

    @property
    def span(self) -> Span:
        return _span_of(self.where)


Node = Scalar | Mapping | Sequence


def _span_of(where: Where) -> Span:
    """Most are never asked for: only where something has to be told."""
    if isinstance(where, Span):
        return where
    path, event = where
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # the parser marks every event
        return Span(path)
    length = end.column - start.column if end.line == start.line else 1
    return Span(path, start.line + 1, start.column + 1, max(1, length))


def read_tree(text: str, path: str, first_line: int = 1) -> Mapping:
    """The tree of a YAML text whose first line is line `first_line` of its file. Raises Refused."""
    padded = "\n" * (first_line - 1) + text
    if "\t" in padded and (tabs := list(_tabs(split_lines(padded), path))):
        raise Refused(tabs)
    if _WIDE_SPACE.search(padded) and (indents := wide_indents(split_lines(padded), path)):
        raise Refused(indents)
    reader = _Reader(path, padded)
    try:
        root = reader.read(padded)
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and "nesting depth" in (error.problem or ""):
            # Since 6.0.4 the scanner, which is ahead, stops at 1,000 levels: ask up to there.
            _Reader(path, padded).read(padded[: error.problem_mark.index])
        raise Refused(explained(error, reader.lines, path)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        first = next(iter(str(error).splitlines()), "")
        unreadable = Diagnostic(
            "yaml-unreadable",
            Span(path),
            Text(f"读不懂这个文件（{first}）", f"this file cannot be read: {first}"),
            Text("检查是否有不可见的字符", "look for invisible characters"),
        )
        raise Refused([unreadable]) from None
    if reader.faults:
        raise Refused(reader.faults)
    if not isinstance(root, Mapping):
        lines = reader.lines
        raise Refused(broken_colons(lines, path) or [_no_mapping(root, path, lines)])
    return root


class _Reader:
    """Puts the parser's events together to a tree and collects what is refused on the way."""

    def __init__(self, path: str, text: str) -> None:
        self.faults: list[Diagnostic] = []
        self._path = path
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """Of most files nobody asks for them."""
        return split_lines(self._text)

    def read(self, text: str) -> Node | None:
        """The tree of the first document. Raises Refused where it is too deep, and yaml.YAMLError."""
        loader = yaml.CBaseLoader(text)
        self._next: Callable[[], Any] = loader.get_event
        roots: list[Node] = []
        try:
            while (event := self._next()) is not None:
                if isinstance(event, yaml.NodeEvent):
                    roots.append(self._node(event, 0))
                elif isinstance(event, yaml.DocumentStartEvent) and roots:
                    self._say("several-documents", (self._path, event),
                              Text("一个文件里只能有一份内容", "a file holds one document only"),
                              Text("删去这一行“---”及其后的内容，或分成两个文件",
                                   "remove this “---” and what follows, or make two files"))  # fmt: skip
        finally:
            loader.dispose()
        return roots[0] if roots else None

    def _node(self, event: Any, depth: int) -> Node:  # a yaml.NodeEvent; which, its class says
        kind = type(event)
        where = (self._path, event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, where)
        if kind is yaml.AliasEvent:
            self._refuse_anchor(where)
            return Scalar("", where, True)
        self._check_marks(event, where)
        if depth >= MOST_NESTING:
            self._say("too-deep", where,
                      Text(f"嵌套超过 {MOST_NESTING} 层", f"nested over {MOST_NESTING} deep"),
                      Text("检查多余的括号或缩进", "look for stray brackets or indents"))  # fmt: skip
            raise Refused(self.faults)
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(item := self._next()) is not yaml.SequenceEndEvent:
                items.append(self._node(item, depth + 1))
            return Sequence(tuple(items), where)
        entries = []
        keys: dict[str, Scalar] = {}
        while type(key := self._next()) is not yaml.MappingEndEvent:
            known = self._as_key(self._node(key, depth + 1), keys)
            entries.append(Entry(known, self._node(self._next(), depth + 1)))
        return Mapping(tuple(entries), where)

    def _scalar(self, event: yaml.ScalarEvent, where: Where) -> Scalar:
        if event.anchor or event.tag:
            self._check_marks(event, where)
        if event.style == '"':  # escapes in quotes can write what the file itself may not hold
            found = first_control_character(event.value)
            if found is not None:
                span = _span_of(where)
                line = self.lines[span.line - 1]
                self.faults.append(control_character_fault(event.value[found], span, line))
        text = event.value
        if event.style != "|" and " " in text:
            start, end = event.start_mark, event.end_mark
            if start is not None and end is not None and start.line != end.line:
                text = self._unfolded(text, start, end, event.style)
        return Scalar(text, where, not event.style and bool(event.implicit[0]))

    def _unfolded(self, text: str, start: Any, end: Any, style: str | None) -> str:
        lines = self.lines
        last = lines[end.line][: end.column] if end.line < len(lines) else ""
        written = [lines[start.line][start.column :], *lines[start.line + 1 : end.line], last]
        if style == ">":
            del written[0]
        elif style:
            written[0], written[-1] = written[0][1:], written[-1][:-1]
        return unfolded(text, written)

    def _as_key(self, node: Node, keys: dict[str, Scalar]) -> Scalar:
        """`keys` are those that the mapping has so far."""
        if isinstance(node, Scalar):
            first = keys.setdefault(node.text, node)
            if first is not node:
                shown = shortened(node.text)
                self._say("key-duplicate", node.where,
                          Text(f"“{shown}”在第 {first.span.line} 行已经写过",
                               f"“{shown}” was written already in line {first.span.line}"),
                          Text("只留一个", "keep one of the two"))  # fmt: skip
            if node.text == "<<" and node.plain:
                self._say("yaml-merge", node.where,
                          Text("不支持 YAML 的 << 合并", "YAML merge keys (<<) are not read"),
                          Text("重复的内容请照写一遍", "write repeated content out"))  # fmt: skip
            return node
        self._say("key-form", node.where,
                  Text("项目名必须是一个词", "a key must be a single word"),
                  Text("写成“项目: 内容”；文字里有 { } [ ] 时给整句加引号",
                       "write “key: value”; quote a text that holds { } [ ]"))  # fmt: skip
        return Scalar("", node.where, True)

    def _check_marks(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, where: Where
    ) -> None:
        if event.anchor:
            self._refuse_anchor(where)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._say("yaml-tag", where,
                      Text(f"不支持 YAML 标记“{tag}”", f"YAML tags such as “{tag}” are not read"),
                      Text("以“!”开头的文字要加引号", "quote a text that begins with “!”"))  # fmt: skip

    def _refuse_anchor(self, where: Where) -> None:
        self._say("yaml-anchor", where,
                  Text("不支持 YAML 的 & 锚点和 * 引用", "YAML anchors (&) and aliases (*) are not read"),
                  Text("以 & 或 * 开头的文字要加引号；重复的内容请照写一遍",
                       "quote a text that begins with & or *; write repeated content out"))  # fmt: skip

    def _say(self, code: str, where: Where, message: Text, hint: Text) -> None:
        span = _span_of(where)
        excerpt = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        self.faults.append(Diagnostic(code, span, message, hint, excerpt=excerpt))


def _tabs(lines: list[str], path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        column = line.find("\t")
        if column >= 0:
            yield Diagnostic(
                "tab",
                Span(path, number, column + 1),
                Text("这里有制表符（Tab）", "there is a tab character here"),
                Text("改成空格，每层两个", "replace it by spaces, two a level"),
                excerpt=line,
                repair=tab_repair(Span(path, number, column + 1), lines),
            )


def _no_mapping(root: Node | None, path: str, lines: list[str]) -> Diagnostic:
    if root is None or (isinstance(root, Scalar) and not root.text):
        message = Text("文件是空的", "the file is empty")
        return Diagnostic("file-empty", Span(path), message,
                          Text("写上内容，或删去这个文件", "write something, or delete the file"))  # fmt: skip
    return Diagnostic(
        "not-a-mapping",
        root.span,
        Text("文件应由“项目: 内容”的行组成", "the file must consist of “key: value” lines"),
        Text("例如：标题: 花园社区居民公约", "for example: title: Convention"),
        excerpt=lines[root.span.line - 1],
    )
