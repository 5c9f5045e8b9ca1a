"""Which folder of `content/` holds which record, and in which file format."""

from __future__ import annotations

from typing import NamedTuple

from civsite.diagnostics import Text
from civsite.model.board import Board
from civsite.model.edition import WrittenEdition
from civsite.model.inspection import Inspection
from civsite.model.item import Item
from civsite.model.kinds.convention import Convention
from civsite.model.kinds.honours import Honours
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Notice
from civsite.model.kinds.page import Page
from civsite.model.kinds.poster import Poster
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
        Folder("posters", Poster, ".yml", Text("海报", "posters")),
        Folder("conventions", Convention, ".yml", Text("公约", "conventions")),
        Folder("honours", Honours, ".yml", Text("善行义举榜", "honour rolls")),
        Folder("news", News, ".md", Text("动态", "news")),
        Folder("notices", Notice, ".md", Text("通知", "notices")),
        Folder("pages", Page, ".md", Text("页面", "pages")),
        Folder("boards", Board, ".yml", Text("宣传栏", "boards")),
        Folder("screens", Screen, ".yml", Text("电子屏", "screens")),
        Folder("editions", WrittenEdition, ".yml", Text("期", "editions")),
        Folder("inspections", Inspection, ".yml", Text("巡查", "inspections")),
    )
}
ITEM_FOLDERS = frozenset(name for name, folder in FOLDERS.items() if folder.holds_items)
