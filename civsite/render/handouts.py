"""Enters: a community and the look of the quarter. Leaves: the jobs of posters for anyone's printer."""

from __future__ import annotations

from civsite.fit.fits import Fits
from civsite.model.community import Community
from civsite.model.kinds.poster import Poster
from civsite.model.scalars import Size
from civsite.render.job import Job
from civsite.render.panels.panel import Look
from civsite.render.sheets import UPRIGHT, Sheet, ask_for, sheet_jobs

# Held in the hand.
_DISTANCE_CM = 40


def handout_jobs(community: Community, look: Look, fits: Fits) -> list[Job]:
    """Two jobs a poster; a poster whose words are too many for a sheet has none."""
    sheets = [_sheet_of(poster, community) for poster in community.items_of(Poster)]
    ask_for(sheets, fits)
    return [job for sheet in sheets for job in sheet_jobs(sheet, community, look, fits)]


def _sheet_of(poster: Poster, community: Community) -> Sheet:
    source = community.sources.get(("posters", poster.id))
    path = source.path if source else ""
    return Sheet(poster, path, _upright_or_lying(poster, community), _DISTANCE_CM)


def _upright_or_lying(poster: Poster, community: Community) -> Size:
    """Finished artwork that lies gets a lying sheet."""
    artwork = community.media.get(poster.artwork) if poster.artwork else None
    lying = artwork is not None and artwork.width > artwork.height
    return Size(UPRIGHT.height, UPRIGHT.width) if lying else UPRIGHT
