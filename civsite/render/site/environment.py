"""The theme in; the Jinja environment out that its templates are filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from civsite.diagnostics import Diagnostic, Refused
from civsite.load.theme import Theme
from civsite.render.page import TemplateSandbox, broken_template
from civsite.render.site.filters import FILTERS

_FOLDER = "theme/site/"
# Stands for a page's way to the root in what several pages show; no text can hold it.
_ROOT = "\0"


class PageEnvironment(TemplateSandbox):
    """Templates of theme/site/; all that they print is escaped."""

    def __init__(self, theme: Theme) -> None:
        loader = jinja2.FunctionLoader(partial(_found, theme))
        super().__init__(loader, auto_reload=False, cache_size=-1)
        self.filters.update(FILTERS)
        self.globals["once"] = self._once
        self.globals["pieces"] = self._pieces
        self._filled: dict[Any, Markup] = {}
        # By language, macro and what else it is given; bytes take half the room of Chinese text.
        self._filled_pieces: dict[Any, dict[str, bytes]] = defaultdict(dict)
        self.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}

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
        self,
        context: Context,
        macro: Macro,
        cards: Iterable[Mapping[str, Any]],
        root: str,
        *more: Any,
    ) -> Markup:
        """`macro(card, root, *more)` of all cards, each filled once for all pages of a language.

        A card is known by its URL.
        """
        filled = self._filled_pieces[context["site"]["language"], macro.name, more]
        shown = []
        for card in cards:
            piece = filled.get(card["url"])
            if piece is None:
                piece = filled[card["url"]] = str(macro(card, _ROOT, *more)).encode()
            shown.append(piece)
        return Markup(b"".join(shown).decode().replace(_ROOT, root))


def fault_of_template(problem: Exception, template: str) -> Diagnostic:
    """Where `template` of theme/site/, or one that it takes in, is faulty or asks what cannot be done.

    Its values were there before: whatever goes wrong in filling it, in our filters and in Jinja's too,
    goes wrong at a template's bidding.
    """
    told = broken_template(problem, _FOLDER)
    # What cannot even be compiled, as it is too deeply nested, has no line of its own.
    return told if told.span.path != _FOLDER else broken_template(problem, f"{_FOLDER}{template}")


def _found(theme: Theme, name: str) -> tuple[str, str, None] | None:
    """As Jinja's loaders give a template: its text and its name. Raises Refused for no text."""
    path = f"site/{name}"
    if path not in theme.files:
        return None
    try:
        return theme.read(path).decode("utf-8"), f"theme/{path}", None
    except UnicodeDecodeError as problem:
        raise Refused([broken_template(problem, f"theme/{path}")]) from None
