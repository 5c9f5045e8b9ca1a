"""Refuses the content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text


def render(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    name = request["text"]
    raise Refused([Diagnostic("refused", Span(f"content/{name}.yml"), Text("不行", "no"))])
