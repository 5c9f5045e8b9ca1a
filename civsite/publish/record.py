"""Enters and leaves: what the last pushes put at a destination, kept there as one JSON file.

It tells the next push which files are there already and which are ours to remove. A file on its way
stands in it with no hash: it may be there, wholly or not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from civsite.plain_path import is_plain_path

NAME = ".civsite-published.json"
_SCHEMA = "civsite-published/1"
UNSURE = ""
_HASH = re.compile(r"[0-9a-f]{64}|")


def read_record(data: bytes | None) -> dict[str, str]:
    """SHA-256 by path; empty where there is no record or none that can be read.

    It lies where others may write: entries that no push has made count for nothing.
    """
    try:
        about = json.loads(data or b"")
        files = about["files"] if about["schema"] == _SCHEMA else {}
        return {path: hashed for path, hashed in files.items() if _is_sound(path, hashed)}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def record_bytes(files: Mapping[str, str]) -> bytes:
    about = {"schema": _SCHEMA, "files": dict(sorted(files.items()))}
    return (json.dumps(about, ensure_ascii=False, indent=0) + "\n").encode()


def _is_sound(path: object, hashed: object) -> bool:
    return is_plain_path(path) and isinstance(hashed, str) and _HASH.fullmatch(hashed) is not None
