"""Leaves: where the theme and the sample content that travel with civsite lie on this machine.

A wheel carries them inside the package; in a checkout they are the folders beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_packaged"


def packaged_theme() -> Path:
    """The theme that a community's own `theme/` wins over, file by file."""
    return _root() / "theme"


def sample_content() -> Path:
    """The content of the sample community, which `civsite init` starts from."""
    return _root() / "content"


def _root() -> Path:
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent
