"""Long lists: nothing is lost, and what is new does not shift what is old."""

from __future__ import annotations

import pytest

from civsite.render.site.addresses import slug, url_of
from civsite.render.site.pages.paging import part_path, parts_of


@pytest.mark.parametrize("count", [0, 1, 29, 30, 31, 59, 60, 61, 299])
def test_every_entry_is_on_exactly_one_part(count: int) -> None:
    entries = list(range(count, 0, -1))
    parts = parts_of(entries, 30)
    assert [entry for part in parts for entry in part] == entries
    assert all(len(part) == 30 for part in parts[1:])
    assert len(parts[0]) < 60


def test_a_new_entry_changes_the_newest_part_alone() -> None:
    before, after = parts_of(list(range(75, 0, -1)), 30), parts_of(list(range(76, 0, -1)), 30)
    assert before[1:] == after[1:]


def test_older_parts_are_numbered_from_the_oldest() -> None:
    assert [part_path("tags/a.md", index, 3) for index in range(3)] == [
        "tags/a.md", "tags/a/2.md", "tags/a/1.md",
    ]  # fmt: skip


def test_two_names_never_share_an_address() -> None:
    names = [
        "a b",
        "a-b",
        "a/b",
        "a?b",
        "index",
        "README",
        "x" * 400,
        "x" * 401,
        "停水",
        "../../etc",
    ]
    slugs = [slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    assert all("/" not in each and ".." not in each and each for each in slugs)
    assert slug("停水-2026-11") == "停水-2026-11"
    assert slug("PET", lower=True) != slug("pet", lower=True)


def test_pages_lie_in_folders() -> None:
    assert [url_of(path) for path in ("index.md", "en/index.md", "a/index.md", "a/b.md")] == [
        "", "en/", "a/", "a/b/",
    ]  # fmt: skip
