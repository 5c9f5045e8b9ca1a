"""A listing and the digests of its slides enter; what other signage systems import leaves.

Anthias gets a list of assets and a program that brings them to a player, Concerto a feed to read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civsite.render.screens import anthias_upload
from civsite.render.screens.anthias import assets_of
from civsite.render.screens.concerto import feed_of
from civsite.render.screens.listing import names_of, with_digests


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Outputs `anthias`, `upload`, and `concerto` if the screen has an address.

    `request`: `listing`, and `address` of its folder on the web or None. `files` holds by each
    slide's file name `{"sha256": …, "bytes": …}` as JSON.
    """
    listing, address = request["listing"], request["address"]
    digests = {name: json.loads(files[name]) for name in names_of(listing)}
    told = with_digests(listing, digests)
    outputs = {"anthias": _as_json(assets_of(told, address)), "upload": _program()}
    return outputs if address is None else {**outputs, "concerto": _as_json(feed_of(told, address))}


def _program() -> bytes:
    return Path(anthias_upload.__file__).read_bytes()


def _as_json(value: list[dict[str, Any]]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
