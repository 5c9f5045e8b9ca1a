"""Every picture and every artwork that a text names is in `content/media/`, by exactly that name.

Letters' case counts, because it does on the machines that publish.

Passes (content/media/lei-feng.jpg is there):
    photo: media/lei-feng.jpg
Fails:
    photo: media/leifeng.jpg
    photo: media/Lei-Feng.jpg
    photo: lei-feng.jpg
"""

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import unquote

from civsite.check.case import Case, Diagnostics, is_elsewhere
from civsite.diagnostics import Text


def check(case: Case) -> Diagnostics:
    media, unreadable = case.community.media, case.community.unreadable

    def is_missing(path: str) -> bool:
        return path not in media and path not in unreadable and not is_elsewhere(path)

    for reference in case.references_to(is_missing):
        path = reference.path
        yield case.at(reference.key, *reference.place, words=reference.written).error(
            "media-missing",
            Text(f"没有文件 content/{path}", f"there is no file content/{path}"),
            _hint(path, media),
        )


def _hint(path: str, media: Collection[str]) -> Text:
    by_lower = {known.casefold(): known for known in media}
    other_case = by_lower.get(path.casefold())
    if other_case is not None:
        return Text(f"大小写要一致：写成 {other_case}", f"upper and lower case count: {other_case}")
    alike = next((known for known in media if _as_read(known) == _as_read(path)), None)
    if alike is not None:
        return Text(
            f"空格和全角半角要一致：写成 {alike}",
            f"spaces and the width of signs count: {alike}",
        )
    encoded = next((known for known in media if unquote(known) == path), None)
    if encoded is not None:
        return Text(
            f"文件名里有“%”：把 {encoded} 改成没有“%”的名字，这里也照着写",
            f"the file's name has a “%”: give {encoded} a name without, and write that here",
        )
    known: str | None = f"media/{path}"
    if known not in media:
        # Hundreds of files may be missing at once: a quick comparison, not the exact `nearest`. Folder
        # and ending are alike in most and say nothing.
        by_stem = {PurePosixPath(each).stem: each for each in media}
        close = get_close_matches(PurePosixPath(path).stem, by_stem, 1)
        known = by_stem[close[0]] if close else None
    if known is not None:
        return Text(f"是不是 {known}？", f"did you mean {known}?")
    return Text(
        "把文件放进 content/media/，名字写得一样",
        "put the file into content/media/ under exactly this name",
    )


def _as_read(path: str) -> str:
    """What two names have in common that look alike: （1） and (1), a space more or less."""
    return "".join(unicodedata.normalize("NFKC", path).casefold().split())
