"""A size enters; the H.264 frames that follow a slide while it stays leave.

Such a frame says «as before» of every block: a few bytes, the same after whatever picture. They are
encoded once for all slides of a size, so that a slide costs one frame however long it stays. They
differ by their number alone, which is counted modulo 16: to encode sixteen and repeat them takes a
fifth of the time of encoding all (this job at 3840×2160 with 149 frames: 0.65 s of CPU, not 3.1).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from civsite.render.screens.still import frame_of, frames_of

# What `frame_num` counts to in a stream with one reference: four bits.
_NUMBERS = 16


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pause`, for `pause_frames`. `request`: `size` in px, `frames`: how many there are."""
    from PIL import Image

    width, height = request["size"]
    count: int = request["frames"]
    frames = frames_of(frame_of(Image.new("RGB", (width, height))), 1 + min(count, _NUMBERS))[1:]
    shown = [frames[number % _NUMBERS].hex() for number in range(count)]
    return {"pause": json.dumps(shown).encode()}


def pause_frames(pause: bytes) -> list[bytes]:
    """The frames that follow a slide, in order."""
    return [bytes.fromhex(frame) for frame in json.loads(pause)]
