"""Starts, ends and words of elements enter, from Markdown or HTML; a tree of nodes leaves.

Elements are named as in HTML. Only those that a page may show are taken; all else is left out, its
words kept. What is written from a tree can therefore hold no script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from civsite.text.lines import joint, lines_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FLOWING = frozenset({"p", *_HEADINGS, "dt", "summary", "caption", "figcaption"})
BLOCKS = frozenset(
    {"ul", "ol", "li", "dl", "dd", "blockquote", "pre", "hr", "table", "thead", "tbody", "tfoot"}
    | {"tr", "th", "td", "figure", "details", "div"}
    | _FLOWING
)
INLINES = frozenset(
    """
    br code em strong b i u s sub sup del ins mark kbd small a img abbr ruby rt rp span bdi bdo q
    cite var samp wbr
    """.split()
)
_VOID = frozenset({"br", "hr", "img", "wbr"})
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "title"})
# Deeper elements are left out, their words kept.
_MOST_DEEP = 100
# Elements of HTML that are left out. What is no element at all, as in `<姓名>` or `<Tab>`, is text.
_OTHERS = frozenset(
    """
    html head body base link meta script style template noscript iframe object embed param title
    form input button select option optgroup textarea label fieldset legend datalist output meter
    progress video audio source track picture canvas svg math map area portal dialog slot center
    font big tt strike marquee frame frameset noframes nav main header footer section article aside
    address hgroup time data address menu col colgroup dfn acronym applet basefont blink plaintext
    search
    """.split()
)
_SAME = {"strike": "s", "tt": "code", "section": "div", "article": "div", "address": "div"}
_GLOBAL = frozenset({"lang", "dir"})
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "abbr": frozenset({"title"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    **{heading: frozenset({"id"}) for heading in _HEADINGS},
}
# An element of the first kind ends one of the others that is still open inside the same parent.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th"}),
}


# All that a block ends: what flows, and entries before an entry.
_ENDED_BY = {tag: INLINES | _FLOWING | _ENDS.get(tag, frozenset()) for tag in BLOCKS}


class Place(NamedTuple):
    """Line and column in the text, from 1, in characters; 0 where it is not known."""

    line: int = 0
    column: int = 0


NOWHERE = Place()


class Node(NamedTuple):
    """An element of the text; `place` is where it begins."""

    tag: str
    children: tuple[Node | str, ...] = ()
    attributes: Mapping[str, str] = {}
    place: Place = NOWHERE


Tree = tuple[Node | str, ...]


def nodes_in(tree: Tree) -> Iterator[Node]:
    """Every node, in the order of the text."""
    for each in tree:
        if isinstance(each, Node):
            yield each
            yield from nodes_in(each.children)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: Mapping[str, str]
    place: Place
    children: list[Node | str] = field(default_factory=list)


class TreeBuilder:
    """Puts elements together; what was never closed ends with its parent."""

    def __init__(self) -> None:
        self._open = [_Open("", {}, NOWHERE)]
        self._silent = 0

    def start(
        self, tag: str, attributes: Mapping[str, str] | None = None, place: Place = NOWHERE
    ) -> None:
        if tag in BLOCKS:
            self._make_way(tag)
        if len(self._open) > _MOST_DEEP:
            return
        self._open.append(_Open(tag, attributes or {}, place))
        if tag in _VOID:
            self._close()

    def end(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                while len(self._open) > depth:
                    self._close()
                return
            if tag in INLINES and self._open[depth].tag in BLOCKS:
                return

    def text(self, words: str) -> None:
        if words and not self._silent:
            self._open[-1].children.append(words)

    def add(self, node: Node) -> None:
        self._open[-1].children.append(node)

    def be_silent(self, is_begun: bool) -> None:
        self._silent = max(0, self._silent + (1 if is_begun else -1))

    def tree(self) -> Tree:
        while len(self._open) > 1:
            self._close()
        return _joined(self._open[0].children)

    def _make_way(self, tag: str) -> None:
        """Ends the paragraph that a block stands in, and the entry before an entry."""
        ended = _ENDED_BY[tag]
        while self._open[-1].tag in ended:
            self._close()

    def _close(self) -> None:
        done = self._open.pop()
        children = tuple(done.children)
        if done.tag in BLOCKS and done.tag != "pre":
            children = _joined(done.children)
        self._open[-1].children.append(Node(done.tag, children, done.attributes, done.place))


class HtmlReader(HTMLParser):
    """Hands the elements of HTML to a builder, tag by tag or in whole blocks."""

    def __init__(self, builder: TreeBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder
        self.place = NOWHERE

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _SAME.get(tag, tag)
        if tag in BLOCKS or tag in INLINES:
            allowed = _ATTRIBUTES.get(tag, frozenset()) | _GLOBAL
            kept = {name: value or "" for name, value in attrs if name in allowed}
            self._builder.start(tag, kept, self.place)
        elif tag in _SILENT:
            self._builder.be_silent(True)
        elif tag not in _OTHERS:
            self._builder.text(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        tag = _SAME.get(tag, tag)
        if tag in _VOID:
            return
        if tag in BLOCKS or tag in INLINES:
            self._builder.end(tag)
        elif tag in _SILENT:
            self._builder.be_silent(False)
        elif tag not in _OTHERS:
            self._builder.text(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._builder.text(data)


def _joined(children: list[Node | str]) -> Tree:
    """The words of a block, their line ends joined; what stands between blocks is left out."""
    if not any(_has_line_end(each) for each in children):
        return tuple(each for each in children if each)
    leaves = [leaf for each in children for leaf in _leaves(each)]
    ends = iter(_ends_of(leaves))
    made = [_with_ends(each, lambda: next(ends)) for each in children]
    return tuple(each for each in made if each)


def _has_line_end(each: Node | str) -> bool:
    if isinstance(each, str):
        return "\n" in each
    return each.tag in INLINES and any(_has_line_end(child) for child in each.children)


def _leaves(each: Node | str) -> Iterator[str]:
    """Texts in order; what breaks a line, or is a block of its own, as a line feed of its kind."""
    if isinstance(each, str):
        yield each
    elif each.tag in BLOCKS or each.tag == "br":
        yield "\v"
    elif each.tag != "rt":
        for child in each.children:
            yield from _leaves(child)


def _ends_of(leaves: list[str]) -> Iterator[list[str]]:
    """For each leaf what its line ends become."""
    for number, leaf in enumerate(leaves):
        pieces = lines_of(leaf)
        before = next((each for each in reversed(leaves[:number]) if each.strip(" \n")), "\v")
        after = next((each for each in leaves[number + 1 :] if each.strip(" \n")), "\v")
        found = []
        for place in range(1, len(pieces)):
            left, right = pieces[place - 1] or before, pieces[place] or after
            at_an_edge = left.rstrip(" \n")[-1:] == "\v" or right.lstrip(" \n")[:1] == "\v"
            found.append("" if at_an_edge else joint(left, right))
        yield found


def _with_ends(each: Node | str, ends: Callable[[], list[str]]) -> Node | str:
    if isinstance(each, str):
        first, *pieces = lines_of(each)
        return first + "".join(end + piece for end, piece in zip(ends(), pieces, strict=True))
    if each.tag in BLOCKS or each.tag == "br":
        ends()
        return each
    if each.tag == "rt":
        return each
    children = tuple(made for child in each.children if (made := _with_ends(child, ends)))
    return each._replace(children=children)
