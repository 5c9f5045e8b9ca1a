"""Invented slides. Enters: how many, of what size. Leaves: what every builder needs, in a folder.

`pages/NNN.html` are pages for the browsers, `case.json` the same as plain values, `civsite.json` our
requests and the files they need. Photos are cropped to their frames beforehand for all alike.
"""

from __future__ import annotations

import hashlib
import html
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from civsite.fonts import font_directory
from civsite.load.theme import load_theme, palette_of
from civsite.model.community import Community, MediaFile
from civsite.model.details import Details
from civsite.model.item import Item
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.poster import Poster
from civsite.model.scalars import Size
from civsite.plan.screens.slide import Part
from civsite.quarter import Quarter
from civsite.render.panels.look import Look
from civsite.render.screens.jobs import slide_files, slide_request

QUARTER = Quarter(2026, 4)
NAME = "花园社区"
_REPOSITORY = Path(__file__).parents[1]
_PHOTO = (2400, 1600)
FACES = (
    ("plain", 400, "NotoSansSC-Regular.ttf"),
    ("plain", 700, "NotoSansSC-Bold.ttf"),
    ("great", 900, "NotoSerifSC-Black.ttf"),
)


def items_of(count: int) -> Iterator[Item]:
    """Stories with a photo, notices and posters by turns, no two with the same words."""
    for number in range(count):
        kind = number % 3
        if kind == 0:
            yield News.model_validate({
                "id": f"s{number}", "date": f"2026-10-{number % 28 + 1:02d}",
                "title": f"旧衣服换新芽：第{number + 3}回以物易物集市排到了东门口",
                "summary": f"从早上八点半摆到傍晚五点，{100 + number} 个摊位换出两千多件旧物。",
                "photos": [{"file": f"media/p{number}.jpg"}],
            })  # fmt: skip
        elif kind == 1:
            yield Notice.model_validate({
                "id": f"n{number}", "level": "important",
                "title": f"{number} 号楼更换地下主水管停水通知",
                "what": "更换地下主水管接头，停水约八小时",
                "when": f"11 月 {number % 28 + 1} 日 8:30—16:30",
                "where": f"{number} 号楼全部单元", "contact": "0731-8888 0000（水务值班）",
            })  # fmt: skip
        else:
            yield Poster.model_validate({
                "id": f"p{number}", "campaign": "science",
                "title": f"换季防流感，记住这 {number} 件事",
                "steps": ["常开窗：早晚各通风半小时，人多处戴口罩", "勤洗手：回家、饭前，流水搓够二十秒",
                          f"早接种：{50 + number} 岁以上入冬前到卫生站问一问"],
            })  # fmt: skip


def look_of_bench() -> Look:
    theme = load_theme(_REPOSITORY)
    palette = palette_of(theme, "seasons", QUARTER).as_values()
    return Look(QUARTER, palette, theme.below("print", "screen"))


