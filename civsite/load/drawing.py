"""Enters: an SVG. Leaves: what of it would be missing in print, each at its line.

The typesetter draws shapes, pictures and words in the fonts of the boards. What a drawing takes from
the web or from a file beside it, what stands in it as a web page, and what a browser would do with it
later, it does not draw.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from civsite.diagnostics import Diagnostic, Severity, Span, Text
from civsite.fonts.faces import KAI, SANS, SERIF
from civsite.load.media_facts import broken
from civsite.media.drawing import picture_within
from civsite.media.formats import HEAD_BYTES, format_of
from civsite.media.whole import is_whole

_EMBEDDED = ("data:", "#")
_LINKING = frozenset({"image", "feImage", "use", "link"})
_DRAWN_WITHIN = frozenset({"JPEG", "PNG", "WEBP", "GIF"})
_MOVING = frozenset(
    {"animate", "animateColor", "animateMotion", "animateTransform", "set", "script"}
)
# Styles may name files: url(…), and style sheets that they take over.
_IN_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"'()\s;]+)""", re.IGNORECASE)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FAMILIES = re.compile(
    r"font-family\s*:\s*([^;}]+)|\bfont\s*:[^;}]*?\d(?:px|pt|em|rem|%)\S*\s+([^;}]+)"
)
_OURS = frozenset(name.casefold() for name in (SANS, SERIF, KAI))
_GENERIC = frozenset("serif sans-serif monospace cursive fantasy system-ui inherit initial".split())
_LONGEST_SHOWN = 60
_LONGEST_EXCERPT = 500


def drawing_faults(data: bytes, path: str) -> tuple[Diagnostic, ...]:
    """Of each kind of fault the first; `path` is told. A drawing with an error cannot be used."""
    reading = _Reading(path, data.split(b"\n"))
    try:
        reading.read(data.decode())  # the typesetter takes UTF-8 alone, whatever the file declares
    except (UnicodeDecodeError, expat.ExpatError):
        reading.is_drawing = False
    if not reading.is_drawing or b"\0" in data:
        return (broken(path.removeprefix("content/")),)
    # Programs name a font for the whole drawing, be there words or not.
    unsaid = frozenset() if reading.has_words else frozenset({"artwork-fonts"})
    return tuple(each for code, each in reading.found.items() if code not in unsaid)


@dataclass
class _Page:
    """Words that stand in a drawing as a web page, and where it begins."""

    line: int
    column: int
    words: str = ""


