"""A listing and the player's theme files enter; the one page that plays it leaves.

Style, scripts and playlist stand inside the page, so that it works from a USB stick. A policy
allows exactly these and nothing from other hosts.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from typing import Any

_FOLDER = "theme/screen/player"
_PAGE = f"{_FOLDER}/player.html"
_STYLE = f"{_FOLDER}/player.css"
_BEGIN = f"{_FOLDER}/begin.js"
# In this order: each may use those before it.
_SCRIPTS = tuple(
    f"{_FOLDER}/{name}.js"
    for name in ("clock", "sha256", "slides", "renewal", "stage", "log", "offline", "play")
)
SERVICE_WORKER = f"{_FOLDER}/service-worker.js"
PLAYER_FILES = (_PAGE, _STYLE, _BEGIN, *_SCRIPTS, SERVICE_WORKER)


def player_page(listing: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """The page; `files` holds `PLAYER_FILES`."""
    style = files[_STYLE].decode()
    begin = files[_BEGIN].decode()
    scripts = [files[name].decode() for name in _SCRIPTS]
    allowed = " ".join(_hash(script) for script in (begin, *scripts))
    policy = (
        "default-src 'none'; img-src 'self' blob: data: file:; connect-src 'self'; "
        f"worker-src 'self'; script-src {allowed}; style-src {_hash(style)}"
    )
    replacements = {
        "@TITLE@": html.escape(f"{listing['community']} · {listing['name']}"),
        "@NAME@": html.escape(str(listing["community"])),
        "@POLICY@": html.escape(policy),
        "@STYLE@": style,
        "@DATA@": _in_script(listing),
        "@BEGIN@": begin,
        "@SCRIPTS@": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    page = files[_PAGE].decode()
    return re.sub("|".join(replacements), lambda mark: replacements[mark[0]], page)


def player_version(files: Mapping[str, bytes]) -> str:
    """Changes with any of its files, so that a player which runs knows that a new one has come."""
    return hashlib.sha256(b"\0".join(files[name] for name in PLAYER_FILES)).hexdigest()[:16]


def _in_script(listing: Mapping[str, Any]) -> str:
    text = json.dumps(listing, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
