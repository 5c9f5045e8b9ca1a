"""No file's name and no document's title gives away a name that is private.

Files' names are addresses of the website; the title that Word or the scanner wrote into a document is
shown by whatever opens it.

Passes (张三 is anonymous):
    [推荐表](media/推荐表.pdf)
Fails (张三 is anonymous):
    content/news/2026/张三扶老人.md
    artwork: media/张三.pdf
"""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar
from urllib.parse import unquote

from civsite.check.case import Case, Diagnostics
from civsite.check.located import Spot
from civsite.check.people import People, Person
from civsite.diagnostics import Diagnostic, Text
from civsite.model.board import Board
from civsite.model.item import Item
from civsite.text.name_search import Told

_Value = TypeVar("_Value")


def check(case: Case) -> Diagnostics:
    people = case.people
    if not people.search:
        return
    keys = [key for key, _, original in case.records() if original is None]
    for (folder, record_id), told in _telling(people, keys, lambda key: key[1]):
        for name, words in told:
            yield _in_id(case.at((folder, record_id)), words, people.by_name[name])
    for key, board in case.each(Board):
        for index, slot in enumerate(board.slots):
            for name, words in people.search.told_in(slot.id):
                spot = case.at_slot(key, board, index, "id")
                yield _in_id(spot, words, people.by_name[name])
    yield from _in_media(case)


def _telling(
    people: People, values: Collection[_Value], said: Callable[[_Value], str]
) -> Iterator[tuple[_Value, list[Told]]]:
    """Those of `values` that say a private name; as most say none, they are looked at together."""
    if people.search.told_in("\n".join(map(said, values))):
        for value in values:
            if told := people.search.told_in(said(value)):
                yield value, told


def _in_media(case: Case) -> Diagnostics:
    people, media = case.people, case.community.media
    in_paths = dict(_telling(people, media.keys(), str))
    in_titles = dict(_telling(people, media.keys(), lambda path: media[path].title))
    for reference in case.references_to({*in_paths, *in_titles}.__contains__):
        spot = case.at(reference.key, *reference.place, words=reference.written)
        # What a body writes is read as text; the photo of whoever is private is not shown.
        if reference.written or _is_own_photo(case, spot):
            continue
        for name, words in in_paths.get(reference.path, ()):
            yield _in_id(spot, words or name, people.by_name[name])
        for name, words in in_titles.get(reference.path, ()):
            yield _in_title(spot, words or name, people.by_name[name])
    for key, record, original in case.records() if in_titles else ():
        body = record.markdown if isinstance(record, Item) else ""
        if not body or (isinstance(original, Item) and original.markdown == body):
            continue
        for path in in_titles:
            if path in unquote(body):
                spot = case.at(key, "body", words=path if path in body else "")
                for name, words in in_titles[path]:
                    yield _in_title(spot, words or name, people.by_name[name])


def _is_own_photo(case: Case, spot: Spot) -> bool:
    if spot.key[0] != "honours" or spot.place[0] != "deeds":
        return False
    person = case.people.by_deed.get((case.original_key(spot.key)[1], int(spot.place[1])))
    return person is not None and person.why is not None


def _in_id(spot: Spot, words: str, person: Person) -> Diagnostic:
    why = person.why or Text("", "")
    return spot.error(
        "private-file-name",
        Text(
            f"“{words}”{why.zh}，名称里写出了姓名", f"“{words}” {why.en}; this name tells who it is"
        ),
        Text("换一个不含姓名的名称", "choose a name that does not say who it is"),
    )


def _in_title(spot: Spot, words: str, person: Person) -> Diagnostic:
    why = person.why or Text("", "")
    return spot.error(
        "private-document",
        Text(
            f"“{words}”{why.zh}，这份文件属性里的标题写出了姓名",
            f"“{words}” {why.en}; the title in this document's properties tells the name",
        ),
        Text(
            "打开文件，在“文件”→“信息”（或“属性”）里改标题，另存后换上",
            "open it, change the title in its properties, save it again",
        ),
    )
