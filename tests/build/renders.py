"""Render functions for tests of the runner: they join, refuse, and tell how often they were called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.diagnostics import Diagnostic, Refused, Span, Text
from civsite.render.archive import Archive

calls: list[str] = []


def join(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    calls.append(request["text"])
    return {"text": request["text"].encode() + b"".join(files[name] for name in sorted(files))}


def archive(request: Any, files: Mapping[str, bytes]) -> dict[str, Archive]:
    return {"zip": Archive(tuple((f"{name}.txt", name) for name in sorted(files)))}


def refuse(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    name = request["text"]
    raise Refused([Diagnostic("refused", Span(f"content/{name}.yml"), Text("不行", "no"))])


def other_outputs(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {"other": b""}
