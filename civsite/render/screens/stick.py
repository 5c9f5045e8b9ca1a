"""A playlist, its slides and the player enter; a zip for a USB stick leaves.

It holds the player for a machine with a browser, numbered pictures and a video for boxes that play
whatever they find, text and bitmaps for LED programs, what to do, and checksums. The
same content gives the same bytes: names sorted, nothing compressed, one fixed time.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from PIL import Image

from civsite.model.windows import Weekdays
from civsite.render.archive import packed
from civsite.render.media.picture import encoded
from civsite.render.screens.listing import FILES, TEXT_FILES, names_of, player_files, with_digests
from civsite.render.screens.timetable import video_turns


def render(request: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Output `zip`. `request`: `listing`, and the `language` of the instructions.

    `files` holds its slides, the player's theme files, and `loop.mp4` if the screen has one.
    """
    listing, pictures = _numbered(request["listing"], files)
    names = {**FILES, **TEXT_FILES}
    player = {names[key]: data for key, data in player_files(listing, files).items()}
    entries = {**pictures, **player}
    if "loop.mp4" in files:
        entries["loop.mp4"] = files["loop.mp4"]
    if listing["scaling"] == "whole":
        entries |= {_bitmap_name(name): _as_bitmap(data) for name, data in pictures.items()}
    # With the line ends that Windows' editor wants.
    told = _INSTRUCTIONS[request["language"]](listing).replace("\n", "\r\n")
    entries["README-安装说明.txt"] = told.encode("utf-8-sig")
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(entries.items()))
    entries["SHA256SUMS"] = sums.encode()
    return {"zip": packed(sorted(entries.items()))}


