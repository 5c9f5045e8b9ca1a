"""The commented file of each kind that `civsite new` makes, a file a kind."""

import importlib
from collections.abc import Mapping

from civsite.blanks.kinds import board, inspection, screen
from civsite.blanks.kinds.kind import NewKind
from civsite.model.kinds import KINDS as ITEM_KINDS
from civsite.model.kinds import file_of

_OF_ITEMS = [importlib.import_module(f"{__name__}.{file_of(each.model)}") for each in ITEM_KINDS]
_ALL: list[NewKind] = [each.KIND for each in (*_OF_ITEMS, board, screen, inspection)]
# By folder.
KINDS: Mapping[str, NewKind] = {kind.folder: kind for kind in _ALL}
# By what an editor may call it.
NAMES: Mapping[str, NewKind] = {word: kind for kind in _ALL for word in kind.words}
