"""Enters: where the YAML parser stopped, and the lines. Leaves: what an editor got wrong there, and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from civsite.diagnostics import Diagnostic, Severity, Span, Text, shortened
from civsite.load.characters import code_point
from civsite.load.repairs import colon_repair

_UNITS = "号栋幢座单元楼层室梯门期路线组"
_TEXT = re.compile(
    rf"(?P<gap> *)(?P<text>#(?:(?:(?<=\S #)|(?<=[\[{{,]#))(?![\s#!])|[A-Za-z]?\d| ?\d+ *[-—~、至和]? *\d*[{_UNITS}]|[^#\s]+#).*)"
)


def text_behind(line: str, column: int) -> re.Match[str] | None:
    """The `#` and what follows it in a line behind `column`, if it is text and no comment.

    A comment has a space behind the `#` (`# 到期撤下`), or two before it (`  #待定`), as people set
    comments off. `#2` is text however many spaces stand before it, and so are `# 2 单元` and `#话题#`.
    """
    return _TEXT.fullmatch(line.rstrip(), column)


# A full-width colon after a word, or one without a space, for which a wide one is none; compiled once
# a mistake asks for it.
_BROKEN_COLON = r"\s*(?:-\s+)?(?:[A-Za-z_]{1,24}|[一-鿿]{1,10})(?:\s*(：)|(:)(?=[^ /:]))"


def explained(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> list[Diagnostic]:
    """What stops the parser: what editors get wrong near the place where it stops, or its own words."""
    stop = error.problem_mark or error.context_mark
    start = error.context_mark or stop
    if start is None or stop is None:
        return [_syntax(error, path, lines)]
    # A line without its colon is read as one text with its neighbours.
    around = range(min(start.line, stop.line - 1), stop.line + 2)
    if "end of stream" not in (error.problem or ""):
        broken = broken_colons(lines, path)
        if any(fault.span.line in around for fault in broken):
            return broken
    near = [(number, lines[number - 1]) for number in around if 0 < number <= len(lines)]
    return (
        [cut_off(path, number, line, found) for number, line in near if (found := _cut_in(line))]
        or [*_brackets_first(path, near)]
        or [_syntax(error, path, lines)]
    )


def cut_off(
    path: str,
    line_number: int,
    line: str,
    found: re.Match[str],
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """A text that is not read, as ` #` stands before it; `found` is what `text_behind` gives."""
    shown = shortened(found["text"])
    return Diagnostic(
        "text-cut",
        Span(path, line_number, found.start("text") + 1, len(found["text"])),
        Text(
            f"“{shown}”不会读：空格加“#”表示后面是说明",
            f"“{shown}” is not read: a space and “#” begin a comment",
        ),
        Text(
            "是内容就给整句加引号；是说明就在“#”后面空一格",
            "quote the whole value; if it is a comment, put a space behind the “#”",
        ),
        severity,
        line,
    )


def _cut_in(line: str) -> re.Match[str] | None:
    """The first ` #` of a line that is text; in a list in brackets it takes the closing one along."""
    begins = re.finditer(r"(?<=[^\s\"'])(?= +#)|(?<=[\[{,])(?= *#)", line)
    return next(filter(None, (text_behind(line, each.start()) for each in begins)), None)


def _brackets_first(path: str, near: list[tuple[int, str]]) -> Iterator[Diagnostic]:
    """`标题: [重要]植树`: a text that begins with what opens a list or a record."""
    for number, line in near:
        if match := re.match(
            r"\s*(?:- +)?(?:[^\s:#\[{]+: +)?(\[[^\]]*\]|\{[^}]*\})\s*[^\s#,:]", line
        ):
            sign = match[1][0]
            yield Diagnostic(
                "yaml-syntax",
                Span(path, number, match.start(1) + 1),
                Text(
                    f"“{sign}”开头会当成{'列表' if sign == '[' else '分项'}，后面不能再有文字",
                    f"“{sign}” begins a {'list' if sign == '[' else 'record'},"
                    " behind which no text may stand",
                ),
                Text("给整句加引号", "put the whole value in quotes"),
                excerpt=line,
            )


# Spaces that YAML does not count as an indent.
_WIDE_INDENT = re.compile(
    r" *([\u3000\xa0\u2000-\u200a\u202f][\s]*)(?:-\s|[\w一-鿿]{1,24}\s*[:：])"
)


def wide_indents(lines: list[str], path: str) -> list[Diagnostic]:
    """Lines that are indented by full-width spaces, which the space bar gives while one writes Chinese."""
    found = []
    for number, line in _outside_block_texts(lines):
        if match := _WIDE_INDENT.match(line):
            code = code_point(match[1][0])
            found.append(
                Diagnostic(
                    "indent-full-width",
                    Span(path, number, match.start(1) + 1, len(match[1])),
                    Text(
                        f"这一行用全角空格缩进（{code}），不算缩进",
                        f"this line is indented by {code}, which does not count as an indent",
                    ),
                    Text("改成英文空格，每层两个", "use plain spaces, two a level"),
                    excerpt=line,
                )
            )
    return found


def broken_colons(lines: list[str], path: str) -> list[Diagnostic]:
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
