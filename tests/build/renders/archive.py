"""A zip of all inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from civsite.render.archive import Archive


def render(request: Any, files: Mapping[str, bytes]) -> dict[str, Archive]:
    return {"zip": Archive(tuple((f"{name}.txt", name) for name in sorted(files)))}
