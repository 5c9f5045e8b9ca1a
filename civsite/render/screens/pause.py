"""A size enters; the H.264 frames that follow a slide while it stays leave.

Such a frame says «as before» of every block: a few bytes, the same after whatever picture. They are
encoded once for all slides of a size, so that a slide costs one frame however long it stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from civsite.render.screens.still import frame_of, frames_of


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pause`, for `pause_frames`. `request`: `size` in px, `frames`: how many there are."""
    from PIL import Image

    width, height = request["size"]
    frames = frames_of(frame_of(Image.new("RGB", (width, height))), 1 + request["frames"])
    return {"pause": json.dumps([frame.hex() for frame in frames[1:]]).encode()}


def pause_frames(pause: bytes) -> list[bytes]:
    """The frames that follow a slide, in order."""
    return [bytes.fromhex(frame) for frame in json.loads(pause)]
