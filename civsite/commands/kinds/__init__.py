"""The commented file of each kind that `civsite new` makes, a file a kind."""

from __future__ import annotations

from collections.abc import Mapping

from civsite.commands.kinds import (
    board,
    convention,
    honours,
    inspection,
    news,
    notice,
    page,
    poster,
    screen,
)
from civsite.commands.kinds.kind import NewKind

_ALL = (
    poster.KIND,
    convention.KIND,
    honours.KIND,
    news.KIND,
    notice.KIND,
    page.KIND,
    board.KIND,
    screen.KIND,
    inspection.KIND,
)
# By folder.
KINDS: Mapping[str, NewKind] = {kind.folder: kind for kind in _ALL}
# By what an editor may call it.
NAMES: Mapping[str, NewKind] = {word: kind for kind in _ALL for word in kind.words}
