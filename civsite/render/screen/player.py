"""A listing and the player's theme files enter; the one page that plays it leaves.

Style, script and playlist stand inside the page, so that it works from a USB stick. A policy
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


def player_page(listing: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """The page; `files` holds `theme/screen/player.html`, `.css` and `.js`."""
    style = files["theme/screen/player.css"].decode()
    script = files["theme/screen/player.js"].decode()
    data = _in_script(listing)
    policy = (
        "default-src 'none'; img-src 'self' blob: data: file:; connect-src 'self'; "
        f"worker-src 'self'; script-src {_hash(script)}; style-src {_hash(style)}"
    )
    replacements = {
        "@TITLE@": html.escape(f"{listing['community']} · {listing['name']}"),
        "@NAME@": html.escape(str(listing["community"])),
        "@POLICY@": html.escape(policy),
        "@STYLE@": style,
        "@DATA@": data,
        "@SCRIPT@": script,
    }
    page = files["theme/screen/player.html"].decode()
    return re.sub("|".join(replacements), lambda mark: replacements[mark[0]], page)


def player_version(files: Mapping[str, bytes]) -> str:
    """Changes when the player does, so that one which runs knows that a new one has come."""
    names = ("player.html", "player.css", "player.js")
    return hashlib.sha256(b"\0".join(files[f"theme/screen/{name}"] for name in names)).hexdigest()[
        :16
    ]


def _in_script(listing: Mapping[str, Any]) -> str:
    text = json.dumps(listing, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
