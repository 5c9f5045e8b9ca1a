"""Enters: where templates come from. Leaves: a Jinja environment in which a stranger's do no harm.

A community's templates see the values that a page is filled with, and nothing of the program: no
name that begins with an underscore, no attribute by `str.format`, no `range` beyond 100,000. Values
cannot be changed. A template can still take for ever.
"""

from __future__ import annotations

from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Escapes all that templates print; a name that nobody gave is a fault. `more`: Jinja's options."""

    def __init__(self, loader: jinja2.BaseLoader, **more: Any) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            **more,
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Asks a mapping for its item first: nearly all that templates see are mappings."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)