def _numbered(
    request: Mapping[str, Any], files: Mapping[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The listing with slides named in the order of their first turn, and the slides so named.

    A box without a browser shows every picture of a folder: what does not play on the day of the
    build, and the idle picture, stand elsewhere.
    """
    order = dict.fromkeys(entry["file"] for entry in request["slides"])
    today = {entry["file"] for entry in video_turns(request)}
    calm, suffix = request["calm"]["file"], ".png" if request["scaling"] == "whole" else ".jpg"
    names: dict[str, str] = {}
    for number, file in enumerate(order, 1):
        path = PurePosixPath(file)
        folder = path.parent if file in today else "later"
        names[file] = f"{folder}/{number:03d}-{path.stem}{suffix}"
    names.setdefault(calm, f"idle{suffix}")
    pictures = {names[file]: files[file] for file in names_of(request)}
    renamed = {
        **request,
        "calm": {**request["calm"], "file": names[calm]},
        "slides": [{**entry, "file": names[entry["file"]]} for entry in request["slides"]],
    }
    digests = {
        name: {"sha256": _sha256(data), "bytes": len(data)} for name, data in pictures.items()
    }
    return with_digests(renamed, digests), pictures


def _bitmap_name(frame: str) -> str:
    """In a folder of its own, beside the frame if that is none of the day's."""
    return frame.replace("frames/", "bitmaps/").removesuffix(".png") + ".bmp"


def _as_bitmap(frame: bytes) -> bytes:
    """What control programs read that know no PNG: the same dots, uncompressed."""
    with Image.open(io.BytesIO(frame)) as picture:
        return encoded(picture, "BMP")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Facts(NamedTuple):
    """What the instructions tell of a screen in either language."""

    led: bool
    size: tuple[int, int]
    made: str
    folder: str
    dwell: int
    days: Weekdays | None
    hours: Sequence[str]


def _facts(listing: Mapping[str, Any]) -> _Facts:
    led = listing["scaling"] == "whole"
    width, height = listing["size"]
    seconds = Counter(entry["dwell_ms"] // 1000 for entry in listing["slides"])
    return _Facts(
        led=led,
        size=(width, height),
        made=listing["made"],
        folder="frames" if led else "slides",
        dwell=seconds.most_common(1)[0][0] if seconds else 10,
        days=Weekdays(tuple(listing["days"])) if listing["days"] else None,
        hours=listing["hours"] or (),
    )


def _in_chinese(listing: Mapping[str, Any]) -> str:
    """What the installer of the screen does."""
    led, (width, height), made, folder, dwell, days, hours = _facts(listing)
    times = (days.spelled.zh if days else "每天") + ("至".join(hours) or "全天")
    return f"""\
{listing["community"]} · {listing["name"]}（{listing["edition"]}）
屏幕尺寸 {width}×{height} 像素，播放时段：{times}，内容截至 {made} 整理。

一、屏幕主机有浏览器（电脑、安卓盒子、广告机）
  1. 把压缩包里的全部文件解压到主机硬盘或 U 盘的一个文件夹，不要只拷一部分。
  2. 用 Chrome、Edge 或系统浏览器打开 index.html，按 F11 全屏。
     开机自动播放：把“浏览器 --kiosk index.html 的完整路径”放进开机启动项。
  3. 到点自动黑屏、到点自动亮起，请先校准主机的日期、时间。
  4. 按键盘 L 键，可以把播放记录存成表格。

二、只会播放图片的播放盒
  把 {folder} 文件夹里的图片拷进 U 盘，按文件名顺序循环，\
每张 {dwell} 秒，缩放设为“原始大小”或“铺满”。
  这种盒子不认日期：{folder} 里是 {made} 这一天的，以后的在 later 里，到日子再拷；过期的要删掉。

{(_LED_ZH if led else _VIDEO_ZH).format(made=made)}
SHA256SUMS 是各文件的校验值，拷贝出错时用它核对。
"""


def _in_english(listing: Mapping[str, Any]) -> str:
    led, (width, height), made, folder, dwell, days, hours = _facts(listing)
    times = (f"{days.spelled.en}: " if days else "daily ") + (" to ".join(hours) or "all day")
    return f"""\
{listing["community"]} · {listing["name"]} ({listing["edition"]})
Screen of {width}x{height} px, on {times}; content as of {made}.

1. The screen's machine has a browser
   Unpack everything into one folder and open index.html, full screen (F11), or start
   the browser with --kiosk and the file's path when the machine starts. The screen
   goes dark and lights up by its hours: set the machine's date and time first.
   The key L saves what was played as a table.

2. A box that plays pictures alone
   Copy the pictures of {folder} to a stick; play them by name, {dwell} seconds
   each, unscaled or filling the screen. It knows no dates: these are for {made};
   take those of later when their day comes, and remove what has expired.

{(_LED_EN if led else _VIDEO_EN).format(made=made)}
SHA256SUMS holds the checksums of all files.
"""


_INSTRUCTIONS = {"zh": _in_chinese, "en": _in_english}
_LED_ZH = """\
三、用控制软件发字幕
  导入 text.txt（UTF-8）；老软件显示乱码时改用 text-gb18030.txt。
  每行是一屏，是 {made} 这一天的内容，要常换。
  字太小或带灰边时，改用 frames 里的图片，不要缩放。
  软件不认 PNG 时，用 bitmaps 里同名的 BMP，点数和颜色完全一样。
  发送卡截取桌面左上角时，打开 index.html?scale=1，画面就是一比一。
"""
_VIDEO_ZH = """\
三、只会播放视频的播放盒
  把 loop.mp4 单独拷进 U 盘，设为循环播放；画面就是屏幕的像素，不用缩放。
  它是 {made} 这一天的内容，也不认日期，要常换。
"""
_LED_EN = """\
3. LED control software
   Import text.txt (UTF-8), or text-gb18030.txt where that shows garbled characters;
   a line is a page. It is the text of {made}: renew it often.
   The pictures in frames have the strip's exact dots: never scale.
   A program that reads no PNG takes the BMP of the same name in bitmaps.
   If the sending card shows the corner of the desktop, open index.html?scale=1.
"""
_VIDEO_EN = """\
3. A box that plays videos alone
   Copy loop.mp4 alone to a stick and let it repeat, unscaled. It shows what is valid on
   {made} and knows no dates either: renew it often.
"""
