"""What the templates are asked is what a panel would be printed from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PIL import Image

from civsite.fit.answer import Fit
from civsite.model.community import Community, MediaFile
from civsite.model.item import Item
from civsite.model.kinds.poster import Campaign
from civsite.render.panels.asked import fits_of
from tests.render.panels.subjects import details, look, place, poster


def asked(item: Item, picture: Path | None = None) -> Fit:
    media = {}
    if picture is not None:
        digest = hashlib.sha256(picture.read_bytes()).hexdigest()
        path = "media/artwork.png"
        media[path] = MediaFile(path, picture, digest, 1000, "PNG", 300, 450)
    board = place(90, 120).board
    of = Community(Path(), details(), media=media)
    return fits_of(of, look()).of(item, board, board.slots[0])


def test_artwork_is_shown_whole_however_small_the_panel(tmp_path: Path) -> None:
    picture = tmp_path / "artwork.png"
    Image.new("RGB", (300, 450), "#258").save(picture)
    wordy = poster(campaign=Campaign.OWN, artwork="media/artwork.png", slogan="话很长" * 60)
    assert asked(wordy, picture) == Fit(1.0)
    assert asked(wordy).is_nothing, "without the picture its words are set"


def test_artwork_that_cannot_be_read_is_no_matter_of_room(tmp_path: Path) -> None:
    picture = tmp_path / "artwork.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    assert asked(poster(artwork="media/artwork.png"), picture) == Fit(1.0)
