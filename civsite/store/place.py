"""Where the store lies on this machine, and how large it may become."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

FOLDER_VARIABLE = "CIVSITE_STORE"
LIMIT_VARIABLE = "CIVSITE_STORE_LIMIT"
_USUAL_LIMIT_BYTES = 4_000_000_000
_GIGABYTE = 1_000_000_000


def store_folder() -> Path:
    """The folder that CIVSITE_STORE names, or `store` in the user's cache folder."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).absolute()
    return Path(platformdirs.user_cache_dir("civsite", appauthor=False), "store")


def most_bytes() -> int:
    """The limit in bytes: CIVSITE_STORE_LIMIT says it in GB; 4 GB where it says no number."""
    try:
        limit = float(os.environ.get(LIMIT_VARIABLE, ""))
    except ValueError:
        return _USUAL_LIMIT_BYTES
    return int(limit * _GIGABYTE) if 0 < limit < 1_000_000 else _USUAL_LIMIT_BYTES
