"""No two records tell the same: copies that lie beside their originals, two of one day and title.

Warns:
    content/notices/停水 副本.md                 # beside 停水.md
    title: 重阳节慰问                            # and another story of that day has this title
"""

import re
from collections.abc import Iterator

from civsite.check.case import Case, Diagnostics
from civsite.check.located import source_of
from civsite.diagnostics import Text
from civsite.model.item import Item
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice

# What systems and people add to the name of a copy: `a 副本 2`, `a - Copy (2)`, `a (1)`, `复件 a`.
_COPY = re.compile(
    r"(?:复件|副本|copy of)[ _（(\d）)-]+(?P<behind>.+)"
    r"|(?P<before>.+?)[ _-]*(?:(?:的?副本|复件|备份|copy|backup)[ _-]*(?:\d+|[（(]\d+[)）])?|[（(]\d{1,2}[)）])",
    re.IGNORECASE,
)


def check(case: Case) -> Diagnostics:
    yield from _copies(case)
    yield from _of_one_day_and_title(case)


def _copies(case: Case) -> Diagnostics:
    ids = {(folder, name.casefold()): name for folder, name in case.community.sources}
    for key in case.community.sources:
        folder, name = key
        match = _COPY.fullmatch(name)
        original = match and ids.get((folder, (match["behind"] or match["before"]).casefold()))
        if original is None:
            continue
        path = source_of(case.community, (folder, original)).path
        yield case.at(key).warning(
            "record-copy",
            Text(
                f"文件名像是 {path} 的副本，两份都会发布",
                f"this file is named like a copy of {path}; both are published",
            ),
            Text(
                "多余的那份删去；确是两件事，就改成分得清的文件名",
                "delete the one too many; if they are two, give it a name that tells them apart",
            ),
        )


def _of_one_day_and_title(case: Case) -> Diagnostics:
    first: dict[tuple[str, object, str], Item] = {}
    for item, day in _dated(case):
        title = re.sub(r"\W", "", item.title).casefold()
        known = first.setdefault((item.folder, day, title), item)
        if known is item or _is_copy_of(item, known) or _is_copy_of(known, item):
            continue
        path = source_of(case.community, (known.folder, known.id)).path
        yield case.at(item, "title").warning(
            "record-twice",
            Text(
                f"{path} 也是这一天、这个标题",
                f"{path} has this day and this title, too",
            ),
            Text(
                "是同一件事就删去一份，不是就改标题或日期",
                "delete one of them, or change the title or the day",
            ),
        )


def _dated(case: Case) -> Iterator[tuple[Item, object]]:
    for story in case.community.items_of(News):
        yield story, story.date
    for notice in case.community.items_of(Notice):
        if (day := notice.date or notice.from_) is not None:
            yield notice, day


def _is_copy_of(copy: Item, original: Item) -> bool:
    match = _COPY.fullmatch(copy.id)
    return match is not None and (match["behind"] or match["before"]) == original.id
