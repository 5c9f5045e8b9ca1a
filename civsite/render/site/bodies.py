"""A Markdown body with its resolved references in; HTML out, which cannot run script.

It is written from the text's tree; links and pictures lead where `references` says or nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from civsite.render.site.filters import srcset
from civsite.render.site.references import SAFE_SCHEMES
from civsite.text import markdown as text_markdown
from civsite.text.html import html_of
from civsite.text.tree import Node, Tree

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
        self._parse: Callable[[str], Tree] = text_markdown.parse
        if settings or not _USUAL_EXTENSIONS.issuperset(extensions):
            self._parse = _extended_parser(extensions, settings or {})

    def html_of(self, body: Mapping[str, Any], root: str) -> str:
        """`body` is `{"markdown", "references"}`; `root` the way from the page to the site's root."""
        references = body["references"]
        answers = {unquote(html.unescape(target)): references[target] for target in references}

        def href(target: str) -> str | None:
            if target.startswith("#"):
                return f"#s-{unquote(target[1:])}"
            answer = answers.get(unquote(target))
            if answer is None:
                return target if _is_safe(target) else None
            if "picture" in answer:
                return root + str(answer["picture"]["sources"][-1][0])
            return root + str(answer["url"]) or "./"

        def picture(image: Node) -> str:
            answer = answers.get(unquote(image.attributes.get("src", "")), {})
            return _picture_html(image.attributes.get("alt", ""), answer.get("picture"), root)

        return html_of(self._parse(body["markdown"]), href, picture)


def _is_safe(target: str) -> bool:
    """Whether it is an address elsewhere that runs nothing."""
    scheme, colon, _ = target.partition(":")
    return bool(colon) and scheme.lower() in SAFE_SCHEMES


def _extended_parser(
    extensions: Sequence[str], settings: Mapping[str, Mapping[str, Any]]
) -> Callable[[str], Tree]:
    """Python-Markdown, with ids and tables as CommonMark has them here."""
    import markdown  # type: ignore[import-untyped]
    from markdown.extensions.toc import slugify_unicode  # type: ignore[import-untyped]

    configs: dict[str, dict[str, Any]] = {name: dict(each) for name, each in settings.items()}
    configs["toc"] = {**configs.get("toc", {}), "slugify": slugify_unicode}
    configs["tables"] = {"use_align_attribute": True}
    names = list(dict.fromkeys([*extensions, "toc", "tables"]))
    converter = markdown.Markdown(extensions=names, extension_configs=configs)

    def parse(text: str) -> Tree:
        try:
            return text_markdown.from_html(str(converter.reset().convert(text)))
        except RecursionError:
            return (Node("pre", (text,)),)

    return parse


def _picture_html(alt: str, picture: Mapping[str, Any] | None, root: str) -> str:
    """A responsive picture; one that leads nowhere leaves its words."""
    words = html.escape(alt)
    if picture is None:
        return f"<span>{words}</span>" if words else ""
    return (
        f"<picture>{_source('avif', picture['avif'], root)}"
        f"{_source('webp', picture['sources'], root)}"
        f'<img src="{root}{picture["jpeg"]}" alt="{words}" width="{picture["width"]}" '
        f'height="{picture["height"]}" loading="lazy" decoding="async"></picture>'
    )


def _source(form: str, urls: Sequence[tuple[str, int]], root: str) -> str:
    sizes = "(min-width: 50rem) 44rem, 100vw"
    return f'<source type="image/{form}" srcset="{srcset(urls, root)}" sizes="{sizes}">'
