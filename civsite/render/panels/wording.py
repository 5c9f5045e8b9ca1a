"""Small pieces of what panels and slides say: words in a language, a photo with its focus, prose.

Of Markdown the paragraphs are said as plain text, for paper has no links.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, TypeVar

from civsite.model.item import Photo
from civsite.model.scalars import parse_focus
from civsite.render import commonmark

# What a template is given, as plain JSON values.
Words = dict[str, Any]
Said = TypeVar("Said")
_BODY_LIMIT = 6000
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "tr"})
_SILENT = frozenset({"script", "style"})
# An English full stop ends a sentence where a space follows: not in 3.5.
_SENTENCE = re.compile(
    r"(?:[^。！？；!?;.]|\.(?!\s))*(?:[。！？；!?;]|\.(?=\s))+[”」』）]*|.+$", re.DOTALL
)
# A list (、) is not cut: its verb may stand behind it.
_CLAUSE = re.compile(r"[^，。！？；,!?;]*[，。！？；,!?;]+[”」』）]*|[^，。！？；,!?;]+$")


def say(language: str, zh: Said, en: Said) -> Said:
    return en if language == "en" else zh


def photo_words(photo: Photo) -> Words:
    return {"file": photo.file, "caption": photo.caption, "focus": focus_words(photo.focus)}


def focus_words(text: str | None) -> list[float] | None:
    """The point as it was written; where none was, the photo's shape decides."""
    if text is None:
        return None
    focus = parse_focus(text)
    return [focus.x, focus.y]


def body_words(markdown: str) -> list[list[str]]:
    """Paragraphs as `[kind, text]`, no more than a panel could hold."""
    return [[kind, text] for kind, text in paragraphs(markdown[:_BODY_LIMIT])]


def paragraphs(markdown: str) -> tuple[tuple[str, str], ...]:
    """(kind, text) in order; kind is `p`, `li` or `h`. Pictures, raw scripts and styles are left out."""
    if not markdown.strip():
        return ()
    collector = _Collector()
    collector.feed(commonmark.html_of(markdown))
    collector.close()
    joined = ((kind, joined_lines("".join(texts))) for kind, texts in collector.blocks)
    return tuple((kind, text) for kind, text in joined if text)


def plain_lines(prose: str | None) -> tuple[str, ...]:
    """The paragraphs of prose in YAML: separated by empty lines, line ends inside them joined."""
    if not prose:
        return ()
    return tuple(joined for part in re.split(r"\n\s*\n", prose) if (joined := joined_lines(part)))


def joined_lines(text: str) -> str:
    """One paragraph of several lines as one line, without a space between Chinese characters."""
    spaced = " ".join(text.split())
    closed = re.sub(r"(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])", "", spaced)
    return unbroken(closed)


def unbroken(text: str) -> str:
    """`text` whose telephone numbers, hours and dates are not torn apart at a line's end."""
    text = re.sub(r"(?<=\d) (?=\d)", "\u00a0", text)
    text = re.sub(r"(?<=\d) ?(?=[年月日号时点分])", "\u00a0", text)
    text = re.sub(r"(?<=\d)([—～])(?=\d)", "\u2060\\1\u2060", text)
    return re.sub(r"(?<=\d)([–~-])(?=\d)", "\\1\u2060", text)


def shortenings(text: str) -> tuple[str, ...]:
    """`text` whole, then ever shorter honest forms of it: whole sentences, then its first clause."""
    text = joined_lines(text)
    sentences = _SENTENCE.findall(text)
    forms = [text]
    forms += [_ended("".join(sentences[:count])) for count in range(len(sentences) - 1, 0, -1)]
    clauses = _CLAUSE.findall(sentences[0]) if sentences else []
    for count in range(len(clauses) - 1, 0, -1):
        forms.append(_ended("".join(clauses[:count])))
    stripped = (form.strip() for form in forms)
    return tuple(dict.fromkeys(form for form in stripped if form == text or _is_balanced(form)))


def _ended(clause: str) -> str:
    """`clause` as a sentence, with the full stop of its script."""
    words = clause.rstrip("，；,; ")
    if words.endswith(tuple("。！？!?.”」』）")):
        return words
    return words + ("." if words[-1:].isascii() else "。")


def _is_balanced(form: str) -> bool:
    pairs = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("「", "」"), ("『", "』"))
    return bool(form) and all(form.count(left) == form.count(right) for left, right in pairs)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, list[str]]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.handle_data("\n")
        elif tag in {"td", "th"}:
            self.handle_data(" ")
        elif tag in _BLOCKS:
            kind = "li" if tag == "li" else "h" if tag[0] == "h" else "p"
            inside_item = tag == "p" and self.blocks and self.blocks[-1] == ("li", [])
            if not inside_item:
                self.blocks.append((kind, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self.blocks:
            self.blocks.append(("p", []))
        self.blocks[-1][1].append(data)
