"""Enters: a file. Leaves: its text, its front matter and body, or why it has none."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from civsite.diagnostics import Diagnostic, Refused, Span, Text, split_lines

MOST_BYTES = 5_000_000
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# What input methods and word processors make of three hyphens, and hyphens too many, too few, indented.
_DASHES = re.compile(r"\s*(?:[—–―－﹣‐‑−─━_＿]+|-{2,})\s*")
_NO_FENCE = (
    Text("这一行不是三个英文减号“---”", "this line is not three hyphens, “---”"),
    Text(
        "切换到英文输入，单独写一行 ---，前后不留空格",
        "write a line of three hyphens alone: dashes of text begin and end no head",
    ),
)
# Controls but tab and line ends, hidden line ends, halves of characters, and what Unicode keeps
# from ever being a character: FDD0 to FDEF and the last two of each plane. And the marks that turn
# the direction of all that follows: a title with one stands on its head wherever it is shown.
_TURNS = "\u202a-\u202e\u2066-\u2069"
_IN_BASIC_PLANE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + _TURNS
)
_LAST_OF_PLANES = "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_NO_CHARACTER = re.compile(f"[{_IN_BASIC_PLANE}{_LAST_OF_PLANES}]")
# Ten times as quick as the exact one, by looking at the basic plane alone; nearly all texts have no
# other characters.
_SUSPECT = re.compile(f"[{_IN_BASIC_PLANE}\U00010000-\U0010ffff]")


def read_text(location: Path | str, path: str) -> str:
    """The UTF-8 text of a file, without its byte order mark. Raises Refused, as `text_of` does."""
    try:
        data, size = bytes_of(location)
    except OSError as error:
        raise Refused([unreadable_file(path, error)]) from None
    return text_of(data, size, path)


def text_of(data: bytes, size: int, path: str) -> str:
    """The text of a file of `size` bytes that begins with `data`. Raises Refused.

    `path` names the file in messages. Over 5 MB is not read: no list or story is that long.
    """
    if size > MOST_BYTES:
        megabytes = f"{size / 1e6:.1f}"
        raise _refused(
            "file-too-large",
            Span(path),
            Text(f"文件有 {megabytes} MB，最多 5 MB", f"the file has {megabytes} MB, at most 5"),
            Text(
                "图片放进 content/media/，文字分成几个文件",
                "put pictures into content/media/ and split the text into several files",
            ),
        )
    return decode(data, path)


def bytes_of(location: Path | str) -> tuple[bytes, int]:
    """The first `MOST_BYTES` of a file, and how many it has.

    Of thousands of small files; `open` asks the system twice as often.
    """
    handle = os.open(location, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        data = b""
        while len(data) < MOST_BYTES and (more := os.read(handle, min(size, MOST_BYTES) + 4096)):
            data += more
            if len(data) == size:
                break
    finally:
        os.close(handle)
    return data[:MOST_BYTES], max(size, len(data))


def unreadable_file(path: str, error: OSError) -> Diagnostic:
    """What is said of a file that the system does not let us read."""
    return Diagnostic(
        "file-unreadable",
        Span(path),
        Text(f"读不了这个文件（{error.strerror}）", f"this file cannot be read: {error.strerror}"),
        Text("查看文件的权限，或重新拷贝", "look at its permissions, or copy it again"),
    )


def decode(data: bytes, path: str) -> str:
    """UTF-8 bytes as text. Raises Refused, naming the encoding that the bytes look like."""
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(data, path, error) from None
    problem = first_control_character(text)
    if problem is not None:
        before = split_lines(text[:problem])
        span = Span(path, len(before), len(before[-1]) + 1)
        line = split_lines(text)[len(before) - 1]
        raise Refused([control_character_fault(text[problem], span, line)])
    return text


def split_front_matter(text: str, path: str) -> tuple[str, str, int]:
    """The YAML, which starts in line 2 of the file, the body, and the line in which that begins.

    Raises Refused where a fence (`---`) is missing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first_line = text.split("\n", 1)[0]
    if not _FENCE.fullmatch(first_line):
        if _DASHES.fullmatch(first_line):
            raise _refused("front-matter-missing", Span(path), *_NO_FENCE, first_line)
        raise _refused(
            "front-matter-missing",
            Span(path),
            Text("文件的第一行应是“---”", "the first line must be “---”"),
            Text(
                "在最前面写：---，下一行 title: 标题，再一行 ---",
                "begin with a line ---, then title: …, then a line ---",
            ),
            first_line,
        )
    end = _FENCE.search(text, len(first_line))
    if end is None:
        lines = text.split("\n")
        for number, dashes in enumerate(lines[1:], 2):
            if _DASHES.fullmatch(dashes):
                span = Span(path, number, 1, len(dashes))
                raise _refused("front-matter-open", span, *_NO_FENCE, dashes)
        raise _refused(
            "front-matter-open",
            Span(path),
            Text("开头的“---”没有配对的结束行", "the opening “---” has no closing “---”"),
            Text("在正文前单独写一行“---”", "write a line “---” before the body"),
            first_line,
        )
    rest = text[end.end() :].removeprefix("\n")
    body = rest.lstrip("\n")
    line = text.count("\n", 0, end.start()) + 2 + (len(rest) - len(body))
    yaml = text[len(first_line) + 1 : end.start()]
    return yaml, body.rstrip() + "\n" if body.strip() else "", line


