"""A screen's slides enter; one MP4 leaves that plays them with clean cuts, to be looped.

It knows no days: it holds what is valid on the day it was made; an emergency alone. Each slide is
encoded apart, as one H.264 frame that any number of unchanged ones may follow; it comes again after
`LONGEST_PAUSE_S`, so that a player can start there. Constrained baseline, one reference, no frames
ahead: what the smallest players read.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
)
from PIL import Image

from civsite.render.screens.timetable import FRAMES_A_SECOND, Entry

_ENCODER = "libx264"
_TICK = Fraction(1, FRAMES_A_SECOND)
# A fixed quantiser, since a rate control would make a frame depend on those before it.
_OPTIONS = {
    "preset": "superfast",
    "profile": "baseline",
    "qp": "19",
    "x264-params": "keyint=infinite:scenecut=0:ref=1:weightp=0:rc-lookahead=0:sync-lookahead=0",
}
# What `frame_num` counts to in a stream with one reference: four bits.
_NUMBERS = 16


def frame_of(picture: Image.Image) -> av.VideoFrame:
    """An RGB picture as `frames_of` takes it."""
    frame: av.VideoFrame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
    return frame


def frames_of(shown: av.VideoFrame, count: int) -> list[bytes]:
    """`shown`, in RGB, as `count` frames: itself, then as often «as before».

    An odd side grows by a pixel like its neighbour.
    """
    frame = _even(shown).reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_colorspace=Colorspace.ITU709,
        # The same arithmetic on every machine.
        interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND | Interpolation.BITEXACT,
        threads=1,
    )
    context = av.CodecContext.create(_ENCODER, "w")
    assert isinstance(context, VideoCodecContext)
    _prepare(context, frame.width, frame.height)
    frame.time_base = _TICK
    packets = []
    for number in range(count):
        frame.pts = number
        packets += context.encode(frame)
    packets += context.encode(None)
    return [bytes(packet) for packet in packets]


def render_pause(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `pause`: the frames that follow a slide while it stays, as JSON.

    `request`: `size` in px, `frames`: how many there are. Such a frame says «as before» of every
    block: a few bytes, the same after whatever picture. They are encoded once for all slides of a
    size, so that a slide costs one frame however long it stays. They differ by their number alone,
    which is counted modulo 16: to encode sixteen and repeat them takes a fifth of the time of
    encoding all (this job at 3840×2160 with 149 frames: 0.65 s of CPU, not 3.1).
    """
    width, height = request["size"]
    count: int = request["frames"]
    frames = frames_of(frame_of(Image.new("RGB", (width, height))), 1 + min(count, _NUMBERS))[1:]
    shown = [frames[number % _NUMBERS].hex() for number in range(count)]
    return {"pause": json.dumps(shown).encode()}


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `mp4`. `request`: `size` in px, `turns` of `file` and `dwell_ms`.

    `files` holds the first frame of each file's slide, and as `pause` what follows them.
    """
    pause = [bytes.fromhex(frame) for frame in json.loads(files["pause"])]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loop.mp4"
        _write(path, _even_size(*request["size"]), _frames(request["turns"], files, pause))
        return {"mp4": path.read_bytes()}


def _frames(
    turns: Sequence[Entry], stills: Mapping[str, bytes], pause: Sequence[bytes]
) -> Iterator[tuple[bytes, bool]]:
    """Each frame, and whether it is a whole one."""
    for turn in turns:
        for number in range(turn["dwell_ms"] * FRAMES_A_SECOND // 1000):
            behind = number % (len(pause) + 1)
            yield (pause[behind - 1], False) if behind else (stills[turn["file"]], True)


def _write(path: Path, size: tuple[int, int], frames: Iterator[tuple[bytes, bool]]) -> None:
    """A constant rate, the index in front, and no word of when or by what it was written."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        stream = container.add_stream(_ENCODER, rate=FRAMES_A_SECOND)
        assert isinstance(stream, av.VideoStream)
        _prepare(stream.codec_context, *size)
        for number, (data, whole) in enumerate(frames):
            packet = av.Packet(data)
            packet.stream = stream
            packet.time_base = _TICK
            packet.pts = packet.dts = number
            packet.duration = 1
            packet.is_keyframe = whole
            container.mux(packet)


def _prepare(context: VideoCodecContext, width: int, height: int) -> None:
    """All that decides the stream's header, so that frames encoded apart fit into one video."""
    context.width, context.height = width, height
    context.pix_fmt = "yuv420p"
    context.time_base = _TICK
    context.framerate = Fraction(FRAMES_A_SECOND)
    context.thread_count = 1
    context.options = _OPTIONS
    context.flags |= Flags.global_header
    context.color_range = ColorRange.MPEG
    context.colorspace = Colorspace.ITU709
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709


def _even_size(width: int, height: int) -> tuple[int, int]:
    """Even sides, as half as many colour samples need them."""
    return width + width % 2, height + height % 2


def _even(frame: av.VideoFrame) -> av.VideoFrame:
    width, height = _even_size(frame.width, frame.height)
    if (width, height) == (frame.width, frame.height):
        return frame
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    even = Image.new("RGB", (width, height))
    even.paste(picture, (width - frame.width, height - frame.height))
    even.paste(picture, (0, 0))
    return frame_of(even)
