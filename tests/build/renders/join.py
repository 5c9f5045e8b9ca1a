"""A text and the bytes of all inputs, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.build.renders import calls


def render(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    calls.append(request["text"])
    return {"text": request["text"].encode() + b"".join(files[name] for name in sorted(files))}