def first_control_character(text: str) -> int | None:
    """Where `text` holds a character that is none: controls, turns, line ends that editors hide."""
    suspect = _SUSPECT.search(text)
    found = _NO_CHARACTER.search(text, suspect.start()) if suspect else None
    return found.start() if found else None


def control_character_fault(character: str, span: Span, line: str) -> Diagnostic:
    """What is said of a character that `first_control_character` finds."""
    code = f"U+{ord(character):04X}"
    if character in "\x85\u2028\u2029":
        zh, en = f"这里有看不见的换行符 {code}", f"there is an invisible line end here, {code}"
        hint = Text("删去它，改按回车键", "delete it and press Enter instead")
    elif re.match(f"[{_TURNS}]", character):
        zh = f"这里有看不见的方向符 {code}，后面的字会倒过来显示"
        en = f"there is an invisible mark here, {code}, which turns the text after it around"
        hint = Text(
            "删去它，再重打前后几个字", "delete it, and type the characters around it again"
        )
    else:
        zh = f"文件里有看不见的控制字符 {code}"
        en = f"the file holds an invisible control character, {code}"
        hint = Text(
            "删去它；若文件是 Word 或图片，请另存为纯文本",
            "delete it; if this is a Word file or a picture, save it as plain text",
        )
    return Diagnostic("control-character", span, Text(zh, en), hint, excerpt=line)


def _wrong_encoding(data: bytes, path: str, error: UnicodeDecodeError) -> Refused:
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    span = Span(path, data.count(b"\n", 0, error.start) + 1, column)
    encoding = _likely_encoding(data)
    if encoding is None:
        message = Text("文件不是 UTF-8 文本", "the file is not UTF-8 text")
        hint = Text(
            "若是 Word、表格或图片，请另存为 UTF-8 纯文本",
            "if it is a Word file, a spreadsheet or a picture, save it as UTF-8 plain text",
        )
        return _refused("not-utf8", span, message, hint)
    zh, en = (
        f"文件不是 UTF-8，看起来是 {encoding}",
        f"the file is not UTF-8; it looks like {encoding}",
    )
    command = f"iconv -f {encoding} -t UTF-8 '{path}' > new && mv new '{path}'"
    hint = Text(
        f"在编辑器里另存为 UTF-8，或运行：{command}",
        f"save it as UTF-8 in your editor, or run: {command}",
    )
    excerpt = data[start:].split(b"\n", 1)[0].decode(encoding, "replace").rstrip("\r")
    return _refused("not-utf8", span, Text(zh, en), hint, excerpt)


def _likely_encoding(data: bytes) -> str | None:
    """The encoding in which the bytes read most like Chinese, by the share of everyday characters."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    if 0 in data:  # UTF-16 without its mark: spaces and line ends have their zero on one side
        encoding = "UTF-16LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16BE"
        return encoding if _everyday_share(data, encoding) > 0.7 else None
    shares = {encoding: _everyday_share(data, encoding) for encoding in ("BIG5", "GB18030")}
    best = max(shares, key=lambda encoding: (shares[encoding], encoding))
    return best if shares[best] > 0.5 else None


# The rows that hold the everyday characters: level 1 of GB 2312 and of Big5.
_EVERYDAY_ROWS = {"gb2312": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}


def _everyday_share(data: bytes, encoding: str) -> float:
    """How many of the characters are everyday ones, 0 to 1; ASCII counts in UTF-16 alone."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    counted = text if encoding.startswith("UTF") else re.sub(r"[\x00-\x7f]", "", text)
    charset = "big5" if encoding == "BIG5" else "gb2312"
    rows = _EVERYDAY_ROWS[charset]
    common = 0
    for character in counted:
        encoded = character.encode(charset, "ignore")
        common += (
            character < "\x7f"
            or character in "，。、；：？！“”‘’（）《》—…·　"
            or (len(encoded) == 2 and encoded[0] in rows)
        )
    return common / max(1, len(counted))


def _refused(code: str, span: Span, message: Text, hint: Text, excerpt: str = "") -> Refused:
    return Refused([Diagnostic(code, span, message, hint, excerpt=excerpt)])
