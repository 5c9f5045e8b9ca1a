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
from civsite.load.repairs import colon_repair, tab_repair
from civsite.load.text import control_character_fault, first_control_character

MOST_NESTING = 50


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
    reader = _Reader(path, padded)
    try:
        root = reader.read(padded)
    except yaml.MarkedYAMLError as error:
        if error.problem_mark and "nesting depth" in (error.problem or ""):
            # Since 6.0.4 the scanner, which is ahead, stops at 1,000 levels: ask up to there.
            _Reader(path, padded).read(padded[: error.problem_mark.index])
        raise Refused(_explained(error, reader.lines, path)) from None
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
        raise Refused(_broken_colons(lines, path) or [_no_mapping(root, path, lines)])
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
        return Scalar(event.value, where, not event.style and bool(event.implicit[0]))

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


# A full-width colon after a word, or one without a space, for which a wide one is none; compiled once
# a mistake asks for it.
_BROKEN_COLON = r"\s*(?:-\s+)?(?:[A-Za-z_]{1,24}|[一-鿿]{1,10})(?:\s*(：)|(:)(?=[^ /:]))"


def _explained(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> list[Diagnostic]:
    """What stops the parser: broken colons at the place where it stops, or what it says itself."""
    stop = error.problem_mark or error.context_mark
    start = error.context_mark or stop
    if start is not None and stop is not None and "end of stream" not in (error.problem or ""):
        # A line without its colon is read as one text with its neighbours.
        around = range(min(start.line, stop.line - 1), stop.line + 2)
        broken = _broken_colons(lines, path)
        if any(fault.span.line in around for fault in broken):
            return broken
    return [_syntax(error, path, lines)]


def _broken_colons(lines: list[str], path: str) -> list[Diagnostic]:
    """Why a text is no mapping, as editors most often get it wrong: `标题：x` and `title:x`."""
    found = []
    for number, line in _outside_block_texts(lines):
        if match := re.match(_BROKEN_COLON, line):
            span = Span(path, number, match.start(match.lastindex or 0) + 1)
            found.append(colon_fault(span, line, full_width=match[2] is None))
    return found


_BLOCK_TEXT = re.compile(r"( *)(?:- +)?[^#]*[:：-] +[|>][-+0-9]*\s*(?:#.*)?$")


def _outside_block_texts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without the texts that `key: |` opens: those hold any colons."""
    indent: int | None = None
    for number, line in enumerate(lines, 1):
        if indent is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > indent:
                continue
            indent = None
        if match := _BLOCK_TEXT.match(line):
            indent = len(match[1])
        yield number, line


def colon_fault(span: Span, line: str, *, full_width: bool) -> Diagnostic:
    """A colon that YAML does not take for one: the Chinese one, or one without a space behind it."""
    if full_width:
        code = "colon-full-width"
        message = Text("项目名后面是中文冒号“：”", "the key is followed by a full-width colon “：”")
        hint = Text("改成英文冒号加一个空格“: ”", "write an ASCII colon and a space, “: ”")
    else:
        code = "colon-without-space"
        message = Text("冒号后面缺一个空格", "the colon lacks a space behind it")
        hint = Text("写成“项目: 内容”", "write “key: value”")
    return Diagnostic(code, span, message, hint, excerpt=line, repair=colon_repair(span, line))


_SYNTAX: tuple[tuple[str, Text, Text], ...] = (
    ("mapping values are not allowed",
     Text("一行里有两个“: ”，或缩进不对", "two “: ” in one line, or a wrong indent"),
     Text("内容里有冒号时给整句加引号；同级的项目左边对齐",
          "quote a value that holds a colon; align keys of one level")),
    ("could not find expected ':'",
     Text("这一行没有“项目: 内容”的形式", "this line is not of the form “key: value”"),
     Text("补上英文冒号和空格；上一行的续文要缩进",
          "add a colon and a space; indent a line that continues the one above")),
    ("did not find expected key", Text("缩进或引号不对", "a wrong indent or a stray quote"),
     Text("同级的项目左边对齐；引号后面不能再有文字",
          "align keys of one level; nothing may follow a closing quote")),
    ("did not find expected '-' indicator", Text("列表的缩进不对", "a wrong indent in a list"),
     Text("列表每一项以“- ”开头，左边对齐", "begin each entry with “- ” and align them")),
    ("did not find expected ','",
     Text("括号里缺逗号，或括号没有合上", "a comma is missing in the brackets, or they are not closed"),
     Text("用英文逗号隔开，合上 ] 或 }；内容里有逗号时加引号",
          "separate by ASCII commas, close ] or }; quote a value that holds a comma")),
    ("did not find expected <document start>", Text("缩进不对", "a wrong indent"),
     Text("同级的项目左边对齐", "align keys of one level")),
    ("did not find expected node content",
     Text("括号或逗号多余，或不成对", "a stray bracket or comma"),
     Text("括号要成对；文字以 [ ] { } , 开头时给整句加引号",
          "pair the brackets; quote text that begins with [ ] { } or ,")),
    ("expected comment or line break",
     Text("内容不能以“|”或“>”开头", "a value cannot begin with “|” or “>”"),
     Text("给整句加引号", "put the value in quotes")),
    ("did not find expected alphabetic or numeric character",
     Text("内容不能以 * 或 & 开头", "a value cannot begin with * or &"),
     Text("给整句加引号", "put the value in quotes")),
    ("tag", Text("内容不能以“!”开头", "a value cannot begin with “!”"),
     Text("给整句加引号", "put the value in quotes")),
    ("directive", Text("这一行不能以“%”开头", "a line cannot begin with “%”"),
     Text("给整句加引号，或删去这一行", "put it in quotes, or remove the line")),
    ("YAML document", Text("不支持这个 YAML 版本", "this version of YAML is not read"),
     Text("删去以“%”开头的这一行", "remove the line that begins with “%”")),
    ("found unexpected document indicator",
     Text("引号没有合上", "a quote is not closed"), Text("补上后一半引号", "add the closing quote")),
    ("found unexpected end of stream", Text("引号没有合上", "a quote is not closed"),
     Text("补上后一半引号", "add the closing quote")),
    ("cannot start any token",
     Text("内容不能以这个符号开头", "a value cannot begin with this character"),
     Text("给整句加引号", "put the value in quotes")),
    ("escape", Text("双引号里有不认识的“\\”", "an unknown “\\” inside double quotes"),
     Text("改用单引号，或把“\\”写成“\\\\”", "use single quotes, or write “\\\\”")),
    ("block sequence entries are not allowed",
     Text("“- ”不能和项目名写在同一行", "“- ” cannot stand in the line of its key"),
     Text("另起一行写列表", "begin the list in a line of its own")),
)  # fmt: skip


def _syntax(error: yaml.MarkedYAMLError, path: str, lines: list[str]) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if error.context_mark and re.search("end of stream|expected ','", error.problem or ""):
        mark = error.context_mark  # where quote or bracket was opened, not where that is noticed
    line = min(mark.line + 1, len(lines)) if mark else 1
    column = mark.column + 1 if mark and mark.line + 1 == line else len(lines[line - 1]) + 1
    problem = error.problem or ""
    otherwise = (
        "",
        Text(f"YAML 写法有误（{problem}）", f"this is not valid YAML: {problem}"),
        Text("对照同类文件检查缩进、冒号和引号",
             "compare indents, colons and quotes with a file of the same kind"),
    )  # fmt: skip
    _, message, hint = next((each for each in _SYNTAX if each[0] in problem), otherwise)
    return Diagnostic(
        "yaml-syntax", Span(path, line, column), message, hint, excerpt=lines[line - 1]
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
