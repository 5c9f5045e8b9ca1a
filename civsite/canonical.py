"""A value of plain JSON enters; the one text that stands for it leaves, to be hashed or handed over."""

from __future__ import annotations

import json
from typing import Any


def canonical_json(value: Any) -> str:
    """`value` as JSON whose text depends on the value alone."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
