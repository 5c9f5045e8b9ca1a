"""A photo has enough pixels to look decent on a card or on a page.

How many a panel needs depends on its size; below these no panel looks good: 240 px on the shorter
side for a portrait, 480 px for a photo of an event.

Warns:
    photo: media/thumbnail.jpg                   # 120 × 160
"""

from civsite.check.case import Case, Diagnostics
from civsite.diagnostics import Text

_LEAST_PORTRAIT_PX = 240
_LEAST_EVENT_PX = 480


def check(case: Case) -> Diagnostics:
    media = case.community.media

    def is_smaller(path: str, least: int) -> bool:
        return path in media and 0 < min(media[path].width, media[path].height) < least

    most = max(_LEAST_PORTRAIT_PX, _LEAST_EVENT_PX)
    for reference in case.references_to(lambda path: is_smaller(path, most)):
        if not reference.is_photo or reference.key[0] == "inspections":
            continue
        least = _LEAST_PORTRAIT_PX if reference.place[0] == "deeds" else _LEAST_EVENT_PX
        if is_smaller(reference.path, least):
            file = media[reference.path]
            pixels = f"{file.width}×{file.height}"
            yield case.at(reference.key, *reference.place).warning(
                "photo-small",
                Text(f"照片只有 {pixels} 像素，放大会模糊", f"the photo has only {pixels} pixels"),
                Text(
                    f"换成短边至少 {least} 像素的原图",
                    f"use the original, with at least {least} pixels on its shorter side",
                ),
            )
