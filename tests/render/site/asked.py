"""Enters: the files of a community. Leaves: its website, asked page by page as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import lxml.html

from tests.render.site.little_park import inputs_of, write
from tests.render.site.written_site import WrittenSite, site_of

_HERE = "https://here.example/"
_STEP = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)((?:\[[^\]]+\])*)")


def site_from(root: Path, files: Mapping[str, str], **more: object) -> AskedSite:
    """The website of `files`, which are written below `root` first."""
    for path, text in files.items():
        write(root, path, text)
    return AskedSite(site_of(inputs_of(root, **more)))


class AskedSite:
    """A page or file is made when it is asked for."""

    def __init__(self, written: WrittenSite) -> None:
        self._written = written
        self.said = written.diagnostics
        self.paths = frozenset(written.outputs)

    def page(self, url: str = "") -> AskedPage:
        """The page at `url`, relative to the site: empty for the first one."""
        path = url if url.endswith(".html") else f"{url}index.html"
        return AskedPage(url, self.text(path))

    def text(self, path: str) -> str:
        return self._written.made(path)

    def bytes(self, path: str) -> bytes:
        return self._written.outputs[path].make()

    @property
    def pages(self) -> list[str]:
        """The URL of every page."""
        ends = [path for path in sorted(self.paths) if path.endswith("index.html")]
        return [path.removesuffix("index.html") for path in ends]


class AskedPage:
    """A selector is a few steps of `tag.class#id[attribute]`, one within the other."""

    def __init__(self, url: str, html: str) -> None:
        self.url, self.html = url, html

    @cached_property
    def tree(self) -> Any:
        return lxml.html.document_fromstring(self.html)

    def all(self, selector: str) -> list[Any]:
        return list(self.tree.xpath(_xpath(selector)))

    def texts(self, selector: str) -> list[str]:
        """What each of them says, its blanks collapsed."""
        return [said(each) for each in self.all(selector)]

    def text(self, selector: str) -> str:
        (text,) = self.texts(selector)
        return text

    def attributes(self, selector: str, name: str) -> list[str]:
        return [each.get(name) for each in self.all(selector) if each.get(name) is not None]

    def attribute(self, selector: str, name: str) -> str:
        (value,) = self.attributes(selector, name)
        return value

    def links(self, selector: str) -> list[tuple[str, str]]:
        """Words and target of each link, the target relative to the site."""
        links = [each for each in self.all(selector) if each.get("href") is not None]
        return [(said(each), self.target(each.get("href"))) for each in links]

    def link(self, selector: str) -> tuple[str, str]:
        (link,) = self.links(selector)
        return link

    def target(self, href: str) -> str:
        return unquote(urljoin(_HERE + self.url, href)).removeprefix(_HERE)


def said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _xpath(selector: str) -> str:
    steps = []
    for step in selector.split():
        found = _STEP.fullmatch(step)
        assert found, f"no selector: {step}"
        conditions = [
            f'[@id="{name[1:]}"]'
            if name[0] == "#"
            else f'[contains(concat(" ", @class, " "), " {name[1:]} ")]'
            for name in re.findall(r"[.#][\w-]+", found[2])
        ]
        attributes = re.sub(r"\[", "[@", found[3])
        steps.append(f"{found[1] or '*'}{''.join(conditions)}{attributes}")
    return "//" + "//".join(steps)
