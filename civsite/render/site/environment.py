"""The theme in; the Jinja environment out that its templates are filled in."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, MutableMapping, Sequence
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from civsite.fonts.faces import cache_directory
from civsite.load.theme import Theme
from civsite.program import program_digest
from civsite.render.site.compose import TEMPLATES
from civsite.render.site.filters import FILTERS
from civsite.render.site.pages.page import Later

# Stands for a page's way to the root in what several pages show; no text can hold it.
_ROOT = "\0"


class PageEnvironment(jinja2.Environment):
    """Templates of theme/site/, or else of `folders`; all that they print is escaped."""

    def __init__(self, usual: jinja2.Environment, theme: Theme, folders: Sequence[str]) -> None:
        """With what mkdocs gives the templates of its own environment, `usual`."""
        loaders: list[jinja2.BaseLoader] = [jinja2.FunctionLoader(_finder(theme))]
        loaders += [usual.loader] if usual.loader else []
        super().__init__(
            loader=_Loader([*loaders, jinja2.FileSystemLoader(folders)]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            extensions=list(usual.extensions),
            auto_reload=False,
            bytecode_cache=_compiled(),
        )
        self.globals.update(usual.globals)
        self.filters.update(usual.filters)
        self.filters.update(FILTERS)
        self.globals["once"] = self._once
        self.globals["pieces"] = self._pieces
        self._filled: dict[Any, Markup] = {}
        # By language, macro and what else it is given; bytes take half the room of Chinese text.
        self._filled_pieces: dict[Any, dict[str, bytes]] = defaultdict(dict)
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As a plain dictionary, of which each page takes a copy; nothing comes to them later."""
        return {**self.globals, **(d or {})}

    @jinja2.pass_context
    def _once(self, context: Context, macro: Macro, *depends_on: object) -> Markup:
        """`macro(page, *depends_on)`, filled once for all pages of a language for which these are equal.

        `page` holds what the first of them is filled with.
        """
        key = (context["site"]["language"], macro.name, depends_on)
        if key not in self._filled:
            self._filled[key] = Markup(macro(context, *depends_on))
        return self._filled[key]

    @jinja2.pass_context
    def _pieces(
        self, context: Context, macro: Macro, values: Iterable[Later], root: str, *more: Any
    ) -> Markup:
        """`macro(each, root, *more)` of all values, each filled once for all pages of a language."""
        filled = self._filled_pieces[context["site"]["language"], macro.name, more]
        shown = []
        for each in values:
            piece = filled.get(each.key)
            if piece is None:
                piece = filled[each.key] = str(macro(each.values, _ROOT, *more)).encode()
            shown.append(piece)
        return Markup(b"".join(shown).decode().replace(_ROOT, root))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Values are dictionaries nearly all: their entries come before what Python calls so."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if type(obj) is Later:
            return self.getattr(obj.values, attribute)
        return super().getattr(obj, attribute)


class _Loader(jinja2.ChoiceLoader):
    """Gives templates that print by `escaped`."""

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        template = super().load(environment, name, globals)
        template.root_render_func.__globals__["escape"] = escaped  # as its code calls it
        return template


def escaped(value: object) -> str:
    """`value` as HTML shows it: markupsafe's `escape`, but it makes no object more for each text.

    A page prints a hundred, which took a sixth of the time that it was filled in.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is not str and hasattr(value, "__html__"):
        return str(value.__html__())
    text = str(value)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def _finder(theme: Theme) -> Any:
    def find(name: str) -> tuple[str, str, None] | None:
        path = f"{TEMPLATES}{name}"
        if path not in theme.files:
            return None
        return theme.read(path).decode("utf-8"), f"theme/{path}", None

    return find


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates as Python code, compiled by this program from just this source."""

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(f"{program_digest()}\0{source}".encode()).hexdigest()


def _compiled() -> jinja2.BytecodeCache | None:
    """Compiled templates are code: they lie with the user, never in a repository of others."""
    folder = cache_directory().parent / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder)) if os.access(folder, os.W_OK) else None
