"""Which folder of `content/` holds which record, and in which file format."""

from __future__ import annotations

from typing import NamedTuple

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.kinds import KINDS
from civsite.model.record import Record
from civsite.model.screen import Screen


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
