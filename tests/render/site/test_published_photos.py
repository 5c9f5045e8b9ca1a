"""Which photos and documents the website publishes: in what sizes, under what names, and no others."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from civsite.load.repository import load_community
from civsite.render.site.media import media_jobs
from tests.render.site.little_park import write
from tests.render.site.made_files import made_files


def published(root: Path, files: Mapping[str, str], *, url: bool = False) -> dict[str, bytes]:
    """What jobs make for a community of these files."""
    address = "url: https://yard.example\n" if url else ""
    for path, text in {"content/community.yml": f"name: 小院\n{address}", **files}.items():
        write(root, path, text)
    community, _ = load_community(root)
    return dict(made_files(media_jobs(community)))


def photo(root: Path, name: str, size: tuple[int, int], colour: str = "red") -> None:
    path = root / "content/media" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


def forms(files: Mapping[str, bytes]) -> list[tuple[str, tuple[int, int]]]:
    pictures = [Image.open(io.BytesIO(data)) for path, data in files.items() if "media/" in path]
    return sorted((str(each.format), each.size) for each in pictures)


STORY = "---\ntitle: 事\ndate: 2026-03-05\nphotos: [media/a.jpg]\n---\n"


def test_a_storys_photo_comes_for_phones_and_desks(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (1600, 1200))
    assert forms(published(tmp_path, {"content/news/a.md": STORY})) == [
        ("AVIF", (960, 720)), ("AVIF", (1280, 960)), ("JPEG", (960, 720)),
        ("WEBP", (480, 360)), ("WEBP", (960, 720)),
    ]  # fmt: skip


def test_a_portrait_comes_without_the_large_forms(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (1200, 1600))
    roll = (
        "quarter: 2026Q3\ndeeds:\n  - {name: 张三, honour: 助人为乐, deed: 好,"
        " consent: 2026-08-01, photo: media/a.jpg}\n"
    )
    assert forms(published(tmp_path, {"content/honours/2026Q3.yml": roll})) == [
        ("JPEG", (960, 1280)), ("WEBP", (480, 640)), ("WEBP", (960, 1280)),
    ]  # fmt: skip


def test_a_small_photo_comes_once_in_each_form_at_its_own_size(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (400, 300))
    assert forms(published(tmp_path, {"content/news/a.md": STORY})) == [
        ("AVIF", (400, 300)), ("JPEG", (400, 300)), ("WEBP", (400, 300)),
    ]  # fmt: skip


def test_a_community_with_an_address_has_a_card_of_each_leading_photo(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (1600, 1200))
    made = published(tmp_path, {"content/news/a.md": STORY}, url=True)
    (card,) = [path for path in made if "card" in path]
    assert Image.open(io.BytesIO(made[card])).size == (1200, 630)


def test_the_same_picture_under_two_names_is_published_once(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (1600, 1200))
    photo(tmp_path, "子/b.jpg", (1600, 1200))
    files = {
        "content/news/a.md": STORY,
        "content/news/b.md": STORY.replace("media/a.jpg", "media/子/b.jpg"),
    }
    assert len(published(tmp_path, files)) == 5


def test_what_nothing_shows_is_not_published(tmp_path: Path) -> None:
    photo(tmp_path, "a.jpg", (1600, 1200))
    photo(tmp_path, "unused.jpg", (1600, 1200), "blue")
    photo(tmp_path, "secret.jpg", (1600, 1200), "green")
    photo(tmp_path, "silent.jpg", (1600, 1200), "black")
    roll = (
        "quarter: 2026Q3\ndeeds:\n"
        "  - {name: 钱, honour: 助人为乐, deed: 好, anonymous: yes, photo: media/secret.jpg}\n"
        "  - {name: 孙, honour: 助人为乐, deed: 好, photo: media/silent.jpg}\n"
    )
    files = {"content/news/a.md": STORY, "content/honours/2026Q3.yml": roll}
    pictures = [
        Image.open(io.BytesIO(data)).convert("RGB").getpixel((9, 9))
        for data in published(tmp_path, files).values()
    ]
    assert len(pictures) == 5
    assert all(isinstance(each, tuple) and each[0] > 240 > 20 > max(each[1:]) for each in pictures)


def test_no_published_name_tells_the_name_of_a_photos_file(tmp_path: Path) -> None:
    photo(tmp_path, "张三 13900001111.jpg", (900, 600))
    story = STORY.replace("media/a.jpg", '"media/张三 13900001111.jpg"')
    for path in published(tmp_path, {"content/news/a.md": story}):
        assert path.isascii()
        assert "13900001111" not in path


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("登记表.pdf", "files/登记表.pdf"),
        ("Form.PDF", "files/form-2e0e96.pdf"),
        ("二 期/表 (1).pdf", "files/二-期-422d33/表-1-b90852.pdf"),
    ],
)
def test_a_form_keeps_an_address_that_can_be_written_down(
    tmp_path: Path, name: str, url: str
) -> None:
    path = tmp_path / "content/media" / name
    path.parent.mkdir(parents=True)
    document = pikepdf.new()
    document.add_blank_page()
    document.save(path)
    page = f"---\ntitle: 表\n---\n[表](<media/{name}>)\n"
    first = published(tmp_path, {"content/pages/a.md": page})
    document.add_blank_page()
    document.save(path)
    assert [*first] == [*published(tmp_path, {})] == [url]


def test_a_document_that_no_text_links_to_stays_at_home(tmp_path: Path) -> None:
    (tmp_path / "content/media").mkdir(parents=True)
    document = pikepdf.new()
    document.add_blank_page()
    document.save(tmp_path / "content/media/名单.pdf")
    assert published(tmp_path, {"content/pages/a.md": "---\ntitle: 题\n---\n名单.pdf\n"}) == {}
