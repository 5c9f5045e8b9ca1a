"""Enters: a file. Leaves: its text, or the diagnostics that say why it is none."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable
from pathlib import Path

from civsite.diagnostics import Diagnostic, Refused, Span, Text, split_lines

MOST_BYTES = 5_000_000
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
        raise Refused([
            Diagnostic(
                "file-too-large",
                Span(path),
                Text(
                    f"文件有 {size / 1e6:.1f} MB，最多 5 MB",
                    f"the file has {size / 1e6:.1f} MB, at most 5",
                ),
                Text(
                    "图片放进 content/media/，文字分成几个文件",
                    "put pictures into content/media/ and split the text into several files",
                ),
            )
        ])  # fmt: skip
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
        raise Refused([_wrong_encoding(data, path, error)]) from None
    problem = first_control_character(text)
    if problem is not None:
        before = split_lines(text[:problem])
        raise Refused(
            [
                control_character_fault(
                    text[problem],
                    Span(path, len(before), len(before[-1]) + 1),
                    split_lines(text)[len(before) - 1],
                )
            ]
        )
    return text


def first_control_character(text: str) -> int | None:
    """Where `text` holds a character that is none: controls, turns, line ends that editors hide."""
    suspect = _SUSPECT.search(text)
    found = _NO_CHARACTER.search(text, suspect.start()) if suspect else None
    return found.start() if found else None


def control_character_fault(character: str, span: Span, line: str) -> Diagnostic:
    """What is said of a character that `first_control_character` finds."""
    code = f"U+{ord(character):04X}"
    if character in "\x85\u2028\u2029":
        message = Text(
            f"这里有看不见的换行符 {code}", f"there is an invisible line end here, {code}"
        )
        hint = Text("删去它，改按回车键", "delete it and press Enter instead")
    elif re.match(f"[{_TURNS}]", character):
        message = Text(
            f"这里有看不见的方向符 {code}，后面的字会倒过来显示",
            f"there is an invisible mark here, {code}, which turns the text after it around",
        )
        hint = Text(
            "删去它，再重打前后几个字", "delete it, and type the characters around it again"
        )
    else:
        message = Text(
            f"文件里有看不见的控制字符 {code}",
            f"the file holds an invisible control character, {code}",
        )
        hint = Text(
            "删去它；若文件是 Word 或图片，请另存为纯文本",
            "delete it; if this is a Word file or a picture, save it as plain text",
        )
    return Diagnostic("control-character", span, message, hint, excerpt=line)


def _wrong_encoding(data: bytes, path: str, error: UnicodeDecodeError) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    encoding = _likely_encoding(data)
    if encoding is None:
        return Diagnostic(
            "not-utf8",
            Span(path, line, column),
            Text("文件不是 UTF-8 文本", "the file is not UTF-8 text"),
            Text(
                "若是 Word、表格或图片，请另存为 UTF-8 纯文本",
                "if it is a Word file, a spreadsheet or a picture, save it as UTF-8 plain text",
            ),
        )
    command = f"iconv -f {encoding} -t UTF-8 '{path}' > new && mv new '{path}'"
    return Diagnostic(
        "not-utf8",
        Span(path, line, column),
        Text(
            f"文件不是 UTF-8，看起来是 {encoding}",
            f"the file is not UTF-8; it looks like {encoding}",
        ),
        Text(
            f"在编辑器里另存为 UTF-8，或运行：{command}",
            f"save it as UTF-8 in your editor, or run: {command}",
        ),
        excerpt=data[start:].split(b"\n", 1)[0].decode(encoding, "replace").rstrip("\r"),
    )


def _likely_encoding(data: bytes) -> str | None:
    """The encoding in which the bytes read most like Chinese, by the share of everyday characters."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    if 0 in data:
        return _likely_utf16(data)
    candidates: list[tuple[float, str]] = []
    for encoding, is_common in (("GB18030", _is_common_gb), ("BIG5", _is_common_big5)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [character for character in text if ord(character) >= 0x80]
        common = sum(map(is_common, foreign))
        candidates.append((common / max(1, len(foreign)), encoding))
    best = max(candidates, default=(0.0, ""))
    return best[1] if best[0] > 0.5 else None


def _likely_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: spaces and line ends have their zero byte on one side."""
    encoding = "UTF-16LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16BE"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    common = sum(character < "\x7f" or _is_common_gb(character) for character in text)
    return encoding if common > 0.7 * len(text) else None


def _lead_byte_between(encoding: str, first: int, last: int) -> Callable[[str], bool]:
    def is_common(character: str) -> bool:
        encoded = character.encode(encoding, "ignore")
        is_punctuation = character in "，。、；：？！“”‘’（）《》—…·　"
        return is_punctuation or (len(encoded) == 2 and first <= encoded[0] <= last)

    return is_common


# The rows that hold the everyday characters: level 1 of GB 2312 and of Big5.
_is_common_gb = _lead_byte_between("gb2312", 0xB0, 0xD7)
_is_common_big5 = _lead_byte_between("big5", 0xA4, 0xC6)
