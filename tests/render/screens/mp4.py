"""An MP4 enters; its samples and pictures leave, read by other code than that which wrote them.

The boxes, which FFmpeg wrote, are read here by ISO/IEC 14496-12 and -15; the pictures, which x264
wrote, are decoded by FFmpeg's own decoder, that shares no code with it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import av
import numpy as np
import numpy.typing as npt

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_ANNEX_B = b"\0\0\0\1"

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Video:
    """What the boxes say: sizes in px, times in `timescale`, samples as they lie in the file."""

    boxes: tuple[bytes, ...]
    width: int
    height: int
    profile: tuple[int, int, int]
    parameter_sets: tuple[bytes, ...]
    created: int
    timescale: int
    durations: tuple[int, ...]
    whole: frozenset[int]
    samples: tuple[bytes, ...]


def read(data: bytes) -> Video:
    found = dict(_boxes(data, 0, len(data)))
    entry = found[b"stsd"][16:]
    record = entry[entry.index(b"avcC") + 4 :]
    return Video(
        boxes=tuple(name for name, _ in _top(data)),
        width=struct.unpack(">H", entry[24:26])[0],
        height=struct.unpack(">H", entry[26:28])[0],
        profile=(record[1], record[2], record[3]),
        parameter_sets=_parameter_sets(record),
        created=struct.unpack(">I", found[b"mvhd"][4:8])[0],
        timescale=struct.unpack(">I", found[b"mdhd"][12:16])[0],
        durations=tuple(_durations(found[b"stts"])),
        whole=frozenset(number - 1 for number in _numbers(found[b"stss"], 4)),
        samples=tuple(_samples(data, found)),
    )


def decoded(video: Video) -> Iterator[Picture]:
    """The pictures, height × width × 3, RGB; raises if the decoder finds anything amiss."""
    decoder: Any = av.CodecContext.create("h264", "r")
    decoder.options = {"err_detect": "explode"}
    head = b"".join(_ANNEX_B + unit for unit in video.parameter_sets)
    for number, sample in enumerate(video.samples):
        data = (head if number == 0 else b"") + b"".join(_ANNEX_B + u for u in _units(sample))
        for frame in decoder.decode(av.Packet(data)):
            yield frame.to_ndarray(format="rgb24")
    for frame in decoder.decode(None):
        yield frame.to_ndarray(format="rgb24")


def _top(data: bytes) -> Iterator[tuple[bytes, int]]:
    at = 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        assert size >= 8
        yield name, at
        at += size
    assert at == len(data)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at < end:
        size, name = struct.unpack(">I4s", data[at : at + 8])
        assert 8 <= size <= end - at, name
        if name in _CONTAINERS:
            yield from _boxes(data, at + 8, at + size)
        else:
            yield name, data[at + 8 : at + size]
        at += size


def _numbers(body: bytes, at: int) -> list[int]:
    (count,) = struct.unpack(">I", body[at : at + 4])
    return list(struct.unpack(f">{count}I", body[at + 4 : at + 4 + 4 * count]))


def _durations(body: bytes) -> Iterator[int]:
    (count,) = struct.unpack(">I", body[4:8])
    for run in range(count):
        times, ticks = struct.unpack(">II", body[8 + 8 * run : 16 + 8 * run])
        yield from [ticks] * times


def _samples(data: bytes, found: dict[bytes, bytes]) -> Iterator[bytes]:
    sizes, chunks, runs = _numbers(found[b"stsz"], 8), _numbers(found[b"stco"], 4), found[b"stsc"]
    (count,) = struct.unpack(">I", runs[4:8])
    firsts = [
        struct.unpack(">III", runs[8 + 12 * each : 20 + 12 * each])[:2] for each in range(count)
    ]
    number = 0
    for chunk, offset in enumerate(chunks, 1):
        in_chunk = next(many for first, many in reversed(firsts) if first <= chunk)
        for _ in range(in_chunk):
            yield data[offset : offset + sizes[number]]
            offset += sizes[number]
            number += 1
    assert number == len(sizes)


def _parameter_sets(record: bytes) -> tuple[bytes, ...]:
    units, at = [], 5
    for mask in (0x1F, 0xFF):
        count, at = record[at] & mask, at + 1
        for _ in range(count):
            (size,) = struct.unpack(">H", record[at : at + 2])
            units.append(record[at + 2 : at + 2 + size])
            at += 2 + size
    return tuple(units)


def _units(sample: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(sample):
        (size,) = struct.unpack(">I", sample[at : at + 4])
        yield sample[at + 4 : at + 4 + size]
        at += 4 + size
    assert at == len(sample)
