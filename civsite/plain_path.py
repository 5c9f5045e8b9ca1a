"""Enters: a path out of a manifest or a record. Leaves: whether it stays below any folder it is joined to.

Such files lie where others write, so what they name is believed only in the form that a build gives.
"""

from __future__ import annotations

import re
from typing import TypeGuard

# Control characters and halves of characters; `\` and `:` mean folders, drives, streams on Windows.
_MEANS_MORE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\\:]")


def is_plain_path(path: object) -> TypeGuard[str]:
    """Whether `path` is text such as `site/news/index.html`: one file's, relative, on any system.

    No part of it is empty or begins with a dot: no product is hidden.
    """
    return (
        isinstance(path, str)
        and _MEANS_MORE.search(path) is None
        and all(part.strip() and not part.startswith(".") for part in path.split("/"))
    )


def is_sha256(value: object) -> TypeGuard[str]:
    """Whether `value` is a SHA-256 in hexadecimal, as such files have it."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None
