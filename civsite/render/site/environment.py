"""The theme in; the Jinja environment out that its templates are filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from civsite.diagnostics import Refused
from civsite.load.theme import Theme
from civsite.render.page import broken_template
from civsite.render.sandbox import TemplateSandbox
from civsite.render.site.compose import TEMPLATES
from civsite.render.site.filters import FILTERS

_FOLDER = f"theme/{TEMPLATES}"
# Stands for a page's way to the root in what several pages show; no text can hold it.
_ROOT = "\0"


class PageEnvironment(TemplateSandbox):
    """Templates of theme/site/; all that they print is escaped."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(jinja2.FunctionLoader(_finder(theme)), auto_reload=False, cache_size=-1)
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


@contextmanager
def refusing_faulty_templates() -> Iterator[None]:
    """Says where a template is faulty, by raising Refused."""
    try:
        yield
    except Refused:
        raise
    except Exception as problem:
        if _is_of_a_template(problem):
            raise Refused([broken_template(problem, _FOLDER)]) from None
        raise


def _is_of_a_template(problem: Exception) -> bool:
    """Whether a template is faulty, or does what cannot be done: adds a text and a number, say."""
    import traceback

    frames = traceback.extract_tb(problem.__traceback__)
    inside = bool(frames) and frames[-1].filename.startswith(_FOLDER)
    return inside or isinstance(problem, jinja2.TemplateError)


def _finder(theme: Theme) -> Callable[[str], tuple[str, str, None] | None]:
    def find(name: str) -> tuple[str, str, None] | None:
        path = f"{TEMPLATES}{name}"
        if path not in theme.files:
            return None
        return theme.read(path).decode("utf-8"), f"theme/{path}", None

    return find
