"""Markdown enters; its tree leaves.

CommonMark, tables and `~~struck out~~`. What people write who know no Markdown is left as written:
`3*4*2`, `8:30~10:00`, `>60`, `<姓名>`, four blanks of indent. Text that was pasted keeps its lines:
what is numbered by 1、 （一） ① is a list, name and date at the end are a signature (落款).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import comrak

from civsite.text.lines import ends_a_sentence
from civsite.text.plain import plain_text
from civsite.text.tree import HtmlReader, Node, Place, Tree, TreeBuilder

MARKED, SIGNATURE = "marked", "signature"
_EXTENSIONS = comrak.ExtensionOptions(table=True, strikethrough=True, cjk_friendly_emphasis=True)
_OPTIONS = comrak.ParseOptions(ignore_setext=True)
# The parser follows nesting as deep as it goes, and looks for the end of a link from every bracket
# anew: what exceeds these is shown as it was written.
_MOST_MARKS = 2000
_MOST_BRACKETS = 500
_DEEP = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){200}", re.MULTILINE)
_NUMBERED = re.compile(
    r"(?:[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]|\d{1,2}、(?!\d)"
    r"|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十\d])|[①-⑳])"
)
_FIRST_OF_NUMBERED = frozenset("（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# 时间：…, 地点：… in lines of their own.
_LABELLED = re.compile(r"[^\s\d，。！？；：:、,.!?;（(]{1,8}\s?[：:](?!//)")
_DATE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日?"
)
_SPACED_TARGET = re.compile(
    r"(!?)\[([^\[\]\n]{0,300})\]\(\s*((?:[^()\n]|\([^()\n]*\)){1,300}\.[A-Za-z0-9]{2,5})(?:\s+[\"'][^\n\"']*[\"'])?\s*\)"
)
_LONGEST_SIGNER = 30
_TAGS = {"Emph": "em", "Strong": "strong", "Strikethrough": "del", "Item": "li"}


@lru_cache(maxsize=512)
def parse(markdown: str) -> Tree:
    """The blocks of a text, with the places where they were written."""
    if _is_too_deep(markdown):
        return (Node("pre", (markdown,)),)
    try:
        document = comrak.parse_document(markdown, _EXTENSIONS, _OPTIONS)
        builder = TreeBuilder()
        _Reader(builder, markdown).blocks(document.children)
        return _signed(_lists_joined(builder.tree()))
    except RecursionError:
        return (Node("pre", (markdown,)),)


def first_paragraph(markdown: str) -> Tree:
    """How the text begins: its first paragraph that says something, without pictures."""
    for node in parse(markdown):
        if isinstance(node, Node) and node.tag == "p" and not node.attributes:
            shown = tuple(
                each for each in node.children if isinstance(each, str) or each.tag != "img"
            )
            if plain_text(shown):
                return shown
    return ()


def from_html(html: str) -> Tree:
    """The tree of a text in HTML, which may be anybody's."""
    builder = TreeBuilder()
    reader = HtmlReader(builder)
    reader.feed(html)
    reader.close()
    return builder.tree()


def _is_too_deep(markdown: str) -> bool:
    counts = [("[", _MOST_BRACKETS), *((mark, _MOST_MARKS) for mark in "*_~")]
    if any(markdown.count(mark) > most for mark, most in counts):
        for part in re.split(r"\n[ \t]*\n", markdown):
            if any(part.count(mark) > most for mark, most in counts):
                return True
    return _DEEP.search(markdown) is not None