def lay_out(folder: Path, count: int, size: Size) -> None:
    """Writes everything below `folder`."""
    for name in ("pages", "photos", "files"):
        (folder / name).mkdir(parents=True)
    items = list(items_of(count))
    community = Community(
        root=folder,
        details=Details(id="community", name=NAME),
        items={item.id: item for item in items},
        media=dict(_photos(folder, items)),
    )
    look = look_of_bench()
    theme = {name: str(file.location) for name, file in slide_files(look).items()}
    ours, case = [], []
    for number, item in enumerate(items):
        words, pictures = slide_request(item, Part(), size, community, look)
        crops = {}
        for job in pictures.crops:
            place = folder / "files" / f"{number}.jpg"
            place.write_bytes(_made(job.function, job.request, job.files)["photo"])
            crops[f"{job.name}.jpg"] = str(place)
        request = {**words, "part": 1, "parts": 1, "source": f"content ({item.id})"}
        ours.append({"request": request, "files": crops})
        case.append(_plain(item, words, next(iter(crops.values()), None)))
        page = _page(case[-1], size, look.palette)
        (folder / "pages" / f"{number:03d}.html").write_text(page, encoding="utf-8")
    colours = ("ground", "deep", "accent", "text")
    told = {
        "size": [size.width, size.height],
        "faces": [str(font_directory() / file) for _, _, file in FACES],
        "palette": {name: look.palette[name]["hex"] for name in colours},
        "slides": case,
    }
    (folder / "case.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    whole = json.dumps({"theme": theme, "slides": ours}, ensure_ascii=False, default=str)
    (folder / "civsite.json").write_text(whole, encoding="utf-8")


def _made(function: str, request: str, files: Any) -> dict[str, bytes]:
    module, name = function.split(":")
    given = {key: file.location.read_bytes() for key, file in files.items()}
    made: dict[str, bytes] = getattr(importlib.import_module(module), name)(
        json.loads(request), given
    )
    return made


def _photos(folder: Path, items: list[Item]) -> Iterator[tuple[str, MediaFile]]:
    for number, item in enumerate(items):
        for photo in item.photos if isinstance(item, News) else ():
            place = folder / "photos" / Path(photo.file).name
            _draw(place, number)
            data = place.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            yield photo.file, MediaFile(photo.file, place, digest, len(data), "jpeg", *_PHOTO)


def _draw(place: Path, number: int) -> None:
    """Something with the detail of a photo."""
    noise = Image.effect_noise((_PHOTO[0] // 8, _PHOTO[1] // 8), 60).resize(_PHOTO)
    picture = Image.merge("RGB", [noise, noise.rotate(180), noise])
    pen = ImageDraw.Draw(picture)
    for step in range(12):
        x, y = (step * 197 + number * 31) % 2000, (step * 113 + number * 17) % 1200
        pen.ellipse((x, y, x + 400, y + 400), fill=((step * 20) % 255, 120, (number * 40) % 255))
    picture.save(place, quality=88)


def _plain(item: Item, words: dict[str, Any], photo: str | None) -> dict[str, Any]:
    """The slide as text: a headline, lines, and a photo if it has one."""
    lines: list[list[str]] = []
    if isinstance(item, News):
        lines = [["", words["summaries"][0]]]
    elif isinstance(item, Notice):
        lines = words["rows"][0]
    elif isinstance(item, Poster):
        lines = [[str(number), step] for number, step in enumerate(item.steps, 1)]
    frame = words.get("frame") if photo else None
    return {"title": item.title, "lines": lines, "photo": photo, "frame": frame, "deep": isinstance(item, Notice)}  # fmt: skip


def _page(slide: dict[str, Any], size: Size, palette: Any) -> str:
    """A page that shows the same, its type as large as a person would set it by hand."""
    ground, ink = ("deep", "ground") if slide["deep"] else ("ground", "text")
    fonts = font_directory()
    faces = "".join(
        f"@font-face {{ font-family: {family}; font-weight: {weight}; src: url('{(fonts / file).as_uri()}') }}\n"
        for family, weight, file in FACES
    )
    rows = "".join(
        f"<tr><th>{html.escape(label)}</th><td>{html.escape(text)}</td></tr>"
        for label, text in slide["lines"]
    )
    photo = ""
    if slide["photo"]:
        width, height = slide["frame"]
        photo = f'<img src="{Path(slide["photo"]).as_uri()}" width="{width}" height="{height}">'
    return f"""<!doctype html><html lang="zh"><meta charset="utf-8"><style>
{faces}@page {{ size: {size.width}px {size.height}px; margin: 0 }}
html, body {{ margin: 0; width: {size.width}px; height: {size.height}px; overflow: hidden; }}
body {{ background: {palette[ground]["hex"]}; color: {palette[ink]["hex"]}; font: 64px/1.6 plain; }}
h1 {{ font: 900 96px/1.3 great; margin: 96px 72px 48px; }} table {{ margin: 0 72px; }}
th {{ text-align: left; vertical-align: top; padding-right: 32px; color: {palette["accent"]["hex"]}; }}
img {{ display: block; object-fit: cover; }} footer {{ position: absolute; left: 72px; bottom: 48px; font-size: 40px; }}
</style><body>{photo}<h1>{html.escape(slide["title"])}</h1><table>{rows}</table><footer>{NAME}</footer></body></html>
"""
