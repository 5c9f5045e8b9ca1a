"""Enters and leaves: what the last pushes put at a destination, kept there as one JSON file.

It tells the next push which files are there already and which are ours to remove. A file on its way
stands in it with no hash: it may be there, wholly or not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

NAME = ".civsite-published.json"
_SCHEMA = "civsite-published/1"
UNSURE = ""


def read_record(data: bytes | None) -> dict[str, str]:
    """SHA-256 by path; empty where there is no record or none that can be read."""
    try:
        about = json.loads(data or b"")
        files = about["files"] if about["schema"] == _SCHEMA else {}
        return {str(path): str(sha256) for path, sha256 in files.items() if _is_below(str(path))}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def record_bytes(files: Mapping[str, str]) -> bytes:
    about = {"schema": _SCHEMA, "files": dict(sorted(files.items()))}
    return (json.dumps(about, ensure_ascii=False, indent=0) + "\n").encode()


def _is_below(path: str) -> bool:
    """Whether `path` stays inside the destination: the record lies where others may write."""
    parts = path.split("/")
    return "\\" not in path and ":" not in parts[0] and not {"", ".", ".."} & set(parts)
