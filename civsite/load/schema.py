"""What may be written where: the folders of `content/` with their records, a record's keys."""

from __future__ import annotations

import types
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.keys import chinese_key
from civsite.model.kinds import KINDS
from civsite.model.record import Record
from civsite.model.scalars import FromText
from civsite.model.screen import Screen
from civsite.synonyms import READ


class Folder(NamedTuple):
    """A folder of records: lists are `.yml`, prose is `.md`."""

    name: str
    model: type[Record]
    ending: str
    title: Text

    @property
    def holds_items(self) -> bool:
        return issubclass(self.model, Item)


FOLDERS: dict[str, Folder] = {
    folder.name: folder
    for folder in (
        *(Folder(kind.model.folder, kind.model, kind.ending, kind.plural) for kind in KINDS),
        Folder("boards", Board, ".yml", Text("宣传栏", "boards")),
        Folder("screens", Screen, ".yml", Text("电子屏", "screens")),
        Folder("editions", WrittenEdition, ".yml", Text("期", "editions")),
        Folder("inspections", Inspection, ".yml", Text("巡查", "inspections")),
    )
}
ITEM_FOLDERS = frozenset(name for name, folder in FOLDERS.items() if folder.holds_items)

Shape = Literal["scalar", "record", "records", "scalars", "table"]

# Fields that the loader fills itself; no editor writes them at the head of a file.
_NOT_WRITTEN = frozenset({"body", "stories"})


class Field(NamedTuple):
    """A key of a record: its names, whether it must be there, and the shape of its value.

    `record` is the model of the record, of each record of the list, or of the innermost values
    of a table, a mapping whose keys are free; `depth` is how many free keys lie above them.
    `is_text`: any words may stand in it.
    """

    name: str
    key: str
    chinese: str
    required: bool
    shape: Shape
    record: type[Record] | None = None
    depth: int = 0
    is_text: bool = False


@cache
def fields_of(model: type[Record], *, is_file: bool) -> tuple[Field, ...]:
    """The fields an editor may write, in the model's order; a file's `id` is its name, not a key."""
    fields = []
    for name, info in model.model_fields.items():
        if name not in _NOT_WRITTEN and not (is_file and name == "id"):
            key = name.rstrip("_")
            chinese = chinese_key(model.__name__, key)
            fields.append(
                Field(
                    name,
                    key,
                    chinese,
                    info.is_required(),
                    *_shape(info.annotation),
                    is_text=_is_text((info.annotation, *info.metadata)),
                )
            )
    return tuple(fields)


@cache
def fields_by_word(model: type[Record], *, is_file: bool) -> dict[str, Field]:
    """Every word that means a field of `model`: the English key, the Chinese one, synonyms."""
    fields = fields_of(model, is_file=is_file)
    words = {field.key: field for field in fields}
    words |= {field.chinese: field for field in fields}
    for word, key in READ.items():
        if key in words and word not in words:
            words[word] = words[key]
    return words


def _is_text(annotations: Iterable[Any]) -> bool:
    """Whether any words may be written there, as what reads them says."""
    return any(
        each.is_text if isinstance(each, FromText) else _is_text(_parts(each))
        for each in annotations
    )


def _parts(annotation: Any) -> tuple[Any, ...]:
    """What an annotation is made of: the types of a union, and what `Annotated` adds to one."""
    return (*get_args(annotation), *getattr(annotation, "__metadata__", ()))


def _shape(annotation: Any) -> tuple[Shape, type[Record] | None, int]:
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        inner = [each for each in get_args(annotation) if each is not type(None)]
        return _shape(inner[0])
    if origin is tuple:
        shape, record, _ = _shape(get_args(annotation)[0])
        return ("records" if shape == "record" else "scalars"), record, 0
    if origin is dict:
        _, record, depth = _shape(get_args(annotation)[1])
        return "table", record, depth + 1
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "record", annotation, 0
    return "scalar", None, 0
