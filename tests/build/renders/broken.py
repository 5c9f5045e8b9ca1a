"""Fails as a program fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def render(request: Any, files: Mapping[str, bytes]) -> dict[str, bytes]:
    raise ZeroDivisionError(request["text"])
