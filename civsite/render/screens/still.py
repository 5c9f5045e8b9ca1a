"""A frame of pixels enters; one H.264 frame leaves, which any number of unchanged ones may follow.

Every setting that decides the stream's header is here, so that frames which were encoded apart fit
into one video. Constrained baseline, one reference, no frames ahead: what the smallest players read.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from civsite.model.scalars import Size

if TYPE_CHECKING:
    import av
    from av.video.codeccontext import VideoCodecContext
    from PIL import Image

ENCODER = "libx264"
FRAMES_A_SECOND = 10
_TICK = Fraction(1, FRAMES_A_SECOND)
# A fixed quantiser, since a rate control would make a frame depend on those before it.
_OPTIONS = {
    "preset": "superfast",
    "profile": "baseline",
    "qp": "19",
    "x264-params": "keyint=infinite:scenecut=0:ref=1:weightp=0:rc-lookahead=0:sync-lookahead=0",
}


def video_size(size: Size) -> Size:
    """`size` in px with even sides, as half as many colour samples need them."""
    return Size(size.width + size.width % 2, size.height + size.height % 2)


def frame_of(picture: Image.Image) -> av.VideoFrame:
    """An RGB picture as `frames_of` takes it."""
    import av

    frame: av.VideoFrame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
    return frame


def frames_of(shown: av.VideoFrame, count: int) -> list[bytes]:
    """`shown`, in RGB, as `count` frames: itself, then as often «as before».

    An odd side grows by a pixel like its neighbour.
    """
    import av
    from av.video.codeccontext import VideoCodecContext

    frame = _in_video_colours(_even(shown))
    context = av.CodecContext.create(ENCODER, "w")
    assert isinstance(context, VideoCodecContext)
    prepare(context, Size(frame.width, frame.height))
    frame.time_base = _TICK
    packets = []
    for number in range(count):
        frame.pts = number
        packets += context.encode(frame)
    packets += context.encode(None)
    return [bytes(packet) for packet in packets]


def prepare(context: VideoCodecContext, size: Size) -> None:
    """Gives an encoder the settings that all frames of videos of this size have in common."""
    from av.codec.context import Flags
    from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

    context.width, context.height = size.width, size.height
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


def _in_video_colours(frame: av.VideoFrame) -> av.VideoFrame:
    from av.video.reformatter import ColorRange, Colorspace, Interpolation

    return frame.reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_colorspace=Colorspace.ITU709,
        # The same arithmetic on every machine.
        interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND | Interpolation.BITEXACT,
        threads=1,
    )


def _even(frame: av.VideoFrame) -> av.VideoFrame:
    from PIL import Image

    size = Size(frame.width, frame.height)
    wanted = video_size(size)
    if wanted == size:
        return frame
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    even = Image.new("RGB", (wanted.width, wanted.height))
    even.paste(picture, (wanted.width - size.width, wanted.height - size.height))
    even.paste(picture, (0, 0))
    return frame_of(even)
