"""The playlists of a quarter enter; all that an editor should know about them leaves, as warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civsite.diagnostics import Diagnostic
from civsite.model.community import Community
from civsite.plan.screens.gaps import empty_times
from civsite.plan.screens.missing_shares import unmet_shares
from civsite.plan.screens.playlist import Playlist
from civsite.plan.screens.strip_limits import strip_limits
from civsite.plan.screens.unshown import missing_items


def screen_diagnostics(community: Community, playlists: Sequence[Playlist]) -> Iterator[Diagnostic]:
    """Empty minutes, items that never show, shares that are not had; what strips cannot show."""
    for playlist in playlists:
        yield from empty_times(community, playlist)
    yield from unmet_shares(community, playlists)
    yield from missing_items(community, playlists)
    yield from strip_limits(community, playlists)