class _Reader:
    """Hands the parser's nodes to a builder."""

    def __init__(self, builder: TreeBuilder, markdown: str) -> None:
        self._builder = builder
        self._lines = markdown.encode().split(b"\n")
        self._html = HtmlReader(builder)

    def blocks(self, nodes: Iterable[Any]) -> None:
        for node in nodes:
            self._block(node)

    def _block(self, node: Any) -> None:
        value, builder, place = node.node_value, self._builder, _place_of(node)
        kind = type(value).__name__
        if kind == "Paragraph":
            self._paragraph(node)
        elif kind == "Heading":
            self._element(f"h{value.value.level}", node.children, place)
        elif kind == "List":
            is_ordered = value.value.list_type == comrak.ListType.Ordered
            start = value.value.start
            given = {"start": str(start)} if is_ordered and start != 1 else {}
            tag = "ol" if is_ordered else "ul"
            builder.start(tag, given, place)
            for item in node.children:
                builder.start("li", None, _place_of(item))
                for child in item.children:
                    if value.value.tight and type(child.node_value).__name__ == "Paragraph":
                        self._inlines(child.children)
                    else:
                        self._block(child)
                builder.end("li")
            builder.end(tag)
        elif kind == "BlockQuote":
            self._quote(node, place)
        elif kind == "Table":
            self._table(node, place)
        elif kind == "CodeBlock":
            code = value.value
            if code.fenced:
                builder.add(Node("pre", (code.literal,), {}, place))
            else:
                self._indented(code.literal)
        elif kind == "ThematicBreak":
            builder.start("hr", None, place)
        elif kind == "HtmlBlock":
            self._html_block(value.value.literal, place)
        else:
            self.blocks(node.children)

    def _html_block(self, literal: str, place: Place) -> None:
        """What stands behind a comment in its line is Markdown like any other."""
        if literal.startswith("<!--"):
            self._markdown(literal.partition("-->")[2])
        else:
            self._html.place = place
            self._html.feed(literal)

    def _markdown(self, text: str) -> None:
        for node in parse(text):
            if isinstance(node, Node):
                self._builder.add(node)

    def _element(self, tag: str, inlines: Iterable[Any], place: Place, **given: str) -> None:
        self._builder.start(tag, given, place)
        self._inlines(inlines)
        self._builder.end(tag)

    def _indented(self, text: str) -> None:
        """An indent of Word's, not code."""
        lines = (line.strip() for line in text.split("\n"))
        self._markdown("\n".join(lines))

    def _quote(self, node: Any, place: Place) -> None:
        if self._behind(place.line, place.column)[:1].isdigit():  # >60 is more than sixty
            self._builder.start("p", None, place)
            self._builder.text(">")
            first, *others = node.children
            self._inlines(first.children)
            self._builder.end("p")
            self.blocks(others)
            return
        self._builder.start("blockquote", None, place)
        self.blocks(node.children)
        self._builder.end("blockquote")

    def _table(self, node: Any, place: Place) -> None:
        builder = self._builder
        sides = [_side_of(each) for each in node.node_value.value.alignments]
        builder.start("table", None, place)
        for number, row in enumerate(node.children):
            is_head = number == 0
            if number < 2:
                builder.start("thead" if is_head else "tbody", None, _place_of(row))
            builder.start("tr", None, _place_of(row))
            for cell, side in zip(row.children, sides, strict=False):
                tag = "th" if is_head else "td"
                self._element(tag, cell.children, _place_of(cell), **side)
        builder.end("table")

    def _paragraph(self, node: Any) -> None:
        """As it was written, in lines where it was pasted in lines."""
        lines = list(_lines_in(node.children))
        if len(lines) == 1 and _written(lines[0][0])[:1] not in _FIRST_OF_NUMBERED:
            self._element("p", lines[0], _place_of(lines[0][0]))
            return
        written = [_words_of(line) for line in lines]
        signed = _is_signed(written)
        if signed:
            lines, written, last = lines[:-2], written[:-2], lines[-2:]
        if lines:
            self._lined(lines, written)
        if signed:
            self._builder.start("p", {"class": SIGNATURE}, _place_of(last[0][0]))
            self._inlines(last[0])
            self._builder.start("br")
            self._inlines(last[1])
            self._builder.end("p")

    def _lined(self, lines: Sequence[Sequence[Any]], written: Sequence[str]) -> None:
        """Lines that are numbered are entries of a list; those with labels, and sentences, are lines."""
        numbered = [_NUMBERED.match(words) is not None for words in written]
        labelled = [_LABELLED.match(words) is not None for words in written]
        has_labels = sum(labelled) > 1
        builder = self._builder
        for number, line in enumerate(lines):
            if number == 0 or numbered[number]:
                if number:
                    builder.end("li" if any(numbered[:number]) else "p")
                if numbered[number] and not any(numbered[:number]):
                    builder.start("ul", {"class": MARKED}, _place_of(line[0]))
                builder.start("li" if numbered[number] else "p", None, _place_of(line[0]))
            elif (has_labels and labelled[number]) or _are_sentences(written, numbered):
                builder.start("br")
            else:
                builder.text("\n")
            self._inlines(line)
        builder.end("ul" if any(numbered) else "p")

    def _inlines(self, nodes: Iterable[Any]) -> None:
        for node in nodes:
            self._inline(node)

    def _inline(self, node: Any) -> None:
        value, builder = node.node_value, self._builder
        kind = type(value).__name__
        if kind == "Text":
            self._text(value.value, node)
        elif kind == "SoftBreak":
            builder.text("\n")
        elif kind == "LineBreak":
            builder.start("br")
        elif kind in _TAGS:
            self._styled(node, _TAGS[kind])
        elif kind == "Code":
            builder.add(Node("code", (value.value.literal,)))
        elif kind == "Link":
            given = {"href": value.value.url}
            if value.value.title:
                given["title"] = value.value.title
            self._element("a", node.children, self._exact(node), **given)
        elif kind == "Image":
            words = "".join(_written(child) for child in node.children).replace("\n", " ")
            given = {"src": value.value.url, "alt": words}
            if value.value.title:
                given["title"] = value.value.title
            builder.start("img", given, self._exact(node))
        elif kind == "HtmlInline":
            self._html.place = _place_of(node)
            self._html.feed(value.value)
        else:
            self._inlines(node.children)

    def _text(self, words: str, node: Any) -> None:
        """Names of files have spaces, which CommonMark takes for the end of a target."""
        end = 0
        for found in _SPACED_TARGET.finditer(words) if "](" in words else ():
            self._builder.text(words[end : found.start()])
            at = self._exact(node)
            at = at._replace(column=at.column + found.start())
            if found[1]:
                self._builder.start("img", {"src": found[3], "alt": found[2]}, at)
            else:
                self._builder.start("a", {"href": found[3]}, at)
                self._builder.text(found[2])
                self._builder.end("a")
            end = found.end()
        self._builder.text(words[end:])

    def _styled(self, node: Any, tag: str) -> None:
        """A mark within a number or a word is none: 3*4*2, 8:30~10:00，14:00~16:00."""
        start, end = node.sourcepos.start, node.sourcepos.end
        mark = self._behind(start.line, start.column - 1)[:2]
        mark = mark if tag in ("strong", "del") and mark[:1] == mark[1:] else mark[:1]
        before = self._before(start.line, start.column - 1)
        after = self._behind(end.line, end.column)[:1]
        within_word = tag == "em" and before.isalnum() and after.isalnum()
        within_number = before.isdigit() or after.isdigit() or after == "#"
        if (tag == "del" and mark == "~") or within_word or within_number:
            self._builder.text(mark)
            self._inlines(node.children)
            self._builder.text(mark)
        else:
            self._element(tag, node.children, _place_of(node))

    def _exact(self, node: Any) -> Place:
        """Where it begins, in characters; the parser counts bytes."""
        start = node.sourcepos.start
        before = self._line(start.line)[: start.column - 1]
        return Place(start.line, len(before.decode("utf-8", "replace")) + 1)

    def _line(self, number: int) -> bytes:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else b""

    def _before(self, line: int, byte: int) -> str:
        """The last character before a place."""
        return self._line(line)[max(0, byte - 4) : byte].decode("utf-8", "ignore")[-1:]

    def _behind(self, line: int, byte: int) -> str:
        """The first characters behind a place, one at least."""
        return self._line(line)[byte : byte + 4].decode("utf-8", "ignore")


