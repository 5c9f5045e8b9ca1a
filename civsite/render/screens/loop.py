"""The stills of a screen's slides enter; one MP4 leaves that plays them with clean cuts, to be looped.

It knows no days: it holds what is valid on the day it was made; an emergency alone. A slide begins
with a whole frame, which comes again after `LONGEST_PAUSE_S`, so that a player can start there.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from civsite.model.scalars import Size
from civsite.render.screens.pause import pause_frames
from civsite.render.screens.still import ENCODER, FRAMES_A_SECOND, prepare, video_size
from civsite.render.screens.timetable import Entry, playing_on

LONGEST_PAUSE_S = 20
_LONGEST_LOOP_MS = 30 * 60_000


def loop_turns(listing: Mapping[str, Any]) -> list[Entry]:
    """What the video shows in order; a loop of over half an hour shows each slide once."""
    day = datetime.date.fromisoformat(listing["made"])
    turns = playing_on(listing["slides"], day) or [listing["calm"]]
    if sum(turn["dwell_ms"] for turn in turns) <= _LONGEST_LOOP_MS:
        return turns
    return list({turn["file"]: turn for turn in reversed(turns)}.values())[::-1]


def longest_pause(turns: Sequence[Entry]) -> int:
    """The most frames that follow a whole one."""
    dwell_ms: int = max(turn["dwell_ms"] for turn in turns)
    return min(LONGEST_PAUSE_S * 1000, dwell_ms) * FRAMES_A_SECOND // 1000 - 1


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `mp4`. `request`: `size` in px, `turns` of `file` and `dwell_ms`.

    `files` holds the still of each file, and as `pause` what follows them.
    """
    pause = pause_frames(files["pause"])
    size = video_size(Size(*request["size"]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loop.mp4"
        _write(path, size, _frames(request["turns"], files, pause))
        return {"mp4": path.read_bytes()}


def _frames(
    turns: Sequence[Entry], stills: Mapping[str, bytes], pause: Sequence[bytes]
) -> Iterator[tuple[bytes, bool]]:
    """Each frame, and whether it is a whole one."""
    for turn in turns:
        for number in range(turn["dwell_ms"] * FRAMES_A_SECOND // 1000):
            behind = number % (len(pause) + 1)
            yield (pause[behind - 1], False) if behind else (stills[turn["file"]], True)


def _write(path: Path, size: Size, frames: Iterator[tuple[bytes, bool]]) -> None:
    """A constant rate, the index in front, and no word of when or by what it was written."""
    import av

    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        stream = container.add_stream(ENCODER, rate=FRAMES_A_SECOND)
        assert isinstance(stream, av.VideoStream)
        prepare(stream.codec_context, size)
        for number, (data, whole) in enumerate(frames):
            packet = av.Packet(data)
            packet.stream = stream
            packet.time_base = Fraction(1, FRAMES_A_SECOND)
            packet.pts = packet.dts = number
            packet.duration = 1
            packet.is_keyframe = whole
            container.mux(packet)
