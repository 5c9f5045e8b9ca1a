"""Enters: values of our models. Leaves: the same, from a file, under every Python; or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from civsite.load.shelf import Shelf
from pydantic import ValidationError

from civsite.model.item import Kind
from civsite.model.kinds.news import News
from civsite.model.kinds.notice import Level


def by_name(option: Any, protocol: int) -> tuple[Any, ...]:
    """How Python 3.11.0 to 3.11.3, which Debian 12 has, would have it."""
    return getattr, (type(option), option.name)


@pytest.mark.parametrize("is_early_python", [False, True])
def test_what_was_kept_is_had_again_under_every_python(
    is_early_python: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_early_python:
        for options in (Kind, Level):
            monkeypatch.setattr(options, "__reduce_ex__", by_name)
    kept = {"kinds": tuple(Kind), "levels": list(Level), "words": "通知"}
    Shelf(tmp_path, "somebody").put("known", kept)
    assert Shelf(tmp_path, "somebody").get("known") == kept


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    story = News.model_validate(
        {"id": "day", "title": "一天", "date": "2026-03-01", "photos": ({"file": "media/a.jpg"},)}
    )
    Shelf(tmp_path, "somebody").put("known", story)
    again = Shelf(tmp_path, "somebody").get("known")
    assert (again, hash(again), again.digest()) == (story, hash(story), story.digest())
    assert again.model_fields_set == story.model_fields_set
    assert again.model_copy(update={"title": "又一天"}).title == "又一天"
    with pytest.raises(ValidationError):
        again.title = "又一天"


def test_what_belongs_to_somebody_else_is_not_taken(tmp_path: Path) -> None:
    Shelf(tmp_path, "somebody").put("known", {"words": "通知"})
    assert Shelf(tmp_path, "another").get("known") is None


def test_nothing_that_can_be_called_comes_out(tmp_path: Path) -> None:
    Shelf(tmp_path, "somebody").put("known", {"call": print})
    assert Shelf(tmp_path, "somebody").get("known") is None