def _place_of(node: Any) -> Place:
    """Its line, and its column where nothing but marks stands before it."""
    start = node.sourcepos.start
    return Place(start.line, start.column)


def _side_of(alignment: Any) -> dict[str, str]:
    name = str(alignment).rpartition(":")[2].lower()
    return {"align": name} if name in ("left", "right", "center") else {}


def _lines_in(nodes: Iterable[Any]) -> Iterator[list[Any]]:
    line: list[Any] = []
    for node in nodes:
        if type(node.node_value).__name__ == "SoftBreak" and line:
            yield line
            line = []
        else:
            line.append(node)
    if line:
        yield line


def _words_of(nodes: Iterable[Any]) -> str:
    return "".join(map(_written, nodes)).strip()


def _written(node: Any) -> str:
    value = node.node_value
    kind = type(value).__name__
    if kind == "Text":
        return str(value.value)
    if kind == "Code":
        return str(value.value.literal)
    return "".join(map(_written, node.children))


def _are_sentences(written: Sequence[str], numbered: Sequence[bool]) -> bool:
    """Whether every line but the last ends a sentence, or is followed by a number."""
    return all(
        ends_a_sentence(line) or follows
        for line, follows in zip(written[:-1], numbered[1:], strict=True)
    )


def _is_signed(written: Sequence[str]) -> bool:
    """Whether the last two lines are who says it and when."""
    if len(written) < 2 or _DATE.fullmatch(written[-1]) is None:
        return False
    return _is_signer(written[-2])


def _is_signer(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_SIGNER and words[-1].isalnum() and _DATE.search(words) is None


def _lists_joined(tree: Tree) -> Tree:
    """Lines that are numbered in one way and stand apart are one list."""
    joined: list[Node | str] = []
    for style, nodes in groupby(tree, _numbering):
        found = [each for each in nodes if isinstance(each, Node) or style is None]
        first = found[0]
        if style is not None and isinstance(first, Node):
            entries = tuple(entry for each in found for entry in each.children)  # type: ignore[union-attr]
            joined.append(first._replace(children=entries))
        else:
            joined += found
    return tuple(joined)


def _numbering(each: Node | str) -> str | None:
    """How the first line of a list of numbered lines is numbered, whatever its number is."""
    if isinstance(each, str) or each.attributes.get("class") != MARKED:
        return None
    found = _NUMBERED.match(plain_text(each.children[:1]))
    return (
        re.sub(r"\d+|[①-⑳]", "1", re.sub("[一二三四五六七八九十]+", "一", found[0]))
        if found
        else ""
    )


def _signed(tree: Tree) -> Tree:
    """Name and date in paragraphs of their own are a signature, too."""
    if len(tree) < 3:
        return tree
    name, date = tree[-2:]
    if not (isinstance(name, Node) and isinstance(date, Node) and name.tag == date.tag == "p"):
        return tree
    if _DATE.fullmatch(plain_text((date,))) is None or not _is_signer(plain_text((name,))):
        return tree
    both = (*name.children, Node("br"), *date.children)
    return (*tree[:-2], Node("p", both, {"class": SIGNATURE}, name.place))
