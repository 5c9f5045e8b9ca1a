"""Enters: a few items and screens. Leaves: the products of `screens/`, made by the real renderers."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import io
import itertools
import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from civsite.load.theme import Theme, load_theme, palette_of
from civsite.model.community import Community, MediaFile
from civsite.model.item import Item
from civsite.model.kinds.news import News
from civsite.model.screen import Screen
from civsite.plan.screens.playlist import plan_playlists
from civsite.quarter import Quarter
from civsite.render.job import Job, function_named
from civsite.render.panels.look import Look
from civsite.render.papers import USUAL_PAPERS, Papers
from civsite.render.screens.jobs import screen_jobs
from tests.plan.communities import community

TODAY = datetime.date(2026, 11, 2)
Q4 = Quarter(2026, 4)


@cache
def theme() -> Theme:
    return load_theme(Path(__file__).parents[3])


def screen(screen_id: str, **more: Any) -> Screen:
    written = {"id": screen_id, "name": "大厅屏", "kind": "lcd", "size": "480x270", **more}
    return Screen.model_validate(written)


def story(story_id: str, **more: Any) -> News:
    written = {"title": "秋天的旧衣市集", "date": "2026-10-20", "summary": "摊位排到了东门口。"}
    return News.model_validate({"id": story_id, **written, **more})


def jobs(
    items: Iterable[Item],
    screens: Iterable[Screen],
    today: datetime.date = TODAY,
    media: Mapping[str, MediaFile] | None = None,
    quarter: Quarter = Q4,
    papers: Papers = USUAL_PAPERS,
) -> tuple[Job, ...]:
    whole = dataclasses.replace(
        community([], items), screens={each.id: each for each in screens}, media=media or {}
    )
    return jobs_of(whole, today, quarter, papers)


def jobs_of(
    whole: Community,
    today: datetime.date = TODAY,
    quarter: Quarter = Q4,
    papers: Papers = USUAL_PAPERS,
) -> tuple[Job, ...]:
    palette = palette_of(theme(), "seasons", quarter).as_values()
    look = Look(quarter, palette, theme().below("print", "screen"), papers)
    return screen_jobs(whole, plan_playlists(whole, quarter, today), look, today)


# A render function gives the same for the same: what one test made serves the others.
_known: dict[str, Mapping[str, bytes]] = {}


def made(all_jobs: Iterable[Job]) -> dict[str, bytes]:
    """Products by path, each job run after those it needs; equal requests run once."""
    outputs: dict[str, Mapping[str, bytes]] = {}
    products: dict[str, bytes] = {}
    for job in all_jobs:
        files = {name: file.location.read_bytes() for name, file in job.files.items()}
        files |= {name: outputs[need.job][need.output] for name, need in job.needs.items()}
        for name, need in job.digests.items():
            data = outputs[need.job][need.output]
            digest = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            files[name] = json.dumps(digest).encode()
        key = f"{job.function} {job.request} {[hashlib.sha256(files[n]).hexdigest() for n in sorted(files)]}"  # fmt: skip
        if key not in _known:
            rendered = function_named(job.function)(json.loads(job.request), files)
            _known[key] = {name: data for name, data in rendered.items() if isinstance(data, bytes)}
        outputs[job.name] = _known[key]
        products |= {path: _known[key][name] for name, path in job.outputs.items() if path}
    return products


_seconds = itertools.count(1_700_000_000, 10)


def publish(products: Mapping[str, bytes], folder: Path) -> Path:
    """Writes products as a copy would that comes some seconds after the last one."""
    now = next(_seconds)
    for path, data in products.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        os.utime(folder / path, (now, now))
    return folder


def photo(folder: Path, name: str = "media/a.jpg", size: tuple[int, int] = (900, 600)) -> MediaFile:
    """A photo of a red left and a blue right half."""
    picture = Image.new("RGB", size, (200, 30, 30))
    ImageDraw.Draw(picture).rectangle((size[0] // 2, 0, *size), fill=(30, 30, 200))
    location = folder / Path(name).name
    picture.save(location, quality=90)
    data = location.read_bytes()
    return MediaFile(name, location, hashlib.sha256(data).hexdigest(), len(data), "jpeg", *size)


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")
