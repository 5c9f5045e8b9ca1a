"""News digests: as many stories as there is room for, cut between stories."""

from __future__ import annotations

from civsite.fit.cutting import Passage
from civsite.fit.kinds.kind import FitKind
from civsite.model.kinds.digest import Digest

KIND = FitKind(
    Digest,
    passages=lambda digest: [Passage(story, 1) for story in digest.stories],
    said=lambda passages: {"stories": tuple(passage.said for passage in passages)},
    at_first=("figures",),
)