@dataclass
class _Reading:
    path: str
    lines: list[bytes]
    found: dict[str, Diagnostic] = field(default_factory=dict)
    is_drawing: bool = False
    has_words: bool = False
    _open: list[str] = field(default_factory=list)
    _page: _Page | None = None
    # In a `switch` a page may have plain text beside it, which is drawn instead.
    _waiting: list[_Page] = field(default_factory=list)
    _plain: str = ""
    _style: str = ""

    def read(self, text: str) -> None:
        """Raises ExpatError."""
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(text, True)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._open:
            self.is_drawing = local == "svg"
        self._open.append(local)
        if self._page is not None:
            return
        if local == "foreignObject":
            self._page = _Page(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        elif local == "switch":
            self._plain = ""
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if local in _LINKING:
            self._link(plain.get("href", "#").strip())
        if local in _MOVING:
            self._tell_moving()
        if family := plain.get("font-family"):
            self._fonts(family)
        for key, value in plain.items():
            if key == "style" or "url(" in value:
                self._styles(value)

    def _end(self, name: str) -> None:
        local = self._open.pop()
        if local == "foreignObject" and self._page is not None:
            page, self._page = self._page, None
            if "switch" in self._open:
                self._waiting.append(page)
            else:
                self._tell_page(page)
        elif local == "switch":
            plain = _letters(self._plain)
            for page in self._waiting:
                if _letters(page.words) not in plain:
                    self._tell_page(page)
            self._waiting = []
        elif local == "style" and self._page is None:
            self._styles(self._style)
            self._style = ""

    def _text(self, text: str) -> None:
        if self._page is not None:
            if self._open[-1] not in ("style", "script"):
                self._page.words += text
        elif self._open[-1] == "style":
            self._style += text
        elif "text" in self._open and text.strip():
            self.has_words = True
            self._plain += text

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet" and (
            found := re.search(r"""href\s*=\s*["']([^"']*)""", data)
        ):
            self._link(found[1].strip())

    def _styles(self, written: str) -> None:
        styles = _FONT_FACE.sub("", _COMMENT.sub("", written))
        for found in _IN_STYLES.finditer(styles):
            self._link(found[1])
        for named in _FAMILIES.finditer(styles):
            self._fonts(named[1] or named[2])
        if "@keyframes" in styles:
            self._tell_moving()

    def _fonts(self, families: str) -> None:
        """The first of `families` is meant; others stand in for it."""
        first = families.split(",")[0].replace("!important", "").strip(" \t\n\"'")
        if first and first.casefold() not in _OURS | _GENERIC and not first.startswith("var("):
            self._tell(
                "artwork-fonts",
                Severity.WARNING,
                Text(
                    f"图里的文字用的字体（{_short(first)}）这里没有，会换成别的字体",
                    f"words in the drawing are set in a font ({_short(first)}) that is not here: "
                    "another takes its place",
                ),
                Text(
                    "在绘图软件里把文字转成路径（转曲）后再存，或另存为 PDF",
                    "convert the text to paths in the drawing program, or save it as PDF",
                ),
            )

    def _link(self, link: str) -> None:
        if link.startswith("data:image/") and not _can_be_drawn(link):
            self._tell(
                "picture-within",
                Severity.ERROR,
                Text(
                    "图里嵌入的图片印不出来：不完整，或者是别的格式",
                    "a picture within the drawing cannot be printed: it is cut off, or of a format "
                    "that is not drawn",
                ),
                Text(
                    "在绘图软件里换成 JPG 或 PNG 图片，再嵌入保存；或另存为 PDF",
                    "put a JPG or PNG in its place in the drawing program, or save it as PDF",
                ),
            )
        if link.startswith(_EMBEDDED) or not link:
            return
        shown = _short(link)
        self._tell(
            "picture-links",
            Severity.ERROR,
            Text(
                f"图里引用了别处的文件（{shown}），印不出来",
                f"the drawing links to another file ({shown}), which cannot be printed",
            ),
            Text(
                "在绘图软件里把图片嵌入后再存",
                "embed the pictures in the drawing program, then save",
            ),
        )

    def _tell_page(self, page: _Page) -> None:
        words = " ".join(page.words.split())
        if not words:
            return
        self._tell(
            "picture-words",
            Severity.ERROR,
            Text(
                f"图里的字“{_short(words)}”印不出来：它们放在 foreignObject 里，只有浏览器会显示",
                f"the words “{_short(words)}” would not be printed: they stand in a foreignObject, "
                "which only browsers show",
            ),
            Text(
                "另存为 PDF，或在绘图软件里把文字转成路径（转曲）后再存成 SVG",
                "save it as PDF, or convert the text to paths in the drawing program, then save",
            ),
            page.line,
            page.column,
        )

    def _tell_moving(self) -> None:
        self._tell(
            "artwork-moves",
            Severity.WARNING,
            Text(
                "图里有动画或脚本，不会动，只用最初的样子",
                "the drawing has animation or scripts: it stands still as it begins",
            ),
            Text(
                "看一看样张对不对；不对就另存为 PDF 或 PNG",
                "look at the proof; if it is wrong, save the drawing as PDF or PNG",
            ),
        )

    def _tell(self, code: str, severity: Severity, message: Text, hint: Text, *at: int) -> None:
        line, column = at or (
            self._parser.CurrentLineNumber,
            self._parser.CurrentColumnNumber + 1,
        )
        written = self.lines[line - 1].decode("utf-8", "replace")
        excerpt = written if len(written) <= _LONGEST_EXCERPT else ""
        said = Diagnostic(code, Span(self.path, line, column), message, hint, severity, excerpt)
        self.found.setdefault(code, said)


def _can_be_drawn(link: str) -> bool:
    picture = picture_within(link)
    if picture is None:
        return False
    form = format_of(picture[:HEAD_BYTES])
    return form in _DRAWN_WITHIN and is_whole(picture) if form else b"<svg" in picture


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}…"


def _letters(text: str) -> str:
    return "".join(text.split())
