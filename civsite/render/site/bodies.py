"""A Markdown body with its resolved references in; clean HTML out, which cannot run script.

Raw HTML passes through an allow-list; links and pictures lead where `references` says or nowhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import nh3

from civsite.render import commonmark
from civsite.render.site.filters import srcset
from civsite.render.site.references import SAFE_SCHEMES

_TAGS = set(
    """
    p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s sub sup del ins
    mark kbd small table caption thead tbody tfoot tr th td a img figure figcaption abbr ruby rt rp
    details summary span div
    """.split()
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "*": {"lang"},
}
_PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
# The converter looks for the end of a link from every bracket anew: time grows as their square.
_MOST_BRACKETS = 500
_HEADING = re.compile(r"<(/?)h([1-5])(?=[\s>])")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_LINE_MARK = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-*+]|\d+\.)\s+", re.MULTILINE)
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$", re.MULTILINE)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
# What CommonMark has by itself.
_USUAL_EXTENSIONS = frozenset(("toc", "tables", "fenced_code", "sane_lists"))


class BodyRenderer:
    """One converter for all bodies of a build. `extensions` are those of mkdocs.yml.

    CommonMark, or Python-Markdown where mkdocs.yml names extensions of that or settings for them.
    """

    def __init__(
        self,
        extensions: Sequence[str] = (),
        settings: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.settings = repr((sorted(extensions), settings))
        self._convert: Callable[[str], str] = commonmark.html_of
        if settings or not _USUAL_EXTENSIONS.issuperset(extensions):
            self._convert = _extended_converter(extensions, settings or {})
        # What each target of the body that is being cleaned leads to, written without any escapes;
        # the way from its page to the site's root.
        self._answers: Mapping[str, Any] = {}
        self._root = ""
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=set(SAFE_SCHEMES),
            link_rel="noopener noreferrer",
        )

    def html_of(self, body: Mapping[str, Any], root: str) -> str:
        """`body` is `{"markdown", "references"}`; `root` the way from the page to the site's root."""
        references = body["references"]
        self._root = root
        self._answers = {
            unquote(html.unescape(target)): references[target] for target in references
        }
        clean = self._cleaner.clean(self._converted(body["markdown"]))
        if "<img" in clean:
            found = [answer["picture"] for answer in references.values() if "picture" in answer]
            pictures = {picture["jpeg"]: picture for picture in found}
            clean = _PICTURE.sub(lambda match: _picture_html(match[1], pictures, root), clean)
        if "<table" in clean:
            # It may be wider than a phone.
            clean = _TABLE.sub(r'<div class="wide" tabindex="0">\g<0></div>', clean)
        return clean

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        """What becomes of an attribute in the body that is being cleaned."""
        if name == "id":
            return f"s-{value}"
        if name not in ("href", "src"):
            return value
        answer = self._answers.get(unquote(value))
        if tag == "img":
            return answer["picture"]["jpeg"] if answer and "picture" in answer else None
        if value.startswith("#"):
            return f"#s-{unquote(value[1:])}"
        if answer is None:
            return value if ":" in value else None
        if "picture" in answer:
            return self._root + str(answer["picture"]["sources"][-1][0])
        return self._root + str(answer["url"]) or "./"

    def _converted(self, text: str) -> str:
        """What nests deeper than the converter goes is shown as it was written.

        The page's title is its one first heading: a body that has others is moved a level down.
        """
        as_written = f"<pre>{html.escape(text)}</pre>"
        if any(part.count("[") > _MOST_BRACKETS for part in text.split("\n\n")):
            return as_written
        try:
            converted = self._convert(text)
        except RecursionError:
            return as_written
        if "<h1" in converted:
            return _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", converted)
        return converted


def _extended_converter(
    extensions: Sequence[str], settings: Mapping[str, Mapping[str, Any]]
) -> Callable[[str], str]:
    """Python-Markdown, with ids and tables as CommonMark has them here."""
    import markdown  # type: ignore[import-untyped]
    from markdown.extensions.toc import slugify_unicode  # type: ignore[import-untyped]

    configs: dict[str, dict[str, Any]] = {name: dict(each) for name, each in settings.items()}
    configs["toc"] = {**configs.get("toc", {}), "slugify": slugify_unicode}
    configs["tables"] = {"use_align_attribute": True}
    names = list(dict.fromkeys([*extensions, "toc", "tables"]))
    converter = markdown.Markdown(extensions=names, extension_configs=configs)
    return lambda text: str(converter.reset().convert(text))


def plain_text(text: str) -> str:
    """The words of a Markdown text, without its marks, for summaries and search."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "]" in text:
        text = _LINK.sub(r"\1", text)
    text = _LINE_MARK.sub("", text)
    if "|" in text or "-" in text or ":" in text:
        text = _RULE.sub(" ", text)
    for mark in "*_`|":  # thirty times as quick as to translate Chinese text
        text = text.replace(mark, "")
    return " ".join(html.unescape(text).split())


def _picture_html(attributes: str, pictures: Mapping[str, Any], root: str) -> str:
    """A responsive picture for one cleaned `<img>`; a picture that leads nowhere leaves its words."""
    values = dict(_ATTRIBUTE.findall(attributes))
    picture = pictures.get(values.get("src", ""))
    alt = values.get("alt", "")
    if picture is None:
        return f"<span>{alt}</span>" if alt else ""
    return (
        f"<picture>{_source('avif', picture['avif'], root)}"
        f"{_source('webp', picture['sources'], root)}"
        f'<img src="{root}{picture["jpeg"]}" alt="{alt}" width="{picture["width"]}" '
        f'height="{picture["height"]}" loading="lazy" decoding="async"></picture>'
    )


def _source(form: str, urls: Sequence[tuple[str, int]], root: str) -> str:
    sizes = "(min-width: 50rem) 44rem, 100vw"
    return f'<source type="image/{form}" srcset="{srcset(urls, root)}" sizes="{sizes}">'
