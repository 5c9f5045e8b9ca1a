"""A tree enters; its HTML leaves, in which everything that is no element of the tree is escaped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape

from civsite.text.links import Link
from civsite.text.plain import plain_text
from civsite.text.telephones import contacts_in
from civsite.text.tree import BLOCKS, Node, Tree, nodes_in

# What a target leads to, or None for one that leads nowhere: its words are said alone.
Href = Callable[[str], str | None]
Picture = Callable[[Node], str]
_VOID = frozenset({"br", "hr", "wbr"})
_ENDING_A_LINE = BLOCKS - {"td", "th", "thead", "tbody", "tfoot"}
_AS_IT_IS = frozenset({"a", "code", "kbd", "del", "s"})
# What no address and no telephone does without: five digits, 110 and its like. Most texts have none
# of it, and to look for telephones takes ten times as long as to write them.
_MAY_REACH = re.compile(
    r"\d[\d ()（）-]{3,}\d|(?<!\d)1[0-2]\d(?!\d| ?[人户名次个元])"
    r"|[@＠]|://|www\.|\.(?:com|cn|net|org|gov|edu)",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def html_of(tree: Tree, href: Href, picture: Picture, area: str = "") -> str:
    """Addresses and telephones, those of `area` by themselves, are links.

    The page's title is its one first heading: a text that has others is moved a level down.

    Each heading has an id made of its words, the second of a name `name_1`.
    """
    lower = any(node.tag == "h1" for node in nodes_in(tree))
    return "".join(_Writer(href, picture, lower, area).written(tree))


class _Writer:
    def __init__(self, href: Href, picture: Picture, lower: bool, area: str) -> None:
        self._href = href
        self._picture = picture
        self._lower = lower
        self._area = area
        self._within = 0  # a link, or what is shown as it is
        self._given: Counter[str] = Counter()

    def written(self, tree: Tree) -> Iterator[str]:
        for each in tree:
            if isinstance(each, str):
                yield from self._words(each)
            else:
                yield from self._element(each)

    def _words(self, text: str) -> Iterator[str]:
        if self._within or _MAY_REACH.search(text) is None:
            yield escape(text, quote=False)
            return
        for piece in contacts_in(text, self._area):
            if isinstance(piece, Link):
                words = escape(piece.text, quote=False)
                yield f'<a href="{escape(piece.url)}" rel="noopener noreferrer">{words}</a>'
            else:
                yield escape(piece, quote=False)

    def _element(self, node: Node) -> Iterator[str]:
        tag, attributes = node.tag, dict(node.attributes)
        if tag in _VOID:
            yield f"<{tag}>"
        elif tag == "img":
            yield self._picture(node)
        elif tag == "a":
            target = self._href(attributes.pop("href", ""))
            if target is None:
                yield from self.written(node.children)
            else:
                given = {"href": target, **attributes, "rel": "noopener noreferrer"}
                yield from self._wrapped("a", given, node.children)
        elif tag in _HEADINGS:
            level = min(int(tag[1]) + self._lower, 6)
            name = attributes.pop("id", "") or self._id_of(node)
            yield from self._wrapped(f"h{level}", {"id": f"s-{name}", **attributes}, node.children)
        elif tag == "pre":
            yield f"<pre><code>{escape(''.join(_texts(node)), quote=False)}</code></pre>"
        elif tag == "table":  # it may be wider than a phone
            yield '<div class="wide" tabindex="0">'
            yield from self._wrapped(tag, attributes, node.children)
            yield "</div>"
        else:
            yield from self._wrapped(tag, attributes, node.children)
        if tag in _ENDING_A_LINE:
            yield "\n"

    def _wrapped(self, tag: str, attributes: dict[str, str], children: Tree) -> Iterator[str]:
        given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        yield f"<{tag}{given}>"
        self._within += tag in _AS_IT_IS
        yield from self.written(children)
        self._within -= tag in _AS_IT_IS
        yield f"</{tag}>"

    def _id_of(self, heading: Node) -> str:
        name = _name_of(plain_text(heading.children))
        self._given[name] += 1
        count = self._given[name]
        return name if count == 1 else f"{name}_{count - 1}"


def _texts(node: Node) -> Iterator[str]:
    for each in node.children:
        if isinstance(each, str):
            yield each
        else:
            yield from _texts(each)


def _name_of(heading: str) -> str:
    """Its letters, digits and marks of its script; what parts them becomes a hyphen."""
    words = unicodedata.normalize("NFKC", heading)
    return _GAP.sub("-", _NO_WORD.sub("", words).strip().lower())
